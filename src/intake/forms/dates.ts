/** Dates that are not written `YYYYMMDD`: in which form a text is, and the same day as the format writes it. */
import { dayOf } from '../../time/day.ts'

/** Forms that mean one day, each as it is told. Of some it must be known first which number is the month. */
export type DateForm =
  | 'YYYY-MM-DD'
  | 'M/D/YYYY'
  | 'D/M/YYYY'
  | 'MMDDYYYY'
  | 'DDMMYYYY'
  | 'D-MON-YYYY'
  | 'MON D, YYYY'
  | 'YYYYMMDD.0'
  | 'YY,YYM,MDD'
  | 'YYYYMMDD HH:MM'
  | "'YYYYMMDD"

/** Forms that would have to be guessed. */
export type UnclearForm = 'M/D/YY' | 'D-MON-YY' | 'six digits' | 'a number of days' | 'N.NNE+NN' | '####'

/** What a text of a date column is. */
export type DateText =
  | { readonly kind: 'usual' | 'blank' | 'other' }
  | { readonly kind: 'form'; readonly form: Exclude<DateForm, TwoNumbers> }
  /** Two numbers of which one is the month: the first as it stands, and the second. */
  | {
      readonly kind: 'numbers'
      readonly form: 'M/D/YYYY' | 'MMDDYYYY'
      readonly first: number
      readonly second: number
    }
  | { readonly kind: 'unclear'; readonly form: UnclearForm }

type TwoNumbers = 'M/D/YYYY' | 'D/M/YYYY' | 'MMDDYYYY' | 'DDMMYYYY'

/** The same with the day first. */
export const DAY_FIRST = { 'M/D/YYYY': 'D/M/YYYY', MMDDYYYY: 'DDMMYYYY' } as const

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
/** No day, in whatever form. */
const NONE = /^[0\-/.: ]+$/
/** One sign over and over stands for none, or for one that nobody may see. */
export const ONE_SIGN = /^(.)\1*$/
const MARK = /^'(.*)$|^="(.*)"$/
/** A time of the day behind a date. In another zone than its own, midnight alone is the same day. */
const TIME = /(?:(?<![T ])[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?|T00:00:00(?:\.0+)?Z)$/
/** What a spreadsheet shows where a value has no room, or could not be worked out. */
const NOT_SHOWN = /^#{2,}$|^#(?:VALUE|REF|NAME|N\/A|NUM|NULL|DIV\/0)[!?]?$/
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const MONTH_SECOND = /^(\d{1,2})[- ]?([A-Z]{3,9})[-, ]+(\d{4})$|^(\d{1,2})([A-Z]{3})(\d{4})$/
const MONTH_FIRST = /^([A-Z]{3,9})[. -]+(\d{1,2}),?[ -]+(\d{4})$/
const EIGHT = /^\d{8}$/
const DECIMAL = /^(\d{8})\.0+$/
const GROUPED = /^\d{2},\d{3},\d{3}$/
const UNCLEAR: readonly (readonly [RegExp, UnclearForm])[] = [
  [/^\d{1,2}([-/.])\d{1,2}\1\d{2}$|^\d{2}([-/.])\d{1,2}\2\d{1,2}$/, 'M/D/YY'],
  [/^\d{1,2}[- ]?[A-Z]{3,9}[-, ]+\d{2}$/, 'D-MON-YY'],
  [/^\d[.,]\d+E\+?\d{1,2}$|^\dE\+\d{1,2}$/, 'N.NNE+NN'],
  [/^\d{6}$/, 'six digits'],
  [/^[1-5]\d{4}(?:\.\d+)?$/, 'a number of days'],
]

const plain = (text: string): string => text.trim().toUpperCase().replaceAll(/\s+/g, ' ')

/** What a text of a date column is. Dates that give a year or a month only are usual. */
export function dateText(given: string): DateText {
  const text = plain(given)
  if (text === '' || text === 'NULL' || NONE.test(text)) return { kind: 'blank' }
  if (NOT_SHOWN.test(text)) return { kind: 'unclear', form: '####' }
  if (ONE_SIGN.test(text)) return { kind: 'other' }
  if (EIGHT.test(text)) return eightDigits(text)
  const marked = unmarked(text)
  if (marked !== undefined) return EIGHT.test(marked) ? { kind: 'form', form: "'YYYYMMDD" } : dateText(marked)
  const bare = text.replace(TIME, '')
  if (bare !== text && EIGHT.test(bare) && eightDigits(bare).kind === 'usual')
    return { kind: 'form', form: 'YYYYMMDD HH:MM' }
  const numbers = YEAR_LAST.exec(bare)
  if (numbers)
    return { kind: 'numbers', form: 'M/D/YYYY', first: Number(numbers[1]), second: Number(numbers[3]) }
  for (const [pattern, form] of FORMS) if (pattern.test(bare)) return { kind: 'form', form }
  for (const [pattern, form] of UNCLEAR) if (pattern.test(bare)) return { kind: 'unclear', form }
  return { kind: 'other' }
}

const FORMS: readonly (readonly [RegExp, Exclude<DateForm, TwoNumbers>])[] = [
  [YEAR_FIRST, 'YYYY-MM-DD'],
  [MONTH_SECOND, 'D-MON-YYYY'],
  [MONTH_FIRST, 'MON D, YYYY'],
  [DECIMAL, 'YYYYMMDD.0'],
  [GROUPED, 'YY,YYM,MDD'],
]

function eightDigits(text: string): DateText {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))]
  if (isYear(year) && (month === 0 || isDay(text) || (month <= 12 && day === 0))) return { kind: 'usual' }
  const [first, second] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))]
  return isYear(Number(text.slice(4))) && first > 0 && first <= 31 && second > 0 && second <= 31
    ? { kind: 'numbers', form: 'MMDDYYYY', first, second }
    : { kind: 'other' }
}

