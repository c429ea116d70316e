/** Case numbers in several spellings. */
import { expect, test } from 'vitest'
import { mayBeSameCase, numbersIn, sameCaseNumber, shareCaseNumber } from './case-number.ts'

test.each([
  ['95F01001', '95F01001', true],
  ['95F01001', '95-F-01001', true],
  ['95F01001', '95 F 1001', true],
  ['95F01001', '95f1001', true],
  ['0095F01001', '95F01001', true],
  ['95F01001', '95F1.001', true],
  ['95F01001', '95F01010', false],
  ['95F01001', '95M01001', false],
  ['95F01001', '9501001', false],
  ['100', '1', false],
])('%s and %s: %s', (a, b, same) => {
  expect([sameCaseNumber(a, b), sameCaseNumber(b, a)]).toEqual([same, same])
})
test('lists share one where any of one is any of the other', () => {
  expect([shareCaseNumber(['A1', 'B-2'], ['C3', 'B2']), shareCaseNumber([], ['B2'])]).toEqual([true, false])
})
test.each([
  ['95F01001', 'SAC95F01001', true],
  ['95F01001', '95F01001A', true],
  ['95F01001', '95-F-01001-B', true],
  ['95F01001', '95F01001-01', true],
  ['95F01001', '34-95F01001', true],
  ['95F011', '95F01109', true],
  ['95F1', '95F12', false],
  ['95F01001', '95F01002', false],
  ['F1', 'F1A', false],
])('%s and %s may be one, with more before or behind: %s', (a, b, may) => {
  expect([mayBeSameCase([a], [b]), mayBeSameCase([b], [a])]).toEqual([may, may])
})

test.each([
  ['95F01001', ['95F01001']],
  ['95F01001\n95F01002', ['95F01001', '95F01002']],
  ['95F01001\r\n95F01002', ['95F01001', '95F01002']],
  ['95F01001, 95F01002', ['95F01001', '95F01002']],
  ['95F01001;95F01002', ['95F01001', '95F01002']],
  ['95F01001/95F01002', ['95F01001', '95F01002']],
  ['95F01001 / 95F01002', ['95F01001', '95F01002']],
  ['95F01001  95F01002', ['95F01001', '95F01002']],
  ['12345 67890 24680', ['12345', '67890', '24680']],
  ['95 F 01001', ['95 F 01001']],
  ['CR 95-1234', ['CR 95-1234']],
  ['CR/95/1234', ['CR/95/1234']],
  ['95F01001 A', ['95F01001 A']],
  ['SCR 12345, SCR 12346', ['SCR 12345', 'SCR 12346']],
  ['95F01001,', ['95F01001']],
] as const)('the case numbers in one cell: %j', (cell, numbers) => {
  expect(numbersIn(cell)).toEqual(numbers)
})
