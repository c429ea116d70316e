/** Which counts of a cycle were convicted, and of what. */
import { expect, test } from 'vitest'
import { ARREST, COURT, cycleOf, type Fields, madeUpReaders, NO_SENTENCE } from '../made-up.ts'
import { readConvictedCounts } from './convicted-counts.ts'

const counts = (...rows: readonly Fields[]) => {
  const cycle = cycleOf(...rows)
  const readers = madeUpReaders()
  readConvictedCounts(cycle, readers)
  return {
    counts: cycle.counts.map(({ key, offense, rows }) => [
      key,
      offense.reading.text.slice(0, 8),
      rows.map(({ row }) => row.line),
    ]),
    notes: readers.notes,
  }
}

test('rows of one number are one count, an arrest is none', () => {
  expect(counts(ARREST, COURT, { ...COURT, SENT_ORDER: '2' })).toEqual({
    counts: [['101002001', '11359 HS', [2, 3]]],
    notes: [],
  })
})
test('a row without a disposition that gives a sentence is of the count of its number', () => {
  const part = { ...COURT, DISP_DESCR: '', SENT_ORDER: '2' }
  expect(counts(COURT, part, { ...part, ...NO_SENTENCE }).counts).toEqual([['101002001', '11359 HS', [1, 2]]])
})
test('a count convicted of two offenses is two convictions, the row that names none with the first', () => {
  const blank = { ...COURT, OFFENSE_DESCR: '' }
  expect(counts(COURT, { ...COURT, OFFENSE_DESCR: '11357 HS' }, blank)).toEqual({
    counts: [
      ['101002001', '11357 HS', [2]],
      ['101002001~2', '11359 HS', [1, 3]],
    ],
    notes: ['one count convicted of several offenses'],
  })
})
test('a row that convicts and is not a court’s is taken, and noted', () => {
  expect(counts({ ...COURT, STP_TYPE_DESCR: 'CUSTODY' })).toEqual({
    counts: [['101002001', '11359 HS', [1]]],
    notes: ['conviction on a row that is not a court action'],
  })
})
test('a damaged number makes no count here', () => {
  expect(counts({ ...COURT, CNT_ORDER: '10100200' })).toEqual({ counts: [], notes: [] })
})
test('a section of procedure where the offense should stand leaves the offense unknown, and tells what stands beside it', () => {
  const read = (fields: Fields) => {
    const cycle = cycleOf({ ...COURT, ...fields })
    readConvictedCounts(cycle, madeUpReaders())
    return cycle.counts.map(({ offense: { reading, remark }, offenses, class: level }) => [
      reading,
      remark,
      offenses.flatMap(({ offenses }) => offenses.map(({ section }) => section)),
      level,
    ])
  }
  const unknown = { text: '1170(H) PC-SENTENCING', offenses: [], unread: '1170(H) PC-SENTENCING' }
  expect(read({ CONV_OFFENSE_DESCR: '1170(H) PC-SENTENCING' })).toEqual([
    [unknown, '11359 HS-POSSESS MARIJUANA FOR SALE', ['11359'], 'felony'],
  ])
  expect(read({ OFFENSE_DESCR: '1170(H) PC-SENTENCING', COMMENT_TEXT: 'CHRG 11359 HS' })).toEqual([
    [unknown, 'CHRG 11359 HS', [], 'felony'],
  ])
  expect(read({ OFFENSE_DESCR: '1170(H) PC-SENTENCING' })).toEqual([[unknown, undefined, [], 'felony']])
})
test('a part of a sentence under a section of procedure is of the count of its number', () => {
  const part = { ...COURT, SENT_ORDER: '2', CONV_OFFENSE_DESCR: '1170(H) PC' }
  expect(counts(COURT, part)).toEqual({ counts: [['101002001', '11359 HS', [1, 2]]], notes: [] })
})
