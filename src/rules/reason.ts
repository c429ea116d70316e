/** Reasons without a proof: why a condition fails, and which facts it lacks, found by walking only what fails or is open. */
import { type Day, NEVER } from '../time/day.ts'
import { type Verdict, verdictOn } from '../time/window.ts'
import { type Deciding, EACH, operatorOf } from './algebra.ts'
import type { Alike } from './alike.ts'
import { anySubject, type Condition } from './condition.ts'
import { type Fact, identityOf, isOpen, look, type Supposition, type Value } from './fact.ts'
import { type FactUse, useOf } from './proof.ts'

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
  /** Of members that are alike only the first one is walked: names are wanted, and not whom they are about. */
  readonly firstsOnly?: true
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
    const alike = on.suppose?.of === undefined ? condition.alike?.(subject) : undefined
    if (alike !== undefined) walkAlike(on, decides, test, alike)
    else for (const member of members(subject)) if (step(on, decides, test, member as never)) return
  }
  for (; at < parts.length; at++) if (step(on, decides, parts[at] as Condition<never>, subject)) return
}

/** Walks the first member of each kind; for the others the leaves that were met there are met again. */
function walkAlike(on: Walk, decides: Deciding, test: Condition<never>, alike: Alike): void {
  const { size, leftOut, memberAt, kindAt, firsts } = alike
  if (on.firstsOnly === true) {
    for (const place of firsts.toSorted((a, b) => a - b)) step(on, decides, test, memberAt(place) as never)
    return
  }
  const met: Condition<never>[][] = []
  for (let place = 0; place < size; place++) {
    if (place === leftOut) continue
    const kind = kindAt(place)
    const member = memberAt(place) as never
    if (place !== firsts[kind]) {
      for (const leaf of met[kind] as Condition<never>[]) on.leaf(leaf, member)
      continue
    }
    const leaves: Condition<never>[] = []
    met[kind] = leaves
    const leaf: Walk['leaf'] = (leaf, of) => {
      leaves.push(leaf)
      on.leaf(leaf, of)
    }
    step({ ...on, leaf }, decides, test, member)
  }
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
  firstsOnly?: true,
): void {
  const open: Walk = {
    day,
    suppose,
    into: 'unknown',
    ...(firstsOnly === undefined ? {} : { firstsOnly }),
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
  const found = missingFacts()
  found.add(conditions, subject, day, suppose)
  return found.uses
}

/** Facts that are missing, of one list of conditions after the other. */
export interface MissingFacts {
  readonly add: <S>(conditions: readonly Condition<S>[], subject: S, day: Day, suppose?: Supposition) => void
  /** Once each for the subject they are about, with every answer worth trying; of many the first. */
  readonly uses: readonly FactUse[]
  /** How many there are, those with them. */
  readonly count: () => number
}

/** Looks for facts that are missing; of more than so many they are counted only. */
export function missingFacts(most = Number.POSITIVE_INFINITY): MissingFacts {
  const uses: FactUse[] = []
  const places = new Map<string, Map<unknown, number>>()
  let count = 0
  return {
    add: (conditions, subject, day, suppose) => {
      findMissing(conditions, subject, day, suppose, (fact, leaf, of) => {
        let known = places.get(fact.name)
        if (known === undefined) {
          known = new Map()
          places.set(fact.name, known)
        }
        const identity = identityOf(fact, of)
        const place = known.get(identity)
        if (place === undefined) {
          known.set(identity, count)
          if (count++ < most) uses.push(useOf(leaf, fact, of, day, suppose))
        } else if (place < most) {
          const use = uses[place] as FactUse
          const { probes } = useOf(leaf, fact, of, day, suppose)
          if (probes.length > 0) uses[place] = { ...use, probes: [...use.probes, ...probes] }
        }
      })
    },
    uses,
    count: () => count,
  }
}

/** The names of the facts that are missing, once each: for the tables of a bulk run. */
export function missingNames<S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  suppose?: Supposition,
): readonly string[] {
  let names: string[] | undefined
  findMissing(
    conditions,
    subject,
    day,
    suppose,
    ({ name }) => {
      if (names === undefined) names = [name]
      else if (!names.includes(name)) names.push(name)
    },
    true,
  )
  return names ?? NO_NAMES
}

const NO_NAMES: readonly string[] = []

/**
 * The names of the facts that conditions rest on and that the record gives, once each: those that `groundsOf` finds in their
 * proofs, found without making any.
 */
export function usedNames<S>(conditions: readonly Condition<S>[], subject: S, day: Day): readonly string[] {
  const names: string[] = []
  const leaf: Walk['leaf'] = ({ facts }, of) => {
    for (const fact of facts)
      if (!names.includes(fact.name) && look(fact, of) !== undefined) names.push(fact.name)
  }
  walkDeciding(conditions, subject, day, leaf, true)
  return names
}

/** Walks what decides conditions on a day, leaf by leaf. */
export function walkDeciding<S>(
  conditions: readonly Condition<S>[],
  subject: S,
  day: Day,
  leaf: Walk['leaf'],
  firstsOnly?: true,
): void {
  const walking: Walk = { day, suppose: undefined, leaf, ...(firstsOnly === undefined ? {} : { firstsOnly }) }
  for (const condition of conditions) walk(walking, anySubject(condition), subject as never)
}
