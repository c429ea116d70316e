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

const looked = new Map<string, readonly Word[]>()

/** The words that a form is written for; each form is looked up once. */
function wordsFor(form: string): readonly Word[] {
  const known = looked.get(form)
  if (known !== undefined) return known
  if (looked.size >= 50_000) looked.clear()
  const found = lookUp(form)
  looked.set(form, found)
  return found
}

function lookUp(form: string): readonly Word[] {
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
  let before: Token | undefined
  for (const token of tokens) {
    const form = formOf(token, before)
    before = token
    if (form === '') continue
    for (const word of wordsFor(form)) {
      said ??= new Map()
      if (!said.has(word)) said.set(word, token.kind === 'mark' ? form : token.text)
    }
  }
  return said ?? NOTHING
}

function formOf({ kind, text, glued }: Token, before: Token | undefined): string {
  if (before?.kind === 'open' && text.length <= 2) return ''
  if (kind === 'number') return text.length === 2 ? text : ''
  if (kind === 'mark') return glued && before?.text === '28.5' ? before.text + text : ''
  if (kind !== 'word') return ''
  if (!glued || before?.kind !== 'number') return text
  return text === 'ST' || text === 'ND' ? before.text + text : text.length > 2 ? text : ''
}

/** Whether every word of a phrase is said. */
export const says = (said: { has(word: string): boolean }, phrase: readonly string[]): boolean =>
  phrase.every(word => said.has(word))
