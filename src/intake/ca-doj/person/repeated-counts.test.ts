/** A count convicted again in a later step is one conviction that something happened to. */
import { expect, test } from 'vitest'
import { COURT, convictedCycleOf, type Fields } from '../made-up.ts'

const again: Fields = { ...COURT, CNT_ORDER: '101003001000', STP_EVENT_DATE: '19970301' }
const counts = (second: Fields) =>
  convictedCycleOf(COURT, second).counts.map(({ key, later }) => [
    key,
    later.map(({ kind, sources }) => [kind, sources[0]?.line]),
  ])
const two = [
  ['101002001', []],
  ['101003001', []],
]

test('of the same number, offense and case, on a later day', () => {
  expect(counts(again)).toEqual([['101002001', [['other', 2]]]])
})
test.each([
  ['another case', { FE_NUM_CRT_CASE: '97F1' }],
  ['another offense', { OFFENSE_DESCR: '459 PC' }],
  ['the same day', { STP_EVENT_DATE: '19950901' }],
  ['a day that is not known', { STP_EVENT_DATE: '' }],
])('but not of %s', (_, fields) => {
  expect(counts({ ...again, ...fields })).toEqual(two)
})
test('and not of another number', () => {
  expect(counts({ ...again, CNT_ORDER: '101003002000' })).toEqual([
    ['101002001', []],
    ['101003002', []],
  ])
})
