/** How long a misdemeanor's probation and jail can have run at most, where its row does not tell how long they were given for. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { addPeriod, type Day, theDay } from '../../../time/day.ts'

export const capRead = cite(
  'former PC 1203a; VC 23600(b)(1); PC 19.2',
  'copy',
  'before 2021 three years of probation for a misdemeanor, five for driving under the influence, longer only where the counts together carry more jail than that; a year of jail a count (former 1203a and VC 23600 read in copies, 1203a quoted so in People v. Williams, App. Dep’t 1988; PC 19.2 in the bulk data)',
)

/** Since then a year, which does not bind crimes with a length of their own (PC 1203a(b)): of each, how long is asked. */
const ONE_YEAR_SINCE = theDay('2021-01-01')
const LONGEST_PROBATION = 5

/**
 * The last day of any probation or jail a misdemeanor convicted before 2021 can have brought; absent where nothing bounds it.
 * A revocation, also a summary one, stops the clock (PC 1203.2(a)), and so it does where the person could not be found: nothing is
 * bounded where the record shows a revocation, a violation, a warrant in the case, or an order nobody can read.
 */
export function lastDayOfMisdemeanor(conviction: Conviction): Day | undefined {
  const { class: of, convictionDate, cycle, later, person } = conviction
  if (of !== 'misdemeanor' || convictionDate.latest >= ONE_YEAR_SINCE) return undefined
  if (cycle.convictions.some(each => each.class !== 'misdemeanor' && each.class !== 'infraction'))
    return undefined
  if (
    later.some(
      ({ kind }) => kind === 'probation-revoked' || kind === 'probation-extended' || kind === 'other',
    )
  )
    return undefined
  if (person.doubts.length > 0 || cycle.warrant || person.cycles.some(tellsOfViolation)) return undefined
  const years = Math.max(LONGEST_PROBATION, cycle.convictions.length)
  return addPeriod(convictionDate.latest, { years })
}

const tellsOfViolation = ({ otherCharges, convictions }: Conviction['cycle']): boolean =>
  [...otherCharges, ...convictions].some(({ offense: { offenses } }) =>
    offenses.some(({ procedural }) => procedural === 'violation'),
  )
