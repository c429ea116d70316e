/** STP_TYPE_DESCR in the words files use, and in those they do not. */
import { expect, test } from 'vitest'
import { readStep, type Step } from './step.ts'

const kinds = (text: string): readonly string[] => {
  const step = readStep(text)
  return (Object.keys(step) as (keyof Step)[]).filter(kind => step[kind])
}

test.each([
  ['ARREST/DETAINED/CITED', ['arrest']],
  ['SUPPLEMENTAL ARREST', ['arrest']],
  ['COURT ACTION', ['court']],
  ['court  action', ['court']],
  ['REGISTRATION', ['registration', 'noCharge']],
  ['SEX OFFENDER REGISTRATION', ['registration', 'noCharge']],
  ['DECEASED', ['death', 'noCharge']],
  ['APPLICANT', ['noCharge']],
  ['CUSTODY', []],
  ['', ['unread']],
  ['X', ['unread']],
])('[%s] is %j', (text, expected) => {
  expect(kinds(text)).toEqual(expected)
})
