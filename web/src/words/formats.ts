/** How numbers, shares, sizes and instants are written in each language: nowhere else. */
import type { Language } from '../../../src/results/languages.ts'

/** Both as in the United States. Its Spanish has commas for thousands and a point before decimals (`1,084.5`), as that of Mexico and Central America does and that of Spain does not. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' }

/** `1,084`. */
export const numberIn = (language: Language): ((n: number) => string) => {
  const format = new Intl.NumberFormat(LOCALES[language], { useGrouping: 'always' })
  return n => format.format(n)
}
export const number = numberIn('en')

/** `1 case`, `1,084 cases`. */
export const counted = (n: number, one: string, many: string): string =>
  `${number(n)} ${n === 1 ? one : many}`

/** `41%`, of a share from 0 to 1, without a blank in both languages. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

/** `4.1`. */
export const tenths = (n: number): string => n.toFixed(1)

const INSTANT = new Intl.DateTimeFormat(LOCALES.en, {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** An instant as `Nov 15, 2026, 9:41 AM`, by the clock of this computer. */
export const timeText = (iso: string): string => INSTANT.format(new Date(iso))

const LANGUAGES = new Intl.DisplayNames(LOCALES.en, { type: 'language' })

/** `Spanish`, of `es`. */
export const languageName = (language: string): string => LANGUAGES.of(language) ?? language
