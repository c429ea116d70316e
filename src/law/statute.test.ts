/** A statute is put in order as it is made: its rules by what their reliefs do, and what contradicts itself is refused. */
import { describe, expect, test } from 'vitest'
import { cite } from '../rules/citation.ts'
import { always } from '../rules/leaves.ts'
import { ALWAYS } from '../time/day.ts'
import type { Effect, Relief } from './relief.ts'
import { type RuleText, type StatuteText, statute } from './statute.ts'

type Loan = { readonly title: string }
const text = cite('A 1', 'verbatim')

const relief = (id: string, effect: Effect): Relief => ({ id, says: id, effect, leaves: [] })
const rule = (id: string, gives: string, more: Partial<RuleText<Loan>> = {}): RuleText<Loan> => ({
  id: `a-1/${id}`,
  relief: gives,
  cite: text,
  says: id,
  inForce: { from: ALWAYS, cite: text },
  appliesTo: always('anybody'),
  when: always('so'),
  routes: [{ name: 'asked', says: 'asked', cite: text, by: 'petition', grant: 'may', opens: always('open') }],
  ...more,
})
const made = (more: Partial<StatuteText<Loan>>) =>
  statute<Loan>({
    id: 'a-1',
    title: 'Made up',
    cite: text,
    of: 'conviction',
    status: 'in force',
    read: { on: '2026-11-01', where: 'nowhere' },
    attorneyReview: 'none',
    history: [],
    reliefs: [relief('dismiss', 'dismissed'), relief('reduce', 'misdemeanor'), relief('seal', 'sealed')],
    outline: { id: 'a-1', entries: [] },
    subdivisions: [],
    concerns: ({ title }) => title !== '',
    rules: [],
    ...more,
  })

test('its rules stand in the order of what their reliefs do, and of equal ones as they are written or ordered', () => {
  const { rules, rulesFor, reliefOf } = made({
    rules: [
      rule('third', 'reduce'),
      rule('second', 'dismiss', { order: 2 }),
      rule('also second', 'dismiss', { order: 2 }),
      rule('before it', 'dismiss'),
      rule('first', 'seal'),
    ],
  })
  const names = rules.map(({ says }) => says)
  expect(names).toEqual(['first', 'third', 'before it', 'second', 'also second'])
  const ranks = rules.map(({ rank }) => rank)
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
  expect(new Set(ranks).size).toBe(4)
  expect(rules.map(one => reliefOf(one).id)).toEqual(['seal', 'reduce', 'dismiss', 'dismiss', 'dismiss'])
  expect(rulesFor({ title: 'of something' })).toBe(rules)
  expect(rulesFor({ title: '' })).toBeUndefined()
})

describe('is refused where', () => {
  test.each<[string, Partial<StatuteText<Loan>>, string]>([
    [
      'two reliefs go equally far, and nothing says which is the better one',
      {
        reliefs: [relief('dismiss', 'dismissed'), relief('withdraw', 'dismissed')],
        rules: [rule('one', 'dismiss'), rule('other', 'withdraw')],
      },
      'the reliefs of [a-1/one] and [a-1/other] go equally far: give their rules an order',
    ],
    [
      'a rule has another name',
      { rules: [rule('one', 'seal', { id: 'b-1/one' })] },
      'the rule [b-1/one] is not named after it',
    ],
    [
      'a rule gives what it has not',
      { rules: [rule('one', 'vacate')] },
      'the relief [vacate] is not among its reliefs',
    ],
    [
      'nobody acts',
      {
        rules: [
          rule('one', 'seal', {
            routes: [{ name: 'any', says: 'any', cite: text, opens: always('open') }],
          }),
        ],
      },
      'the route [any] of [a-1/one] does not say who acts, and whether it must be granted',
    ],
  ])('%s', (_, more, says) => {
    expect(() => made(more)).toThrow(`statute [a-1]: ${says}`)
  })
})
