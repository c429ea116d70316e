/** Shortened rules: what is alike for many subjects answered once, and what the same answers led to before given again. */
import { ALWAYS, type Day, NEVER } from '../time/day.ts'
import { earlier, isExact, later, NO, UNKNOWN, type Window, YES } from '../time/window.ts'
import { type Bar, barsOf } from './bars.ts'
import type { Condition } from './condition.ts'
import { type Determination, determine } from './determination.ts'
import { SILENCE_OPEN, type Supposition } from './fact.ts'
import type { Handover, ReadyRule, ShortRule } from './rule.ts'

type Asks<S> = Condition<S>['when']

/** What rules give a subject, and the bars that are told of it. */
export interface Decision<S> {
  readonly law: Determination<S>
  readonly bars: readonly Bar[]
}

/** A decision that is kept for others. */
interface Kept<S> {
  readonly law: Omit<Determination<S>, 'subject'>
  readonly bars: readonly Bar[]
}

/** Decides a subject that is alike to the one the rules were shortened for. */
export type Shortened<S> = (subject: S, day: Day) => Decision<S>

/** How many days are remembered at once: a run decides on one. */
const MOST_DAYS = 4

/**
 * The rules for every subject that is alike to this one in all that `settled` names: those leaves are asked of it and of no
 * other. Nothing is said twice here: an answer is the condition's own, and what is not settled stays.
 *
 * A decision follows from the day and from what the conditions that are left answer, in the order they are asked. So what the
 * same answers led to is given again. Of a subject whose answers are not all yes, no or unknown, nothing is remembered.
 */
export function shorten<S>(
  rules: readonly ReadyRule<S>[],
  settled: (leaf: Condition<S>) => boolean,
  subject: S,
): Shortened<S> {
  const heard = new Hearing<S>()
  return remembering(rules, shortRules(rules, settled, subject, heard), heard)
}

/** The rules, shortened, and what they decided before. Nothing here knows the subject: it would be kept as long. */
function remembering<S>(
  rules: readonly ReadyRule<S>[],
  short: readonly ShortRule<S>[],
  heard: Hearing<S>,
): Shortened<S> {
  const handover = oneHandover(rules)
  /** Whether the routes are handed over on the same day with silence left open: where not, nothing is remembered. */
  const outspoken = heard.heard(of => {
    const [asRead, openly] = [handover?.when(of), handover?.when(of, SILENCE_OPEN)]
    return asRead?.soonest === openly?.soonest && asRead?.latest === openly?.latest ? YES : NOT_KEPT
  })
  /** The handover of a subject of whom it is past, taken back to before any day. */
  const alwaysOver: Asks<S> = (of, suppose) => (suppose === undefined ? YES : outspoken(of))
  const days = new Map<Day, Step<S>>()
  let lastDay: Day = NEVER
  let first: Step<S> = unasked()

  const whole: Shortened<S> = (of, day) => {
    const law = determine(rules, of, day, undefined, short)
    return { law, bars: barsOf(rules, of, law.due?.rule, undefined, short) }
  }

  const learn = (of: S, day: Day, over: Window): Decision<S> => {
    const { result, asked } = heard.during(() => {
      const law = determine(rules, of, day, undefined, short, alwaysOver)
      return { law, bars: barsOf(rules, of, law.due?.rule, undefined, short) }
    })
    return keep(first, asked, result) ? since(result, of, over.latest) : whole(of, day)
  }

  return (of, day) => {
    const over = handover?.when(of)
    if (over === undefined || over.latest > day || !isExact(over)) return whole(of, day)
    if (day !== lastDay) {
      if (days.size >= MOST_DAYS) days.clear()
      first = days.get(day) ?? unasked()
      days.set(day, first)
      lastDay = day
    }
    let step = first
    while (step.decision === undefined) {
      const { ask } = step
      if (ask === undefined) return learn(of, day, over)
      const answer = ask(of, step.suppose)
      if (answer === YES) step = step.yes ??= unasked()
      else if (answer === NO) step = step.no ??= unasked()
      else if (answer === UNKNOWN) step = step.unknown ??= unasked()
      else return whole(of, day)
    }
    return since(step.decision, of, over.latest)
  }
}

/** The one handover that all rules share: asked once for them all. */
function oneHandover<S>(rules: readonly ReadyRule<S>[]): Handover<S> | undefined {
  const [first, ...others] = rules.map(({ handover }) => handover)
  return others.every(other => other?.when === first?.when) ? first : undefined
}

/** Some condition that is asked, and where its answers lead; or what is decided when all have been asked. */
interface Step<S> {
  ask: Asks<S> | undefined
  suppose: Supposition | undefined
  yes: Step<S> | undefined
  no: Step<S> | undefined
  unknown: Step<S> | undefined
  decision: Kept<S> | undefined
}

const unasked = <S>(): Step<S> => ({
  ask: undefined,
  suppose: undefined,
  yes: undefined,
  no: undefined,
  unknown: undefined,
  decision: undefined,
})

/** An answer that is none of the three, so that nothing is kept of the subject. */
const NOT_KEPT: Window = { ...UNKNOWN }

/** A condition as it was asked, and what it answered. */
interface Asked<S> {
  readonly ask: Asks<S>
  readonly suppose: Supposition | undefined
  readonly answer: Window
}

