/** Rules: which relief a text gives to whom, since when, and by which way it is had. */
import { type Day, formatDay, NEVER } from '../time/day.ts'
import { earlier, isExact, later, NO, on, type Verdict, verdictOn, type Window } from '../time/window.ts'
import { all, operatorOf } from './algebra.ts'
import { type Citation, type Confidence, lessSure } from './citation.ts'
import { anySubject, type Condition, within } from './condition.ts'
import type { Supposition } from './fact.ts'
import { fromDay } from './leaves.ts'

/**
 * Who acts so that a route is taken. `automatic`: nobody need, whoever keeps the record does it; `duty`: whoever decides must,
 * unasked; `motion`: the office may move for it, whoever else may; `petition`: only the one it is for asks.
 */
export const WAYS = ['automatic', 'duty', 'motion', 'petition'] as const
export type Way = (typeof WAYS)[number]

/** A way to have a relief: open from some day, perhaps closed from another. */
export interface Route<S> {
  readonly name: string
  readonly says: string
  readonly cite: Citation
  /** Absent: as the rule's program has it. */
  readonly by?: Way
  /** An agency gives it and no court does. Absent: a court, or where it comes by itself whoever keeps the record. */
  readonly givenBy?: 'agency'
  /** On what ground the prosecutor’s office may move for it as well, where `by` has the person ask. */
  readonly officeMoves?: { readonly says: string; readonly cite: Citation }
  /** Whether what is asked for must be given, or may be. */
  readonly grant?: 'shall' | 'may'
  readonly opens: Condition<S>
  readonly closes?: Condition<S>
  /** Told behind a relief that is had by it, where that wants to be known at once. */
  readonly note?: string
  /**
   * What whoever must decide is told where everything but this route is sure. `enough`: told behind the day from which
   * another route is open, where one will be.
   */
  readonly whileOpen?: { readonly says: string; readonly enough: string }
}

export interface Rule<S> {
  readonly id: string
  readonly relief: string
  /** Place among the reliefs of a program: 1 is the best for the person. Rules of equal rank give the same relief. */
  readonly rank: number
  readonly cite: Citation
  /** What the rule says, in our words. */
  readonly says: string
  readonly inForce: { readonly from: Day; readonly until?: Day; readonly cite: Citation }
  readonly appliesTo: Condition<S>
  /** What must be so for the relief to be due, whichever route is taken. */
  readonly when: Condition<S>
  readonly routes: readonly Route<S>[]
}

/** A bar, and the conditions of which it is but one way to hold: where one of them surely does, it bars nobody. */
export interface Barring {
  readonly bar: Condition<never>
  readonly ways: readonly Condition<never>[]
}

/** A rule ready to be asked: its conditions joined once, its bars and its confidence found. */
export interface ReadyRule<S> extends Rule<S> {
  /** In force, applicable and due. Everything but the routes. */
  readonly substance: Condition<S>
  /** The bars in it that are asked of the subject itself and stand whatever is presumed, each with the alternatives it is a part of. */
  readonly barring: readonly Barring[]
  /** Whether what the law presumes where the record is silent stands against the person, in it or in a route. */
  readonly silent: boolean
  /** The least sure of the citations it stands on, those of its routes with them. */
  readonly confidence: Confidence
}

/** Joins each rule's conditions. Throws when a rule has no route or two rules share an identifier. */
export function ready<S>(rules: readonly Rule<S>[]): readonly ReadyRule<S>[] {
  const ids = new Set<string>()
  return rules.map(rule => {
    if (ids.has(rule.id)) throw new Error(`two rules are called [${rule.id}]`)
    if (rule.routes.length === 0) throw new Error(`the rule [${rule.id}] has no route`)
    ids.add(rule.id)
    const { from, cite } = rule.inForce
    const inForce = fromDay<S>(from, { says: `the rule is in force from ${formatDay(from)}`, cite })
    const substance = all<S>({ says: rule.says, cite: rule.cite }, rule.appliesTo, inForce, rule.when)
    const ways = rule.routes.flatMap(({ cite, opens, closes }) => [
      cite,
      ...citedIn(opens),
      ...(closes === undefined ? [] : citedIn(closes)),
    ])
    return {
      ...rule,
      substance,
      barring: [...barringIn(anySubject(substance), [])],
      silent:
        silencedAgainst(anySubject(substance)) ||
        rule.routes.some(
          ({ opens, closes }) =>
            silencedAgainst(anySubject(opens)) ||
            (closes !== undefined && silencedAgainst(anySubject(closes), false)),
        ),
      confidence: [...citedIn(substance), ...ways].reduce<Confidence>(
        (least, { confidence }) => lessSure(least, confidence),
        rule.cite.confidence,
      ),
    }
  })
}

