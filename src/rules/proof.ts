/** Proofs: a condition answered for one subject with everything the answer rests on, from the same objects. */
import type { Day } from '../time/day.ts'
import { isExact, type Verdict, verdictOn, type Window } from '../time/window.ts'
import { operatorOf } from './algebra.ts'
import type { Citation } from './citation.ts'
import { type Condition, type Kind, type Step, stepsOf } from './condition.ts'
import {
  type Answers,
  type Fact,
  identityOf,
  isOpen,
  look,
  type Source,
  type Supposition,
  settledOf,
  type Value,
} from './fact.ts'
import type { Settled } from './given.ts'

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
  /** Where somebody gave it beside the record: see `Settled`. */
  readonly given?: Settled | undefined
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
  /** For `presumed` and `mustAppear`: whether what the law presumes where the record is silent decided here. */
  readonly silence: boolean
}

/** Answers a condition for a subject and keeps the reasons. The window is that of `condition.when`, never another. */
export const prove = <S>(condition: Condition<S>, subject: S, day: Day, suppose?: Supposition): Proof =>
  prover(subject, day, suppose)(condition)

/** Proves conditions of one subject; what several of them share is proved once. */
export function prover<S>(subject: S, day: Day, suppose?: Supposition): (condition: Condition<S>) => Proof {
  const known = new Map<Condition<never>, Proof>()
  /** Facts of the subject that are known: each is the same wherever it is read. */
  const read = new Map<Fact<never, Value>, FactUse>()

  const useFor = (condition: Condition<never>, fact: Fact<never, Value>, of: unknown): FactUse => {
    const before = of === subject ? read.get(fact) : undefined
    if (before !== undefined) return before
    const use = useOf(condition, fact, of, day, suppose)
    if (of === subject && !use.open) read.set(fact, use)
    return use
  }

  const proveAnew = ({ condition, subject: of, about }: Step): Proof => {
    const { kind, says, otherwise, cite, facts } = condition
    const window = condition.when(of as never, suppose)
    const parts = condition.parts.length === 0 ? NO_PARTS : stepsOf(condition, of as never).map(proveStep)
    return {
      kind,
      says,
      otherwise,
      cite,
      about: about?.(of as never),
      window,
      verdict: verdictOn(window, day),
      parts,
      facts: facts.length === 0 ? NO_FACTS : facts.map(fact => useFor(condition, fact, of)),
      silence:
        operatorOf(kind)?.silence !== undefined &&
        isExact(window) &&
        parts.some(part => !isExact(part.window)),
    }
  }

  const proveStep = (step: Step): Proof => {
    if (step.subject !== subject || step.about !== undefined || step.condition.parts.length === 0)
      return proveAnew(step)
    const before = known.get(step.condition)
    if (before !== undefined) return before
    const proof = proveAnew(step)
    known.set(step.condition, proof)
    return proof
  }

  return condition => proveStep({ condition: condition as unknown as Condition<never>, subject })
}

const NO_PARTS: readonly Proof[] = []
const NO_FACTS: readonly FactUse[] = []

/** A fact as a condition reads it of a subject. */
export function useOf(
  condition: Condition<never>,
  fact: Fact<never, Value>,
  of: unknown,
  day: Day,
  suppose: Supposition | undefined,
): FactUse {
  const subject = of as never
  const value = look(fact, subject, suppose)
  const open = isOpen(value)
  return {
    name: fact.name,
    asks: fact.asks,
    answers: fact.answers,
    value,
    open,
    about: fact.about?.(subject),
    sources: fact.sources?.(subject) ?? [],
    given: settledOf(fact, subject),
    fact,
    subject: identityOf(fact, subject),
    probes: (open ? condition.probes?.(fact, subject, suppose, day) : undefined) ?? [],
  }
}

/** The parts of a proof that decide it on its day: see the table of operators. */
export function deciding({ kind, verdict, parts }: Proof): readonly Proof[] {
  const decides = operatorOf(kind)?.decides[verdict]
  if (decides === undefined) return parts
  const found = parts.filter(part => decides.having.includes(part.verdict))
  return decides.first ? found.slice(0, 1) : found
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

/** The facts that are absent and that what the law presumes where the record is silent has answered. */
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

const hearing = new WeakMap<Condition<never>, boolean>()

/** Whether what the law presumes where the record is silent is anywhere in a condition. */
function hearsSilence(condition: Condition<never>): boolean {
  const before = hearing.get(condition)
  if (before !== undefined) return before
  const hears = operatorOf(condition.kind)?.silence !== undefined || condition.parts.some(hearsSilence)
  hearing.set(condition, hears)
  return hears
}

/** What `factsAssumed` finds in the proof of a condition, where nothing else of that is wanted: only presumptions are proved. */
export function assumedOf<S>(condition: Condition<S>, subject: S, day: Day): readonly FactUse[] {
  const found: FactUse[] = []
  const walk = (one: Condition<never>, of: never): void => {
    if (!hearsSilence(one)) return
    if (operatorOf(one.kind)?.silence !== undefined)
      for (const use of factsAssumed(prove(one, of, day))) note(found, use)
    else for (const step of stepsOf(one, of)) walk(step.condition, step.subject as never)
  }
  walk(condition as unknown as Condition<never>, subject as never)
  return found
}
