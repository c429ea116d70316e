/** Conditions: plain objects that say when something becomes true of a subject, and can be asked why. */
import {
  ALWAYS,
  addPeriod,
  type Day,
  formatDay,
  formatPeriod,
  NEVER,
  type Period,
  runsWithin,
} from '../time/day.ts'
import { earlier, later, NO, on, opposite, shift, UNKNOWN, type Window, YES } from '../time/window.ts'
import type { Citation } from './citation.ts'
import {
  type DayFact,
  exactly,
  type Fact,
  leavesAlone,
  look,
  lookDay,
  SILENCE_OPEN,
  type Supposition,
  type Value,
} from './fact.ts'

export type Kind =
  | 'all'
  | 'any'
  | 'atLeast'
  | 'not'
  | 'unless'
  | 'presumed'
  | 'mustAppear'
  | 'among'
  | 'fact'
  | 'given'

/** What a condition says, in plain English; `otherwise` is what to say where it fails. */
export interface Label {
  readonly says: string
  readonly otherwise?: string | undefined
  readonly cite?: Citation | undefined
}

/**
 * What a leaf asks of its facts, as plain data under the leaf's own name: one of some words, a number no more than this, a
 * day before this one, a period that lies between two days or has run since one, a day that is reached.
 */
export type Requirement =
  | { readonly is: readonly string[] }
  | { readonly atMost: number }
  | { readonly before: Day }
  | { readonly elapsed: Period }
  | { readonly after: Period }
  | { readonly fromDay: Day }

/**
 * A condition over subjects of one kind. `when` answers it; everything else is there to be read: printed, explained,
 * asked about. Conditions are built once and never change.
 */
export interface Condition<S> extends Label {
  readonly kind: Kind
  /** Whether its answer may be a date. Such a condition has no opposite. */
  readonly calendar: boolean
  /** How many of its parts (`atLeast`) or members (`among`) must hold. */
  readonly least?: number | undefined
  readonly parts: readonly Condition<never>[]
  readonly when: (subject: S, suppose?: Supposition) => Window
  /** The same parts for one subject, with what each is about: what an explanation walks. */
  readonly steps: (subject: S) => readonly Step[]
  /** For a leaf: what it asks of its facts; absent where it only asks whether one is so. */
  readonly requirement?: Requirement | undefined
  /** The facts a leaf reads. */
  readonly facts: readonly Fact<S, Value>[]
  /**
   * For a leaf: answers to one of its facts on either side of each point where the leaf's own answer turns; for an
   * answer that is a date, where it turns on `day`.
   */
  readonly probes?:
    | ((fact: Fact<S, Value>, subject: S, suppose?: Supposition, day?: Day) => readonly Value[])
    | undefined
}

export interface Step {
  readonly condition: Condition<never>
  readonly subject: unknown
  readonly about?: string
}

type Says = string | Label
const label = (says: Says): Label => (typeof says === 'string' ? { says } : says)
const nothing: readonly never[] = []

/** All conditions have one shape: what walks them by the thousand is quicker so. */
export const shaped = <S>(condition: Condition<S>): Condition<S> => {
  const { kind, says, otherwise, cite, calendar, least, parts, when, steps, requirement, facts, probes } =
    condition
  return { kind, says, otherwise, cite, calendar, least, parts, when, steps, requirement, facts, probes }
}
const anySubject = <S>(condition: Condition<S>) => condition as unknown as Condition<never>

/** No subject at all: what nothing asked of is equal to. */
const NOBODY: unique symbol = Symbol('nobody')

/** Whether a condition that reads facts of these names must answer as if nothing were supposed. */
const asTheRecord = (suppose: Supposition, names: ReadonlySet<string>, hears: boolean): boolean =>
  suppose === SILENCE_OPEN ? !hears : !(hears && suppose.silenceOpen === true) && leavesAlone(suppose, names)

/** The names of all facts in a condition. */
const namesIn = (condition: Condition<never>): ReadonlySet<string> =>
  new Set([...within(condition)].flatMap(({ facts }) => facts.map(({ name }) => name)))

/**
 * The same condition, giving the answer of the last subject again where the same one is asked: for those that a decision
 * comes by more than once. Subjects do not change, so neither does the answer.
 */
