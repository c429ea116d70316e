/** Dates as the file writes them, to windows of days. */
import { type Day, dayOf, daysInMonth } from '../../time/day.ts'
import { on, UNKNOWN, type Window } from '../../time/window.ts'
import { BAD_STAMP, NO_STAMP } from './text.ts'

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
 * Reads `YYYYMMDD` as a number (see `stampOf`). `YYYYMM00` is some day of that month, `YYYY0000` some day of that year;
 * `00000000`, a day that does not exist and one after `asOf` are unknown.
 */
export function readDate(stamp: number, asOf: Day): DateReading {
  if (stamp === NO_STAMP || stamp === 0) return BLANK
  if (stamp === BAD_STAMP) return NOT_A_DATE
  const year = Math.floor(stamp / 10000)
  const month = Math.floor(stamp / 100) % 100
  const date = stamp % 100
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
export function dateReader(asOf: Day): (stamp: number) => DateReading {
  const slots = 1 << 15
  const stamps = new Int32Array(slots).fill(-3)
  const readings: DateReading[] = new Array(slots)
  return stamp => {
    const slot = (stamp ^ (stamp >> 15)) & (slots - 1)
    if (stamps[slot] !== stamp) {
      stamps[slot] = stamp
      readings[slot] = readDate(stamp, asOf)
    }
    return readings[slot] as DateReading
  }
}
