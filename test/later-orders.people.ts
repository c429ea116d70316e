/**
 * People whose records hold later orders in every disguise: under other numbers and sections, unreadable, or no order at all. The
 * answers were written from the rows, before the program was asked.
 */
import type { Fields } from '../src/intake/ca-doj/made-up.ts'

export type Outcome = 'eligible' | 'eligible-later' | 'not-eligible' | 'review'

export interface RecordedPerson {
  /** What their rows hold, as a sentence. */
  readonly says: string
  /** Each a cell or two away from `COURT`: see `sale` and `theft`. */
  readonly rows: readonly Fields[]
  /** The answers for the last conviction that are right. */
  readonly right: readonly Outcome[]
}

const WHO: Fields = { STP_ORI_CNTY_NAME: 'SACRAMENTO', END_OF_REC: '#' }

const arrest = (day: string, offense: string, fields: Fields = {}): Fields => ({
  ...WHO,
  CYC_ORDER: '101',
  CYC_DATE: day,
  STP_ORDER: '001',
  STP_EVENT_DATE: day,
  STP_TYPE_DESCR: 'ARREST/DETAINED/CITED',
  STP_ORI_DESCR: 'CAPD SACRAMENTO',
  CNT_ORDER: '101001001000',
  OFFENSE_DESCR: offense,
  ...fields,
})

const court = (day: string, offense: string, said: string, fields: Fields = {}): Fields => ({
  ...WHO,
  CYC_ORDER: '101',
  STP_ORDER: '002',
  STP_EVENT_DATE: day,
  STP_TYPE_DESCR: 'COURT ACTION',
  STP_ORI_DESCR: 'CASC SACRAMENTO',
  CNT_ORDER: '101002001000',
  OFFENSE_DESCR: offense,
  DISP_DESCR: said,
  ...fields,
})

const JAIL: Fields = {
  CONV_STAT_DESCR: 'FELONY',
  SENT_LOC_DESCR: 'JAIL',
  SENT_LENGTH: '90',
  SENT_TIME_CODE: 'D',
}
const SALE = '11359 HS-POSSESS MARIJUANA FOR SALE'
const SALE_CASE = '95F01001'

/** Arrested and convicted of sale in 1995; alone a person whom relief is due. */
const sale: readonly Fields[] = [
  arrest('19950601', SALE),
  court('19950901', SALE, 'CONVICTED-PROB/JAIL', {
    ...JAIL,
    CYC_DATE: '19950601',
    FE_NUM_CRT_CASE: SALE_CASE,
  }),
]

const THEFT = '487(A) PC-GRAND THEFT'
/** Convicted of theft in 2012 with three years of probation. */
const theft: readonly Fields[] = [
  court('20120901', THEFT, 'CONVICTED-PROB/JAIL', {
    CYC_DATE: '20120601',
    FE_NUM_CRT_CASE: '12F00001',
    CONV_STAT_DESCR: 'FELONY',
    SENT_LOC_DESCR: 'PROBATION',
    SENT_LENGTH: '3',
    SENT_TIME_CODE: 'Y',
  }),
]

/** A later row of the same cycle. */
const then = (said: string, fields: Fields = {}): Fields =>
  court('20180101', SALE, said, {
    CYC_DATE: '19950601',
    STP_ORDER: '003',
    CNT_ORDER: '101003001000',
    FE_NUM_CRT_CASE: SALE_CASE,
    ...fields,
  })

/** A later row in a cycle of its own, which begins on its own day: no arrest of its own is told. */
const apart = (said: string, fields: Fields = {}): Fields =>
  then(said, {
    CYC_ORDER: '102',
    CYC_DATE: '20180101',
    CNT_ORDER: '102002001000',
    STP_ORDER: '002',
    ...fields,
  })

