/** Records that contradict themselves or leave out what ties their rows: nothing of them may vanish into an answer. */
import { describe, expect, test } from 'vitest'
import type { Conviction, Person } from '../../../record/person.ts'
import { NEVER } from '../../../time/day.ts'
import { formatWindow, UNKNOWN } from '../../../time/window.ts'
import { ARREST, COURT, type Fields, later, ROE, readLines } from '../made-up.ts'

async function person(...rows: readonly Fields[]): Promise<Person> {
  const { people } = await readLines(rows.map(fields => ({ ...ROE, ...fields })))
  expect(people).toHaveLength(1)
  return people[0] as Person
}

const convictions = async (...rows: readonly Fields[]): Promise<readonly Conviction[]> =>
  (await person(...rows)).convictions

const kinds = (found: readonly Conviction[]) =>
  found.map(({ later: events }) => events.map(({ kind }) => kind))
const SET_ASIDE = 'CONV SET ASIDE & DISM PER 1203.4 PC'

describe('a later order whose date or cycle contradicts the conviction', () => {
  test('dated before the only conviction it can be about, it is for people to look at', async () => {
    expect(kinds(await convictions(COURT, later(SET_ASIDE, { STP_EVENT_DATE: '19900101' })))).toEqual([
      ['other'],
    ])
  })
  test('of two counts of a section it is tied to the one that was there', async () => {
    const second = { ...COURT, CNT_ORDER: '101005002000', STP_EVENT_DATE: '20050101' }
    const order = later(SET_ASIDE, { CNT_ORDER: '101003009000', STP_EVENT_DATE: '19990101' })
    expect(kinds(await convictions(COURT, second, order))).toEqual([['dismissed'], []])
  })
  const elsewhere = (fields: Fields) =>
    later(SET_ASIDE, { CYC_DATE: '20010101', CNT_ORDER: '109001001000', ...fields })
  test('in a cycle without convictions it is tied by case number', async () => {
    expect(kinds(await convictions(COURT, elsewhere({})))).toEqual([['dismissed']])
  })
  test('in a cycle without convictions it may concern those of its section in any other', async () => {
    expect(kinds(await convictions(COURT, elsewhere({ FE_NUM_CRT_CASE: '' })))).toEqual([['other']])
    expect(kinds(await convictions(COURT, elsewhere({ FE_NUM_CRT_CASE: '01F777' })))).toEqual([['other']])
    expect(
      kinds(await convictions(COURT, elsewhere({ OFFENSE_DESCR: '459 PC', FE_NUM_CRT_CASE: '' }))),
    ).toEqual([[]])
  })
})

describe('a conviction that a later step of its cycle ends', () => {
  const ended = (fields: Fields, said = 'DISMISSED/FURTHERANCE OF JUSTICE') =>
    convictions(COURT, later(said, fields))
  test('on a later day it is dismissed', async () => {
    expect(kinds(await ended({}))).toEqual([['dismissed']])
  })
  test('on the same day, without a date or without an offense, people look at it', async () => {
    expect(kinds(await ended({ STP_EVENT_DATE: '19950901' }))).toEqual([['other']])
    expect(kinds(await ended({ STP_EVENT_DATE: '' }))).toEqual([['other']])
    expect(kinds(await ended({ OFFENSE_DESCR: '' }))).toEqual([['other']])
  })
  test('under another case number people look at it', async () => {
    expect(kinds(await ended({ FE_NUM_CRT_CASE: '99F1' }))).toEqual([['other']])
  })
  test('another offense of the same number does not', async () => {
    expect(kinds(await ended({ OFFENSE_DESCR: '459 PC' }))).toEqual([[]])
  })
})

