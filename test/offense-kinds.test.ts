/**
 * What a row says of its offense beside the number: words, flags, a subdivision, a comment. Nothing of it is passed over,
 * and nothing harmless makes anybody wait. Each text is a person of a run through the real command.
 */
import { describe, expect, test } from 'vitest'
import type { Fields } from '../src/intake/ca-doj/made-up.ts'
import { linesOf, setaside, table, workplace } from './command.ts'
import {
  ASKED,
  cycle,
  type Determination,
  MARIJUANA,
  type MadeUpRecord,
  NEVER_GIVEN,
  NO,
  SURE,
  testRecords,
} from './made-up-records.ts'

type Right = readonly Determination[]
const SALE = MARIJUANA.OFFENSE_DESCR as string

/** The conviction asked about, with these columns. */
const own = (right: Right, fields: Fields, says: string): MadeUpRecord => ({
  says,
  rows: cycle('101', '19950901', { ...MARIJUANA, ...fields }),
  right: { '1995-09-01': right },
})
const ofTexts = (right: Right, texts: readonly string[]): readonly MadeUpRecord[] =>
  texts.map(text => own(right, { OFFENSE_DESCR: text }, text))

/** A conviction of 1988 with these columns, before a sale of marijuana. */
const earlier = (right: Right, fields: Fields, says: string): MadeUpRecord => ({
  says,
  rows: [...cycle('101', '19880901', { OFFENSE_TOC: 'F', ...fields }), ...cycle('102', '19950901')],
  right: { '1995-09-01': right },
})
const priors = (right: Right, texts: readonly string[]): readonly MadeUpRecord[] =>
  texts.map(text => earlier(right, { OFFENSE_DESCR: text }, text))

describe('number and words contradict each other: neither is believed alone', () => {
  testRecords([
    ...ofTexts(ASKED, [
      '11395 HS-POSSESS MARIJUANA FOR SALE',
      '11395 HS-POSS MJ FOR SALE',
      '1135 HS-POSSESS MARIJUANA FOR SALE',
      '113 59 HS-POSSESS MARIJUANA FOR SALE',
      '1 1359 HS-POSSESS MARIJUANA FOR SALE',
      '1 1359 HS',
      '11359 PC-POSSESS MARIJUANA FOR SALE',
      '11359 VC-MARIJUANA',
      '113S9 HS-POSS MARIJ FOR SALE',
      '1I359 HS-POSS MARIJ FOR SALE',
      '1359 HS-MARIJUANA FOR SALE',
      '11,395 HS-POSS MARIJ',
      '11351 HS-POSS CANNABIS FOR SALE',
      '11378 HS-POSS MARIJ FOR SALE',
      '11500 HS-POSS MARIJUANA',
      '99999 HS-MARIHUANA',
      '182 PC-CONSP SELL MARIJUANA',
      '664 PC-ATT SELL MARIJUANA',
      'POSSESS MARIJUANA FOR SALE',
      '11359 -POSS MARIJ FOR SALE',
      '11358 HS-POSS MARIJ FOR SALE',
      '11360(A) HS-POSS MARIJ FOR SALE',
      '11357(A) HS-CULTIVATE MARIJUANA',
      '11359 HS-POSS HEROIN FOR SALE',
      '11359 HS-BURGLARY',
    ]),
    ...ofTexts(SURE, [
      SALE,
      '11359 HS',
      '11359 HS-SOMETHING NOBODY KNOWS',
      '11359 HS-POSS MARIJ',
      '11359 HS-POSSESS/SELL MARIJUANA',
      '11359 HS-POSS FOR SALE',
      '11358 HS-CULT MARIJ',
    ]),
  ])
})

describe('an earlier conviction whose number and words contradict each other', () => {
  testRecords([
    ...priors(NEVER_GIVEN, [
      '178 PC-MURDER',
      '718 PC-MURDER',
      '187 HS-MURDER',
      '1187 PC-MURDER',
      '187.1 PC-MURDER',
      '459 PC-BURGLARY/MURDER',
      '290 HS-SEX REGISTRATION',
      '282 PC-LEWD ACTS W/CHILD',
      '621 PC-RAPE',
      '261 VC-RAPE',
      '823 PC-SEX PENETRATION',
      '206 HS-TORTURE',
      '187 PC-PETTY THEFT',
      '205 PC-PETTY THEFT',
      '288 PC-PETTY THEFT',
      '664 PC-ATT MURDER',
    ]),
    // Of which nothing can be read, or an enhancement alone: they may be marijuana too, and stand in the tables themselves.
    ...[
      '12022.53 PC',
      '00 PC-HOMICIDE',
      'MURDER',
      '29O PC-SEX REG',
      '1B7 PC',
      '18 7 PC',
      '2 88 PC-LEWD ACT',
      '20 7 PC',
    ].map(
      (text): MadeUpRecord => ({
        ...earlier(NEVER_GIVEN, { OFFENSE_DESCR: text }, text),
        right: { '1988-09-01': ASKED, '1995-09-01': NEVER_GIVEN },
      }),
    ),
    ...priors(SURE, [
      '459 PC-BURGLARY',
      '484 PC-QWERTY',
      '123 PC-SOMETHING NOBODY KNOWS',
      '148 PC',
      '10851 PC-VEHICLE THEFT',
      '503 VC-TAKE CAR',
      '242 PC-BATTERY',
      '220 PC-COMMIT MAYHEM',
    ]),
  ])
})

