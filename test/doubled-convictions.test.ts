/** One court case told in two cycles is one conviction: one prior, filed once. What may be one is asked. */
import { describe } from 'vitest'
import type { Fields } from '../src/intake/ca-doj/made-up.ts'
import {
  ASKED,
  arrest,
  court,
  cycle,
  MARIJUANA,
  NEVER_GIVEN,
  NEVER_REFUSED,
  NO,
  order,
  PROBATION,
  SURE,
  THEFT,
  testRecords,
} from './made-up-records.ts'

const CASE: Fields = { ...MARIJUANA, FE_NUM_CRT_CASE: '85F01234' }
const once = cycle('101', '19850901', CASE)
const again = (fields: Fields = {}, number = '102 002 001', date = '19850901'): Fields =>
  court(number, date, { ...CASE, CYC_DATE: '19850715', ...fields })
const now = cycle('109', '19950901')
const DISMISSED = 'DISMISSED/FURTHERANCE OF JUSTICE'
const SEALED = 'CONV DISM & SEALED PER 11361.8 HS'

describe('one conviction told twice', () => {
  const one = (says: string, ...rows: readonly Fields[]) => ({
    says,
    rows: [...rows, ...now],
    right: { '1985-09-01': SURE, '1995-09-01': SURE },
  })
  testRecords([
    one('in two cycles, alike', ...once, again()),
    one('after two arrests', ...once, arrest('102 001 001', '19850715', MARIJUANA), again()),
    one('with another spelling of the number', ...once, again({ FE_NUM_CRT_CASE: '85-F-1234' })),
    one(
      'with the number in another column',
      ...once,
      again({ FE_NUM_CRT_CASE: '', FE_NUM_DOCKET: '85F01234' }),
    ),
    one(
      'with the offense in another column',
      ...once,
      again({ OFFENSE_DESCR: '', CONV_OFFENSE_DESCR: MARIJUANA.OFFENSE_DESCR as string }),
    ),
    one(
      'in another writing of the section',
      ...once,
      again({ OFFENSE_DESCR: '11359HS-POSSESS MARIJUANA FOR SALE' }),
    ),
    one(
      'with padding',
      ...once,
      again({ STP_ORI_DESCR: 'CASC  SACRAMENTO  ', FE_NUM_CRT_CASE: ' 85F01234 ' }),
    ),
    one('in three cycles', ...once, again(), again({}, '103 002 001')),
    one('in two steps of one cycle', ...once, again({}, '101 003 001')),
    one('with another part of the sentence', ...once, again(PROBATION)),
    one(
      'beside other counts of the case',
      ...once,
      court('101 002 002', '19850901', { ...CASE, ...THEFT }),
      again(),
      again(THEFT, '102 002 002'),
    ),
  ])
})

describe('what may be one conviction is asked', () => {
  const asked = (says: string, dates: readonly string[], ...rows: readonly Fields[]) => ({
    says,
    rows: [...rows, ...now],
    right: { ...Object.fromEntries(dates.map(date => [date, NEVER_REFUSED])), '1995-09-01': ASKED },
    given: 1,
    lines: dates.length === 1 ? { [dates[0] as string]: 2 } : {},
  })
  testRecords([
    asked('without a number', ['1985-09-01'], ...once, again({ FE_NUM_CRT_CASE: '' })),
    asked('without a court', ['1985-09-01'], ...once, again({ STP_ORI_DESCR: '' })),
    asked(
      'in another court of the county',
      ['1985-09-01'],
      ...once,
      again({ STP_ORI_DESCR: 'CAMC SACRAMENTO' }),
    ),
    asked('on another day', ['1985-09-01', '1985-10-15'], ...once, again({}, '102 002 001', '19851015')),
    asked('without a day', ['1985-09-01', 'undated'], ...once, again({ STP_EVENT_DATE: '' })),
    asked('as another count', ['1985-09-01'], ...once, again({}, '102 002 002')),
    asked(
      'with a subdivision',
      ['1985-09-01'],
      ...once,
      again({ OFFENSE_DESCR: '11359(A) HS-POSSESS MARIJUANA FOR SALE' }),
    ),
    asked('with a number cut short', ['1985-09-01'], ...once, again({ FE_NUM_CRT_CASE: '85F012' })),
    asked(
      'as the second part of a sentence whose first is another count’s',
      ['1985-09-01'],
      ...once,
      again(PROBATION, '101 002 010'),
    ),
  ])
})

describe('two convictions are two', () => {
  const two = (says: string, dates: readonly string[], ...rows: readonly Fields[]) => ({
    says,
    rows: [...rows, ...now],
    right: { ...Object.fromEntries(dates.map(date => [date, SURE])), '1995-09-01': NEVER_GIVEN },
    lines: dates.length === 1 ? { [dates[0] as string]: 2 } : {},
  })
  testRecords([
    two('of two numbers', ['1985-09-01'], ...once, again({ FE_NUM_CRT_CASE: '85F01235' })),
    two('of two counts', ['1985-09-01'], ...once, again({}, '101 002 002')),
    two(
      'of two days and numbers',
      ['1985-09-01', '1987-09-01'],
      ...once,
      again({ FE_NUM_CRT_CASE: '87F04321', CYC_DATE: '19870601' }, '102 002 001', '19870901'),
    ),
  ])
})

describe('what was ordered on one telling is ordered on the conviction', () => {
  testRecords([
    {
      says: 'sealed, by the number of the case',
      rows: [
        ...once,
        again(),
        order('102 003 001', '20180101', '19850715', { ...CASE, DISP_DESCR: SEALED }),
        ...now,
      ],
      right: { '1985-09-01': NO, '1995-09-01': SURE },
    },
    {
      says: 'sealed, by the count of the second cycle alone',
      rows: [...once, again(), order('102 003 001', '20180101', '19850715', { DISP_DESCR: SEALED }), ...now],
      right: { '1985-09-01': NEVER_GIVEN, '1995-09-01': NEVER_REFUSED },
    },
    {
      says: 'dismissed, by the count of the second cycle',
      rows: [
        ...once,
        again(),
        order('102 003 001', '19870101', '19850715', { ...CASE, DISP_DESCR: DISMISSED }),
        ...now,
      ],
      right: { '1985-09-01': NEVER_GIVEN, '1995-09-01': NEVER_REFUSED },
    },
    {
      says: 'sealed in the cycle of one that may be the same',
      rows: [
        ...once,
        again({ STP_ORI_DESCR: '' }),
        order('102 003 001', '20180101', '19850715', { ...MARIJUANA, DISP_DESCR: SEALED }),
        ...now,
      ],
      right: { '1985-09-01': NEVER_GIVEN, '1995-09-01': NEVER_REFUSED },
      lines: { '1985-09-01': 2 },
    },
  ])
})