export function shared<S>(condition: Condition<S>): Condition<S> {
  const hears = hearsSilence(anySubject(condition))
  const names = namesIn(anySubject(condition))
  const { when } = condition
  let asked: S | typeof NOBODY = NOBODY
  let answer = NO
  return shaped({
    ...condition,
    when: (subject, suppose) => {
      if (suppose !== undefined && !asTheRecord(suppose, names, hears)) return when(subject, suppose)
      if (subject === asked) return answer
      answer = when(subject)
      asked = subject
      return answer
    },
  })
}

const hearsSilence = ({ kind, parts }: Condition<never>): boolean =>
  kind === 'presumed' || kind === 'mustAppear' || parts.some(hearsSilence)

const whens = <S>(parts: readonly Condition<S>[]) => parts.map(part => part.when)

function branch<S>(
  kind: Kind,
  says: Says,
  parts: readonly Condition<S>[],
  when: Condition<S>['when'],
  calendar: boolean,
): Condition<S> {
  const walked = parts.map(anySubject)
  return shaped({
    kind,
    ...label(says),
    calendar,
    parts: walked,
    when,
    steps: subject => walked.map(condition => ({ condition, subject })),
    facts: nothing,
  })
}

/** Every part holds: true from the day the last becomes true. */
export function all<S>(says: Says, ...parts: readonly Condition<S>[]): Condition<S> {
  const tests = whens(parts)
  const when = (subject: S, suppose?: Supposition): Window => {
    let window = YES
    for (const test of tests) {
      const each = test(subject, suppose)
      // Nearly every part says yes or no outright, in the one object there is for each.
      if (each === YES) continue
      if (each === NO) return NO
      window = later(window, each)
      if (window.soonest === NEVER) return NO
    }
    return window
  }
  return branch(
    'all',
    says,
    parts,
    when,
    parts.some(p => p.calendar),
  )
}

/** Some part holds: true from the day the first becomes true. */
export function any<S>(says: Says, ...parts: readonly Condition<S>[]): Condition<S> {
  const tests = whens(parts)
  const when = (subject: S, suppose?: Supposition): Window => {
    let window = NO
    for (const test of tests) {
      const each = test(subject, suppose)
      if (each === NO) continue
      if (each === YES) return YES
      window = earlier(window, each)
      if (window.latest === ALWAYS) return YES
    }
    return window
  }
  return branch(
    'any',
    says,
    parts,
    when,
    parts.some(p => p.calendar),
  )
}

/** At least `n` parts hold: true from the day the n-th becomes true. */
export function atLeast<S>(n: number, says: Says, ...parts: readonly Condition<S>[]): Condition<S> {
  if (!Number.isInteger(n) || n < 1) throw new Error(`at least [${n}] is not a count of parts: use 1 or more`)
  const tests = whens(parts)
  const when = (subject: S, suppose?: Supposition): Window =>
    nth(
      n,
      tests.map(test => test(subject, suppose)),
    )
  const made = branch(
    'atLeast',
    says,
    parts,
    when,
    parts.some(p => p.calendar),
  )
  return shaped({ ...made, least: n })
}

/** The n-th smallest of both ends. */
export function nth(n: number, windows: readonly Window[]): Window {
  if (windows.length < n) return NO
  const soonest = windows.map(w => w.soonest).sort((a, b) => a - b)[n - 1] ?? NEVER
  const latest = windows.map(w => w.latest).sort((a, b) => a - b)[n - 1] ?? NEVER
  return { soonest, latest }
}

/** The opposite of a condition that does not depend on the calendar. */
export const not = <S>(says: Says, part: Condition<S>): Condition<S> => opposing('not', says, part)

/** A bar: an exception that keeps its own label and citation, and that an office may be asked to look past. */
export const unless = <S>(says: Says, bar: Condition<S>): Condition<S> => opposing('unless', says, bar)

function opposing<S>(kind: 'not' | 'unless', says: Says, part: Condition<S>): Condition<S> {
  if (part.calendar) {
    throw new Error(
      `[${part.says}] depends on the calendar and has no opposite: use the rule's route and its closes`,
    )
  }
  const { when } = part
  return branch(kind, says, [part], (s, suppose) => opposite(when(s, suppose)), false)
}

/** Where the law presumes for the person: what the record leaves open counts as so. */
export function presumed<S>(says: Says, part: Condition<S>): Condition<S> {
  const asked = part.when
  const when = (subject: S, suppose?: Supposition): Window => {
    const window = asked(subject, suppose)
    if (suppose?.silenceOpen || window.soonest === window.latest) return window
    return window.soonest === ALWAYS ? YES : on(window.soonest)
  }
  return branch('presumed', says, [part], when, part.calendar)
}

