/** Finds the number of a section that was torn by a blank (`113 59`) or holds a letter for a digit (`29O`). */
import { codeAt } from './citation-text.ts'
import { isGrave } from './known-sections.ts'
import type { Token } from './tokens.ts'

/** The letters that are taken for digits. */
const ALIKE: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
}

/**
 * Where the tokens end that may be one damaged number of a section that the lists of the law turn on, while the number
 * that can be read in them is not of such a section. Undefined: they are what they look like.
 */
export function endOfDamaged(tokens: readonly Token[], at: number): number | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (first === undefined || second === undefined || first.kind !== 'number') return undefined
  if (second.kind === 'number' && !second.glued) {
    const code = codeAfter(tokens, at + 2)
    return isGraveNumber(first.text + second.text, code) &&
      !isGraveNumber(second.text, code) &&
      !isGraveNumber(first.text, code)
      ? at + 2
      : undefined
  }
  if (second.kind !== 'word' || !second.glued) return undefined
  return endOfAlike(tokens, at) ?? endOfOneDigit(tokens, at)
}

/** A digit, a letter and a number in one word, `1S7`: no offense has a section of one digit with subdivisions. */
function endOfOneDigit(tokens: readonly Token[], at: number): number | undefined {
  const [first, letter, last] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const isOne = first?.text.length === 1 && letter?.text.length === 1
  return isOne && last?.kind === 'number' && last.glued === true ? at + 3 : undefined
}

function endOfAlike(tokens: readonly Token[], at: number): number | undefined {
  let end = at
  let number = ''
  for (let token = tokens[end]; token !== undefined; token = tokens[++end]) {
    if (end > at && !token.glued) break
    if (token.kind === 'number') number += token.text
    else if (token.kind === 'word' && [...token.text].every(letter => letter in ALIKE))
      number += [...token.text].map(letter => ALIKE[letter]).join('')
    else break
  }
  if (end < at + 2) return undefined
  const code = codeAfter(tokens, end)
  return isGraveNumber(number, code) && !isGraveNumber((tokens[at] as Token).text, code) ? end : undefined
}

/** The code behind a number and its subdivisions. */
function codeAfter(tokens: readonly Token[], from: number): string | undefined {
  let at = from
  while (tokens[at]?.kind === 'open' && tokens[at + 2]?.kind === 'close') at += 3
  return codeAt(tokens, at)?.code
}

function isGraveNumber(section: string, code: string | undefined): boolean {
  if (!/^[1-9]\d{2,4}(\.\d+)?$/.test(section)) return false
  return isGrave({ ...(code === undefined ? {} : { code }), section, subdivisions: [] })
}
