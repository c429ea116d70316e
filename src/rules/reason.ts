/** Reasons without a proof: why a condition fails, and which facts it lacks, found by walking only what fails or is open. */
import { type Day, NEVER } from '../time/day.ts'
import { type Verdict, verdictOn } from '../time/window.ts'
import { type Deciding, EACH, operatorOf } from './algebra.ts'
import { anySubject, type Condition } from './condition.ts'
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

/** A walk through what decides conditions on a day: see the table of operators. */
interface Walk {
  readonly day: Day
  readonly suppose: Supposition | undefined
  /** Only into parts with this verdict; absent: into all that decide. */
  readonly into?: Verdict
  readonly leaf: (leaf: Condition<never>, subject: never) => void
}

/** Walks a condition whose verdict is asked for only where it matters: that of a leaf does not. */
function walk(on: Walk, condition: Condition<never>, subject: never, verdict?: Verdict): void {
  const { kind, parts, members } = condition
  const operator = operatorOf(kind)
  if (operator === undefined) {
    on.leaf(condition, subject)
    return
  }
  const decides = operator.decides[verdict ?? verdictOn(condition.when(subject, on.suppose), on.day)]
  let at = 0
  if (members !== undefined) {
    const test = parts[at++] as Condition<never>
    for (const member of members(subject)) if (step(on, decides, test, member as never)) return
  }
  for (; at < parts.length; at++) if (step(on, decides, parts[at] as Condition<never>, subject)) return
}

/** Walks a part where it is one that decides; true where no other one after it does. */
function step(on: Walk, decides: Deciding, part: Condition<never>, subject: never): boolean {
  if (decides === EACH && on.into === undefined) {
    walk(on, part, subject)
    return false
  }
  const verdict = verdictOn(part.when(subject, on.suppose), on.day)
  if (!decides.having.includes(verdict)) return false
  if (on.into === undefined || verdict === on.into) walk(on, part, subject, verdict)
  return decides.first === true
}

/** What is called for each fact that is missing: the leaf that reads it, and the subject it reads it of. */
type OnMissing = (fact: Fact<never, Value>, leaf: Condition<never>, subject: never) => void

/**
 * Finds the facts whose absence leaves conditions open on a day: those of the leaves that are unknown among what decides.
 * Behind a presumption, or where the law wants a thing shown, nothing is missing. What has surely happened by the day is not
 * missing either, though its own day is known within bounds only.
 */
function findMissing<S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  suppose: Supposition | undefined,
  found: OnMissing,
): void {
  const open: Walk = {
    day,
    suppose,
    into: 'unknown',
    leaf: (leaf, of) => {
      for (const fact of leaf.facts) if (isOpen(look(fact, of, suppose))) found(fact, leaf, of)
    },
  }
  for (const condition of conditions)
    if (verdictOn(condition.when(subject, suppose), day) === 'unknown')
      walk(open, anySubject(condition), subject as never, 'unknown')
}

/** The facts that are missing, once each for the subject they are about, with every answer worth trying. */
export function missing<S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly FactUse[] {
  const uses: FactUse[] = []
  findMissing(conditions, subject, day, suppose, (fact, leaf, of) => {
    uses.push(useOf(leaf, fact, of, day, suppose))
  })
  return onceEach(uses)
}

/** The names of the facts that are missing, once each: for the tables of a bulk run. */
export function missingNames<S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly string[] {
  let names: string[] | undefined
  findMissing(conditions, subject, day, suppose, ({ name }) => {
    if (names === undefined) names = [name]
    else if (!names.includes(name)) names.push(name)
  })
  return names ?? NO_NAMES
}

const NO_NAMES: readonly string[] = []

/**
 * The names of the facts that conditions rest on and that the record gives, once each: those that `groundsOf` finds in their
 * proofs, found without making any.
 */
export function usedNames<S>(conditions: readonly Condition<S>[], subject: S, day: Day): readonly string[] {
  const names: string[] = []
  walkDeciding(conditions, subject, day, ({ facts }, of) => {
    for (const fact of facts)
      if (!names.includes(fact.name) && look(fact, of) !== undefined) names.push(fact.name)
  })
  return names
}

/** Walks what decides conditions on a day, leaf by leaf. */
export function walkDeciding<S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  leaf: Walk['leaf'],
): void {
  const walking: Walk = { day, suppose: undefined, leaf }
  for (const condition of conditions) walk(walking, anySubject(condition), subject as never)
}
