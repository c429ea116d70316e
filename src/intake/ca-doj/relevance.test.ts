/** Whose rows may hold a conviction that is relevant: here one of 11357 in Yolo, or of 11351 beside one. */
import { expect, test } from 'vitest'
import type { Relevance } from '../reading.ts'
import { ARREST, COURT, type Fields, NO_SENTENCE, plainReader, ROE, scanLines } from './made-up.ts'
import { relevanceFilter } from './relevance.ts'

const YOLO: Relevance = {
  offense: ({ offenses }) => offenses.some(({ section }) => section === '11357'),
  companion: ({ offenses }) => offenses.some(({ section }) => section === '11351'),
  county: written => written === '' || written === 'YOLO',
}
const filter = relevanceFilter(plainReader, YOLO)

function isRelevant(rows: readonly Fields[]): boolean {
  filter.begin()
  scanLines(
    rows.map(fields => ({ ...ROE, ...fields })),
    line => filter.add(line),
  )
  return filter.relevant()
}
const court = (OFFENSE_DESCR: string, fields: Fields = {}): Fields => ({
  ...COURT,
  STP_ORI_CNTY_NAME: 'YOLO',
  OFFENSE_DESCR,
  ...fields,
})
const elsewhere = court('11357 HS', { STP_ORI_CNTY_NAME: 'KERN' })
const cycle = (number: number): Fields => ({ CNT_ORDER: `${number}002001000` })
const IN_102 = cycle(102)
/** So many convictions of something else, each in a cycle of its own. */
const many = (count: number): readonly Fields[] =>
  Array.from({ length: count }, (_, at) => court('459 PC', cycle(101 + at)))

test.each([
  ['a conviction of it in the county', [court('11357 HS')], true],
  [
    'a conviction of it in a county that cannot be read',
    [court('11357 HS', { STP_ORI_CNTY_NAME: '' })],
    true,
  ],
  ['one in another county', [court('11357 HS', { STP_ORI_CNTY_NAME: 'KERN' })], false],
  ['a conviction of something else', [court('459 PC')], false],
  ['a conviction of something that cannot be read', [court('MARIJ')], true],
  ['a conviction of nothing', [court('')], true],
  ['an arrest for it', [{ ...ARREST, STP_ORI_CNTY_NAME: 'YOLO', OFFENSE_DESCR: '11357 HS' }], false],
  ['a court that dismissed it', [court('11357 HS', { ...NO_SENTENCE, DISP_DESCR: 'DISMISSED' })], false],
  ['a court that dismissed it and gave a sentence', [court('11357 HS', { DISP_DESCR: 'DISMISSED' })], true],
  [
    'a court that only continued it',
    [court('11357 HS', { ...NO_SENTENCE, CONV_STAT_DESCR: '', DISP_DESCR: 'CONTINUED' })],
    false,
  ],
  [
    'a court that held it to answer',
    [court('11357 HS', { ...NO_SENTENCE, CONV_STAT_DESCR: '', DISP_DESCR: 'HELD TO ANSWER' })],
    true,
  ],
  ['a court whose words cannot be read', [court('11357 HS', { DISP_DESCR: 'QWERTY' })], true],
  [
    'a conviction of something else charged as it',
    [court('11357 HS', { CONV_OFFENSE_DESCR: '459 PC' })],
    false,
  ],
  [
    'one of what cannot be read, or not wholly, charged as it',
    [court('11357 HS', { CONV_OFFENSE_DESCR: 'QWERTY' })],
    true,
  ],
  ['one of an enhancement charged as it', [court('11357 HS', { CONV_OFFENSE_DESCR: '667.5 PC' })], true],
  [
    'one of something else with flags, which may make it another',
    [court('11357 HS', { CONV_OFFENSE_DESCR: '459 PC', CONV_OFFENSE_QUAL_LST: 'ACCESSORY' })],
    true,
  ],
  ['a conviction of a section of procedure', [court('1203.4 PC')], true],
  ['a conviction of an enhancement alone', [court('667.5 PC')], true],
  [
    'a later order about it, whatever was convicted',
    [
      court('11357 HS', {
        ...NO_SENTENCE,
        CONV_STAT_DESCR: '',
        DISP_DESCR: 'CONV SET ASIDE & DISM PER 1203.4 PC',
      }),
    ],
    true,
  ],
  ['a companion alone', [court('11351 HS')], false],
  [
    'a companion, and an arrest for it',
    [{ ...ARREST, STP_ORI_CNTY_NAME: 'YOLO', OFFENSE_DESCR: '11357 HS' }, court('11351 HS')],
    true,
  ],
  [
    'a companion, and an arrest for it in another cycle',
    [
      { ...ARREST, STP_ORI_CNTY_NAME: 'YOLO', OFFENSE_DESCR: '11357 HS', CNT_ORDER: '102001001000' },
      court('11351 HS'),
    ],
    false,
  ],
  [
    'a comment that names it',
    [court('459 PC', { COMMENT_TEXT: '11357 HS', STP_ORI_CNTY_NAME: 'KERN' })],
    true,
  ],
  [
    'a conviction of it elsewhere, and of something else in the county',
    [court('11357 HS', { STP_ORI_CNTY_NAME: 'KERN' }), court('459 PC')],
    true,
  ],
  ['the same, in another cycle', [elsewhere, court('459 PC', IN_102)], false],
  [
    'in a cycle that CYC_ORDER numbers from 1',
    [elsewhere, court('459 PC', { ...IN_102, CYC_ORDER: '2' })],
    false,
  ],
  [
    'in a cycle between others',
    [
      court('459 PC', { ...IN_102, STP_ORI_CNTY_NAME: 'KERN' }),
      elsewhere,
      court('11357 HS', IN_102),
      elsewhere,
    ],
    true,
  ],
  ['in a cycle that cannot be read', [elsewhere, court('459 PC', { CNT_ORDER: '102' })], true],
  ['in one that CYC_ORDER contradicts', [elsewhere, court('459 PC', { ...IN_102, CYC_ORDER: '103' })], true],
  ['in the last of more cycles than are told apart', [...many(70), court('11357 HS', cycle(171))], true],
])('%s', (_, rows, expected) => {
  expect(isRelevant(rows)).toBe(expected)
})
test('what is known of one person is forgotten for the next', () => {
  expect([isRelevant([court('11357 HS')]), isRelevant([court('459 PC')])]).toEqual([true, false])
})
