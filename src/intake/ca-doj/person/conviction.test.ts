/** Convictions under keys of their own. */
import { expect, test } from 'vitest'
import { ROE, rowOf } from '../made-up.ts'
import { freeKey } from './conviction.ts'

test('a count of the same number is named by its SUBJECT_ID, and then counted', () => {
  const taken = new Set<string>()
  expect([1, 2, 3].map(() => freeKey('101002001', rowOf(ROE), taken))).toEqual([
    '101002001',
    '101002001@1001',
    '101002001@1001~2',
  ])
})
