/** People of HSC 11361.8 and 11361.9, Proposition 64 (read in copies and quotations, 2026-11-29; the opinions named in `at`). */
import { addPeriod, type Day, theDay } from '../../../time/day.ts'
import { conviction, order } from './records.ts'
import { type Person, type Scenario, type StatutePeople, scenario } from './scenario.ts'
import { onADay, type Setting, yearsOn } from './setting.ts'
import { eligible, notEligible, review, type Truth, withheld } from './truth.ts'

const SALE = 'F 11359 HS-POSSESS MARIJUANA FOR SALE'
const misdemeanor = eligible('redesignate-misdemeanor', 'shall')
const sealed = eligible('dismiss-and-seal', 'shall')
const PROBATION = 'PROBATION 3 Y + JAIL 60 D'

const court = (at: Setting): Day => onADay(at, theDay('1990-02-01'), theDay('2009-06-01'))
const old = (at: Setting, offense: string, sentence = PROBATION, day = court(at)) =>
  conviction({ offense, court: day, sentence })

const adult = (offense: string, at: string, truth: Truth, sentence = PROBATION): Scenario =>
  scenario(`an adult: ${offense}`, at, setting => ({ cases: [old(setting, offense, sentence)], truth }))

/** Somebody of that age on the day of arrest. */
const aged = (at: Setting, years: number, offense: string, truth: Truth, sentence = 'FINE'): Person => {
  const day = court(at)
  return {
    cases: [old(at, offense, sentence, day)],
    truth,
    birth: addPeriod(day - 60, { years: -years }) - 100,
  }
}

const withPrior = (offense: string, at: string, truth: Truth, days: number): Scenario =>
  scenario(`${days < 0 ? 'before it' : 'after it'} convicted of ${offense}`, at, setting => {
    const day = onADay(setting, theDay('1990-02-01'), theDay('2002-06-01'))
    return {
      cases: [
        old(setting, SALE, PROBATION, day),
        conviction({ offense, court: day + days, sentence: 'PRISON 3 Y' }),
      ],
      truth,
    }
  })

