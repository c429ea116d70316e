/** The text of an offense cut into tokens, with what of it could not be read: what every step of reading works on. */
import { codeWritten } from './codes.ts'
import type { Token } from './tokens.ts'

export interface CitationText {
  /** In capitals. */
  readonly text: string
  readonly tokens: readonly Token[]
  /** The parts that look like a citation and could not be read, so far. */
  readonly unread: string[]
}

export const isMark = ({ tokens }: CitationText, i: number, marks: string): boolean => {
  const token = tokens[i]
  return token?.kind === 'mark' && marks.includes(token.text)
}

export const isNumber = ({ tokens }: CitationText, i: number): boolean => tokens[i]?.kind === 'number'

export const isCode = ({ tokens }: CitationText, i: number): boolean => codeAt(tokens, i) !== undefined

/** Keeps the characters from one place to another as unread. */
export function leave({ text, unread }: CitationText, from: number, to: number): void {
  if (to > from) unread.push(text.slice(from, to).trim())
}

export const leaveToken = (citation: CitationText, { start, end }: Token): void => leave(citation, start, end)

/** Keeps the tokens from `from` to before `to` as unread, and what stands between them. */
export const leaveTokens = (citation: CitationText, from: number, to: number): void =>
  leave(citation, citation.tokens[from]?.start ?? 0, citation.tokens[to - 1]?.end ?? 0)

/** A code and the place of the token after it. */
export interface CodeAt {
  readonly code: string
  readonly next: number
}

/** The code written at a token, dotted and with an ampersand too (`P.C.`, `H & S`). */
export function codeAt(tokens: readonly Token[], i: number): CodeAt | undefined {
  const first = tokens[i]
  if (first?.kind !== 'word') return undefined
  const whole = codeWritten(first.text)
  if (whole !== undefined) return { code: whole, next: i + 1 }
  const joint = tokens[i + 1]
  const second = tokens[i + 2]
  if (first.text.length !== 1 || joint?.kind !== 'mark' || second?.kind !== 'word') return undefined
  if (joint.text === '&' || joint.text === '/') {
    const code = codeWritten(`${first.text}&${second.text}`)
    return code === undefined ? undefined : { code, next: i + 3 }
  }
  if (joint.text !== '.' || second.text.length !== 1) return undefined
  const code = codeWritten(first.text + second.text)
  const end = tokens[i + 3]
  return code === undefined
    ? undefined
    : { code, next: end?.kind === 'mark' && end.text === '.' ? i + 4 : i + 3 }
}

export const isShortWord = (token: Token | undefined): boolean =>
  token?.kind === 'word' && token.text.length <= 4