const SEALED = 'CONV DISM & SEALED PER 11361.8 HS'
const SET_ASIDE = 'CONV SET ASIDE & DISM PER 1203.4 PC'
const GARBLED = 'C0NV D1SM & SE4LED PER 1136l.8 HS'
const DISMISSED = 'DISMISSED/FURTHERANCE OF JUSTICE'
const ASK: readonly Outcome[] = ['review']
const DONE: readonly Outcome[] = ['not-eligible', 'review']
const DUE: readonly Outcome[] = ['eligible']

const TEXTS: readonly (readonly [string, readonly Outcome[]])[] = [
  [SEALED, DONE],
  ['?', ASK],
  ['', ASK],
  [GARBLED, ASK],
  ['CONV DISM & SEA', ASK],
  ['CONV DI', ASK],
]
const NOTHING_ELSE: Fields = { CNT_ORDER: '101003009000', OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '' }
const PLACES: readonly (readonly [string, Fields])[] = [
  ['on its count', {}],
  ['on another count that names nothing', NOTHING_ELSE],
  ['on another count of the case', { ...NOTHING_ELSE, FE_NUM_CRT_CASE: SALE_CASE }],
  // The sentence of 90 days ran out more than twenty years before: whoever acts again, acts on something new.
  ['told by a probation office, long after the sentence', { STP_TYPE_DESCR: 'PROBATION' }],
  ['in a step that cannot be read', { STP_TYPE_DESCR: 'C0URT ACTION' }],
  ['told by a jail, long after the sentence', { STP_TYPE_DESCR: 'CUSTODY' }],
]

/** Each text in each place. */
const UNREAD_ORDERS: readonly RecordedPerson[] = PLACES.flatMap(([place, fields]) =>
  TEXTS.map(([said, right]) => ({ says: `[${said}] ${place}`, rows: [...sale, then(said, fields)], right })),
)

