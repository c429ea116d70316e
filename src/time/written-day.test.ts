import { expect, test } from 'vitest'
import { formatDay } from './day.ts'
import { writtenDays } from './written-day.ts'

/** Each text of a column as it is read, or why it is not. */
const read = (...column: readonly string[]) => {
  const reader = writtenDays(column)
  return column.map(text => {
    const found = reader(text)
    return 'day' in found ? formatDay(found.day) : found.why
  })
}

test('the writings of one day are one day', () => {
  const writings = [
    '2026-11-20',
    ' 2026-11-20 ',
    '20261120',
    '2026/11/20',
    '2026-11-20T00:00:00',
    '2026-11-20T00:00:00.000Z',
    '2026-11-20 00:00:00',
    '11/20/2026',
    '11/20/2026 0:00',
    '11/20/2026 12:00:00 AM',
    '11-20-2026',
    'Nov 20, 2026',
    'NOV 20 2026',
    'November 20, 2026',
    'Nov. 20, 2026',
    '20-Nov-2026',
    '20 Nov 2026',
    '20 November 2026',
  ]
  expect(read(...writings)).toEqual(writings.map(() => '2026-11-20'))
  expect(read('1/2/2026', '01/02/2026', '1-2-2026')).toEqual(['2026-01-02', '2026-01-02', '2026-01-02'])
})

test('what may be another day is none', () => {
  expect(read('11/20/26', '20-Nov-26', '1.2.26')).toEqual(
    ['', '', ''].map(() => 'has a year of two digits; write it as YYYY-MM-DD'),
  )
  expect(read('13/1/2026')).toEqual(['has no month [13]; write it as YYYY-MM-DD'])
  expect(read('20/11/2026', '1/2/2026', '3/3/2026', '2026-01-02', '11/30/2026')).toEqual([
    'has no month [20]; write it as YYYY-MM-DD',
    'may be two days, as another line of the column begins with the day; write it as YYYY-MM-DD',
    '2026-03-03',
    '2026-01-02',
    '2026-11-30',
  ])
})

test('what is no day is none', () => {
  const noDay = 'is no day of the calendar; write it as YYYY-MM-DD'
  const noDate = 'is no date; write it as YYYY-MM-DD, or as M/D/YYYY'
  expect(read('2/30/2026', '2026-13-01', '31-Foo-2026', '20260230')).toEqual([noDay, noDay, noDay, noDay])
  expect(read('soon', '', '46346', '1.2.2026', '11/2026', '2026')).toEqual([
    noDate,
    noDate,
    noDate,
    noDate,
    noDate,
    noDate,
  ])
})
