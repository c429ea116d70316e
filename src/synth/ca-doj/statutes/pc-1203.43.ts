/** People of PC 1203.43: deferred entry of judgment (Penal Code, read 2026-11-29). */
import { theDay } from '../../../time/day.ts'
import { endedInCourt, order } from './records.ts'
import { type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting } from './setting.ts'
import { eligible, notEligible, review, withheld } from './truth.ts'

const METH = 'M 11377(A) HS-POSSESS CONTROLLED SUBSTANCE'
const COCAINE = 'F 11350(A) HS-POSSESS NARCOTIC CONTROLLED SUBSTANCE'
const given = eligible('withdraw-plea', 'shall')
const SINCE = theDay('1997-01-01')
const inTime = (at: Setting) => onADay(at, theDay('1998-01-10'), theDay('2014-12-01'))

const deferred = (offense: string, court: number, completed: string, after = 560) =>
  endedInCourt({
    offense,
    day: court - 40,
    court,
    disposition: 'DEFERRED ENTRY OF JUDGMENT',
    later: completed === '' ? [] : [order(completed, court + after)],
  })

export const PEOPLE: StatutePeople = {
  statute: 'pc-1203.43',
  of: 'arrest',
  scenarios: [
    scenario('deferred entry of judgment, completed and dismissed', '(b), completed', at => ({
      cases: [deferred(METH, inTime(at), 'DISMISSED/DEJ COMPLETED')],
      truth: given,
    })),
    scenario('the same for a felony charge', '(b), completed', at => ({
      cases: [deferred(COCAINE, inTime(at), 'DEFERRED ENTRY OF JUDGMENT COMPLETED')],
      truth: given,
    })),
    scenario('DEJ granted, and completed', '(b), completed', at => {
      const court = inTime(at)
      return {
        cases: [
          endedInCourt({
            offense: 'M 11364 HS-POSSESS CONTROL SUBSTANCE PARAPHERNALIA',
            day: court - 40,
            court,
            disposition: 'DEJ GRANTED',
            later: [order('DEJ SUCCESSFULLY COMPLETED', court + 600)],
          }),
        ],
        truth: given,
      }
    }),
    scenario('granted on the first day of 1997', '(b), since', () => ({
      cases: [deferred(METH, SINCE, 'DISMISSED/DEJ COMPLETED')],
      truth: given,
    })),
    scenario('granted the day before', '(b), since', () => ({
      cases: [deferred(METH, SINCE - 1, 'DISMISSED/DEJ COMPLETED')],
      truth: notEligible,
    })),
    scenario('granted, and the record shows no final disposition', '(b), declaration', at => ({
      cases: [deferred(METH, inTime(at), '')],
      truth: review('whether it was completed: the person may declare so'),
    })),
    scenario('a drug diversion completed, of which no plea shows', '(b), deferred entry', at => {
      const court = inTime(at)
      return {
        cases: [
          endedInCourt({
            offense: METH,
            day: court - 40,
            court,
            disposition: 'DISMISSED/DIVERSION COMPLETED',
          }),
        ],
        truth: review('whether it was a deferred entry of judgment'),
      }
    }),
    scenario('a pretrial diversion since 2018, without a plea', '(b), deferred entry', at => {
      const court = between(at, 6, 4)
      return {
        cases: [
          endedInCourt({
            offense: METH,
            day: court - 40,
            court,
            disposition: 'PRETRIAL DIVERSION COMPLETED',
          }),
        ],
        truth: withheld,
      }
    }),
    scenario('a plain dismissal', '(b), deferred entry', at => {
      const court = inTime(at)
      return {
        cases: [
          endedInCourt({
            offense: METH,
            day: court - 40,
            court,
            disposition: 'DISMISSED/FURTHERANCE OF JUSTICE',
          }),
        ],
        truth: notEligible,
      }
    }),
  ],
}
