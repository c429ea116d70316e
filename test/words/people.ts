/** The rows of people whose words mislead, made of a text and the place it stands on. */
import { ARREST, COURT, type Fields, later, NO_SENTENCE, ROE } from '../../src/intake/ca-doj/made-up.ts'
import type { Place } from './right-answers.ts'

const MURDER = '187(A) PC-MURDER'

const murder = (step: string, on: string, fields: Fields): Fields => ({
  CYC_DATE: '19880301',
  STP_EVENT_DATE: on,
  CNT_ORDER: `101${step}001000`,
  OFFENSE_DESCR: MURDER,
  ...fields,
})
const ARRESTED = murder('001', '19880301', { ...ARREST, ...murder('001', '19880301', {}) })
const bare: Fields = { ...NO_SENTENCE, CONV_STAT_DESCR: '' }

/** A row of a court on the murder, in a step of its own. */
const court = (step: string, on: string, fields: Fields): Fields => ({
  ...COURT,
  ...murder(step, on, {}),
  FE_NUM_CRT_CASE: '88F01001',
  ...fields,
})
/** A row of those who carry a sentence out, on the murder. */
const carriedOut = (kind: string, text: string): Fields =>
  court('002', '19880901', {
    ...bare,
    STP_TYPE_DESCR: kind,
    STP_ORI_DESCR: 'CASO SACRAMENTO',
    FE_NUM_CRT_CASE: '',
    DISP_DESCR: text,
  })
const CONVICTED = court('002', '19880601', {})

/** The conviction that is decided, in a cycle of its own. */
const sale = (fields: Fields = {}): readonly Fields[] => [
  { ...ARREST, CNT_ORDER: '102001001000' },
  { ...COURT, CNT_ORDER: '102002001000', FE_NUM_CRT_CASE: '95F01002', ...fields },
]
const afterSale = (text: string, on: string): Fields => ({
  ...later(text),
  CNT_ORDER: '102003001000',
  FE_NUM_CRT_CASE: '95F01002',
  STP_EVENT_DATE: on,
})

const PROBATION: Fields = {
  SENT_LOC_DESCR: 'PROBATION',
  SENT_LENGTH: '3',
  SENT_TIME_CODE: 'Y',
  SENT_TIME_DESCR: 'YEARS',
}

const ROWS: Readonly<Record<Place, (text: string) => readonly Fields[]>> = {
  prior: text => [ARRESTED, CONVICTED, court('003', '19890101', { ...bare, DISP_DESCR: text }), ...sale()],
  own: text => [...sale(), afterSale(text, '20000101')],
  judged: text => [ARRESTED, court('002', '19880601', { DISP_DESCR: text }), ...sale()],
  'judged-bare': text => [ARRESTED, court('002', '19880601', { ...bare, DISP_DESCR: text }), ...sale()],
  'judged-class': text => [
    ARRESTED,
    court('002', '19880601', { ...NO_SENTENCE, DISP_DESCR: text }),
    ...sale(),
  ],
  step: text => [ARRESTED, court('002', '19880601', { STP_TYPE_DESCR: text }), ...sale()],
  'step-unread': text => [
    ARRESTED,
    court('002', '19880601', { STP_TYPE_DESCR: text, DISP_DESCR: '?' }),
    ...sale(),
  ],
  offense: text => [
    { ...ARRESTED, OFFENSE_DESCR: text },
    court('002', '19880601', { OFFENSE_DESCR: text }),
    ...sale(),
  ],
  comment: text => sale({ COMMENT_TEXT: text }),
  'arrest-comment': text => {
    const [arrest, convicted] = sale()
    return [{ ...arrest, COMMENT_TEXT: text }, convicted ?? {}]
  },
  'part-comment': text => {
    const [arrest, convicted] = sale()
    return [arrest ?? {}, convicted ?? {}, { ...convicted, SENT_ORDER: '2', COMMENT_TEXT: text }]
  },
  'jail-comment': text => [
    ...sale(),
    {
      ...afterSale('', '19950915'),
      STP_TYPE_DESCR: 'CUSTODY:JAIL',
      STP_ORI_DESCR: 'CASO SACRAMENTO',
      FE_NUM_CRT_CASE: '',
      COMMENT_TEXT: text,
    },
  ],
  description: text => sale({ OFFENSE_DESCR: `11359 HS-POSSESS MARIJUANA FOR SALE ${text}` }),
  sentence: text => {
    const [arrest, convicted] = sale(PROBATION)
    return [
      arrest ?? {},
      convicted ?? {},
      { ...convicted, ...NO_SENTENCE, SENT_ORDER: '2', SENT_LOC_DESCR: text },
    ]
  },
  held: text => [
    ARRESTED,
    court('002', '19880401', { ...bare, FE_NUM_CRT_CASE: 'M88-1', DISP_DESCR: text }),
    court('003', '19880801', { ...bare, DISP_DESCR: 'ACQUITTED' }),
    ...sale(),
  ],
  'held-only': text => [ARRESTED, court('002', '19880401', { ...bare, DISP_DESCR: text }), ...sale()],
  advised: text => [...sale(), { ...afterSale(text, '19950907'), CNT_ORDER: '102002001000' }],
  supervised: text => [ARRESTED, carriedOut('PROBATION', text), ...sale()],
  jailed: text => [ARRESTED, carriedOut('CUSTODY:JAIL', text), ...sale()],
}

const named = (id: string): Fields => ({
  ...ROE,
  SUBJECT_ID: id,
  CII_NUMBER: `A0000${id}`,
  PRI_NAME: `ROE,ROBIN ${id}`,
})

/** All rows of a person with that number. */
export const peopleRows = (id: string, place: Place, text: string): readonly Fields[] =>
  ROWS[place](text).map(fields => ({
    ...named(id),
    ...fields,
  }))

/** An arrest for a misdemeanor in 2015. */
export const arrested = (id: string, offense: string): Fields => ({
  ...named(id),
  ...ARREST,
  CYC_DATE: '20150601',
  STP_EVENT_DATE: '20150601',
  OFFENSE_DESCR: offense,
  OFFENSE_TOC: 'M',
})

/** A conviction in a cycle of its own, some days later. */
export const convictedOf = (id: string, offense: string): Fields => ({
  ...named(id),
  ...COURT,
  CYC_DATE: '20150605',
  STP_EVENT_DATE: '20150901',
  CNT_ORDER: '102002001000',
  OFFENSE_DESCR: offense,
  FE_NUM_CRT_CASE: '15F00002',
})
