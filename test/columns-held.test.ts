/** Columns that say the same thing twice, and numbers that a record leaves out: what is asked, what is told, what stops nobody. */
import { describe } from 'vitest'
import {
  arrest,
  court,
  cycle,
  JAIL,
  MARIJUANA,
  MURDER,
  NEVER_GIVEN,
  NEVER_REFUSED,
  NO,
  order,
  PROBATION,
  SURE,
  step,
  THEFT,
  testRecords,
} from './made-up-records.ts'

const CYCLES = 'CNT_ORDER and CYC_ORDER name different cycles'
const STEPS = 'CNT_ORDER and STP_ORDER name different steps'
const AGES = 'CYC_AGE and PRI_DOB contradict each other'
const SEALED = 'CONV DISM & SEALED PER 11361.8 HS'
const second = { ...MARIJUANA, ...PROBATION }

describe('CNT_ORDER beside CYC_ORDER and STP_ORDER', () => {
  testRecords([
    {
      says: 'two parts of one sentence are one conviction, and one prior of the next',
      rows: [
        ...cycle('101', '19900901'),
        court('101 002 001', '19900901', second),
        ...cycle('102', '19950901'),
      ],
      right: { '1990-09-01': SURE, '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'a part whose CNT_ORDER names another cycle than CYC_ORDER is a part all the same',
      rows: [
        ...cycle('101', '19900901'),
        court('101 002 001', '19900901', { ...second, CNT_ORDER: '110002001000' }),
        ...cycle('102', '19950901'),
      ],
      right: { '1990-09-01': NEVER_REFUSED, '1995-09-01': NEVER_REFUSED },
      told: CYCLES,
    },
    {
      says: 'a part whose CNT_ORDER names another step than STP_ORDER is a part all the same',
      rows: [
        ...cycle('101', '19900901'),
        court('101 002 001', '19900901', { ...second, CNT_ORDER: '101020001000' }),
        ...cycle('102', '19950901'),
      ],
      right: { '1990-09-01': NEVER_REFUSED, '1995-09-01': NEVER_REFUSED },
      told: STEPS,
    },
    {
      says: 'a murder numbered into the cycle of another conviction still stands before it',
      rows: [
        arrest('101 001 001', '19880301', MURDER),
        court('101 002 001', '19880601', { ...MURDER, CYC_DATE: '19880301', CNT_ORDER: '102002001000' }),
        ...cycle('102', '19950901'),
      ],
      right: { '1995-09-01': NO },
      told: CYCLES,
    },
    {
      says: 'a murder of a cycle that only its number tells is the same murder',
      rows: [
        court('103 002 001', '19880601', { ...MURDER, CYC_ORDER: '101', CYC_DATE: '' }),
        ...cycle('102', '19950901'),
      ],
      right: { '1995-09-01': NO },
    },
    {
      says: 'a conviction numbered into another of the same section is not lost in it',
      rows: [
        ...cycle('101', '19850901'),
        court('102 002 001', '19900901', { ...MARIJUANA, CNT_ORDER: '103002001000' }),
        arrest('102 001 001', '19900601'),
        ...cycle('103', '19950901'),
      ],
      right: { '1985-09-01': NEVER_REFUSED, '1990-09-01': NEVER_REFUSED, '1995-09-01': NEVER_GIVEN },
      told: CYCLES,
    },
    {
      says: 'an order of two cycles that names neither case nor section may be about either conviction',
      rows: [
        ...cycle('101', '19900901'),
        ...cycle('102', '19950901'),
        order('102 003 001', '20180101', '', { CNT_ORDER: '101003001000', DISP_DESCR: SEALED }),
      ],
      right: { '1990-09-01': NEVER_GIVEN, '1995-09-01': NEVER_GIVEN },
      told: CYCLES,
    },
    {
      says: 'an order of two cycles may be about either, whichever its date goes with',
      rows: [
        ...cycle('101', '19900901'),
        ...cycle('102', '19950901'),
        order('102 003 001', '20180101', '19900601', { CNT_ORDER: '101003001000', DISP_DESCR: SEALED }),
      ],
      right: { '1990-09-01': NEVER_GIVEN, '1995-09-01': NEVER_GIVEN },
      told: CYCLES,
    },
    {
      says: 'an order of two cycles is about the conviction whose case it names',
      rows: [
        ...cycle('101', '19900901'),
        ...cycle('102', '19950901'),
        order('102 003 001', '20180101', '19950601', {
          ...MARIJUANA,
          CNT_ORDER: '101003001000',
          FE_NUM_CRT_CASE: '95F01102',
          DISP_DESCR: SEALED,
        }),
      ],
      right: { '1990-09-01': NEVER_REFUSED, '1995-09-01': NO },
    },
    {
      says: 'a dismissal whose step is told twice is feared',
      rows: [
        ...cycle('101', '19950901'),
        order('101 003 001', '19970101', '19950601', {
          ...MARIJUANA,
          CNT_ORDER: '101001001000',
          DISP_DESCR: 'DISMISSED/FURTHERANCE OF JUSTICE',
        }),
      ],
      right: { '1995-09-01': NEVER_GIVEN },
      told: STEPS,
    },
    {
      says: 'CYC_ORDER may count from 1, and be padded',
      rows: [...cycle('101', '19900901'), ...cycle('102', '19950901')].map(fields => ({
        ...fields,
        CYC_ORDER: ` ${Number(fields.CYC_ORDER) - 100}  `,
        STP_ORDER: String(Number(fields.STP_ORDER)),
      })),
      right: { '1990-09-01': SURE, '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'a file that numbers its cycles otherwise contradicts nothing',
      rows: [...cycle('101', '19900901'), ...cycle('102', '19950901')].map(fields => ({
        ...fields,
        CYC_ORDER: String(Number(fields.CYC_ORDER) * 3),
      })),
      right: { '1990-09-01': SURE, '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'what is no number says nothing',
      rows: cycle('101', '19950901').map(fields => ({ ...fields, CYC_ORDER: 'x', STP_ORDER: '' })),
      right: { '1995-09-01': SURE },
      told: '',
    },
  ])
})

describe('numbers that are left out', () => {
  testRecords([
    {
      says: 'the first cycle is told to be missing, and stops nothing',
      rows: cycle('102', '19950901'),
      right: { '1995-09-01': SURE },
      told: 'cycle 101 is missing',
    },
    {
      says: 'a cycle between two',
      rows: [
        ...cycle('101', '19850901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
        ...cycle('103', '19950901'),
      ],
      right: { '1995-09-01': SURE },
      told: 'cycle 102 is missing',
    },
    {
      says: 'several cycles, and a step',
      rows: [
        ...cycle('101', '19900901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
        court('109 002 001', '19950901'),
      ],
      right: { '1995-09-01': SURE },
      told: 'cycles 102 to 108 are missing; in cycle 109 step 001 is missing',
    },
    {
      says: 'a step between two',
      rows: [
        ...cycle('101', '19950901'),
        order('101 004 001', '20180101', '19950601', {
          ...MARIJUANA,
          FE_NUM_CRT_CASE: '95F01101',
          DISP_DESCR: 'PROB TERMINATED',
        }),
      ],
      right: { '1995-09-01': SURE },
      told: 'in cycle 101 step 003 is missing',
    },
    {
      says: 'a count that no step has',
      rows: [
        ...cycle('101', '19950901'),
        court('101 002 003', '19950901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
      ],
      right: { '1995-09-01': SURE },
      told: 'in cycle 101 count 002 is missing',
    },
    {
      says: 'a count that the court leaves out of those arrested for',
      rows: [
        ...cycle('101', '19950901'),
        arrest('101 001 002', '19950601', THEFT),
        arrest('101 001 003', '19950601', THEFT),
        court('101 002 003', '19950901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
      ],
      right: { '1995-09-01': SURE },
      told: 'in cycle 101, step 002, count 002 is missing',
    },
    {
      says: 'a later step speaks of single counts, and misses none',
      rows: [
        ...cycle('101', '19950901'),
        court('101 002 002', '19950901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
        court('101 002 003', '19950901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
        step('101 003 002', 'CUSTODY', '19950910', { ...THEFT, CYC_DATE: '19950601' }),
        order('101 004 001', '19990101', '19950601', { ...MARIJUANA, DISP_DESCR: 'PROB TERMINATED' }),
        order('101 004 003', '19990101', '19950601', { ...THEFT, DISP_DESCR: 'PROB TERMINATED' }),
      ],
      right: { '1995-09-01': SURE },
      told: '',
    },
  ])
})

const born = (date: string, fields: object) =>
  cycle('101', '19950901').map(row => ({ ...row, PRI_DOB: date, ...fields }))

describe('the birth date beside the age and the date asked for', () => {
  testRecords([
    {
      says: 'an age that is right',
      rows: born('19760102', { CYC_AGE: '19' }),
      right: { '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'an age off by one',
      rows: born('19760102', { CYC_AGE: '020' }),
      right: { '1995-09-01': SURE },
      told: '',
    },
    { says: 'no age', rows: born('19760102', { CYC_AGE: '00' }), right: { '1995-09-01': SURE }, told: '' },
    { says: 'no number', rows: born('19760102', { CYC_AGE: 'XX' }), right: { '1995-09-01': SURE }, told: '' },
    {
      says: 'an age of somebody who may have been a minor: the lesser relief is due, and the better one asks for the birth date',
      rows: born('19740102', { CYC_AGE: '16' }),
      right: { '1995-09-01': SURE },
      told: AGES,
    },
    {
      says: 'an age that makes no difference is told, and asks nothing',
      rows: born('19600102', { CYC_AGE: '53' }),
      right: { '1995-09-01': SURE },
      told: AGES,
    },
    {
      says: 'no age of anybody arrested is told, and says nothing of the birth',
      rows: born('19600102', { CYC_AGE: '3' }),
      right: { '1995-09-01': SURE },
      told: AGES,
    },
    {
      says: 'one row of a cycle whose other row bears the date out',
      rows: [arrest('101 001 001', '19950601'), court('101 002 001', '19950901')].map((row, at) => ({
        ...row,
        CYC_AGE: at === 0 ? '53' : '35',
      })),
      right: { '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'one cycle of three is told, and the others bear the date out',
      rows: [
        ...cycle('101', '19850901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
        ...cycle('102', '19900901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
        ...cycle('103', '19950901'),
      ].map(row => ({
        ...row,
        PRI_DOB: '19660102',
        CYC_AGE: row.CYC_ORDER === '103' ? '16' : row.CYC_ORDER === '102' ? '24' : '19',
      })),
      right: { '1995-09-01': SURE },
      told: AGES,
    },
    {
      says: 'another birth date asked for, of a minor: the lesser relief is due whichever it is',
      rows: born('19740102', { REQ_DOB: '19780102' }),
      right: { '1995-09-01': SURE },
      told: 'REQ_DOB and PRI_DOB differ',
    },
    {
      says: 'another birth date asked for that makes no difference',
      rows: born('19600102', { REQ_DOB: '19610201' }),
      right: { '1995-09-01': SURE },
      told: 'REQ_DOB and PRI_DOB differ',
    },
    {
      says: 'a birth date asked for as a year alone',
      rows: born('19600102', { REQ_DOB: '19600000' }),
      right: { '1995-09-01': SURE },
      told: '',
    },
  ])
})

const asked = (fields: object) => cycle('101', '19950901').map(row => ({ ...row, ...fields }))

describe('what was asked for beside what was found', () => {
  testRecords([
    {
      says: 'another order of the name, a middle name, another spelling',
      rows: asked({ REQ_NAME: 'ROBYN ROE-DOE' }),
      right: { '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'another name',
      rows: asked({ REQ_NAME: 'SMITH,PAT' }),
      right: { '1995-09-01': SURE },
      told: 'REQ_NAME and PRI_NAME differ',
    },
    {
      says: 'one number in two writings',
      rows: asked({ CII_NUMBER: 'A012345678', REQ_CII_NUMBER: '12345678' }),
      right: { '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'another number',
      rows: asked({ CII_NUMBER: 'A022345678', REQ_CII_NUMBER: 'A23456789' }),
      right: { '1995-09-01': SURE },
      told: 'REQ_CII_NUMBER and CII_NUMBER differ',
    },
    {
      says: 'hyphens and words',
      rows: asked({ PRI_SSN: '900001111', REQ_SSN: '900-00-1111', REQ_GENDER: 'FEMALE' }),
      right: { '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'another sex, license and social security number',
      rows: asked({
        REQ_GENDER: 'M',
        PRI_CDL: 'S1234567',
        REQ_CDL: 'S7654321',
        PRI_SSN: '900002222',
        REQ_SSN: '900003333',
      }),
      right: { '1995-09-01': SURE },
      told: 'REQ_CDL and PRI_CDL differ; REQ_GENDER and GENDER differ; REQ_SSN and PRI_SSN differ',
    },
  ])
})

describe('the mark that ends a row', () => {
  const ends = (first: string, next: string) =>
    cycle('101', '19950901').map((row, at) => ({ ...row, ...JAIL, END_OF_REC: at === 0 ? first : next }))
  testRecords([
    { says: 'on every row', rows: ends('#', ' # '), right: { '1995-09-01': SURE }, told: '' },
    {
      says: 'on none: the file has no such mark',
      rows: ends('', ''),
      right: { '1995-09-01': SURE },
      told: '',
    },
    {
      says: 'missing on one of two',
      rows: ends('#', ''),
      right: { '1995-09-01': SURE },
      told: 'a row does not end with the mark of END_OF_REC',
    },
    {
      says: 'something else in its place',
      rows: ends('X', 'F'),
      right: { '1995-09-01': SURE },
      told: '2 rows do not end with the mark of END_OF_REC',
    },
  ])
})
