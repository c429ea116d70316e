/** What makes files of people who do not exist, for one jurisdiction and format. */
import type { Day } from '../time/day.ts'

export interface MadeUpOptions {
  /** Rows to write, not counting the header. */
  readonly rows: number
  /** Any text: the same seed and options give the same bytes on every machine. */
  readonly seed: string
  /** The county most cases are in, and the one whose convictions the truth is about. */
  readonly county: string
  /** Share of rows touched by a misbehavior of real files, 0 to 1. */
  readonly dirt: number
  /** The day on which the answers hold. */
  readonly asOf?: Day
  /** Which people, by name; the first kind where none is given. */
  readonly people?: string
  /** What is the matter with the whole file, by name. */
  readonly forms?: readonly string[]
}

/** Files that an office has of people of the county, beside the state's: where their lines go, without their ends. */
export interface MadeUpOffice {
  /** Counts, about. */
  readonly rows: number
  /** Share of counts that misbehave, for each kind. */
  readonly dirt: number
  readonly cases: (line: string) => void
  readonly weights: (line: string) => void
  readonly truth: (line: string) => void
}

/** Something that may be the matter with a whole file. */
export interface MadeUpForm {
  readonly name: string
  readonly says: string
}

/** A kind of people that a file can be made of. */
export interface MadeUpPeople {
  readonly name: string
  readonly says: string
  /** Facts are known of them that their rows do not show. */
  readonly withFacts?: true
}

export interface MadeUpFiles {
  /** What it makes, as a sentence goes on after `Writes`: `a bulk file of people who do not exist`. */
  readonly title: string
  /** The kinds of people it knows, the usual one first; absent where there is one only. */
  readonly people?: readonly MadeUpPeople[]
  /** What may be the matter with a whole file; absent where nothing is. */
  readonly forms?: readonly MadeUpForm[]
  /**
   * Writes a file through `write`, and the lines of the answers meant for it, without their ends, through `truth`; through `facts`
   * those of a file of facts that no row shows, and then the truth has the answers that they give as well.
   */
  readonly make: (
    options: MadeUpOptions,
    write: (bytes: Uint8Array) => void | Promise<void>,
    truth?: (line: string) => void,
    office?: MadeUpOffice,
    facts?: (line: string) => void,
  ) => Promise<{ readonly rows: number; readonly people: number; readonly bytes: number }>
}
