/** Proofs: a condition answered for one subject with everything the answer rests on, from the same objects. */
import type { Day } from '../time/day.ts'
import { isExact, type Verdict, verdictOn, type Window } from '../time/window.ts'
import type { Citation } from './citation.ts'
import type { Condition, Kind, Step } from './condition.ts'
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
  readonly value?: Value | undefined
  /** Whether the record leaves it open, wholly or in part. */
  readonly open: boolean
  readonly about?: string | undefined
  readonly sources: readonly Source[]
  readonly fact: Fact<never, Value>
  readonly subject: unknown
  /** For what is open, answers worth trying: both sides of each point where a condition that reads it turns. */
  readonly probes: readonly Value[]
}

export interface Proof {
  readonly kind: Kind
  readonly says: string
  readonly otherwise?: string | undefined
  readonly cite?: Citation | undefined
  readonly about?: string | undefined
  readonly window: Window
  readonly verdict: Verdict
  readonly parts: readonly Proof[]
  readonly facts: readonly FactUse[]
  /** For `presumed` and `mustAppear`: whether the law's word on silence decided here. */
  readonly silence: boolean
}

/** Answers a condition for a subject and keeps the reasons. The window is that of `condition.when`, never another. */
export const prove = <S>(condition: Condition<S>, subject: S, day: Day, suppose?: Supposition): Proof =>
  prover(subject, day, suppose)(condition)

/** Proves conditions of one subject; what several of them share is proved once. */
export function prover<S>(subject: S, day: Day, suppose?: Supposition): (condition: Condition<S>) => Proof {
  const known = new Map<Condition<S>, Proof>()
  /** Facts of the subject that are known: each is the same wherever it is read. */
  const read = new Map<Fact<S, Value>, FactUse>()
  const ofSubject = (condition: Condition<S>): Proof => {
    if (condition.parts.length === 0) return proveOne(condition, subject)
    const before = known.get(condition)
    if (before !== undefined) return before
    const proof = proveOne(condition, subject)
    known.set(condition, proof)
    return proof
  }
  const ofStep = ({ condition, subject: of, about }: Step): Proof =>
    of === subject && about === undefined
      ? ofSubject(condition as unknown as Condition<S>)
      : proveOne(condition as unknown as Condition<unknown>, of, about)
  const partsOf = <T>({ kind, parts, steps }: Condition<T>, of: T): readonly Proof[] => {
    if (parts.length === 0) return NO_PARTS
    // Only members are other subjects: all other parts are asked of the same one.
    if (kind === 'among') return steps(of).map(ofStep)
    const found: Proof[] = []
    for (const part of parts) {
      const same = part as unknown as Condition<unknown>
      found.push((of as unknown) === subject ? ofSubject(same as Condition<S>) : proveOne(same, of))
    }
    return found
  }
  const factsOf = <T>(condition: Condition<T>, of: T): readonly FactUse[] => {
    const { facts } = condition
    if (facts.length === 0) return NO_FACTS
    const found: FactUse[] = []
    for (const fact of facts) {
      const mine = (of as unknown) === subject ? (fact as unknown as Fact<S, Value>) : undefined
      const before = mine === undefined ? undefined : read.get(mine)
      const use = before ?? useOf(condition, fact, of, day, suppose)
      if (mine !== undefined && before === undefined && !use.open) read.set(mine, use)
      found.push(use)
    }
    return found
  }
  const proveOne = <T>(condition: Condition<T>, of: T, about?: string): Proof => {
    const { kind, says, otherwise, cite } = condition
    const window = condition.when(of, suppose)
    const parts = partsOf(condition, of)
    const inner = parts[0]
    return {
      kind,
      says,
      otherwise,
      cite,
      about,
      window,
      verdict: verdictOn(window, day),
      parts,
      facts: factsOf(condition, of),
      silence:
        (kind === 'presumed' || kind === 'mustAppear') &&
        inner !== undefined &&
        !isExact(inner.window) &&
        isExact(window),
    }
  }
  return ofSubject
}

const NO_PARTS: readonly Proof[] = []
const NO_FACTS: readonly FactUse[] = []
const NOTHING_TO_TRY: readonly Value[] = []
const NO_SOURCES: readonly Source[] = []

