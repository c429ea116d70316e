/** The words of an offense text that the vocabulary knows, whatever form they are written in. */
import type { Token } from './tokens.ts'
import { WORDS, type Word } from './vocabulary/words.ts'

/** Each word said, with the first of the forms it was written in. */
export type Said = ReadonlyMap<Word, string>

const NOTHING: Said = new Map()
const NONE: readonly Word[] = []

const exact = new Map<string, Word[]>()
/** By the letters that words begin with. */
const begun = new Map<string, Word[]>()
for (const [word, forms] of Object.entries(WORDS) as [Word, string][])
  for (const form of forms.split(' ')) {
    const [table, key] = form.endsWith('*') ? [begun, form.slice(0, -1)] : [exact, form]
    const known = table.get(key)
    if (known === undefined) table.set(key, [word])
    else known.push(word)
  }
const SHORTEST = Math.min(...[...begun.keys()].map(key => key.length))
const LONGEST = Math.max(...[...begun.keys()].map(key => key.length))

/** The words that a form is written for. */
export function wordsFor(form: string): readonly Word[] {
  const whole = exact.get(form)
  let found: readonly Word[] = whole ?? NONE
  for (let length = Math.min(LONGEST, form.length); length >= SHORTEST; length--) {
    const more = begun.get(form.slice(0, length))
    if (more !== undefined) found = found.length === 0 ? more : [...found, ...more]
  }
  return found
}

/** What the tokens of a text say. Letters in brackets or written onto a number are subdivisions, but for `1ST`. */
export function wordsSaid(tokens: readonly Token[]): Said {
  let said: Map<Word, string> | undefined
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1]
    for (const word of wordsFor(formOf(token, before))) {
      said ??= new Map()
      if (!said.has(word)) said.set(word, token.text)
    }
  }
  return said ?? NOTHING
}

function formOf({ kind, text, glued }: Token, before: Token | undefined): string {
  if (before?.kind === 'open' && text.length <= 2) return ''
  if (kind === 'number') return text.length === 2 ? text : ''
  if (kind !== 'word') return ''
  if (!glued || before?.kind !== 'number') return text
  return text === 'ST' || text === 'ND' ? before.text + text : text.length > 2 ? text : ''
}

/** Whether every word of a phrase is said. */
export const says = (said: { has(word: string): boolean }, phrase: readonly string[]): boolean =>
  phrase.every(word => said.has(word))
