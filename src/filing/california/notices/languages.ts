/** The languages there are letters in: each new one is a file and one line here. */
import type { Office } from '../../filing.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import type { LetterWords } from './words.ts'

export const LANGUAGES: readonly LetterWords[] = [en, es]

/** What the office asks for, in its order; every language where it does not say. */
export const languagesOf = ({ languages }: Pick<Office, 'languages'>): readonly LetterWords[] =>
  languages === undefined
    ? LANGUAGES
    : languages.flatMap(wanted => LANGUAGES.filter(({ lang }) => lang === wanted))

/** Those that the office asks for and that nobody has written yet. */
export const unwritten = ({ languages = [] }: Pick<Office, 'languages'>): readonly string[] =>
  languages.filter(wanted => !LANGUAGES.some(({ lang }) => lang === wanted))
