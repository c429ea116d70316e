/** Finds in the description of an offense what a reader must not pass over: whole citations. */
import { type CitationText, codeAt, leave } from './citation-text.ts'

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
