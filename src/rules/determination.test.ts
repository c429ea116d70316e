/** Which relief is given, which is only possible, and why: tables of cases, and what holds of any program. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aDay,
  borrowed,
  build,
  type CardText,
  damaged,
  due,
  type Loan,
  loanOf,
  renewed,
  threeRecords,
  trees,
} from '../../test/loans.ts'
import { ALWAYS, addPeriod, civil, type Day, dayOf, formatDay, NEVER, theDay } from '../time/day.ts'
import { between, NO, on, UNKNOWN, type Verdict, verdictOn, type Window, YES } from '../time/window.ts'
import { all, mustAppear, not, presumed } from './algebra.ts'
import { cite } from './citation.ts'
import type { Condition } from './condition.ts'
import { type Determination, determine, missingFor, proveRule } from './determination.ts'
import type { DayFact } from './fact.ts'
import { always, holds, before as isBefore, after as since } from './leaves.ts'
import { prove } from './proof.ts'
import { questions } from './question.ts'
import { type ReadyRule, type Route, type Rule, ready } from './rule.ts'

const text = cite('Lending Rules', 'copy')
const today = theDay('2026-07-01')
const soon = today + 10
const desk = <S>(opens: Condition<S> = always('open')): Route<S> => ({
  name: 'desk',
  says: 'at the desk',
  cite: text,
  opens,
})
const ruleOf = <S>(id: string, rank: number, when: Condition<S>, more: Partial<Rule<S>> = {}): Rule<S> => ({
  id,
  relief: `relief ${rank}`,
  rank,
  cite: text,
  says: id,
  inForce: { from: ALWAYS, cite: text },
  appliesTo: always('any loan'),
  when,
  routes: [desk()],
  ...more,
})

/** What a determination says, in short. */
const short = <S>({ outcome, due, later, better, closest }: Determination<S>) => ({
  outcome,
  ...(due === undefined ? {} : { due: `${due.rule.id} ${formatDay(due.from)}` }),
  ...(later === undefined ? {} : { later: `${later.rule.id} ${formatDay(later.from)}` }),
  ...(better === undefined
    ? {}
    : { better: `${better.rule.id} ${formatDay(better.from)}, ${better.because}` }),
  ...(closest === undefined ? {} : { closest: closest.id }),
})

