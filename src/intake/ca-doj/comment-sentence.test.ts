import { expect, test } from 'vitest'
import { termsOfComment } from './comment-sentence.ts'

test.each([
  ['SEN: 3 YRS PROB, 90 DS JAIL', [{ length: { years: 3 } }, { length: { days: 90 } }]],
  ['SEN: LIFE', [{}]],
  ['SENTENCED TO 40 YEARS', [{}]],
  ['PRISON FOR FORTY YEARS', [{}]],
  ['PRISON FOR 4 YEARS', [{ length: { years: 4 } }]],
  ['SEN FROM: YOLO CO CRT #95F1', []],
  ['ABSTRACT SENT TO DMV', []],
  ['SCN-12345678 PHOTO AVAILABLE', []],
])('[%s] tells its terms, or one that cannot be read', (comment, terms) => {
  expect(termsOfComment(comment)).toEqual(terms)
})
