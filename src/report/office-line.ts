/** Columns that an office knows from a run of its own, beside the answer of law: what its own line would have answered. */
import type { Conviction, Person } from '../record/person.ts'
import type { Day } from '../time/day.ts'

/** A row of the office, with what it is of in the state's file. */
export interface OfficeCase {
  /** What the office says: offense and class as read, grams where they are known. */
  readonly offense: Conviction['offense']
  readonly class?: string
  readonly ended?: string
  readonly grams?: number
  readonly day?: Day
  /** The person, where it is sure who it is; and the conviction, where one is the row's. */
  readonly person?: Person
  readonly conviction?: Conviction
  /** Somebody may be the person, and nobody surely is. */
  readonly inDoubt: boolean
}

export interface OfficeLine {
  readonly columns: readonly string[]
  readonly cells: (of: OfficeCase, day: Day) => readonly string[]
}