export const PEOPLE: StatutePeople = {
  statute: 'hsc-11361.8',
  of: 'conviction',
  scenarios: [
    adult(SALE, '(e)', misdemeanor),
    adult('F 11358 HS-CULTIVATE MARIJUANA', '(f), Hall', misdemeanor),
    adult('F 11360(A) HS-TRANSPORT/SELL MARIJUANA', '(e)', misdemeanor),
    adult('F 11357(A) HS-POSSESS CONCENTRATED CANNABIS', '(f), Hall', misdemeanor),
    adult('M 11357(A) HS-POSSESS CONCENTRATED CANNABIS', '(f)', sealed, 'FINE'),
    adult('M 11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS', '11362.1(a)(1)-(3)', sealed, 'FINE'),
    adult('M 11357(C) HS-POSSESS MARIJUANA OVER 28.5 GRAMS', '11357(b)(2)', notEligible, 'FINE'),
    adult('M 11359 HS-POSSESS MARIJUANA FOR SALE', '11359(b)', notEligible, 'JAIL 30 D'),
    adult('F 182(A)(1)/11359 HS-CONSPIRACY', '(e), Medina', notEligible),
    adult('F 11361(A) HS-EMPLOY MINOR SELL MARIJUANA', '(e), Samra', notEligible, 'PRISON 3 Y'),
    scenario('at nineteen, not more than 28.5 grams', '11357(a)', at =>
      aged(
        at,
        19,
        'M 11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS',
        eligible('redesignate-infraction', 'shall'),
      ),
    ),
    scenario(
      'at nineteen, cultivation of a number of plants that the record does not show',
      '(f), Hall',
      at => aged(at, 19, 'F 11358 HS-CULTIVATE MARIJUANA', misdemeanor, PROBATION),
    ),
    scenario('accessory by plea, the charge sale, the sentence completed', '(e), Boatwright', at => ({
      cases: [
        conviction({ offense: 'F 32 PC-ACCESSORY', charged: SALE, court: court(at), sentence: PROBATION }),
      ],
      truth: review('whether a completed PC 32 is a conviction under the sections'),
    })),
    adult('F 664/11359 HS-ATT POSSESS MARIJUANA FOR SALE', '(e)', review('whether an attempt is within it')),
    withPrior('M 647.6(A) PC-ANNOY/MOLEST CHILDREN', '11359(c)(1)', notEligible, -3000),
    withPrior('F 664/187(A) PC-ATTEMPTED MURDER', '11359(c)(1)', notEligible, -5000),
    withPrior('F 192(A) PC-VOLUNTARY MANSLAUGHTER', '11359(c)(1)', misdemeanor, -5000),
    scenario('at sixteen, for sale', '11359(a)', at =>
      aged(at, 16, SALE, eligible('redesignate-infraction', 'shall'), PROBATION),
    ),
    withPrior('F 187(A) PC-MURDER', '11359(c)(1)', notEligible, -5000),
    withPrior('F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14', '11359(c)(1)', notEligible, -5000),
    withPrior('F 187(A) PC-MURDER', '(e), Smit', misdemeanor, 3000),
    withPrior('F 211 PC-ROBBERY', '11359(c)(1)', misdemeanor, -5000),
    scenario(
      'two earlier convictions of the section: of which paragraph they are is contested',
      '11359(c)(2)',
      at => {
        const day = onADay(at, theDay('1999-02-01'), theDay('2009-06-01'))
        return {
          cases: [
            old(at, SALE, PROBATION, day),
            old(at, SALE, PROBATION, day - 1500),
            old(at, SALE, PROBATION, day - 3000),
          ],
          truth: review('whether priors before the Act are under its misdemeanor paragraph'),
        }
      },
    ),
    scenario('set aside under PC 1203.4', '(e), by Tidwell', at => {
      const day = court(at)
      return {
        cases: [
          conviction({
            offense: SALE,
            court: day,
            sentence: PROBATION,
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', yearsOn(day, 4))],
          }),
        ],
        truth: misdemeanor,
      }
    }),
    scenario('dismissed and sealed under this section already', '(f)', at => {
      const day = court(at)
      return {
        cases: [
          conviction({
            offense: SALE,
            court: day,
            sentence: PROBATION,
            later: [
              order(
                'CONV DISM & SEALED PER 11361.8 HS',
                onADay(at, theDay('2018-03-01'), theDay('2022-06-01')),
              ),
            ],
          }),
        ],
        truth: notEligible,
      }
    }),
    scenario('arrested a year after the Act: the offense may lie before it', '(a)', at => ({
      cases: [old(at, SALE, PROBATION, onADay(at, theDay('2018-02-01'), theDay('2018-06-01')))],
      truth: review('the day of the offense'),
    })),
    scenario('arrested seven years after the Act', '(a)', at => ({
      cases: [old(at, SALE, 'JAIL 30 D', onADay(at, theDay('2023-12-01'), theDay('2024-06-01')))],
      truth: notEligible,
    })),
  ],
}

/** Of HSC 11361.9 no copy was read: the court's duty lies only where nobody challenged, which no record shows. */
export const UNCHALLENGED: StatutePeople = {
  statute: 'hsc-11361.9',
  of: 'conviction',
  scenarios: [
    ...[SALE, 'F 11358 HS-CULTIVATE MARIJUANA', 'F 11360(A) HS-TRANSPORT/SELL MARIJUANA'].map(offense =>
      adult(offense, '(d)', withheld),
    ),
    adult('F 211 PC-ROBBERY', '(a)', notEligible),
    adult('F 11378 HS-POSS CNTL SUB FOR SALE', '(a)', notEligible),
    adult('M 11357(C) HS-POSSESS MARIJUANA OVER 28.5 GRAMS', '(a)', notEligible, 'FINE'),
    withPrior('F 187(A) PC-MURDER', '(c)(2)', notEligible, -5000),
    scenario('arrested long after the Act', '(a)', at => ({
      cases: [old(at, SALE, 'JAIL 30 D', onADay(at, theDay('2023-12-01'), theDay('2024-06-01')))],
      truth: notEligible,
    })),
  ],
}
