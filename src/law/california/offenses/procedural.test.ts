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
  ['1237 PC-APPEAL', 'order'],
  ['1202.4 PC-RESTITUTION', 'order'],
  ['11372.5 HS-LAB FEE', 'order'],
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
test.each([
  ['12022(B) PC-USED DEADLY WEAPON', [true]],
  ['667.5(B) PC-PRIOR PRISON TERM', [true]],
  ['667(B)-(I) PC', [true]],
  ['186.22(B)(1) PC', [true]],
  ['186.22(A) PC-STREET TERRORISM', [undefined]],
  ['211/12022(B) PC', [undefined, true]],
  ['12022 VC', [undefined]],
])('%s adds to the sentence of another: %j', (text, adds) => {
  expect(readOffense(text).offenses.map(one => one.adds)).toEqual(adds)
})
