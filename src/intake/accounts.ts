/** Where every line of the files went, counted. */

import type { FileForm } from './forms/column-form.ts'

/** Where every line went. `lines` is the sum of the others but the last four. */
export interface Accounts {
  readonly lines: number
  readonly headers: number
  readonly blank: number
  /** Rows of people, each counted once. */
  readonly rows: number
  /** Rows that tell of an event another row has told of. */
  readonly duplicates: number
  readonly rejected: number
  /** By what is wrong with them; see `Reject`. */
  readonly rejectedBy: Readonly<Record<string, number>>
  /** Rejected lines that say nothing of anybody whom the files know: whose record they leave incomplete is not known. */
  readonly unattributed: number
  readonly people: number
  /** What could not be taken as it stands, by kind: dates, classes, count numbers. */
  readonly notes: Readonly<Record<string, number>>
  /** Columns that files write in another form than their format. Absent where there is none; of a part there is none. */
  readonly forms?: readonly FileForm[]
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
export type Counting = Omit<Writable<Accounts>, 'rejectedBy' | 'notes'> & {
  rejectedBy: Record<string, number>
  notes: Record<string, number>
}

export const noAccounts = (): Counting => ({
  lines: 0,
  headers: 0,
  blank: 0,
  rows: 0,
  duplicates: 0,
  rejected: 0,
  rejectedBy: {},
  unattributed: 0,
  people: 0,
  notes: {},
})

/** Adds the accounts of a part to those of the whole. */
export function addAccounts(whole: Counting, part: Accounts): void {
  whole.lines += part.lines
  whole.headers += part.headers
  whole.blank += part.blank
  whole.rows += part.rows
  whole.duplicates += part.duplicates
  whole.rejected += part.rejected
  whole.unattributed += part.unattributed
  whole.people += part.people
  for (const [fault, count] of Object.entries(part.rejectedBy))
    whole.rejectedBy[fault] = (whole.rejectedBy[fault] ?? 0) + count
  for (const [kind, count] of Object.entries(part.notes)) whole.notes[kind] = (whole.notes[kind] ?? 0) + count
}
