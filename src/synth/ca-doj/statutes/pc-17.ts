/** People of PC 17: reduction of wobblers and of misdemeanors that may be infractions (Penal Code, read 2026-11-29). */
import { theDay } from '../../../time/day.ts'
import { conviction, order } from './records.ts'
import { type Scenario, type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting, yearsAgo, yearsOn } from './setting.ts'
import { eligible, notEligible, review } from './truth.ts'

const RECEIVING = 'F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY'
const reduced = eligible('reduce-to-misdemeanor', 'may')

const onProbation = (at: Setting, offense: string, sentence = 'PROBATION 3 Y + JAIL 90 D') =>
  conviction({ offense, sentence, court: between(at, 16, 7) })

const wobbler = (offense: string): Scenario =>
  scenario(`prison or jail may be given for it, and probation was: ${offense}`, '(b)(3)', at => ({
    cases: [onProbation(at, offense)],
    truth: reduced,
  }))

const straight = (offense: string): Scenario =>
  scenario(`no jail may be given for it: ${offense}`, '(b)', at => ({
    cases: [onProbation(at, offense)],
    truth: notEligible,
  }))

const infraction = (offense: string): Scenario =>
  scenario(`a misdemeanor of PC 19.8: ${offense}`, '(d)(2)', at => ({
    cases: [onProbation(at, offense, 'PROBATION 12 M')],
    truth: eligible('reduce-to-infraction', 'may'),
  }))

export const PEOPLE: StatutePeople = {
  statute: 'pc-17',
  of: 'conviction',
  scenarios: [
    wobbler('F 460(B) PC-BURGLARY:SECOND DEGREE'),
    wobbler(RECEIVING),
    wobbler('F 245(A)(4) PC-ADW:FORCE LIKELY GBI'),
    wobbler('F 243(D) PC-BATTERY W/SERIOUS BODILY INJURY'),
    wobbler('F 243.4(A) PC-SEXUAL BATTERY'),
    wobbler('F 476A(A) PC-INSUFFICIENT FUNDS:CHECKS'),
    wobbler('F 244.5(B) PC-ASSAULT W/STUN GUN/TASER'),
    straight('F 460(A) PC-BURGLARY:FIRST DEGREE'),
    straight('F 245(A)(3) PC-ADW:MACHINE GUN/ETC'),
    straight('F 245(B) PC-ADW W/SEMIAUTO FIREARM'),
    straight('F 487(D)(2) PC-GRAND THEFT:FIREARM'),
    straight('F 244 PC-ASSAULT W/CAUSTIC CHEMICALS'),
    scenario('a wobbler with a prison term', '(b)(1)', at => ({
      cases: [onProbation(at, RECEIVING, 'PRISON 2 Y')],
      truth: notEligible,
    })),
    scenario('a wobbler whose prison term was suspended', '(b)(3)', at => ({
      cases: [onProbation(at, RECEIVING, 'PRISON 2 Y + EXEC SEN SS + PROBATION 3 Y')],
      truth: notEligible,
    })),
    scenario('a wobbler, and probation still runs', '(b)(3)', at => ({
      cases: [conviction({ offense: RECEIVING, court: yearsAgo(at, 1), sentence: 'PROBATION 2 Y' })],
      truth: reduced,
    })),
    scenario('a wobbler that was dismissed under PC 1203.4', '(b)(3)', at => {
      const court = between(at, 18, 12)
      return {
        cases: [
          conviction({
            offense: RECEIVING,
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', yearsOn(court, 5))],
          }),
        ],
        truth: reduced,
      }
    }),
    scenario('a wobbler that was reduced already', '(b)(3)', at => {
      const court = between(at, 18, 12)
      return {
        cases: [
          conviction({
            offense: RECEIVING,
            court,
            sentence: 'PROBATION 3 Y',
            later: [order('CONV REDUCED TO MISD PER 17(B) PC', yearsOn(court, 3))],
          }),
        ],
        truth: notEligible,
      }
    }),
    scenario('a wobbler convicted as a misdemeanor', '(b)(4)', at => ({
      cases: [onProbation(at, 'M 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY', 'PROBATION 12 M')],
      truth: notEligible,
    })),
    scenario('a wobbler whose sentence the record does not show', '(b)(3)', at => ({
      cases: [onProbation(at, RECEIVING, '')],
      truth: review('whether probation was granted'),
    })),
    infraction('M 415(1) PC-FIGHT/CHALLENGE FIGHT PUBLIC PLACE'),
    infraction('M 555 PC-TRESPASS POSTED PROPERTY'),
    infraction('M 602(O) PC-TRESPASS:REFUSE TO LEAVE PROPERTY'),
    infraction('M 12500(A) VC-DRIVE W/O LICENSE'),
    infraction('M 853.7 PC-FAIL TO APPEAR:WRITTEN PROMISE'),
    infraction('M 490.7(B) PC-TAKE MORE THAN 25 FREE PAPERS'),
    infraction('M 330 PC-GAMING'),
    infraction('M 25662(A) BP-MINOR POSSESS ALCOHOL'),
    infraction('M 40508(A) VC-FTA:WRITTEN PROMISE'),
    infraction('M 14601.1(A) VC-DRIVE WHILE LIC SUSP/ETC'),
    scenario('trespass under (n) of the nineties, which may be (o) today', '(d)', at => ({
      cases: [
        conviction({
          offense: 'M 602(N) PC-TRESPASS',
          court: onADay(at, theDay('1990-01-10'), theDay('1999-12-01')),
          sentence: 'PROBATION 12 M',
        }),
      ],
      truth: review('which subdivision it was'),
    })),
    scenario('trespass under a subdivision that PC 19.8 does not list', '(d)', at => ({
      cases: [onProbation(at, 'M 602(L) PC-TRESPASS:OCCUPY PROP W/O CONSENT', 'PROBATION 12 M')],
      truth: notEligible,
    })),
    scenario('an infraction', '(d)', at => ({
      cases: [onProbation(at, 'I 602.8(A) PC-TRESPASS ON PRIVATE LAND', 'FINE')],
      truth: notEligible,
    })),
    scenario('a wobbler with jail alone, before PC 1170(h) was', '(b)(1)', at => ({
      cases: [
        conviction({
          offense: RECEIVING,
          court: between({ ...at, asOf: theDay('2010-06-01') }, 12, 2),
          sentence: 'JAIL 180 D',
        }),
      ],
      truth: eligible('reduce-to-misdemeanor'),
    })),
    scenario('a misdemeanor that PC 19.8 does not list', '(d)', at => ({
      cases: [onProbation(at, 'M 242 PC-BATTERY', 'PROBATION 12 M')],
      truth: notEligible,
    })),
  ],
}
