/** People of PC 1203.41: felonies served in jail or prison (Penal Code, read 2026-11-29). */
import { conviction, report } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { between, yearsAgo } from './setting.ts'
import { eligible, later, notEligible, withheld } from './truth.ts'

const BURGLARY = 'F 459/460(B) PC-BURGLARY:SECOND DEGREE'
const ROBBERY = 'F 211 PC-ROBBERY'
const may = eligible('dismiss', 'may')

export const PEOPLE: StatutePeople = {
  statute: 'pc-1203.41',
  of: 'conviction',
  scenarios: [
    scenario('prison, and discharged from parole years ago', '(a)(2)', at => {
      const court = between(at, 14, 12)
      return {
        cases: [
          conviction({
            offense: ROBBERY,
            court,
            sentence: 'PRISON 3 Y',
            reports: [
              report('PAROLE', 'PAROLED', court + 1000),
              report('PAROLE', 'DISCHARGED FROM PAROLE', court + 2000),
            ],
          }),
        ],
        truth: may,
        also: { 'pc-1203.42': notEligible, 'pc-1203.4': notEligible },
      }
    }),
    scenario('discharged from parole two years ago to the day', '(a)(2)', at => {
      const court = yearsAgo(at, 8)
      return {
        cases: [
          conviction({
            offense: ROBBERY,
            court,
            sentence: 'PRISON 3 Y',
            reports: [
              report('PAROLE', 'PAROLED', court + 1000),
              report('PAROLE', 'DISCHARGED FROM PAROLE', yearsAgo(at, 2)),
            ],
          }),
        ],
        truth: may,
      }
    }),
    scenario('discharged from parole a year ago', '(a)(2)', at => {
      const court = yearsAgo(at, 7)
      return {
        cases: [
          conviction({
            offense: ROBBERY,
            court,
            sentence: 'PRISON 3 Y',
            reports: [
              report('PAROLE', 'PAROLED', court + 1000),
              report('PAROLE', 'DISCHARGED FROM PAROLE', yearsAgo(at, 1)),
            ],
          }),
        ],
        truth: later('dismiss'),
      }
    }),
    scenario('split sentence, supervision completed a year ago to the day', '(a)(2)', at => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: yearsAgo(at, 4, 30),
          sentence: 'COUNTY JAIL PRISON 1 Y + MANDATORY SUPERVISION 2 Y',
          reports: [report('PROBATION', 'MANDATORY SUPERVISION COMPLETED', yearsAgo(at, 1))],
        }),
      ],
      truth: may,
    })),
    scenario('split sentence, supervision completed; a year tomorrow', '(a)(2)', at => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: yearsAgo(at, 4, 30),
          sentence: 'COUNTY JAIL PRISON 1 Y + MANDATORY SUPERVISION 2 Y',
          reports: [report('PROBATION', 'MANDATORY SUPERVISION COMPLETED', yearsAgo(at, 1, 1))],
        }),
      ],
      truth: later('dismiss', at.asOf + 1),
    })),
    scenario('prison; discharged from parole, two years tomorrow', '(a)(2)', at => ({
      cases: [
        conviction({
          offense: ROBBERY,
          court: yearsAgo(at, 8),
          sentence: 'PRISON 3 Y',
          reports: [report('PAROLE', 'DISCHARGED FROM PAROLE', yearsAgo(at, 2, 1))],
        }),
      ],
      truth: later('dismiss', at.asOf + 1),
    })),
    scenario('prison so long ago that any parole is over', '(a)(2)', at => ({
      cases: [
        conviction({
          offense: 'F 11378 HS-POSS CNTL SUB FOR SALE',
          court: between(at, 30, 20),
          sentence: 'PRISON 2 Y',
        }),
      ],
      truth: may,
    })),
    scenario('split sentence, over for years', '(a)(2)', at => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: between(at, 11, 9),
          sentence: 'COUNTY JAIL PRISON 1 Y + MANDATORY SUPERVISION 2 Y',
        }),
      ],
      truth: may,
    })),
    scenario('straight term in jail under PC 1170(h), over for years', '(a)(2)', at => ({
      cases: [
        conviction({ offense: BURGLARY, court: between(at, 12, 9), sentence: 'COUNTY JAIL PRISON 2 Y' }),
      ],
      truth: may,
    })),
    scenario('split sentence, of which the supervision runs', '(a)(3)', at => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: yearsAgo(at, 1, 100),
          sentence: 'COUNTY JAIL PRISON 1 Y + MANDATORY SUPERVISION 2 Y',
        }),
      ],
      truth: withheld,
    })),
    scenario('a prison term of ten years runs', '(a)(3)', at => ({
      cases: [conviction({ offense: ROBBERY, court: between(at, 2, 1), sentence: 'PRISON 10 Y' })],
      truth: withheld,
    })),
    scenario('another prison term runs', '(a)(3)', at => {
      const court = between(at, 30, 22)
      return {
        cases: [
          conviction({ offense: BURGLARY, court, sentence: 'PRISON 2 Y' }),
          conviction({ offense: ROBBERY, court: between(at, 2, 1), sentence: 'PRISON 10 Y' }),
        ],
        truth: withheld,
      }
    }),
    scenario('prison for a felony that requires registration', '(a)(6)', at => {
      const court = between(at, 30, 24)
      return {
        cases: [
          conviction({
            offense: 'F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14',
            court,
            sentence: 'PRISON 3 Y',
            reports: [report('PAROLE', 'DISCHARGED FROM PAROLE', court + 3000)],
          }),
        ],
        truth: notEligible,
      }
    }),
    scenario('prison for rape by force', '(a)(6)', at => ({
      cases: [
        conviction({
          offense: 'F 261(A)(2) PC-RAPE BY FORCE/FEAR/ETC',
          court: between(at, 40, 34),
          sentence: 'PRISON 6 Y',
        }),
      ],
      truth: notEligible,
    })),
    scenario('a misdemeanor', '(a), felony', at => ({
      cases: [conviction({ offense: 'M 242 PC-BATTERY', court: between(at, 16, 6), sentence: 'JAIL 30 D' })],
      truth: notEligible,
    })),
    scenario('a felony with probation, over', '(a), felony', at => ({
      cases: [
        conviction({ offense: BURGLARY, court: between(at, 16, 6), sentence: 'PROBATION 3 Y + JAIL 90 D' }),
      ],
      truth: may,
    })),
  ],
}
