/** Reads one section as it is written: its number, its letter, its subdivisions, and a code glued to a letter. */
import {
  type CitationText,
  isCode,
  isMark,
  isNumber,
  isShortWord,
  leave,
  leaveToken,
  leaveTokens,
} from './citation-text.ts'
import { codeWritten, isLettered } from './codes.ts'
import type { Token } from './tokens.ts'

/** A section as it stands in the text, before it is known which code and which modifier it shares with its neighbors. */
export interface WrittenSection {
  readonly section: string
  readonly subdivisions: readonly string[]
  readonly start: number
  readonly end: number
  /** The code written for this very section. */
  own?: string
  /** The code it shares. */
  code?: string
}

/** The section whose number stands at a token, with the place of the token after it. */
export function readSection(
  citation: CitationText,
  i: number,
): { readonly section: WrittenSection; readonly next: number } {
  const { tokens } = citation
  const number = tokens[i] as Token
  const letters = readLetters(citation, i)
  const rest = letters.own === undefined ? readSubdivisions(citation, i, letters) : letters
  const section: WrittenSection = {
    section: rest.section,
    subdivisions: rest.subdivisions,
    start: number.start,
    end: tokens[rest.next - 1]?.end ?? number.end,
  }
  if (rest.own !== undefined) section.own = rest.own
  return { section, next: rest.next }
}

/** A section read so far. */
interface PartOfSection {
  readonly section: string
  readonly subdivisions: readonly string[]
  readonly own: string | undefined
  readonly next: number
}

/** The number at a token and the letters glued to it: `288A`, `11360A`, `11360AHS`. */
function readLetters(citation: CitationText, i: number): PartOfSection {
  const { tokens } = citation
  const section = (tokens[i] as Token).text
  const letters = tokens[i + 1]
  if (letters?.kind !== 'word' || !letters.glued || isCode(citation, i + 1))
    return { section, subdivisions: [], own: undefined, next: i + 1 }
  const lettered = sectionLetter(section, letters.text)
  if (lettered !== undefined) {
    const decimals = hasDecimals(citation, i + 2)
    // 266j.11: no such section is known; its decimals are kept so that it is not taken for 266j.
    const after = decimals ? `.${tokens[i + 3]?.text}` : ''
    return {
      section: section + lettered.letter + after,
      subdivisions: [],
      own: lettered.code,
      next: decimals ? i + 4 : i + 2,
    }
  }
  const subdivision = subdivisionLetter(letters.text)
  if (subdivision === undefined) leaveToken(citation, letters)
  const decimals = hasDecimals(citation, i + 2)
  if (decimals) leaveTokens(citation, i + 2, i + 4)
  return {
    section,
    subdivisions: subdivision === undefined ? [] : [subdivision.letter],
    own: subdivision?.code,
    next: decimals ? i + 4 : i + 2,
  }
}

const hasDecimals = (citation: CitationText, i: number): boolean =>
  isMark(citation, i, '.') &&
  citation.tokens[i]?.glued === true &&
  isNumber(citation, i + 1) &&
  citation.tokens[i + 1]?.glued === true

/** What follows the number and its letters, up to a code written onto a subdivision or what is no subdivision. */
function readSubdivisions(citation: CitationText, i: number, letters: PartOfSection): PartOfSection {
  const subdivisions = [...letters.subdivisions]
  let { next } = letters
  for (;;) {
    const step = subdivisionAt(citation, next, { afterNumber: next === i + 1 })
    if (step === undefined) return { ...letters, subdivisions, next }
    subdivisions.push(...step.parts)
    next = step.next
    if (step.own !== undefined) return { ...letters, subdivisions, own: step.own, next }
  }
}

interface Subdivisions {
  readonly parts: readonly string[]
  /** A code written onto the last of them. */
  readonly own?: string | undefined
  readonly next: number
}

/**
 * The subdivision at a token; none of it where what stands there has to be left unread; undefined where it belongs to the
 * section no more. Right after the number a digit or a word is no subdivision.
 */
