/** Rows in the order of the record, each event once. */
import { describe, expect, test } from 'vitest'
import { theDay } from '../../../time/day.ts'
import { between, on, UNKNOWN } from '../../../time/window.ts'
import { ARREST, COURT, type Fields, madeUpReaders, ROE, rowOf } from '../made-up.ts'
import { eventDay, readEvents } from './event.ts'

describe('the day of an event', () => {
  const month = between(theDay('1995-09-01'), theDay('1995-09-30'))
  const inside = on(theDay('1995-09-12'))
  const outside = on(theDay('1995-10-01'))
  test.each([
    ['is that of the disposition where it has none', UNKNOWN, inside, inside],
    ['is its own where that is exact', outside, inside, outside],
    ['is that of the disposition inside its month', month, inside, inside],
    ['is its own where the disposition lies outside', month, outside, month],
    ['is its own where the disposition has none', month, UNKNOWN, month],
  ])('%s', (_, event, disposed, expected) => {
    expect(eventDay(event, disposed)).toEqual(expected)
  })
})

describe('the events of a person', () => {
  const read = (...all: readonly Fields[]) => {
    const rows = all.map((fields, at) => rowOf({ ...ROE, ...fields }, at + 1))
    const duplicates = new Map()
    const events = readEvents(rows, madeUpReaders(), duplicates)
    return {
      lines: events.map(({ row }) => row.line),
      again: [...duplicates].map(([row, first]) => [row.line, first.line]),
      marked: rows.filter(row => row.duplicate).map(row => row.line),
    }
  }
  test('stand in the order of CNT_ORDER, whatever that of their rows', () => {
    expect(read(COURT, ARREST)).toEqual({ lines: [2, 1], again: [], marked: [] })
  })
  test('are told once, whatever is said of the person', () => {
    expect(read(ARREST, COURT, { ...COURT, PRI_NAME: 'ROW,ROBIN' })).toEqual({
      lines: [1, 2],
      again: [[3, 2]],
      marked: [3],
    })
  })
  test('of no count are the same only where the whole row is', () => {
    const damaged = { ...COURT, CNT_ORDER: 'x' }
    expect(read(damaged, damaged, { ...damaged, PRI_NAME: 'ROW,ROBIN' })).toEqual({
      lines: [1, 3],
      again: [[2, 1]],
      marked: [2],
    })
  })
})
