/** People of PC 1203.42: felonies sentenced before the 2011 Realignment (Penal Code, read 2026-11-29; PC 461(b), 1170(h)). */
import { theDay } from '../../../time/day.ts'
import { conviction, report } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, yearsAgo } from './setting.ts'
import { eligible, notEligible, withheld } from './truth.ts'

const BURGLARY = 'F 459/460(B) PC-BURGLARY:SECOND DEGREE'
const RECEIVING = 'F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY'
const may = eligible('dismiss', 'may')
/** Part of the 2011 Realignment took effect on 1 October 2011. */
const REALIGNMENT = theDay('2011-10-01')
const before = (at: Parameters<typeof onADay>[0]) => onADay(at, theDay('1995-01-05'), theDay('2003-12-20'))

export const PEOPLE: StatutePeople = {
  statute: 'pc-1203.42',
  of: 'conviction',
  scenarios: [
    scenario(
      'second degree burglary, prison long before realignment, parole ended',
      '(a), before realignment',
      at => {
        const court = before(at)
        return {
          cases: [
            conviction({
              offense: BURGLARY,
              court,
              sentence: 'PRISON 2 Y',
              reports: [
                report('PAROLE', 'PAROLED', court + 500),
                report('PAROLE', 'DISCHARGED FROM PAROLE', court + 1600),
              ],
            }),
          ],
          truth: may,
        }
      },
    ),
    scenario('receiving stolen property, prison long before realignment', '(a)(2)', at => ({
      cases: [conviction({ offense: RECEIVING, court: before(at), sentence: 'PRISON 16 M' })],
      truth: may,
    })),
    scenario('sentenced the day before realignment', '(a), before realignment', () => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: REALIGNMENT - 1,
          sentence: 'PRISON 2 Y',
          reports: [report('PAROLE', 'DISCHARGED FROM PAROLE', theDay('2015-03-10'))],
        }),
      ],
      truth: may,
    })),
    scenario('sentenced on the day of realignment', '(a), before realignment', () => ({
      cases: [
        conviction({
          offense: BURGLARY,
          court: REALIGNMENT,
          sentence: 'PRISON 2 Y',
          reports: [report('PAROLE', 'DISCHARGED FROM PAROLE', theDay('2015-03-10'))],
        }),
      ],
      truth: notEligible,
      also: { 'pc-1203.41': may },
    })),
    scenario('robbery is no crime of PC 1170(h)', '(a), before realignment', at => ({
      cases: [conviction({ offense: 'F 211 PC-ROBBERY', court: before(at), sentence: 'PRISON 2 Y' })],
      truth: notEligible,
      also: { 'pc-1203.41': may },
    })),
    scenario('first degree burglary is none either', '(a), before realignment', at => ({
      cases: [
        conviction({
          offense: 'F 459/460(A) PC-BURGLARY:FIRST DEGREE',
          court: before(at),
          sentence: 'PRISON 2 Y',
        }),
      ],
      truth: notEligible,
      also: { 'pc-1203.41': may },
    })),
    scenario('robbery before it: PC 1170(h)(3) keeps the person out', '(a), before realignment', at => {
      const court = before(at)
      return {
        cases: [
          conviction({ offense: RECEIVING, court, sentence: 'PRISON 16 M' }),
          conviction({ offense: 'F 211 PC-ROBBERY', court: court - 5000, sentence: 'PRISON 2 Y' }),
        ],
        truth: notEligible,
        also: { 'pc-1203.41': may },
      }
    }),
    scenario('a felony that requires registration', '(a), before realignment', at => ({
      cases: [
        conviction({
          offense: 'F 288(A) PC-LEWD OR LASC ACTS W/CHILD UNDER 14',
          court: onADay(at, theDay('1985-01-05'), theDay('1992-12-20')),
          sentence: 'PRISON 3 Y',
        }),
      ],
      truth: notEligible,
    })),
    scenario('a misdemeanor', '(a), before realignment', at => ({
      cases: [conviction({ offense: 'M 242 PC-BATTERY', court: before(at), sentence: 'JAIL 30 D' })],
      truth: notEligible,
    })),
    scenario('a prison term of another case runs', '(a)(3)', at => ({
      cases: [
        conviction({ offense: RECEIVING, court: before(at), sentence: 'PRISON 16 M' }),
        conviction({ offense: 'F 211 PC-ROBBERY', court: between(at, 2, 1), sentence: 'PRISON 10 Y' }),
      ],
      truth: withheld,
    })),
    scenario('on probation for another case', '(a)(3)', at => ({
      cases: [
        conviction({ offense: RECEIVING, court: before(at), sentence: 'PRISON 16 M' }),
        conviction({ offense: 'M 242 PC-BATTERY', court: yearsAgo(at, 1, 120), sentence: 'PROBATION 12 M' }),
      ],
      truth: withheld,
    })),
  ],
}