describe('the table of determinations', () => {
  /** A rule of each rank that becomes true as a window says; `shown` that must appear, `silent` that is not shown. */
  type Word = Window | 'silent'
  const subject: readonly Word[] = []
  const program = (words: readonly (readonly [rank: number, Word])[]): readonly ReadyRule<typeof subject>[] =>
    ready(
      words.map(([rank, word], i) => {
        const fact: DayFact<typeof subject> = {
          name: `fact ${i}`,
          asks: '',
          answers: { kind: 'day' },
          read: () => (word === 'silent' ? undefined : word),
        }
        const plain = since(fact, {})
        return ruleOf(`${'ABCD'[i]}${rank}`, rank, word === 'silent' ? mustAppear('shown', plain) : plain)
      }),
    )

  test.each<[string, readonly (readonly [number, Word])[], ReturnType<typeof short>]>([
    ['nothing to ask', [], { outcome: 'not-eligible' }],
    ['due', [[1, YES]], { outcome: 'eligible', due: 'A1 always' }],
    ['due since a day', [[1, on(today - 1)]], { outcome: 'eligible', due: 'A1 2026-06-30' }],
    ['due from today', [[1, on(today)]], { outcome: 'eligible', due: 'A1 2026-07-01' }],
    ['due from a coming day', [[1, on(soon)]], { outcome: 'eligible-later', later: 'A1 2026-07-11' }],
    ['never due', [[1, NO]], { outcome: 'not-eligible', closest: 'A1' }],
    ['not known', [[1, UNKNOWN]], { outcome: 'review', better: 'A1 always, unknown' }],
    [
      'not known, but not before a day',
      [[1, between(soon, NEVER)]],
      { outcome: 'review', better: 'A1 2026-07-11, unknown' },
    ],
    [
      'the best of two that are due',
      [
        [1, YES],
        [2, YES],
      ],
      { outcome: 'eligible', due: 'A1 always' },
    ],
    [
      'the lesser where the better is refused',
      [
        [1, NO],
        [2, YES],
      ],
      { outcome: 'eligible', due: 'B2 always' },
    ],
    [
      'a better one unknown: what is due is not held back for it',
      [
        [1, UNKNOWN],
        [2, YES],
      ],
      { outcome: 'eligible', due: 'B2 always', better: 'A1 always, unknown' },
    ],
    [
      'a lesser one unknown: no matter',
      [
        [1, YES],
        [2, UNKNOWN],
      ],
      { outcome: 'eligible', due: 'A1 always' },
    ],
    [
      'a better one later',
      [
        [1, on(soon)],
        [2, YES],
      ],
      { outcome: 'eligible', due: 'B2 always', later: 'A1 2026-07-11' },
    ],
    [
      'a lesser one later',
      [
        [1, YES],
        [2, on(soon)],
      ],
      { outcome: 'eligible', due: 'A1 always' },
    ],
    [
      'two later: the better',
      [
        [1, on(soon)],
        [2, on(soon - 5)],
      ],
      { outcome: 'eligible-later', later: 'A1 2026-07-11' },
    ],
    [
      'a better one unknown, a lesser later: what is certain is told first',
      [
        [1, UNKNOWN],
        [2, on(soon)],
      ],
      { outcome: 'eligible-later', later: 'B2 2026-07-11', better: 'A1 always, unknown' },
    ],
    [
      'a better one later, a lesser unknown',
      [
        [1, on(soon)],
        [2, UNKNOWN],
      ],
      { outcome: 'eligible-later', later: 'A1 2026-07-11', better: 'B2 always, unknown' },
    ],
    [
      'a better one refused by silence alone',
      [
        [1, 'silent'],
        [2, YES],
      ],
      { outcome: 'eligible', due: 'B2 always', better: 'A1 always, silence' },
    ],
    [
      'silence alone refuses everything',
      [[1, 'silent']],
      { outcome: 'not-eligible', better: 'A1 always, silence', closest: 'A1' },
    ],
    [
      'silence refuses a lesser one than is due',
      [
        [1, YES],
        [2, 'silent'],
      ],
      { outcome: 'eligible', due: 'A1 always' },
    ],
    [
      'silence refuses a lesser one than is coming',
      [
        [1, on(soon)],
        [2, 'silent'],
      ],
      { outcome: 'eligible-later', later: 'A1 2026-07-11' },
    ],
    [
      'silence, and a lesser one later',
      [
        [1, 'silent'],
        [2, on(soon)],
      ],
      { outcome: 'eligible-later', later: 'B2 2026-07-11', better: 'A1 always, silence' },
    ],
    [
      'unknown matters more than silence',
      [
        [1, 'silent'],
        [2, UNKNOWN],
        [3, YES],
      ],
      { outcome: 'eligible', due: 'C3 always', better: 'B2 always, unknown' },
    ],
    [
      'equal reliefs: one due settles it, the other unknown',
      [
        [1, UNKNOWN],
        [1, YES],
      ],
      { outcome: 'eligible', due: 'B1 always' },
    ],
    [
      'equal reliefs: one due settles it, the other later',
      [
        [1, on(soon)],
        [1, YES],
      ],
      { outcome: 'eligible', due: 'B1 always' },
    ],
    [
      'equal reliefs: one due settles it, the other silent',
      [
        [1, 'silent'],
        [1, YES],
      ],
      { outcome: 'eligible', due: 'B1 always' },
    ],
    [
      'equal reliefs: the sooner of two',
      [
        [1, on(soon)],
        [1, on(soon - 5)],
      ],
      { outcome: 'eligible-later', later: 'B1 2026-07-06' },
    ],
    [
      'equal reliefs: surely later, perhaps now',
      [
        [1, on(soon)],
        [1, UNKNOWN],
      ],
      { outcome: 'eligible-later', later: 'A1 2026-07-11', better: 'B1 always, unknown' },
    ],
    [
      'equal reliefs: surely later, silent now',
      [
        [1, 'silent'],
        [1, on(soon)],
      ],
      { outcome: 'eligible-later', later: 'B1 2026-07-11' },
    ],
  ])('%s', (_, words, expected) => {
    expect(short(determine(program(words), subject, today))).toEqual(expected)
  })
})

