/** Days against the calendar that the platform brings (Temporal), and the declared convention for months too short. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ALWAYS,
  addPeriod,
  civil,
  type Day,
  dayOf,
  daysInMonth,
  formatDay,
  formatPeriod,
  isLeapYear,
  NEVER,
  type Period,
  parseDay,
  runsWithin,
  theDay,
} from './day.ts'

const EPOCH = Temporal.PlainDate.from('1970-01-01')
const serialOf = (date: Temporal.PlainDate): Day => EPOCH.until(date, { largestUnit: 'day' }).days
const dateOf = (day: Day): Temporal.PlainDate => EPOCH.add({ days: day })
const FIRST = serialOf(Temporal.PlainDate.from('0001-01-01'))
const LAST = serialOf(Temporal.PlainDate.from('9999-12-31'))
const anyDay = fc.integer({ min: FIRST, max: LAST })
/** Days near the ends of months, where sums of dates go wrong. */
const endOfMonth = fc
  .tuple(fc.integer({ min: 1, max: 9990 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 4 }))
  .map(
    ([year, month, back]) =>
      serialOf(Temporal.PlainDate.from({ year, month, day: 31 }, { overflow: 'constrain' })) - back,
  )
const someDay = fc.oneof(anyDay, endOfMonth)

describe('a day and its date', () => {
  test('agree with Temporal on every day from 1900 to 2100', () => {
    const wrong: string[] = []
    let day = serialOf(Temporal.PlainDate.from('1900-01-01'))
    const end = Temporal.PlainDate.from('2101-01-01')
    for (
      let date = Temporal.PlainDate.from('1900-01-01');
      Temporal.PlainDate.compare(date, end) < 0;
      date = date.add({ days: 1 }), day++
    ) {
      const { year, month, day: d } = civil(day)
      if (
        year !== date.year ||
        month !== date.month ||
        d !== date.day ||
        dayOf(date.year, date.month, date.day) !== day
      )
        wrong.push(date.toString())
    }
    expect(wrong).toEqual([])
    expect(day).toBe(serialOf(end))
  })

  test('agree with Temporal on any day from year 1 to year 9999', () => {
    fc.assert(
      fc.property(someDay, day => {
        const date = dateOf(day)
        expect(civil(day)).toEqual({ year: date.year, month: date.month, day: date.day })
        expect(dayOf(date.year, date.month, date.day)).toBe(day)
      }),
      { numRuns: 2000 },
    )
  })

  test('a date that does not exist is no day, whatever its numbers', () => {
    const number = (min: number, max: number) => fc.oneof(fc.integer({ min, max }), fc.constant(Number.NaN))
    fc.assert(
      fc.property(number(-1, 10001), number(-1, 14), number(-1, 33), (year, month, day) => {
        let expected: Day | undefined
        try {
          const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
          if (date.year >= 1 && date.year <= 9999) expected = serialOf(date)
        } catch {
          expected = undefined
        }
        expect(dayOf(year, month, day)).toBe(expected)
      }),
      { numRuns: 3000 },
    )
  })

  test.each([
    [2023, 2, 29],
    [1900, 2, 29],
    [2024, 2, 30],
    [2024, 4, 31],
    [2024, 0, 1],
    [2024, 13, 1],
    [2024, 1, 0],
    [0, 1, 1],
    [10000, 1, 1],
    [2024.5, 1, 1],
    [2024, 1.5, 1],
    [2024, 1, 1.5],
  ])('%d-%d-%d does not exist', (year, month, day) => {
    expect(dayOf(year, month, day)).toBeUndefined()
  })

  test('leap years and lengths of months are those of Temporal', () => {
    const wrong: number[] = []
    for (let year = 1; year <= 9999; year++) {
      if (isLeapYear(year) !== Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear)
        wrong.push(year)
    }
    expect(wrong).toEqual([])
    for (const year of [1900, 2000, 2023, 2024]) {
      for (let month = 1; month <= 12; month++)
        expect(daysInMonth(year, month)).toBe(Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
    }
  })
})

describe('reading and writing', () => {
  test('a day written is read as the same day', () => {
    fc.assert(
      fc.property(someDay, day => {
        expect(formatDay(day)).toBe(dateOf(day).toString())
        expect(parseDay(formatDay(day))).toBe(day)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    '',
    '2024',
    '2024-1-1',
    '24-01-01',
    '2024/01/01',
    '2024-01-01 ',
    ' 2024-01-01',
    '2024-01-01T00:00',
    '2023-02-29',
    '2024-00-10',
    '0000-01-01',
    '-2024-01-01',
    'always',
    'never',
    '٢٠٢٤-٠١-٠١',
  ])('[%s] is not a date', text => {
    expect(parseDay(text)).toBeUndefined()
  })

  test('a day the program itself names must exist', () => {
    expect(theDay('2016-11-09')).toBe(17114)
    expect(() => theDay('2016-11-31')).toThrow('[2016-11-31] is not a date written YYYY-MM-DD')
  })

  test('the two ends have names and are outside every day a record can hold', () => {
    expect([formatDay(ALWAYS), formatDay(NEVER)]).toEqual(['always', 'never'])
    expect(ALWAYS).toBeLessThan(FIRST)
    expect(NEVER).toBeGreaterThan(LAST)
  })
})

/** The convention stated a second time: Temporal refuses a day that does not exist; then the first of the month after. */
function stated(day: Day, { years = 0, months = 0, days = 0 }: Period): Day {
  const start = dateOf(day)
  let end: Temporal.PlainDate
  try {
    end = start.add({ months: years * 12 + months }, { overflow: 'reject' })
  } catch {
    end = start.with({ day: 1 }).add({ months: years * 12 + months + 1 })
  }
  return serialOf(end.add({ days }))
}

describe('adding a period', () => {
  const anyPeriod = (least: number): fc.Arbitrary<Period> =>
    fc.record(
      {
        years: fc.integer({ min: least && -80, max: 80 }),
        months: fc.integer({ min: least && -30, max: 30 }),
        days: fc.integer({ min: least && -800, max: 800 }),
      },
      { requiredKeys: [] },
    )
  const inside = fc
    .oneof(fc.integer({ min: FIRST + 40000, max: LAST - 40000 }), endOfMonth)
    .filter(day => day > FIRST + 40000)

  test('follows the declared convention, forwards and backwards', () => {
    fc.assert(
      fc.property(inside, anyPeriod(-1), (day, period) => {
        expect(addPeriod(day, period)).toBe(stated(day, period))
      }),
      { numRuns: 4000 },
    )
  })

  test('follows it from every day of a leap year and the year after, by every number of months to ten years', () => {
    const wrong: string[] = []
    for (let day = theDay('2024-01-01'); day <= theDay('2025-12-31'); day++) {
      for (let months = -12; months <= 120; months += day % 4 === 0 ? 1 : 12) {
        if (addPeriod(day, { months }) !== stated(day, { months })) wrong.push(`${formatDay(day)} ${months}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test.each<[string, Period, string]>([
    ['2024-02-29', { years: 1 }, '2025-03-01'],
    ['2024-02-29', { years: 4 }, '2028-02-29'],
    ['2023-02-28', { years: 1 }, '2024-02-28'],
    ['2024-08-31', { months: 6 }, '2025-03-01'],
    ['2023-08-31', { months: 6 }, '2024-03-01'],
    ['2024-01-30', { months: 1 }, '2024-03-01'],
    ['2024-05-31', { months: 1 }, '2024-07-01'],
    ['2024-03-14', { years: 4 }, '2028-03-14'],
    ['2024-12-31', { days: 1 }, '2025-01-01'],
    ['2024-01-31', { years: 1, months: 1, days: 1 }, '2025-03-02'],
    ['2024-02-29', { years: -1 }, '2023-03-01'],
    ['2024-03-14', {}, '2024-03-14'],
  ])('%s and %o is %s', (from, period, to) => {
    expect(formatDay(addPeriod(theDay(from), period))).toBe(to)
  })

  test('a period never ends sooner for having started later', () => {
    fc.assert(
      fc.property(
        inside,
        fc.integer({ min: 0, max: 40 }),
        anyPeriod(-1),
        (day, more, period) => addPeriod(day, period) <= addPeriod(day + more, period),
      ),
      { numRuns: 2000 },
    )
  })

  test('a period never ends before it has run in full, and at most a day after the corresponding one', () => {
    fc.assert(
      fc.property(inside, anyPeriod(0), (day, period) => {
        const { years = 0, months = 0, days = 0 } = period
        const constrained = serialOf(dateOf(day).add({ years, months }).add({ days }))
        const over = addPeriod(day, period) - constrained
        expect([0, 1]).toContain(over)
      }),
      { numRuns: 2000 },
    )
  })

  test('the ends of time stay where they are', () => {
    fc.assert(
      fc.property(anyPeriod(-1), period => {
        expect([addPeriod(ALWAYS, period), addPeriod(NEVER, period)]).toEqual([ALWAYS, NEVER])
      }),
      { numRuns: 100 },
    )
  })

  test('no period reaches past the ends of time', () => {
    const day = theDay('2024-01-01')
    expect([addPeriod(day, { years: 9_999_999 }), addPeriod(day, { years: -9_999_999 })]).toEqual([
      NEVER,
      ALWAYS,
    ])
  })

  test.each<[Period, string]>([
    [{ years: 5 }, '5 years'],
    [{ years: 1, months: 6 }, '1 year and 6 months'],
    [{ days: 1 }, '1 day'],
    [{ years: 2, months: 1, days: 10 }, '2 years and 1 month and 10 days'],
    [{}, '0 days'],
    [{ years: 0, days: 0 }, '0 days'],
  ])('%o in words is %s', (period, words) => {
    expect(formatPeriod(period)).toBe(words)
  })
})

describe('a period that runs within two days', () => {
  const length = fc.record(
    {
      years: fc.integer({ min: -5, max: 80 }),
      months: fc.integer({ min: -3, max: 40 }),
      days: fc.integer({ min: -10, max: 400 }),
    },
    { requiredKeys: [] },
  )

  test('is one that ends by the second: a glance at their distance agrees with the calendar', () => {
    const near = fc.tuple(someDay, length, fc.integer({ min: -40, max: 40 }))
    fc.assert(
      fc.property(near, ([from, period, off]) => {
        const to = addPeriod(from, period) + off
        expect(runsWithin(period)(from, to)).toBe(addPeriod(from, period) <= to)
      }),
      { numRuns: 20_000 },
    )
  })

  test('and at the ends of time', () => {
    const ends = [ALWAYS, 0, NEVER]
    for (const period of [{}, { years: 21 }, { days: 1 }, { years: -3 }]) {
      for (const from of ends)
        for (const to of ends) expect(runsWithin(period)(from, to)).toBe(addPeriod(from, period) <= to)
    }
  })
})
