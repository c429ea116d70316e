/** What a run is of: its question, the format of its files, and who makes tables of the answers. Each thread has its own. */
import type { Accounts } from '../intake/accounts.ts'
import type { Format } from '../intake/format.ts'
import type { IdentityNote } from '../intake/identity/note.ts'
import type { Reject } from '../intake/reading.ts'
import type { Consumer, Tables } from './consumer.ts'
import type { Question } from './person.ts'

/** Makes the tables of a run: given by the caller, so that this room knows nothing of columns and words. */
export interface Maker<Tally> {
  /** The first bytes of each table, by its file name. */
  readonly headers: Tables
  /** Files that only this state has: what an earlier run left of them is replaced too. */
  readonly ownTables: readonly string[]
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

export interface Setup<Tally> {
  readonly question: Question
  readonly format: Format
  readonly maker: Maker<Tally>
}

/** How another thread comes to the same setup: functions cannot be sent to it. */
export interface SetupSource {
  /** The URL of a module that exports `setUp`. */
  readonly module: string
  /** Given to `setUp`: plain data. */
  readonly options: unknown
}

/** What that module exports. */
export interface SetupModule<Tally> {
  readonly setUp: (options: unknown) => Promise<Setup<Tally>>
}
