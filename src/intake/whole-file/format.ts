/** What a format of small files says: what a line is, and how a person is put together of their rows. */
import type { Person } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import type { Format } from '../format.ts'
import type { IdentifierKinds } from '../identity/card.ts'
import type { WhoIs } from '../identity/join.ts'
import type { Reading, Reject } from '../reading.ts'
import type { WholeRow } from './row.ts'

export interface WholeFileFormat
  extends Pick<Format, 'id' | 'title' | 'module' | 'columns' | 'recognizes' | 'otherForms'> {
  readonly kinds: IdentifierKinds
  /** What a line is, given without its line break. */
  readonly readLine: (line: Buffer) => ReadLine
  /** Puts a person together. It may set the conviction of each row, and count what it could not take as it stands. */
  readonly readPerson: (of: PersonOfRows, reading: Reading, note: (kind: string) => void) => Person
  /** How many people are read at once by one thread; 1,000 where nothing is said. */
  readonly peopleInPart?: number
}

export type ReadLine = 'header' | 'blank' | RowLine | FaultyLine

export interface RowLine {
  /** Where in the line each column ends. The next begins one byte later. */
  readonly ends: readonly number[]
  /** What it says of who it is about: the local identifier, and the fields of a card (see `Card`). */
  readonly id: string
  readonly strong: readonly string[]
  readonly name: string
  readonly birth: string
}

/** A line that is no row. */
export interface FaultyLine extends Pick<Reject, 'fault' | 'problem'> {
  /** Whose it is, where it says so. */
  readonly id?: string
}

export interface PersonOfRows extends WhoIs {
  /** Each once, in an order that does not depend on that of the files. */
  readonly rows: readonly WholeRow[]
  /** Lines of theirs that are no rows. */
  readonly unread: readonly Source[]
}
