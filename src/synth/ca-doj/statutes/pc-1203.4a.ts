/** People of PC 1203.4a: misdemeanors without probation, and infractions (Penal Code, read 2026-11-29). */
import { convictedCount, conviction, order } from './records.ts'
import { type Scenario, type StatutePeople, scenario } from './scenario.ts'
import { between, type Setting, yearsAgo } from './setting.ts'
import { eligible, later, notEligible, review, withheld } from './truth.ts'

const BATTERY = 'M 242 PC-BATTERY'
const relieved = eligible('automatic-relief', 'shall')

const old = (at: Setting, offense: string, sentence: string) =>
  conviction({ offense, sentence, court: between(at, 16, 5) })

const traffic = (offense: string, says: string): Scenario =>
  scenario(`${says}: ${offense}`, '(d)(3)', at => ({
    cases: [old(at, offense, 'FINE')],
    truth: notEligible,
  }))

const outside42001 = (offense: string): Scenario =>
  scenario(`an infraction with a penalty of its own in VC 42001.7, .8 or .15: ${offense}`, '(d)(3)', at => ({
    cases: [old(at, offense, 'FINE')],
    truth: eligible('dismiss'),
  }))

const ownPenalty = (offense: string): Scenario =>
  scenario(`an infraction that the Vehicle Code may give its own penalty: ${offense}`, '(d)(3)', at => ({
    cases: [old(at, offense, 'FINE')],
    truth: review('whether the offense is within VC 42001'),
  }))

export const PEOPLE: StatutePeople = {
  statute: 'pc-1203.4a',
  of: 'conviction',
  scenarios: [
    scenario('a misdemeanor with thirty days of jail, years ago', '(a), upright', at => ({
      cases: [old(at, BATTERY, 'JAIL 30 D')],
      truth: eligible('dismiss'),
      also: { 'pc-1203.425': relieved, 'pc-1203.4': notEligible },
    })),
    scenario('a misdemeanor with a fine', '(a), who', at => ({
      cases: [old(at, BATTERY, 'FINE')],
      truth: eligible('dismiss'),
      also: { 'pc-1203.425': relieved },
    })),
    scenario('an infraction of the Penal Code', '(a), who', at => ({
      cases: [old(at, 'I 602.8(A) PC-TRESPASS ON PRIVATE LAND', 'FINE')],
      truth: eligible('dismiss'),
      also: { 'pc-1203.425': relieved },
    })),
    scenario('judgment a year ago to the day', '(a), when', at => ({
      cases: [conviction({ offense: BATTERY, court: yearsAgo(at, 1), sentence: 'JAIL 10 D' })],
      truth: eligible('dismiss'),
      also: { 'pc-1203.425': relieved },
    })),
    scenario('judgment a year and a day ago', '(a), when', at => ({
      cases: [conviction({ offense: BATTERY, court: yearsAgo(at, 1, -1), sentence: 'JAIL 10 D' })],
      truth: eligible('dismiss'),
    })),
    scenario('a year since judgment tomorrow', '(a), when', at => ({
      cases: [conviction({ offense: BATTERY, court: yearsAgo(at, 1, 1), sentence: 'JAIL 10 D' })],
      truth: later('dismiss', at.asOf + 1),
      also: { 'pc-1203.425': later('automatic-relief', at.asOf + 1) },
    })),
    scenario('probation was granted', '(a), who', at => ({
      cases: [old(at, BATTERY, 'PROBATION 12 M')],
      truth: notEligible,
    })),
    scenario('a felony with a prison term', '(a), who', at => ({
      cases: [old(at, 'F 11351 HS-POSS/PURCHASE FOR SALE NARC/CNTL SUB', 'PRISON 2 Y')],
      truth: notEligible,
    })),
    scenario('a felony of the same case is no bar', '(a), who', at => ({
      cases: [
        conviction({
          offense: BATTERY,
          court: between(at, 16, 8),
          sentence: 'JAIL 60 D',
          beside: [convictedCount('F 459/460(B) PC-BURGLARY:SECOND DEGREE', 'PROBATION 3 Y')],
        }),
      ],
      truth: eligible('dismiss'),
    })),
    scenario('a misdemeanor under PC 288(c)', '(d)(1)', at => ({
      cases: [old(at, 'M 288(C)(1) PC-LEWD OR LASC ACTS W/CHILD 14/15', 'JAIL 90 D')],
      truth: notEligible,
    })),
    scenario('VC 2800: within VC 42002.1 or not', '(d)(2)', at => ({
      cases: [old(at, 'M 2800(A) VC-DISOBEY PEACE OFFICER', 'FINE')],
      truth: review('whether equipment was to be inspected or a condition endangered somebody'),
    })),
    traffic('I 22349(A) VC-EXCEED SPEED ON HIGHWAY', 'speeding'),
    outside42001('I 21453(A) VC-FAIL STOP AT RED LIGHT'),
    outside42001('I 4000(A)(1) VC-NO EVIDENCE OF REGISTRATION'),
    outside42001('I 23111 VC-THROW LIGHTED CIGARETTE'),
    ownPenalty('I 23123(A) VC-USE WIRELESS PHONE WHILE DRIVING'),
    ownPenalty('I 23222(B) VC-POSSESS MARIJUANA WHILE DRIVING'),
    scenario('convicted again of a crime years later', '(a), upright', at => {
      const court = between(at, 20, 16)
      return {
        cases: [
          conviction({ offense: BATTERY, court, sentence: 'JAIL 30 D' }),
          conviction({
            offense: 'M 484(A) PC-THEFT OF PERSONAL PROPERTY',
            court: court + 2600,
            sentence: 'JAIL 5 D',
          }),
        ],
        truth: eligible('dismiss'),
      }
    }),
    scenario('a prison term of ten years runs', '(a), standing', at => ({
      cases: [
        old(at, BATTERY, 'JAIL 30 D'),
        conviction({ offense: 'F 211 PC-ROBBERY', court: between(at, 2, 1), sentence: 'PRISON 10 Y' }),
      ],
      truth: withheld,
    })),
    scenario('on probation in another case: no sentence by the words', '(a), standing', at => ({
      cases: [
        old(at, BATTERY, 'JAIL 30 D'),
        conviction({ offense: BATTERY, court: yearsAgo(at, 0, -200), sentence: 'PROBATION 12 M' }),
      ],
      truth: review('whether probation is a sentence that is served'),
    })),
    scenario('another felony without a sentence on record, dismissed since', '(a), standing', at => {
      const court = between(at, 16, 12)
      return {
        cases: [
          conviction({ offense: BATTERY, court, sentence: 'JAIL 30 D' }),
          conviction({
            offense: 'F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY',
            court: court + 500,
            sentence: '',
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', court + 2500)],
          }),
        ],
        truth: eligible('dismiss'),
      }
    }),
    scenario('the record shows no sentence', '(a), who', at => ({
      cases: [old(at, BATTERY, '')],
      truth: review('whether probation was granted'),
    })),
  ],
}