describe('a sentence on a later row', () => {
  const term = { SENT_ORDER: '1', SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '50', SENT_TIME_CODE: 'Y' }
  const ends = async (said: string, fields: Fields = {}) => {
    const [found] = await convictions(COURT, later(said, { ...term, ...fields }))
    return [found?.sentence.says, formatWindow(found?.sentence.ends ?? UNKNOWN)]
  }
  test('runs from its own day, whatever the row calls it', async () => {
    expect(await ends('SENTENCED')).toEqual(['complete', '2049-01-01'])
    expect(await ends('', { STP_TYPE_DESCR: 'CUSTODY' })).toEqual(['complete', '2049-01-01'])
    expect(await ends('PROB REVOKED/TERMINATED')).toEqual(['complete', '2049-01-01'])
  })
  test('for life, it has no end', async () => {
    const [found] = await convictions(
      COURT,
      later('', { ...term, STP_TYPE_DESCR: 'CUSTODY', SENT_LENGTH: '', SENT_TIME_CODE: 'L' }),
    )
    expect([found?.sentence.says, found?.sentence.ends.latest]).toEqual(['life', NEVER])
  })
  test('of another offense, of a charge dismissed or of an arrest, it is not this one’s', async () => {
    const own = ['complete', '1995-11-30']
    expect(await ends('SENTENCED', { OFFENSE_DESCR: '459 PC' })).toEqual(own)
    expect(await ends('', { STP_TYPE_DESCR: 'ARREST/DETAINED/CITED' })).toEqual(own)
  })
})

describe('dates that cannot be', () => {
  const born = async (date: string) => (await person({ ...COURT, PRI_DOB: date })).birth
  test('a birth date that would make the person a hundred, or that stands for none, is no birth date', async () => {
    expect(await born('18700101')).toEqual(UNKNOWN)
    expect(await born('18940000')).toEqual(UNKNOWN)
    expect(await born('19000101')).toEqual(UNKNOWN)
    expect(await born('19000000')).toEqual(UNKNOWN)
    expect(formatWindow(await born('19100304'))).toBe('1910-03-04')
  })
  test('a death before a conviction is nobody’s death, and leaves in doubt whose rows these are', async () => {
    const death = {
      ...ARREST,
      STP_TYPE_DESCR: 'DECEASED',
      CNT_ORDER: '109001001000',
      OFFENSE_DESCR: '',
      CYC_DATE: '',
    }
    const before = await person(COURT, { ...death, STP_EVENT_DATE: '19900101' })
    expect([before.death, before.doubts.map(({ kind }) => kind)]).toEqual([undefined, ['identity']])
    const since = await person(COURT, { ...death, STP_EVENT_DATE: '20000101' })
    expect([since.death?.day === undefined, since.doubts]).toEqual([false, []])
  })
})

describe('a row without SUBJECT_ID that is surely a person’s', () => {
  const nameless = (fields: Fields) => ({ ...COURT, SUBJECT_ID: '', CYC_DATE: '', ...fields })
  test('is of the cycle of its number where nothing contradicts it: the same count, not another conviction', async () => {
    const part = {
      SENT_ORDER: '2',
      SENT_LOC_DESCR: 'PROBATION',
      SENT_LENGTH: '3',
      SENT_TIME_CODE: 'Y',
      SENT_TIME_DESCR: 'YEARS',
    }
    const found = await convictions(COURT, nameless({}), nameless(part))
    expect(found.map(({ key, sentence }) => [key, sentence.parts.map(({ text }) => text)])).toEqual([
      ['101002001', ['90 D', '3 Y']],
    ])
    expect(
      kinds(await convictions(COURT, { ...nameless({}), ...later(SET_ASIDE), SUBJECT_ID: '', CYC_DATE: '' })),
    ).toEqual([['dismissed']])
  })
  test('stays apart where its date or the count of its number says otherwise', async () => {
    for (const other of [
      { CYC_DATE: '19990101' },
      { STP_EVENT_DATE: '19990101' },
      { OFFENSE_DESCR: '459 PC' },
    ])
      expect(await convictions(COURT, nameless({ FE_NUM_CRT_CASE: '99F07777', ...other }))).toHaveLength(2)
  })
})

test('a registration is one whatever words stand before it', async () => {
  const row = {
    ...ARREST,
    CNT_ORDER: '109001001000',
    STP_TYPE_DESCR: 'SEX OFFENDER REGISTRATION',
    OFFENSE_DESCR: '290 PC',
  }
  expect((await person(COURT, row)).registrations).toHaveLength(1)
})

test('where no row says how anything ended, a column is lost, and with it what else there may be', async () => {
  const doubts = async (said: string) =>
    (await person(ARREST, { ...COURT, DISP_DESCR: said })).doubts.map(({ kind }) => kind)
  expect([await doubts(''), await doubts('NULL'), await doubts('?'), await doubts('DISMISSED')]).toEqual([
    ['elsewhere'],
    ['elsewhere'],
    [],
    [],
  ])
})
