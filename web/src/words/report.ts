/** The words of the report's screen; the report itself is in the words of the program. */
import { numberIn } from './formats.ts'

export const reportWords = {
  title: 'Report',
  take: { pdf: 'PDF', html: 'Web page', csv: 'CSV' },
  taking: 'Take it as',
  compare: 'Compare policies',
  compareWith: 'Beside the policy of this run',
  compareMore: 'Whom each would reach, by race, sex and age as recorded and by section; at most five.',
  noPolicies: 'No office’s policy is known for the program of this run.',
  language: 'Language of the report',
} as const

/** Languages in which the public reads the report: its own words come from the program, and these stand between them. */
export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language an address asks for; English where there is none of it. */
export const languageOf = (asked: string | null): Language => LANGUAGES.find(one => one === asked) ?? 'en'

interface ToldWords {
  /** The name of the language in itself. */
  readonly name: string
  readonly asTable: string
  readonly share: (share: string, low: string, high: string) => string
  readonly number: (n: number) => string
}

export const REPORT_TOLD: Readonly<Record<Language, ToldWords>> = {
  en: {
    name: 'English',
    asTable: 'As a table',
    share: (share, low, high) => `${share} (95%: ${low} to ${high})`,
    number: numberIn('en'),
  },
  es: {
    name: 'Español',
    asTable: 'En una tabla',
    share: (share, low, high) => `${share} (95%: de ${low} a ${high})`,
    number: numberIn('es'),
  },
}
