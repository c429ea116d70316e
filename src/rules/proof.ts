/** Proofs: a condition answered for one subject with everything the answer rests on, from the same objects. */
import type { Day } from '../time/day.ts'
import { isExact, type Verdict, verdictOn, type Window } from '../time/window.ts'
import type { Citation } from './citation.ts'
import type { Condition, Kind } from './condition.ts'
import {
  type Answers,
  type Fact,
  identityOf,
  look,
  type Source,
  type Supposition,
  type Value,
} from './fact.ts'

/** One fact as it was read for one subject. */
export interface FactUse {
  readonly name: string
  readonly asks: string
  readonly answers: Answers
  /** Absent when the record does not say; a day may be known within bounds. */
  readonly value?: Value
  /** Whether the record leaves it open, wholly or in part. */
  readonly open: boolean
  readonly about?: string
  readonly sources: readonly Source[]
  readonly fact: Fact<never, Value>
  readonly subject: unknown
  /** Answers worth trying: both sides of each point where a condition that reads it turns. */
  readonly probes: readonly Value[]
}

export interface Proof {
  readonly kind: Kind
  readonly says: string
  readonly otherwise?: string
  readonly cite?: Citation
  readonly about?: string
  readonly window: Window
  readonly verdict: Verdict
  readonly parts: readonly Proof[]
  readonly facts: readonly FactUse[]
  /** For `presumed` and `mustAppear`: whether the law's word on silence decided here. */
  readonly silence: boolean
}

/** Answers a condition for a subject and keeps the reasons. The window is that of `condition.when`, never another. */
export function prove<S>(
  condition: Condition<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
  about?: string,
): Proof {
  const window = condition.when(subject, suppose)
  const parts = condition
    .steps(subject)
    .map(step =>
      prove(step.condition as unknown as Condition<unknown>, step.subject, day, suppose, step.about),
    )
  const inner = parts[0]
  return {
    kind: condition.kind,
    says: condition.says,
    ...(condition.otherwise === undefined ? {} : { otherwise: condition.otherwise }),
    ...(condition.cite === undefined ? {} : { cite: condition.cite }),
    ...(about === undefined ? {} : { about }),
    window,
    verdict: verdictOn(window, day),
    parts,
    facts: condition.facts.map(fact => useOf(condition, fact, subject, day, suppose)),
    silence:
      (condition.kind === 'presumed' || condition.kind === 'mustAppear') &&
      inner !== undefined &&
      !isExact(inner.window) &&
      isExact(window),
  }
}

function useOf<S>(
  condition: Condition<S>,
  fact: Fact<S, Value>,
  subject: S,
  day: Day,
  suppose: Supposition | undefined,
): FactUse {
  const value = look(fact, subject, suppose)
  const about = fact.about?.(subject)
  return {
    name: fact.name,
    asks: fact.asks,
    answers: fact.answers,
    ...(value === undefined ? {} : { value }),
    open: value === undefined || (typeof value === 'object' && !isExact(value)),
    ...(about === undefined ? {} : { about }),
    sources: fact.sources?.(subject) ?? [],
    fact: fact as unknown as Fact<never, Value>,
    subject: identityOf(fact, subject),
    probes: condition.probes?.(fact, subject, suppose, day) ?? [],
  }
}

/**
 * The parts of a proof that decide it on its day: for a conjunction that fails, what fails; for one that holds, every
 * part; for one left open, what is open. And so down the tree.
 */
export function deciding({ kind, verdict, parts }: Proof): readonly Proof[] {
  switch (kind) {
    case 'all':
      if (verdict === 'no') return parts.filter(p => p.verdict === 'no').slice(0, 1)
      return verdict === 'unknown' ? parts.filter(p => p.verdict === 'unknown') : parts
    case 'any':
    case 'atLeast':
    case 'among':
      if (verdict === 'yes')
        return parts.filter(p => p.verdict === 'yes').slice(0, kind === 'any' ? 1 : undefined)
      if (verdict === 'unknown')
        return parts.filter(p => p.verdict !== 'no' && !(kind === 'among' && p.verdict === 'yes'))
      return parts
    default:
      return parts
  }
}

/** Every node that decides, from the root down. */
export function* deciders(proof: Proof): Generator<Proof> {
  yield proof
  for (const part of deciding(proof)) yield* deciders(part)
}

/** Adds a fact to a list, once for each subject it is about: what is worth trying is joined. */
function note(found: FactUse[], use: FactUse): void {
  const at = found.findIndex(known => known.name === use.name && known.subject === use.subject)
  const known = found[at]
  if (known === undefined) found.push(use)
  else found[at] = { ...known, probes: [...known.probes, ...use.probes] }
}

/** The facts that decide a proof and are known, once each. */
export function factsUsed(proof: Proof): readonly FactUse[] {
  const found: FactUse[] = []
  for (const node of deciders(proof)) {
    for (const use of node.facts) if (use.value !== undefined) note(found, use)
  }
  return found
}

/**
 * The facts whose absence leaves a proof open on its day, once each with all their probes. Behind a presumption, or
 * where the law wants a thing shown, nothing is missing: `assumed` lists those.
 */
export function factsMissing(proof: Proof): readonly FactUse[] {
  const found: FactUse[] = []
  const walk = (node: Proof): void => {
    if (node.verdict !== 'unknown') return
    for (const use of node.facts) if (use.open) note(found, use)
    for (const part of deciding(node)) walk(part)
  }
  walk(proof)
  return found
}

/** The facts that are absent and that the law's word on silence has answered. */
export function factsAssumed(proof: Proof): readonly FactUse[] {
  const found: FactUse[] = []
  const walk = (node: Proof, above: boolean): void => {
    const silence = above || node.silence
    if (silence && !isExact(node.window)) for (const use of node.facts) if (use.open) note(found, use)
    for (const part of node.parts) walk(part, silence)
  }
  walk(proof, false)
  return found
}

/** The citations of the nodes that decide, once each, in order. */
export function citations(proof: Proof): readonly Citation[] {
  const found = new Map<string, Citation>()
  for (const node of deciders(proof))
    if (node.cite !== undefined && !found.has(node.cite.text)) found.set(node.cite.text, node.cite)
  return [...found.values()]
}

/** Why a proof fails, as one sentence: that of `whyItFails`. Of alternatives that all fail, the last one named is the widest. */
export function whyNot(proof: Proof): string {
  if (proof.otherwise !== undefined) return proof.otherwise
  const fails = deciding(proof)
  const inner = proof.kind === 'all' ? fails[0] : proof.kind === 'any' ? fails.at(-1) : undefined
  return inner === undefined ? `not so: ${proof.says}` : whyNot(inner)
}

/** The bars (`unless`) of a proof that surely or possibly stand, with what each looked at. */
export function bars(proof: Proof): readonly { readonly bar: Proof; readonly sure: boolean }[] {
  const found: { bar: Proof; sure: boolean }[] = []
  const walk = (node: Proof): void => {
    if (node.kind === 'unless') {
      if (node.verdict !== 'yes') found.push({ bar: node, sure: node.verdict === 'no' })
      return
    }
    if (!node.silence) for (const part of node.parts) walk(part)
  }
  walk(proof)
  return found
}
