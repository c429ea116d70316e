/** Terms given on later rows that neither convict nor change the conviction. */
import { expect, test } from 'vitest'
import { COURT, convictedCycleOf, type Fields, later, madeUpReaders } from '../made-up.ts'
import { addLaterSentences } from './later-sentences.ts'

const term: Fields = { SENT_ORDER: '1', SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '2', SENT_TIME_CODE: 'Y' }
const parts = (said: string, fields: Fields = {}) => {
  const cycle = convictedCycleOf(COURT, later(said, { ...term, ...fields }))
  addLaterSentences(cycle, cycle.counts, madeUpReaders())
  return cycle.counts.map(({ sentence }) => sentence.parts.map(({ text }) => text))
}

test('are added to the count they may be about', () => {
  expect(parts('SENTENCED')).toEqual([['90 D', '2 Y']])
  expect(parts('', { STP_TYPE_DESCR: 'CUSTODY' })).toEqual([['90 D', '2 Y']])
})
test.each([
  ['an arrest', '', { STP_TYPE_DESCR: 'ARREST/DETAINED/CITED' }],
  ['a registration', '', { STP_TYPE_DESCR: 'REGISTRATION' }],
  ['a charge dismissed', 'DISMISSED', {}],
  ['another offense', 'SENTENCED', { OFFENSE_DESCR: '459 PC' }],
  ['a day before the conviction', 'SENTENCED', { STP_EVENT_DATE: '19900101' }],
  ['no length', 'SENTENCED', { SENT_LENGTH: '' }],
])('but not those of %s', (_, said, fields) => {
  expect(parts(said, fields)).toEqual([['90 D']])
})

test('are added to the counts of their case, where they are told in another cycle', () => {
  const cycle = convictedCycleOf(COURT)
  const elsewhere = (fields: Fields) =>
    addLaterSentences(
      convictedCycleOf(later('SENTENCED', { ...term, ...fields })),
      cycle.counts,
      madeUpReaders(),
    )
  elsewhere({ FE_NUM_CRT_CASE: '99F1' })
  elsewhere({ FE_NUM_CRT_CASE: '95 F 1234', OFFENSE_DESCR: '1203.2 PC', SENT_LENGTH: '3' })
  expect(cycle.counts.map(({ sentence }) => sentence.parts.map(({ text }) => text))).toEqual([
    ['90 D', '3 Y'],
  ])
})

test('but not where those who carry the sentence out tell it again while it runs', () => {
  const jail = {
    ...term,
    SENT_LOC_DESCR: 'JAIL',
    SENT_LENGTH: '90',
    SENT_TIME_CODE: 'D',
    STP_TYPE_DESCR: 'CUSTODY',
  }
  expect(parts('', { ...jail, STP_EVENT_DATE: '19950915' })).toEqual([['90 D']])
  expect(parts('', jail)).toEqual([['90 D', '90 D']])
  expect(parts('SENTENCED', { ...jail, STP_TYPE_DESCR: 'COURT ACTION', STP_EVENT_DATE: '19950915' })).toEqual(
    [['90 D', '90 D']],
  )
})

test('a term for violating probation that names no case is of what was given before', () => {
  const cycle = convictedCycleOf(COURT)
  const violation = { ...term, OFFENSE_DESCR: '1203.2 PC', STP_TYPE_DESCR: 'CUSTODY' }
  const elsewhere = (fields: Fields) =>
    addLaterSentences(convictedCycleOf(later('', { ...violation, ...fields })), cycle.counts, madeUpReaders())
  elsewhere({ FE_NUM_CRT_CASE: '99F1' })
  expect(cycle.counts.map(({ sentence }) => sentence.parts.length)).toEqual([1])
  elsewhere({ FE_NUM_CRT_CASE: '' })
  expect(cycle.counts.map(({ sentence }) => sentence.parts.map(({ text }) => text))).toEqual([
    ['90 D', '2 Y'],
  ])
})
