import { describe, expect, test } from 'vitest'
import { conviction as first, person } from '../../../../test/people.ts'
import type { Conviction } from '../../../record/person.ts'
import { formatDay } from '../../../time/day.ts'
import type { CaseCount, CaseRecord } from '../statute-case.ts'
import { lastDayOfMisdemeanor } from './caps.ts'

const THEFT = { offense: '484(A) PC-THEFT', class: 'misdemeanor', on: '2018-05-03' } as const
const told = (count: Partial<CaseCount> = {}, record: Partial<CaseRecord> = {}): Conviction =>
  first(person({ ...record, convictions: [{ ...THEFT, ...count }, ...(record.convictions ?? [])] }))
const lastDay = (one: Conviction): string | undefined => {
  const day = lastDayOfMisdemeanor(one)
  return day === undefined ? undefined : formatDay(day)
}

describe('the last day of a misdemeanor’s probation and jail', () => {
  test.each<[string, Conviction, string | undefined]>([
    ['five years from the conviction', told(), '2023-05-03'],
    ['the last day of 2020', told({ on: '2020-12-31' }), '2025-12-31'],
    ['since 2021 nothing that was read bounds it', told({ on: '2021-01-01' }), undefined],
    ['a year only: from its last day', told({ on: '2018' }), '2023-12-31'],
    ['a year that may be 2021', told({ on: '2021' }), undefined],
    [
      'no day at all',
      first(person({ convictions: [{ offense: THEFT.offense, class: 'misdemeanor' }] })),
      undefined,
    ],
    ['a felony', told({ class: 'felony' }), undefined],
    ['an infraction', told({ class: 'infraction' }), undefined],
    ['revoked', told({ later: ['probation-revoked'] }), undefined],
    ['an order nobody can read', told({ later: ['other'] }), undefined],
    ['dismissed since', told({ later: ['dismissed'] }), '2023-05-03'],
    ['rows of the person rejected', told({}, { doubts: ['unread-row'] }), undefined],
    [
      'an arrest for a violation of probation',
      told({}, { arrests: [{ on: '2019-01-01', charges: [{ offense: '1203.2 PC-PROBATION VIOL' }] }] }),
      undefined,
    ],
    [
      'an arrest for theft',
      told({}, { arrests: [{ on: '2019-01-01', charges: [{ offense: THEFT.offense }] }] }),
      '2023-05-03',
    ],
    [
      'beside a felony of its case',
      told({ cycle: '1' }, { convictions: [{ ...THEFT, class: 'felony', cycle: '1' }] }),
      undefined,
    ],
    [
      'beside a felony of another case',
      told({}, { convictions: [{ ...THEFT, class: 'felony' }] }),
      '2023-05-03',
    ],
    [
      'six counts of one case: six years',
      told({ cycle: '1' }, { convictions: Array.from({ length: 5 }, () => ({ ...THEFT, cycle: '1' })) }),
      '2024-05-03',
    ],
  ])('%s', (_, one, expected) => {
    expect(lastDay(one)).toBe(expected)
  })

  test('a warrant in the case: the person may have been gone', () => {
    const one = told()
    expect(lastDay({ ...one, cycle: { ...one.cycle, warrant: true } })).toBeUndefined()
  })
})
