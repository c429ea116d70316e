/** Days and windows of days as the tables show them. */
import { ALWAYS, civil, type Day, formatDay, NEVER } from '../time/day.ts'
import type { Window } from '../time/window.ts'

/** `YYYY-MM-DD`. */
export const dayText = formatDay

/**
 * A day known exactly as `1994-03-07`; known within bounds as an interval in which an end may be missing, as in
 * ISO 8601-2: `1994-03-01..1994-03-31`, `..2016-08-01`, `2011-05-01..`. Empty when nothing is known.
 */
export function windowText({ soonest, latest }: Window): string {
  if (soonest === latest) return dayText(soonest)
  if (soonest <= ALWAYS) return latest >= NEVER ? '' : `..${dayText(latest)}`
  return latest >= NEVER ? `${dayText(soonest)}..` : `${dayText(soonest)}..${dayText(latest)}`
}

/** A sentence with `a day` in the place of each day: what differs in the day alone is one. */
export const withoutDays = (text: string): string =>
  text.replace(/(?:\d{4}-\d{2}-\d{2})?\.\.\d{4}-\d{2}-\d{2}|\d{4}-\d{2}-\d{2}(?:\.\.)?/g, 'a day')

/** `MM/DD/YYYY`. */
export function americanDate(day: Day): string {
  const { year, month, day: d } = civil(day)
  return `${String(month).padStart(2, '0')}/${String(d).padStart(2, '0')}/${String(year).padStart(4, '0')}`
}
