/** Convictions that only a prison, a jail, a probation or a parole office tells: never nothing, and never counted twice. */
import { describe } from 'vitest'
import type { Fields } from '../src/intake/ca-doj/made-up.ts'
import {
  ASKED,
  arrest,
  court,
  cycle,
  JAIL,
  MARIJUANA,
  MURDER,
  NEVER_GIVEN,
  NEVER_REFUSED,
  NO,
  PROBATION,
  SURE,
  silent,
  step,
  THEFT,
  testRecords,
} from './made-up-records.ts'

const TERM: Fields = {
  SENT_ORDER: '1',
  SENT_LOC_DESCR: 'PRISON',
  SENT_LENGTH: '20',
  SENT_TIME_CODE: 'Y',
  SENT_TIME_DESCR: 'YEARS',
}
const FOUR: Fields = { ...TERM, SENT_LENGTH: '4' }
const prison = (number: string, date: string, fields: Fields): Fields =>
  step(number, 'CUSTODY', date, { STP_ORI_DESCR: 'CASD CORRECTIONS', STP_ORI_CNTY_NAME: 'MARIN', ...fields })
const jail = (number: string, date: string, fields: Fields): Fields =>
  step(number, 'CUSTODY', date, { STP_ORI_DESCR: 'CASO SACRAMENTO', ...fields })
const probation = (number: string, date: string, fields: Fields): Fields =>
  step(number, 'PROBATION', date, { STP_ORI_DESCR: 'CAPO SACRAMENTO', ...fields })
const ROBBERY: Fields = { OFFENSE_DESCR: '211 PC-ROBBERY', OFFENSE_TOC: 'F' }
const SEX: Fields = { OFFENSE_DESCR: '288(A) PC-LEWD OR LASCIVIOUS ACTS W/CHILD UNDER 14', OFFENSE_TOC: 'F' }
const now = cycle('109', '19950901')

