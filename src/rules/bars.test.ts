/** Bars are told beside an answer: those that stand or may, and none that the law or another way makes needless. */
import { describe, expect, test } from 'vitest'
import {
  type CardText,
  damaged,
  earlierLoans,
  type Loan,
  loanOf,
  renewed,
  resident,
  seenFrom,
} from '../../test/loans.ts'
import { ALWAYS } from '../time/day.ts'
import { all, any, mustAppear, not, presumed, unless } from './algebra.ts'
import { barsOf } from './bars.ts'
import { cite } from './citation.ts'
import type { Condition } from './condition.ts'
import { always, holds } from './leaves.ts'
import { type Rule, ready } from './rule.ts'

const text = cite('Lending Rules', 'copy')
const ruleOf = (rank: number, when: Condition<Loan>): Rule<Loan> => ({
  id: `${rank}`,
  relief: `relief ${rank}`,
  rank,
  cite: text,
  says: 'may be lent',
  inForce: { from: ALWAYS, cite: text },
  appliesTo: always('any loan'),
  when,
  routes: [{ name: 'desk', says: 'at the desk', cite: text, opens: always('open') }],
})
const sound = unless<Loan>({ says: 'not damaged', otherwise: 'it is damaged' }, holds(damaged))
const thin = unless<Loan>('not thick', not('', holds(renewed)))

const told = (when: Condition<Loan>, loan: CardText['loans'][number], card: Omit<CardText, 'loans'> = {}) =>
  barsOf(ready([ruleOf(1, when)]), loanOf({ ...card, loans: [loan] }), undefined)

describe('bars of one rule', () => {
  test('one that stands is sure, one that may is possible, one that does not is none', () => {
    const both = all('lent', holds(renewed), sound, thin)
    expect(told(both, { damaged: true, renewed: false })).toEqual([
      { says: 'it is damaged', sure: true },
      { says: 'not thick', sure: true },
    ])
    expect(told(both, { renewed: true })).toEqual([{ says: 'it is damaged', sure: false }])
    expect(told(both, { damaged: false, renewed: true })).toEqual([])
  })

  test('a bar is told even where something else fails', () => {
    expect(told(all('lent', holds(renewed), sound), { renewed: false, damaged: true })).toEqual([
      { says: 'it is damaged', sure: true },
    ])
  })

  test('not one that the law presumes away, but one that must be shown to be absent', () => {
    expect(told(presumed('presumed sound', all('', sound)), { damaged: true })).toEqual([])
    expect(told(mustAppear('shown to be sound', sound), {})).toEqual([{ says: 'it is damaged', sure: false }])
  })

  test('not one that another way makes needless', () => {
    const either = any('local or sound', holds(resident), all('', sound))
    expect(told(either, { damaged: true }, { resident: true })).toEqual([])
    expect(told(either, { damaged: true })).toEqual([{ says: 'it is damaged', sure: true }])
  })

  test('not those of members', () => {
    const ofMembers = earlierLoans(1, unless('it was not damaged', holds(seenFrom(damaged, 'earlier'))))
    expect(told(ofMembers, {})).toEqual([])
  })
})

describe('bars of several rules', () => {
  const rules = ready([ruleOf(1, all('', sound, thin)), ruleOf(2, sound), ruleOf(3, all('', thin))])
  const loan = loanOf({ loans: [{ damaged: true, renewed: false }] })

  test('each is told once', () => {
    expect(barsOf(rules, loan, undefined).map(({ says }) => says)).toEqual(['it is damaged', 'not thick'])
  })

  test('none of a rule for a lesser relief than the one that is due', () => {
    const [, second, third] = rules
    expect(
      barsOf(
        [second, third].filter(rule => rule !== undefined),
        loan,
        second,
      ),
    ).toEqual([{ says: 'it is damaged', sure: true }])
  })
})
