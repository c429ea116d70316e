/** What is remembered is never another answer than asking again would give. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { build, loanOf, threeRecords, trees } from '../../test/loans.ts'
import { type Fact, SILENCE_OPEN, type Supposition } from './fact.ts'
import { readOnce, shared } from './memo.ts'

const RUNS = { numRuns: 1500 }

describe('asked again', () => {
  const suppositions: readonly (Supposition | undefined)[] = [
    undefined,
    SILENCE_OPEN,
    {},
    { silenceOpen: true },
    undefined,
  ]

  test('a shared condition answers as it would alone, whoever is asked about in between', () => {
    fc.assert(
      fc.property(trees(), threeRecords(), (tree, { complete, partial, sparse }) => {
        const alone = build(tree)
        const remembers = shared(alone)
        const loans = [complete, partial, sparse, complete].map(loanOf)
        for (const loan of [...loans, ...loans]) {
          for (const suppose of suppositions)
            expect(remembers.when(loan, suppose)).toEqual(alone.when(loan, suppose))
        }
      }),
      RUNS,
    )
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
