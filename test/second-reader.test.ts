/** Records a second reader wrote from the words of the file alone, without knowing how they are read, that once were read wrongly. */
import { describe } from 'vitest'
import type { Fields } from '../src/intake/ca-doj/made-up.ts'
import {
  ASKED,
  cycle,
  type Determination,
  JAIL,
  MARIJUANA,
  MURDER,
  NEVER_GIVEN,
  NEVER_REFUSED,
  order,
  PROBATION,
  SURE,
  step,
  testRecords,
} from './made-up-records.ts'

const now = cycle('109', '19950901')
const SEX: Fields = { OFFENSE_DESCR: '288(A) PC-LEWD OR LASCIVIOUS ACTS W/CHILD UNDER 14' }
const prior = (fields: Fields): readonly Fields[] => cycle('101', '19850901', fields)
const beside = (says: string, right: readonly Determination[], ...rows: readonly Fields[]) => ({
  says,
  rows: [...now, ...rows],
  right: { '1995-09-01': right },
})

describe('a step in other words may tell a conviction as well', () => {
  const told = (type: string, fields: Fields) =>
    beside(`[${type}]`, NEVER_GIVEN, step('101 001 001', type, '19880713', fields))
  testRecords([
    told('INTERSTATE PAROLE', SEX),
    told('CYA', MURDER),
    told('CDC', MURDER),
    told('PRISON INTAKE', MURDER),
    told('', MURDER),
    told('MENTAL HLTH CUS/SUPV', { ...MURDER, ...JAIL }),
    told('MENTAL HLTH CUS/SUPV', { OFFENSE_DESCR: '6316 WI-MENTALLY DISORDERED SEX OFFENDER' }),
    told('ARREST/DETAINED/CITED', { ...MURDER, ...JAIL }),
    told('ARREST/DETAINED/CITED', { ...MURDER, CONV_STAT_DESCR: 'FELONY' }),
    beside(
      'an unknown step of a theft',
      SURE,
      step('101 001 001', 'INTAKE', '19880713', { OFFENSE_DESCR: '484(A) PC-THEFT' }),
    ),
  ])
})

describe('an order that is not said to be another case’s may be of any conviction before it', () => {
  const ordered = (number: string, date: string, fields: Fields): Fields => order(number, date, date, fields)
  testRecords([
    beside(
      'a reversal on appeal under a number and a section of its own',
      NEVER_GIVEN,
      ordered('110 002 001', '19970301', {
        OFFENSE_DESCR: '1237 PC-APPEAL',
        DISP_DESCR: 'JUDGMENT REVERSED',
        FE_NUM_CRT_CASE: 'C0023456',
      }),
    ),
    beside(
      'a dismissal under the number of the case with the court before it',
      NEVER_GIVEN,
      ordered('110 002 001', '20010301', { DISP_DESCR: 'DISMISSED', FE_NUM_CRT_CASE: 'SAC95F01109' }),
    ),
    beside(
      'a dismissal that names neither offense nor case',
      NEVER_GIVEN,
      ordered('110 002 001', '20010301', { DISP_DESCR: 'DISMISSED' }),
    ),
    beside(
      'a dismissal of another case',
      SURE,
      ordered('110 002 001', '20010301', { DISP_DESCR: 'DISMISSED', FE_NUM_CRT_CASE: '01F7' }),
    ),
  ])
})

describe('where what only adds to a sentence stands for the offense convicted of, the offense is not known', () => {
  const instead = (section: string) => ({
    says: `[${section}] for a marijuana offense`,
    rows: cycle('109', '19950901', { ...MARIJUANA, CONV_OFFENSE_DESCR: section }),
    right: { '1995-09-01': NEVER_REFUSED },
  })
  testRecords([
    instead('667.5(B) PC-PRIOR PRISON TERM'),
    instead('12022(B) PC-USED DEADLY WEAPON'),
    instead('1202.4 PC-RESTITUTION'),
    instead('11372.5 HS-LAB FEE'),
    {
      says: 'for a murder',
      rows: [...prior({ ...MURDER, CONV_OFFENSE_DESCR: '12022(B) PC' }), ...now],
      right: { '1985-09-01': ASKED, '1995-09-01': NEVER_GIVEN },
    },
    {
      says: 'alone it may be of any',
      rows: [...prior({ OFFENSE_DESCR: '12022(B) PC-USED DEADLY WEAPON' }), ...now],
      right: { '1985-09-01': ASKED, '1995-09-01': NEVER_GIVEN },
    },
    {
      says: 'beside another count of its case it is no conviction, and stops nobody',
      rows: [
        ...prior({ OFFENSE_DESCR: '459 PC-BURGLARY', CNT_ORDER: '101002001000' }),
        prior({ OFFENSE_DESCR: '667.5(B) PC-PRIOR PRISON TERM', CNT_ORDER: '101002002000' })[1] ?? {},
        ...now,
      ],
      right: { '1995-09-01': SURE },
    },
  ])
})

