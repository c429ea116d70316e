/** Who makes the tables of a run: given by the caller, so that this room knows nothing of columns and words. */
import type { Accounts, IdentityNote, Reject } from '../intake/ca-doj/read.ts'
import type { Consumer, Tables } from './consumer.ts'
import type { Question } from './person.ts'

export interface Maker<Tally> {
  /** The first bytes of each table, by its file name. */
  readonly headers: Tables
  /** Whether rows of people nothing is decided of are wanted. Without it they are only counted. */
  readonly wantsOthers: boolean
  /** Each takes some of the people. */
  readonly consumer: () => Consumer<Tally>
  /** The tally of nobody. */
  readonly noTally: () => Tally
  /** Adds a tally, which is then not used any more, to another. */
  readonly merge: (to: Tally, more: Tally) => void
  readonly rejectRow: (reject: Reject) => { readonly file: string; readonly bytes: Uint8Array }
  readonly identityRows: (notes: readonly IdentityNote[]) => {
    readonly file: string
    readonly bytes: Uint8Array
  }
  /** Files made of the whole: the summary. */
  readonly closing: (tally: Tally, accounts: Accounts) => Tables
}

/** What is asked and who makes tables of the answers. */
export interface Making<Tally> {
  readonly question: Question
  readonly maker: Maker<Tally>
}

/** How another thread comes to the same question and maker: functions cannot be sent to it. */
export interface Remaking {
  /** The URL of a module that exports `remake`. */
  readonly module: string
  /** Given to `remake`: plain data. */
  readonly from: unknown
}

/** What that module exports. */
export interface RemakingModule<Tally> {
  readonly remake: (from: unknown) => Promise<Making<Tally>>
}
