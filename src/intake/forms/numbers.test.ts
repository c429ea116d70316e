import { expect, test } from 'vitest'
import { numberAsUsual, numberText } from './numbers.ts'

test.each([
  ['N.0', ['101001001000.0', '101001001000.00', ' 101001001000.0 ']],
  ['N,NNN', ['101,001,001,000']],
  ['NNN-NNN', ['101-001-001-000', '101 001 001 000', '101.001.001.000', '101/001/001/000']],
  ["'N", ["'101001001000", '="101001001000"']],
] as const)('%s is a number', (form, writings) => {
  expect(writings.map(text => numberAsUsual(text, form))).toEqual(writings.map(() => '101001001000'))
  expect(writings.map(text => numberText(text))).toEqual(writings.map(() => ({ kind: 'form', form })))
})

test('what has lost its digits is told from what is none', () => {
  const kinds = (...texts: readonly string[]) => texts.map(text => numberText(text).kind)
  expect(kinds('1.01E+11', '1.01001E+11', '1E+11', '1,01E+11', '1.01e11')).toEqual(Array(5).fill('lost'))
  expect(kinds('1', '101001001000', '007')).toEqual(Array(3).fill('digits'))
  expect(kinds('', 'NULL', '0', '000000000000')).toEqual(Array(4).fill('blank'))
  expect(kinds('95F01234', 'A1234567', '12E34', '1.5', '1,23')).toEqual(Array(5).fill('other'))
  expect(numberAsUsual('101001001000', 'N.0')).toBe(undefined)
})
