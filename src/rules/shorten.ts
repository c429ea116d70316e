/** Shortened conditions: what is alike for many subjects answered once, so that each is asked only what differs. */
import { ALWAYS, NEVER } from '../time/day.ts'
import { earlier, later, NO, type Window, YES } from '../time/window.ts'
import type { Condition } from './condition.ts'
import { SILENCE_OPEN } from './fact.ts'
import type { ReadyRule } from './rule.ts'

type Asks<S> = Condition<S>['when']

/** The substance of a rule, for subjects alike in what is settled: as the law reads silence, and with silence left open. */
export interface Shortened<S> {
  readonly when: Asks<S>
  readonly silenceOpen: Asks<S>
}

/**
 * The substances of rules for every subject that is alike to this one in all that `settled` names: those leaves are asked
 * of it and of no other. Nothing is said twice here: an answer is the condition's own, and what is not settled stays.
 */
export const shorten = <S>(
  rules: readonly ReadyRule<S>[],
  settled: (leaf: Condition<S>) => boolean,
  subject: S,
): readonly Shortened<S>[] =>
  rules.map(({ substance }) => ({
    when: asks(rest(substance, settled, subject, undefined)),
    silenceOpen: asks(rest(substance, settled, subject, SILENCE_OPEN)),
  }))

/** What is left of a condition: an answer, or what must still be asked. */
type Rest<S> = Window | Asks<S>

const asks = <S>(left: Rest<S>): Asks<S> => (typeof left === 'function' ? left : () => left)

interface Joined<S> {
  readonly base: Window
  readonly tests: readonly Asks<S>[]
}

/** The parts of each conjunction made here: one within another is asked part by part. */
const joined = new WeakMap<Asks<never>, Joined<never>>()

function rest<S>(
  condition: Condition<S>,
  settled: (leaf: Condition<S>) => boolean,
  subject: S,
  suppose: typeof SILENCE_OPEN | undefined,
): Rest<S> {
  const { kind, when } = condition
  if (kind === 'given' || settled(condition)) return when(subject, suppose)
  // Members differ from subject to subject.
  if (kind === 'among' || condition.parts.length === 0) return when
  const parts = condition.parts as unknown as readonly Condition<S>[]
  const left = parts.map(part => rest(part, settled, subject, suppose))
  if (left.every(part => typeof part !== 'function')) return when(subject, suppose)
  // Where nothing is settled the condition may have a shorter way of its own.
  if (left.every((part, i) => part === parts[i]?.when)) return when
  if (kind === 'all') return both(left)
  if (kind === 'any') return either(left)
  return when
}

function both<S>(left: readonly Rest<S>[]): Rest<S> {
  let base = YES
  const tests: Asks<S>[] = []
  for (const part of left) {
    const inner = typeof part === 'function' ? joined.get(part as Asks<never>) : undefined
    if (inner !== undefined) {
      base = later(base, inner.base)
      tests.push(...(inner.tests as readonly Asks<S>[]))
    } else if (typeof part === 'function') tests.push(part)
    else base = later(base, part)
  }
  if (base.soonest === NEVER) return NO
  const when: Asks<S> = (subject, suppose) => {
    let window = base
    for (const test of tests) {
      const each = test(subject, suppose)
      if (each === YES) continue
      if (each === NO) return NO
      window = later(window, each)
      if (window.soonest === NEVER) return NO
    }
    return window
  }
  joined.set(when as Asks<never>, { base, tests: tests as readonly Asks<never>[] })
  return when
}

function either<S>(left: readonly Rest<S>[]): Rest<S> {
  let base = NO
  const tests: Asks<S>[] = []
  for (const part of left) {
    if (typeof part === 'function') tests.push(part)
    else base = earlier(base, part)
  }
  if (base.latest === ALWAYS) return YES
  const [only] = tests
  if (base === NO && only !== undefined && tests.length === 1) return only
  return (subject, suppose) => {
    let window = base
    for (const test of tests) {
      const each = test(subject, suppose)
      if (each === NO) continue
      if (each === YES) return YES
      window = earlier(window, each)
      if (window.latest === ALWAYS) return YES
    }
    return window
  }
}