const FLAG_COLUMNS = ['OFFENSE_QUAL_LST', 'DISP_OFFENSE_QUAL_LST', 'CONV_OFFENSE_QUAL_LST'] as const

describe('the flags of the qualifier columns', () => {
  const flagged = (right: Right, flags: string): readonly MadeUpRecord[] => [
    ...FLAG_COLUMNS.map(column => own(right, { [column]: flags }, `${flags} in ${column}`)),
    own(
      right,
      { CONV_OFFENSE_DESCR: '11359 HS', CONV_OFFENSE_QUAL_LST: flags },
      `${flags} beside an offense convicted of`,
    ),
  ]
  testRecords([
    ...flagged(ASKED, 'ATTEMPTED'),
    ...flagged(ASKED, 'attempt'),
    ...flagged(NO, 'CONSPIRACY'),
    ...flagged(ASKED, 'SOLICITATION'),
    ...flagged(ASKED, 'ACCESSORY'),
    ...flagged(ASKED, 'ATTEMPTED/BENCH WARRANT'),
    ...flagged(ASKED, 'BENCH WARRANT;ATTEMPTED'),
    ...flagged(ASKED, 'QZX'),
    ...flagged(SURE, 'BENCH WARRANT'),
    ...flagged(SURE, 'WARRANT, PROBATION REVO'),
    ...flagged(SURE, 'NULL'),
    earlier(NO, { OFFENSE_DESCR: '187 PC', OFFENSE_QUAL_LST: 'ATTEMPTED' }, 'an attempted murder before'),
    earlier(
      SURE,
      { OFFENSE_DESCR: '187 PC', OFFENSE_QUAL_LST: 'ACCESSORY' },
      'an accessory to murder before',
    ),
    earlier(ASKED, { OFFENSE_DESCR: '459 PC', OFFENSE_QUAL_LST: 'QZX' }, 'a flag nobody knows, before'),
  ])
})

describe('what the record itself states is not presumed away', () => {
  testRecords([
    ...ofTexts(NEVER_GIVEN, [
      '11359(D) HS-EMPLOY MINOR TO SELL MARIJUANA',
      '11359(D) HS',
      '11359D HS-POSS MARIJ FOR SALE',
      '11359(C)(3) HS',
      '11359(C) HS',
      '11360(A)(3)(C) HS-SELL MARIJUANA TO MINOR',
      '11360(A)(3)(C) HS',
      '11360(A)(3)(D) HS',
      '11360(A)(3) HS',
      '11360(D) HS',
      '11358(D) HS',
      '11359 HS-EMPLOY MINOR TO SELL MARIJUANA',
      '11359 HS-SALE TO MINOR MARIJUANA',
      '11359 HS-HIRE JUVENILE SELL MARIJ',
      '11359 HS-POSS MARIJ FOR SALE W/MINORS',
      '11359 HS-POSSESS MARIJUANA FOR SALE TO STUDENT UNDER 18',
      '11360(A) HS-SELL MARIJUANA TO MINOR',
      '11360(A) HS-FURNISH MARIJ TO PERSON UNDER 18',
      '11360 HS-IMPORT MARIJUANA',
      '11360(A) HS-IMPORT/TRANSPORT MARIJUANA',
      '11360(A) HS-TRANSP MARIJ INTO STATE',
      '11360(A) HS-EXPORT MARIJ',
    ]),
    ...ofTexts(SURE, ['11360(A) HS-TRANSPORT/SELL/IMPORT MARIJUANA', '11359(B) HS-POSS MARIJ FOR SALE']),
  ])
})

