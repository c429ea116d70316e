/** A row of a DOJ file, kept as its bytes: fields become text only when asked for. */
import type { Conviction } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import { COLUMN_COUNT, type ColumnName } from './columns.ts'
import type { Line } from './scan.ts'
import { fieldText, trimmedText } from './text.ts'

/** A class and not a literal: there is one for every line of a state's file, and its functions are shared. */
export class Row {
  /** The name of the file without its folder. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The line as it was, without its line break. */
  readonly bytes: Buffer
  /** The conviction whose count this row is part of; set when the person has been put together. */
  conviction?: Conviction
  /** The same event has been read from another row: this one counts for nothing. */
  duplicate = false
  readonly #ends: Int32Array
  #source: Source | undefined

  constructor(file: string, line: number, bytes: Buffer, ends: Int32Array) {
    this.file = file
    this.line = line
    this.bytes = bytes
    this.#ends = ends
  }

  /** The text of a column as written (from 0; see `COLUMN`), without its quotes. */
  field(column: number): string {
    return fieldText(this.bytes, this.from(column), this.to(column))
  }

  /** The text of a column without padding; empty where it is blank or `NULL`. */
  text(column: number): string {
    return trimmedText(this.bytes, this.from(column), this.to(column))
  }

  /** Where the bytes of a column start, its quotes included. */
  from(column: number): number {
    return column === 0 ? 0 : (this.#ends[column - 1] as number) + 1
  }

  /** Where the bytes of a column end. */
  to(column: number): number {
    return this.#ends[column] as number
  }

  /** Where it was read. */
  get source(): Source {
    this.#source ??= { file: this.file, line: this.line }
    return this.#source
  }

  sourceOf(column: ColumnName): Source {
    return { file: this.file, line: this.line, column }
  }
}

/** Keeps a row: copies its bytes and the places of its fields, as the scanner will use them again. */
export function keepRow(file: string, line: Line): Row {
  const { start, ends } = line
  const bytes = Buffer.from(line.bytes.subarray(start, line.end))
  const places = new Int32Array(COLUMN_COUNT)
  for (let column = 0; column < COLUMN_COUNT; column++) places[column] = (ends[column] as number) - start
  return new Row(file, line.number, bytes, places)
}
