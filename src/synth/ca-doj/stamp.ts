/** Days as the file writes them, and days drawn from a span. */
import { addPeriod, civil, type Day } from '../../time/day.ts'
import type { Random } from '../random.ts'

/** A span of days, both ends included; there is no day in it where `to` is before `from`. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

const FIRST = -29219 // 1890-01-01
const written: string[] = []

/** `YYYYMMDD`. */
export function stamp(day: Day): string {
  const at = day - FIRST
  let text = written[at]
  if (text === undefined) {
    const { year, month, day: d } = civil(day)
    text = String(year * 10000 + month * 100 + d)
    written[at] = text
  }
  return text
}

/** A 29 February, where counting years would lean on a convention; synthetic people avoid it. */
export const isLeapDay = (day: Day): boolean => stamp(day).endsWith('0229')

/** A day from `low` to `high`, both included, never 29 February. Now and then one of the two ends. */
export function dayWithin(random: Random, low: Day, high: Day): Day {
  if (low > high) throw new Error(`no day lies from ${low} to ${high}`)
  const luck = random.below(60)
  const day = luck === 0 ? low : luck === 1 ? high : random.from(low, high)
  return isLeapDay(day) ? (day > low ? day - 1 : day + 1) : day
}

/** A birth date that makes a person exactly `age` on a day (not a 29 February); now and then that day is the birthday. */
export function bornToBe(random: Random, age: number, on: Day): Day {
  const anniversary = addPeriod(on, { years: -age })
  const luck = random.below(50)
  const before = luck === 0 ? 0 : luck === 1 ? 364 : random.below(365)
  const birth = anniversary - before
  return isLeapDay(birth) ? birth + 1 : birth
}
