/** What is asked of an arrest whichever statute asks. */
import { expect, test } from 'vitest'
import { UNKNOWN } from '../time/window.ts'
import { type Arrest, decidedCharges } from './arrests.ts'
import type { Charge } from './person.ts'

const charge = (stage: Charge['stage'], fields: Partial<Charge> = {}): Charge => ({
  offense: { text: '', offenses: [], unread: '' },
  day: UNKNOWN,
  stage,
  sources: [],
  ...fields,
})

test('a charge that ended before somebody who may be a court was one that a court decided', () => {
  const acquitted = charge('court', { disposition: 'ACQUITTED', ended: 'acquitted' })
  const dismissed = charge('other', { disposition: 'DISMISSED', ended: 'dismissed' })
  const unread = charge('other', { disposition: '?', unclear: true })
  const report = charge('other', { disposition: 'DISCHARGED' })
  const arrested = charge('arrest', { disposition: 'PROS REJ', ended: 'not-filed' } as Partial<Charge>)
  const decided = (...charges: readonly Charge[]) => decidedCharges({ charges } as unknown as Arrest)
  expect(decided(acquitted, dismissed, unread, report, arrested)).toEqual([acquitted, dismissed, unread])
  expect(decided(report, arrested)).toEqual([report, arrested])
})
