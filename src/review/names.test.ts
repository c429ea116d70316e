/** How names are searched. */
import { expect, test } from 'vitest'
import { isNear, wordsLike, wordsOf } from './names.ts'

test.each([
  ['GARCÍA-LÓPEZ,JOSÉ', ['GARCIALOPEZ', 'JOSE']],
  ["O'BRIEN, Siobhán", ['OBRIEN', 'SIOBHAN']],
  ['Weiß,Jürgen', ['WEISS', 'JURGEN']],
  ['first last', ['FIRST', 'LAST']],
  ['LAST, FIRST', ['LAST', 'FIRST']],
  ['  ', []],
  ['NGUYỄN ĐỨC', ['NGUYEN', 'DUC']],
])('the words of %s', (name, words) => {
  expect(wordsOf(name)).toEqual(words)
})

test.each([
  ['MARIA', 'MAIRA', true],
  ['GONZALEZ', 'GONSALES', true],
  ['GONZALEZ', 'GONZALES', true],
  ['SMITH', 'SMYTH', true],
  ['SMITH', 'SMIT', true],
  ['SMITH', 'SMALL', false],
  ['ANN', 'AMN', false],
  ['LEE', 'LE', false],
  ['JOHNSON', 'JONSON', true],
  ['JOHNSON', 'JANSEN', false],
])('%s and %s are near: %s', (asked, word, near) => {
  expect(isNear(asked, word)).toBe(near)
})

test('what holds the asked is found first of all; what is near only where it is asked for', () => {
  const words = ['GARCIA', 'GARCIALOPEZ', 'GRACIA', 'GARZA']
  expect(wordsLike(words, 'GARCIA', false)).toEqual(['GARCIA', 'GARCIALOPEZ'])
  expect(wordsLike(words, 'GARCIA', true)).toEqual(['GARCIA', 'GARCIALOPEZ', 'GRACIA'])
})
