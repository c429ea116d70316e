/** Rows that cannot be read, and the convictions they may be about. */
import { describe, expect, test } from 'vitest'
import { NEVER } from '../../../time/day.ts'
import { ARREST, COURT, convictedCycleOf, type Fields, later, madeUpReaders } from '../made-up.ts'
import { addUnreadOrders } from './unread-orders.ts'

const GARBLED = 'C0NV D1SM & SE4LED PER 1136l.8 HS'

/** What is done to the counts of several cycles, each of its rows; and how many rows are about nothing else. */
const read = (...cycles: readonly (readonly Fields[])[]) => {
  const drafts = cycles.map(rows => convictedCycleOf(...rows))
  const everywhere = drafts.flatMap(({ counts }) => counts)
  const tied = new Set<(typeof drafts)[0]['events'][0]>()
  for (const cycle of drafts) addUnreadOrders(cycle, everywhere, tied, madeUpReaders())
  return [everywhere.map(count => count.later.map(({ kind, text }) => `${kind}: ${text}`)), tied.size]
}
const second: Fields = { ...COURT, CNT_ORDER: '101002002000', OFFENSE_DESCR: '459 PC' }
const burglary: Fields = { ...ARREST, CNT_ORDER: '101001002000', OFFENSE_DESCR: '459 PC' }
const SILENT: Fields = { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: '' }
const feared = [[[`other: ${GARBLED}`]], 0]
const harmless = [[[]], 0]

test('a sentence that they may have prolonged has no end any more, and one for life stays so', () => {
  const ends = (...rows: readonly Fields[]) => {
    const draft = convictedCycleOf(...rows)
    addUnreadOrders(draft, draft.counts, new Set(), madeUpReaders())
    return draft.counts.map(({ sentence }) => [sentence.says, sentence.ends.latest >= NEVER])
  }
  expect(ends(COURT)).toEqual([['complete', false]])
  expect(ends(COURT, later(GARBLED))).toEqual([['unread', true]])
  const life: Fields = {
    ...COURT,
    SENT_LOC_DESCR: 'PRISON',
    SENT_LENGTH: '',
    SENT_TIME_CODE: 'L',
    SENT_TIME_DESCR: 'LIFE',
  }
  expect(ends(life)[0]?.[0]).toBe('life')
  expect(ends(life, later(GARBLED))[0]?.[0]).toBe('life')
})

describe('words that cannot be read', () => {
  test('on the count convicted are about it', () => {
    expect(read([COURT, later(GARBLED)])).toEqual([[[`other: ${GARBLED}`]], 1])
  })
  test.each<[string, Fields]>([
    ['of another count', { CNT_ORDER: '101003009000', ...SILENT }],
    ['of another count of the case', { CNT_ORDER: '101003009000', OFFENSE_DESCR: '' }],
    ['of another case', { CNT_ORDER: '101003009000', FE_NUM_CRT_CASE: '9?F' }],
    ['of no number', { CNT_ORDER: '1010030' }],
    ['of no day', { CNT_ORDER: '101003009000', STP_EVENT_DATE: '' }],
    [
      'of another offense, that nobody is charged with',
      { CNT_ORDER: '101003009000', OFFENSE_DESCR: '459 PC' },
    ],
    ['of a section of procedure', { CNT_ORDER: '101003009000', OFFENSE_DESCR: '1203.4 PC' }],
    ['of a step of another kind', { CNT_ORDER: '101003009000', STP_TYPE_DESCR: 'PROBATION' }],
    ['of a step that cannot be read', { CNT_ORDER: '101003009000', STP_TYPE_DESCR: 'C0URT ACT1ON' }],
  ])('may be about the conviction of their cycle: %s', (_, fields) => {
    expect(read([COURT, later(GARBLED, fields)])).toEqual(feared)
  })
  test('on a charge of its own are about that, where they name it', () => {
    const fields = { CNT_ORDER: '101003002000', OFFENSE_DESCR: '459 PC' }
    expect(read([burglary, COURT, later(GARBLED, fields)])).toEqual(harmless)
    expect(read([burglary, COURT, later(GARBLED, { ...fields, OFFENSE_DESCR: '' })])).toEqual(feared)
  })
  test.each<[string, Fields]>([
    ['on the day of the conviction', { CNT_ORDER: '101002002000', STP_EVENT_DATE: '19950901' }],
    ['before it', { CNT_ORDER: '101003009000', STP_EVENT_DATE: '19950101' }],
    ['about no charge', { CNT_ORDER: '101003009000', STP_TYPE_DESCR: 'APPLICANT' }],
  ])('are not about it: %s', (_, fields) => {
    expect(read([COURT, later(GARBLED, fields)])).toEqual(harmless)
  })
  test('are about the convictions of their case', () => {
    expect(
      read([
        COURT,
        { ...second, FE_NUM_CRT_CASE: 'B-1' },
        later(GARBLED, { OFFENSE_DESCR: '', FE_NUM_CRT_CASE: 'B1' }),
      ]),
    ).toEqual([[[], [`other: ${GARBLED}`]], 0])
  })
})

