/** The sentence that a comment tells: `SEN: 3 YRS PROB, 90 DS JAIL`. */
import type { Period } from '../../time/day.ts'
import { readAlike } from './alike.ts'
import { words } from './text.ts'

/** One term a comment names, in the order of the comment; without a length where none could be read. */
export interface CommentTerm {
  readonly length?: Period
}

const UNIT = '(YEARS?|YRS?|Y|MONTHS?|MTHS?|MOS?|M|WEEKS?|WKS?|DAYS?|DYS?|DS|D)\\b\\.?'
const PLACE =
  '(?:FORMAL |INFORMAL |SUMMARY |CRT |COURT |FELONY |STATE |COUNTY |CO |CITY ){0,4}(?:PROB\\w*|JAIL|JL|PRISON|CDCR?|PAROLE|SUPERV\\w*|PRCS)\\b'
const TERM = new RegExp(
  `\\b(\\d{1,4}) ?${UNIT} ?(?:OF |IN |ON )?${PLACE}|\\b${PLACE} ?[:-]? ?(?:FOR )?(\\d{1,4}) ?${UNIT}`,
  'g',
)
const LIFE = /\b(LIFE|LWOP|DEATH)\b/
/** What stands before a sentence; `SEN FROM` names a court. */
const SENTENCE = /\bSEN(T|TENCE)? ?:|\bSENTENCED? (TO|OF)\b|\b(PRISON|JAIL|CDCR?|PROBATION) FOR\b/

const NO_TERMS: readonly CommentTerm[] = []

/** The terms a comment tells; of one that begins a sentence and none that can be read, a term without a length. */
export const termsOfComment = readAlike(readTerms)

export function readTerms(comment: string): readonly CommentTerm[] {
  const said = words(comment)
  const terms: CommentTerm[] = []
  for (const [, before, beforeUnit, after, afterUnit] of said.matchAll(TERM))
    terms.push({ length: periodOf(Number(before ?? after), beforeUnit ?? afterUnit ?? '') })
  if (!SENTENCE.test(said)) return terms.length === 0 ? NO_TERMS : terms
  return terms.length === 0 || LIFE.test(said) ? [...terms, {}] : terms
}

function periodOf(number: number, unit: string): Period {
  if (unit.startsWith('Y')) return { years: number }
  if (unit.startsWith('M')) return { months: number }
  return { days: unit.startsWith('W') ? number * 7 : number }
}
