/** The algebra of conditions: one table that says of each operator what it answers, what decides it and who tells why. */
import { ALWAYS, NEVER } from '../time/day.ts'
import { earlier, later, NO, on, opposite, UNKNOWN, type Verdict, type Window, YES } from '../time/window.ts'
import { type Alike, ofKinds } from './alike.ts'
import {
  anySubject,
  type Condition,
  type Kind,
  label,
  type OperatorKind,
  type Says,
  shaped,
  within,
} from './condition.ts'
import type { Supposition } from './fact.ts'
import { isInDispute } from './given.ts'
import { type Reading, rememberLast } from './memo.ts'

type Ask = Condition<never>['when']

/** What an operator is given: the parts of a condition, asked of its subject or, by `among`, of the members. */
export interface Operands {
  readonly parts: readonly { readonly when: Ask }[]
  readonly least?: number | undefined
  readonly members?: ((subject: never) => readonly unknown[]) | undefined
  readonly alike?: ((subject: never, suppose?: Supposition) => Alike | undefined) | undefined
}

/** Some of the parts of a condition, by how they stand on a day. */
export interface Deciding {
  /** Those with one of these verdicts. */
  readonly having: readonly Verdict[]
  /** Of these only the first. */
  readonly first?: true
}

/** What one operator makes of its parts. */
export interface Operator {
  /** Given its parts, the function that answers the whole. Parts are asked in order, and no more of them than it takes. */
  readonly combine: (of: Operands) => Ask
  /**
   * The parts that each verdict of the whole rests on. Where it is unknown, it is in these that facts are missing, and
   * whatever is unknown is among them.
   */
  readonly decides: Readonly<Record<Verdict, Deciding>>
  /** Where it fails without words of its own: the parts in the order in which they are asked why. Absent: none can tell. */
  readonly tells?: <P>(parts: readonly P[]) => readonly P[]
  /** What it takes for an answer where its part has none: an answer that is exact is left as it is. */
  readonly silence?: 'so' | 'not so'
  /** Whether it holds where its part does not. */
  readonly turns?: true
}

/** Whatever its verdict, a part decides. */
export const EACH: Deciding = { having: ['yes', 'no', 'later', 'unknown'] }
const NOT_NO: Deciding = { having: ['yes', 'later', 'unknown'] }

/** What operators of one part rest on. */
const EVERY: Operator['decides'] = { yes: EACH, no: EACH, later: EACH, unknown: EACH }

const only = ({ parts: [part] }: Operands): Ask => {
  if (part === undefined) throw new Error('a condition of one part has none')
  return part.when
}

const whens = ({ parts }: Operands) => parts.map(({ when }) => when)

const negation: Operator = {
  combine: of => {
    const inner = only(of)
    return (subject, suppose) => opposite(inner(subject, suppose))
  },
  decides: EVERY,
  turns: true,
}

/** Where the record is silent, what the law presumes answers, unless that is left aside. */
const onSilence = (silence: 'so' | 'not so', spoken: (open: Window) => Window): Operator => ({
  combine: of => {
    const inner = only(of)
    return (subject, suppose) => {
      const window = inner(subject, suppose)
      if (suppose?.silenceOpen || window.soonest === window.latest) return window
      // What people and the record dispute about is no silence.
      return isInDispute(subject) ? window : spoken(window)
    }
  },
  decides: EVERY,
  silence,
})

/** Of parts that are counted, those that hold suffice; where it is open, whatever may still hold. */
const COUNTED: Operator['decides'] = { ...EVERY, yes: { having: ['yes'] }, unknown: NOT_NO }

export const OPERATORS: Readonly<Record<OperatorKind, Operator>> = {
  all: {
    combine: of => {
      const asks = whens(of)
      if (asks.length === 1) return only(of)
      return (subject, suppose) => {
        let window = YES
        for (const ask of asks) {
          const each = ask(subject, suppose)
          // Nearly every part says yes or no outright, in the one object there is for each.
          if (each === YES) continue
          if (each === NO) return NO
          window = later(window, each)
          if (window.soonest === NEVER) return NO
        }
        return window
      }
    },
    decides: { ...EVERY, no: { having: ['no'], first: true }, unknown: { having: ['unknown'] } },
    tells: parts => parts,
  },

  any: {
    combine: of => {
      const asks = whens(of)
      if (asks.length === 1) return only(of)
      return (subject, suppose) => {
        let window = NO
        for (const ask of asks) {
          const each = ask(subject, suppose)
          if (each === NO) continue
          if (each === YES) return YES
          window = earlier(window, each)
          if (window.latest === ALWAYS) return YES
        }
        return window
      }
    },
    decides: { ...COUNTED, yes: { having: ['yes'], first: true } },
    // Of alternatives that all fail, the last one named is the widest.
    tells: parts => parts.toReversed(),
  },

  atLeast: {
    combine: of => {
      const asks = whens(of)
      return (subject, suppose) =>
        nth(
          of.least ?? 1,
          asks.map(ask => ask(subject, suppose)),
        )
    },
    decides: COUNTED,
  },

  not: negation,

  unless: negation,

  presumed: onSilence('so', ({ soonest }) => (soonest === ALWAYS ? YES : on(soonest))),

  mustAppear: onSilence('not so', ({ latest }) => (latest === NEVER ? NO : on(latest))),

  among: {
    combine: ({ parts: [test, whole], members, alike, least = 1 }) => {
      if (test === undefined || members === undefined) throw new Error('a test of members has none')
      const passes = test.when
      const isWhole = whole?.when
      return (subject, suppose) => {
        const kinds = alike?.(subject, suppose)
        const window =
          kinds === undefined
            ? ofMembers(least, members(subject), passes, suppose)
            : ofKinds(least, kinds, passes, suppose, nth)
        if (isWhole === undefined || window.latest === ALWAYS) return window
        // Members that the record does not show may make it true sooner.
        return isWhole(subject, suppose).latest === ALWAYS
          ? window
          : earlier(window, { ...UNKNOWN, latest: window.latest })
      }
    },
    // A member that passes leaves nothing to ask.
    decides: { ...COUNTED, unknown: { having: ['later', 'unknown'] } },
  },
}

