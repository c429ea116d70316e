/** Makes comments alike that differ only in the number of a case or a document, so that each kind of them is read once. */
import { trimmedText } from './text.ts'

const [ZERO, FOUR, SIX, SEVEN, NINE] = [48, 52, 54, 55, 57]
const [SPACE, QUOTE] = [32, 34]
/** The last byte that is a sign by itself in any encoding. */
const LAST_PLAIN = 126
/** The word that stands for nothing is no longer. */
const NULL_LENGTH = 4
const LONGEST_KEPT = 1000
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE

/** Digits that are of no section, whatever stands around them: longer than any, and not an attempt written onto one. */
const LONG = 7
/** The longest that may be an attempt written onto a section. */
const ATTEMPT = 8

/** The text that is being made alike, sign by sign: what stands behind its end is of others. */
let codes = new Uint16Array(1 << 12)

/** What was made alike last, and of which text: what reads a comment is mostly not alone. */
let [lastText, lastKind] = ['', '']

/**
 * The same text with other digits in its long numbers (`DCN:1234567890`) and in the case numbers of courts (`95F01234`). No
 * reader of comments looks at those digits, so that what it finds in one text it finds in the other; only where it gives
 * back words of the text do they differ.
 */
export function alike(text: string): string {
  if (text === lastText) return lastKind
  if (text.length > codes.length) codes = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at)
  lastKind = madeAlike(text.length)
  lastText = text
  return lastKind
}

/** The same of a field, as `trimmedText` reads it: of most the text need not be made. */
export function alikeField(bytes: Buffer, start: number, end: number): string {
  let from = start
  let to = end
  while (from < to && bytes[from] === SPACE) from++
  while (from < to && bytes[to - 1] === SPACE) to--
  const length = to - from
  if (length <= NULL_LENGTH || length > codes.length) return alike(trimmedText(bytes, start, end))
  for (let at = 0; at < length; at++) {
    const byte = bytes[from + at] as number
    if (byte < SPACE || byte > LAST_PLAIN || byte === QUOTE) return alike(trimmedText(bytes, start, end))
    codes[at] = byte
  }
  return madeAlike(length)
}

/** Makes so many signs of `codes` alike, and gives their text. */
function madeAlike(length: number): string {
  let hash = length
  let all = 0
  for (let at = 0; at < length; ) {
    const code = codes[at] as number
    if (!isDigit(code)) {
      all |= code
      hash = (Math.imul(hash, 31) + code) | 0
      at++
      continue
    }
    const from = at
    while (at < length && isDigit(codes[at] as number)) at++
    const digits = at - from
    const stays = digits < LONG ? !endsCaseNumber(from, at, length) : mayBeAttempt(from, digits)
    // One that begins with a zero is read as one that does.
    if (!stays) codes.fill(digits >= LONG || code === ZERO ? ZERO : SEVEN, from, at)
    for (let digit = from; digit < at; digit++) hash = (Math.imul(hash, 31) + (codes[digit] as number)) | 0
  }
  return textOfCodes(length, hash, all > 0xff)
}

const mayBeAttempt = (from: number, length: number): boolean => length <= ATTEMPT && isAttempt(from)

/** Whether the section of an attempt is written there, PC 664. */
const isAttempt = (from: number): boolean =>
  codes[from] === SIX && codes[from + 1] === SIX && codes[from + 2] === FOUR

/** Whether these digits end a court’s case number that stands by itself: a year, a letter, five or six digits. */
function endsCaseNumber(from: number, to: number, end: number): boolean {
  const length = to - from
  if (from < 3 || (length !== 5 && length !== 6) || isAttempt(from)) return false
  const letter = (codes[from - 1] as number) & ~32
  return (
    letter >= 65 &&
    letter <= 90 &&
    isDigit(codes[from - 2] as number) &&
    isDigit(codes[from - 3] as number) &&
    (from === 3 || BEFORE.includes(codes[from - 4] as number)) &&
    (to === end || BEHIND.includes(codes[to] as number))
  )
}

const codesOf = (signs: string): readonly number[] => Array.from(signs, sign => sign.charCodeAt(0))
const BEFORE = codesOf(' #:-')
const BEHIND = codesOf(' ,;')

const SLOTS = 1 << 12
/** The last text made with each hash: comments are of few kinds, and each is made into a text once. */
const made: string[] = new Array(SLOTS).fill('')

/** The text of the first so many codes, of which this is a hash, and some of which are `wide`: no single bytes. */
function textOfCodes(length: number, hash: number, wide: boolean): string {
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1)
  const known = made[slot] as string
  if (known.length === length && isWritten(known)) return known
  const own = codes.subarray(0, length)
  const text = wide
    ? Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('utf16le')
    : Buffer.from(own).toString('latin1')
  // A long one is no kind of which there are many.
  if (length <= LONGEST_KEPT) made[slot] = text
  return text
}

function isWritten(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== codes[at]) return false
  return true
}

/** The same reader, which reads each kind of comment once; what it is asked about has been made alike. */
export function readKinds<T>(read: (kind: string) => T): (kind: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return kind => {
    let found = known.get(kind)
    if (found === undefined) {
      found = { value: read(kind) }
      if (known.size >= MOST) known.clear()
      known.set(kind, found)
    }
    return found.value
  }
}

/** The same reader of comments, which reads each kind of them once. */
export function readAlike<T>(read: (comment: string) => T): (comment: string) => T {
  const ofKind = readKinds(read)
  return comment => ofKind(alike(comment))
}

const MOST = 50_000
