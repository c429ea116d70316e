/** What would become of an answer if one of its conditions were answered otherwise: proofs, worked out again from below. */

import { type Operands, operatorOf } from '../src/rules/algebra.ts'
import { anySubject, type Condition } from '../src/rules/condition.ts'
import { SILENCE_OPEN, type Supposition } from '../src/rules/fact.ts'
import { type Proof, prover } from '../src/rules/proof.ts'
import { type ReadyRule, type Route, type Standing, stand } from '../src/rules/rule.ts'
import type { Day } from '../src/time/day.ts'
import { NO, verdictOn, type Window, YES } from '../src/time/window.ts'

/** The window to put in place of a condition's own; undefined leaves it as it is. */
export type Replacing = (condition: Condition<never>) => Window | undefined

const nothingReplaced: Replacing = () => undefined

/**
 * The window of a proof with some of its nodes answered otherwise, by the algebra of each kind alone: no fact is read. The
 * condition is the one that was proved; `silenceOpen` says whether it was proved with what the law presumes where the record is silent left aside.
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
  const suppose = silenceOpen ? SILENCE_OPEN : undefined
  return (
    operatorOf(condition.kind)?.combine(answered(condition, windows))(undefined as never, suppose) ??
    proof.window
  )
}

/** Windows in the place of the parts they answer: of `among` each member is the window it has, and the test gives it back. */
function answered({ members, parts, least }: Condition<never>, windows: readonly Window[]): Operands {
  const given = windows.map(window => ({ when: () => window }))
  if (members === undefined) return { parts: given, least }
  const whole = given.slice(windows.length - (parts.length - 1))
  return {
    parts: [{ when: (window: Window) => window }, ...whole] as Operands['parts'],
    members: () => windows.slice(0, windows.length - whole.length),
    least,
  }
}

/** The condition a part of a proof answers: of `among` every member answers the same test, and the whole stands last. */
function partAt({ kind, parts }: Condition<never>, proof: Proof, i: number): Condition<never> {
  const [test, whole] = parts
  const at = kind !== 'among' ? parts[i] : whole !== undefined && i === proof.parts.length - 1 ? whole : test
  if (at === undefined) throw new Error(`the proof of [${proof.says}] is not of this condition`)
  return at
}

/** A rule with the proofs of all that is asked for it, whatever that comes to. */
interface WholeProof<S> {
  readonly rule: ReadyRule<S>
  readonly standing: Standing<S>
  readonly substance: Proof
  readonly routes: readonly { readonly route: Route<S>; readonly opens: Proof; readonly closes?: Proof }[]
}

/** A rule proved with all its routes, also where its substance fails: if that were otherwise, they would matter. */
export function proveWhole<S>(
  rule: ReadyRule<S>,
  subject: S,
  day: Day,
  suppose?: Supposition,
): WholeProof<S> {
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
  { rule, substance, routes }: WholeProof<S>,
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