/** Keeps what followed from some answers, and tells so; where one of them is a date, only that it is asked. */
function keep<S>(first: Step<S>, asked: readonly Asked<S>[], decision: Decision<S>): boolean {
  let step = first
  for (const { ask, suppose, answer } of asked) {
    if (step.ask === undefined) {
      step.ask = ask
      step.suppose = suppose
    }
    if (step.ask !== ask || step.suppose !== suppose || step.decision !== undefined)
      throw new Error('the same answers led to another question: a condition reads more than its subject')
    if (answer === YES) step = step.yes ??= unasked()
    else if (answer === NO) step = step.no ??= unasked()
    else if (answer === UNKNOWN) step = step.unknown ??= unasked()
    else return false
  }
  step.decision = ofNobody(decision)
  return true
}

/** The same decision without its subject, who would be kept with it. */
const ofNobody = <S>({ law, bars }: Decision<S>): Kept<S> => {
  const { outcome, due, better, closest } = law
  return { law: { outcome, due, better, closest }, bars }
}

/** A decision made as if the routes had always been handed over, for a subject of whom they were on a day now past. */
function since<S>({ law, bars }: Kept<S>, subject: S, over: Day): Decision<S> {
  const { outcome, closest } = law
  let { due, better } = law
  if (due !== undefined && due.from < over) due = { rule: due.rule, from: over, route: due.route }
  if (better !== undefined && better.from < over)
    better = { rule: better.rule, from: over, route: better.route, because: better.because }
  return { law: { subject, outcome, due, better, closest }, bars }
}

/** Hears what shortened rules ask while one decision is made: each condition once. */
class Hearing<S> {
  #asked: Asked<S>[] | undefined

  during<R>(decide: () => R): { readonly result: R; readonly asked: readonly Asked<S>[] } {
    const asked: Asked<S>[] = []
    this.#asked = asked
    try {
      return { result: decide(), asked }
    } finally {
      this.#asked = undefined
    }
  }

  /** The same condition, heard when it is asked. */
  heard(ask: Asks<S>): Asks<S> {
    return (subject, suppose) => {
      if (this.#asked === undefined) return ask(subject, suppose)
      const before = this.#asked.find(one => one.ask === ask && one.suppose === suppose)
      if (before !== undefined) return before.answer
      const answer = ask(subject, suppose)
      this.#asked.push({ ask, suppose, answer })
      return answer
    }
  }
}

function shortRules<S>(
  rules: readonly ReadyRule<S>[],
  settled: (leaf: Condition<S>) => boolean,
  subject: S,
  heard: Hearing<S>,
): readonly ShortRule<S>[] {
  const short = (condition: Condition<S>, suppose: typeof SILENCE_OPEN | undefined): Asks<S> =>
    asks(rest(condition, settled, subject, suppose, heard), heard)
  const shortly = (condition: Condition<never>): Condition<never> => ({
    ...condition,
    when: short(condition as unknown as Condition<S>, undefined) as Condition<never>['when'],
  })
  return rules.map(({ substance, barring }) => ({
    when: short(substance, undefined),
    silenceOpen: short(substance, SILENCE_OPEN),
    barring: barring.map(({ bar, ways }) => ({ bar: shortly(bar), ways: ways.map(shortly) })),
  }))
}

/** What is left of a condition: an answer, or what must still be asked. */
type Rest<S> = Window | Asks<S>

/** What is left, as it is asked: the conditions in it are heard. */
const asks = <S>(left: Rest<S>, heard: Hearing<S>): Asks<S> =>
  typeof left !== 'function' ? () => left : made.has(left as Asks<never>) ? left : heard.heard(left)

/** Whatever was put together here: the conditions in it are heard already. */
const made = new WeakSet<Asks<never>>()

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
  heard: Hearing<S>,
): Rest<S> {
  const { kind, when } = condition
  if (kind === 'given' || settled(condition)) return when(subject, suppose)
  // Members differ from subject to subject.
  if (kind === 'among' || condition.parts.length === 0) return when
  const parts = condition.parts as unknown as readonly Condition<S>[]
  const left = parts.map(part => rest(part, settled, subject, suppose, heard))
  if (left.every(part => typeof part !== 'function')) return when(subject, suppose)
  // Where nothing is settled the condition may have a shorter way of its own.
  if (left.every((part, i) => part === parts[i]?.when)) return when
  if (kind === 'all') return both(left, heard)
  if (kind === 'any') return either(left, heard)
  return when
}

function both<S>(left: readonly Rest<S>[], heard: Hearing<S>): Rest<S> {
  let base = YES
  const tests: Asks<S>[] = []
  for (const part of left) {
    const inner = typeof part === 'function' ? joined.get(part as Asks<never>) : undefined
    if (inner !== undefined) {
      base = later(base, inner.base)
      tests.push(...(inner.tests as readonly Asks<S>[]))
    } else if (typeof part === 'function') tests.push(asks(part, heard))
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
  made.add(when as Asks<never>)
  joined.set(when as Asks<never>, { base, tests: tests as readonly Asks<never>[] })
  return when
}

function either<S>(left: readonly Rest<S>[], heard: Hearing<S>): Rest<S> {
  let base = NO
  const open: Asks<S>[] = []
  for (const part of left) {
    if (typeof part === 'function') open.push(part)
    else base = earlier(base, part)
  }
  if (base.latest === ALWAYS) return YES
  const [only] = open
  if (base === NO && only !== undefined && open.length === 1) return only
  const tests = open.map(part => asks(part, heard))
  const when: Asks<S> = (subject, suppose) => {
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
  made.add(when as Asks<never>)
  return when
}
