/** A row of a DOJ file, kept as its bytes: fields become text only when asked for. */
import type { Conviction } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import { COLUMN_COUNT, type ColumnName } from './columns.ts'
import type { Line } from './scan.ts'
import { fieldText, stampOf, trimmedText } from './text.ts'

/** A class and not a literal: there is one for every line of a state's file, and its functions are shared. */
export class Row {
  /** The name of the file without its folder. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The conviction whose count this row is part of; set when the person has been put together. */
  conviction?: Conviction
  /** The same event has been read from another row: this one counts for nothing. */
  duplicate = false
  readonly #page: Page
  /** Where the row starts in the bytes of its page, and where its places start among those of the page. */
  readonly #start: number
  readonly #places: number
  #source: Source | undefined

  constructor(file: string, line: number, page: Page, start: number, places: number) {
    this.file = file
    this.line = line
    this.#page = page
    this.#start = start
    this.#places = places
  }

  /** The line as it was, without its line break. */
  get bytes(): Buffer {
    return this.#page.bytes.subarray(this.#start, this.#page.places[this.#places + COLUMN_COUNT])
  }

  /** The text of a column as written (from 0; see `COLUMN`), without its quotes. */
  field(column: number): string {
    return fieldText(this.#page.bytes, this.#from(column), this.#to(column))
  }

  /** The text of a column without padding; empty where it is blank or `NULL`. */
  text(column: number): string {
    return trimmedText(this.#page.bytes, this.#from(column), this.#to(column))
  }

  /** A date column as a number, `YYYYMMDD`; see `stampOf`. */
  stamp(column: number): number {
    return stampOf(this.#page.bytes, this.#from(column), this.#to(column))
  }

  /** Compares the bytes of two rows from one column on: negative, zero or positive. */
  compareFrom(column: number, other: Row): number {
    return this.#page.bytes.compare(
      other.#page.bytes,
      other.#from(column),
      other.#page.places[other.#places + COLUMN_COUNT],
      this.#from(column),
      this.#page.places[this.#places + COLUMN_COUNT],
    )
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
    return column === 0 ? this.#start : (this.#page.places[this.#places + column - 1] as number) + 1
  }

  #to(column: number): number {
    return this.#page.places[this.#places + column] as number
  }
}

/** Many rows in one piece of memory, which goes when the last of them does. */
interface Page {
  readonly bytes: Buffer
  /** For each row the end of every field, and the end of the row. */
  readonly places: Int32Array
}

const PAGE = 1 << 18
const ROWS = 512
const EACH = COLUMN_COUNT + 1

/** Keeps rows: copies their bytes and places, as the scanner will use its own again. */
export interface RowKeeper {
  readonly keep: (file: string, line: Line) => Row
  /** Uses the memory of all rows kept so far again: from now on they show other rows. */
  readonly reuse: () => void
}

export function rowKeeper(): RowKeeper {
  let page: Page = { bytes: Buffer.alloc(0), places: new Int32Array(0) }
  let used = 0
  let rows = ROWS
  return {
    keep: (file, line) => {
      const length = line.end - line.start
      if (rows === ROWS || used + length > page.bytes.length) {
        page = { bytes: Buffer.allocUnsafeSlow(Math.max(PAGE, length)), places: new Int32Array(ROWS * EACH) }
        used = 0
        rows = 0
      }
      const { bytes, places } = page
      const start = used
      line.bytes.copy(bytes, start, line.start, line.end)
      const first = rows * EACH
      const moved = start - line.start
      const { ends } = line
      for (let column = 0; column < COLUMN_COUNT; column++)
        places[first + column] = (ends[column] as number) + moved
      places[first + COLUMN_COUNT] = start + length
      used += length
      rows++
      return new Row(file, line.number, page, start, first)
    },
    reuse: () => {
      if (page.places.length === 0) return
      used = 0
      rows = 0
    },
  }
}
