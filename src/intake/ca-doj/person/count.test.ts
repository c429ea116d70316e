/** One count that was convicted, made of its rows. */
import { expect, test } from 'vitest'
import { formatWindow } from '../../../time/window.ts'
import { COURT, eventsOf, type Fields, madeUpReaders, NO_SENTENCE } from '../made-up.ts'
import { readCount } from './count.ts'

const count = (...rows: readonly Fields[]) => {
  const readers = madeUpReaders()
  const { key, date, offense, caseNumbers, sentence, ...found } = readCount(
    '101',
    [...eventsOf(...rows)],
    readers,
  )
  return {
    key,
    offense: offense.reading.text,
    charged: found.offenses.map(({ text }) => text),
    date: formatWindow(date),
    class: found.class,
    caseNumbers,
    parts: sentence.parts.map(({ text }) => text),
    notes: readers.notes,
  }
}
const plain = {
  key: '101',
  offense: '11359 HS-POSSESS MARIJUANA FOR SALE',
  charged: ['11359 HS-POSSESS MARIJUANA FOR SALE'],
  date: '1995-09-01',
  class: 'felony',
  caseNumbers: ['95F01234'],
  parts: ['90 D'],
  notes: [],
}

test('one row gives it all', () => {
  expect(count(COURT)).toEqual(plain)
})
test('rows that convict on two days leave the days between open', () => {
  expect(count(COURT, { ...COURT, STP_EVENT_DATE: '19950903' })).toEqual({
    ...plain,
    date: 'between 1995-09-01 and 1995-09-03',
  })
})
test('rows of two classes leave the class unknown, and that is noted', () => {
  expect(count(COURT, { ...COURT, CONV_STAT_DESCR: 'MISDEMEANOR' })).toEqual({
    ...plain,
    class: undefined,
    notes: ['class: rows of one count differ'],
  })
})
test('a row that does not convict gives its case number and its sentence, and nothing else', () => {
  const silent = {
    ...COURT,
    DISP_DESCR: '',
    STP_EVENT_DATE: '19960101',
    OFFENSE_DESCR: '459 PC',
    FE_NUM_DOCKET: 'B7',
    SENT_ORDER: '2',
    SENT_LENGTH: '3',
    SENT_TIME_CODE: 'Y',
    SENT_TIME_DESCR: 'YEARS',
  }
  expect(count(COURT, silent)).toEqual({ ...plain, caseNumbers: ['95F01234', 'B7'], parts: ['90 D', '3 Y'] })
})
test('convicted of another offense than charged, it keeps both', () => {
  const found = count({ ...COURT, ...NO_SENTENCE, CONV_OFFENSE_DESCR: '11357(C) HS' })
  expect([found.offense, found.charged]).toEqual([
    '11357(C) HS',
    ['11359 HS-POSSESS MARIJUANA FOR SALE', '11357(C) HS'],
  ])
})
test('a sentence that cannot be read is noted', () => {
  expect(count({ ...COURT, SENT_TIME_CODE: '?', SENT_TIME_DESCR: '' }).notes).toEqual([
    'sentence: length or unit not readable',
  ])
})
