/**
 * Marks as lines of a table that any engine can read: the hash of each, its file, which of its groups, and what only the format
 * looks into. An engine may leave out those that no other shares, and must keep each line as it is.
 */
import { closeSync, openSync } from 'node:fs'
import { FILE_OF_MARK, MARK_WORDS } from '../../intake/partitions/marks.ts'
import { linesIn } from './lines.ts'

export const MARKS_HEADER = 'hash,file,place,flags,word\n'

const hex = (word: number): string => word.toString(16).padStart(8, '0')

export function markLines(words: Uint32Array): string {
  let text = ''
  for (let at = 0; at < words.length; at += MARK_WORDS) {
    const of = words[at + 2] as number
    const hash = hex(words[at] as number) + hex(words[at + 1] as number)
    text += `${hash},${of & FILE_OF_MARK},${words[at + 3]},${(of & ~FILE_OF_MARK) >>> 0},${words[at + 4]}\n`
  }
  return text
}

/** Marks read at once. */
const BLOCK = 1 << 14

/** Gives the marks of a file in blocks; undefined, and no more, where a line is none. */
export function* marksIn(path: string): Generator<Uint32Array<ArrayBuffer> | undefined, void> {
  const handle = openSync(path, 'r')
  try {
    let block = new Uint32Array(BLOCK * MARK_WORDS)
    let length = 0
    for (const line of linesIn(handle)) {
      if (line === undefined || !readMark(line, block, length)) {
        if (line?.toString('latin1') === MARKS_HEADER.trimEnd()) continue
        yield undefined
        return
      }
      length += MARK_WORDS
      if (length < block.length) continue
      yield block
      block = new Uint32Array(BLOCK * MARK_WORDS)
      length = 0
    }
    yield block.slice(0, length)
  } finally {
    closeSync(handle)
  }
}

const HASH = 16
const COMMA = 44
const ZERO = 48

/** Reads a line into words from this place on; false where it is no mark. */
function readMark(line: Buffer, into: Uint32Array, at: number): boolean {
  let [high, low] = [0, 0]
  for (let place = 0; place < HASH; place++) {
    const digit = hexDigit(line[place] ?? 0)
    if (digit < 0) return false
    if (place < HASH / 2) high = high * 16 + digit
    else low = low * 16 + digit
  }
  const fields = [0, 0, 0, 0]
  let field = -1
  for (let place = HASH; place < line.length; place++) {
    const byte = line[place] as number
    if (byte === COMMA) {
      if (line[place - 1] === COMMA || ++field === fields.length) return false
      continue
    }
    const digit = byte - ZERO
    const value = (fields[field] ?? Number.NaN) * 10 + digit
    if (!(digit >= 0 && digit <= 9 && value < 2 ** 32)) return false
    fields[field] = value
  }
  const [file, group, flags, word] = fields as [number, number, number, number]
  if (field !== fields.length - 1 || line.at(-1) === COMMA || file > FILE_OF_MARK) return false
  into[at] = high
  into[at + 1] = low
  into[at + 2] = (file | flags) >>> 0
  into[at + 3] = group
  into[at + 4] = word
  return true
}

function hexDigit(byte: number): number {
  if (byte >= ZERO && byte <= 57) return byte - ZERO
  return byte >= 97 && byte <= 102 ? byte - 87 : -1
}