const MORE_UNREAD_ORDERS: readonly RecordedPerson[] = [
  {
    says: 'garbled, under a count number with a letter',
    rows: [...sale, then(GARBLED, { CNT_ORDER: '1O1003001000' })],
    right: ASK,
  },
  {
    says: 'garbled, under half a count number',
    rows: [...sale, then(GARBLED, { CNT_ORDER: '101003' })],
    right: ASK,
  },
  { says: 'garbled, without a count number', rows: [...sale, then(GARBLED, { CNT_ORDER: '' })], right: ASK },
  {
    says: 'garbled, without count number, cycle, offense and case',
    rows: [
      ...sale,
      then(GARBLED, { CNT_ORDER: '', CYC_ORDER: '', CYC_DATE: '', OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '' }),
    ],
    right: ASK,
  },
  {
    says: 'garbled, with the case number garbled too',
    rows: [...sale, then(GARBLED, { FE_NUM_CRT_CASE: '9SF0I00I' })],
    right: ASK,
  },
  {
    says: 'garbled, with another case number, on another count',
    rows: [...sale, then(GARBLED, { ...NOTHING_ELSE, FE_NUM_CRT_CASE: '9SF0I00I' })],
    right: ASK,
  },
  {
    says: 'readable, with the case number garbled',
    rows: [...sale, then(SEALED, { ...NOTHING_ELSE, FE_NUM_CRT_CASE: '9SF0I00I' })],
    right: DONE,
  },
  {
    says: 'garbled, without a day',
    rows: [...sale, then(GARBLED, { ...NOTHING_ELSE, STP_EVENT_DATE: '' })],
    right: ASK,
  },
  {
    says: 'garbled, on a day that cannot be',
    rows: [...sale, then(GARBLED, { ...NOTHING_ELSE, STP_EVENT_DATE: '20189999' })],
    right: ASK,
  },
  { says: 'garbled, in an unknown step', rows: [...sale, then(GARBLED, { STP_TYPE_DESCR: '' })], right: ASK },
  {
    says: 'garbled, by a step that is none',
    rows: [...sale, then(GARBLED, { ...NOTHING_ELSE, STP_TYPE_DESCR: 'XXXXX' })],
    right: ASK,
  },
  {
    says: 'garbled, in a cycle of its own that names nothing',
    rows: [...sale, apart(GARBLED, { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '' })],
    right: ASK,
  },
  {
    says: 'garbled, in a cycle of its own, under the case',
    rows: [...sale, apart(GARBLED, { OFFENSE_DESCR: '' })],
    right: ASK,
  },
  {
    says: 'garbled, in a cycle of its own, of the offense',
    rows: [...sale, apart(GARBLED, { FE_NUM_CRT_CASE: '' })],
    right: ASK,
  },
  {
    says: 'a court that says nothing in a cycle of its own, under the case',
    rows: [...sale, apart('', { OFFENSE_DESCR: '' })],
    right: ASK,
  },
  {
    says: 'garbled, on an offense nobody is charged with',
    rows: [...sale, then(GARBLED, { CNT_ORDER: '101003009000', OFFENSE_DESCR: '459 PC-BURGLARY' })],
    right: ASK,
  },
  {
    says: 'garbled, on a second charge whose row names no offense',
    rows: [
      ...sale,
      arrest('19950601', '459 PC-BURGLARY', { CNT_ORDER: '101001002000' }),
      then(GARBLED, { ...NOTHING_ELSE, CNT_ORDER: '101003002000' }),
    ],
    right: ASK,
  },
  {
    says: 'garbled, under a section of procedure',
    rows: [...sale, apart(GARBLED, { OFFENSE_DESCR: '1203.4 PC', FE_NUM_CRT_CASE: '18M1' })],
    right: ASK,
  },
  {
    says: 'a violation of which no court says what became of it',
    rows: [...sale, apart('', { OFFENSE_DESCR: '1203.2(A) PC-PROBATION VIOL' })],
    right: ASK,
  },
  {
    says: 'garbled, on both of two convictions it may be about',
    rows: [
      ...sale,
      ...sale.map(row => ({
        ...row,
        CNT_ORDER: `${row.CNT_ORDER?.slice(0, 6)}002000`,
        OFFENSE_DESCR: '11358 HS-CULTIVATE MARIJUANA',
      })),
      then(GARBLED, NOTHING_ELSE),
    ],
    right: ASK,
  },
]

/** What looks alike and is nothing: these people wait for nobody. */
const HARMLESS_ROWS: readonly RecordedPerson[] = [
  { says: 'nothing later at all', rows: sale, right: DUE },
  {
    says: 'a second charge that no court is known to have ended',
    rows: [
      ...sale,
      arrest('19950601', '459 PC-BURGLARY', { CNT_ORDER: '101001002000' }),
      court('19950901', '459 PC-BURGLARY', '', { CNT_ORDER: '101002002000', FE_NUM_CRT_CASE: SALE_CASE }),
    ],
    right: DUE,
  },
  {
    says: 'a second charge dismissed on the day of the conviction',
    rows: [
      ...sale,
      court('19950901', SALE, DISMISSED, { CNT_ORDER: '101002002000', FE_NUM_CRT_CASE: SALE_CASE }),
    ],
    right: DUE,
  },
  {
    says: 'a second charge of the arrest dismissed a month later',
    rows: [
      ...sale,
      arrest('19950601', SALE, { CNT_ORDER: '101001002000' }),
      then(DISMISSED, { CNT_ORDER: '101003002000', STP_EVENT_DATE: '19951001' }),
    ],
    right: DUE,
  },
  {
    says: 'a later arrest whose charge a court dismissed',
    rows: [
      ...sale,
      arrest('19970101', SALE, { CYC_ORDER: '102', CNT_ORDER: '102001001000' }),
      apart(DISMISSED, { CYC_DATE: '19970101', STP_EVENT_DATE: '19970301', FE_NUM_CRT_CASE: '97F1' }),
    ],
    right: DUE,
  },
  {
    says: 'a later arrest for another offense, of which no court tells the end',
    rows: [
      ...sale,
      arrest('19970101', '459 PC-BURGLARY', { CYC_ORDER: '102', CNT_ORDER: '102001001000' }),
      apart('', {
        CYC_DATE: '19970101',
        STP_EVENT_DATE: '19970301',
        OFFENSE_DESCR: '459 PC-BURGLARY',
        FE_NUM_CRT_CASE: '97F1',
      }),
    ],
    right: DUE,
  },
  {
    says: 'an arrest for a violation, and nothing else of it',
    rows: [
      ...sale,
      arrest('19960101', '1203.2(A) PC-PROBATION VIOL', { CYC_ORDER: '102', CNT_ORDER: '102001001000' }),
    ],
    right: DUE,
  },
  {
    says: 'a violation that was dismissed',
    rows: [
      ...sale,
      apart(DISMISSED, {
        STP_EVENT_DATE: '19960101',
        CYC_DATE: '19960101',
        OFFENSE_DESCR: '1203.2(A) PC-PROBATION VIOL',
      }),
    ],
    right: DUE,
  },
  {
    says: 'the jail of the sentence',
    rows: [...sale, then('', { STP_TYPE_DESCR: 'CUSTODY', STP_EVENT_DATE: '19950915' })],
    right: DUE,
  },
  {
    says: 'somebody who applied for a license',
    rows: [...sale, then('', { ...NOTHING_ELSE, STP_TYPE_DESCR: 'APPLICANT' })],
    right: DUE,
  },
]

