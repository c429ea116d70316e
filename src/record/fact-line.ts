/** A fact about a person of a record that did not come from the record: who gave it, from where, and when. */
import type { Source, Value } from '../rules/fact.ts'
import type { Day } from '../time/day.ts'

/**
 * Whom or what a fact concerns. At least one of the first four, or `everyone`; each that is given must fit. With a number of a
 * case the count may be meant by its section, where several stand under it.
 */
export interface FactKey {
  /** As the result tables have it, or any identifier a person may be asked for by. */
  readonly person?: string
  /** The number by which the state knows the person. */
  readonly stateNumber?: string
  readonly caseNumber?: string
  /** The number of whoever arrested. */
  readonly incidentNumber?: string
  /** The key of a conviction or an arrest within its person: see `Conviction.key` and `Arrest.key`. */
  readonly count?: string
  /** `11359 HS`: of the counts meant so far the one of this section. */
  readonly section?: string
  /**
   * What a line of a sheet was written with beside its key: whoever is meant must go by that name, which is hashed, and have one of
   * those cases.
   */
  readonly beside?: {
    readonly name?: string
    readonly cases?: readonly string[]
    /** Somebody has corrected the spelling of the name, or of the cases, since: what now stands there, in letters. */
    readonly corrected?: { readonly name?: string; readonly cases?: true }
  }
  /** Everybody in the files: for what an office has looked up for all of them. */
  readonly everyone?: true
}

/** One line of the store of facts. Lines are only ever added: a line takes another back by saying so. */
export interface FactLine {
  readonly of: FactKey
  /** The name of the fact, as tables and explanations have it. */
  readonly fact: string
  /** A day may be given within bounds. Absent only where a line takes back whatever was said. */
  readonly value?: Value
  /** Of a number: what it counts. */
  readonly unit?: string
  /** Where it was looked up: `police report 12-3456`. */
  readonly source: string
  /** Who gave it. */
  readonly by: string
  readonly asOf: Day
  /** The record is wrong where it says otherwise. */
  readonly corrects?: true
  /** Takes back earlier lines (by their `asOf`, the same day included) about the same that say the same, or where no value is given, anything. */
  readonly withdrawn?: true
  /** Where it stands: the file, the line and the column of the value. */
  readonly at: Source
}

/** A line that is not taken, and why: a sentence without what stands in it. */
export interface FactProblem {
  readonly at: Source
  readonly why: string
}
