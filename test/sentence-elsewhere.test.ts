/** A sentence that the record tells of elsewhere than on the count is a sentence: only those wait whose answer may turn on it. */
import { describe } from 'vitest'
import type { Fields } from '../src/intake/ca-doj/made-up.ts'
import {
  ASKED,
  arrest,
  court,
  JAIL,
  MARIJUANA,
  type MadeUpRecord,
  NEVER_REFUSED,
  PROBATION,
  SURE,
  silent,
  step,
  THEFT,
  testRecords,
} from './made-up-records.ts'

const RECEIVING: Fields = { OFFENSE_DESCR: '496 PC-RECEIVE/ETC KNOWN STOLEN PROPERTY', OFFENSE_TOC: 'F' }
const FINE: Fields = {
  SENT_ORDER: '1',
  SENT_LOC_DESCR: 'FINE',
  SENT_LENGTH: '',
  SENT_TIME_CODE: '',
  SENT_TIME_DESCR: '',
}
const SAYS: Fields = { DISP_DESCR: 'CONVICTED' }

/** A count without a sentence, of a case with other rows: convicted in June 2025 of what was done in 2016, or long ago. */
const case_ = (date: string, own: Fields, ...others: readonly Fields[]): readonly Fields[] => [
  arrest('101 001 001', date === RECENT ? '20160601' : '19950601'),
  ...[{ ...silent(court('101 002 001', date, MARIJUANA)), ...SAYS, ...own }, ...others].map(fields => ({
    ...fields,
    CYC_DATE: date === RECENT ? '20160601' : '19950601',
  })),
]
const RECENT = '20250601'
const OLD = '19950901'
const other = (date: string, fields: Fields, number = '101 002 002'): Fields =>
  court(number, date, { ...RECEIVING, ...SAYS, ...fields })
const day = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
const record = (
  says: string,
  date: string,
  right: MadeUpRecord['right'][string],
  own: Fields,
  ...others: readonly Fields[]
): MadeUpRecord => ({
  says,
  rows: case_(date, own, ...others),
  right: { [day(date)]: right },
})

describe('whoever may serve a sentence that another row tells waits', () => {
  testRecords([
    record('of another count of the step', RECENT, ASKED, {}, other(RECENT, PROBATION)),
    record(
      'of another count of the case in another cycle',
      RECENT,
      ASKED,
      {},
      other(RECENT, { ...PROBATION, FE_NUM_CRT_CASE: '25F01101' }, '102 001 001'),
    ),
    record(
      'of a lesser count',
      RECENT,
      ASKED,
      {},
      other(RECENT, { ...THEFT, ...PROBATION, CONV_STAT_DESCR: 'MISDEMEANOR' }),
    ),
    record(
      'for life',
      RECENT,
      ASKED,
      {},
      other(RECENT, { SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '', SENT_TIME_CODE: 'L', SENT_TIME_DESCR: '' }),
    ),
    record(
      'of another count that cannot be read',
      RECENT,
      ASKED,
      {},
      other(RECENT, { ...JAIL, SENT_LENGTH: 'XX' }),
    ),
    record('in its comment', RECENT, ASKED, { COMMENT_TEXT: 'SEN: 3 YRS PROB' }),
    record('in its comment, in months', RECENT, ASKED, {
      COMMENT_TEXT: 'SEN: 036 MONTHS PROBATION, 90 DAYS JAIL, FINE',
    }),
    record('in its comment, the place first', RECENT, ASKED, { COMMENT_TEXT: 'FORMAL PROB 3 YRS' }),
    record('in its comment, and not readable', RECENT, ASKED, { COMMENT_TEXT: 'SEN: AS STATED IN COURT' }),
    record('in its comment, beside a jail term that has run', RECENT, ASKED, {
      ...JAIL,
      COMMENT_TEXT: 'SEN: 3 YRS PROB',
    }),
    record(
      'in the comment of another count',
      RECENT,
      ASKED,
      {},
      silent(other(RECENT, { COMMENT_TEXT: 'SEN: 3 YRS PROB' })),
    ),
    record(
      'by a probation office',
      RECENT,
      ASKED,
      {},
      step('101 003 001', 'PROBATION', '20250610', { ...MARIJUANA, ...PROBATION }),
    ),
    record(
      'by a probation office, without a length',
      RECENT,
      ASKED,
      {},
      step('101 003 001', 'PROBATION', '20250610', MARIJUANA),
    ),
    record(
      'by a probation office, in a comment',
      RECENT,
      ASKED,
      {},
      step('101 003 001', 'PROBATION', '20250610', { ...MARIJUANA, COMMENT_TEXT: '3 YEARS PROBATION' }),
    ),
    record(
      'by a prison, without a length',
      RECENT,
      ASKED,
      {},
      step('101 003 001', 'CUSTODY', '20250610', { ...MARIJUANA, STP_ORI_DESCR: 'CASD CORRECTIONS' }),
    ),
    record(
      'by a probation office in another cycle, by the number of the case',
      RECENT,
      ASKED,
      {},
      step('102 001 001', 'PROBATION', '20250610', { FE_NUM_CRT_CASE: '25F01101', ...PROBATION }),
    ),
    record('in its disposition', RECENT, ASKED, { DISP_DESCR: 'CONVICTED-PROB/JAIL' }),
  ])
})

describe('where it has run whichever way, nobody waits', () => {
  testRecords([
    record('long ago', OLD, SURE, {}, other(OLD, PROBATION)),
    record(
      'long ago, of several counts together',
      OLD,
      SURE,
      {},
      other(OLD, PROBATION),
      other(OLD, { ...PROBATION, SENT_LENGTH: '5' }, '101 002 003'),
    ),
    record(
      'long ago, of a lesser count',
      OLD,
      SURE,
      {},
      other(OLD, { ...THEFT, ...PROBATION, CONV_STAT_DESCR: 'MISDEMEANOR' }),
    ),
    record('long ago, in a comment', OLD, SURE, { COMMENT_TEXT: 'SEN: 3 YRS PROB' }),
    record(
      'long ago, by a probation office',
      OLD,
      SURE,
      {},
      step('101 003 001', 'PROBATION', '19950910', MARIJUANA),
    ),
    record('long ago, in the disposition', OLD, SURE, { DISP_DESCR: 'CONVICTED-PROB/JAIL' }),
    record('since then, of another count', RECENT, SURE, {}, other(RECENT, JAIL)),
    record('nothing but a fine', RECENT, SURE, {}, other(RECENT, FINE)),
    record(
      'a jail before the trial',
      RECENT,
      SURE,
      {},
      step('101 003 001', 'CUSTODY', '20250610', { ...MARIJUANA, STP_ORI_DESCR: 'CASO SACRAMENTO' }),
    ),
    record('nothing at all', RECENT, SURE, {}),
    record('of another case and day', RECENT, SURE, {}, other('20250901', PROBATION, '102 001 001')),
    record('a court named, and no sentence', RECENT, SURE, { COMMENT_TEXT: 'SEN FROM: SACRAMENTO CO CRT' }),
    record('with probation denied', RECENT, NEVER_REFUSED, {
      ...JAIL,
      DISP_DESCR: 'CONVICTED-JAIL PROBATION DENIED',
    }),
    record('a jail term of its own, whatever the disposition says besides', RECENT, SURE, {
      ...JAIL,
      DISP_DESCR: 'CONVICTED-PROB/JAIL',
    }),
    record(
      'a sentence of its own, beside that of another count',
      RECENT,
      SURE,
      JAIL,
      other(RECENT, PROBATION),
    ),
  ])
})
