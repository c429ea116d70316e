/** How a rule stands on a day: in force or not, by which route, open now, later, perhaps or never. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damaged, due, type Loan, renewed } from '../../test/loans.ts'
import { ALWAYS, type Day, NEVER, theDay } from '../time/day.ts'
import { between, NO, on, UNKNOWN, type Verdict, type Window, YES } from '../time/window.ts'
import { mustAppear, not, presumed, unless } from './algebra.ts'
import { cite } from './citation.ts'
import type { Condition } from './condition.ts'
import type { DayFact } from './fact.ts'
import { always, holds, after as since } from './leaves.ts'
import { type ReadyRule, type Route, type Rule, ready, type Standing, stand } from './rule.ts'

const rules = cite('Lending Rules', 'copy')
const today = theDay('2026-07-01')
const tomorrow = today + 1

/** A subject that is its windows: when the substance holds, when each route opens and closes. */
interface Windows {
  readonly substance: Window
  readonly routes: readonly { readonly opens: Window; readonly closes?: Window }[]
}
const reads = (name: string, read: (windows: Windows) => Window | undefined): Condition<Windows> => {
  const fact: DayFact<Windows> = { name, asks: name, answers: { kind: 'day' }, read }
  return since(fact, {}, name)
}
const route = (place: number, closes: boolean): Route<Windows> => ({
  name: `route ${place}`,
  says: '',
  cite: rules,
  opens: reads(`route ${place} opens`, ({ routes }) => routes[place]?.opens),
  ...(closes ? { closes: reads(`route ${place} closes`, ({ routes }) => routes[place]?.closes) } : {}),
})
const ruleOf = <S>(
  routes: readonly Route<S>[],
  when: Condition<S>,
  more: Partial<Rule<S>> = {},
): Rule<S> => ({
  id: 'lending/1',
  relief: 'keep-longer',
  rank: 1,
  cite: rules,
  says: 'may be kept longer',
  inForce: { from: ALWAYS, cite: rules },
  appliesTo: always('any loan'),
  when,
  routes,
  ...more,
})
const only = <S>(rule: Rule<S>): ReadyRule<S> => {
  const [found] = ready([rule])
  if (found === undefined) throw new Error('one rule')
  return found
}
const substance = reads('substance', windows => windows.substance)

/** Stands of a rule over windows, each route given as when it opens and, where it does, closes. */
function standing(
  of: Window,
  routes: readonly (readonly [opens: Window, closes?: Window])[],
  more: Partial<Rule<Windows>> = {},
): readonly [Verdict, Day, string | undefined] {
  const rule = only(
    ruleOf(
      routes.map(([, closes], i) => route(i, closes !== undefined)),
      substance,
      more,
    ),
  )
  const subject = {
    substance: of,
    routes: routes.map(([opens, closes]) => (closes === undefined ? { opens } : { opens, closes })),
  }
  return short(stand(rule, subject, today))
}
const short = <S>({ verdict, from, route }: Standing<S>) => [verdict, from, route?.name] as const

describe('one route', () => {
  const soon = on(today + 100)
  test.each<[string, Window, readonly [Window, Window?], readonly [Verdict, Day, string | undefined]]>([
    ['held and open', YES, [YES], ['yes', ALWAYS, 'route 0']],
    ['open since last year', YES, [on(today - 365)], ['yes', today - 365, 'route 0']],
    ['open from today', on(today), [YES], ['yes', today, 'route 0']],
    ['open from a coming day', YES, [soon], ['later', today + 100, 'route 0']],
    ['held from a coming day', soon, [YES], ['later', today + 100, 'route 0']],
    ['perhaps open', YES, [UNKNOWN], ['unknown', ALWAYS, 'route 0']],
    ['perhaps, not before a coming day', YES, [between(today + 9, NEVER)], ['unknown', today + 9, 'route 0']],
    ['perhaps held', UNKNOWN, [YES], ['unknown', ALWAYS, 'route 0']],
    ['not held', NO, [YES], ['no', NEVER, undefined]],
    ['never open', YES, [NO], ['no', NEVER, undefined]],
    ['not yet closed', YES, [YES, soon], ['yes', ALWAYS, 'route 0']],
    ['closed since yesterday', YES, [YES, on(today - 1)], ['no', NEVER, undefined]],
    ['closed from today', YES, [YES, on(today)], ['no', NEVER, undefined]],
    ['closes tomorrow', YES, [YES, on(tomorrow)], ['yes', ALWAYS, 'route 0']],
    ['never closes', YES, [YES, NO], ['yes', ALWAYS, 'route 0']],
    ['perhaps closed', YES, [YES, UNKNOWN], ['unknown', ALWAYS, 'route 0']],
    ['closes on some later day', YES, [YES, between(tomorrow, NEVER)], ['yes', ALWAYS, 'route 0']],
    ['closes before it opens', YES, [soon, on(today + 50)], ['no', NEVER, undefined]],
    ['closes as it opens', YES, [soon, soon], ['no', NEVER, undefined]],
    ['opens, then closes', YES, [soon, on(today + 101)], ['later', today + 100, 'route 0']],
    [
      'may close before it opens',
      YES,
      [soon, between(today + 50, NEVER)],
      ['unknown', today + 100, 'route 0'],
    ],
    ['perhaps open, closed already', YES, [UNKNOWN, YES], ['no', NEVER, undefined]],
  ])('%s', (_, of, window, expected) => {
    expect(standing(of, [window])).toEqual(expected)
  })
})

