/** Reasons without a proof: why a condition fails, and which facts it lacks, found by walking only what fails or is open. */
import { type Day, NEVER } from '../time/day.ts'
import { type Verdict, verdictOn } from '../time/window.ts'
import { operatorOf } from './algebra.ts'
import { anySubject, type Condition, type Step, stepsOf } from './condition.ts'
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

/** A part as it stands on a day, asked only when it matters: of parts that decide, often the first is enough. */
class Judged {
  readonly condition: Condition<never>
  readonly subject: unknown
  readonly #day: Day
  readonly #suppose: Supposition | undefined
  #verdict: Verdict | undefined

  constructor({ condition, subject }: Step, day: Day, suppose: Supposition | undefined) {
    this.condition = condition
    this.subject = subject
    this.#day = day
    this.#suppose = suppose
  }

  get verdict(): Verdict {
    this.#verdict ??= verdictOn(this.condition.when(this.subject as never, this.#suppose), this.#day)
    return this.#verdict
  }

  /** The parts that decide it: see the table of operators. */
  deciding(): readonly Judged[] {
    const { condition, subject } = this
    const operator = operatorOf(condition.kind)
    if (operator === undefined) return NO_PARTS
    const parts = stepsOf(condition, subject as never).map(step => new Judged(step, this.#day, this.#suppose))
    return operator.decides(this.verdict, parts)
  }
}

const NO_PARTS: readonly Judged[] = []

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
  const walk = (judged: Judged): void => {
    if (judged.verdict !== 'unknown') return
    const { condition: leaf, subject: of } = judged
    for (const fact of leaf.facts)
      if (isOpen(look(fact, of as never, suppose))) found.push({ leaf, fact, subject: of })
    for (const part of judged.deciding()) walk(part)
  }
  for (const condition of conditions)
    walk(new Judged({ condition: anySubject(condition), subject }, day, suppose))
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
  const walk = (judged: Judged): void => {
    const { condition, subject: of } = judged
    for (const fact of condition.facts) if (look(fact, of as never) !== undefined) found.add(fact.name)
    for (const part of judged.deciding()) walk(part)
  }
  for (const condition of conditions)
    walk(new Judged({ condition: anySubject(condition), subject }, day, undefined))
  return found
}
