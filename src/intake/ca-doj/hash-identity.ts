/** Hashes of what identifies a person in a line, made from its bytes where they are plain: most never become text. */
import { hashBytes, hashWords } from '../hash.ts'
import { COLUMN } from './columns.ts'
import { identifier, plainName, STRONG, STRONG_COLUMN, type Strong } from './identifiers.ts'
import type { Line } from './scan.ts'
import { stampOf, textOf, trimmedText } from './text.ts'

/** The places of SUBJECT_ID and of a name among the kinds of what is hashed, after the strong identifiers. */
export const SUBJECT = STRONG.length
const NAME = SUBJECT + 1

const SPACE = 32
/** Digits and capital letters stand for themselves in identifiers and names; 1 for a digit. */
const PLAIN = new Uint8Array(256)
for (let byte = 48; byte <= 57; byte++) PLAIN[byte] = 1
for (let byte = 65; byte <= 90; byte++) PLAIN[byte] = 2

/** Hashes a strong identifier of a line, of the kind at this place among them; false where there is none. */
export function hashIdentifier(kind: number, line: Line, into: Uint32Array): boolean {
  const strong = STRONG[kind] as Strong
  if (hashUsual(kind, strong, line, into)) return true
  const text = textOf(line, STRONG_COLUMN[strong])
  const value = text === '' ? '' : identifier(strong, text)
  if (value === '') return false
  hashWords(kind, value, into)
  return true
}

/**
 * Hashes a strong identifier of a line as one of this kind, where it surely is written as all its writings are compared; false
 * elsewhere. It never becomes text, and has the hash of its text.
 */
export function hashUsual(
  kind: number,
  strong: Strong,
  { bytes, ends, base }: Line,
  into: Uint32Array,
): boolean {
  const column = STRONG_COLUMN[strong]
  let from = (ends[base + column - 1] as number) + 1
  let to = ends[base + column] as number
  while (from < to && bytes[from] === SPACE) from++
  while (from < to && bytes[to - 1] === SPACE) to--
  if (!isAsUsual(strong, bytes, from, to)) return false
  hashBytes(kind, bytes, from, to, into)
  return true
}

const LETTER_A = 65
const ZERO = 48

/** Whether a number surely is written as all its writings are compared: whoever knows better is asked otherwise. */
function isAsUsual(strong: Strong, bytes: Buffer, from: number, to: number): boolean {
  if (to - from < 6) return false
  const first = bytes[from] as number
  const second = bytes[from + 1] as number
  // One digit repeated is written for no number.
  if (bytes[to - 1] === bytes[to - 2] && isOneRepeated(bytes, PLAIN[first] === 2 ? from + 1 : from, to))
    return false
  switch (strong) {
    case 'CII':
      return first === LETTER_A && second !== ZERO && digitsIn(bytes, from + 1, to) === to - from - 1
    case 'CDL':
      return PLAIN[first] === 2 && second !== ZERO && digitsIn(bytes, from + 1, to) === to - from - 1
    case 'SSN':
      return to - from === 9 && digitsIn(bytes, from, to) === 9 && !(first === 49 && second === 50)
    case 'FBI': {
      if (PLAIN[first] !== 1 || first === ZERO) return false
      const digits = digitsIn(bytes, from, to)
      return digits > 0 && (digits < to - from || !(first === 49 && second === 50))
    }
  }
}

function isOneRepeated(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (bytes[at] !== bytes[from]) return false
  return true
}

/** How many digits there are; none where something is neither digit nor capital letter. */
function digitsIn(bytes: Buffer, from: number, to: number): number {
  let digits = 0
  for (let at = from; at < to; at++) {
    const what = PLAIN[bytes[at] as number] as number
    if (what === 0) return 0
    if (what === 1) digits++
  }
  return digits
}

/** Hashes the letters and digits of a name; false where it has none. Names that are one however written have one hash. */
export const hashName = ({ bytes, ends, base }: Line, into: Uint32Array): boolean =>
  hashNameIn(
    bytes,
    (ends[base + COLUMN.PRI_NAME - 1] as number) + 1,
    ends[base + COLUMN.PRI_NAME] as number,
    into,
  )

/** The same of a name that stands anywhere, as its column would be read. */
export function hashNameIn(bytes: Buffer, from: number, to: number, into: Uint32Array): boolean {
  let high = NAME
  let low = NAME
  let letters = 0
  for (let at = from; at < to; at++) {
    let byte = bytes[at] as number
    if (byte > 127) return hashText(plainName(trimmedText(bytes, from, to)), into)
    if (byte >= 97 && byte <= 122) byte -= 32
    if (PLAIN[byte] === 0) continue
    letters++
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low + byte, 0x5bd1e995)
  }
  into[0] = high
  into[1] = low ^ (low >>> 15)
  return letters > 0
}

/** The same of a name that is not plain: what is neither letter nor digit is left out. */
function hashText(name: string, into: Uint32Array): boolean {
  let high = NAME
  let low = NAME
  let letters = 0
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at)
    if (unit > 127 || PLAIN[unit] === 0) continue
    letters++
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low + unit, 0x5bd1e995)
  }
  into[0] = high
  into[1] = low ^ (low >>> 15)
  return letters > 0
}

/** Puts what stands for a name, by its hash, and a birth date together into the two words of `into`. */
export function nameWithBirth(high: number, low: number, birth: number, into: Uint32Array): void {
  into[0] = (high ^ Math.imul(birth, 0x9e3779b1)) >>> 0
  into[1] = (low + birth) >>> 0
}

/** The birth date of a line as a number; see `stampOf`. */
export function birthStamp({ bytes, ends, base }: Line): number {
  const from = (ends[base + COLUMN.PRI_DOB - 1] as number) + 1
  return stampOf(bytes, from, ends[base + COLUMN.PRI_DOB] as number)
}
