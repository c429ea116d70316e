/** What a run gives to whoever makes tables of it, and what it wants back; the maker of tables is chosen by the caller. */
import type { Arrest } from '../record/arrests.ts'
import type { Conviction, Person } from '../record/person.ts'
import type { Decided } from './decide.ts'
import type { Reliefs } from './reliefs.ts'

/** One input row of a person, as bytes, with the means to look into it. */
export interface InputRow {
  /** Base name of the file. */
  readonly file: string
  /** 1 is the first line of the file. */
  readonly line: number
  /** What the row stands in as it was, and where in it: without its line end. */
  readonly block: Buffer
  readonly start: number
  readonly end: number
  /** Where in the block a column ends, by its number. */
  readonly endOf: (column: number) => number
  /** The text of a column by its number, 0 the first, trimmed of nothing. */
  readonly field: (column: number) => string
  /** The conviction this row belongs to, where it belongs to one. */
  readonly conviction?: Conviction | undefined
  /** Another row has told of the same event: this one counts for nothing. */
  readonly duplicate?: boolean
}

/** One person, decided whole. */
export interface DecidedPerson {
  readonly person: Person
  readonly rows: readonly InputRow[]
  /** The convictions considered, in the order of the record: of the county (or unreadable county), under the programme or the policy. */
  readonly decided: readonly Decided[]
  /** The arrests considered, where the programme speaks of arrests. */
  readonly arrests?: readonly DecidedArrest[]
  /** What the two comparison policies would do with each considered or related conviction of the county. */
  readonly whatIf: readonly WhatIf[]
}

export interface DecidedArrest extends Reliefs<Arrest> {
  /** Whether the county could not be read: it may be another office's. */
  readonly countyUnknown: boolean
}

export interface WhatIf {
  readonly conviction: Conviction
  readonly dismissAll: boolean
  readonly dismissAllAndRelated: boolean
}

/** Rows of text ready to be written, by table. */
export type Tables = Readonly<Record<string, Uint8Array>>

/**
 * Takes people one by one and turns them into rows of tables and into a tally. A run may use several, each for some parts
 * of the people; `merge` adds one's tally to another's, and the sum does not depend on how people were divided.
 */
export interface Consumer<Tally> {
  readonly person: (decided: DecidedPerson) => void
  /** A person nothing is decided of, whose rows are made when asked for. */
  readonly others: (rows: () => readonly InputRow[]) => void
  /** So many more of them, where nobody wants their rows. */
  readonly passed: (people: number) => void
  /**
   * The rows made since the last call, to be written after those given before. The next ones are written into what it
   * takes of `spare`.
   */
  readonly drain: (spare?: Buffer[]) => Tables
  /** What was counted since the last call. */
  readonly tally: () => Tally
}
