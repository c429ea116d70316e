/** JSON written as bytes, value by value: the same that `JSON.stringify` gives of the same values. */
import { makeRoom, type Written, writeAsciiText } from './bytes.ts'

const QUOTE = 34
const BACKSLASH = 92
const BLANK = 32
const DELETE = 127
const ZERO = 48

/** Writes a string, quoted. */
export function writeJsonText(to: Written, text: string): void {
  const { length } = text
  makeRoom(to, length + 2)
  const { bytes } = to
  let { at } = to
  bytes[at++] = QUOTE
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < BLANK || unit >= DELETE || unit === QUOTE || unit === BACKSLASH) {
      writeEscaped(to, text)
      return
    }
    bytes[at++] = unit
  }
  bytes[at++] = QUOTE
  to.at = at
}

function writeEscaped(to: Written, text: string): void {
  const written = JSON.stringify(text)
  // A unit of UTF-16 takes three bytes at most.
  makeRoom(to, written.length * 3)
  to.at += to.bytes.write(written, to.at, 'utf8')
}

/** Writes a whole number that is not below zero. */
export function writeJsonNumber(to: Written, value: number): void {
  if (value > 9) {
    writeAsciiText(to, String(value))
    return
  }
  makeRoom(to, 1)
  to.bytes[to.at++] = ZERO + value
}

/** Writes a list of such numbers. */
export function writeJsonNumbers(to: Written, values: readonly number[]): void {
  for (let i = 0; i < values.length; i++) {
    writeAsciiText(to, i === 0 ? '[' : ',')
    writeJsonNumber(to, values[i] as number)
  }
  writeAsciiText(to, values.length === 0 ? '[]' : ']')
}
