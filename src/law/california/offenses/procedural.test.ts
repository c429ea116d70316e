/** Sections of procedure that stand where an offense should. */
import { expect, test } from 'vitest'
import { readOffense } from './read-offense.ts'

const kinds = (text: string) => readOffense(text).offenses.map(({ procedural }) => procedural)

test.each([
  ['1203.2(A) PC-PROBATION VIOL:REARREST/REVOKE', 'violation'],
  ['1203.2A PC', 'violation'],
  ['3056 PC-VIOLATION OF PAROLE', 'violation'],
  ['3455(A) PC', 'violation'],
  ['777(A)(2) WI', 'violation'],
  ['1170(H) PC-SENTENCING', 'order'],
  ['1170(H)', 'order'],
  ['1170(H)(5)(B) PC', 'order'],
  ['17(B)(4) PC', 'order'],
  ['1203.4 PC', 'order'],
  ['PC 1203.4A', 'order'],
  ['1203.41', 'order'],
  ['1385 PC', 'order'],
  ['1170.18(F) PC', 'order'],
  ['11361.8(B) HS', 'order'],
  ['1473.7 PC', 'order'],
])('%s is one: %s', (text, kind) => {
  expect(kinds(text)).toEqual([kind])
})
test.each([
  '11359 HS',
  '187(A) PC',
  '166(A)(4) PC',
  '1320(B) PC',
  '273.6 PC',
  '14601.1 VC',
  '17',
  '1000 VC',
  '11361 HS',
])('%s is none', text => {
  expect(kinds(text).filter(kind => kind !== undefined)).toEqual([])
})
test('beside an offense it is told from it', () => {
  expect(kinds('11359 HS, 1170(H) PC')).toEqual([undefined, 'order'])
})
