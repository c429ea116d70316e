/** The words of the public report in each language there is. */
import type { Language } from '../results/languages.ts'
import { en, type ReportWords } from './words-en.ts'
import { es } from './words-es.ts'

export type { ReportWords } from './words-en.ts'

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { en, es }

/** A text, and whether it is still in English where the page is not. */
export interface Said {
  readonly text: string
  readonly english?: true
}

/** The words of one page: the catalog of its language, and what the law says in it. */
export interface Speech {
  readonly words: ReportWords
  /** Of a text of the law or of a record; as it is where nobody has translated it. */
  readonly ofLaw: (text: string) => Said
}

/** `translation`: what the law that the run was decided by calls things, by how it is called in English. */
export function speechIn(language: Language, translation: Readonly<Record<string, string>> = {}): Speech {
  const words = REPORT_WORDS[language]
  return {
    words,
    ofLaw: text => {
      if (language === 'en') return { text }
      const found = translation[text]
      return found === undefined ? { text, english: true } : { text: found }
    },
  }
}

/** The name of a group: the page's own words, or a record's. */
export const groupIn = (name: string, { words, ofLaw }: Speech): Said => {
  const own = (words.groups.names as Readonly<Record<string, string>>)[name]
  return own === undefined ? ofLaw(name) : { text: own }
}

/** A label of a row as it is said. */
export const labelOf = ({
  text,
  english,
}: Said): { readonly label: string; readonly labelLanguage?: 'en' } => ({
  label: text,
  ...(english ? { labelLanguage: 'en' } : {}),
})
