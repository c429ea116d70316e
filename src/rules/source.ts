/** Where a value stands, and what it may be: apart from the facts, for what was given beside a record is spoken of without them. */
import type { Window } from '../time/window.ts'

/** Where a value was read: a line of an input file (1 is the first) and its column. */
export interface Source {
  readonly file: string
  readonly line: number
  readonly column?: string
}

/** What a fact may be: yes or no, a day known within bounds, one of some words, or a number. */
export type Value = boolean | Window | string | number
