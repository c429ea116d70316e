import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberText } from './languages.ts'

test('a number is told as in the United States', () => {
  const american = new Intl.NumberFormat('en-US')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer(),
        fc.maxSafeInteger(),
        fc.double({ noNaN: true }).map(value => value + 0),
      ),
      value => {
        expect(numberText(value)).toBe(american.format(value))
      },
    ),
  )
  expect([0, 999, 1000, 9362, -1234567].map(numberText)).toEqual(['0', '999', '1,000', '9,362', '-1,234,567'])
})
