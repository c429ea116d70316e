/** When the arrest of a cycle was, and the latest day of its offenses. */
import { describe, expect, test } from 'vitest'
import { ALWAYS, theDay } from '../../../time/day.ts'
import { between, formatWindow, on } from '../../../time/window.ts'
import { ARREST, COURT, convictedCycleOf, type Fields, madeUpReaders } from '../made-up.ts'
import { arrestsOf, latestOffense } from './arrests.ts'
import { readCycle } from './cycle.ts'

describe('the arrest of a cycle', () => {
  const arrested = (...rows: readonly Fields[]) => {
    const draft = convictedCycleOf(...rows)
    const { arrested, arrestSources } = readCycle(draft, arrestsOf(draft), new Set(), madeUpReaders())
    return [formatWindow(arrested), arrestSources.map(({ line, column }) => [line, column])]
  }
  test('is the day of its arrest step, and of the cycle where that is another', () => {
    expect(arrested(ARREST, COURT)).toEqual(['1995-06-01', [[1, 'STP_EVENT_DATE']]])
    expect(arrested({ ...ARREST, CYC_DATE: '19950603' })).toEqual([
      'between 1995-06-01 and 1995-06-03',
      [
        [1, 'STP_EVENT_DATE'],
        [1, 'CYC_DATE'],
      ],
    ])
  })
  test('is not after the conviction, where some of its days are not', () => {
    expect(
      arrested({ ...ARREST, STP_EVENT_DATE: '19950900', CYC_DATE: '' }, { ...COURT, CYC_DATE: '' }),
    ).toEqual(['1995-09-01', [[1, 'STP_EVENT_DATE']]])
    expect(arrested({ ...ARREST, STP_EVENT_DATE: '19960101' }, COURT)).toEqual([
      '1995-06-01',
      [[1, 'CYC_DATE']],
    ])
  })
  test('is unknown where no row gives a day', () => {
    expect(arrested({ ...ARREST, STP_EVENT_DATE: '', CYC_DATE: '' })).toEqual(['unknown', []])
  })
})

test('what is read when asked for: who arrested, where, and the numbers of the case', () => {
  const draft = convictedCycleOf({ ...ARREST, OFN: 'A9' }, COURT)
  const cycle = readCycle(draft, [], new Set(), madeUpReaders())
  const { agency, county, caseNumbers, key } = cycle
  expect({ agency, county, caseNumbers, key }).toEqual({
    agency: 'CAPD SACRAMENTO',
    county: 'SACRAMENTO',
    caseNumbers: ['A9', '95F01234'],
    key: '101',
  })
})

describe('the latest day of an offense', () => {
  const convicted = on(theDay('1995-09-01'))
  const arrest = (day: string) => ({ day: on(theDay(day)) })
  test.each([
    ['is that of the last arrest before the conviction', ['1995-06-01', '1995-07-01'], '1995-07-01'],
    ['is not that of an arrest after it', ['1995-06-01', '1996-01-01'], '1995-06-01'],
    ['is the conviction where there is no arrest', [], '1995-09-01'],
  ])('%s', (_, days, expected) => {
    expect(latestOffense(days.map(arrest), convicted)).toBe(theDay(expected))
  })
  test('is not after the conviction where the arrest may be', () => {
    const month = { day: between(theDay('1995-09-01'), theDay('1995-09-30')) }
    expect([
      latestOffense([month], convicted),
      latestOffense([{ day: { soonest: ALWAYS, latest: ALWAYS } }], convicted),
    ]).toEqual([convicted.latest, convicted.latest])
  })
})