/** Where the law acts only on what the record shows: what it leaves open counts as not so. */
export function mustAppear<S>(says: Says, part: Condition<S>): Condition<S> {
  const asked = part.when
  const when = (subject: S, suppose?: Supposition): Window => {
    const window = asked(subject, suppose)
    if (suppose?.silenceOpen || window.soonest === window.latest) return window
    return window.latest === NEVER ? NO : on(window.latest)
  }
  return branch('mustAppear', says, [part], when, part.calendar)
}

/**
 * At least `n` of the members a subject has (its earlier events, the counts of its case) pass one test. All that must
 * be true of the same member stands inside that test. Where `whole` is not surely yes there may be members that the
 * record does not show, so the answer is never a definite no.
 */
export function among<S, M>(
  n: number,
  says: Says,
  options: {
    readonly members: (subject: S) => readonly M[]
    readonly test: Condition<M>
    readonly about: (member: M) => string
    readonly whole?: Condition<S>
  },
): Condition<S> {
  const { members, test, about, whole } = options
  if (!Number.isInteger(n) || n < 1)
    throw new Error(`at least [${n}] is not a count of members: use 1 or more`)
  const passes = test.when
  const isWhole = whole?.when
  const when = (subject: S, suppose?: Supposition): Window => {
    const found = members(subject)
    let window = NO
    if (found.length >= n) {
      if (n === 1) {
        for (const member of found) {
          const passed = passes(member, suppose)
          if (passed === NO) continue
          window = earlier(window, passed)
          if (window.latest === ALWAYS) return YES
        }
      } else {
        let possible: Window[] | undefined
        let sure = 0
        for (const member of found) {
          const passed = passes(member, suppose)
          if (passed.soonest === NEVER) continue
          if (passed.latest === ALWAYS && ++sure === n) return YES
          possible ??= []
          possible.push(passed)
        }
        if (possible !== undefined) window = nth(n, possible)
      }
    }
    if (isWhole === undefined || window.latest === ALWAYS) return window
    return isWhole(subject, suppose).latest === ALWAYS
      ? window
      : earlier(window, { ...UNKNOWN, latest: window.latest })
  }
  const tested = anySubject(test)
  const parts = whole === undefined ? [tested] : [tested, anySubject(whole)]
  return shaped({
    kind: 'among',
    ...label(says),
    calendar: test.calendar,
    least: n,
    parts,
    when,
    steps: subject => [
      ...members(subject).map(member => ({ condition: tested, subject: member, about: about(member) })),
      ...(whole === undefined ? nothing : [{ condition: anySubject(whole), subject }]),
    ],
    facts: nothing,
  })
}

function leaf<S>(
  says: Says,
  requirement: Requirement | undefined,
  facts: readonly Fact<S, Value>[],
  when: Condition<S>['when'],
  probes: NonNullable<Condition<S>['probes']>,
  calendar = false,
): Condition<S> {
  const steps = () => nothing
  return shaped({
    kind: 'fact',
    ...label(says),
    calendar,
    parts: nothing,
    when,
    steps,
    requirement,
    facts,
    probes,
  })
}

const asValue = <S, V extends Value>(fact: Fact<S, V>) => fact as unknown as Fact<S, Value>
const truth = (value: boolean | undefined): Window => (value === undefined ? UNKNOWN : value ? YES : NO)

/** A yes-or-no fact is yes. */
export const holds = <S>(fact: Fact<S, boolean>, says: Says = fact.name): Condition<S> => {
  const { read } = fact
  return leaf(
    says,
    undefined,
    [asValue(fact)],
    (s, suppose) => truth(suppose?.of === undefined ? read(s) : look(fact, s, suppose)),
    () => [true, false],
  )
}

/** A fact is one of these words. */
export const is = <S>(fact: Fact<S, string>, options: readonly string[], says?: Says): Condition<S> => {
  const { read } = fact
  const [only] = options
  const one = options.length === 1
  return leaf(
    says ?? `${fact.name} is ${options.join(' or ')}`,
    { is: options },
    [asValue(fact)],
    (s, suppose) => {
      const value = suppose?.of === undefined ? read(s) : look(fact, s, suppose)
      if (value === undefined) return UNKNOWN
      return (one ? value === only : options.includes(value)) ? YES : NO
    },
    () => (fact.answers.kind === 'choice' ? fact.answers.options : options),
  )
}

