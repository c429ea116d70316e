/** Counts convicted of an enhancement. */
import { expect, test } from 'vitest'
import { COURT, convictedCycleOf, type Fields, madeUpReaders, NO_SENTENCE } from '../made-up.ts'
import { foldEnhancements } from './convicted-enhancements.ts'

const read = (...rows: readonly Fields[]) => {
  const draft = convictedCycleOf(...rows)
  const tied = new Set<(typeof draft)['events'][0]>()
  foldEnhancements([draft], tied, madeUpReaders())
  return [
    draft.counts.map(({ offense, enhancements = [], sentence }) => [
      offense.reading.offenses.map(({ section }) => section).join(),
      enhancements.map(({ offense: { procedure } }) => procedure?.text).join(),
      sentence.parts.map(({ text }) => text).join(),
      sentence.says,
    ]),
    tied.size,
  ]
}
const enhancement: Fields = {
  ...COURT,
  CNT_ORDER: '101002002000',
  OFFENSE_DESCR: '667.5(C) PC',
  SENT_LOC_DESCR: 'PRISON',
  SENT_LENGTH: '3',
  SENT_TIME_CODE: 'Y',
  SENT_TIME_DESCR: 'YEARS',
}
const other: Fields = { ...COURT, CNT_ORDER: '101002003000', OFFENSE_DESCR: '459 PC' }

test('beside another conviction of the case it is part of what that brought', () => {
  const folded = [[['11359', '667.5(C) PC', '90 D,3 Y', 'complete']], 1]
  expect(read(COURT, enhancement)).toEqual(folded)
  expect(read(enhancement, COURT)).toEqual(folded)
  expect(read(COURT, { ...enhancement, CNT_ORDER: '101002001000' })).toEqual(folded)
  expect(read(COURT, { ...enhancement, FE_NUM_CRT_CASE: '' })).toEqual(folded)
  expect(read(COURT, { ...enhancement, ...NO_SENTENCE })).toEqual([
    [['11359', '667.5(C) PC', '90 D', 'complete']],
    1,
  ])
})
test('beside several it may be of any of them', () => {
  expect(read(COURT, other, enhancement)).toEqual([
    [
      ['11359', '667.5(C) PC', '90 D,3 Y', 'complete'],
      ['459', '667.5(C) PC', '90 D,3 Y', 'complete'],
    ],
    1,
  ])
})
test('a record that tells no sentence of the conviction is silent still', () => {
  expect(read({ ...COURT, ...NO_SENTENCE }, enhancement)).toEqual([
    [['11359', '667.5(C) PC', '', 'silent']],
    1,
  ])
  expect(read({ ...COURT, ...NO_SENTENCE }, { ...enhancement, SENT_LENGTH: '40' })).toEqual([
    [['11359', '667.5(C) PC', '', 'elsewhere']],
    1,
  ])
})
test('alone, or of another case, it is a conviction of an offense that is not known', () => {
  expect(read(enhancement)).toEqual([[['', '', '3 Y', 'complete']], 0])
  const kept = [
    [
      ['11359', '', '90 D', 'complete'],
      ['', '', '3 Y', 'complete'],
    ],
    0,
  ]
  expect(read(COURT, { ...enhancement, FE_NUM_CRT_CASE: '96F7' })).toEqual(kept)
  expect(read(COURT, { ...enhancement, FE_NUM_CRT_CASE: '', STP_EVENT_DATE: '19960301' })).toEqual(kept)
})
test('a section of procedure is no enhancement', () => {
  expect(read(COURT, { ...enhancement, OFFENSE_DESCR: '1170(H) PC' })[1]).toBe(0)
})