const ORDERS = [
  ...['(REDUCED)', 'REDUCED', 'REDUCED TO MISD', 'RED TO MISD', 'CHG REDUCED', 'REDUCED PER 17(B)'],
  ...[
    'TREATED AS MISD',
    'TREATED AS A MISDEMEANOR',
    'DEEMED MISD',
    'AS MISD',
    'CONV AS MISD',
    'AMENDED TO MISD',
  ],
  ...['MISD PER 17(B) PC', '17(B)', 'LESSER OFFENSE', '- CASE DISMISSED', 'DISMISSED', '(DISM)', 'SET ASIDE'],
  ...['VACATED', 'EXPUNGED', 'ADDITIONAL OFFENSES EXIST', 'ADDL OFFENSES'],
]

describe('an order or further offenses, told in the text of the offense or in the comment', () => {
  testRecords([
    ...ofTexts(
      NEVER_GIVEN,
      ORDERS.map(words => `${SALE} ${words}`),
    ),
    ...ORDERS.map(words => own(NEVER_GIVEN, { COMMENT_TEXT: words }, `${words} in the comment`)),
    ...priors(ASKED, ['187 PC-MURDER (CASE DISMISSED)', '459 PC-BURGLARY ADDITIONAL OFFENSES EXIST']),
    earlier(
      ASKED,
      { OFFENSE_DESCR: '459 PC-BURGLARY', COMMENT_TEXT: 'ADDITIONAL OFFENSES EXIST' },
      'further offenses in the comment of an earlier conviction',
    ),
    ...['SENTENCE MODIFIED', 'FINE PAID', 'CNT:001 #346477'].map(words =>
      own(SURE, { COMMENT_TEXT: words }, `${words} in the comment is no order on the conviction`),
    ),
  ])
})

describe('a comment that names another section, subdivision or count', () => {
  const said = (right: Right, ...comments: readonly string[]): readonly MadeUpRecord[] =>
    comments.map(comment => own(right, { COMMENT_TEXT: comment }, comment))
  testRecords([
    // Further counts and enhancements change nothing of this one.
    ...said(SURE, 'CHRG-3 ADD CNTS OF 11358 HS', 'CHRG-3 ADD CNTS OF 496.1 PC', 'ADD CNT 11358 HS'),
    ...said(SURE, 'W/ENH 12022(A) PC', '12022(A) PC', 'CHRG 12022(A) PC', 'PROB 1203.1 PC', 'CHRG 11359 HS'),
    ...said(ASKED, 'CHRG 11357(C) HS', 'CHRG 11359(D) HS', 'CHRG 11361 HS', '11360(A) HS', 'CHRG 459 PC'),
    ...['ADD CNTS OF 11358 HS', 'CHRG 11358 HS'].map(comment =>
      own(ASKED, { OFFENSE_DESCR: '459 PC-BURGLARY', COMMENT_TEXT: comment }, `${comment} beside a burglary`),
    ),
    earlier(
      ASKED,
      { OFFENSE_DESCR: '459 PC-BURGLARY', COMMENT_TEXT: 'CHRG-2 ADD CNTS OF 187 PC' },
      'a murder in the comment of an earlier conviction',
    ),
  ])
})

const { fresh, file } = workplace()

test('the comment stands in convictions.csv, in review.csv and in what explain prints', async () => {
  const person = (id: string, comment: string): readonly Fields[] =>
    cycle('101', '19950901', { ...MARIJUANA, COMMENT_TEXT: comment }).map(fields => ({
      RECORD_ID: 'A',
      SUBJECT_ID: id,
      CII_NUMBER: `A2000${id}`,
      PRI_NAME: `ROE,ROBIN ${id}`,
      PRI_DOB: '19600102',
      END_OF_REC: '#',
      ...fields,
    }))
  const path = file(
    'comments.csv',
    linesOf([
      ...person('5001', 'CHRG-3 ADD CNTS OF 11358 HS'),
      ...person('5002', 'CHRG 11357(C) HS'),
      ...person('5003', 'CNT:001 #346477'),
    ]),
  )
  const out = fresh('out')
  const asked = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
  expect((await setaside(['run', path, ...asked, '--out', out])).code).toBe(0)
  const names = (name: string) =>
    table(out, name).map(({ person_id, comment_names }) => [person_id, comment_names])
  expect(names('convictions')).toEqual([
    ['5001', 'CHRG-3 ADD CNTS OF 11358 HS'],
    ['5002', 'CHRG 11357(C) HS'],
    ['5003', ''],
  ])
  expect(names('review')).toEqual([['5002', 'CHRG 11357(C) HS']])
  const { out: said } = await setaside(['explain', path, '--person', '5001', ...asked])
  expect(said).toContain('Comment of the row: CHRG-3 ADD CNTS OF 11358 HS\n')
})
