/** What a format offers to files in other columns: the facts it can be told of a row, and the row it makes of them. */

import type { Who } from '../identity/who.ts'
import type { ReadPerson } from '../reading.ts'

/** A fact of a row that a mapping may name. */
export interface MappedFact {
  readonly name: string
  readonly kind: 'text' | 'day' | 'number' | 'choice'
  readonly choices?: readonly string[]
  /** Of a number: it may have a fraction. */
  readonly fraction?: true
  /** No row of the format can hold it: it is given beside the record, as the fact of this name. Empty: the law knows none. */
  readonly given?: string
  /** What it is, in a few words. */
  readonly says: string
}

/** Stands for a fact that is written and cannot be read, or of which two rows say two things: nothing reads it. */
export const UNREADABLE = '?'

/** What is known of one row: facts by name, days as `YYYYMMDD`, and `UNREADABLE`. Absent: nothing is written. */
export interface FactRow {
  /** `person`: it tells of a person and of no count. `case`: of a case whose counts are nowhere told. */
  readonly of: 'count' | 'person' | 'case'
  readonly facts: ReadonlyMap<string, string>
  readonly asWritten: ReadonlyMap<string, string>
  /** Who it is about: rows with the same are one person's. Empty: nobody knows. */
  readonly subject: string
  /** The number of its case among those of the person and of its count in the case, both from 1; absent: not known. */
  readonly number?: { readonly case: number; readonly count: number }
  /** Whether the files tell of sentences at all. */
  readonly tellsSentences: boolean
}

export interface MappedReader {
  /** Who facts are about, and who a person is that the reader has read. */
  readonly whoOf: (facts: ReadonlyMap<string, string>) => Who
  readonly whoIs: (read: ReadPerson) => Who
  /** Has a person stay readable after the next has been read, where people are read without `keep`. */
  readonly keep: (read: ReadPerson) => void
  /** Case numbers as their writings are compared. */
  readonly caseNumbers: (written: string) => readonly string[]
  readonly facts: readonly MappedFact[]
  /** Facts that say who somebody is and are shared by nobody else. */
  readonly strong: readonly string[]
  /** A line of the format, without its line break. */
  readonly line: (row: FactRow) => string
  readonly header: string
}
