/** People of PC 1203.45: sealing of a misdemeanor committed under 18 (Penal Code, read 2026-11-29). */
import { addPeriod, type Day, theDay } from '../../../time/day.ts'
import { convictedCount, conviction, order } from './records.ts'
import { type Person, type Scenario, type StatutePeople, scenario } from './scenario.ts'
import { between, onADay, type Setting, yearsAgo, yearsOn } from './setting.ts'
import { eligible, notEligible, review, type Truth, withheld } from './truth.ts'

const THEFT = 'M 484(A) PC-THEFT OF PERSONAL PROPERTY'
const PROBATION = 'PROBATION 12 M'
const may = eligible('seal', 'may')

/** Somebody arrested on a day at that age, which was reached so many days before. */
const bornBefore = (arrest: Day, years: number, days: number): Day =>
  addPeriod(arrest, { years: -years }) - days

/** A case of somebody of 16 that was arrested for it and convicted soon after. */
function atSixteen(at: Setting, offense: string, sentence: string, truth: Truth): Person {
  const court = between(at, 20, 8)
  return { cases: [conviction({ offense, court, sentence })], truth, birth: bornBefore(court - 60, 16, 100) }
}

const excluded = (offense: string, says: string): Scenario =>
  scenario(`${says}, at sixteen`, '(c)', at => atSixteen(at, offense, PROBATION, notEligible))

export const PEOPLE: StatutePeople = {
  statute: 'pc-1203.45',
  of: 'conviction',
  scenarios: [
    scenario('theft at sixteen, probation over', '(a), age', at => atSixteen(at, THEFT, PROBATION, may)),
    scenario('theft at sixteen, jail without probation', '(a), dismissed', at =>
      atSixteen(at, THEFT, 'JAIL 10 D', may),
    ),
    scenario('arrested the day before the eighteenth birthday', '(a), age', at => {
      const court = between(at, 20, 8)
      return {
        cases: [conviction({ offense: THEFT, court, sentence: PROBATION })],
        truth: may,
        birth: addPeriod(court - 60 + 1, { years: -18 }),
      }
    }),
    scenario(
      'arrested a month after the eighteenth birthday: the offense may lie before it',
      '(a), age',
      at => {
        const court = between(at, 20, 8)
        return {
          cases: [conviction({ offense: THEFT, court, sentence: PROBATION })],
          truth: review('the day of the offense'),
          birth: bornBefore(court - 60, 18, 30),
        }
      },
    ),
    scenario('arrested at thirty', '(a), age', at => {
      const court = between(at, 20, 8)
      return {
        cases: [conviction({ offense: THEFT, court, sentence: PROBATION })],
        truth: notEligible,
        birth: bornBefore(court - 60, 30, 30),
      }
    }),
    scenario('a felony at seventeen', '(a), misdemeanor', at => {
      const court = between(at, 20, 10)
      return {
        cases: [conviction({ offense: 'F 211 PC-ROBBERY', court, sentence: 'PROBATION 3 Y + JAIL 90 D' })],
        truth: notEligible,
        birth: bornBefore(court - 60, 17, 30),
      }
    }),
    scenario('dismissed under PC 1203.4 already', '(a), dismissed', at => {
      const court = between(at, 20, 10)
      return {
        cases: [
          conviction({
            offense: THEFT,
            court,
            sentence: PROBATION,
            later: [order('CONV SET ASIDE & DISM PER 1203.4 PC', yearsOn(court, 3))],
          }),
        ],
        truth: may,
        birth: bornBefore(court - 60, 16, 100),
      }
    }),
    scenario('judgment half a year ago, without probation', '(a), dismissed', at => {
      const court = yearsAgo(at, 1, 180)
      return {
        cases: [conviction({ offense: THEFT, court, sentence: 'JAIL 5 D' })],
        truth: withheld,
        birth: bornBefore(court - 60, 16, 100),
      }
    }),
    excluded('M 11364 HS-POSSESS CONTROL SUBSTANCE PARAPHERNALIA', 'an offense of division 10'),
    excluded('M 11550(A) HS-USE/UNDER INFL CNTL SUB', 'use of a controlled substance'),
    excluded('M 23152(A) VC-DUI ALCOHOL/DRUGS', 'driving under the influence'),
    excluded('M 647.6(A) PC-ANNOY/MOLEST CHILDREN', 'an offense that requires registration'),
    scenario('another conviction, of theft', '(d)', at => {
      const first = atSixteen(at, THEFT, PROBATION, notEligible)
      const [one] = first.cases
      return {
        ...first,
        cases: [
          one,
          conviction({ offense: 'M 242 PC-BATTERY', court: one.day + 1500, sentence: 'JAIL 10 D' }),
        ],
      }
    }),
    scenario('another count of the case', '(d)', at => {
      const court = between(at, 20, 8)
      return {
        cases: [
          conviction({
            offense: THEFT,
            court,
            sentence: PROBATION,
            beside: [convictedCount('M 148.9(A) PC-FALSE ID TO SPECIFIC PEACE OFICERS', PROBATION)],
          }),
        ],
        truth: withheld,
        birth: bornBefore(court - 60, 16, 100),
      }
    }),
    scenario('another conviction, of a street race', '(d)(2)(A)', at => {
      const first = atSixteen(at, THEFT, PROBATION, may)
      const [one] = first.cases
      return {
        ...first,
        cases: [
          one,
          conviction({
            offense: 'M 23109(C) VC-EXHIBITION OF SPEED',
            court: one.day + 1500,
            sentence: 'FINE',
          }),
        ],
      }
    }),
    scenario('another conviction, of reckless driving', '(d)(2)(A)', at => {
      const first = atSixteen(at, THEFT, PROBATION, notEligible)
      const [one] = first.cases
      return {
        ...first,
        cases: [
          one,
          conviction({ offense: 'M 23103(A) VC-RECKLESS DRIVING', court: one.day + 1500, sentence: 'FINE' }),
        ],
      }
    }),
    scenario('at twenty in 1972', '(e)', at => {
      const court = onADay(at, theDay('1972-02-01'), theDay('1972-11-30'))
      return {
        cases: [conviction({ offense: THEFT, court, sentence: PROBATION })],
        truth: may,
        birth: bornBefore(court - 60, 20, 30),
      }
    }),
    scenario('at twenty in 1990', '(e)', at => {
      const court = onADay(at, theDay('1990-02-01'), theDay('1990-11-30'))
      return {
        cases: [conviction({ offense: 'M 242 PC-BATTERY', court, sentence: PROBATION })],
        truth: withheld,
        birth: bornBefore(court - 60, 20, 300),
      }
    }),
  ],
}
