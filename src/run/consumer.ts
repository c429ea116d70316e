/** What a run gives to whoever makes tables of it, and what it wants back; the maker of tables is chosen by the caller. */
import type { BecameOf } from '../facts/attach.ts'
import type { InputRow } from '../intake/reading.ts'
import type { Arrest } from '../record/arrests.ts'
import type { Conviction, Person } from '../record/person.ts'
import type { Decided } from './decide.ts'

export type { InputRow }

/** One person, decided whole. */
export interface DecidedPerson {
  readonly person: Person
  readonly rows: readonly InputRow[]
  /** The convictions considered, in the order of the record: of the county (or unreadable county), under the program or the policy. */
  readonly decided: readonly Decided<Conviction>[]
  /** The arrests considered: none where the program does not speak of arrests. */
  readonly arrests: readonly Decided<Arrest>[]
  /** What the two comparison policies would do with each considered or related conviction of the county. */
  readonly whatIf: readonly WhatIf[]
  /** What became of the facts that were given of the person; absent where the run has none. */
  readonly became?: readonly BecameOf[]
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
