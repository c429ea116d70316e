/** What the words of a disposition say of a sentence. */
import { expect, test } from 'vitest'
import type { Conviction } from '../../../record/person.ts'
import { saysProbation } from './history.ts'

const says = (disposition: string): boolean => saysProbation({ disposition } as Conviction)

test.each([
  'CONVICTED-PROB',
  'CONVICTED-PROBATION',
  'CONVICTED-PROB/JAIL',
  'CONVICTED - FORMAL PROB / JAIL',
  'convicted-jail,probation',
  'CONVICTED PROB 36 MONTHS',
  'CONV-SUMMARY PROBATION GRANTED',
])('[%s] gives probation', disposition => {
  expect(says(disposition)).toBe(true)
})

test.each([
  'CONVICTED-JAIL',
  'CONVICTED-PROB DENIED,JAIL',
  'CONVICTED-PROB DENIED/JAIL',
  'CONVICTED-NO PROB/JAIL',
  'CONVICTED-PROB REVOKED,JAIL',
  'CONVICTED-PROBATION REFUSED BY DEFENDANT',
  'CONVICTED-JAIL PROB VIOL',
  'CONVICTED-WITHOUT PROBATION',
])('[%s] gives none', disposition => {
  expect(says(disposition)).toBe(false)
})
