/** A row of a file that has been read whole, and the lines of such files. */
import { readFileSync } from 'node:fs'
import type { Conviction } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import type { OpenedFile } from '../files.ts'
import type { InputRow } from '../reading.ts'

/** A line and where it stands. */
export interface LinePlace {
  readonly file: string
  readonly fileNumber: number
  /** From 1. */
  readonly line: number
  readonly block: Buffer
  readonly start: number
  readonly end: number
}

export class WholeRow implements InputRow {
  readonly file: string
  readonly fileNumber: number
  readonly line: number
  readonly block: Buffer
  readonly start: number
  readonly end: number
  readonly #ends: readonly number[]
  conviction?: Conviction
  duplicate = false

  constructor(place: LinePlace, ends: readonly number[]) {
    this.file = place.file
    this.fileNumber = place.fileNumber
    this.line = place.line
    this.block = place.block
    this.start = place.start
    this.end = place.end
    this.#ends = ends
  }

  /** The line as it was. */
  get bytes(): Buffer {
    return this.block.subarray(this.start, this.end)
  }

  get source(): Source {
    return { file: this.file, line: this.line }
  }

  endOf(column: number): number {
    return this.start + (this.#ends[column] as number)
  }

  field(column: number): string {
    const from = column === 0 ? this.start : this.endOf(column - 1) + 1
    return this.block.toString('utf8', from, this.endOf(column))
  }
}

const LF = 10
const CR = 13

/** The lines of these files, one after the other. */
export function* linesOf(files: readonly OpenedFile[]): Generator<LinePlace> {
  for (const [fileNumber, { name, path }] of files.entries()) {
    const block = readFileSync(path)
    let line = 0
    for (let start = 0; start < block.length; ) {
      const found = block.indexOf(LF, start)
      const to = found === -1 ? block.length : found
      const end = to > start && block[to - 1] === CR ? to - 1 : to
      yield { file: name, fileNumber, line: ++line, block, start, end }
      start = to + 1
    }
  }
}

/** Where the fields of a line end that are parted by this byte and never quoted. */
export function fieldEnds(line: Buffer, separator: number): readonly number[] {
  const ends: number[] = []
  for (let at = line.indexOf(separator); at !== -1; at = line.indexOf(separator, at + 1)) ends.push(at)
  ends.push(line.length)
  return ends
}
