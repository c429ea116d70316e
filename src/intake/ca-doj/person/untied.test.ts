/** What later rows say of the count they are about. */
import { expect, test } from 'vitest'
import { COURT, eventsOf, type Fields, later, madeUpReaders, plainReader } from '../made-up.ts'
import { procedureOf, untied } from './untied.ts'

const read = (fields: Fields) => {
  const [event] = eventsOf(later('QWERTY', fields))
  if (event === undefined) throw new Error('a row is an event')
  const { offense, caseNumbers, ofAgency, order } = untied(event, madeUpReaders())
  return [offense.text.slice(0, 8), caseNumbers, ofAgency, order?.count]
}
const number: Fields = { OFN: '555123', FE_NUM_CRT_CASE: '' }

test('its offense, its case numbers and its count', () => {
  expect(read({})).toEqual(['11359 HS', ['95F01234'], undefined, '001'])
})
test('the offense beside a section of procedure', () => {
  expect(read({ CONV_OFFENSE_DESCR: '1203.4 PC' })).toEqual(['11359 HS', ['95F01234'], undefined, '001'])
})
test('a number is of a case where a court gives it, or its column says so', () => {
  expect([
    read({ ...number }),
    read({ ...number, STP_TYPE_DESCR: 'CUSTODY' }),
    read({ ...number, STP_TYPE_DESCR: 'CUSTODY', FE_NUM_DOCKET: '95F1' }),
  ]).toEqual([
    ['11359 HS', ['555123'], undefined, '001'],
    ['11359 HS', ['555123'], true, '001'],
    ['11359 HS', ['555123', '95F1'], undefined, '001'],
  ])
})
test.each([
  ['1203.2 PC', 'violation'],
  ['1203.4 PC', 'order'],
  ['1203.2 PC 1203.4 PC', 'order'],
  ['11359 HS 1203.4 PC', undefined],
  [COURT.OFFENSE_DESCR ?? '', undefined],
  ['', undefined],
])('%s is of procedure: %s', (text, kind) => {
  expect(procedureOf(plainReader(text))).toBe(kind)
})
