import { expect, test } from 'vitest'
import { ALWAYS, formatDay, NEVER, theDay } from '../time/day.ts'
import { between, on, UNKNOWN } from '../time/window.ts'
import { americanDate, dayText, windowText, withoutDays } from './days.ts'

const [first, last] = [theDay('1994-03-01'), theDay('1994-03-31')]

test.each([
  ['known exactly', on(first), '1994-03-01'],
  ['known within bounds', between(first, last), '1994-03-01..1994-03-31'],
  ['at the latest', between(ALWAYS, last), '..1994-03-31'],
  ['at the soonest', between(first, NEVER), '1994-03-01..'],
  ['not known', UNKNOWN, ''],
])('a day %s', (_, window, text) => {
  expect(windowText(window)).toBe(text)
})

test('every day of two centuries, twice, whatever was asked before', () => {
  for (let day = theDay('1900-01-01'); day <= theDay('2100-01-01'); day += 7) {
    for (const near of [day, day + 8192, day]) expect(dayText(near)).toBe(formatDay(near))
  }
})

test.each([
  ['Serving until 2029-01-01; from 2027-03-04 on', 'Serving until a day; from a day on'],
  ['arrested 1994-03-01..1994-03-31', 'arrested a day'],
  ['by ..2016-08-01', 'by a day'],
  ['a sentence... and 10 years', 'a sentence... and 10 years'],
])('%s, whatever the day', (text, without) => {
  expect(withoutDays(text)).toBe(without)
})

test('as counties write it', () => {
  expect(americanDate(theDay('1981-04-09'))).toBe('04/09/1981')
})