describe('a whole program', () => {
  const sound = not<Loan>('not damaged', holds(damaged))
  const program = ready<Loan>([
    ruleOf('forgive', 1, all('', sound, mustAppear('shown to be renewed', holds(renewed)))),
    ruleOf('extend', 2, sound, { routes: [desk(since(due, { months: 1 }))] }),
    ruleOf('halve', 3, presumed('presumed old', isBefore(borrowed, theDay('2020-01-01')))),
  ])
  const loan = (loan: CardText['loans'][number]) => loanOf({ loans: [loan] })
  const old = on(theDay('2019-05-01'))

  test.each<[string, CardText['loans'][number], ReturnType<typeof short>]>([
    [
      'shown to be renewed and sound',
      { damaged: false, renewed: true },
      { outcome: 'eligible', due: 'forgive always' },
    ],
    [
      'not shown to be renewed',
      { damaged: false, due: old },
      { outcome: 'eligible', due: 'extend 2019-06-01', better: 'forgive always, silence' },
    ],
    [
      'shown not to be renewed',
      { damaged: false, renewed: false, due: old },
      { outcome: 'eligible', due: 'extend 2019-06-01' },
    ],
    [
      'not known whether sound',
      { renewed: true },
      { outcome: 'eligible', due: 'halve always', better: 'forgive always, unknown' },
    ],
    ['damaged', { damaged: true }, { outcome: 'eligible', due: 'halve always' }],
    [
      'damaged and new',
      { damaged: true, borrowed: on(today) },
      { outcome: 'not-eligible', closest: 'halve' },
    ],
    [
      'due lately',
      { damaged: false, renewed: false, due: on(theDay('2026-06-30')), borrowed: on(today - 90) },
      { outcome: 'eligible-later', later: 'extend 2026-07-30' },
    ],
  ])('%s', (_, text, expected) => {
    expect(short(determine(program, loan(text), today))).toEqual(expected)
  })

  test('its questions are answered by the same function that decides', () => {
    const subject = loan({ renewed: true })
    const { better } = determine(program, subject, today)
    if (better === undefined) throw new Error('something better is open')
    const missing = missingFor(better, subject, today)
    const asked = questions(
      missing,
      suppose => short(determine(program, subject, today, suppose)),
      result => result.outcome !== 'review',
    )
    expect(asked.map(({ facts, answers }) => [facts.map(fact => fact.name), answers])).toEqual([
      [
        ['damaged'],
        [
          [[true], { outcome: 'eligible', due: 'halve always' }],
          [[false], { outcome: 'eligible', due: 'forgive always' }],
        ],
      ],
    ])
  })

  test('what matters in a proof: the substance alone where it fails, else the routes that count', () => {
    const says = (text: CardText['loans'][number], place: number) => {
      const rule = program[place]
      if (rule === undefined) throw new Error('no such rule')
      return proveRule(rule, loan(text), today).proofs.map(proof => [proof.says, proof.verdict])
    }
    expect(says({ damaged: true }, 1)).toEqual([['extend', 'no']])
    expect(says({ damaged: false, due: old }, 1)).toEqual([
      ['extend', 'yes'],
      ['1 month after due', 'yes'],
    ])
    expect(says({ damaged: false }, 1)).toEqual([
      ['extend', 'yes'],
      ['1 month after due', 'unknown'],
    ])
  })
})

