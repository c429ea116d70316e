/** Finds in the description of an offense what a reader must not pass over: whole citations, and words such as ATTEMPT. */
import type { Offense } from '../../../record/person.ts'
import { type CitationText, codeAt, leave, leaveToken } from './citation-text.ts'
import { inchoateWord } from './markers.ts'

/** Finds whole citations (a number with its code) in a description and leaves them unread. */
export function leaveCitations(citation: CitationText, from: number): void {
  const { tokens } = citation
  for (let i = from; i < tokens.length; i++) {
    const number = tokens[i]
    if (number?.kind !== 'number') continue
    let next = i + 1
    while (tokens[next]?.kind === 'open' && tokens[next + 2]?.kind === 'close') next += 3
    const code = codeAt(tokens, next)
    if (code === undefined) continue
    leave(citation, number.start, tokens[code.next - 1]?.end ?? number.end)
    i = code.next - 1
  }
}

/** By their own words 11360 and former 11531 include attempts to transport; the others are complete crimes only. */
const COMPLETE = new Set(['11357', '11358', '11359', '11530', '11530.1', '11530.5'])
const WITH_ATTEMPTS = new Set(['11360', '11531'])

/**
 * Leaves unread the word of a description that makes a marijuana offense written without any modifier an attempt, a
 * conspiracy or a solicitation. Of other sections such words say nothing: many are described so.
 */
export function leaveInchoate(citation: CitationText, from: number, offenses: readonly Offense[]): void {
  const { tokens } = citation
  const plain = (sections: ReadonlySet<string>) =>
    offenses.some(
      ({ code = 'HS', section, inchoate }) =>
        code === 'HS' && inchoate === undefined && sections.has(section),
    )
  const complete = plain(COMPLETE)
  if (!complete && !plain(WITH_ATTEMPTS)) return
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    const inchoate = token?.kind === 'word' ? inchoateWord(token.text) : undefined
    if (token && inchoate !== undefined && (complete || inchoate !== 'attempt')) leaveToken(citation, token)
  }
}
