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
    ['since 2021 two years for theft', told({ on: '2021-01-01' }), '2023-01-01'],
    ['theft of 2022', told({ on: '2022-03-05' }), '2024-03-05'],
    ['theft since 1203g', told({ on: '2025-03-05' }), '2027-03-05'],
    ['petty theft', told({ offense: '488 PC-PETTY THEFT', on: '2022-03-05' }), '2024-03-05'],
    ['shoplifting', told({ offense: '459.5 PC-SHOPLIFTING', on: '2022-03-05' }), '2024-03-05'],
    ['petty theft of 490.2', told({ offense: '490.2 PC-PETTY THEFT', on: '2022-03-05' }), '2024-03-05'],
    [
      'battery since 2021: of a partner it has a length of its own',
      told({ offense: '242 PC-BATTERY', on: '2022-03-05' }),
      undefined,
    ],
    [
      'grand theft as a misdemeanor since 2021',
      told({ offense: '487(A) PC-GRAND THEFT', on: '2022-03-05' }),
      undefined,
    ],
    [
      'driving under the influence since 2021',
      told({ offense: '23152(A) VC-DUI', on: '2022-03-05' }),
      undefined,
    ],
    ['theft with a prior', told({ offense: '484/666 PC-THEFT W/PRIOR', on: '2022-03-05' }), undefined],
    ['a comment of another offense', told({ on: '2022-03-05', remark: '487(A) PC' }), undefined],
    ['theft since 2021, revoked', told({ on: '2022-03-05', later: ['probation-revoked'] }), undefined],
    [
      'theft since 2021 beside a battery of its case',
      told(
        { on: '2022-03-05', cycle: '1' },
        {
          convictions: [{ ...THEFT, on: '2022-03-05', offense: '242 PC-BATTERY', cycle: '1' }],
        },
      ),
      undefined,
    ],
    [
      'three thefts of one case: three years',
      told(
        { on: '2022-03-05', cycle: '1' },
        { convictions: Array.from({ length: 2 }, () => ({ ...THEFT, on: '2022-03-05', cycle: '1' })) },
      ),
      '2025-03-05',
    ],
    ['a year only: from its last day', told({ on: '2018' }), '2023-12-31'],
    ['some day of 2021', told({ on: '2021' }), '2023-12-31'],
    [
      'no day at all',
      first(person({ convictions: [{ offense: THEFT.offense, class: 'misdemeanor' }] })),
      undefined,
    ],
    ['jail that runs after another term', told({ sentence: '30 D + CONSECUTIVE' }), undefined],
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