describe('several routes', () => {
  const in10 = on(today + 10)
  const in20 = on(today + 20)
  test.each<[string, readonly (readonly [Window, Window?])[], readonly [Verdict, Day, string | undefined]]>([
    ['open now before open later', [[in10], [YES]], ['yes', ALWAYS, 'route 1']],
    ['open now before perhaps', [[UNKNOWN], [on(today - 3)]], ['yes', today - 3, 'route 1']],
    ['the sooner of two that will open', [[in20], [in10]], ['later', today + 10, 'route 1']],
    [
      'perhaps now before surely later, with the day that waiting ends',
      [[in10], [UNKNOWN]],
      ['unknown', today + 10, 'route 1'],
    ],
    ['the same in the other order', [[UNKNOWN], [in10]], ['unknown', today + 10, 'route 0']],
    ['surely before the other may', [[in10], [between(today + 15, NEVER)]], ['later', today + 10, 'route 0']],
    ['three: the soonest day of any', [[UNKNOWN], [in20], [in10]], ['unknown', today + 10, 'route 0']],
    [
      'three: the second that may be open counts',
      [[between(today + 15, NEVER)], [UNKNOWN], [in10]],
      ['unknown', today + 10, 'route 0'],
    ],
    ['one closed, one perhaps', [[YES, YES], [UNKNOWN]], ['unknown', ALWAYS, 'route 1']],
    [
      'both closed',
      [
        [YES, YES],
        [YES, on(today)],
      ],
      ['no', NEVER, undefined],
    ],
  ])('%s', (_, routes, expected) => {
    expect(standing(YES, routes)).toEqual(expected)
  })

  test('where the condition that closes one opens the next, nothing is lost while it is unknown', () => {
    const ends = reads('the term ends', ({ routes }) => routes[0]?.closes)
    const during = { ...route(0, false), closes: ends }
    const afterwards = { ...route(1, false), opens: ends }
    const rule = only(ruleOf([during, afterwards], substance))
    const on_ = (closes: Window) =>
      short(stand(rule, { substance: YES, routes: [{ opens: YES, closes }] }, today))
    expect([UNKNOWN, on(today - 1), on(today), on(tomorrow), NO].map(on_)).toEqual([
      ['yes', ALWAYS, 'route 0'],
      ['yes', today - 1, 'route 1'],
      ['yes', today, 'route 1'],
      ['yes', ALWAYS, 'route 0'],
      ['yes', ALWAYS, 'route 0'],
    ])
  })
})

describe('in force', () => {
  const from = (day: Day, until?: Day): Partial<Rule<Windows>> => ({
    inForce: until === undefined ? { from: day, cite: rules } : { from: day, until, cite: rules },
  })
  test.each<[string, Partial<Rule<Windows>>, Window, readonly [Verdict, Day, string | undefined]]>([
    ['since long', from(today - 99), YES, ['yes', today - 99, 'route 0']],
    ['from today', from(today), YES, ['yes', today, 'route 0']],
    ['from tomorrow', from(tomorrow), YES, ['later', tomorrow, 'route 0']],
    ['until tomorrow', from(ALWAYS, tomorrow), YES, ['yes', ALWAYS, 'route 0']],
    ['until today: no more', from(ALWAYS, today), YES, ['no', NEVER, undefined]],
    [
      'ended before the day it would be due',
      from(ALWAYS, today + 50),
      on(today + 50),
      ['no', NEVER, undefined],
    ],
    [
      'due the day before it ends',
      from(ALWAYS, today + 50),
      on(today + 49),
      ['later', today + 49, 'route 0'],
    ],
    [
      'ended before it may be due',
      from(ALWAYS, today + 50),
      between(today + 60, NEVER),
      ['no', NEVER, undefined],
    ],
    ['not in force yet, and ended', from(today - 9, today - 5), YES, ['no', NEVER, undefined]],
  ])('%s', (_, more, of, expected) => {
    expect(standing(of, [[YES]], more)).toEqual(expected)
  })
})