/** A number is no more than a limit. */
export const atMost = <S>(fact: Fact<S, number>, limit: number, says: Says): Condition<S> =>
  leaf(
    says,
    { atMost: limit },
    [asValue(fact)],
    (s, suppose) => {
      const value = look(fact, s, suppose)
      return truth(value === undefined ? undefined : value <= limit)
    },
    () => [limit, limit + 1],
  )

/** An event falls before a day (not on it). */
export const before = <S>(fact: DayFact<S>, day: Day, says?: Says): Condition<S> => {
  const { read } = fact
  return leaf(
    says ?? `${fact.name} is before ${formatDay(day)}`,
    { before: day },
    [asValue(fact)],
    (s, suppose) => {
      const at = (suppose?.of === undefined ? read(s) : look(fact, s, suppose)) ?? UNKNOWN
      return at.latest < day ? YES : at.soonest >= day ? NO : UNKNOWN
    },
    () => [exactly(day - 1), exactly(day)],
  )
}

/** One event falls before another; the same day is not before. */
export const precedes = <S>(first: DayFact<S>, second: DayFact<S>, says?: Says): Condition<S> =>
  elapsed(first, { days: 1 }, second, says ?? `${first.name} is before ${second.name}`)

/** At least a period lies between one event and another: an age, a gap. */
export const elapsed = <S>(
  first: DayFact<S>,
  period: Period,
  second: DayFact<S>,
  says?: Says,
): Condition<S> => {
  const hasRun = runsWithin(period)
  const readFirst = first.read
  const readSecond = second.read
  return leaf(
    says ?? `${formatPeriod(period)} from ${first.name} to ${second.name}`,
    { elapsed: period },
    [asValue(first), asValue(second)],
    (s, suppose) => {
      const asRead = suppose?.of === undefined
      const start = (asRead ? readFirst(s) : look(first, s, suppose)) ?? UNKNOWN
      const end = (asRead ? readSecond(s) : look(second, s, suppose)) ?? UNKNOWN
      if (start.soonest === NEVER) return NO
      if (start.latest !== NEVER && hasRun(start.latest, end.soonest)) return YES
      if (end.latest === NEVER || start.soonest === ALWAYS) return UNKNOWN
      return hasRun(start.soonest, end.latest) ? UNKNOWN : NO
    },
    (fact, s, suppose) => {
      if (fact === asValue(second)) {
        const start = lookDay(first, s, suppose)
        return ends(start).flatMap(day => around(addPeriod(day, period)))
      }
      return ends(lookDay(second, s, suppose)).flatMap(day => around(startOf(period, day)))
    },
  )
}

/** The day from which a period ends on `day`, or one beside it: days are taken off first, for they were added last. */
const startOf = ({ years = 0, months = 0, days = 0 }: Period, day: Day): Day =>
  addPeriod(addPeriod(day, { days: -days }), { years: -years, months: -months })
const ends = (window: Window): readonly Day[] =>
  [...new Set([window.soonest, window.latest])].filter(day => day > ALWAYS && day < NEVER)
const around = (day: Day): readonly Window[] => [exactly(day - 1), exactly(day), exactly(day + 1)]

/** A period has run since an event: true from that day on. */
export const after = <S>(fact: DayFact<S>, period: Period, says?: Says): Condition<S> => {
  const { read } = fact
  return leaf(
    says ?? `${formatPeriod(period)} after ${fact.name}`,
    { after: period },
    [asValue(fact)],
    (s, suppose) => shift((suppose?.of === undefined ? read(s) : look(fact, s, suppose)) ?? UNKNOWN, period),
    (_, s, suppose, day) => [
      ...ends(lookDay(fact, s, suppose)).map(exactly),
      ...(day === undefined ? [] : around(startOf(period, day))),
    ],
    true,
  )
}

/** True from a day on, whatever the subject: a law that takes effect. */
export const fromDay = <S>(day: Day, says: Says): Condition<S> => {
  const window = on(day)
  return shaped({
    kind: 'given',
    ...label(says),
    calendar: day > ALWAYS && day < NEVER,
    parts: nothing,
    when: () => window,
    steps: () => nothing,
    requirement: { fromDay: day },
    facts: nothing,
  })
}

/** Always so. */
export const always = <S>(says: Says): Condition<S> => fromDay(ALWAYS, says)
/** Never so. */
export const never = <S>(says: Says): Condition<S> => fromDay(NEVER, says)

/** Every condition in a tree, itself first. */
export function* within(condition: Condition<never>): Generator<Condition<never>> {
  yield condition
  for (const part of condition.parts) yield* within(part)
}
