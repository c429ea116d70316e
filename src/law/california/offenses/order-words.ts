/** Finds whole phrases of a vocabulary in the words of a text. */
import type { Token } from './tokens.ts'

/** Looks for any of these phrases; gives the first found, in the order of the text and the longest there. */
export function phraseFinder(phrases: readonly string[]): (tokens: readonly Token[]) => string | undefined {
  const known = new Set(phrases)
  const begins = new Set(phrases.map(phrase => phrase.split(' ')[0] as string))
  const longest = Math.max(...phrases.map(phrase => phrase.split(' ').length))
  return tokens => {
    for (let at = 0; at < tokens.length; at++) {
      if (!begins.has(tokens[at]?.text ?? '') || isSubdivision(tokens, at)) continue
      const said = words(tokens, at, longest)
      for (let length = said.length; length > 0; length--) {
        const phrase = said.slice(0, length).join(' ')
        if (known.has(phrase)) return phrase
      }
    }
    return undefined
  }
}

/** Within a bracket, or written onto a number. */
const isSubdivision = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at - 1]?.kind === 'open' && (tokens[at]?.text.length ?? 0) <= 2) ||
  (tokens[at]?.glued === true && tokens[at - 1]?.kind === 'number')

/** The words and numbers from a token on, at most so many; brackets and marks between them are passed over. */
function words(tokens: readonly Token[], from: number, most: number): readonly string[] {
  const found: string[] = []
  for (let at = from; at < tokens.length && found.length < most; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'word' || token.kind === 'number') found.push(token.text)
  }
  return found
}
