/** Whether a person's rows leave out a number of their own counting: then a line of nobody may be theirs. */
import type { Row } from './row.ts'

const FIRST_CYCLE = 101

/** Whether a cycle, a step of one or a count of one is left out, or a count by a court that convicts of a later one. */
export function hasGap(rows: readonly Row[]): boolean {
  const cycles = Map.groupBy(rows, ({ key }) => Number(key.slice(0, 3)))
  if (leavesOut([...cycles.keys()], FIRST_CYCLE)) return true
  return [...cycles.values()].some(all => {
    // Of a row whose number cannot be read the cycle is known, by a column of its own.
    const own = all.filter(({ order }) => /^\d{12}$/.test(order.trim()))
    const steps = Map.groupBy(own, ({ key }) => Number(key.slice(3, 6)))
    const counts = countsOf(own)
    if (leavesOut([...steps.keys()], 1) || leavesOut(counts, 1)) return true
    return [...steps.values()].some(told => {
      const whole = told.some(
        ({ role, standing }) => role === 'arrest' || (role === 'court' && standing.trim() !== ''),
      )
      const [first = 1] = countsOf(told)
      return whole && leavesOut(countsOf(told), first)
    })
  })
}

const countsOf = (rows: readonly Row[]): readonly number[] =>
  [...new Set(rows.map(({ key }) => Number(key.slice(6, 9))))].sort((a, b) => a - b)

/** Whether numbers from `first` on are not one more each. */
const leavesOut = (numbers: readonly number[], first: number): boolean =>
  [...numbers].sort((a, b) => a - b).some((number, at) => number !== first + at)
