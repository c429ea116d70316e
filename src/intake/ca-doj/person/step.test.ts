/** STP_TYPE_DESCR in the words files use, and in those they do not. */
import { expect, test } from 'vitest'
import { readStep } from './step.ts'

const kinds = (text: string): readonly string[] => {
  const { kind, ...is } = readStep(text)
  return [
    ...(kind === undefined ? [] : [kind]),
    ...(['noCharge', 'unread'] as const).filter(name => is[name]),
  ]
}

test.each([
  ['ARREST/DETAINED/CITED', ['arrest']],
  ['SUPPLEMENTAL ARREST', ['arrest']],
  ['COURT ACTION', ['court']],
  ['court  action', ['court']],
  ['REGISTRATION', ['registration', 'noCharge']],
  ['SEX OFFENDER REGISTRATION', ['registration', 'noCharge']],
  ['DECEASED', ['death', 'noCharge']],
  ['APPLICANT', ['applicant', 'noCharge']],
  ['CUSTODY', ['custody']],
  ['CUSTODY:CDC', ['custody']],
  ['INTERST COMP PAROLEE', ['parole']],
  ['APPLICANT CRT', ['unread']],
  ['C0URT ACTION', ['unread']],
  ['NO COURT ACTION', ['unread']],
  ['COURT REFERRAL', ['unread']],
  ['ARREST WARRANT', ['unread']],
  ['NOT ARRESTED', ['unread']],
  ['PRE-CUSTODY SCREENING', ['unread']],
  ['PROBATION REPORT', ['unread']],
  ['', ['unread']],
  ['X', ['unread']],
])('[%s] is %j', (text, expected) => {
  expect(kinds(text)).toEqual(expected)
})
