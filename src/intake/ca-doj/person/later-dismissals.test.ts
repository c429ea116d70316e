/** Counts that were convicted and later dismissed or acquitted. */
import { describe, expect, test } from 'vitest'
import { ARREST, COURT, convictedCycleOf, type Fields, later, madeUpReaders } from '../made-up.ts'
import { addDismissals } from './later-dismissals.ts'

const read = (said: string, fields: Fields = {}) => {
  const cycle = convictedCycleOf(COURT, later(said, fields))
  const tied = new Set<(typeof cycle.events)[0]>()
  addDismissals(cycle, cycle.counts, tied, madeUpReaders())
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
test('of another case, on a later day, it is for people to look at', () => {
  expect(read('DISMISSED', { FE_NUM_CRT_CASE: 'A96-001' })).toEqual([[['other']], [2]])
})
test.each([
  ['another number', { CNT_ORDER: '101003009000' }],
  ['another number that cannot be read', { CNT_ORDER: '1010' }],
  ['a number that cannot be read, without a day', { CNT_ORDER: '1010', STP_EVENT_DATE: '' }],
  ['another number in a later step, without a day', { CNT_ORDER: '101003009000', STP_EVENT_DATE: '' }],
  ['another number, told by a probation office', { CNT_ORDER: '101003009000', STP_TYPE_DESCR: 'PROBATION' }],
])('of the same offense and %s it may be the conviction’s', (_, fields) => {
  expect(read('DISMISSED', fields)).toEqual([[['other']], []])
})
test.each([
  ['another number, on the same day', { CNT_ORDER: '101003002000', STP_EVENT_DATE: '19950901' }],
  ['another number in the same step, without a day', { CNT_ORDER: '101002002000', STP_EVENT_DATE: '' }],
  ['another number, in the same step', { CNT_ORDER: '101002002000' }],
  ['another offense', { OFFENSE_DESCR: '459 PC' }],
  ['a violation of probation', { OFFENSE_DESCR: '1203.2 PC-PROB VIOL' }],
  ['an earlier step', { CNT_ORDER: '101001001000', STP_EVENT_DATE: '19950601' }],
  ['an earlier day', { STP_EVENT_DATE: '19900101' }],
  ['an arrest of another number', { STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', CNT_ORDER: '101003002000' }],
  ['an arrest of the same day', { STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_EVENT_DATE: '19950901' }],
])('of %s it is none of the count’s', (_, fields) => {
  expect(read('DISMISSED', fields)).toEqual([[[]], []])
})
test('under a section of procedure it is an order, of whatever number', () => {
  for (const CNT_ORDER of ['101003001000', '101003009000'])
    expect(read('DISMISSED', { OFFENSE_DESCR: '1203.4 PC', CNT_ORDER })).toEqual([[['other']], [2]])
})

test('a later arrest that has its number may tell it', () => {
  expect(read('DISMISSED', { STP_TYPE_DESCR: 'SUPPLEMENTAL ARREST' })).toEqual([[['dismissed']], [2]])
})
test('a row that names no cycle may be about any', () => {
  const cycle = {
    ...convictedCycleOf(later('DISMISSED', { CNT_ORDER: '', FE_NUM_CRT_CASE: '' })),
    key: 'row',
  }
  const { number: _, ...nameless } = cycle
  const { counts } = convictedCycleOf(COURT)
  addDismissals(nameless, counts, new Set(), madeUpReaders())
  expect(counts.map(count => count.later.map(({ kind }) => kind))).toEqual([['other']])
})

/** What is done to the counts of several cycles, each of its rows. */
const among = (...cycles: readonly (readonly Fields[])[]) => {
  const drafts = cycles.map(rows => convictedCycleOf(...rows))
  const everywhere = drafts.flatMap(({ counts }) => counts)
  for (const cycle of drafts) addDismissals(cycle, everywhere, new Set(), madeUpReaders())
  return everywhere.map(count => count.later.map(({ kind }) => kind))
}

test('of a count that was charged by itself it is that count’s', () => {
  const second = { ...ARREST, CNT_ORDER: '101001002000' }
  expect(among([ARREST, second, COURT, later('DISMISSED', { CNT_ORDER: '101003002000' })])).toEqual([[]])
})

describe('in a cycle of its own', () => {
  const elsewhere = (fields: Fields): Fields =>
    later('DISMISSED', {
      CNT_ORDER: '102002001000',
      CYC_DATE: '19990101',
      FE_NUM_CRT_CASE: 'A99-1',
      ...fields,
    })
  test.each<[string, Fields]>([
    ['of the same case', { FE_NUM_CRT_CASE: '95F01234' }],
    [
      'of the same case, spelled otherwise, without an offense',
      { FE_NUM_CRT_CASE: '95-F-1234', OFFENSE_DESCR: '' },
    ],
    ['of the same offense, where nothing shows another arrest', {}],
  ])('it may be the conviction’s: %s', (_, fields) => {
    expect(among([COURT], [elsewhere(fields)])).toEqual([['other']])
  })
  test.each<[string, readonly Fields[]]>([
    ['after an arrest', [{ ...ARREST, CNT_ORDER: '102001001000', CYC_DATE: '19981201' }, elsewhere({})]],
    ['in a cycle of a day between', [elsewhere({ CYC_DATE: '19981201' })]],
    ['of another offense', [elsewhere({ OFFENSE_DESCR: '459 PC' })]],
    ['before the conviction', [elsewhere({ STP_EVENT_DATE: '19940101' })]],
    [
      'of a violation of probation in the same case',
      [elsewhere({ FE_NUM_CRT_CASE: '95F01234', OFFENSE_DESCR: '1203.2 PC' })],
    ],
  ])('it is not: %s', (_, rows) => {
    expect(among([COURT], rows)).toEqual([[]])
  })
})
test.each([
  ['in a case of another number it may be the conviction’s', 'A96-001', ['other']],
  ['in the same case once more it is none of the count’s', '95F01234', []],
])('on the number of a charge that had ended before, %s', (_, number, given) => {
  const second = { ...COURT, CNT_ORDER: '101002002000' }
  const ended = { ...second, DISP_DESCR: 'DISMISSED', CONV_STAT_DESCR: '', SENT_LOC_DESCR: '' }
  const again = later('DISMISSED', { CNT_ORDER: '101003002000', FE_NUM_CRT_CASE: number })
  const cycle = convictedCycleOf(COURT, ended, again)
  addDismissals(cycle, cycle.counts, new Set(), madeUpReaders())
  expect(cycle.counts.map(count => count.later.map(({ kind }) => kind))).toEqual([given])
})
