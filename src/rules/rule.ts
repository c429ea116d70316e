/** Rules: which relief a text gives to whom, since when, and by which way it is had. */
import { type Day, formatDay, NEVER } from '../time/day.ts'
import { later, type Verdict, verdictOn } from '../time/window.ts'
import { type Citation, type Confidence, lessSure } from './citation.ts'
import { all, type Condition, fromDay, within } from './condition.ts'
import type { Supposition } from './fact.ts'

/** A way to have a relief: open from some day, perhaps closed from another. */
export interface Route<S> {
  readonly name: string
  readonly says: string
  readonly cite: Citation
  readonly opens: Condition<S>
  readonly closes?: Condition<S>
}

export interface Rule<S> {
  readonly id: string
  readonly relief: string
  /** Place among the reliefs of a programme: 1 is the best for the person. Rules of equal rank give the same relief. */
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

/** A rule ready to be asked: its conditions joined once, its bars and its confidence found. */
export interface ReadyRule<S> extends Rule<S> {
  /** In force, applicable and due. Everything but the routes. */
  readonly substance: Condition<S>
  /** The `unless` conditions in it. */
  readonly bars: readonly Condition<never>[]
  /** Whether the law's word on silence stands somewhere in it against the person. */
  readonly silent: boolean
  /** The least sure of the citations it stands on. */
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
    const nodes = [...within(substance as unknown as Condition<never>)]
    return {
      ...rule,
      substance,
      bars: [...barsIn(substance as unknown as Condition<never>)],
      silent: nodes.some(node => node.kind === 'mustAppear'),
      confidence: nodes.reduce<Confidence>(
        (least, node) => (node.cite === undefined ? least : lessSure(least, node.cite.confidence)),
        rule.cite.confidence,
      ),
    }
  })
}

/** The bars of a condition that the record must answer; behind a presumption nothing is asked of it. */
function* barsIn(condition: Condition<never>): Generator<Condition<never>> {
  if (condition.kind === 'unless') yield condition
  else if (condition.kind !== 'presumed') for (const part of condition.parts) yield* barsIn(part)
}

/** How a rule stands for a subject on a day. */
export interface Standing<S> {
  readonly verdict: Verdict
  /** The day it becomes true, or before which it cannot; `NEVER` when it never does. */
  readonly from: Day
  /** The route that is open, or will be, or may be. */
  readonly route?: Route<S>
}

const REFUSED = { verdict: 'no', from: NEVER } as const

/** Asks a rule. The best of its routes counts: one that is open, else one that may be, else one that will be. */
export function stand<S>(rule: ReadyRule<S>, subject: S, day: Day, suppose?: Supposition): Standing<S> {
  const { until } = rule.inForce
  if (until !== undefined && day >= until) return REFUSED
  const substance = rule.substance.when(subject, suppose)
  if (substance.soonest === NEVER) return REFUSED
  let best: Standing<S> = REFUSED
  for (const route of rule.routes) {
    if (route.closes !== undefined && route.closes.when(subject, suppose).latest <= day) continue
    const window = later(substance, route.opens.when(subject, suppose))
    const verdict = verdictOn(window, day)
    if (verdict === 'yes') return { verdict, from: window.latest, route }
    if (ORDER[verdict] > ORDER[best.verdict]) {
      // The day another route is sure to open is worth keeping: it is when waiting ends.
      best = { verdict, from: best.verdict === 'later' ? best.from : window.soonest, route }
    } else if (verdict === 'later' && best.verdict === 'unknown') best = { ...best, from: window.soonest }
  }
  return best
}

const ORDER: Record<Verdict, number> = { no: 0, later: 1, unknown: 2, yes: 3 }
