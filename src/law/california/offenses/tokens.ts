/** Cuts the text of an offense into numbers, words, brackets and marks, so that nothing is ever matched by substring. */
import { isCountMarker } from './markers.ts'

/**
 * `number`: could be the number of a section, decimals included. `odd`: digits that could not (a leading zero, seven
 * digits, two points). `stray`: a character that has no place in a citation.
 */
export type TokenKind = 'number' | 'odd' | 'word' | 'open' | 'close' | 'mark' | 'stray'

export interface Token {
  readonly kind: TokenKind
  /** As written, in capitals; a number without the comma or blank typed inside it. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether nothing stands between it and the token before. */
  readonly glued: boolean
}

/** Marks that may stand in or beside a citation; any other character is `stray`. */
const MARKS = '/-+&,;.:#\'"*='

/** The longest part of a section number before the point: Health and Safety 118948 has six digits. */
const LONGEST = 6

/** Cuts text in capitals. One pass; never fails. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (isBlank(text[at])) {
      at++
      continue
    }
    const start = at
    if (isDigit(text[at])) {
      at = takeNumber(text, start, tokens)
      continue
    }
    if (isLetter(text[at])) {
      while (isLetter(text[at])) at++
      push(tokens, 'word', text.slice(start, at), start, at)
      continue
    }
    const character = text.charAt(at++)
    const kind =
      character === '(' ? 'open' : character === ')' ? 'close' : MARKS.includes(character) ? 'mark' : 'stray'
    push(tokens, kind, character, start, at)
  }
  return tokens
}

function push(tokens: Token[], kind: TokenKind, text: string, start: number, end: number): void {
  tokens.push({ kind, text, start, end, glued: tokens.at(-1)?.end === start })
}

/** Reads digits from `start`, adds their tokens, gives where they end. */
function takeNumber(text: string, start: number, tokens: Token[]): number {
  let at = afterDigits(text, start)
  let whole = text.slice(start, at)
  let possible = !whole.startsWith('0')

  const thousands = isCounted(tokens) ? undefined : typedInside(text, whole, at)
  if (thousands !== undefined) {
    whole += thousands.digits
    at = thousands.end
    possible &&= thousands.sure
  }

  // 664 (attempt) written onto the section: 66411357, 664187. No code has a section 664xxx or longer.
  if (
    possible &&
    whole.startsWith('664') &&
    whole.length >= LONGEST &&
    whole.length <= 8 &&
    whole[3] !== '0'
  ) {
    push(tokens, 'number', '664', start, start + 3)
    return takeNumber(text, start + 3, tokens)
  }
  // 664.11357: a point where others put a stroke.
  if (whole === '664' && text[at] === '.' && afterDigits(text, at + 1) >= at + 3) {
    push(tokens, 'number', whole, start, at)
    return at
  }

  let decimals = ''
  if (text[at] === '.' && isDigit(text[at + 1])) {
    const from = at + 1
    at = afterDigits(text, from)
    decimals = text.slice(from, at)
    // 11.357 is neither 11357 nor a section: no section below 100 has three decimals.
    if (decimals.length > 4 || (whole.length < 3 && decimals.length === 3)) possible = false
    while (text[at] === '.' && isDigit(text[at + 1])) {
      at = afterDigits(text, at + 1)
      possible = false
    }
  }
  // 113?7: a damaged number is no section.
  while (isStray(text[at]) && isDigit(text[at + 1])) {
    at = afterDigits(text, at + 1)
    possible = false
  }
  if (whole.length > LONGEST) possible = false
  const number = decimals === '' ? whole : `${whole}.${decimals}`
  push(tokens, possible ? 'number' : 'odd', possible ? number : text.slice(start, at), start, at)
  return at
}

/**
 * The three digits after a comma or blank typed inside a number: `11,357`, `11 357`. A blank only within the controlled
 * substances (`11 148 PC` may be count 11). `32,148` could be one number or two sections: not sure.
 */
function typedInside(
  text: string,
  whole: string,
  at: number,
): { readonly digits: string; readonly end: number; readonly sure: boolean } | undefined {
  if (whole.length > 2) return undefined
  let from = at
  if (text[at] === ',') from++
  else while (isBlank(text[from])) from++
  if (from === at) return undefined
  const end = afterDigits(text, from)
  if (end - from !== 3) return undefined
  const digits = text.slice(from, end)
  const joined = Number(whole + digits)
  if (text[at] === ',') return { digits, end, sure: joined < 30000 || (joined >= 40000 && joined < 43000) }
  return isControlledSubstance(String(joined)) ? { digits, end, sure: true } : undefined
}

/** Whether the next number counts charges: `CNT 11`, `COUNT-11`. */
function isCounted(tokens: readonly Token[]): boolean {
  for (let i = tokens.length - 1; i >= 0 && i >= tokens.length - 3; i--) {
    const token = tokens[i]
    if (token?.kind === 'word') return isCountMarker(token.text)
    if (token?.kind !== 'mark') return false
  }
  return false
}

/** Numbers that in a criminal record are controlled substances of the Health and Safety Code, present and former. */
export function isControlledSubstance(section: string): boolean {
  const whole = Math.floor(Number(section))
  return (whole >= 11350 && whole <= 11395) || (whole >= 11530 && whole <= 11532) || whole === 11550
}

function afterDigits(text: string, from: number): number {
  let at = from
  while (isDigit(text[at])) at++
  return at
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9'
const isLetter = (c: string | undefined): boolean => c !== undefined && c >= 'A' && c <= 'Z'
const isStray = (c: string | undefined): boolean =>
  c !== undefined &&
  !isDigit(c) &&
  !isLetter(c) &&
  !isBlank(c) &&
  !MARKS.includes(c) &&
  c !== '(' &&
  c !== ')'
const isBlank = (c: string | undefined): boolean => c !== undefined && (c <= ' ' || c === '\u00a0')