const procedure = (section: string, said: string, fields: Fields = {}): Fields =>
  apart(said, { OFFENSE_DESCR: section, ...fields })

/** Orders that can be read, under other numbers, spellings, sections and cycles. */
const OTHER_NUMBERS: readonly RecordedPerson[] = [
  {
    says: 'dismissed on appeal, in another court under a number of its own',
    rows: [
      ...sale,
      then(DISMISSED, {
        STP_EVENT_DATE: '19960301',
        STP_ORI_DESCR: 'CASC SACRAMENTO',
        FE_NUM_CRT_CASE: 'A95-001',
      }),
    ],
    right: DONE,
  },
  {
    says: 'dismissed on appeal, on another count',
    rows: [
      ...sale,
      then(DISMISSED, { STP_EVENT_DATE: '19960301', CNT_ORDER: '101003002000', FE_NUM_CRT_CASE: 'A95-001' }),
    ],
    right: DONE,
  },
  {
    says: 'dismissed on appeal, in a cycle of its own',
    rows: [
      ...sale,
      apart(DISMISSED, { STP_EVENT_DATE: '19960301', CYC_DATE: '19960301', FE_NUM_CRT_CASE: 'A95-001' }),
    ],
    right: DONE,
  },
  {
    says: 'reversed, in a cycle of its own under a number of its own',
    rows: [...sale, apart('CONV REVERSED', { FE_NUM_CRT_CASE: 'C023456' })],
    right: DONE,
  },
  {
    says: 'acquitted after the conviction, under another number',
    rows: [
      ...sale,
      then('ACQUITTED', { STP_EVENT_DATE: '19970301', CNT_ORDER: '101003002000', FE_NUM_CRT_CASE: '97F9' }),
    ],
    right: DONE,
  },
  {
    says: 'sealed, with hyphens in the number',
    rows: [...sale, apart(SEALED, { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '95-F-01001' })],
    right: DONE,
  },
  {
    says: 'sealed, with blanks in the number and without zeros',
    rows: [...sale, apart(SEALED, { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '95 F 1001' })],
    right: DONE,
  },
  {
    says: 'sealed, with the number in another column',
    rows: [...sale, apart(SEALED, { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '', OFN: SALE_CASE })],
    right: DONE,
  },
  {
    says: 'sealed, with the number as a docket',
    rows: [...sale, apart(SEALED, { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '', FE_NUM_DOCKET: SALE_CASE })],
    right: DONE,
  },
  { says: 'sealed, under HS 11361.8', rows: [...sale, procedure('11361.8(E) HS', SEALED)], right: DONE },
  {
    says: 'sealed, under HS 11361.8 and a number of its own',
    rows: [...sale, procedure('11361.8(E) HS', SEALED, { FE_NUM_CRT_CASE: '18CR00777' })],
    right: DONE,
  },
  {
    says: 'dismissed, under PC 1385 and a number of its own',
    rows: [...sale, procedure('1385 PC', DISMISSED, { FE_NUM_CRT_CASE: '18CR00777' })],
    right: DONE,
  },
  { says: 'dismissed, under PC 1385', rows: [...sale, procedure('1385 PC', DISMISSED)], right: DONE },
  { says: 'dismissed, under PC 1203.4', rows: [...sale, procedure('1203.4 PC', 'DISMISSED')], right: ASK },
  {
    says: 'vacated, under PC 1473.7',
    rows: [...sale, procedure('1473.7(A)(1) PC', 'CONV VACATED', { FE_NUM_CRT_CASE: '18CR00777' })],
    right: DONE,
  },
  {
    says: 'reduced, under PC 17(b) and a number of its own',
    rows: [
      ...sale,
      procedure('17(B)(3) PC', 'REDUCED TO MISD PER 17(B) PC', { FE_NUM_CRT_CASE: '18CR00777' }),
    ],
    right: ASK,
  },
  {
    says: 'reduced, under PC 1170.18',
    rows: [...sale, procedure('1170.18(F) PC', 'REDUCED TO MISDEMEANOR', { FE_NUM_CRT_CASE: '18CR00777' })],
    right: ASK,
  },
  {
    says: 'in the case of another conviction of the person, which stays as it was',
    rows: [
      ...theft.map(row => ({ ...row, STP_EVENT_DATE: '19900901', CYC_DATE: '19900601', CYC_ORDER: '100' })),
      ...sale.map(row => ({ ...row, CYC_ORDER: '102', CNT_ORDER: `102${row.CNT_ORDER?.slice(3)}` })),
      then('CONV SET ASIDE & DISM PER 1203.4 PC', {
        CYC_ORDER: '102',
        CNT_ORDER: '102003001000',
        OFFENSE_DESCR: '',
        FE_NUM_CRT_CASE: '12F00001',
      }),
    ],
    right: DUE,
  },
  {
    says: 'a conviction of a violation in the same case',
    rows: [
      ...sale,
      procedure('1203.2(A) PC-PROBATION VIOL', 'CONVICTED-JAIL', {
        ...JAIL,
        STP_EVENT_DATE: '19960301',
        CYC_DATE: '19960301',
      }),
    ],
    right: ASK,
  },
  {
    says: 'a conviction of a violation under a number of its own',
    rows: [
      ...sale,
      procedure('1203.2(A) PC-PROBATION VIOL', 'CONVICTED-JAIL', {
        ...JAIL,
        STP_EVENT_DATE: '19960301',
        CYC_DATE: '19960301',
        FE_NUM_CRT_CASE: '96M1',
      }),
    ],
    right: ASK,
  },
  {
    says: 'set aside: a conviction of murder that no row shows',
    rows: [
      ...sale,
      apart(SET_ASIDE, {
        CYC_DATE: '19900101',
        STP_EVENT_DATE: '19900101',
        OFFENSE_DESCR: '187(A) PC-MURDER',
        FE_NUM_CRT_CASE: '88F1',
      }),
    ],
    right: ASK,
  },
]

