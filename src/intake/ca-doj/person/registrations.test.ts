/** Rows that say a person had to register. */
import { expect, test } from 'vitest'
import { ARREST, eventsOf, type Fields, madeUpReaders } from '../made-up.ts'
import { readRegistrations } from './registrations.ts'

const texts = (fields: Fields) =>
  readRegistrations(eventsOf({ ...ARREST, ...fields }), madeUpReaders()).map(({ text }) => text)
const registration = (OFFENSE_DESCR: string): Fields => ({ STP_TYPE_DESCR: 'REGISTRATION', OFFENSE_DESCR })
const unread = (OFFENSE_DESCR: string): Fields => ({ STP_TYPE_DESCR: '', OFFENSE_DESCR })

test.each([
  ['that of PC 290', registration('290 PC'), ['290 PC']],
  ['one of a text that cannot be read: it may be', registration('SEX OFFENDER'), ['SEX OFFENDER']],
  ['not that of another section', registration('457.1 PC'), []],
  ['PC 290 on a row of a step that cannot be read', unread('290 PC'), ['290 PC']],
  [
    'PC 290 on a row of a step that is garbled',
    { ...unread('290 PC'), STP_TYPE_DESCR: 'R3G1STR4T10N' },
    ['290 PC'],
  ],
  ['a registration in words on such a row', unread('REGISTRATION SEX OFF'), ['REGISTRATION SEX OFF']],
  ['not such a row of anything else', unread('SEX OFFENDER'), []],
  ['not PC 290 on an arrest', { OFFENSE_DESCR: '290 PC' }, []],
])('%s', (_, fields, expected) => {
  expect(texts(fields)).toEqual(expected)
})
