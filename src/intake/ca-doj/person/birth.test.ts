/** Birth dates that rows agree on, and those nobody can have. */
import { expect, test } from 'vitest'
import { theDay } from '../../../time/day.ts'
import { formatWindow, on } from '../../../time/window.ts'
import { madeUpReaders, rowOf } from '../made-up.ts'
import { readBirth } from './birth.ts'
import { addArrestDay, addConvictionDay, newSpan } from './span.ts'

const read = (dates: readonly string[], span = newSpan()) => {
  const readers = madeUpReaders()
  const rows = dates.map((PRI_DOB, at) => rowOf({ PRI_DOB }, at + 1))
  const { birth, sources } = readBirth(rows, span, readers)
  return [formatWindow(birth), sources.map(({ line }) => line), readers.notes]
}
const span = (add: typeof addArrestDay, day: string) => {
  const days = newSpan()
  add(days, on(theDay(day)))
  return days
}

test('the day all rows give, each date told once', () => {
  expect(read(['19700102', '', '19700102'])).toEqual(['1970-01-02', [1], []])
})
test('a month and a day in it are that day', () => {
  expect(read(['19700100', '19700102'])).toEqual(['1970-01-02', [1, 2], ['PRI_DOB: only a month']])
})
test('two days are no day', () => {
  expect(read(['19700102', '19700103'])).toEqual([
    'unknown',
    [1, 2],
    ['birth date: rows of one person differ'],
  ])
})
test('the first day of 1900 stands for none', () => {
  expect(read(['19000101'])).toEqual([
    'unknown',
    [1],
    ['birth date: the first day of 1900, which stands for none'],
  ])
})
test('nobody is arrested under ten', () => {
  const note = 'birth date: contradicted by an arrest or conviction under ten'
  expect(read(['19700102'], span(addArrestDay, '1980-01-01'))).toEqual(['unknown', [1], [note]])
  expect(read(['19700102'], span(addArrestDay, '1980-01-02'))).toEqual(['1970-01-02', [1], []])
})
test('nobody is convicted at a hundred, though an arrest may be put down then', () => {
  const note = 'birth date: contradicted by a conviction at a hundred or more'
  expect(read(['19100102'], span(addConvictionDay, '2010-01-02'))).toEqual(['unknown', [1], [note]])
  expect(read(['19100102'], span(addConvictionDay, '2010-01-01'))).toEqual(['1910-01-02', [1], []])
  expect(read(['19100102'], span(addArrestDay, '2015-01-01'))).toEqual(['1910-01-02', [1], []])
})
