/** What people of the statutes are written against: the day of the answers, and days counted back from it. */
import { addPeriod, type Day } from '../../../time/day.ts'
import type { Random } from '../../random.ts'
import { dayWithin, isLeapDay } from '../stamp.ts'

export interface Setting {
  readonly random: Random
  readonly county: string
  /** The day on which the truth holds. */
  readonly asOf: Day
}

/** The day whose anniversary of that many years is today; `after` days later where that is given. */
export const yearsAgo = ({ asOf }: Setting, years: number, after = 0): Day =>
  addPeriod(asOf, { years: -years }) + after

/** Some day between so many years ago and so many, never 29 February. */
export const between = (setting: Setting, most: number, least: number): Day =>
  dayWithin(setting.random, yearsAgo(setting, most), yearsAgo(setting, least))

/** Some day of these, never 29 February. */
export const onADay = ({ random }: Setting, from: Day, to: Day): Day => {
  const day = random.from(from, to)
  return isLeapDay(day) ? day - 1 : day
}

/** The day that many years later. */
export const yearsOn = (day: Day, years: number): Day => addPeriod(day, { years })
