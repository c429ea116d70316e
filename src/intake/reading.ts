/** What reading people takes and gives, whatever the format of the files. */
import type { Conviction, Doubt, OffenseReader, OffenseReading, Person } from '../record/person.ts'
import type { Day } from '../time/day.ts'
import type { IdentityNote } from './identity/note.ts'

/** How people are to be read. */
export interface Reading {
  /** The day of the run: a date after it is not believed. */
  readonly asOf: Day
  /** Asked of each row: it remembers what it has read, for files repeat the same few thousand texts. */
  readonly readOffense: OffenseReader
  /** Of everybody: what the files do not tell of, so that its absence says nothing. */
  readonly silence?: readonly Doubt[]
  /** People whose rows cannot be relevant need not be put together. Absent: everybody is read. */
  readonly relevance?: Relevance
  /** Whether the rows of people who are not relevant are wanted. Without it they need not be read. */
  readonly wantsOthers: boolean
  /**
   * Whether people and rows are kept after `onPerson` returns. Without it their memory is used again then, which makes a
   * run much faster; rows and the `otherCharges` of cycles, which are read from them, may be looked at in `onPerson` only.
   */
  readonly keep: boolean
}

/** What makes rows relevant. Each says yes sooner than a reader of people would, and never no where it would find something. */
export interface Relevance {
  /** Whether a conviction of offenses read so may be decided. */
  readonly offense: (reading: OffenseReading) => boolean
  /** Whether it may be where rows of the same cycle name one that is relevant. */
  readonly companion: (reading: OffenseReading) => boolean
  /** Whether a conviction in this county, as written, may be; of a blank one it may. */
  readonly county: (written: string) => boolean
}

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

/** A person with the rows they were read from, in the order of the files. See `keep`. */
export interface ReadPerson {
  readonly person: Person
  readonly rows: readonly InputRow[]
}

/** A line that is no row, as it was. */
export interface Reject {
  readonly file: string
  readonly line: number
  /** What is wrong with it, in a few words: lines are counted by them. */
  readonly fault: string
  /** Why, in one sentence. */
  readonly problem: string
  /** The line; of one too long, its first part. */
  readonly text: string
  /** The local identifier it names; empty where it names none. */
  readonly subject: string
}

/** Takes what is read. */
export interface PeopleSink {
  readonly onPerson: (read: ReadPerson) => void
  /** Told of a person who is not relevant; may ask for their rows. */
  readonly onOthers?: (rows: () => readonly InputRow[]) => void
  /** Told of so many more of them whose rows were not even read. */
  readonly onPassed?: (people: number) => void
  readonly onReject?: (reject: Reject) => void
  /** Takes what was found of who the person just read is. */
  readonly onNotes?: (notes: readonly IdentityNote[]) => void
}