/** The trees of a rule: everything that is asked for it. */
export const treesOf = <S>({ substance, routes }: ReadyRule<S>): readonly Condition<never>[] =>
  [
    substance,
    ...routes.flatMap(({ opens, closes }) => (closes === undefined ? [opens] : [opens, closes])),
  ].map(anySubject)

const citedIn = <S>(condition: Condition<S>): readonly Citation[] =>
  [...within(anySubject(condition))].flatMap(node => (node.cite === undefined ? [] : [node.cite]))

/** The bars asked of the subject itself, not of its members. */
function* barringIn(condition: Condition<never>, ways: readonly Condition<never>[]): Generator<Barring> {
  const { kind, parts } = condition
  if (kind === 'unless') yield { bar: condition, ways }
  else if (kind !== 'among' && operatorOf(kind)?.silence !== 'so') {
    for (const part of parts) yield* barringIn(part, kind === 'any' ? [...ways, condition] : ways)
  }
}

/** Whether silence may count against the person: shown where it helps, presumed where it hurts. */
const silencedAgainst = ({ kind, parts }: Condition<never>, helps = true): boolean =>
  operatorOf(kind)?.silence === (helps ? 'not so' : 'so') ||
  parts.some(part => silencedAgainst(part, operatorOf(kind)?.turns ? !helps : helps))

/** How a rule stands for a subject on a day. */
export interface Standing<S> {
  readonly verdict: Verdict
  /** The day it becomes true, or before which it cannot; `NEVER` when it never does. */
  readonly from: Day
  /** The route that is open, or will be, or may be. */
  readonly route?: Route<S> | undefined
}

const REFUSED = { verdict: 'no', from: NEVER, route: undefined } as const

/**
 * Asks a rule. The best of its routes counts: one that is open, else one that may be, else one that will be. A route
 * that surely closes before it opens is none; one that may have closed may be open, unless the same condition that
 * closes it opens another.
 */
export function stand<S>(rule: ReadyRule<S>, subject: S, day: Day, suppose?: Supposition): Standing<S> {
  const { inForce } = rule
  if (inForce.until !== undefined && day >= inForce.until) return REFUSED
  const substance = rule.substance.when(subject, suppose)
  if (substance.soonest === NEVER) return REFUSED
  let open: Standing<S> | undefined
  let coming: Standing<S> | undefined
  for (const route of rule.routes) {
    const closing = closingOf(rule, route, subject, suppose)
    if (closing.latest <= day) continue
    const window = later(substance, route.opens.when(subject, suppose))
    if (window.soonest >= closing.latest) continue
    const verdict = verdictOn(window, day)
    if (verdict === 'yes' && closing.soonest > day) return { verdict, from: window.latest, route }
    if (verdict === 'later' && closing.soonest > window.latest) {
      if (coming === undefined || window.latest < coming.from)
        coming = { verdict, from: window.latest, route }
    } else if (open === undefined) open = { verdict: 'unknown', from: window.soonest, route }
    else if (window.soonest < open.from) open = { ...open, from: window.soonest }
  }
  if (open === undefined) return coming ?? REFUSED
  if (coming === undefined) return open
  // The day another route is sure to open is worth keeping: it is when waiting ends.
  return coming.from <= open.from ? coming : { ...open, from: coming.from }
}

/** When a route closes: with the rule, or on its own. Where another takes over, nothing is lost until it surely has. */
function closingOf<S>(rule: ReadyRule<S>, route: Route<S>, subject: S, suppose?: Supposition): Window {
  const { until } = rule.inForce
  const end = until === undefined ? NO : on(until)
  const { closes } = route
  if (closes === undefined) return end
  const closed = closes.when(subject, suppose)
  const handedOver = !isExact(closed) && rule.routes.some(({ opens }) => opens === closes)
  return earlier(end, handedOver ? on(closed.latest) : closed)
}
