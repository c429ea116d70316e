/** Sets that grow together. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { membersOf, separateSets } from './sets.ts'

test('joined numbers are in one set, and joining is passed on', () => {
  const sets = separateSets(6)
  sets.join(4, 1)
  sets.join(5, 3)
  sets.join(1, 5)
  const { setOf, count } = sets.number()
  const members = membersOf(setOf, count)
  expect([0, 1, 2].map(set => [...members(set)])).toEqual([[0], [1, 3, 4, 5], [2]])
})
test('the order of joining changes nothing', () => {
  const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 12 })
  fc.assert(
    fc.property(pairs, all => {
      const joined = (order: typeof all) => {
        const sets = separateSets(10)
        for (const [a, b] of order) sets.join(a, b)
        return sets.number()
      }
      expect(joined(all.toReversed().map(([a, b]) => [b, a]))).toEqual(joined(all))
    }),
  )
})
