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
    const found = readUndisposed(cycle, [cycle], new Set(), madeUpReaders())
    return found.map(({ key, rows }) => [key, rows.map(({ row }) => row.line)])
  }
  test('is given as the count it would be, the rows of one number together', () => {
    expect(read(unread, { ...unread, SENT_ORDER: '2' })).toEqual([['101003001', [1, 2]]])
  })
  test('in `tied` is about a conviction', () => {
    const cycle = convictedCycleOf(COURT, unread)
    expect(readUndisposed(cycle, [cycle], new Set(cycle.events), madeUpReaders())).toEqual([])
  })
  test('with the number of a count convicted and nothing said is one more row of it', () => {
    expect(read(COURT, { ...unread, CNT_ORDER: '101002001000', DISP_DESCR: '' })).toEqual([])
  })
})

describe('what follows a conviction', () => {
  const paroled: Fields = { ...unread, DISP_DESCR: 'PAROLED' }
  const found = (...rows: readonly Fields[]) => {
    const cycle = convictedCycleOf(...rows)
    return readUndisposed(cycle, [cycle], new Set(), madeUpReaders()).map(({ key }) => key)
  }
  test('tells of one that no row shows', () => {
    expect(found(paroled)).toEqual(['101003001'])
    expect(found({ ...ARREST, OFFENSE_DESCR: '187(A) PC' }, { ...paroled, OFFENSE_DESCR: '' })).toEqual([
      '101003001',
    ])
  })
  test('tells of no other where one is known that it may be of', () => {
    expect(found(COURT, paroled)).toEqual([])
    expect(found(COURT, { ...paroled, OFFENSE_DESCR: '', CNT_ORDER: '101003009000' })).toEqual([])
    expect(found(COURT, { ...paroled, OFFENSE_DESCR: '187(A) PC' })).toEqual([])
  })
  test('tells of another where its section and number are of none that is known', () => {
    expect(found(COURT, { ...paroled, OFFENSE_DESCR: '187(A) PC', CNT_ORDER: '101003002000' })).toEqual([
      '101003002',
    ])
  })
  test('tells of none where the charge had another end', () => {
    expect(found({ ...unread, DISP_DESCR: 'ACQUITTED' }, paroled)).toEqual([])
  })
})
