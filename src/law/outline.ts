/** Outlines: what the text of a statute says, subdivision by subdivision, in our words, written down apart from its rules. */
import type { Confidence } from '../rules/citation.ts'

/** When a text was read, and where. */
export interface Reading {
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly where: string
}

/** One subdivision as the text has it. */
export interface OutlineEntry {
  /**
   * As cited, no finer than the source gives it: `(a)(1)(B)(iv)`, `(b)(1)-(5)`, `851.92`, or `the section` where it gives no
   * letter. The parts of a subdivision that goes on without letters are named: `(a)(1), when`, `(b), second sentence`.
   */
  readonly at: string
  /** What it says, paraphrased in a line. */
  readonly says: string
  /** How its text was read. `unverified` where nobody could read it. */
  readonly confidence: Confidence
  /** Absent where nobody could read it. */
  readonly read?: Reading
}

export interface Outline {
  /** The statute's: `pc-1203.4`. */
  readonly id: string
  /** In the order of the text, each place once. */
  readonly entries: readonly OutlineEntry[]
}

type Entry = (at: string, says: string) => OutlineEntry

/** Entries that were read in one place: `const V = readIn('verbatim', PENAL_CODE)`. */
export const readIn =
  (confidence: Exclude<Confidence, 'unverified'>, read: Reading): Entry =>
  (at, says) => ({ at, says, confidence, read })

/** An entry that nobody could read: what it is believed to say, and no rule may claim more for it. */
export const notRead: Entry = (at, says) => ({ at, says, confidence: 'unverified' })

/** What is said of an entry that nobody could read, wherever its words are shown. */
export const NOT_READ = 'not read by anyone'
