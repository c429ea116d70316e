/** Questions: what an answer would do is what it does. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aDay,
  anyCard,
  borrowed,
  build,
  type CardText,
  damaged,
  due,
  earlierLoans,
  joined,
  kind,
  type Loan,
  loanOf,
  pages,
  renewed,
  seenFrom,
  trees,
  withAnswer,
} from '../../test/loans.ts'
import { formatDay, theDay } from '../time/day.ts'
import { between, on, type Verdict, verdictOn } from '../time/window.ts'
import { all, any, presumed } from './algebra.ts'
import type { Condition } from './condition.ts'
import type { Value } from './fact.ts'
import { atMost, elapsed, holds, is, before as isBefore, after as since } from './leaves.ts'
import { isExactDay, type Question, questions } from './question.ts'
import { missing as factsMissing } from './reason.ts'

const today = theDay('2004-06-01')

/** The questions of a condition for a record on a day. */
const asked = (condition: Condition<Loan>, text: CardText, day = today): readonly Question<Verdict>[] => {
  const loan = loanOf(text)
  return questions(
    factsMissing([condition], loan, day),
    suppose => verdictOn(condition.when(loan, suppose), day),
    verdict => verdict !== 'unknown',
  )
}
const told = (value: Value) => (typeof value === 'object' ? formatDay(value.soonest) : value)
/** Names, answers and what each does: all of a question that is not about the subject. */
const inShort = (question: Question<Verdict>) => [
  question.facts.map(fact => fact.name).join(' & '),
  question.answers.map(([values, verdict]) => `${values.map(told).join(' & ')}: ${verdict}`),
  question.settles,
]
const card = (loan: CardText['loans'][number] = {}, ...earlier: CardText['loans'][number][]): CardText => ({
  whole: true,
  loans: [loan, ...earlier],
})

