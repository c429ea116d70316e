/** Cycles of a person whose rows have several SUBJECT_IDs, or none. */
import { expect, test } from 'vitest'
import { ARREST, COURT, eventsOf, type Fields, madeUpReaders } from '../made-up.ts'
import { groupByCycle } from './cycles.ts'
import { mayBeOneCycle } from './merge-cycles.ts'

/** The lines of each cycle. */
const merged = (...rows: readonly Fields[]) =>
  groupByCycle(eventsOf(...rows), false, madeUpReaders()).map(({ events }) =>
    events.map(({ row }) => row.line),
  )
const other = { SUBJECT_ID: '2002' }
const nobody = { SUBJECT_ID: '' }

test('two SUBJECT_IDs have a cycle in common where they give its number the same date', () => {
  expect(merged(ARREST, { ...COURT, ...other })).toEqual([[1, 2]])
  expect(merged(ARREST, { ...COURT, ...other, CYC_DATE: '19960601' })).toEqual([[1], [2]])
  expect(merged({ ...ARREST, CYC_DATE: '' }, { ...COURT, ...other, CYC_DATE: '' })).toEqual([[1], [2]])
})
test('of one number, one of them without a date, two cycles may be one: in doubt', () => {
  const doubts = (...rows: readonly Fields[]) =>
    mayBeOneCycle(groupByCycle(eventsOf(...rows), false, madeUpReaders())).map(({ sources }) =>
      sources.map(({ line }) => line),
    )
  expect(doubts(ARREST, { ...COURT, ...other, CYC_DATE: '' })).toEqual([[2]])
  expect(doubts(ARREST, { ...COURT, ...other, CYC_DATE: '19960601' })).toEqual([])
  expect(doubts(ARREST, { ...COURT, ...other, CYC_DATE: '', CNT_ORDER: '102002001000' })).toEqual([])
})
test('a row without SUBJECT_ID is of the only cycle of its number that it does not contradict', () => {
  expect(merged(ARREST, { ...COURT, ...nobody, CYC_DATE: '' })).toEqual([[1, 2]])
  expect(merged(ARREST, { ...COURT, ...nobody, CYC_DATE: '19960601' })).toEqual([[1], [2]])
  expect(
    merged(ARREST, { ...ARREST, ...other, CYC_DATE: '19960601' }, { ...COURT, ...nobody, CYC_DATE: '' }),
  ).toEqual([[1], [2], [3]])
})
test('it contradicts a cycle whose count of the same number was convicted otherwise', () => {
  const blank = { ...COURT, ...nobody, CYC_DATE: '' }
  expect(merged(COURT, blank)).toEqual([[1, 2]])
  expect(merged(COURT, { ...blank, OFFENSE_DESCR: COURT.OFFENSE_DESCR?.toLowerCase() ?? '' })).toEqual([
    [1, 2],
  ])
  expect(merged(COURT, { ...blank, STP_EVENT_DATE: '19950902' })).toEqual([[1], [2]])
  expect(merged(COURT, { ...blank, OFFENSE_DESCR: '459 PC' })).toEqual([[1], [2]])
  expect(merged(COURT, { ...blank, OFFENSE_DESCR: '459 PC', DISP_DESCR: 'DISMISSED' })).toEqual([[1, 2]])
})
