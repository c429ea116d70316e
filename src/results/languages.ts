/** The languages in which results are told to the public: what their catalogs have in common, and how a sentence is filled in. */
import { civil, type Day } from '../time/day.ts'

export const LANGUAGES = ['en', 'es'] as const
/** As RFC 5646 has it. */
export type Language = (typeof LANGUAGES)[number]

export const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text)

/** The shape of a catalog, by one that is written down: another language has every entry of it, and no other. */
export type Like<T> = T extends string ? string : { readonly [K in keyof T]: Like<T[K]> }

type Twelve<T> = readonly [T, T, T, T, T, T, T, T, T, T, T, T]

export interface Calendar {
  readonly months: Twelve<string>
  /** {day} {month} {year} */
  readonly day: string
}

export const CALENDARS: Readonly<Record<Language, Calendar>> = {
  en: {
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    day: '{month}\u00a0{day},\u00a0{year}',
  },
  es: {
    months: [
      'enero',
      'febrero',
      'marzo',
      'abril',
      'mayo',
      'junio',
      'julio',
      'agosto',
      'septiembre',
      'octubre',
      'noviembre',
      'diciembre',
    ],
    day: '{day}\u00a0de\u00a0{month}\u00a0de\u00a0{year}',
  },
}

/** `November 1, 2026`, `1 de noviembre de 2026`. */
export function dayIn(language: Language, day: Day): string {
  const { year, month, day: of } = civil(day)
  const { months, day: says } = CALENDARS[language]
  return fill(says, { day: String(of), month: months[month - 1] ?? '', year: String(year) })
}

/** `1,084`: in Spanish as in the United States and Mexico, with commas, and not with points or blanks as in Spain. */
export const numberText = (value: number): string =>
  Number.isSafeInteger(value) ? String(value).replace(THOUSANDS, ',') : value.toLocaleString('en-US')
/** Most of what is told is whole numbers: what knows every language takes as long to begin as a tenth of the program. */
const THOUSANDS = /\B(?=(?:\d{3})+$)/g

/** `41%`, of a share from 0 to 1. */
export const percentText = (share: number): string => `${Math.round(share * 100)}%`

/** Fills in what stands in braces. A name of which nothing is given is a fault of ours. */
export const fill = (text: string, given: Readonly<Record<string, string>> = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name]
    if (value === undefined) throw new Error(`a sentence asks for [${name}]`)
    return value
  })