describe('promise 4: what a question says an answer would do is what it does', () => {
  test('each result is that of deciding with the answer written into the record itself', () => {
    let seen = 0
    let pairs = 0
    fc.assert(
      fc.property(trees({ silence: true }), anyCard, aDay, (tree, text, day) => {
        const condition = build(tree)
        const loan = loanOf(text)
        const decide = (suppose: Parameters<Condition<Loan>['when']>[1]) => condition.when(loan, suppose)
        const missing = factsMissing([condition], loan, day)
        for (const question of questions(missing, decide, w => verdictOn(w, day) !== 'unknown')) {
          if (question.facts.length > 1) pairs++
          for (const [values, result] of question.answers) {
            const written = question.facts.reduce((record, { name, subject }, i) => {
              const value = values[i]
              return value === undefined ? record : withAnswer(record, name, subject, value)
            }, text)
            expect(result).toEqual(condition.when(loanOf(written)))
            seen++
          }
        }
      }),
      { numRuns: 1500 },
    )
    expect([seen > 500, pairs > 10]).toEqual([true, true])
  })

  test('a question settles exactly when one of its answers does; pairs are asked only where no single fact settles', () => {
    fc.assert(
      fc.property(trees(), anyCard, aDay, (tree, text, day) => {
        const found = asked(build(tree), text, day)
        for (const { answers, settles } of found)
          expect(settles).toBe(answers.some(([, verdict]) => verdict !== 'unknown'))
        const [single, pairs] = [1, 2].map(n => found.filter(q => q.facts.length === n))
        if (single?.some(q => q.settles)) expect(pairs).toEqual([])
        expect(pairs?.every(q => q.settles)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('answers are distinct, few, exact, and within what is already known', () => {
    fc.assert(
      fc.property(trees(), anyCard, aDay, (tree, text, day) => {
        for (const { facts, answers } of asked(build(tree), text, day)) {
          expect(new Set(answers.map(([values]) => JSON.stringify(values))).size).toBe(answers.length)
          expect(answers.length).toBeLessThanOrEqual(8 ** facts.length)
          for (const [values] of answers) {
            for (const [i, value] of values.entries()) {
              const known = facts[i]?.value
              if (typeof value !== 'object') continue
              expect(isExactDay(value)).toBe(true)
              if (typeof known !== 'object') continue
              expect([value.soonest >= known.soonest, value.latest <= known.latest]).toEqual([true, true])
            }
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('which answers are tried', () => {
  test('both of a yes or no, every word of a choice, both sides of a limit', () => {
    expect(asked(holds(renewed), card()).map(inShort)).toEqual([
      ['renewed', ['true: yes', 'false: no'], true],
    ])
    expect(asked(is(kind, ['map']), card()).map(inShort)).toEqual([
      ['kind', ['book: no', 'map: yes', 'disc: no'], true],
    ])
    expect(asked(atMost(pages, 6, 'thin'), card()).map(inShort)).toEqual([
      ['pages', ['6: yes', '7: no'], true],
    ])
  })

  test('the days around a turn', () => {
    expect(asked(isBefore(due, theDay('2004-03-01')), card()).map(inShort)).toEqual([
      ['due', ['2004-02-29: yes', '2004-03-01: no'], true],
    ])
    const member = elapsed(joined, { years: 1 }, borrowed)
    expect(asked(member, card({ borrowed: on(theDay('2005-03-01')) })).map(inShort)).toEqual([
      ['joined', ['2004-02-29: yes', '2004-03-01: yes', '2004-03-02: no'], true],
    ])
  })

  test('for a period since an unknown day: the last day that makes it so now, and the first that does not', () => {
    expect(asked(since(due, { years: 1 }), card()).map(inShort)).toEqual([
      ['due', ['2003-05-31: yes', '2003-06-01: yes', '2003-06-02: later'], true],
    ])
  })

  test('where no turn lies within the bounds of a day, its bounds', () => {
    const member = elapsed(joined, { years: 1 }, borrowed)
    const text: CardText = {
      joined: between(theDay('2003-01-01'), theDay('2003-12-31')),
      loans: [{ borrowed: between(theDay('2004-06-01'), theDay('2004-06-30')) }],
    }
    const found = asked(member, text).map(inShort)
    expect(found[1]).toEqual(['borrowed', ['2004-06-01: unknown', '2004-06-30: unknown'], false])
    expect(found[0]?.[2]).toBe(true)
  })

  test('of more than eight, some from the first to the last: the ends settle', () => {
    const days = ['01', '02', '03', '04', '05', '06', '07'].map(month => theDay(`2004-${month}-15`))
    const between = all('within', ...days.map(day => isBefore(due, day)), holds(renewed))
    const [first] = asked(between, card())
    expect(first?.answers.length).toBe(8)
    expect([first?.answers.at(0)?.[0].map(told), first?.answers.at(-1)?.[0].map(told)]).toEqual([
      ['2004-01-14'],
      ['2004-07-15'],
    ])
    expect(first?.settles).toBe(true)
  })
})

describe('who is asked about', () => {
  test('a fact that two conditions read is asked once and answered for both', () => {
    const maps = (n: number) => earlierLoans(n, is(seenFrom(kind, 'earlier'), ['map']))
    const discs = earlierLoans(1, is(seenFrom(kind, 'earlier'), ['disc']))
    expect(asked(any('maps or a disc', maps(1), discs), card({}, {})).map(inShort)).toEqual([
      ['kind of the earlier loan', ['book: no', 'map: yes', 'disc: yes'], true],
    ])
  })

  test('two members that look alike are asked about each, and told apart', () => {
    const two = earlierLoans(2, is(seenFrom(kind, 'earlier'), ['map']))
    const found = asked(two, card({}, {}, { kind: 'map' }, {}))
    expect(found.map(q => [q.facts.map(f => (f.subject as Loan).place), q.settles])).toEqual([
      [[1], true],
      [[3], true],
    ])
  })

  test('pairs where one answer is not enough', () => {
    const both = all('renewed and sound', holds(renewed), holds(damaged))
    expect(asked(both, card()).map(q => q.facts.length)).toEqual([1, 1])
    const either = any(
      'one of two pairs',
      all('', holds(renewed), holds(damaged)),
      all('', is(kind, ['map']), atMost(pages, 6, 'thin')),
    )
    expect(asked(either, card()).map(inShort)).toEqual([
      ['renewed', ['true: unknown', 'false: unknown'], false],
      ['damaged', ['true: unknown', 'false: unknown'], false],
      ['kind', ['book: unknown', 'map: unknown', 'disc: unknown'], false],
      ['pages', ['6: unknown', '7: unknown'], false],
      [
        'renewed & damaged',
        ['true & true: yes', 'true & false: unknown', 'false & true: unknown', 'false & false: unknown'],
        true,
      ],
      [
        'renewed & kind',
        [
          'true & book: unknown',
          'true & map: unknown',
          'true & disc: unknown',
          'false & book: no',
          'false & map: unknown',
          'false & disc: no',
        ],
        true,
      ],
      [
        'renewed & pages',
        ['true & 6: unknown', 'true & 7: unknown', 'false & 6: unknown', 'false & 7: no'],
        true,
      ],
      [
        'damaged & kind',
        [
          'true & book: unknown',
          'true & map: unknown',
          'true & disc: unknown',
          'false & book: no',
          'false & map: unknown',
          'false & disc: no',
        ],
        true,
      ],
      [
        'damaged & pages',
        ['true & 6: unknown', 'true & 7: unknown', 'false & 6: unknown', 'false & 7: no'],
        true,
      ],
      [
        'kind & pages',
        [
          'book & 6: unknown',
          'book & 7: unknown',
          'map & 6: yes',
          'map & 7: unknown',
          'disc & 6: unknown',
          'disc & 7: unknown',
        ],
        true,
      ],
    ])
  })

  test('where nothing is missing nothing is asked', () => {
    expect(asked(holds(renewed), card({ renewed: false }))).toEqual([])
    expect(asked(presumed('presumed', holds(renewed)), card())).toEqual([])
  })
})
