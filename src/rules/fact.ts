/** Facts: what a record may say about a subject, asked for by name so that a missing one can be put as a question. */
import type { Window } from '../time/window.ts'

/** Where a value was read: a line of an input file (1 is the first) and its column. */
export interface Source {
  readonly file: string
  readonly line: number
  readonly column?: string
}

/** What a fact may be: yes or no, a day known within bounds, one of some words, or a number. */
export type Value = boolean | Window | string | number

/** How an answer to a question may look. */
export type Answers =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'day' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly unit: string }

/**
 * One fact about subjects of a kind. `read` gives what the record says; `undefined` means the record does not say, and
 * nothing else does. A day is always a `Window` (`UNKNOWN` when nothing bounds it).
 */
export interface Fact<S, V extends Value> {
  /** Short, stable, unique name in the field's words: `birth date`. */
  readonly name: string
  /** The question that would settle it, in plain English. */
  readonly asks: string
  readonly answers: Answers
  readonly read: (subject: S) => V | undefined
  /** The rows it was read from. */
  readonly sources?: (subject: S) => readonly Source[]
  /** Which subject it is about, where a rule asks the same of several (each prior conviction). */
  readonly about?: (subject: S) => string
}

/** An answer taken as given instead of what the record says: used to ask what each answer would do. */
export interface Supposition {
  readonly of: (fact: Fact<never, Value>, subject: unknown) => Value | undefined
}
