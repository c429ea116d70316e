/**
 * More records of the kinds that once were answered wrongly, twenty and more a kind. The answers were written from the rows and the
 * law, before the program was asked. All people are made up.
 */
import type { Fields } from '../../src/intake/ca-doj/made-up.ts'
import {
  ASKED,
  arrest,
  court,
  cycle,
  MARIJUANA,
  type MadeUpRecord,
  MURDER,
  NEVER_GIVEN,
  NEVER_REFUSED,
  NO,
  order,
  PROBATION,
  SURE,
  step,
  THEFT,
} from '../made-up-records.ts'

const SEALED = 'CONV DISM & SEALED PER 11361.8 HS'
const sale = cycle('102', '19950901')
const CASE: Fields = { FE_NUM_CRT_CASE: '95F01102' }
const after = (said: string, fields: Fields = {}, number = '102 003 001'): Fields =>
  order(number, '20180101', '19950601', { ...MARIJUANA, ...CASE, DISP_DESCR: said, ...fields })
const bare: Fields = { OFFENSE_DESCR: '', OFFENSE_TOC: '', FE_NUM_CRT_CASE: '' }

const unread = (says: string, ...rows: readonly Fields[]): MadeUpRecord => ({
  says,
  rows: [...sale, ...rows],
  right: { '1995-09-01': ASKED },
})

