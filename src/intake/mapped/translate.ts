/** Writes mapped files anew as files of their reader, line for line, and takes what it rejects back to how it was written. */
import { writeFileSync } from 'node:fs'
import type { Counting } from '../accounts.ts'
import type { Reject } from '../reading.ts'
import type { MappedReader } from './reader.ts'
import type { MappedFile } from './rows.ts'
import type { FaultyLine } from './table.ts'

/** Begins a line that is no row: what is wrong and how it stands follow in letters, in which no reader sees a number or a name. */
const MARK = '~faulty~'

export function writeTranslated(path: string, { lines, found }: MappedFile, reader: MappedReader): void {
  const written: string[] = []
  for (let line = 1; line <= lines; line++) {
    const one = found.get(line)
    if (one === undefined) written.push('')
    else if (one.is === 'header') written.push(reader.header)
    else if (one.is === 'row') written.push(reader.line(one.row()))
    else written.push(faultyLine(one.found))
  }
  writeFileSync(path, `${written.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
}

const LETTERS = 'abcdefghijklmnop'

const faultyLine = ({ fault, problem, text }: FaultyLine): string => {
  const bytes = Buffer.from(JSON.stringify([fault, problem, text.slice(0, 100_000)]))
  let letters = ''
  for (const byte of bytes) letters += (LETTERS[byte >> 4] as string) + (LETTERS[byte & 15] as string)
  return MARK + letters
}

/** A rejected line as it stood in the file; one that the reader itself rejects stays as it is. */
export function asItStood(reject: Reject): Reject {
  if (!reject.text.startsWith(MARK)) return reject
  const letters = reject.text.slice(MARK.length)
  const bytes = Buffer.alloc(letters.length >> 1)
  for (let at = 0; at < bytes.length; at++)
    bytes[at] =
      (LETTERS.indexOf(letters[at * 2] as string) << 4) | LETTERS.indexOf(letters[at * 2 + 1] as string)
  const [fault, problem, text] = JSON.parse(bytes.toString('utf8')) as [string, string, string]
  return { ...reject, fault, problem, text }
}

/** Counts a line by what is wrong with it, and no longer by what its reader found wrong. */
export function countAsItStood(count: Counting, was: string, is: string): void {
  if (was === is) return
  const left = (count.rejectedBy[was] ?? 0) - 1
  if (left > 0) count.rejectedBy[was] = left
  else delete count.rejectedBy[was]
  count.rejectedBy[is] = (count.rejectedBy[is] ?? 0) + 1
}
