/** Tables of the input rows themselves, with columns that the offices of one jurisdiction know. */
import type { CsvRows } from '../results/csv.ts'
import type { DecidedPerson, InputRow } from '../run/consumer.ts'
import type { Reasons } from '../run/reasons.ts'
import type { Day } from '../time/day.ts'
import type { TableTexts } from './table-texts.ts'

export interface RowTable {
  /** Its file is called so, and `.csv`. */
  readonly name: string
  /** Whether people stand in it of whom nothing is decided. */
  readonly ofAll: boolean
  /** Its columns, where these are those of the input. */
  readonly columns: (input: readonly string[]) => readonly string[]
}

export interface Annotating {
  readonly day: Day
  /** The names of the input columns, in order. */
  readonly columns: readonly string[]
  readonly texts: TableTexts
}

export interface Annotate {
  readonly person: (one: DecidedPerson, reasons: readonly Reasons[]) => void
  /** Rows of people nothing is decided of. */
  readonly others: (rows: readonly InputRow[]) => void
}

/** The tables of a jurisdiction, in the order in which they are told. */
export interface RowTables {
  readonly tables: readonly RowTable[]
  /** Writes into whichever of the tables there are, by their names. `reasons` are those of the person's decided convictions. */
  readonly annotator: (about: Annotating, to: ReadonlyMap<string, CsvRows>) => Annotate
}
