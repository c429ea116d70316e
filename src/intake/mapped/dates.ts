/** Dates of a mapped column: in one of the forms its mapping names, as `YYYYMMDD`. */
import { dayOf } from '../../time/day.ts'
import { asUsual, type DateForm, dateText } from '../forms/dates.ts'
import type { MappedDateForm } from './mapping.ts'

const AS_FORM: Readonly<Partial<Record<MappedDateForm, DateForm>>> = {
  'YYYY-MM-DD': 'YYYY-MM-DD',
  'MM/DD/YYYY': 'M/D/YYYY',
  'DD/MM/YYYY': 'D/M/YYYY',
  MMDDYYYY: 'MMDDYYYY',
  DDMMYYYY: 'DDMMYYYY',
  'DD-MON-YYYY': 'D-MON-YYYY',
  'MON DD, YYYY': 'MON D, YYYY',
}

/** Two digits for the year: first month, day and year by their places. */
const TWO_DIGITS: Readonly<
  Partial<Record<MappedDateForm, { readonly pattern: RegExp; readonly year: 1 | 3 }>>
> = {
  MMDDYY: { pattern: /^(\d{2})(\d{2})(\d{2})$/, year: 3 },
  YYMMDD: { pattern: /^(\d{2})(\d{2})(\d{2})$/, year: 1 },
  'MM/DD/YY': { pattern: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/, year: 3 },
}

export const hasTwoDigits = (form: MappedDateForm): boolean => TWO_DIGITS[form] !== undefined

/** A day of no month or year: it stands for none. */
const NO_DAY = /^[0\-/.: ]+$/

export const isNoDay = (text: string): boolean => NO_DAY.test(text)

/**
 * The day of a text as `YYYYMMDD`; undefined where it is in none of the forms, two of them read two days in it, or its year may
 * be of two centuries.
 */
export function readMappedDay(
  text: string,
  forms: readonly MappedDateForm[],
  years: readonly [number, number] | undefined,
): string | undefined {
  let found: string | undefined
  for (const form of forms) {
    const day = inForm(text, form, years)
    if (day === undefined) continue
    if (day === '' || (found !== undefined && found !== day)) return undefined
    found = day
  }
  return found
}

/** Empty where the form may be meant and does not tell the day. */
function inForm(
  text: string,
  form: MappedDateForm,
  years: readonly [number, number] | undefined,
): string | undefined {
  const short = TWO_DIGITS[form]
  if (short !== undefined) return withCentury(short.pattern.exec(text), short.year, years)
  const long = AS_FORM[form]
  if (long !== undefined) return asUsual(text, long)
  const found = asUsual(text, 'YYYYMMDD HH:MM') ?? asUsual(text, 'YYYYMMDD.0') ?? text.trim()
  return /^\d{8}$/.test(found) && dateText(found).kind === 'usual' ? found : undefined
}

function withCentury(
  found: RegExpExecArray | null,
  yearAt: 1 | 3,
  years: readonly [number, number] | undefined,
): string | undefined {
  if (found === null) return undefined
  const [first, second, third] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const [year, month, day] = yearAt === 3 ? [third, first, second] : [first, second, third]
  const [from, to] = years ?? [0, -1]
  const meant: string[] = []
  for (const century of [1800, 1900, 2000]) {
    const full = century + year
    if (full < from || full > to || dayOf(full, month, day) === undefined) continue
    meant.push(`${full}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`)
  }
  return meant.length > 1 ? '' : meant[0]
}