const isYear = (year: number): boolean => year >= 1850 && year < 2100
const isDay = (text: string): boolean =>
  dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))) !== undefined

const unmarked = (text: string): string | undefined => {
  const found = MARK.exec(text)
  return found ? (found[1] ?? found[2] ?? '').trim() : undefined
}

/** The day of a text in this form as `YYYYMMDD`; undefined where it is not in it, or there is no such day. */
export function asUsual(given: string, form: DateForm): string | undefined {
  const text = plain(given)
  if (NONE.test(text)) return '00000000'
  const bare = (unmarked(text) ?? text).replace(TIME, '')
  switch (form) {
    case 'YYYY-MM-DD': {
      const [, year, , month, day] = YEAR_FIRST.exec(bare) ?? []
      return eight(year, month, day)
    }
    case 'M/D/YYYY':
    case 'D/M/YYYY': {
      const [, first, , second, year] = YEAR_LAST.exec(bare) ?? []
      return form === 'M/D/YYYY' ? eight(year, first, second) : eight(year, second, first)
    }
    case 'MMDDYYYY':
    case 'DDMMYYYY': {
      if (!EIGHT.test(bare) || dateText(bare).kind === 'usual') return undefined
      const [first, second, year] = [bare.slice(0, 2), bare.slice(2, 4), bare.slice(4)]
      return form === 'MMDDYYYY' ? eight(year, first, second) : eight(year, second, first)
    }
    case 'D-MON-YYYY': {
      const found = MONTH_SECOND.exec(bare)
      return found
        ? eight(found[3] ?? found[6], monthOf(found[2] ?? found[5]), found[1] ?? found[4])
        : undefined
    }
    case 'MON D, YYYY': {
      const [, month, day, year] = MONTH_FIRST.exec(bare) ?? []
      return eight(year, monthOf(month), day)
    }
    case 'YYYYMMDD.0':
      return DECIMAL.exec(bare)?.[1]
    case 'YY,YYM,MDD':
      return GROUPED.test(bare) ? bare.replaceAll(',', '') : undefined
    case 'YYYYMMDD HH:MM':
    case "'YYYYMMDD":
      return bare !== text && EIGHT.test(bare) ? bare : undefined
  }
}

const monthOf = (name = ''): string => String(MONTHS.indexOf(name.slice(0, 3)) + 1)

/** A day that exists, or the year or month that a date with no day gives. */
function eight(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const some = d === 0 && m >= 0 && m <= 12 && isYear(y)
  if (!some && dayOf(y, m, d) === undefined) return undefined
  return `${year}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`
}