/** The operator of a condition; undefined for a leaf, which has no parts. */
export const operatorOf = (kind: Kind): Operator | undefined =>
  kind === 'fact' || kind === 'given' ? undefined : OPERATORS[kind]

/** The n-th smallest of both ends. */
function nth(n: number, windows: readonly Window[]): Window {
  if (windows.length < n) return NO
  const soonest = windows.map(w => w.soonest).sort((a, b) => a - b)[n - 1] ?? NEVER
  const latest = windows.map(w => w.latest).sort((a, b) => a - b)[n - 1] ?? NEVER
  return { soonest, latest }
}

/** When at least `n` members pass a test. */
function ofMembers(
  n: number,
  members: readonly unknown[],
  passes: Ask,
  suppose: Supposition | undefined,
): Window {
  if (members.length < n) return NO
  let possible: Window[] | undefined
  let sure = 0
  for (const member of members) {
    const passed = passes(member as never, suppose)
    if (passed.soonest === NEVER) continue
    if (passed.latest === ALWAYS && ++sure === n) return YES
    possible ??= []
    possible.push(passed)
  }
  return possible === undefined ? NO : nth(n, possible)
}

type Rest<S> = Partial<Pick<Condition<S>, 'least' | 'members' | 'alike' | 'about' | 'calendar'>>

function branch<S>(
  kind: OperatorKind,
  says: Says,
  parts: readonly Condition<never>[],
  rest: Rest<S> = {},
): Condition<S> {
  const answer = OPERATORS[kind].combine({ parts, ...rest }) as Condition<S>['when']
  const several = parts.length > 1 || rest.members !== undefined
  return shaped<S>({
    kind,
    ...label(says),
    calendar: parts.some(part => part.calendar),
    parts,
    when: several ? rememberLast(answer, () => readingOf(parts)) : answer,
    facts: [],
    ...rest,
  })
}

/** What the conditions of a tree read, and whether what the law presumes where the record is silent is among them. */
function readingOf(parts: readonly Condition<never>[]): Reading {
  const nodes = parts.flatMap(part => [...within(part)])
  return {
    facts: new Set(nodes.flatMap(({ facts }) => facts.map(({ name }) => name))),
    hearsSilence: nodes.some(({ kind }) => operatorOf(kind)?.silence !== undefined),
  }
}

/** Every part holds: true from the day the last becomes true. */
export const all = <S>(says: Says, ...parts: readonly Condition<S>[]): Condition<S> =>
  branch('all', says, parts.map(anySubject))

/** Some part holds: true from the day the first becomes true. */
export const any = <S>(says: Says, ...parts: readonly Condition<S>[]): Condition<S> =>
  branch('any', says, parts.map(anySubject))

/** At least `n` parts hold: true from the day the n-th becomes true. Throws where `n` is no count. */
export const atLeast = <S>(n: number, says: Says, ...parts: readonly Condition<S>[]): Condition<S> =>
  branch('atLeast', says, parts.map(anySubject), { least: countOf('parts', n) })

/** The opposite of a condition that does not depend on the calendar; throws for one that does. */
export const not = <S>(says: Says, part: Condition<S>): Condition<S> => branch('not', says, [opposed(part)])

/** A bar: an exception that keeps its own label and citation, and that an office may be asked to look past. */
export const unless = <S>(says: Says, bar: Condition<S>): Condition<S> =>
  branch('unless', says, [opposed(bar)])

/** Where the law presumes for the person: what the record leaves open counts as so. */
export const presumed = <S>(says: Says, part: Condition<S>): Condition<S> =>
  branch('presumed', says, [anySubject(part)])

/** Where the law acts only on what the record shows: what it leaves open counts as not so. */
export const mustAppear = <S>(says: Says, part: Condition<S>): Condition<S> =>
  branch('mustAppear', says, [anySubject(part)])

/**
 * At least `n` of the members a subject has (its earlier events, the counts of its case) pass one test. All that must
 * be true of the same member stands inside that test. Where `whole` is not surely yes there may be members that the
 * record does not show, so the answer is never a definite no. Throws where `n` is no count.
 */
export function among<S, M>(
  n: number,
  says: Says,
  options: {
    readonly members: (subject: S) => readonly M[]
    readonly alike?: (subject: S, suppose?: Supposition) => Alike | undefined
    readonly test: Condition<M>
    readonly about: (member: M) => string
    readonly whole?: Condition<S>
  },
): Condition<S> {
  const { members, alike, test, about, whole } = options
  const parts = whole === undefined ? [anySubject(test)] : [anySubject(test), anySubject(whole)]
  return branch('among', says, parts, {
    least: countOf('members', n),
    members,
    alike,
    about: about as (member: never) => string,
    calendar: test.calendar,
  })
}

function countOf(what: 'parts' | 'members', n: number): number {
  if (!Number.isInteger(n) || n < 1)
    throw new Error(`at least [${n}] is not a count of ${what}: use 1 or more`)
  return n
}

function opposed<S>(part: Condition<S>): Condition<never> {
  if (part.calendar) {
    throw new Error(
      `[${part.says}] depends on the calendar and has no opposite: use the rule's route and its closes`,
    )
  }
  return anySubject(part)
}