function useOf<S>(
  condition: Condition<S>,
  fact: Fact<S, Value>,
  subject: S,
  day: Day,
  suppose: Supposition | undefined,
): FactUse {
  const value = look(fact, subject, suppose)
  const about = fact.about?.(subject)
  const open = value === undefined || (typeof value === 'object' && !isExact(value))
  return {
    name: fact.name,
    asks: fact.asks,
    answers: fact.answers,
    value,
    open,
    about,
    sources: fact.sources?.(subject) ?? NO_SOURCES,
    fact: fact as unknown as Fact<never, Value>,
    subject: identityOf(fact, subject),
    probes: (open ? condition.probes?.(fact, subject, suppose, day) : undefined) ?? NOTHING_TO_TRY,
  }
}

/**
 * The parts of a proof that decide it on its day: for a conjunction that fails, what fails; for one that holds, every
 * part; for one left open, what is open. And so down the tree.
 */
export function deciding({ kind, verdict, parts }: Proof): readonly Proof[] {
  switch (kind) {
    case 'all':
      if (verdict === 'no') return firstOf(parts, 'no')
      return verdict === 'unknown' ? parts.filter(p => p.verdict === 'unknown') : parts
    case 'any':
    case 'atLeast':
    case 'among':
      if (verdict === 'yes')
        return kind === 'any' ? firstOf(parts, 'yes') : parts.filter(p => p.verdict === 'yes')
      if (verdict === 'unknown')
        return parts.filter(p => p.verdict !== 'no' && !(kind === 'among' && p.verdict === 'yes'))
      return parts
    default:
      return parts
  }
}

const firstOf = (parts: readonly Proof[], verdict: Verdict): readonly Proof[] => {
  for (const part of parts) if (part.verdict === verdict) return [part]
  return NO_PARTS
}

/** Every node that decides, from the root down. */
export function deciders(proof: Proof): readonly Proof[] {
  const found: Proof[] = []
  const walk = (node: Proof): void => {
    found.push(node)
    for (const part of deciding(node)) walk(part)
  }
  walk(proof)
  return found
}

/** Adds a fact to a list, once for each subject it is about: what is worth trying is joined. */
function note(found: FactUse[], use: FactUse): void {
  for (let at = 0; at < found.length; at++) {
    const known = found[at] as FactUse
    if (known !== use && (known.name !== use.name || known.subject !== use.subject)) continue
    if (use.probes.length > 0) found[at] = { ...known, probes: [...known.probes, ...use.probes] }
    return
  }
  found.push(use)
}

/** The same fact of the same subject once, with every answer worth trying. */
export function onceEach(uses: readonly FactUse[]): readonly FactUse[] {
  const found: FactUse[] = []
  for (const use of uses) note(found, use)
  return found
}

/** What proofs rest on: the facts that decide and are known, and the citations of the nodes that decide, once each, in order. */
export function groundsOf(proofs: readonly Proof[]): {
  readonly facts: readonly FactUse[]
  readonly citations: readonly Citation[]
} {
  const facts: FactUse[] = []
  const cited = new Map<string, Citation>()
  const walk = (node: Proof): void => {
    for (const use of node.facts) if (use.value !== undefined) note(facts, use)
    if (node.cite !== undefined && !cited.has(node.cite.text)) cited.set(node.cite.text, node.cite)
    for (const part of deciding(node)) walk(part)
  }
  for (const proof of proofs) walk(proof)
  return { facts, citations: [...cited.values()] }
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

/** The same of a condition that is not proved: only what is open is walked. */
export function factsOpen<S>(
  condition: Condition<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly FactUse[] {
  const found: FactUse[] = []
  const walk = <T>(node: Condition<T>, of: T): void => {
    if (verdictOn(node.when(of, suppose), day) !== 'unknown') return
    for (const fact of node.facts) {
      const use = useOf(node, fact, of, day, suppose)
      if (use.open) note(found, use)
    }
    if (node.parts.length === 0) return
    for (const step of node.steps(of)) walk(step.condition as unknown as Condition<unknown>, step.subject)
  }
  walk(condition, subject)
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
