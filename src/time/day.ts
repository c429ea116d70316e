/** The calendar: a day is an integer, and every sum of dates in Setaside is done here. */

/**
 * A civil day, as the number of days since 1 January 1970 (negative before). No time of day and no time zone.
 * `ALWAYS` and `NEVER` are its two ends: before and after every day a record can hold.
 */
export type Day = number

/** Sooner than any day. */
export const ALWAYS: Day = -(2 ** 30)
/** Later than any day. */
export const NEVER: Day = 2 ** 30

/** A length of time as the law writes it: calendar years and months, then days. */
export interface Period {
  readonly years?: number
  readonly months?: number
  readonly days?: number
}

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * The day of a calendar date that exists (proleptic Gregorian), or undefined where it does not (30 February).
 * Counts eras of 400 years starting on 1 March, so that the leap day is the last of its year.
 */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return undefined
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return undefined
  return serial(year, month, day)
}

function serial(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  )
}

/** The calendar date of a day. */
export function civil(day: Day): CivilDate {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

/** Reads `YYYY-MM-DD`; undefined when the text is not such a date or the date does not exist. */
export function parseDay(text: string): Day | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : undefined
}

/** A day this program itself names, such as the date of an act. Throws when it does not exist. */
export function theDay(text: string): Day {
  const day = parseDay(text)
  if (day === undefined) throw new Error(`[${text}] is not a date written YYYY-MM-DD`)
  return day
}

/** `YYYY-MM-DD`, or the words `always` and `never` for the two ends. */
export function formatDay(day: Day): string {
  if (day <= ALWAYS) return 'always'
  if (day >= NEVER) return 'never'
  const slot = day & (SLOTS - 1)
  if (days[slot] === day) return texts[slot] as string
  const { year, month, day: d } = civil(day)
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  days[slot] = day
  texts[slot] = text
  return text
}

/** The texts of the last few thousand days asked for: a file repeats the days of some decades. */
const SLOTS = 1 << 13
const days = new Int32Array(SLOTS).fill(ALWAYS)
const texts: string[] = new Array(SLOTS).fill('')

/**
 * The day a period ends when it starts on `day`. The ends of time stay where they are, and no period reaches past them.
 *
 * Declared convention, used everywhere: the period ends on the day of the same number; where the month reached has
 * no such day (29 February plus one year, 31 August plus six months) it ends on the first day of the month after, so
 * that no period ends before it has run in full. California states "the corresponding day" for age (Family Code 6500)
 * and says nothing of a day that is missing; the choice is Setaside's and unverified.
 */
export function addPeriod(day: Day, period: Period): Day {
  if (day <= ALWAYS || day >= NEVER) return day
  const months = (period.years ?? 0) * 12 + (period.months ?? 0)
  let end = day
  if (months !== 0) {
    const from = civil(day)
    const index = from.year * 12 + (from.month - 1) + months
    const year = Math.floor(index / 12)
    const month = index - year * 12 + 1
    end =
      from.day <= daysInMonth(year, month)
        ? serial(year, month, from.day)
        : serial(year, month, daysInMonth(year, month)) + 1
  }
  return Math.min(NEVER, Math.max(ALWAYS, end + (period.days ?? 0)))
}

/** `addPeriod` for one period and many days: the ends of the last few thousand days asked for are at hand. */
export function adding(period: Period): (day: Day) => Day {
  // A day and its end stand side by side.
  const known = new Int32Array(2 * SLOTS).fill(ALWAYS)
  return day => {
    const slot = 2 * (day & (SLOTS - 1))
    if (known[slot] !== day) {
      known[slot] = day
      known[slot + 1] = addPeriod(day, period)
    }
    return known[slot + 1] as Day
  }
}

/**
 * Whether a period that starts on one day has ended by another: `addPeriod(from, period) <= to`, for the same period and
 * many days. A year has 365 or 366 days and a month 28 to 31, which settles most without a calendar.
 */
export function runsWithin(period: Period): (from: Day, to: Day) => boolean {
  const { years = 0, months = 0, days = 0 } = period
  const forward = years >= 0 && months >= 0 && days >= 0
  const shortest = forward ? years * 365 + months * 28 + days : Number.NEGATIVE_INFINITY
  // A day that the last month does not have ends a day later.
  const longest = forward ? years * 366 + months * 31 + days + 1 : Number.POSITIVE_INFINITY
  return (from, to) => {
    const gone = to - from
    if (gone > longest) return true
    if (gone < shortest && from > ALWAYS && to < NEVER) return false
    return addPeriod(from, period) <= to
  }
}

/** A period in words: `5 years`, `1 year and 6 months`. */
export function formatPeriod(period: Period): string {
  const parts: string[] = []
  const add = (count: number | undefined, unit: string) => {
    if (count) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
  }
  add(period.years, 'year')
  add(period.months, 'month')
  add(period.days, 'day')
  return parts.join(' and ') || '0 days'
}