function subdivisionAt(
  citation: CitationText,
  i: number,
  { afterNumber }: { readonly afterNumber: boolean },
): Subdivisions | undefined {
  const token = citation.tokens[i]
  if (token?.kind === 'open') return bracket(citation, i) ?? { parts: [], next: leaveBracket(citation, i) }
  const nothing: Subdivisions = { parts: [], next: i + 1 }
  if (token?.kind === 'close') {
    leaveToken(citation, token)
    return nothing
  }
  if (token === undefined || !token.glued) return undefined
  if (token.kind === 'odd' || token.kind === 'stray') {
    leaveToken(citation, token)
    return nothing
  }
  const mayBelong = token.kind === 'number' || (token.kind === 'word' && !isCode(citation, i))
  if (afterNumber || !mayBelong) return undefined
  if (token.kind === 'number' && /^\d{1,2}$/.test(token.text)) return { parts: [token.text], next: i + 1 }
  const letter = token.kind === 'word' ? subdivisionLetter(token.text) : undefined
  if (letter !== undefined) return { parts: [letter.letter], own: letter.code, next: i + 1 }
  leaveToken(citation, token)
  return nothing
}

/** Reads `(A)`, `(1)`, `(IV)`, `(A1)`: its subdivisions and the token after it; undefined when it is not that. */
export function bracket({ tokens }: CitationText, i: number): Subdivisions | undefined {
  if (tokens[i]?.kind !== 'open') return undefined
  const first = tokens[i + 1]
  if (first?.kind !== 'word' && first?.kind !== 'number') return undefined
  if (!/^(?:[A-Z]{1,4}|\d{1,3})$/.test(first.text)) return undefined
  const second = tokens[i + 2]
  if (second?.kind === 'close') return { parts: [first.text.toLowerCase()], next: i + 3 }
  const pair = second?.kind === 'number' && second.glued && first.text.length === 1 && first.kind === 'word'
  if (pair && /^\d{1,2}$/.test(second.text) && tokens[i + 3]?.kind === 'close') {
    return { parts: [first.text.toLowerCase(), second.text], next: i + 4 }
  }
  return undefined
}

/** Gives up on a bracket that is not a subdivision: leaves what surely belongs to it. Gives the token after that. */
export function leaveBracket(citation: CitationText, i: number): number {
  const { tokens } = citation
  let next = i + 1
  while (next < i + 5 && tokens[next] && tokens[next]?.kind !== 'close' && !isCode(citation, next)) next++
  if (tokens[next]?.kind === 'close') next++
  else next = isShortWord(tokens[i + 1]) && !isCode(citation, i + 1) ? i + 2 : i + 1
  leaveTokens(citation, i, next)
  return next
}

interface Letter {
  readonly letter: string
  /** A code written onto it: `288APC`. */
  readonly code: string | undefined
}

/** The letters that make a section of this number: `A` after 288, `ABPC` after 273; undefined when they do not. */
export function sectionLetter(section: string, letters: string): Letter | undefined {
  const letter = letters.toLowerCase()
  if (isLettered(section + letter)) return { letter, code: undefined }
  const short = letter.endsWith('pc') ? letter.slice(0, -2) : ''
  return short !== '' && isLettered(section + short) ? { letter: short, code: 'PC' } : undefined
}

/** One letter, alone or with a code written onto it: `A`, `AHS`. */
export function subdivisionLetter(letters: string): Letter | undefined {
  const letter = letters.slice(0, 1).toLowerCase()
  if (letters.length === 1) return { letter, code: undefined }
  const code = codeWritten(letters.slice(1))
  return code === undefined ? undefined : { letter, code }
}

/** A number of one or two digits without a code is no section, whatever it is joined to (11357-28.5 GRAMS). */
export const isLongEnough = ({ section }: WrittenSection): boolean =>
  (section.split('.')[0] ?? '').length >= 3

/** Keeps the whole section as unread. */
export const leaveSection = (citation: CitationText, { start, end }: WrittenSection): void =>
  leave(citation, start, end)
