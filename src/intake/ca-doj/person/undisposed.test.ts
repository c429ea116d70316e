/** Rows of a court whose disposition cannot be read. */
import { describe, expect, test } from 'vitest'
import {
  ARREST,
  COURT,
  convictedCycleOf,
  eventsOf,
  type Fields,
  madeUpReaders,
  NO_SENTENCE,
} from '../made-up.ts'
import { isUndisposed, readUndisposed } from './undisposed.ts'

const unread: Fields = {
  ...COURT,
  ...NO_SENTENCE,
  CNT_ORDER: '101003001000',
  CONV_STAT_DESCR: '',
  DISP_DESCR: 'QWERTY',
}

describe('a row may be a conviction', () => {
  test.each([
    ['of a court, with words unknown', unread, true],
    ['of a court, with a blank disposition', { ...unread, DISP_DESCR: '' }, true],
    ['of a court that dismissed', { ...unread, DISP_DESCR: 'DISMISSED' }, false],
    ['of a court that convicts', { ...unread, DISP_DESCR: 'CONVICTED' }, false],
    ['of an arrest', { ...ARREST, DISP_DESCR: 'QWERTY' }, false],
    ['of nobody known, with words unknown', { ...unread, STP_TYPE_DESCR: '' }, true],
    ['of nobody known, with nothing said', { ...unread, STP_TYPE_DESCR: '', DISP_DESCR: '' }, false],
    ['of nobody known, with a class', { ...unread, STP_TYPE_DESCR: '', CONV_STAT_DESCR: 'FELONY' }, true],
    ['of nobody known, with a sentence', { ...unread, STP_TYPE_DESCR: '', SENT_LENGTH: '9' }, true],
  ])('%s: %s', (_, fields, expected) => {
    expect(eventsOf(fields).map(isUndisposed)).toEqual([expected])
  })
})

describe('such a row', () => {
  const read = (...rows: readonly Fields[]) => {
    const cycle = convictedCycleOf(...rows)
    const found = readUndisposed(cycle, new Set(), madeUpReaders())
    return found.map(({ key, rows }) => [key, rows.map(({ row }) => row.line)])
  }
  test('is given as the count it would be, the rows of one number together', () => {
    expect(read(unread, { ...unread, SENT_ORDER: '2' })).toEqual([['101003001', [1, 2]]])
  })
  test('in `tied` is about a conviction', () => {
    const cycle = convictedCycleOf(COURT, unread)
    expect(readUndisposed(cycle, new Set(cycle.events), madeUpReaders())).toEqual([])
  })
  test('with the number of a count convicted and nothing said is one more row of it', () => {
    expect(read(COURT, { ...unread, CNT_ORDER: '101002001000', DISP_DESCR: '' })).toEqual([])
  })
})
