/** The offenses of a cycle that did not end in a conviction. */
import { expect, test } from 'vitest'
import { theDay } from '../../../time/day.ts'
import { on } from '../../../time/window.ts'
import { ARREST, COURT, convictedCycleOf, type Fields, madeUpReaders, plainReader } from '../made-up.ts'
import { otherCharges } from './other-charges.ts'

const charges = (...rows: readonly Fields[]) =>
  otherCharges(convictedCycleOf(...rows), new Set(), madeUpReaders())
const names = (...rows: readonly Fields[]) =>
  charges(...rows).map(({ offense, stage, ended }) => [offense.text.slice(0, 8), stage, ended])
const BURGLARY: Fields = { ...ARREST, CNT_ORDER: '101001002000', OFFENSE_DESCR: '459 PC' }

test('a charge with all that its row says', () => {
  expect(charges({ ...BURGLARY, DISP_DESCR: 'DISMISSED', FE_NUM_WARRANT: 'W1' })).toEqual([
    {
      offense: plainReader('459 PC'),
      disposition: 'DISMISSED',
      ended: 'dismissed',
      day: on(theDay('1995-06-01')),
      stage: 'arrest',
      class: 'felony',
      warrant: true,
      sources: [{ file: '1.csv', line: 1 }],
    },
  ])
})
test('an offense convicted of is no other charge, unless a count of it ended otherwise', () => {
  expect(names(ARREST, BURGLARY, COURT)).toEqual([['459 PC', 'arrest', undefined]])
  expect(names(ARREST, COURT, { ...COURT, CNT_ORDER: '101002002000', DISP_DESCR: 'DISMISSED' })).toEqual([
    ['11359 HS', 'court', 'dismissed'],
  ])
})
test('an offense charged and convicted of as another one is one', () => {
  expect(names({ ...COURT, CONV_OFFENSE_DESCR: '11357 HS' })).toEqual([['11359 HS', 'court', undefined]])
})
test('one for which another conviction came is over', () => {
  const replaced = (...rows: readonly Fields[]) => charges(...rows).map(({ replaced }) => replaced)
  expect(replaced({ ...COURT, CONV_OFFENSE_DESCR: '11357 HS' })).toEqual([true])
  expect(replaced(BURGLARY)).toEqual([undefined])
})
test('each once for what is said of it', () => {
  expect(names(BURGLARY, { ...BURGLARY, CNT_ORDER: '101001003000' })).toEqual([
    ['459 PC', 'arrest', undefined],
  ])
})
test('a row that names no offense is of its count, or of none that is known', () => {
  const court: Fields = { ...COURT, DISP_DESCR: 'ACQUITTED', SENT_LOC_DESCR: '', SENT_LENGTH: '' }
  const unnamed = { ...court, CNT_ORDER: '101002002000', OFFENSE_DESCR: '' }
  expect(names(BURGLARY, unnamed)).toEqual([
    ['459 PC', 'arrest', undefined],
    ['459 PC', 'court', 'acquitted'],
  ])
  expect(charges(unnamed).map(({ offense }) => offense)).toEqual([
    { text: '', offenses: [], unread: 'no offense is named' },
  ])
})
test('a registration and a row about a conviction are none', () => {
  expect(names({ ...BURGLARY, STP_TYPE_DESCR: 'REGISTRATION' })).toEqual([])
  const cycle = convictedCycleOf(BURGLARY)
  expect(otherCharges(cycle, new Set(cycle.events), madeUpReaders())).toEqual([])
})

test('what left a charge open is none beside the row that ended it', () => {
  const court: Fields = { ...COURT, OFFENSE_DESCR: '459 PC', SENT_LOC_DESCR: '', SENT_LENGTH: '' }
  const held: Fields = { ...court, DISP_DESCR: 'HELD TO ANSWER' }
  const ended: Fields = { ...court, CNT_ORDER: '101003001000', DISP_DESCR: 'ACQUITTED' }
  expect(names(held)).toEqual([['459 PC', 'court', undefined]])
  expect(names(held, ended)).toEqual([['459 PC', 'court', 'acquitted']])
  expect(names(held, { ...ended, OFFENSE_DESCR: '187 PC' })).toEqual([
    ['459 PC', 'court', undefined],
    ['187 PC', 'court', 'acquitted'],
  ])
})
test('one that went into another case, and one whose end nobody can read', () => {
  expect(names({ ...BURGLARY, DISP_DESCR: 'PROS REJ-COMB W/OTHER CNTS' })).toEqual([
    ['459 PC', 'arrest', 'elsewhere'],
  ])
  expect(charges({ ...BURGLARY, DISP_DESCR: 'QWERTY' }).map(({ unclear }) => unclear)).toEqual([true])
})

test('a diversion begun is completed where a later row of its offense says so', () => {
  const court: Fields = { ...COURT, OFFENSE_DESCR: '11377 HS', SENT_LOC_DESCR: '', SENT_LENGTH: '' }
  const begun: Fields = {
    ...court,
    DISP_DESCR: 'DEJ GRANTED',
    STP_EVENT_DATE: '20050301',
    DISP_DATE: '20050301',
  }
  const done: Fields = {
    ...court,
    CNT_ORDER: '101003001000',
    STP_EVENT_DATE: '20061001',
    DISP_DATE: '20061001',
    DISP_DESCR: 'DISMISSED/DEJ COMPLETED',
  }
  const completed = (...rows: readonly Fields[]) =>
    charges(...rows).map(({ ended, completed }) => [ended, completed])
  expect(completed(begun)).toEqual([['diverted', undefined]])
  expect(completed(begun, done)).toEqual([
    ['diverted', true],
    ['diversion-completed', undefined],
  ])
  expect(completed({ ...begun, OFFENSE_DESCR: '11377 HS-POSSESS' }, done)[0]).toEqual(['diverted', true])
  expect(completed(begun, { ...done, OFFENSE_DESCR: '11350 HS' })[0]).toEqual(['diverted', undefined])
  expect(completed(begun, { ...done, STP_EVENT_DATE: '20040101', DISP_DATE: '20040101' })[0]).toEqual([
    'diverted',
    undefined,
  ])
})
