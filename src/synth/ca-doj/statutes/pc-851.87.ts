/** People of PC 851.87 and 851.90: arrests after diversion (Penal Code, read 2026-11-29). */
import { theDay } from '../../../time/day.ts'
import { endedInCourt, neverFiled, order } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { between, onADay } from './setting.ts'
import { eligible, notEligible, review, withheld } from './truth.ts'

const THEFT = 'M 484(A) PC-THEFT OF PERSONAL PROPERTY'
const COCAINE = 'F 11350(A) HS-POSSESS NARCOTIC CONTROLLED SUBSTANCE'
const METH = 'M 11377(A) HS-POSSESS CONTROLLED SUBSTANCE'
const may = eligible('seal-arrest', 'may')

const deferred = (offense: string, court: number, completed: string) =>
  endedInCourt({
    offense,
    day: court - 40,
    court,
    disposition: 'DEFERRED ENTRY OF JUDGMENT',
    later: [order(completed, court + 600)],
  })

export const PEOPLE: StatutePeople = {
  statute: 'pc-851.87',
  of: 'arrest',
  scenarios: [
    scenario('a prefiling diversion completed', '851.87(a)(1)', at => ({
      cases: [neverFiled(THEFT, between(at, 9, 3), 'PREFILING DIVERSION COMPLETED')],
      truth: may,
    })),
    scenario('a prefiling diversion completed after a felony arrest', '851.87(a)(1)', at => ({
      cases: [
        neverFiled(
          'F 496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY',
          between(at, 9, 3),
          'PREFILING DIVERSION COMPLETED',
        ),
      ],
      truth: may,
    })),
    scenario('deferred entry of judgment completed, a felony drug charge', '851.90(a)(1)', at => ({
      cases: [
        deferred(COCAINE, onADay(at, theDay('1999-01-10'), theDay('2014-12-01')), 'DISMISSED/DEJ COMPLETED'),
      ],
      truth: may,
    })),
    scenario('deferred entry of judgment completed, a misdemeanor drug charge', '851.90(a)(1)', at => ({
      cases: [
        deferred(
          METH,
          onADay(at, theDay('1999-01-10'), theDay('2014-12-01')),
          'DEFERRED ENTRY OF JUDGMENT COMPLETED',
        ),
      ],
      truth: may,
    })),
    scenario('a drug diversion completed of an unnamed statute', '851.90(a)(1)', at => {
      const day = between(at, 20, 12)
      return {
        cases: [
          endedInCourt({ offense: METH, day, court: day + 60, disposition: 'DISMISSED/DIVERSION COMPLETED' }),
        ],
        truth: review('under which statute'),
      }
    }),
    scenario('rejected: that a diversion was behind it only the person can tell', '851.87(d)', at => ({
      cases: [neverFiled(THEFT, between(at, 9, 3), 'PROS REJ-INTEREST OF JUSTICE')],
      truth: withheld,
    })),
    scenario('acquitted', '851.87(a)(1)', at => {
      const day = between(at, 20, 12)
      return {
        cases: [endedInCourt({ offense: THEFT, day, court: day + 60, disposition: 'ACQUITTED' })],
        truth: notEligible,
      }
    }),
    scenario('a plain dismissal of theft in court', '851.90(a)(1)', at => {
      const day = between(at, 20, 12)
      return {
        cases: [
          endedInCourt({ offense: THEFT, day, court: day + 60, disposition: 'DISMISSED/LACK OF EVIDENCE' }),
        ],
        truth: withheld,
      }
    }),
  ],
}
