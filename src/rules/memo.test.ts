/** What is remembered is never another answer than asking again would give. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { build, loanOf, renewed, threeRecords, trees } from '../../test/loans.ts'
import { on } from '../time/window.ts'
import { type Fact, SILENCE_OPEN, type Supposition, supposing, type Value } from './fact.ts'
import { forLast, readOnce, rememberLast } from './memo.ts'

const RUNS = { numRuns: 1500 }
const anyFact = <S, V extends Value>(fact: Fact<S, V>) => fact as unknown as Fact<never, Value>

describe('asked again', () => {
  test('a condition answers as one that was never asked before, whoever and whatever was asked in between', () => {
    fc.assert(
      fc.property(trees({ silence: true }), threeRecords(), (tree, { complete, partial, sparse }) => {
        const asked = build(tree)
        const loans = [complete, partial, sparse, complete].map(loanOf)
        for (const loan of [...loans, ...loans]) {
          const learned = supposing([{ fact: anyFact(renewed), subject: loan, value: true }])
          const all = [undefined, SILENCE_OPEN, {}, learned, { ...learned, silenceOpen: true }, undefined]
          for (const suppose of all)
            expect(asked.when(loan, suppose)).toEqual(build(tree).when(loan, suppose))
        }
      }),
      RUNS,
    )
  })

  test('a function gives its last answer again for the same, and for nothing else, be it undefined', () => {
    const asked: unknown[] = []
    const once = forLast((about: unknown) => asked.push(about))
    expect([undefined, undefined, 'a', 'a', 'b', 'a'].map(once)).toEqual([1, 1, 2, 2, 3, 4])
    expect(asked).toEqual([undefined, 'a', 'b', 'a'])
  })

  test('the last subject is not asked again, nor under what touches nothing that is read', () => {
    const asked: [number, Supposition | undefined][] = []
    const once = rememberLast<number>(
      (subject, suppose) => {
        asked.push([subject, suppose])
        return on(subject)
      },
      () => ({ facts: new Set(['renewed']), hearsSilence: true }),
    )
    const elsewhere: Supposition = { of: () => true, about: ['pages'] }
    const here: Supposition = { of: () => true, about: ['pages', 'renewed'] }
    const answers = [undefined, undefined, elsewhere, here, SILENCE_OPEN].map(suppose => once(1, suppose))
    expect([...answers, once(2), once(1)]).toEqual([1, 1, 1, 1, 1, 2, 1].map(on))
    expect(asked).toEqual([
      [1, undefined],
      [1, here],
      [1, SILENCE_OPEN],
      [2, undefined],
      [1, undefined],
    ])
  })

  test('a fact read once is read again for the next subject', () => {
    const read: number[] = []
    const fact: Fact<{ readonly n: number }, number> = {
      name: 'n',
      asks: 'Which number?',
      answers: { kind: 'number', unit: '' },
      read: ({ n }) => {
        read.push(n)
        return n
      },
    }
    const once = readOnce(fact)
    const [one, two] = [{ n: 1 }, { n: 2 }]
    expect([one, one, two, two, one].map(once.read)).toEqual([1, 1, 2, 2, 1])
    expect(read).toEqual([1, 2, 1])
  })
})
