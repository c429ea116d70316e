/** Rows that convict and whose CNT_ORDER is damaged. */
import { expect, test } from 'vitest'
import type { Doubt } from '../../../record/person.ts'
import { COURT, convictedCycleOf, type Fields, madeUpReaders } from '../made-up.ts'
import { readDamagedCounts } from './damaged-counts.ts'

const read = (...rows: readonly Fields[]) => {
  const cycle = convictedCycleOf(...rows)
  const doubts: Doubt[] = []
  readDamagedCounts(cycle, [cycle], doubts, madeUpReaders())
  return {
    counts: cycle.counts.map(({ rows, parts }) => [rows.map(({ row }) => row.line), parts.length]),
    doubts: doubts.map(({ kind, sources }) => [kind, sources]),
  }
}
const damaged: Fields = { ...COURT, CNT_ORDER: '10100200' }
const doubt = ['identity', [{ file: '1.csv', line: 2, column: 'CNT_ORDER' }]]

test('the second part of the only count like it is that', () => {
  expect(read(COURT, { ...damaged, SENT_ORDER: '2' })).toEqual({ counts: [[[1, 2], 2]], doubts: [] })
})
test('a part the count has already leaves a doubt, and is a count of its own', () => {
  expect(read(COURT, damaged)).toEqual({
    counts: [
      [[1], 1],
      [[2], 1],
    ],
    doubts: [doubt],
  })
})
test('one of another day or offense is a count of its own without doubt', () => {
  for (const other of [{ STP_EVENT_DATE: '19960101' }, { OFFENSE_DESCR: '459 PC' }])
    expect(read(COURT, { ...damaged, ...other })).toEqual({
      counts: [
        [[1], 1],
        [[2], 1],
      ],
      doubts: [],
    })
})
