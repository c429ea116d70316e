/** Conditions: plain objects that say when something becomes true of a subject, and can be asked why. */
import type { Day, Period } from '../time/day.ts'
import type { Window } from '../time/window.ts'
import type { Alike } from './alike.ts'
import type { Citation } from './citation.ts'
import type { Fact, Supposition, Value } from './fact.ts'

/** The operators, each with an entry in the table of `algebra.ts`. */
export type OperatorKind = 'all' | 'any' | 'atLeast' | 'not' | 'unless' | 'presumed' | 'mustAppear' | 'among'
/** And the leaves: a fact that is read, and what is given whatever the subject. */
export type Kind = OperatorKind | 'fact' | 'given'

/** What a condition says, in plain English; `otherwise` is what to say where it fails. */
export interface Label {
  readonly says: string
  readonly otherwise?: string | undefined
  readonly cite?: Citation | undefined
}

/** A label, or only what it says. */
export type Says = string | Label
export const label = (says: Says): Label => (typeof says === 'string' ? { says } : says)

/**
 * What a leaf asks of its facts, as plain data under the leaf's own name: one of some words, a number no more than this, a
 * day before this one, a period that lies between two days or has run since one, a day that is reached.
 */
export type Requirement =
  | { readonly is: readonly string[] }
  | { readonly atMost: number }
  | { readonly before: Day }
  | { readonly elapsed: Period }
  | { readonly after: Period }
  | { readonly fromDay: Day }

/**
 * A condition over subjects of one kind. `when` answers it; everything else is there to be read: printed, explained,
 * asked about. Conditions are built once and never change. What a condition with parts answers, and which of them decide,
 * is what the table of operators (`algebra.ts`) has under its kind; a leaf (`leaves.ts`) answers from its facts.
 */
export interface Condition<S> extends Label {
  readonly kind: Kind
  /** Whether its answer may be a date. Such a condition has no opposite. */
  readonly calendar: boolean
  /** How many of its parts (`atLeast`) or members (`among`) must hold. */
  readonly least?: number | undefined
  /** Of `among` the test that members are put to, and then, where there is one, the condition that no member is missing. */
  readonly parts: readonly Condition<never>[]
  /** Of `among`: the members of a subject, each a subject of the test. */
  readonly members?: ((subject: S) => readonly unknown[]) | undefined
  /** Of `among`: the kinds of the members, where they are many, and what tells them apart is known under what is supposed. */
  readonly alike?: ((subject: S, suppose?: Supposition) => Alike | undefined) | undefined
  /** Of `among`: a member in words. */
  readonly about?: ((member: never) => string) | undefined
  readonly when: (subject: S, suppose?: Supposition) => Window
  /** For a leaf: what it asks of its facts; absent where it only asks whether one is so. */
  readonly requirement?: Requirement | undefined
  /** The facts a leaf reads. */
  readonly facts: readonly Fact<S, Value>[]
  /**
   * For a leaf: answers to one of its facts on either side of each point where the leaf's own answer turns; for an
   * answer that is a date, where it turns on `day`.
   */
  readonly probes?:
    | ((fact: Fact<S, Value>, subject: S, suppose?: Supposition, day?: Day) => readonly Value[])
    | undefined
}

/** A part of a condition with the subject it is asked of; for a member, what says in words who that is. */
export interface Step {
  readonly condition: Condition<never>
  readonly subject: unknown
  readonly about?: Condition<never>['about']
}

/** The same condition, where only that it is one matters. */
export const anySubject = <S>(condition: Condition<S>) => condition as unknown as Condition<never>

/** All conditions have one shape: what walks them by the thousand is quicker so. */
export const shaped = <S>(condition: Condition<S>): Condition<S> => {
  const { kind, says, otherwise, cite, calendar, least, parts, members, alike, about } = condition
  const { when, requirement, facts, probes } = condition
  return {
    kind,
    says,
    otherwise,
    cite,
    calendar,
    least,
    parts,
    members,
    alike,
    about,
    when,
    requirement,
    facts,
    probes,
  }
}

/** The parts of a condition for one subject, each member by itself: what an explanation walks. */
export function stepsOf<S>({ parts, members, about }: Condition<S>, subject: S): readonly Step[] {
  if (members === undefined) return parts.map(condition => ({ condition, subject }))
  const [test, ...others] = parts
  const steps: Step[] = others.map(condition => ({ condition, subject }))
  if (test === undefined) return steps
  return [...members(subject).map(member => ({ condition: test, subject: member, about })), ...steps]
}

/** Every condition in a tree, itself first. */
export function* within(condition: Condition<never>): Generator<Condition<never>> {
  yield condition
  for (const part of condition.parts) yield* within(part)
}
