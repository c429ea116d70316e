/** Reasons without a proof: why a condition fails, and which facts it lacks, found by walking only what fails or is open. */
import { type Day, NEVER } from '../time/day.ts'
import { type Verdict, verdictOn } from '../time/window.ts'
import { operatorOf } from './algebra.ts'
import { anySubject, type Condition, stepsOf } from './condition.ts'
import { type Fact, isOpen, look, type Supposition, type Value } from './fact.ts'
import { type FactUse, onceEach, useOf } from './proof.ts'

/**
 * Why a condition fails for a subject: the words of the innermost part that surely fails and has words for it.
 * Undefined where the condition does not fail.
 */
export function whyItFails<S>(
  condition: Condition<S>,
  subject: S,
  suppose?: Supposition,
): string | undefined {
  const { kind, parts, otherwise, says } = condition
  if (condition.when(subject, suppose).soonest !== NEVER) return undefined
  if (otherwise !== undefined) return otherwise
  for (const part of operatorOf(kind)?.tells?.(parts) ?? []) {
    const why = whyItFails(part, subject as never, suppose)
    if (why !== undefined) return why
  }
  return `not so: ${says}`
}

/** A fact that the record leaves open, as a leaf reads it. */
interface OpenFact {
  readonly leaf: Condition<never>
  readonly fact: Fact<never, Value>
  readonly subject: unknown
}

/**
 * The facts whose absence leaves conditions open on a day: those of the leaves that are unknown among what decides. Behind
 * a presumption, or where the law wants a thing shown, nothing is missing. What has surely happened by the day is not
 * missing either, though its own day is known within bounds only.
 */
function openFacts<S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  suppose: Supposition | undefined,
): readonly OpenFact[] {
  const found: OpenFact[] = []
  const verdictOf = (condition: Condition<never>, of: unknown): Verdict =>
    verdictOn(condition.when(of as never, suppose), day)
  /** Of a condition that is unknown. */
  const walk = (condition: Condition<never>, of: unknown): void => {
    for (const fact of condition.facts)
      if (isOpen(look(fact, of as never, suppose))) found.push({ leaf: condition, fact, subject: of })
    const operator = operatorOf(condition.kind)
    if (operator === undefined) return
    const parts = stepsOf(condition, of as never).map(({ condition: part, subject: its }) => ({
      condition: part,
      subject: its,
      verdict: verdictOf(part, its),
    }))
    for (const part of operator.decides('unknown', parts))
      if (part.verdict === 'unknown') walk(part.condition, part.subject)
  }
  for (const condition of conditions.map(anySubject))
    if (verdictOf(condition, subject) === 'unknown') walk(condition, subject)
  return found
}

/** The facts that are missing, once each for the subject they are about, with every answer worth trying. */
export const missing = <S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly FactUse[] =>
  onceEach(
    openFacts(conditions, subject, day, suppose).map(({ leaf, fact, subject: of }) =>
      useOf(leaf, fact, of, day, suppose),
    ),
  )

/** The names of the facts that are missing, once each: for the tables of a bulk run. */
export const missingNames = <S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly string[] => [
  ...new Set(openFacts(conditions, subject, day, suppose).map(({ fact }) => fact.name)),
]

/**
 * The names of the facts that conditions rest on and that the record gives, once each: those that `groundsOf` finds in their
 * proofs, found without making any.
 */
export function usedNames<S>(conditions: readonly Condition<S>[], subject: S, day: Day): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (condition: Condition<never>, of: unknown): void => {
    for (const fact of condition.facts) if (look(fact, of as never) !== undefined) found.add(fact.name)
    const operator = operatorOf(condition.kind)
    if (operator === undefined) return
    const verdict = verdictOn(condition.when(of as never), day)
    const parts = stepsOf(condition, of as never).map(step => ({
      ...step,
      verdict: verdictOn(step.condition.when(step.subject as never), day),
    }))
    for (const part of operator.decides(verdict, parts)) walk(part.condition, part.subject)
  }
  for (const condition of conditions) walk(anySubject(condition), subject)
  return found
}