describe('a murder that no court’s row tells stands before the conviction, or a person looks', () => {
  const told = (says: string, ...rows: readonly Fields[]) => ({
    says,
    rows: [...rows, ...now],
    right: { '1995-09-01': NEVER_GIVEN },
  })
  testRecords([
    told(
      'by a prison, with its term and the court',
      prison('101 001 001', '19900713', {
        ...MURDER,
        ...TERM,
        COMMENT_TEXT: 'SEN FROM: LOS ANGELES CO CRT #XR00001',
      }),
    ),
    told('by a prison alone', prison('101 001 001', '19900713', MURDER)),
    told('by a prison that paroled', prison('101 001 001', '19900713', { ...MURDER, DISP_DESCR: 'PAROLED' })),
    told(
      'by a term alone, of no agency',
      step('101 001 001', 'CUSTODY', '19900713', { ...MURDER, ...TERM, STP_ORI_DESCR: '' }),
    ),
    told(
      'by a step of its own words',
      step('101 001 001', 'CUSTODY:CDC', '19900713', { ...MURDER, STP_ORI_DESCR: '' }),
    ),
    told(
      'in the comment, where the offense should stand',
      prison('101 001 001', '19900713', {
        OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE',
        COMMENT_TEXT: 'CHRG 187(A) PC-MURDER',
      }),
    ),
    told(
      'by a parole office',
      step('101 001 001', 'PAROLE', '19900713', { ...MURDER, STP_ORI_DESCR: 'CAPA SACRAMENTO' }),
    ),
    told('by interstate parole', step('101 001 001', 'INTERST COMP PAROLEE', '19900713', MURDER)),
    told(
      'by interstate parole, in other words',
      step('101 001 001', 'INTERSTATE PAROLE', '19900713', MURDER),
    ),
    told(
      'by a step whose words are not known',
      step('101 001 001', 'CUSTODY/CDCR-NKSP', '19900713', { ...MURDER, STP_ORI_DESCR: 'CASD CORRECTIONS' }),
    ),
    told('by supervision after prison', step('101 001 001', 'PRCS', '19940713', MURDER)),
    told('by probation', probation('101 001 001', '19900713', MURDER)),
    told('by a jail, with a term', jail('101 001 001', '19900713', { ...MURDER, ...JAIL })),
    told(
      'by a jail that took the person from a court',
      jail('101 001 001', '19900713', {
        ...MURDER,
        COMMENT_TEXT: 'RECEIVED FROM: SACRAMENTO SUPERIOR COURT',
      }),
    ),
    told(
      'by a jail that gives a class',
      jail('101 001 001', '19900713', { ...MURDER, CONV_STAT_DESCR: 'FELONY' }),
    ),
    told(
      'after the arrest for it',
      arrest('101 001 001', '19900101', MURDER),
      prison('101 002 001', '19900713', MURDER),
    ),
    told(
      'in the cycle of another conviction',
      ...cycle('101', '19900601', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
      prison('101 003 001', '19900713', MURDER),
    ),
    told(
      'without a day, in a cycle with one',
      prison('101 001 001', '', { ...MURDER, CYC_DATE: '19900713' }),
    ),
    told('of an offense that has to be registered', prison('101 001 001', '19900713', SEX)),
    told('of no offense at all', prison('101 001 001', '19900713', TERM)),
  ])
})

describe('what is no conviction stops nobody', () => {
  const nothing = (says: string, ...rows: readonly Fields[]) => ({
    says,
    rows: [...rows, ...now],
    right: { '1995-09-01': SURE },
  })
  testRecords([
    nothing('a jail before the trial', jail('101 001 001', '19900713', MURDER)),
    nothing(
      'a jail that released',
      jail('101 001 001', '19900713', { ...MURDER, DISP_DESCR: 'REL/CHARGES DROPPED' }),
    ),
    nothing(
      'supervision of a diversion',
      probation('101 001 001', '19900713', { ...MARIJUANA, COMMENT_TEXT: 'PRETRIAL DIVERSION' }),
    ),
    nothing('a robbery', prison('101 001 001', '19900713', { ...ROBBERY, ...TERM })),
    nothing(
      'a murder of which the arrest came after it',
      arrest('110 001 001', '20010101', MURDER),
      prison('110 002 001', '20010713', { ...MURDER, ...TERM }),
    ),
    nothing('an applicant', step('101 001 001', 'APPLICANT', '19900713', MURDER)),
  ])
})

describe('a conviction that a court tells too is one', () => {
  testRecords([
    {
      says: 'in the cycle of its court',
      rows: [
        ...cycle('101', '19900901'),
        prison('101 003 001', '19901001', { ...MARIJUANA, ...TERM, SENT_LENGTH: '2' }),
        ...now,
      ],
      right: { '1990-09-01': SURE, '1995-09-01': SURE },
    },
    {
      says: 'by the charge, where a section of procedure stands as its offense',
      rows: [
        ...cycle('101', '19950901', { ...MARIJUANA, CONV_OFFENSE_DESCR: '1170(H) PC-SENTENCING' }),
        prison('101 003 001', '19951001', { ...MARIJUANA, ...TERM, SENT_LENGTH: '2' }),
      ],
      right: { '1995-09-01': ASKED },
    },
    {
      says: 'by its section without the subdivision',
      rows: [
        ...cycle('101', '19900901', {
          ...MARIJUANA,
          OFFENSE_DESCR: '11359(A) HS-POSSESS MARIJUANA FOR SALE',
        }),
        prison('101 003 001', '19901001', MARIJUANA),
      ],
      right: { '1990-09-01': SURE },
    },
    {
      says: 'in a cycle of its own, by the number of the case',
      rows: [
        ...cycle('101', '19850901', { ...MARIJUANA, ...FOUR, FE_NUM_CRT_CASE: '85F1234' }),
        prison('102 001 001', '19881001', {
          ...MARIJUANA,
          COMMENT_TEXT: 'SEN FROM: SACRAMENTO CO CRT #85-F-1234',
        }),
        ...now,
      ],
      right: { '1985-09-01': SURE, '1995-09-01': SURE },
    },
    {
      says: 'in a cycle of its own, soon after the court',
      rows: [...cycle('101', '19850901'), prison('102 001 001', '19851001', MARIJUANA), ...now],
      right: { '1985-09-01': SURE, '1995-09-01': SURE },
    },
    {
      says: 'in a cycle of its own and long after, it may be another prior, and the later one is asked',
      rows: [...cycle('101', '19800901'), prison('102 001 001', '19881001', MARIJUANA), ...now],
      right: { '1980-09-01': NEVER_REFUSED, undated: ASKED, '1995-09-01': ASKED },
    },
    {
      says: 'custody and parole of one cycle are one prior that may be',
      rows: [
        prison('101 001 001', '19881001', MARIJUANA),
        step('101 002 001', 'PAROLE', '19900101', MARIJUANA),
        ...now,
      ],
      right: { undated: ASKED, '1995-09-01': SURE },
    },
    {
      says: 'a murder that a court tells, and a prison, still refuses',
      rows: [
        ...cycle('101', '19880901', { ...MURDER, ...TERM }),
        prison('101 003 001', '19890101', MURDER),
        ...now,
      ],
      right: { '1995-09-01': NO },
    },
    {
      says: 'what a court’s row leaves open and a prison tells is one that may be',
      rows: [
        arrest('101 001 001', '19880601', MARIJUANA),
        silent(court('101 002 001', '19880901', { ...MARIJUANA, DISP_DESCR: '', CONV_STAT_DESCR: '' })),
        prison('101 003 001', '19881001', MARIJUANA),
        ...now,
      ],
      right: { '1988-09-01': ASKED, '1995-09-01': SURE },
    },
  ])
})

describe('a conviction considered that no court’s row tells', () => {
  testRecords([
    {
      says: 'by a prison of any county',
      rows: [prison('101 001 001', '19881001', { ...MARIJUANA, ...TERM, SENT_LENGTH: '2' })],
      right: { undated: ASKED },
    },
    {
      says: 'by probation',
      rows: [probation('101 001 001', '19881001', { ...MARIJUANA, ...PROBATION })],
      right: { undated: ASKED },
    },
    {
      says: 'by a jail',
      rows: [jail('101 001 001', '19881001', { ...MARIJUANA, ...JAIL })],
      right: { undated: ASKED },
    },
    {
      says: 'paroled',
      rows: [prison('101 001 001', '19881001', { ...MARIJUANA, DISP_DESCR: 'PAROLED' })],
      right: { undated: ASKED },
    },
  ])
})
