/** What would become of an answer if one of its conditions were answered otherwise: proofs, worked out again from below. */

import { type Condition, nth } from '../src/rules/condition.ts'
import type { RuleProof } from '../src/rules/determination.ts'
import type { Supposition } from '../src/rules/fact.ts'
import { type Proof, prover } from '../src/rules/proof.ts'
import { type ReadyRule, type Standing, stand } from '../src/rules/rule.ts'
import { ALWAYS, type Day, NEVER } from '../src/time/day.ts'
import { earlier, later, NO, on, opposite, UNKNOWN, verdictOn, type Window, YES } from '../src/time/window.ts'

/** The window to put in place of a condition's own; undefined leaves it as it is. */
export type Replacing = (condition: Condition<never>) => Window | undefined

const nothingReplaced: Replacing = () => undefined

/**
 * The window of a proof with some of its nodes answered otherwise, by the algebra of each kind alone: no fact is read. The
 * condition is the one that was proved; `silenceOpen` says whether it was proved with the law's word on silence left aside.
 */
export function reevaluate(
  condition: Condition<never>,
  proof: Proof,
  replacing: Replacing = nothingReplaced,
  silenceOpen = false,
): Window {
  const replaced = replacing(condition)
  if (replaced !== undefined) return replaced
  if (condition.parts.length === 0) return proof.window
  const windows = proof.parts.map((part, i) =>
    reevaluate(partAt(condition, proof, i), part, replacing, silenceOpen),
  )
  const [inner = UNKNOWN] = windows
  switch (condition.kind) {
    case 'all':
      return windows.reduce(later, YES)
    case 'any':
      return windows.reduce(earlier, NO)
    case 'atLeast':
      return nth(condition.least ?? 1, windows)
    case 'not':
    case 'unless':
      return opposite(inner)
    case 'presumed':
      if (silenceOpen || inner.soonest === inner.latest) return inner
      return inner.soonest === ALWAYS ? YES : on(inner.soonest)
    case 'mustAppear':
      if (silenceOpen || inner.soonest === inner.latest) return inner
      return inner.latest === NEVER ? NO : on(inner.latest)
    case 'among':
      return ofMembers(condition, windows)
    default:
      return proof.window
  }
}

/** The condition a part of a proof answers: of `among` every member answers the same test, and the whole stands last. */
function partAt({ kind, parts }: Condition<never>, proof: Proof, i: number): Condition<never> {
  const [test, whole] = parts
  const at = kind !== 'among' ? parts[i] : whole !== undefined && i === proof.parts.length - 1 ? whole : test
  if (at === undefined) throw new Error(`the proof of [${proof.says}] is not of this condition`)
  return at
}

function ofMembers({ least = 1, parts }: Condition<never>, windows: readonly Window[]): Window {
  if (parts.length === 1) return nth(least, windows)
  const members = nth(least, windows.slice(0, -1))
  const whole = windows.at(-1) ?? UNKNOWN
  return members.latest === ALWAYS || whole.latest === ALWAYS
    ? members
    : earlier(members, { ...UNKNOWN, latest: members.latest })
}

const anySubject = <S>(condition: Condition<S>) => condition as unknown as Condition<never>

/** A rule proved with all its routes, also where its substance fails: if that were otherwise, they would matter. */
export function proveWhole<S>(rule: ReadyRule<S>, subject: S, day: Day, suppose?: Supposition): RuleProof<S> {
  const of = prover(subject, day, suppose)
  return {
    rule,
    standing: stand(rule, subject, day, suppose),
    substance: of(rule.substance),
    routes: rule.routes.map(route => ({
      route,
      opens: of(route.opens),
      ...(route.closes === undefined ? {} : { closes: of(route.closes) }),
    })),
  }
}

/** How a rule stands with some of its conditions answered otherwise. What weighs its routes is `stand` itself. */
export function standWith<S>(
  { rule, substance, routes }: RuleProof<S>,
  subject: S,
  day: Day,
  replacing: Replacing = nothingReplaced,
  silenceOpen = false,
): Standing<S> {
  // Where one route closes as another opens it is by the same condition, and must stay so.
  const fixed = new Map<Condition<S>, Condition<S>>()
  const fix = (condition: Condition<S>, proof: Proof): Condition<S> => {
    const known = fixed.get(condition)
    if (known !== undefined) return known
    const window = reevaluate(anySubject(condition), proof, replacing, silenceOpen)
    const made = { ...condition, when: () => window }
    fixed.set(condition, made)
    return made
  }
  const weighed: ReadyRule<S> = {
    ...rule,
    substance: fix(rule.substance, substance),
    routes: routes.map(({ route, opens, closes }) => ({
      ...route,
      opens: fix(route.opens, opens),
      ...(route.closes === undefined || closes === undefined ? {} : { closes: fix(route.closes, closes) }),
    })),
  }
  return stand(weighed, subject, day)
}

/**
 * How a condition sways a rule for one subject. `for`: it holds, and if it did not the rule would stand otherwise. `against`:
 * it does not hold, and if it did the rule would stand otherwise. `open`: it is unknown, and one of the answers would do so.
 */
export type Sway = 'for' | 'against' | 'open'

/**
 * The conditions of a rule that sway it for one subject on one day. The rule stands otherwise where its verdict, or the
 * route that is open, is another. A condition met in several places is answered otherwise in all of them.
 */
export function swaying<S>(
  rule: ReadyRule<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
): ReadonlyMap<Condition<never>, ReadonlySet<Sway>> {
  const proof = proveWhole(rule, subject, day, suppose)
  const silenceOpen = suppose?.silenceOpen === true
  const { verdict, route } = proof.standing
  const met = new Map<Condition<never>, Window[]>()
  const walk = (condition: Condition<never>, of: Proof): void => {
    const windows = met.get(condition)
    if (windows === undefined) met.set(condition, [of.window])
    else windows.push(of.window)
    for (const [i, part] of of.parts.entries()) walk(partAt(condition, of, i), part)
  }
  walk(anySubject(rule.substance), proof.substance)
  for (const { route, opens, closes } of proof.routes) {
    walk(anySubject(route.opens), opens)
    if (route.closes !== undefined && closes !== undefined) walk(anySubject(route.closes), closes)
  }
  const found = new Map<Condition<never>, ReadonlySet<Sway>>()
  for (const [condition, windows] of met) {
    const otherwise = (window: Window): boolean => {
      const standing = standWith(
        proof,
        subject,
        day,
        at => (at === condition ? window : undefined),
        silenceOpen,
      )
      return standing.verdict !== verdict || standing.route?.name !== route?.name
    }
    const sways = new Set<Sway>()
    const verdicts = new Set(windows.map(window => verdictOn(window, day)))
    const [ifNot, ifSo] = [otherwise(NO), otherwise(YES)]
    if (verdicts.has('yes') && ifNot) sways.add('for')
    if ((verdicts.has('no') || verdicts.has('later')) && ifSo) sways.add('against')
    if (verdicts.has('unknown') && (ifNot || ifSo)) sways.add('open')
    if (sways.size > 0) found.set(condition, sways)
  }
  return found
}