/** What cannot be read is feared as widely as what can be read is tied. */
export const UNREAD: readonly MadeUpRecord[] = [
  unread('marks for letters', after('**** **** * ******')),
  unread('one letter lost inside', after('CONV DISM & SELED PER 11361.8 HS')),
  unread('letters changed places', after('CNOV DSIM & SAELED PER 11361.8 HS')),
  unread('the beginning lost', after('SM & SEALED PER 11361.8 HS')),
  unread('bytes of another code page', after('CONV DISM\u00a0& SE\u00c3\u0081LED')),
  unread('a number where words stand', after('4417')),
  unread('the words in another column', after('', { DISP_CODE: SEALED })),
  unread('told by its section alone, misread', after('?', { ...bare, OFFENSE_DESCR: '1136l.8 HS' })),
  unread('a case number with letters for digits', after(SEALED, { ...bare, FE_NUM_CRT_CASE: '9SFO11O2' })),
  unread('half a case number and no offense', after('?', { ...bare, FE_NUM_CRT_CASE: '95F0' })),
  unread('another court, nothing else', after('?', { ...bare, STP_ORI_DESCR: 'CAMC SACRAMENTO' })),
  unread(
    'the step misread, of no count',
    after('?', { ...bare, CNT_ORDER: '', STP_TYPE_DESCR: 'C0URT 4CT10N' }),
  ),
  unread('the step blank, the words misread', after('D1SM15SED', { STP_TYPE_DESCR: '' })),
  unread('the step of an office that has none', after('R3V3RS3D', { STP_TYPE_DESCR: 'APP3LL4T3 ACTN' })),
  unread('undated', after('?', { STP_EVENT_DATE: '' })),
  unread('on a day that cannot be read', after('V4C4T3D', { STP_EVENT_DATE: '2018O1O1' })),
  unread('before the conviction, by a slip of the year', after('?', { STP_EVENT_DATE: '19850101' })),
  unread(
    'in a cycle of its own that names nothing',
    order('103 001 001', '20180101', '20180101', { DISP_DESCR: 'D?SM?SSED' }),
  ),
  {
    says: 'in a cycle whose number cannot be read: it may be a conviction of its own as well',
    rows: [...sale, after('?', { CYC_ORDER: '1O2', CNT_ORDER: '1O2003001000', CYC_DATE: '' })],
    right: { '1995-09-01': ASKED, '2018-01-01': ASKED },
  },
  unread('on a count the court never had', after('R?D?C?D T? M?SD', bare, '102 003 007')),
  unread('after an order that changes nothing', after('PROB TERMINATED'), after('?', bare, '102 004 004')),
  unread('a sentence that cannot be read', { ...after(''), SENT_ORDER: '1', SENT_LOC_DESCR: 'PR?S?N' }),
  unread('a class at conviction that cannot be read', after('', { CONV_STAT_DESCR: 'M?SD?MEANOR' })),
  {
    says: 'an order that is read, on a theft of another case, stops nobody',
    rows: [
      ...cycle('101', '19850901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
      ...sale,
      order('101 003 001', '19870101', '19850601', {
        ...THEFT,
        FE_NUM_CRT_CASE: '85F01101',
        DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC',
      }),
    ],
    right: { '1995-09-01': SURE },
  },
  {
    says: 'an order nobody can read, on the theft of another case by number, section and count, stops nobody else',
    rows: [
      ...cycle('101', '19850901', { ...THEFT, CONV_STAT_DESCR: 'MISDEMEANOR' }),
      ...sale,
      order('101 003 001', '19870101', '19850601', {
        ...THEFT,
        FE_NUM_CRT_CASE: '85F01101',
        DISP_DESCR: 'C0NV S3T 4S1DE',
      }),
    ],
    right: { '1995-09-01': NEVER_REFUSED },
  },
  {
    says: 'a murder whose vacating cannot be read bars or asks',
    rows: [
      ...cycle('101', '19880601', MURDER),
      order('101 003 001', '19900101', '19880301', { ...MURDER, DISP_DESCR: 'C0NV V4C4T3D' }),
      ...sale,
    ],
    right: { '1995-09-01': NEVER_GIVEN },
  },
]

const first = cycle('101', '19900901')
const slip = (says: string, right: MadeUpRecord['right'], ...rows: readonly Fields[]): MadeUpRecord => ({
  says,
  rows,
  right,
})
const changed = (rows: readonly Fields[], fields: Fields): readonly Fields[] =>
  rows.map(row => ({ ...row, ...fields }))

/** Columns that say the same thing, held against each other. */
export const CONTRADICTING: readonly MadeUpRecord[] = [
  slip(
    'the cycle of a murder is another in CYC_ORDER',
    { '1995-09-01': NO },
    ...changed(cycle('101', '19880601', MURDER), { CYC_ORDER: '107' }),
    ...sale,
  ),
  slip(
    'the step of a murder is another in STP_ORDER',
    { '1995-09-01': NO },
    ...changed(cycle('101', '19880601', MURDER), { STP_ORDER: '009' }),
    ...sale,
  ),
  slip(
    'one row of two says another cycle',
    { '1990-09-01': NEVER_REFUSED, '1995-09-01': NEVER_REFUSED },
    ...first,
    ...sale.map((row, at) => (at === 0 ? { ...row, CYC_ORDER: '101' } : row)),
  ),
  slip(
    'a sealing numbered into the one cycle and counted into the other: both are asked',
    { '1990-09-01': NEVER_GIVEN, '1995-09-01': NEVER_GIVEN },
    ...first,
    ...sale,
    after(SEALED, { ...bare, CYC_ORDER: '101', CYC_DATE: '' }),
  ),
  slip(
    'the same, the other way round',
    { '1990-09-01': NEVER_GIVEN, '1995-09-01': NEVER_GIVEN },
    ...first,
    ...sale,
    order('101 003 001', '20180101', '', { CYC_ORDER: '102', DISP_DESCR: SEALED }),
  ),
  slip(
    'a sealing whose cycle begins on the day of the other',
    { '1990-09-01': NEVER_GIVEN, '1995-09-01': NEVER_GIVEN },
    ...first,
    ...sale,
    order('101 003 001', '20180101', '19950601', { CYC_ORDER: '102', DISP_DESCR: SEALED }),
  ),
  slip(
    'a sealing under the case of one and the cycle of the other is of that case',
    { '1990-09-01': NEVER_REFUSED, '1995-09-01': NEVER_GIVEN },
    ...first,
    ...sale,
    order('101 003 001', '20180101', '19900601', { ...MARIJUANA, ...CASE, DISP_DESCR: SEALED }),
  ),
  slip(
    'a reduction told of a step before the conviction',
    { '1995-09-01': NEVER_GIVEN },
    ...sale,
    after('REDUCED TO MISDEMEANOR', { STP_ORDER: '001', CNT_ORDER: '102003001000' }),
  ),
  slip(
    'the count of an order is another in its number than its offense',
    { '1995-09-01': NEVER_GIVEN },
    ...sale,
    court('102 002 002', '19950901', { ...THEFT, ...CASE, CONV_STAT_DESCR: 'MISDEMEANOR' }),
    after(SEALED, {}, '102 003 002'),
  ),
  slip(
    'everything one cycle later in CYC_ORDER alone is another way to number',
    { '1990-09-01': SURE, '1995-09-01': SURE },
    ...[...first, ...sale].map(row => ({ ...row, CYC_ORDER: String(Number(row.CYC_ORDER) + 1) })),
  ),
  slip(
    'CYC_ORDER with zeros before it, STP_ORDER without',
    { '1990-09-01': SURE, '1995-09-01': SURE },
    ...[...first, ...sale].map(row => ({
      ...row,
      CYC_ORDER: `0${row.CYC_ORDER}`,
      STP_ORDER: String(Number(row.STP_ORDER)),
    })),
  ),
  slip(
    'an age of a child beside a birth date of a grown person, of the offense that a child has relief from otherwise',
    { '1995-09-01': NEVER_REFUSED },
    ...changed(sale, { CYC_AGE: '12' }),
  ),
  slip(
    'an age that makes a person of twenty of one of twenty-two: possession of a little asks or is given',
    { '1995-09-01': NEVER_REFUSED },
    ...cycle('102', '19950901', {
      OFFENSE_DESCR: '11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS',
      OFFENSE_TOC: 'M',
      CONV_STAT_DESCR: 'MISDEMEANOR',
      PRI_DOB: '19730302',
      CYC_AGE: '18',
    }),
  ),
  slip('an age in words', { '1995-09-01': SURE }, ...changed(sale, { CYC_AGE: 'ADULT' })),
  slip('an age of three digits', { '1995-09-01': SURE }, ...changed(sale, { CYC_AGE: '035' })),
  slip(
    'two birth dates, both of a grown person',
    { '1995-09-01': NEVER_REFUSED },
    ...sale.map((row, at) => ({ ...row, PRI_DOB: at === 0 ? '19600102' : '19600201' })),
  ),
  slip(
    'a birth date after the arrest is none, and the lesser relief may be given or asked',
    { '1995-09-01': NEVER_REFUSED },
    ...changed(sale, { PRI_DOB: '19990102' }),
  ),
  slip(
    'the birth date asked for is blank in one row, and the other in two writings',
    { '1995-09-01': SURE },
    ...sale.map((row, at) => ({ ...row, REQ_DOB: at === 0 ? '' : '19600102' })),
  ),
  slip(
    'the name asked for is somebody else’s, and so is the number: told, and stops nothing of what is the person’s',
    { '1995-09-01': NEVER_REFUSED },
    ...changed(sale, { REQ_NAME: 'DOE,DANA', REQ_CII_NUMBER: 'A99887766' }),
  ),
  slip(
    'the class at conviction against the class convicted of',
    { '1995-09-01': ASKED },
    ...cycle('102', '19950901', { ...MARIJUANA, CONV_OFFENSE_TOC: 'M' }),
  ),
  slip(
    'the class at conviction against the words of the disposition',
    { '1995-09-01': NEVER_GIVEN },
    ...cycle('102', '19950901', { ...MARIJUANA, DISP_DESCR: 'CONVICTED-MISDEMEANOR' }),
  ),
  slip(
    'the unit of a sentence against its code, of days long ago',
    { '1995-09-01': NEVER_REFUSED },
    ...cycle('102', '19950901', { ...MARIJUANA, SENT_TIME_CODE: 'D', SENT_TIME_DESCR: 'YEARS' }),
  ),
  slip(
    'the unit of a sentence against its code, where one of them is not over',
    { '2014-09-01': NEVER_GIVEN },
    ...cycle('102', '20140901', {
      ...MARIJUANA,
      SENT_LOC_DESCR: 'PRISON',
      SENT_LENGTH: '40',
      SENT_TIME_CODE: 'M',
      SENT_TIME_DESCR: 'YEARS',
    }),
  ),
  slip(
    'the day of the row against the day of the disposition, both long ago',
    { '1995-09-01': NEVER_REFUSED },
    ...sale.map(row => ({ ...row, DISP_DATE: '19960901' })),
  ),
  slip(
    'END_OF_REC in the middle of a murder that was cut there',
    { '1995-09-01': NEVER_GIVEN },
    ...cycle('101', '19880601', MURDER).map(row => ({ ...row, DISP_DESCR: '', END_OF_REC: '' })),
    ...sale,
  ),
]

const prior = (right: MadeUpRecord['right'][string], fields: Fields | string): MadeUpRecord => ({
  says: typeof fields === 'string' ? fields : JSON.stringify(fields),
  rows: [
    ...cycle('101', '19900901', {
      OFFENSE_TOC: 'F',
      ...(typeof fields === 'string' ? { OFFENSE_DESCR: fields } : fields),
    }),
    ...sale,
  ],
  right: { '1995-09-01': right },
})

/** What the text of an earlier offense answers is not asked; what it leaves open is. */
export const ANSWERED: readonly MadeUpRecord[] = [
  ...[
    '220 PC-ASSAULT TO COMMIT MAYHEM',
    '220 PC-ASSLT W/INT TO COMMIT MAYHEM',
    '220 PC-ATT MAYHEM BY ASSAULT',
    '220 PC-MAYHEM',
    '266H(A) PC-PIMPING',
    '266I(A) PC-PANDERING',
    '192(A) PC-VOLUNTARY MANSLAUGHTER',
    '192(B) PC-INVOLUNTARY MANSLAUGHTER',
    '192 PC-MANSLAUGHTER',
    '192(C)(3) PC-VEH MANSL W/O GROSS NEGL',
    '245(A)(1) PC-ASSAULT W/DEADLY WEAPON NOT F/ARM',
    '245(A)(2) PC-ASSAULT WITH FIREARM',
    '245(B) PC-ADW W/FIREARM ON PO/FIREMAN',
    '653F(A) PC-SOLICIT ROBBERY',
    '261.5 PC-UNLAWFUL SEX W/MINOR',
    '647(A) PC-LEWD/DISSOLUTE CONDUCT',
    '647(B) PC-PROSTITUTION',
    '451(D) PC-ARSON:PROPERTY',
    '203 PC-MAYHEM',
    '12031(A) PC-CARRY LOADED FIREARM:PUBLIC PLACE',
  ].map(text => prior(SURE, text)),
  ...[
    '220 PC-ASSAULT TO COMMIT RAPE',
    '220 PC-ASLT W/INT RAPE/MAYHEM',
    '220 PC-ASSLT W/INT:SODOMY',
    '220 PC-ASSAULT W/INTENT ORAL COPULATION',
    '266H(B) PC-PIMPING:MINOR',
    '191.5(A) PC-GROSS VEHICULAR MANSLAUGHTER',
    '209(A) PC-KIDNAP FOR RANSOM',
    '653F(B) PC-SOLICIT MURDER',
    '243.4(A) PC-SEXUAL BATTERY',
    '647A PC-ANNOY/MOLEST CHILDREN',
    '314.1 PC-INDECENT EXPOSURE',
    '288A(B)(1) PC-ORAL COPULATION W/MINOR',
    '664/187(A) PC-ATT MURDER',
  ].map(text => prior(NEVER_GIVEN, text)),
  ...[
    '220 PC',
    '220 PC-ASSAULT W/INTENT TO COMMIT FELONY',
    '266H PC-PIMPING',
    '207(A) PC-KIDNAPPING',
    '653F PC-SOLICIT COMMISSION OF CRIME',
    '245(D) PC-ASSAULT PEACE OFFICER',
    '272 PC-CONTRIB DELINQUENCY OF MINOR',
  ].map(text => prior(ASKED, text)),
]

/** A sentence of the same count carried out elsewhere, and steps of offices: no order of a court. */
export const HARMLESS: readonly MadeUpRecord[] = [
  slip(
    'probation of the same count',
    { '1995-09-01': SURE },
    ...sale,
    step('102 003 001', 'PROBATION', '19950910', {
      ...MARIJUANA,
      ...PROBATION,
      SENT_ORDER: '1',
      CYC_DATE: '19950601',
    }),
  ),
  slip('an arrest after it, of which nothing came', { '1995-09-01': SURE }, ...sale, {
    ...arrest('103 001 001', '19970601', THEFT),
    DISP_DESCR: 'PROS REJ-LACK OF SUFF EVID',
  }),
]

const SAID_ELSEWHERE = [
  'LESSER INCLUDED',
  'LESSER INCLUDED OFFENSE',
  'AMENDED TO MISD',
  'REDUCED TO MISD',
  'RESENTENCED',
  'RED TO MISD PER 17(B)',
]
const jailed: Fields = {
  ...step('102 003 001', 'CUSTODY:JAIL', '19950915', MARIJUANA),
  CYC_DATE: '19950601',
  SENT_ORDER: '1',
  SENT_LOC_DESCR: 'JAIL',
  SENT_LENGTH: '90',
  SENT_TIME_CODE: 'D',
}

/** What a row says of the offense is heard wherever it stands: in the flags of an arrest, beside a sentence carried out. */
export const ORDERED_ELSEWHERE: readonly MadeUpRecord[] = SAID_ELSEWHERE.flatMap(text => [
  slip(
    `flag of the arrest: ${text}`,
    { '1995-09-01': NEVER_GIVEN },
    ...sale.map((row, at) => (at === 0 ? { ...row, OFFENSE_QUAL_LST: text } : row)),
  ),
  slip(`beside the jail term: ${text}`, { '1995-09-01': NEVER_GIVEN }, ...sale, {
    ...jailed,
    COMMENT_TEXT: text,
  }),
  slip(`flag of the jail’s row: ${text}`, { '1995-09-01': NEVER_GIVEN }, ...sale, {
    ...jailed,
    OFFENSE_QUAL_LST: text,
  }),
  slip(`flag of another charge, which came to nothing: ${text}`, { '1995-09-01': NEVER_REFUSED }, ...sale, {
    ...arrest('102 001 002', '19950601', THEFT),
    DISP_DESCR: 'PROS REJ-LACK OF SUFF EVID',
    OFFENSE_QUAL_LST: text,
  }),
])