describe('flags on one row of a count that another row of it lacks', () => {
  const [arrested, convicted] = now as [Fields, Fields]
  const second = (fields: Fields): Fields => ({ ...convicted, ...PROBATION, SENT_LENGTH: '1', ...fields })
  const flagged = (says: string, right: readonly Determination[], ...rows: readonly Fields[]) => ({
    says,
    rows: [arrested, ...rows],
    right: { '1995-09-01': right },
  })
  testRecords([
    flagged('a conspiracy on the second', ASKED, convicted, second({ CONV_OFFENSE_QUAL_LST: 'CONSPIRACY' })),
    flagged(
      'a conspiracy on the first',
      ASKED,
      { ...convicted, CONV_OFFENSE_QUAL_LST: 'CONSPIRACY' },
      second({}),
    ),
    flagged('a flag nobody knows', ASKED, convicted, second({ CONV_OFFENSE_QUAL_LST: 'ZZZ' })),
    flagged('a warrant', SURE, convicted, second({ CONV_OFFENSE_QUAL_LST: 'BENCH WARRANT' })),
  ])
})

describe('what a comment says in words, or of the count', () => {
  const own = (comment: string, right: readonly Determination[]) => ({
    says: `[${comment}]`,
    rows: cycle('109', '19950901', { ...MARIJUANA, COMMENT_TEXT: comment }),
    right: { '1995-09-01': right },
  })
  const stolen = (comment: string, right: readonly Determination[]) => ({
    says: `[${comment}] of a theft before`,
    rows: [...prior({ OFFENSE_DESCR: '484(A) PC-THEFT', COMMENT_TEXT: comment }), ...now],
    right: { '1995-09-01': right },
  })
  testRecords([
    own('SALE TO MINOR', NEVER_GIVEN),
    own('BUYER UNDER 18', NEVER_GIVEN),
    own('IMPORTED FROM MEXICO', NEVER_GIVEN),
    own('CHRG 664/11359 HS', ASKED),
    own('CHRG 182/11359 HS-CONSPIRACY', NEVER_GIVEN),
    own('CONVICTED OF 11357(B) HS', ASKED),
    own('PLED TO 32 PC', NEVER_GIVEN),
    own('VIO 11351 H&S', ASKED),
    own('MISD TREATMENT', NEVER_GIVEN),
    own('CHRG 11359 HS-POSSESS MARIJUANA FOR SALE', SURE),
    own('DNA COLLECTED', SURE),
    stolen('MURDER', NEVER_GIVEN),
    stolen('MUST REGISTER AS SEX OFFENDER', NEVER_GIVEN),
    stolen('CHRG 484(A) PC', SURE),
  ])
})

describe('a lesser class that another place of the row says', () => {
  const says = (name: string, fields: Fields, right: readonly Determination[] = ASKED) => ({
    says: name,
    rows: cycle('109', '19950901', { ...MARIJUANA, ...fields }),
    right: { '1995-09-01': right },
  })
  testRecords([
    says('its disposition', { DISP_DESCR: 'CONVICTED-MISDEMEANOR' }),
    says('the end of its offense', { OFFENSE_DESCR: '11359 HS-POSSESS MARIJUANA FOR SALE (MISD)' }),
    says('the letter of the offense convicted of', { CONV_OFFENSE_TOC: 'M' }),
    says('the same', { CONV_OFFENSE_TOC: 'F' }, SURE),
    says('the letter of the charge says nothing', { OFFENSE_TOC: 'M' }, SURE),
  ])
})

describe('an arrest that gives a class or a sentence is shown, whatever it was for', () => {
  const arrested = (says: string, fields: Fields) => ({
    says,
    rows: [step('101 001 001', 'ARREST/DETAINED/CITED', '19950801', { ...MARIJUANA, ...fields })],
    right: { '1995-08-01': ASKED },
  })
  testRecords([arrested('a class', { CONV_STAT_DESCR: 'FELONY' }), arrested('a sentence', JAIL)])
})