describe('nothing at all', () => {
  const blank = (fields: Fields): Fields => later('', { CNT_ORDER: '101003009000', ...SILENT, ...fields })
  test.each<[string, Fields]>([
    ['said by a court', {}],
    ['said where the step is not known', { STP_TYPE_DESCR: '' }],
    ['said after the sentence has run', { STP_TYPE_DESCR: 'PROBATION' }],
    ['said on a day not known', { STP_TYPE_DESCR: 'CUSTODY', STP_EVENT_DATE: '' }],
  ])('may be about the conviction: %s', (_, fields) => {
    expect(read([COURT, blank(fields)])).toEqual([[['other: ']], 0])
  })
  test.each<[string, readonly Fields[]]>([
    ['while the sentence runs', [COURT, blank({ STP_TYPE_DESCR: 'CUSTODY', STP_EVENT_DATE: '19951001' })]],
    ['for life', [{ ...COURT, SENT_TIME_CODE: 'L' }, blank({ STP_TYPE_DESCR: 'CUSTODY' })]],
    ['of another offense', [COURT, blank({ OFFENSE_DESCR: '459 PC' })]],
    ['on a charge of its own', [burglary, COURT, blank({ CNT_ORDER: '101003002000' })]],
    ['on one more row of the count', [COURT, { ...COURT, DISP_DESCR: '', SENT_ORDER: '2' }]],
    ['at the arrest', [blank({ STP_TYPE_DESCR: 'ARREST/DETAINED/CITED' }), COURT]],
  ])('is not about it: %s', (_, rows) => {
    expect(read(rows)).toEqual(harmless)
  })
})

describe('in another cycle', () => {
  const arrest: Fields = { ...ARREST, CNT_ORDER: '102001001000', OFFENSE_DESCR: '459 PC' }
  const elsewhere = (said: string, fields: Fields = {}): Fields =>
    later(said, { CNT_ORDER: '102002001000', ...SILENT, ...fields })
  test.each<[string, readonly Fields[]]>([
    ['without an arrest', [elsewhere(GARBLED)]],
    [
      'of the same offense, without an arrest',
      [elsewhere(GARBLED, { OFFENSE_DESCR: '11359 HS', FE_NUM_CRT_CASE: '99F1' })],
    ],
    ['of the same case', [arrest, elsewhere(GARBLED, { FE_NUM_CRT_CASE: '95-F-01234' })]],
    ['that names nothing, after an arrest', [arrest, elsewhere(GARBLED)]],
  ])('a row may be about a conviction: %s', (_, rows) => {
    expect(read([COURT], rows)).toEqual(feared)
  })
  test.each<[string, readonly Fields[]]>([
    ['of another offense', [elsewhere(GARBLED, { OFFENSE_DESCR: '459 PC' })]],
    [
      'of the same offense, after an arrest for it',
      [
        { ...arrest, OFFENSE_DESCR: '11359 HS' },
        elsewhere(GARBLED, { OFFENSE_DESCR: '11359 HS', FE_NUM_CRT_CASE: '99F1' }),
      ],
    ],
    ['that says nothing, after an arrest', [arrest, elsewhere('')]],
  ])('it is not: %s', (_, rows) => {
    expect(read([COURT], rows)).toEqual(harmless)
  })
})

describe('a violation', () => {
  const violation = (fields: Fields): Fields => later('', { OFFENSE_DESCR: '1203.2 PC-PROB VIOL', ...fields })
  const second: Fields = {
    ...COURT,
    CNT_ORDER: '102002001000',
    STP_EVENT_DATE: '19990101',
    FE_NUM_CRT_CASE: '99F1',
  }
  const other = 'other: 1203.2 PC-PROB VIOL'
  test('that comes with a new conviction is of those before it', () => {
    const row = violation({ CNT_ORDER: '102002002000', FE_NUM_CRT_CASE: '' })
    expect(read([COURT], [second, row])).toEqual([[[other], []], 0])
    const arrest = {
      ...ARREST,
      CNT_ORDER: '102001002000',
      OFFENSE_DESCR: '1203.2 PC',
      STP_EVENT_DATE: '19981201',
    }
    const late = violation({ CNT_ORDER: '102003002000', FE_NUM_CRT_CASE: '99F1', STP_EVENT_DATE: '19990301' })
    expect(read([COURT], [arrest, second, late])).toEqual([[[other], []], 0])
  })
  test('of the only conviction there is, is of that', () => {
    expect(read([COURT, violation({ STP_EVENT_DATE: '19950901' })])).toEqual([[[other]], 1])
  })
})
