/** Which rows are of one cycle. */
import { expect, test } from 'vitest'
import { ARREST, COURT, eventsOf, type Fields, madeUpReaders } from '../made-up.ts'
import { groupByCycle } from './cycles.ts'

const cycles = (rows: readonly Fields[], oneSubject = true) => {
  const { notes, ...readers } = madeUpReaders()
  const found = groupByCycle(eventsOf(...rows), oneSubject, readers)
  return {
    cycles: found.map(({ number, events }) => [number, events.map(({ row }) => row.line)]),
    notes,
  }
}
const elsewhere = { ...ARREST, CYC_DATE: '20010203', CNT_ORDER: '102001001000' }
const noCycle = { ...COURT, CNT_ORDER: '', CYC_ORDER: '' }

test('rows of one number are of one cycle, also where others stand between', () => {
  expect(cycles([ARREST, elsewhere, COURT])).toEqual({
    cycles: [
      ['101', [1, 3]],
      ['102', [2]],
    ],
    notes: [],
  })
})
test('CYC_ORDER names the cycle where CNT_ORDER is damaged', () => {
  expect(cycles([ARREST, { ...COURT, CNT_ORDER: '101', CYC_ORDER: '1' }])).toEqual({
    cycles: [['101', [1, 2]]],
    notes: ['CNT_ORDER: not twelve digits'],
  })
})
test('a row that names no cycle is of the only one of its date, else of its own', () => {
  const notes = ['CNT_ORDER: not twelve digits', 'cycle: not readable']
  expect(cycles([ARREST, noCycle])).toEqual({ cycles: [['101', [1, 2]]], notes })
  const alone = {
    cycles: [
      ['101', [1]],
      [undefined, [2]],
    ],
    notes,
  }
  expect(cycles([ARREST, { ...noCycle, CYC_DATE: '20010203' }])).toEqual(alone)
  expect(cycles([ARREST, { ...noCycle, CYC_DATE: '' }])).toEqual(alone)
})
test('a row that names no cycle and has the date of two is of neither', () => {
  expect(cycles([ARREST, { ...elsewhere, CYC_DATE: '19950601' }, noCycle]).cycles).toEqual([
    ['101', [1]],
    ['102', [2]],
    [undefined, [3]],
  ])
})
