/** Counts that were convicted and later dismissed or acquitted. */
import { expect, test } from 'vitest'
import { COURT, convictedCycleOf, type Fields, later, madeUpReaders } from '../made-up.ts'
import { addDismissals } from './later-dismissals.ts'

const read = (said: string, fields: Fields = {}) => {
  const cycle = convictedCycleOf(COURT, later(said, fields))
  const tied = new Set<(typeof cycle.events)[0]>()
  addDismissals(cycle, tied, madeUpReaders())
  return [
    cycle.counts.map(count => count.later.map(({ kind }) => kind)),
    [...tied].map(({ row }) => row.line),
  ]
}

test('in a later step on a later day a count is dismissed', () => {
  expect(read('DISMISSED')).toEqual([[['dismissed']], [2]])
})
test('in its own step too, whatever the day', () => {
  expect(read('DISMISSED', { CNT_ORDER: '101002001000', STP_EVENT_DATE: '' })).toEqual([[['dismissed']], [2]])
})
test('an acquittal is for people to look at', () => {
  expect(read('ACQUITTED')).toEqual([[['other']], [2]])
})
test.each([
  ['on the same day', { STP_EVENT_DATE: '19950901' }],
  ['without a day', { STP_EVENT_DATE: '' }],
  ['without an offense', { OFFENSE_DESCR: '' }],
])('%s it is for people to look at', (_, fields) => {
  expect(read('DISMISSED', fields)).toEqual([[['other']], [2]])
})
test.each([
  ['another number', { CNT_ORDER: '101003002000' }],
  ['an earlier step', { CNT_ORDER: '101001001000' }],
  ['an earlier day', { STP_EVENT_DATE: '19900101' }],
  ['another case', { FE_NUM_CRT_CASE: '99F1' }],
  ['an arrest', { STP_TYPE_DESCR: 'ARREST/DETAINED/CITED' }],
])('of %s it is none of the count’s', (_, fields) => {
  expect(read('DISMISSED', fields)).toEqual([[[]], []])
})
