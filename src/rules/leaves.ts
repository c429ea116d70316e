/** Leaves: the conditions that read facts, each with what it asks, what it answers and which answers are worth trying. */
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
import { NO, on, shift, UNKNOWN, type Window, YES } from '../time/window.ts'
import { type Condition, label, type Says, shaped } from './condition.ts'
import { type DayFact, type Fact, look, lookDay, type Value } from './fact.ts'

type Leaf<S> = Pick<Condition<S>, 'facts' | 'when' | 'requirement'> & {
  readonly probes: NonNullable<Condition<S>['probes']>
  readonly calendar?: boolean
}

const leaf = <S>(says: Says, { calendar = false, ...rest }: Leaf<S>): Condition<S> =>
  shaped({ kind: 'fact', ...label(says), calendar, parts: [], ...rest })

const asValue = <S, V extends Value>(fact: Fact<S, V>) => fact as unknown as Fact<S, Value>
const truth = (value: boolean | undefined): Window => (value === undefined ? UNKNOWN : value ? YES : NO)

/** A yes-or-no fact is yes. */
export const holds = <S>(fact: Fact<S, boolean>, says: Says = fact.name): Condition<S> =>
  leaf(says, {
    facts: [asValue(fact)],
    when: (subject, suppose) => truth(look(fact, subject, suppose)),
    probes: () => [true, false],
  })

/** A fact is one of these words. */
export const is = <S>(fact: Fact<S, string>, options: readonly string[], says?: Says): Condition<S> =>
  leaf(says ?? `${fact.name} is ${options.join(' or ')}`, {
    requirement: { is: options },
    facts: [asValue(fact)],
    when: (subject, suppose) => {
      const value = look(fact, subject, suppose)
      return truth(value === undefined ? undefined : options.includes(value))
    },
    probes: () => (fact.answers.kind === 'choice' ? fact.answers.options : options),
  })

/** A number is no more than a limit. */
export const atMost = <S>(fact: Fact<S, number>, limit: number, says: Says): Condition<S> =>
  leaf(says, {
    requirement: { atMost: limit },
    facts: [asValue(fact)],
    when: (subject, suppose) => {
      const value = look(fact, subject, suppose)
      return truth(value === undefined ? undefined : value <= limit)
    },
    probes: () => [limit, limit + 1],
  })

/** An event falls before a day (not on it). */
export const before = <S>(fact: DayFact<S>, day: Day, says?: Says): Condition<S> =>
  leaf(says ?? `${fact.name} is before ${formatDay(day)}`, {
    requirement: { before: day },
    facts: [asValue(fact)],
    when: (subject, suppose) => {
      const at = lookDay(fact, subject, suppose)
      return at.latest < day ? YES : at.soonest >= day ? NO : UNKNOWN
    },
    probes: () => [on(day - 1), on(day)],
  })

/** One event falls before another; the same day is not before. */
export const precedes = <S>(first: DayFact<S>, second: DayFact<S>, says?: Says): Condition<S> =>
  elapsed(first, { days: 1 }, second, says ?? `${first.name} is before ${second.name}`)

/** At least a period lies between one event and another: an age, a gap. */
export function elapsed<S>(first: DayFact<S>, period: Period, second: DayFact<S>, says?: Says): Condition<S> {
  const hasRun = runsWithin(period)
  return leaf(says ?? `${formatPeriod(period)} from ${first.name} to ${second.name}`, {
    requirement: { elapsed: period },
    facts: [asValue(first), asValue(second)],
    when: (subject, suppose) => {
      const start = lookDay(first, subject, suppose)
      const end = lookDay(second, subject, suppose)
      if (start.soonest === NEVER) return NO
      if (start.latest !== NEVER && hasRun(start.latest, end.soonest)) return YES
      if (end.latest === NEVER || start.soonest === ALWAYS) return UNKNOWN
      return hasRun(start.soonest, end.latest) ? UNKNOWN : NO
    },
    probes: (fact, subject, suppose) => {
      if (fact === asValue(second)) {
        const start = lookDay(first, subject, suppose)
        return ends(start).flatMap(day => around(addPeriod(day, period)))
      }
      return ends(lookDay(second, subject, suppose)).flatMap(day => around(startOf(period, day)))
    },
  })
}

/** The day from which a period ends on `day`, or one beside it: days are taken off first, for they were added last. */
const startOf = ({ years = 0, months = 0, days = 0 }: Period, day: Day): Day =>
  addPeriod(addPeriod(day, { days: -days }), { years: -years, months: -months })
const ends = (window: Window): readonly Day[] =>
  [...new Set([window.soonest, window.latest])].filter(day => day > ALWAYS && day < NEVER)
const around = (day: Day): readonly Window[] => [on(day - 1), on(day), on(day + 1)]

/** A period has run since an event: true from that day on. */
export const after = <S>(fact: DayFact<S>, period: Period, says?: Says): Condition<S> =>
  leaf(says ?? `${formatPeriod(period)} after ${fact.name}`, {
    requirement: { after: period },
    facts: [asValue(fact)],
    when: (subject, suppose) => shift(lookDay(fact, subject, suppose), period),
    probes: (_, subject, suppose, day) => [
      ...ends(lookDay(fact, subject, suppose)).map(on),
      ...(day === undefined ? [] : around(startOf(period, day))),
    ],
    calendar: true,
  })

/** True from a day on, whatever the subject: a law that takes effect. */
export function fromDay<S>(day: Day, says: Says): Condition<S> {
  // Always and never in the one object there is for each: see the operators.
  const window = day === ALWAYS ? YES : day === NEVER ? NO : on(day)
  return shaped({
    kind: 'given',
    ...label(says),
    calendar: day > ALWAYS && day < NEVER,
    parts: [],
    when: () => window,
    requirement: { fromDay: day },
    facts: [],
  })
}

/** Always so. */
export const always = <S>(says: Says): Condition<S> => fromDay(ALWAYS, says)
/** Never so. */
export const never = <S>(says: Says): Condition<S> => fromDay(NEVER, says)

/** The same leaf with other answers worth trying: where a record narrows what can have been. */
export const trying = <S>(
  condition: Condition<S>,
  probes: NonNullable<Condition<S>['probes']>,
): Condition<S> => shaped({ ...condition, probes })