/** A section of procedure where the offense should stand. */
const sentenced = (fields: Fields): readonly Fields[] => [
  court('20120901', '', 'CONVICTED-PROB/JAIL', {
    ...JAIL,
    CYC_DATE: '20120901',
    FE_NUM_CRT_CASE: '12F00001',
    ...fields,
  }),
]
const EITHER: readonly Outcome[] = ['review', 'eligible']
const PROCEDURE_FOR_OFFENSE: readonly RecordedPerson[] = [
  {
    says: '1170(h) for 11359',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1170(H) PC-SENTENCING' }),
    right: EITHER,
  },
  {
    says: '1170(h), the charge in the comment',
    rows: sentenced({ OFFENSE_DESCR: '1170(H) PC-SENTENCING', COMMENT_TEXT: 'CHRG 11359 HS' }),
    right: EITHER,
  },
  { says: '1170(h), and nothing beside it', rows: sentenced({ OFFENSE_DESCR: '1170(H) PC' }), right: ASK },
  {
    says: '1170(h) without letters of a code',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1170(H)' }),
    right: EITHER,
  },
  {
    says: '1170(h)(5)(b) as disposed of',
    rows: sentenced({ OFFENSE_DESCR: SALE, DISP_OFFENSE_DESCR: '1170(H)(5)(B) PC' }),
    right: EITHER,
  },
  {
    says: '17(b) for 11359',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '17(B)(1) PC' }),
    right: EITHER,
  },
  {
    says: '17 without a subdivision',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '17 PC' }),
    right: EITHER,
  },
  {
    says: '1203.4',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1203.4 PC' }),
    right: EITHER,
  },
  {
    says: '1203.4a',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1203.4A PC' }),
    right: EITHER,
  },
  {
    says: '1170.18',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1170.18 PC' }),
    right: EITHER,
  },
  {
    says: '1203.2, and nothing beside it',
    rows: sentenced({ OFFENSE_DESCR: '1203.2 PC-PROBATION VIOL' }),
    right: ASK,
  },
  { says: '11361.8', rows: sentenced({ OFFENSE_DESCR: '11361.8 HS' }), right: ASK },
  { says: '1385', rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1385 PC' }), right: EITHER },
  { says: '654', rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '654 PC' }), right: EITHER },
  {
    says: 'PC before the number',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: 'PC 1170(H)' }),
    right: EITHER,
  },
  {
    says: 'a comment in place of the charge, which names a sentence alone',
    rows: sentenced({ OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE', COMMENT_TEXT: 'CHRG 1170(H) PC' }),
    right: ASK,
  },
  {
    says: 'a count number that cannot be read',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1170(H) PC', CNT_ORDER: '1O' }),
    right: EITHER,
  },
  {
    says: 'before a sale, the offense of an earlier conviction is not known',
    rows: [
      ...sentenced({
        OFFENSE_DESCR: '187(A) PC-MURDER',
        CONV_OFFENSE_DESCR: '1170(H) PC',
        STP_EVENT_DATE: '19880601',
        CYC_DATE: '19880301',
        CNT_ORDER: '100002001000',
        CYC_ORDER: '100',
        FE_NUM_CRT_CASE: '88F1',
      }),
      ...sale,
    ],
    right: ASK,
  },
  {
    says: 'one part of the sentence under 1170(h), the other under the offense',
    rows: [
      court('19950901', SALE, 'CONVICTED-PROB/JAIL', {
        ...JAIL,
        CYC_DATE: '19950601',
        FE_NUM_CRT_CASE: SALE_CASE,
      }),
      court('19950901', SALE, 'CONVICTED-PROB/JAIL', {
        ...JAIL,
        CYC_DATE: '19950601',
        FE_NUM_CRT_CASE: SALE_CASE,
        CONV_OFFENSE_DESCR: '1170(H) PC',
        SENT_LOC_DESCR: 'PROBATION',
        SENT_LENGTH: '3',
        SENT_TIME_CODE: 'Y',
        SENT_ORDER: '2',
      }),
    ],
    right: EITHER,
  },
  {
    says: 'two sections of procedure',
    rows: sentenced({ OFFENSE_DESCR: SALE, CONV_OFFENSE_DESCR: '1170(H) PC/654 PC' }),
    right: EITHER,
  },
]

/** Asked of HSC 11361.8. */
export const PROP64_PEOPLE: readonly RecordedPerson[] = [
  ...UNREAD_ORDERS,
  ...MORE_UNREAD_ORDERS,
  ...HARMLESS_ROWS,
  ...OTHER_NUMBERS,
  ...PROCEDURE_FOR_OFFENSE,
]

const revoked = (fields: Fields = {}, said = 'PROBATION REVOKED'): Fields =>
  court('20130301', '1203.2(A) PC-PROBATION VIOL:REARREST/REVOKE', said, {
    CYC_ORDER: '102',
    CYC_DATE: '20130301',
    CNT_ORDER: '102002001000',
    FE_NUM_CRT_CASE: '12F00001',
    ...fields,
  })

/** Asked of the statutes that relieve by themselves, PC 1203.425 first. */
export const AUTOMATIC_PEOPLE: readonly RecordedPerson[] = [
  { says: 'nothing later at all', rows: theft, right: DUE },
  { says: 'probation revoked, in a cycle of its own', rows: [...theft, revoked()], right: ASK },
  {
    says: 'probation revoked, in the cycle of the conviction',
    rows: [...theft, revoked({ CYC_ORDER: '101', CYC_DATE: '20120601', CNT_ORDER: '101003001000' })],
    right: ASK,
  },
  {
    says: 'probation revoked, with hyphens in the number',
    rows: [...theft, revoked({ FE_NUM_CRT_CASE: '12-F-00001' })],
    right: ASK,
  },
  {
    says: 'probation revoked, with an arrest for it',
    rows: [
      ...theft,
      arrest('20130215', '1203.2(A) PC-PROBATION VIOL', { CYC_ORDER: '102', CNT_ORDER: '102001001000' }),
      revoked({ CYC_DATE: '20130215' }),
    ],
    right: ASK,
  },
  {
    says: 'probation revoked, without a case number',
    rows: [...theft, revoked({ FE_NUM_CRT_CASE: '' })],
    right: ASK,
  },
  {
    says: 'probation revoked, under another number',
    rows: [...theft, revoked({ FE_NUM_CRT_CASE: '13M00002' })],
    right: ASK,
  },
  {
    says: 'probation revoked, in a cycle that cannot be read',
    rows: [...theft, revoked({ CYC_ORDER: '', CYC_DATE: '', CNT_ORDER: '' })],
    right: ASK,
  },
  {
    says: 'probation revoked, with thirty days of jail, long over: a new term that is known',
    rows: [...theft, revoked({ SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '30', SENT_TIME_CODE: 'D' })],
    right: EITHER,
  },
  {
    says: 'probation revoked beside a new conviction, under its number',
    rows: [
      ...theft,
      court('20130301', '459 PC-BURGLARY', 'CONVICTED-JAIL', {
        ...JAIL,
        CONV_STAT_DESCR: 'MISDEMEANOR',
        STP_ORI_CNTY_NAME: 'YOLO',
        CYC_ORDER: '102',
        CYC_DATE: '20130215',
        CNT_ORDER: '102002001000',
        FE_NUM_CRT_CASE: '13F9',
      }),
      revoked({ CYC_DATE: '20130215', CNT_ORDER: '102002002000', FE_NUM_CRT_CASE: '13F9' }),
    ],
    right: ASK,
  },
  {
    says: 'found in violation by words nobody knows',
    rows: [...theft, revoked({}, 'XQZ FOUND')],
    right: ASK,
  },
  {
    says: 'convicted of the violation',
    rows: [
      ...theft,
      revoked(
        { CONV_STAT_DESCR: 'FELONY', SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '2', SENT_TIME_CODE: 'Y' },
        'CONVICTED-PRISON',
      ),
    ],
    right: ASK,
  },
  { says: 'the violation was dismissed', rows: [...theft, revoked({}, 'DISMISSED')], right: DUE },
]
