/** One person in two writings of a number, through the real command: joined, printed as written, found by either. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COURT, type Fields, HEADER, ROE, row } from '../src/intake/ca-doj/made-up.ts'
import { setaside, table, workplace } from './command.ts'

const { fresh, file } = workplace()
const ASKED = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']

const murder: Fields = {
  ...ROE,
  ...COURT,
  PRI_DOB: '19500102',
  CYC_DATE: '19850601',
  STP_EVENT_DATE: '19850901',
  FE_NUM_CRT_CASE: '85F00001',
  OFFENSE_DESCR: '187(A) PC-MURDER',
}
const sale: Fields = { ...ROE, ...COURT, PRI_DOB: '19500102', SUBJECT_ID: '2002' }

const ran = async (...rows: readonly Fields[]) => {
  const folder = fresh('results')
  const path = file('county.csv', [HEADER, ...rows.map(row), ''].join('\n'))
  const { code, err } = await setaside(['run', path, ...ASKED, '--out', folder])
  expect([code, err]).toEqual([0, ''])
  const [answer] = table(folder, 'convictions')
  const notes = table(folder, 'identity').map(({ kind, in_doubt }) => `${kind} ${in_doubt}`)
  return { folder, path, answer: answer?.determination, id: answer?.person_id, notes }
}

describe('a murder under one writing bars what stands under the other', () => {
  test.each([
    { CII_NUMBER: 'A012345678' },
    { CII_NUMBER: '12345678' },
    { CII_NUMBER: 'a-1234 5678' },
    { CII_NUMBER: '', PRI_SSN: '012-34-5678' },
    { CII_NUMBER: '', PRI_SSN: '12345678' },
    { CII_NUMBER: '', PRI_CDL: 'f 123 4567' },
    { CII_NUMBER: '', FBI_NUMBER: '0123456-ab7' },
  ])('%j', async writing => {
    const numbers = { PRI_SSN: '012345678', PRI_CDL: 'F1234567', FBI_NUMBER: '123456AB7' }
    expect(await ran({ ...murder, ...numbers }, { ...sale, ...writing })).toMatchObject({
      answer: 'not-eligible',
      id: '1001',
      notes: ['joined no'],
    })
  })

  test.each([
    { CII_NUMBER: 'A12345687' },
    { CII_NUMBER: 'A1234567' },
    { CII_NUMBER: 'M12345678' },
    { CII_NUMBER: '' },
  ])('and leaves it to a person where that is nearly so: %j', async writing => {
    const apart = { SUBJECT_ID: '3003', PRI_NAME: 'DOE,DANA', CII_NUMBER: 'A55500011' }
    const others = [1, 2].map(at => ({
      ...sale,
      ...apart,
      SUBJECT_ID: `300${at}`,
      CII_NUMBER: `A5550${at}01${at}`,
    }))
    const { answer, notes } = await ran(murder, { ...sale, ...writing }, ...others)
    expect(answer).toBe('review')
    expect(notes[0]).toMatch(/^(?:near-identifier|same-name) yes$/)
  })

  test('and not where every number is another', async () => {
    expect(await ran(murder, { ...sale, CII_NUMBER: 'A87654321' })).toMatchObject({
      answer: 'eligible',
      notes: [],
    })
  })
})

test('a person without SUBJECT_ID is printed as the file has it, and found by every writing with its letter', async () => {
  const { folder, path, id } = await ran({ ...sale, SUBJECT_ID: '', CII_NUMBER: 'A012345678' })
  expect(id).toBe('A012345678')
  const asked = (person: string) =>
    Promise.all([
      setaside(['explain', '--run', folder, '--proof', '--person', person]),
      setaside(['explain', path, '--proof', '--person', person, ...ASKED]),
    ])
  const [first] = await asked('A012345678')
  for (const person of ['A012345678', 'A12345678', 'a 12345678'])
    expect((await asked(person)).map(({ code, out }) => [code, out])).toEqual([
      [0, first?.out],
      [0, first?.out],
    ])
  // Digits alone may be a SUBJECT_ID.
  expect((await asked('12345678')).map(({ code }) => code)).toEqual([2, 2])
})

test('what is nearly alike is explained from the run as from the files', async () => {
  const { folder, path } = await ran(murder, { ...sale, CII_NUMBER: 'A12345687' })
  const [ofRun, ofFiles] = await Promise.all([
    setaside(['explain', '--run', folder, '--proof', '--person', '2002']),
    setaside(['explain', path, '--proof', '--person', '2002', ...ASKED]),
  ])
  expect(ofRun?.out).toBe(ofFiles?.out)
  expect(ofRun?.out).toContain('the same name and birth date stand beside a CII that is nearly the same')
  expect(readFileSync(join(folder, 'identity.csv'), 'utf8')).toContain('***5678 ***5687')
})
