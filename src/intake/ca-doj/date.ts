/** Dates as the file writes them, to windows of days. */
import { type Day, dayOf, daysInMonth } from '../../time/day.ts'
import { on, UNKNOWN, type Window } from '../../time/window.ts'

/** Why a date says less than it should. A blank one is no problem of its own: `blank`. */
export type DateProblem =
  | 'blank'
  | 'not a date'
  | 'no such day'
  | 'in the future'
  | 'only a month'
  | 'only a year'

export interface DateReading {
  /** `UNKNOWN` when nothing could be read. */
  readonly day: Window
  readonly problem?: DateProblem
}

const BLANK: DateReading = { day: UNKNOWN, problem: 'blank' }
const NOT_A_DATE: DateReading = { day: UNKNOWN, problem: 'not a date' }
const NO_SUCH_DAY: DateReading = { day: UNKNOWN, problem: 'no such day' }
const FUTURE: DateReading = { day: UNKNOWN, problem: 'in the future' }

/** Nobody on file did anything sooner. */
const FIRST_YEAR = 1850

/**
 * Reads `YYYYMMDD`. `YYYYMM00` is some day of that month, `YYYY0000` some day of that year; `00000000`, a day that does
 * not exist and one after `asOf` are unknown.
 */
export function readDate(text: string, asOf: Day): DateReading {
  if (text === '') return BLANK
  if (text.length !== 8) return NOT_A_DATE
  let number = 0
  for (let at = 0; at < 8; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return NOT_A_DATE
    number = number * 10 + digit
  }
  if (number === 0) return BLANK
  const year = Math.floor(number / 10000)
  const month = Math.floor(number / 100) % 100
  const date = number % 100
  if (year < FIRST_YEAR || month > 12 || (month === 0 && date !== 0)) return NO_SUCH_DAY
  const from = dayOf(year, month || 1, date || 1)
  if (from === undefined) return NO_SUCH_DAY
  if (from > asOf) return FUTURE
  if (date !== 0) return { day: on(from) }
  const to = dayOf(year, month || 12, daysInMonth(year, month || 12)) as Day
  return {
    day: { soonest: from, latest: Math.min(to, asOf) },
    problem: month === 0 ? 'only a year' : 'only a month',
  }
}

/** A reader that remembers the dates it has read: a file repeats the same ten thousand. */
export function dateReader(asOf: Day): (text: string) => DateReading {
  const known = new Map<string, DateReading>()
  return text => {
    let reading = known.get(text)
    if (reading === undefined) {
      reading = readDate(text, asOf)
      if (known.size < 100_000) known.set(text, reading)
    }
    return reading
  }
}
