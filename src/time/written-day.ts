/** Days as people and spreadsheets write them in a column: read only where they can mean one day. */
import { type Day, dayOf } from './day.ts'

export type WrittenDay =
  | { readonly day: Day }
  /** Why it is no day, as a sentence goes on after the name of the column. */
  | { readonly why: string }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const YEAR_FIRST = /^(\d{4})([-/]?)(\d{1,2})\2(\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/
const SHORT_YEAR = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$|^\d{1,2}[- ][a-z]{3,9}[- ]\d{2}$/
const NAMED_MONTH = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/
const NAMED_SECOND = /^(\d{1,2})[- ]([a-z]{3,9})[-., ]+(\d{4})$/
/** A spreadsheet's midnight, or any other time of the day. */
const TIME = /(?<![t ])[t ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?z?$/

const USUAL = 'write it as YYYY-MM-DD'

/**
 * A reader of the days in a column of these texts: `2026-11-20`, `20261120`, `11/20/2026`, `Nov 20, 2026`. Numbers are
 * month and day, as in the United States, unless one of the column can only be day and month: then those that may be either
 * are none. Nor is a year of two digits. `dayFirst`: other signs of the file say that the day may stand first.
 */
export function writtenDays(
  column: Iterable<string>,
  { dayFirst: told = false }: { readonly dayFirst?: boolean } = {},
): (text: string) => WrittenDay {
  let dayFirst = told
  for (const text of column) {
    const [, first, , second] = YEAR_LAST.exec(plain(text)) ?? []
    if (Number(first) > 12 && Number(second) <= 12) dayFirst = true
  }
  return text => readWritten(plain(text), dayFirst, told)
}

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(TIME, '')

function readWritten(text: string, dayFirst: boolean, told: boolean): WrittenDay {
  const numbered = YEAR_FIRST.exec(text)
  if (numbered && (numbered[2] !== '' || text.length === 8))
    return dayOr(dayOf(Number(numbered[1]), Number(numbered[3]), Number(numbered[4])))
  const named = NAMED_MONTH.exec(text)
  if (named) return dayOr(dayOf(Number(named[3]), monthOf(named[1]), Number(named[2])))
  const second = NAMED_SECOND.exec(text)
  if (second) return dayOr(dayOf(Number(second[3]), monthOf(second[2]), Number(second[1])))
  if (SHORT_YEAR.test(text)) return { why: `has a year of two digits; ${USUAL}` }
  const last = YEAR_LAST.exec(text)
  if (!last) return { why: `is no date; ${USUAL}, or as M/D/YYYY` }
  const [month, day, year] = [Number(last[1]), Number(last[3]), Number(last[4])]
  if (month > 12 && day <= 12)
    return told ? dayOr(dayOf(year, day, month)) : { why: `has no month [${month}]; ${USUAL}` }
  if (dayFirst && day <= 12 && month !== day)
    return {
      why: `may be two days, as ${told ? 'semicolons between the cells are of places that write the day first' : 'another line of the column begins with the day'}; ${USUAL}`,
    }
  return dayOr(dayOf(year, month, day))
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.slice(0, 3)) + 1

const dayOr = (day: Day | undefined): WrittenDay =>
  day === undefined ? { why: `is no day of the calendar; ${USUAL}` } : { day }
