/** People of PC 851.7: arrests of minors (Penal Code, read 2026-11-29). */
import { addPeriod, type Day, theDay } from '../../../time/day.ts'
import type { Cycle } from '../plan.ts'
import { endedInCourt, neverFiled } from './records.ts'
import { type Person, type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting } from './setting.ts'
import { eligible, notEligible, review, type Truth } from './truth.ts'

const THEFT = 'M 484(A) PC-THEFT OF PERSONAL PROPERTY'
const given = eligible('seal-arrest', 'shall')

/** Nothing of the record says so; where there was a criminal court, the section applies. */
const JUVENILE = review('whether it was custody under WIC 625, or a case of the juvenile court')

const aged = (day: Day, years: number, days: number): Day => addPeriod(day, { years: -years }) - days

/** The arrest of somebody of that age. */
function of(
  at: Setting,
  years: number,
  makes: (day: Day) => Cycle,
  truth: Truth,
  day = between(at, 22, 9),
): Person {
  return { cases: [makes(day)], truth, birth: aged(day, years, 100) }
}
const inCourt = (offense: string, disposition: string) => (day: Day) =>
  endedInCourt({ offense, day, court: day + 60, disposition })
const DISMISSED = 'DISMISSED/FURTHERANCE OF JUSTICE'

export const PEOPLE: StatutePeople = {
  statute: 'pc-851.7',
  of: 'arrest',
  scenarios: [
    scenario('theft at sixteen, dismissed: in the criminal court or the juvenile', '(d)', at =>
      of(at, 16, inCourt(THEFT, DISMISSED), JUVENILE),
    ),
    scenario('theft at sixteen, acquitted', '(a)(3)', at => of(at, 16, inCourt(THEFT, 'ACQUITTED'), given)),
    scenario('robbery at seventeen, dismissed: in the criminal court or the juvenile', '(d)', at =>
      of(at, 17, inCourt('F 211 PC-ROBBERY', DISMISSED), JUVENILE),
    ),
    scenario('theft at sixteen, rejected: a case of the juvenile court or not', '(d)', at =>
      of(at, 16, day => neverFiled(THEFT, day, 'PROS REJ-INSUFFICIENT EVIDENCE'), JUVENILE),
    ),
    scenario('arrested the day before the eighteenth birthday, dismissed', '(a)', at => {
      const day = between(at, 22, 9)
      return {
        cases: [inCourt(THEFT, DISMISSED)(day)],
        truth: JUVENILE,
        birth: addPeriod(day + 1, { years: -18 }),
      }
    }),
    scenario('arrested on the eighteenth birthday, dismissed', '(a)', at => {
      const day = between(at, 22, 9)
      return {
        cases: [inCourt(THEFT, DISMISSED)(day)],
        truth: notEligible,
        birth: addPeriod(day, { years: -18 }),
      }
    }),
    scenario('arrested at thirty, dismissed', '(a)', at =>
      of(at, 30, inCourt(THEFT, DISMISSED), notEligible),
    ),
    scenario('an offense that requires registration, at sixteen', '(e)(1)', at =>
      of(at, 16, inCourt('M 647.6(A) PC-ANNOY/MOLEST CHILDREN', DISMISSED), notEligible),
    ),
    scenario('an offense of division 10, at sixteen', '(e)(2)', at =>
      of(at, 16, inCourt('M 11550(A) HS-USE/UNDER INFL CNTL SUB', DISMISSED), notEligible),
    ),
    scenario('driving under the influence, at sixteen', '(e)(3)', at =>
      of(at, 16, inCourt('M 23152(A) VC-DUI ALCOHOL/DRUGS', DISMISSED), notEligible),
    ),
    scenario('at twenty in 1972, dismissed', '(h)', at =>
      of(at, 20, inCourt(THEFT, DISMISSED), JUVENILE, onADay(at, theDay('1972-01-10'), theDay('1972-12-01'))),
    ),
    scenario('at twenty in 1985, dismissed', '(h)', at =>
      of(
        at,
        20,
        inCourt(THEFT, DISMISSED),
        notEligible,
        onADay(at, theDay('1985-01-10'), theDay('1985-12-01')),
      ),
    ),
  ],
}
