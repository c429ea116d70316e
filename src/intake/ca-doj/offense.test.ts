/** Which offense a row is about: its columns, the flags beside them, and what its comment adds. */
import { describe, expect, test } from 'vitest'
import type { OffenseReader } from '../../record/person.ts'
import { COURT, type Fields, plainReader, ROE, rowOf } from './made-up.ts'
import { convictedOffense, orderOf, rowOffense, withFlagsOf } from './offense.ts'

/** Reads as `plainReader` does, with the flags in `unread`: where they were passed is what is tested here. */
const read: OffenseReader = (text, qualifiers = '') => ({
  ...plainReader(text),
  unread: qualifiers,
  ...(/REDUCED|TREATED AS/.test(text) ? { order: 'REDUCED' } : {}),
  ...(/ADD CNTS|ADDITIONAL|PLUS/.test(text) ? { more: 'ADD' } : {}),
})
const of = (fields: Fields) => rowOffense(rowOf({ ...ROE, ...COURT, ...fields }), read)

describe('flags go with the offense they stand beside', () => {
  test.each<[string, Fields, string]>([
    ['its own', { OFFENSE_DESCR: '11358 HS', OFFENSE_QUAL_LST: 'ATTEMPTED' }, 'ATTEMPTED'],
    [
      'of a later column without a text',
      { OFFENSE_DESCR: '11358 HS', CONV_OFFENSE_QUAL_LST: 'ATTEMPTED' },
      'ATTEMPTED',
    ],
    ['of the disposition', { OFFENSE_DESCR: '11358 HS', DISP_OFFENSE_QUAL_LST: 'CONSPIRACY' }, 'CONSPIRACY'],
    [
      'twice the same',
      { OFFENSE_DESCR: '11358 HS', OFFENSE_QUAL_LST: 'ATTEMPTED', CONV_OFFENSE_QUAL_LST: 'ATTEMPTED' },
      'ATTEMPTED',
    ],
    [
      'two of them',
      { OFFENSE_DESCR: '11358 HS', OFFENSE_QUAL_LST: 'WARRANT', CONV_OFFENSE_QUAL_LST: 'ATTEMPTED' },
      'ATTEMPTED, WARRANT',
    ],
    [
      'of the conviction, where the offense charged had another',
      {
        OFFENSE_DESCR: '187 PC',
        OFFENSE_QUAL_LST: 'ATTEMPTED',
        CONV_OFFENSE_DESCR: '245 PC',
        CONV_OFFENSE_QUAL_LST: 'CONSPIRACY',
      },
      'CONSPIRACY',
    ],
    [
      'not that of another offense charged',
      { OFFENSE_DESCR: '187 PC', OFFENSE_QUAL_LST: 'ATTEMPTED', CONV_OFFENSE_DESCR: '245 PC' },
      '',
    ],
    [
      'doubtful where the same offense was charged with it',
      { OFFENSE_DESCR: '187 PC', OFFENSE_QUAL_LST: 'ATTEMPTED', CONV_OFFENSE_DESCR: '187 PC' },
      'ATTEMPTED',
    ],
    [
      'of the comment that a column points to',
      { OFFENSE_DESCR: 'SEE COMMENT FOR CHARGE', OFFENSE_QUAL_LST: 'ATTEMPTED', COMMENT_TEXT: '11358 HS' },
      'ATTEMPTED',
    ],
    ['none', { OFFENSE_DESCR: '11358 HS' }, ''],
  ])('%s', (_, fields, expected) => {
    expect(of(fields).reading.unread).toBe(expected)
  })
})

describe('a comment that names more is kept', () => {
  test.each([
    ['CHRG-3 ADD CNTS OF 11358 HS', true],
    ['ADDITIONAL OFFENSES EXIST', true],
    ['PLUS CTS TWO THRU FIVE', true],
    ['CHRG 11357(C) HS', true],
    ['11359(D) HS', true],
    ['11359 HS', false],
    ['CNT:001 #346477', false],
    ['REPORTED BY PHONE', false],
    ['', false],
  ])('[%s] beside 11359: %s', (COMMENT_TEXT, kept) => {
    const row = rowOf({ ...ROE, ...COURT, OFFENSE_DESCR: '11359 HS', COMMENT_TEXT })
    expect(convictedOffense(row, read).remark).toBe(kept ? COMMENT_TEXT : undefined)
  })
})

describe('an order on the charge, told in its text', () => {
  test.each<[string, Fields, string | undefined]>([
    ['in the offense', { OFFENSE_DESCR: '11359 HS-SALE (REDUCED)' }, '11359 HS-SALE (REDUCED)'],
    [
      'in the comment, which is read apart',
      { OFFENSE_DESCR: '11359 HS', COMMENT_TEXT: 'REDUCED' },
      undefined,
    ],
    ['none', { OFFENSE_DESCR: '11359 HS', COMMENT_TEXT: 'CNT:001' }, undefined],
  ])('%s', (_, fields, expected) => {
    const row = rowOf({ ...ROE, ...COURT, ...fields })
    expect(orderOf(rowOffense(row, read))).toBe(expected)
  })
})

describe('a class or code of the conviction without its text', () => {
  test.each<[string, Fields, boolean]>([
    ['another class', { CONV_OFFENSE_TOC: 'M' }, true],
    ['another code', { CONV_OFFENSE_CODE: '35011357', OFFENSE_CODE: '35011359' }, true],
    ['the class of the charge', { CONV_OFFENSE_TOC: 'F' }, false],
    ['neither', {}, false],
    ['with its text', { CONV_OFFENSE_TOC: 'M', CONV_OFFENSE_DESCR: '11357(B) HS' }, false],
  ])('%s', (_, fields, another) => {
    const { reading } = convictedOffense(rowOf({ ...ROE, ...COURT, OFFENSE_TOC: 'F', ...fields }), read)
    expect(reading.unread).toBe(another ? 'convicted of an offense that is not named' : '')
  })
})

test('a count of which another row has a text that cannot be read has not been read whole, in whatever order they stand', () => {
  const plain = {
    text: '459 PC-BURGLARY',
    offenses: [{ code: 'PC', section: '459', subdivisions: [] }],
    unread: '',
  }
  const garbled = { text: '4S9 P(', offenses: [], unread: '4S9 P(' }
  expect(withFlagsOf(plain, garbled)).toEqual({ ...plain, unread: '4S9 P(' })
  expect(withFlagsOf(plain, { ...plain, text: '459 PC-BURG' })).toEqual(plain)
})
