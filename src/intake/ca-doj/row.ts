/** A row of a DOJ file as its bytes: fields become text only when asked for. */
import type { Conviction } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import type { ColumnName } from './columns.ts'
import type { FieldFinder } from './fields.ts'
import type { RowOffense } from './row-offense.ts'
import { ENDS, type Line } from './scan.ts'
import { fieldText, numberOf, recalledText, stampOf, trimmedText } from './text.ts'

/** A line and where it stands, as the scanner gives it. */
export type Placed = Pick<Line, 'file' | 'number' | 'bytes' | 'start' | 'end' | 'ends' | 'base' | 'finder'>

/** A class and not a literal: there is one for every line of a state's file, and its functions are shared. */
export class Row {
  /** The name of the file without its folder. */
  readonly file: string
  /** The number of the file. */
  readonly fileNumber: number
  /** From 1. */
  readonly line: number
  /** The conviction whose count this row is part of; set when the person has been put together. */
  conviction?: Conviction
  /** The same event has been read from another row: this one counts for nothing. */
  duplicate = false
  /** The offense it is about, once that has been read; see `rowOffense`. */
  offense: RowOffense | undefined = undefined
  /** What the row stands in, and where: without its line break. */
  block: Buffer
  start: number
  end: number
  /** Where its fields end, from place `#base` on. */
  #ends: Int32Array
  #base: number
  /** Knows texts in these bytes again. */
  #finder: FieldFinder | undefined
  #source: Source | undefined

  /** A row of the line just scanned. Its bytes and places must not be used again while the row is. */
  constructor(file: string, line: Placed) {
    this.file = file
    this.fileNumber = line.file
    this.line = line.number
    this.block = line.bytes
    this.start = line.start
    this.end = line.end
    this.#ends = line.ends
    this.#base = line.base
    this.#finder = line.finder?.bytes === line.bytes ? line.finder : undefined
  }

  /** The line as it was, without its line break. */
  get bytes(): Buffer {
    return this.block.subarray(this.start, this.end)
  }

  /** The text of a column as written (from 0; see `COLUMN`), without its quotes. */
  field(column: number): string {
    return fieldText(this.block, this.#from(column), this.endOf(column))
  }

  /** The text of a column without padding; empty where it is blank or `NULL`. */
  text(column: number): string {
    const from = this.#from(column)
    const to = this.endOf(column)
    const finder = this.#finder
    return finder === undefined ? trimmedText(this.block, from, to) : recalledText(finder, from, to)
  }

  /** Where in the block a column ends. */
  endOf(column: number): number {
    return this.#ends[this.#base + column] as number
  }

  /** Whether nothing at all stands in any column from one to another, not even blanks. */
  isEmptyFrom(column: number, last: number): boolean {
    // What is left between them are the commas.
    return this.endOf(last) - this.#from(column) === last - column
  }

  /** A date column as a number, `YYYYMMDD`; see `stampOf`. */
  stamp(column: number): number {
    return stampOf(this.block, this.#from(column), this.endOf(column))
  }

  /** The number in a column of at most nine digits, whatever zeros stand before it; negative where there is none. */
  number(column: number): number {
    return numberOf(this.block, this.#from(column), this.endOf(column))
  }

  /** Whether the bytes from the beginning of a column to the end of another are those of the other row. */
  sameFrom(column: number, last: number, other: Row): boolean {
    const from = this.#from(column)
    const to = this.endOf(last)
    const start = other.#from(column)
    const end = other.endOf(last)
    if (to - from !== end - start) return false
    const finder = this.#finder
    return finder !== undefined && finder === other.#finder
      ? finder.same(from, start, to - from)
      : this.block.compare(other.block, start, end, from, to) === 0
  }

  /** Whether two columns hold the same bytes. */
  sameColumns(a: number, b: number): boolean {
    const from = this.#from(a)
    const to = this.endOf(a)
    const start = this.#from(b)
    const end = this.endOf(b)
    if (to - from !== end - start) return false
    const finder = this.#finder
    return finder === undefined
      ? this.block.compare(this.block, start, end, from, to) === 0
      : finder.same(from, start, to - from)
  }

  /** Compares the bytes of two rows from one column on: negative, zero or positive. */
  compareFrom(column: number, other: Row): number {
    return this.block.compare(other.block, other.#from(column), other.end, this.#from(column), this.end)
  }

  /** Takes its bytes out of those it was read in: these may then be used again while the row is. */
  keep(): void {
    const { start, end } = this
    this.#ends = this.#ends.slice(this.#base, this.#base + ENDS).map(at => at - start)
    this.#base = 0
    this.#finder = undefined
    this.block = Buffer.from(this.block.subarray(start, end))
    this.start = 0
    this.end = end - start
  }

  /** Where it was read. */
  get source(): Source {
    this.#source ??= { file: this.file, line: this.line }
    return this.#source
  }

  sourceOf(column: ColumnName): Source {
    return { file: this.file, line: this.line, column }
  }

  #from(column: number): number {
    return column === 0 ? this.start : (this.#ends[this.#base + column - 1] as number) + 1
  }
}
