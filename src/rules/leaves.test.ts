/** What each leaf answers, what it asks of its facts, and that the answers worth trying stand where it turns. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aDay,
  borrowed,
  type CardText,
  due,
  kind,
  type Loan,
  loanOf,
  pages,
  renewed,
  resident,
} from '../../test/loans.ts'
import { ALWAYS, NEVER, theDay } from '../time/day.ts'
import { between, NO, on, UNKNOWN, verdictOn, type Window, YES } from '../time/window.ts'
import { all } from './algebra.ts'
import type { Condition } from './condition.ts'
import type { Fact, Value } from './fact.ts'
import {
  atMost,
  elapsed,
  fromDay,
  holds,
  is,
  before as isBefore,
  never,
  precedes,
  after as since,
} from './leaves.ts'

const RUNS = { numRuns: 1500 }

describe('leaves', () => {
  const loan = (text: CardText['loans'][number], card: Omit<CardText, 'loans'> = {}): Loan =>
    loanOf({ ...card, loans: [text] })
  const d = theDay
  const leap = on(d('2004-02-29'))

  test.each<[string, Condition<Loan>, Loan, Window]>([
    ['a word among those named', is(kind, ['map', 'disc']), loan({ kind: 'disc' }), YES],
    ['a word that is not', is(kind, ['map', 'disc']), loan({ kind: 'book' }), NO],
    ['a number at its limit', atMost(pages, 6, 'thin'), loan({ pages: 6 }), YES],
    ['a number above it', atMost(pages, 6, 'thin'), loan({ pages: 7 }), NO],
    ['zero is a number', atMost(pages, 6, 'thin'), loan({ pages: 0 }), YES],
    ['no is not unknown', holds(resident), loan({}, { resident: false }), NO],
    ['the day before', isBefore(due, d('2004-03-01')), loan({ due: leap }), YES],
    ['the day itself is not before', isBefore(due, d('2004-02-29')), loan({ due: leap }), NO],
    [
      'bounds on both sides',
      isBefore(due, d('2004-03-01')),
      loan({ due: between(d('2004-02-29'), d('2004-03-01')) }),
      UNKNOWN,
    ],
    [
      'bounds all before',
      isBefore(due, d('2004-03-01')),
      loan({ due: between(ALWAYS, d('2004-02-29')) }),
      YES,
    ],
    ['bounds all after', isBefore(due, d('2004-03-01')), loan({ due: between(d('2004-03-01'), NEVER) }), NO],
    ['same day does not precede', precedes(borrowed, due), loan({ borrowed: leap, due: leap }), NO],
    ['the day after does', precedes(borrowed, due), loan({ borrowed: leap, due: on(d('2004-03-01')) }), YES],
    [
      'what never happens comes after all that does',
      precedes(borrowed, due),
      loan({ borrowed: leap, due: NO }),
      YES,
    ],
    ['what never happens precedes nothing', precedes(borrowed, due), loan({ borrowed: NO, due: leap }), NO],
    ['not even what never happens', precedes(borrowed, due), loan({ borrowed: NO, due: NO }), NO],
    ['not even a day that is unknown', precedes(borrowed, due), loan({ borrowed: NO }), NO],
    [
      'a year to the leap day’s follower',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: leap, due: on(d('2005-03-01')) }),
      YES,
    ],
    [
      'a year at most, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-29'), d('2004-03-31')), due: on(d('2005-03-01')) }),
      UNKNOWN,
    ],
    [
      'a year less a day at most, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-29'), d('2004-03-31')), due: on(d('2005-02-28')) }),
      NO,
    ],
    [
      'a year at least, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-28'), d('2004-02-29')), due: between(d('2005-03-01'), NEVER) }),
      YES,
    ],
    [
      'a year less a day at least, as bounds have it',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: between(d('2004-02-28'), d('2004-02-29')), due: between(d('2005-02-28'), NEVER) }),
      UNKNOWN,
    ],
    [
      'a year less a day',
      elapsed(borrowed, { years: 1 }, due),
      loan({ borrowed: leap, due: on(d('2005-02-28')) }),
      NO,
    ],
    [
      'a year after the leap day',
      since(borrowed, { years: 1 }),
      loan({ borrowed: leap }),
      on(d('2005-03-01')),
    ],
    ['a year after an unknown day', since(borrowed, { years: 1 }), loan({}), UNKNOWN],
    [
      'a year after a day not before another',
      since(borrowed, { years: 1 }),
      loan({ borrowed: between(leap.soonest, NEVER) }),
      between(d('2005-03-01'), NEVER),
    ],
  ])('%s', (_, condition, subject, window) => {
    expect(condition.when(subject)).toEqual(window)
  })

  test('what a leaf asks of its facts stands on it as data', () => {
    const asked = [
      holds(renewed),
      is(kind, ['map', 'disc']),
      atMost(pages, 6, 'thin'),
      isBefore(due, d('2004-03-01')),
      elapsed(borrowed, { years: 1 }, due),
      precedes(borrowed, due),
      since(due, { months: 2, days: 1 }),
      fromDay<Loan>(d('2004-03-01'), 'the by-law is in force'),
      never<Loan>('never'),
    ].map(({ requirement }) => requirement)
    expect(asked).toEqual([
      undefined,
      { is: ['map', 'disc'] },
      { atMost: 6 },
      { before: d('2004-03-01') },
      { elapsed: { years: 1 } },
      { elapsed: { days: 1 } },
      { after: { months: 2, days: 1 } },
      { fromDay: d('2004-03-01') },
      { fromDay: NEVER },
    ])
  })

  test('a supposition answers before the record does, for the subject the fact is of', () => {
    const one = loan({ kind: 'book' }, { resident: false })
    const suppose = (subject: unknown) => ({
      of: (fact: Fact<never, Value>, about: unknown) =>
        about !== subject ? undefined : fact.name === 'resident' ? true : 'map',
    })
    const both = all('', is(kind, ['map']), holds(resident))
    expect([both.when(one), both.when(one, suppose(one)), both.when(one, suppose(one.card))]).toEqual([
      NO,
      NO,
      NO,
    ])
    expect(is(kind, ['map']).when(one, suppose(one))).toEqual(YES)
    expect(holds(resident).when(one, suppose(one.card))).toEqual(YES)
  })

  test.each<[string, Condition<Loan>]>([
    ['yes or no', holds(renewed)],
    ['a word', is(kind, ['map'])],
    ['a number', atMost(pages, 6, 'thin')],
    ['a day', isBefore(due, d('2004-03-01'))],
  ])('%s: the answers worth trying stand on both sides of every turn', (_, condition) => {
    const [fact] = condition.facts
    if (fact === undefined) throw new Error('one fact')
    const results = condition
      .probes?.(fact, loan({}))
      .map(value => condition.when(loan({}), { of: () => value }))
    expect([results?.includes(YES), results?.includes(NO)]).toEqual([true, true])
  })

  test('a period since a day: with the day of the question, the last day that makes it so and the first that does not', () => {
    const today = d('2005-03-01')
    const overdue = since(due, { years: 1 })
    const [fact] = overdue.facts
    if (fact === undefined) throw new Error('one fact')
    const verdicts = overdue
      .probes?.(fact, loan({}), undefined, today)
      .map(value => verdictOn(overdue.when(loan({}), { of: () => value }), today))
    expect([...new Set(verdicts)].sort()).toEqual(['later', 'yes'])
  })

  test('for a pair of days too, whatever the period', () => {
    const period = fc.record({
      years: fc.integer({ min: 0, max: 3 }),
      months: fc.integer({ min: 0, max: 13 }),
      days: fc.integer({ min: 0, max: 40 }),
    })
    fc.assert(
      fc.property(period, aDay, (by, day) => {
        const leaf = elapsed(borrowed, by, due)
        const [first, second] = leaf.facts
        for (const [fact, subject] of [
          [first, loan({ due: on(day) })],
          [second, loan({ borrowed: on(day) })],
        ] as const) {
          if (fact === undefined) throw new Error('two facts')
          const results = (leaf.probes?.(fact, subject) ?? []).map(value =>
            leaf.when(subject, { of: asked => (asked.name === fact.name ? value : undefined) }),
          )
          expect([results.includes(YES), results.includes(NO)]).toEqual([true, true])
        }
      }),
      RUNS,
    )
  })
})
