/** How long a misdemeanor's probation and jail can have run at most, where its row does not tell how long they were given for. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { addPeriod, type Day, NEVER, theDay } from '../../../time/day.ts'

export const capRead = cite(
  'former PC 1203a; VC 23600(b)(1); PC 19.2; PC 1203a, 1203g',
  'copy',
  'before 2021 three years of probation for a misdemeanor, five for driving under the influence, longer only where the counts together carry more jail than that; a year of jail a count (former 1203a and VC 23600 read in copies, 1203a quoted so in People v. Williams, App. Dep’t 1988; PC 19.2 in the bulk data); since 2021 of petty theft and shoplifting two: a year by 1203a(a), two since 2025 by 1203g(a) (both read 2026-11-30)',
)

/** Since then a year, which does not bind crimes with a length of their own (PC 1203a(b)): of each, how long is asked. */
const ONE_YEAR_SINCE = theDay('2021-01-01')
const LONGEST_PROBATION = 5

/**
 * Petty theft and shoplifting, whose sections say nothing of the length of probation (484, 488, 490, 490.2 and 459.5, read
 * 2026-11-30): a year since 2021, two since 2025 (PC 1203g(a)); the longer bounds them all.
 */
const THEFT: ReadonlySet<string> = new Set(['484', '488', '490', '490.2', '459.5'])
const LONGEST_OF_THEFT = 2

const isPettyTheft = ({ class: of, offense: { offenses, unread, more }, remark }: Conviction): boolean => {
  const [only] = offenses
  if (only === undefined || offenses.length !== 1 || unread !== '' || more !== undefined) return false
  const { code, section, subdivisions, inchoate } = only
  return (
    (of === 'misdemeanor' || of === 'infraction') &&
    remark === undefined &&
    code === 'PC' &&
    inchoate === undefined &&
    THEFT.has(section) &&
    (section !== '484' || (subdivisions[0] ?? 'a') === 'a')
  )
}

/**
 * The last day of any probation or jail a misdemeanor convicted before 2021, or petty theft since, can have brought; absent where
 * nothing bounds it.
 * A revocation, also a summary one, stops the clock (PC 1203.2(a)), and so it does where the person could not be found: nothing is
 * bounded where the record shows a revocation, a violation, a warrant in the case, or an order nobody can read.
 */
export function lastDayOfMisdemeanor(conviction: Conviction): Day | undefined {
  const { class: of, convictionDate, cycle, later, person, sentence } = conviction
  if (of !== 'misdemeanor' || convictionDate.latest === NEVER) return undefined
  if (sentence.behind !== undefined) return undefined
  if (convictionDate.latest >= ONE_YEAR_SINCE && !cycle.convictions.every(isPettyTheft)) return undefined
  if (cycle.convictions.some(each => each.class !== 'misdemeanor' && each.class !== 'infraction'))
    return undefined
  if (
    later.some(
      ({ kind }) => kind === 'probation-revoked' || kind === 'probation-extended' || kind === 'other',
    )
  )
    return undefined
  if (person.doubts.length > 0 || cycle.warrant || person.cycles.some(tellsOfViolation)) return undefined
  const longest = convictionDate.soonest >= ONE_YEAR_SINCE ? LONGEST_OF_THEFT : LONGEST_PROBATION
  const years = Math.max(longest, cycle.convictions.length)
  return addPeriod(convictionDate.latest, { years })
}

const tellsOfViolation = ({ otherCharges, convictions }: Conviction['cycle']): boolean =>
  [...otherCharges, ...convictions].some(({ offense: { offenses } }) =>
    offenses.some(({ procedural }) => procedural === 'violation'),
  )