/** Random programs: some rules of falling rank, with versions, routes that close, and routes that take over. */
const programs = (silence: boolean): fc.Arbitrary<readonly ReadyRule<Loan>[]> =>
  fc
    .array(
      fc.record({
        rank: fc.integer({ min: 1, max: 3 }),
        appliesTo: trees({ silence, calendar: false }),
        when: trees({ silence }),
        from: fc.option(aDay, { nil: ALWAYS }),
        lasts: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
        opens: trees({ silence }),
        closes: fc.option(trees({ silence }), { nil: undefined }),
        next: fc.option(fc.boolean(), { nil: undefined }),
        other: trees({ silence }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map(made =>
      ready(
        made
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ rank, appliesTo, when, from, lasts, opens, closes, next, other }, i) => {
            const shut = closes === undefined ? undefined : build(closes)
            const first: Route<Loan> = {
              ...desk(build(opens)),
              ...(shut === undefined ? {} : { closes: shut }),
            }
            const second =
              next === undefined ? [] : [{ ...desk(next && shut ? shut : build(other)), name: 'post' }]
            return ruleOf<Loan>(`${i}`, rank, build(when), {
              appliesTo: build(appliesTo),
              inForce: {
                from,
                cite: text,
                ...(lasts === undefined || from === ALWAYS ? {} : { until: from + lasts }),
              },
              routes: [first, ...second],
            })
          }),
      ),
    )

describe('promise 1: learning never contradicts', () => {
  test('what was certain of a record with gaps stays when they are filled: only what was open may be added to it', () => {
    fc.assert(
      fc.property(programs(false), threeRecords(true), aDay, (rules, { complete, partial, sparse }, day) => {
        const [least, ...more] = [sparse, partial, complete].map(card => determine(rules, loanOf(card), day))
        if (least === undefined || least.outcome === 'review') return
        const { outcome, due, later, better } = least
        for (const known of more) {
          if (due !== undefined) expect(known.due?.rule.rank).toBeLessThanOrEqual(due.rule.rank)
          if (outcome === 'eligible-later') expect(known.due ?? known.later).toBeDefined()
          if (better?.because === 'unknown') continue
          expect([known.outcome, known.due?.rule.rank]).toEqual([outcome, due?.rule.rank])
          expect([known.later?.rule.rank, known.later?.from]).toEqual([later?.rule.rank, later?.from])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('promise 2: a complete record gives a definite answer', () => {
  test('no case of which everything is known is left to a person', () => {
    fc.assert(
      fc.property(programs(true), threeRecords(), aDay, (rules, { complete }, day) => {
        expect(determine(rules, loanOf(complete), day).outcome).not.toBe('review')
      }),
      { numRuns: 600 },
    )
  })
})

describe('promise 3: an explanation never says another thing than the answer', () => {
  /** How a rule stands, read off the proofs of its parts and nothing else. */
  function read(rule: ReadyRule<Loan>, loan: Loan, day: Day): readonly [Verdict, Day?] {
    const substance = prove(rule.substance, loan, day)
    const routes = rule.routes.map(route => ({
      route,
      opens: prove(route.opens, loan, day),
      ...(route.closes === undefined ? {} : { closes: prove(route.closes, loan, day) }),
    }))
    let soonest = NEVER
    let surely = NEVER
    for (const { opens, closes, route } of routes) {
      const start = Math.max(substance.window.soonest, opens.window.soonest)
      const end = Math.max(substance.window.latest, opens.window.latest)
      const until = rule.inForce.until ?? NEVER
      const last = Math.min(until, closes?.window.latest ?? NEVER)
      const takenOver = routes.some(other => other.route.opens === route.closes)
      const first = takenOver ? last : Math.min(until, closes?.window.soonest ?? NEVER)
      if (day >= last || start >= last) continue
      if (end <= day ? first > day : first > end) surely = Math.min(surely, end)
      soonest = Math.min(soonest, start)
    }
    if (surely <= day) return ['yes']
    if (soonest === NEVER) return ['no']
    return soonest >= surely ? ['later', surely] : ['unknown']
  }

  test('the verdict of every rule and of the whole is the one that its proofs show', () => {
    fc.assert(
      fc.property(programs(true), threeRecords(), aDay, (rules, { sparse }, day) => {
        const loan = loanOf(sparse)
        const shown = rules.map(rule => {
          const proof = proveRule(rule, loan, day)
          const [verdict, from] = read(rule, loan, day)
          expect(proof.standing.verdict).toBe(verdict)
          if (verdict === 'later') expect(proof.standing.from).toBe(from)
          return { rank: rule.rank, verdict }
        })
        const best = (verdict: Verdict) =>
          Math.min(NEVER, ...shown.filter(rule => rule.verdict === verdict).map(rule => rule.rank))
        const { outcome, due, later, better } = determine(rules, loan, day)
        const [yes, coming, unknown] = [best('yes'), best('later'), best('unknown')]
        expect(outcome).toBe(
          yes < NEVER
            ? 'eligible'
            : coming < NEVER
              ? 'eligible-later'
              : unknown < NEVER
                ? 'review'
                : 'not-eligible',
        )
        expect(due?.rule.rank ?? NEVER).toBe(yes)
        expect(later?.rule.rank ?? NEVER).toBe(coming < yes ? coming : NEVER)
        if (unknown < yes) expect([better?.rule.rank, better?.because]).toEqual([unknown, 'unknown'])
      }),
      { numRuns: 1000 },
    )
  })

  test('a case left to a person always has a fact to ask for', () => {
    fc.assert(
      fc.property(programs(true), threeRecords(), aDay, (rules, { sparse }, day) => {
        const loan = loanOf(sparse)
        const { outcome, better } = determine(rules, loan, day)
        if (outcome !== 'review' || better === undefined) return
        expect(missingFor(better, loan, day).length).toBeGreaterThan(0)
      }),
      { numRuns: 600 },
    )
  })
})

describe('versions of a rule', () => {
  const change = theDay('1994-01-01')
  const end = theDay('2021-07-01')
  const before = ruleOf<Loan>('old tariff', 1, not('', holds(damaged)), {
    inForce: { from: ALWAYS, until: change, cite: text },
  })
  const then = ruleOf<Loan>('new tariff', 1, always('anyone'), {
    inForce: { from: change, until: end, cite: text },
  })
  const program = ready([before, then])
  const sound = loanOf({ loans: [{ damaged: false }] })

  test('on every quarter-day from 1970 to 2035 one version gives the relief, until the last has ended: no gap, no overlap', () => {
    const seen: string[] = []
    for (let year = 1970; year <= 2035; year++) {
      for (const [month, dayOfMonth] of [
        [3, 25],
        [6, 24],
        [9, 29],
        [12, 25],
      ] as const) {
        const day = dayOf(year, month, dayOfMonth)
        if (day === undefined) throw new Error('a quarter-day exists')
        const giving = program.filter(rule => determine([rule], sound, day).outcome === 'eligible')
        const expected = day < change ? ['old tariff'] : day < end ? ['new tariff'] : []
        expect([formatDay(day), giving.map(rule => rule.id)]).toEqual([formatDay(day), expected])
        expect(determine(program, sound, day).due?.rule.id).toBe(expected[0])
        seen.push(formatDay(day))
      }
    }
    expect(seen.length).toBe(66 * 4)
  })

  test('the day of the change belongs to the new version alone', () => {
    const due = [-1, 0, 1].map(more => determine(program, sound, change + more).due?.rule.id)
    expect(due).toEqual(['old tariff', 'new tariff', 'new tariff'])
    expect(civil(change)).toEqual({ year: 1994, month: 1, day: 1 })
  })

  test('what the old version refuses is due from the change, and what comes too late for the last is not due', () => {
    const torn = loanOf({ loans: [{ damaged: true }] })
    expect(short(determine(program, torn, change - 1))).toEqual({
      outcome: 'eligible-later',
      later: 'new tariff 1994-01-01',
    })
    const late = ready([
      ruleOf<Loan>('closing offer', 1, since(due, { years: 1 }), {
        inForce: { from: change, until: end, cite: text },
      }),
    ])
    const owed = loanOf({ loans: [{ due: on(addPeriod(end, { months: -6 })) }] })
    expect(short(determine(late, owed, end - 1))).toEqual({
      outcome: 'not-eligible',
      closest: 'closing offer',
    })
    expect(prove(late[0]?.substance ?? always<Loan>(''), owed, end - 1).verdict).toBe<Verdict>(
      verdictOn(on(addPeriod(end, { months: 6 })), end - 1),
    )
  })
})
