/** Bytes of a field to text: UTF-8 where they are UTF-8, else Latin-1; trimmed; the word NULL is nothing. */
import { isUtf8 } from 'node:buffer'
import { type FieldFinder, LONGEST_KEY, TEXT } from './fields.ts'

const QUOTE = 34
const SPACE = 32
/** The word that stands for nothing begins so. */
const LETTER_N = 78

/** The text of these bytes, as UTF-8 where they are valid UTF-8, else as Latin-1. */
export function decode(bytes: Buffer, start: number, end: number): string {
  if (start >= end) return ''
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) > 127)
      return isUtf8(bytes.subarray(start, end))
        ? bytes.toString('utf8', start, end)
        : bytes.toString('latin1', start, end)
  return bytes.toString('latin1', start, end)
}

/** The text of a field as its writer meant it: without the quotes around it, two quotes inside read as one. */
export function fieldText(bytes: Buffer, start: number, end: number): string {
  if (end - start < 2 || bytes[start] !== QUOTE) return decode(bytes, start, end)
  const text = decode(bytes, start + 1, end - 1)
  return text.includes('"') ? text.replaceAll('""', '"') : text
}

const SLOTS = 1 << 14
/** The last text seen with each hash: the same few thousand words fill these files, and are made into strings once. */
const seen: string[] = new Array(SLOTS).fill('')

/** The text of a field without its padding; empty where the field is blank or the word `NULL`. */
export function trimmedText(bytes: Buffer, start: number, end: number): string {
  let from = start
  let to = end
  if (to - from >= 2 && bytes[from] === QUOTE) {
    from++
    to--
  }
  while (from < to && (bytes[from] as number) <= SPACE) from++
  while (from < to && (bytes[to - 1] as number) <= SPACE) to--
  if (from === to) return ''
  let hash = to - from
  let plain = true
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte > 127 || byte === QUOTE) plain = false
    hash = (Math.imul(hash, 31) + byte) | 0
  }
  if (!plain) {
    const decoded = decode(bytes, from, to)
    const text = (bytes[start] === QUOTE ? decoded.replaceAll('""', '"') : decoded).trim()
    return text === 'NULL' ? '' : text
  }
  const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1)
  const known = seen[slot] as string
  if (known.length === to - from && sameText(known, bytes, from)) return known === 'NULL' ? '' : known
  const text = bytes.toString('latin1', from, to)
  seen[slot] = text
  return text === 'NULL' ? '' : text
}

/** The same of a field in the bytes of a finder, which knows again what it has met. */
export function recalledText(finder: FieldFinder, start: number, end: number): string {
  // Many fields are filled up with blanks.
  let from = start
  while (from < end && finder.bytes[from] === SPACE) from++
  if (from === end) return ''
  if (end - start > LONGEST_KEY) return trimmedText(finder.bytes, start, end)
  const slot = finder.recall(TEXT, start, end)
  if (slot >= 0) return finder.texts[slot] as string
  const text = trimmedText(finder.bytes, start, end)
  finder.keep(~slot, TEXT, start, end)
  finder.texts[~slot] = text
  return text
}

/** Where the fields of a line stand in its bytes: see `Line`. */
export interface FieldPlaces {
  readonly bytes: Buffer
  readonly start: number
  readonly ends: Int32Array
  readonly base: number
}

/** The text of a field of the line being scanned, without its padding. */
export function textOf(line: FieldPlaces, column: number): string {
  const { ends, base } = line
  const from = column === 0 ? line.start : (ends[base + column - 1] as number) + 1
  return trimmedText(line.bytes, from, ends[base + column] as number)
}

/** The same, of a field that likely has this text, which is not empty. */
export function likelyTextOf(line: FieldPlaces, column: number, likely: string): string {
  const { bytes, ends, base } = line
  const to = ends[base + column] as number
  let from = column === 0 ? line.start : (ends[base + column - 1] as number) + 1
  while (from < to && bytes[from] === SPACE) from++
  let at = 0
  while (at < likely.length && from + at < to && isSame(likely.charCodeAt(at), bytes[from + at] as number))
    at++
  if (at < likely.length) return textOf(line, column)
  for (from += at; from < to; from++) if (bytes[from] !== SPACE) return textOf(line, column)
  return likely
}

/** Whether a byte is this sign, whatever the encoding and wherever it stands. */
const isSame = (code: number, byte: number): boolean => code === byte && byte < 127 && byte !== QUOTE

/** Whether a field of the line being scanned has a text: of most the first byte tells. */
export function hasText(line: FieldPlaces, column: number): boolean {
  const { bytes, ends, base } = line
  const to = ends[base + column] as number
  let from = column === 0 ? line.start : (ends[base + column - 1] as number) + 1
  while (from < to && (bytes[from] as number) <= SPACE) from++
  if (from === to) return false
  const first = bytes[from] as number
  return (first < 127 && first !== QUOTE && first !== LETTER_N) || textOf(line, column) !== ''
}

function sameText(text: string, bytes: Buffer, from: number): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== bytes[from + at]) return false
  return true
}

/** Upper case, with single blanks: how words of the record are compared. */
export function words(text: string): string {
  const upper = text.toUpperCase()
  const odd = upper.includes('  ') || /[\t\n\r\u00a0]/.test(upper)
  return odd ? upper.replace(/\s+/g, ' ') : upper
}

/** No date is given: the field is blank or `NULL`. */
export const NO_STAMP = -1
/** Something is given that is not eight digits. */
export const BAD_STAMP = -2

/** A date field as a number: its eight digits `YYYYMMDD`, `NO_STAMP` or `BAD_STAMP`. */
export function stampOf(bytes: Buffer, start: number, end: number): number {
  let from = start
  while (from < end && (bytes[from] as number) <= SPACE) from++
  if (from === end) return NO_STAMP
  let number = 0
  let at = from
  for (; at < end && at < from + 8; at++) {
    const digit = (bytes[at] as number) - 48
    if (digit < 0 || digit > 9) break
    number = number * 10 + digit
  }
  if (at === from + 8) {
    while (at < end && (bytes[at] as number) <= SPACE) at++
    if (at === end) return number
  }
  // Quoted, NULL, or not a date.
  const text = trimmedText(bytes, start, end)
  if (text === '') return NO_STAMP
  return /^\d{8}$/.test(text) ? Number(text) : BAD_STAMP
}

/** A field of one to nine digits as a number, padded or with zeros before it; -1 where it holds anything else. */
export function numberOf(bytes: Buffer, start: number, end: number): number {
  let from = start
  let to = end
  if (to - from >= 2 && bytes[from] === QUOTE) {
    from++
    to--
  }
  while (from < to && (bytes[from] as number) <= SPACE) from++
  while (from < to && (bytes[to - 1] as number) <= SPACE) to--
  if (from === to || to - from > 9) return -1
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}
