/** Facts: what a record may say about a subject, asked for by name so that a missing one can be put as a question. */
import { isExact, UNKNOWN, type Window } from '../time/window.ts'
import { givenOf, inUse, type Settled, settle } from './given.ts'
import type { Source, Value } from './source.ts'

export type { Source, Value }

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
  readonly about?: (subject: S) => string | undefined
  /** What tells two subjects of this fact apart; the subject itself where absent. */
  readonly of?: (subject: S) => unknown
  /** What its value turns on beside what it is of; absent where on nothing else. */
  readonly beside?: (subject: S) => string
  /** Facts that it looks at and no condition asks for by themselves: they may be given all the same. */
  readonly looksAt?: readonly Fact<never, Value>[]
  /** No record ever shows it: only what is given counts. */
  readonly givenOnly?: true
  /** It is a question of law, not of what happened: an attorney's answer with its authority may settle many. */
  readonly ofLaw?: true
}

export type DayFact<S> = Fact<S, Window>

/**
 * What to take as given instead of what the record says: `of` answers a fact (undefined: ask the record), and
 * `silenceOpen` leaves what the law presumes where the record is silent aside, so that what the record does not show stays unknown.
 */
export interface Supposition {
  readonly of?: (fact: Fact<never, Value>, subject: unknown) => Value | undefined
  readonly silenceOpen?: boolean
  /** The names of all facts that `of` may answer; absent where it may be any. */
  readonly about?: readonly string[]
  /** Whom `of` may answer about; absent where it may be anybody. */
  readonly subjects?: readonly unknown[]
}

/** Whether a supposition surely answers none of these facts: what rests on them alone is as the record has it. */
export const leavesAlone = ({ about }: Supposition, names: ReadonlySet<string>): boolean =>
  about !== undefined && !about.some(name => names.has(name))

/** Nothing supposed but that what the law presumes where the record is silent is left aside. */
export const SILENCE_OPEN: Supposition = { silenceOpen: true }

/** The value of a fact for a subject: what is supposed, else what was given beside the record, else what the record says. */
export function look<S, V extends Value>(fact: Fact<S, V>, subject: S, suppose?: Supposition): V | undefined {
  if (suppose?.of !== undefined) {
    const assumed = suppose.of(fact as unknown as Fact<never, Value>, identityOf(fact, subject))
    if (assumed !== undefined) return assumed as V
  }
  const given = settledOf(fact, subject)
  return given === undefined ? fact.read(subject) : (given.value as V | undefined)
}

/** What was given of a fact, beside what the record says of it; undefined where nothing was. */
export function settledOf<S, V extends Value>(fact: Fact<S, V>, subject: S): Settled | undefined {
  if (!inUse) return undefined
  const given = givenOf(identityOf(fact, subject), fact.name)
  if (given === undefined) return undefined
  return given.settled ?? settle(fact.givenOnly ? undefined : fact.read(subject), given.lines)
}

/** Whether a record leaves a value open, wholly or in part. */
export const isOpen = (value: Value | undefined): boolean =>
  value === undefined || (typeof value === 'object' && !isExact(value))

/** A day that a fact gives, `UNKNOWN` where the record says nothing. */
export const lookDay = <S>(fact: DayFact<S>, subject: S, suppose?: Supposition): Window =>
  look(fact, subject, suppose) ?? UNKNOWN

/** What a supposition knows the subject of a fact by. */
export const identityOf = <S, V extends Value>(fact: Fact<S, V>, subject: S): unknown =>
  fact.of === undefined ? subject : fact.of(subject)

/** Supposes each fact of a list to have its value, for the subject it names. A fact is known by its name. */
export function supposing(
  answers: readonly { fact: Fact<never, Value>; subject: unknown; value: Value }[],
): Supposition {
  return {
    of: (fact, subject) => {
      for (const answer of answers)
        if (answer.fact.name === fact.name && answer.subject === subject) return answer.value
      return undefined
    },
    about: answers.map(({ fact }) => fact.name),
    subjects: answers.map(({ subject }) => subject),
  }
}