describe('against every completion', () => {
  const end = fc.oneof(fc.constantFrom(ALWAYS, NEVER), fc.integer({ min: today - 2, max: today + 3 }))
  const window = fc.tuple(end, end).map(([a, b]) => between(Math.min(a, b), Math.max(a, b)))
  const days = [ALWAYS, today - 2, today - 1, today, today + 1, today + 2, today + 3, NEVER]
  const within = ({ soonest, latest }: Window) => days.filter(day => day >= soonest && day <= latest)
  type OneRoute = readonly [Window, Window?]
  const oneRoute: fc.Arbitrary<OneRoute> = fc
    .tuple(window, fc.option(window, { nil: undefined }))
    .map(([opens, closes]) => (closes === undefined ? [opens] : [opens, closes]))

  /** The first day from today on which some route is open, in every way the windows can come out. */
  function firstDays(of: Window, routes: readonly OneRoute[], until?: Day): Set<Day> {
    const found = new Set<Day>()
    const choose = (s: Day, rest: readonly OneRoute[], best: Day): void => {
      const [next, ...others] = rest
      if (next === undefined) {
        found.add(best)
        return
      }
      for (const o of within(next[0])) {
        for (const c of next[1] === undefined ? [NEVER] : within(next[1])) {
          const first = Math.max(s, o, today)
          const open = Math.max(s, o) < NEVER && first < Math.min(c, until ?? NEVER)
          choose(s, others, open ? Math.min(best, first) : best)
        }
      }
    }
    for (const s of within(of)) choose(s, routes, NEVER)
    return found
  }
  const expected = (firsts: Set<Day>): readonly [Verdict, Day?] => {
    const [first, ...others] = firsts
    if (first === undefined || others.length > 0) return ['unknown']
    return first === NEVER ? ['no'] : first === today ? ['yes'] : ['later', first]
  }
  const untilDay = fc.option(fc.integer({ min: today - 1, max: today + 3 }), { nil: undefined })
  const force = (until: Day | undefined): Partial<Rule<Windows>> => ({
    inForce: until === undefined ? { from: ALWAYS, cite: rules } : { from: ALWAYS, until, cite: rules },
  })

  test('one route stands exactly as every completion agrees', () => {
    fc.assert(
      fc.property(window, oneRoute, untilDay, (of, one, until) => {
        const [verdict, from] = standing(of, [one], force(until))
        const [should, first] = expected(firstDays(of, [one], until))
        expect(verdict).toBe(should)
        if (should === 'later') expect(from).toBe(first)
      }),
      { numRuns: 3000 },
    )
  })

  test('promise 1: learning never contradicts: what several routes are said to be, every completion is', () => {
    fc.assert(
      fc.property(
        window,
        fc.array(oneRoute, { minLength: 2, maxLength: 3 }),
        untilDay,
        (of, routes, until) => {
          const [verdict, from] = standing(of, routes, force(until))
          if (verdict === 'unknown') return
          expect([verdict, ...(verdict === 'later' ? [from] : [])]).toEqual(
            expected(firstDays(of, routes, until)),
          )
        },
      ),
      { numRuns: 1500 },
    )
  })
})

describe('making rules ready', () => {
  const openRoute: Route<Loan> = { name: 'desk', says: 'at the desk', cite: rules, opens: always('open') }
  const loanRule = (when: Condition<Loan>, more: Partial<Rule<Loan>> = {}) =>
    only(ruleOf<Loan>([openRoute], when, more))
  const sound = unless<Loan>({ says: 'not damaged', otherwise: 'it is damaged' }, holds(damaged))

  test('two rules of one name, or a rule without a route, are refused', () => {
    const one = ruleOf([openRoute], holds(renewed))
    expect(() => ready([one, one])).toThrow('two rules are called [lending/1]')
    expect(() => ready([{ ...one, routes: [] }])).toThrow('the rule [lending/1] has no route')
  })

  test.each<[string, boolean, Condition<Loan>, Partial<Route<Loan>>?]>([
    ['no word on silence', false, sound],
    ['shown, where it helps', true, mustAppear('', holds(renewed))],
    ['presumed, where it helps', false, presumed('', holds(renewed))],
    ['shown, where it hurts', false, unless('', mustAppear('', holds(damaged)))],
    ['presumed, where it hurts', true, unless('', presumed('', holds(damaged)))],
    ['presumed, twice turned', false, not('', unless('', presumed('', holds(damaged))))],
    ['shown, in the way it is had', true, holds(renewed), { opens: mustAppear('', holds(renewed)) }],
    ['shown, in what closes the way', false, holds(renewed), { closes: mustAppear('', holds(damaged)) }],
    ['presumed, in what closes the way', true, holds(renewed), { closes: presumed('', since(due, {})) }],
  ])('silence against the person: %s is %s', (_, silent, when, way = {}) => {
    expect(only(ruleOf<Loan>([{ ...openRoute, ...way }], when)).silent).toBe(silent)
  })

  test('it is as sure as the least sure text it stands on, its routes with it', () => {
    const unsure = cite('Notice on the door', 'unverified')
    const second = cite('Guide for readers', 'secondary')
    expect([
      loanRule(holds(renewed)).confidence,
      loanRule(holds(renewed, { says: 'renewed', cite: second })).confidence,
      loanRule(holds(renewed), { inForce: { from: ALWAYS, cite: unsure } }).confidence,
      loanRule(holds(renewed), { routes: [openRoute, { ...openRoute, cite: unsure }] }).confidence,
      loanRule(holds(renewed), { cite: cite('Lending Rules', 'verbatim') }).confidence,
    ]).toEqual(['copy', 'secondary', 'unverified', 'unverified', 'copy'])
  })
})
