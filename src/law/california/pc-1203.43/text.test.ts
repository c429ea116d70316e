/** PC 1203.43 held against its cases and the calendar, and against the words that dispositions use. */
import { describe, expect, test } from 'vitest'
import { arrest, person } from '../../../../test/people.ts'
import { testCases } from '../../../../test/statute-cases.ts'
import type { Arrest } from '../../../record/arrests.ts'
import type { ChargeEnd } from '../../../record/person.ts'
import { determine } from '../../../rules/determination.ts'
import { theDay } from '../../../time/day.ts'
import { CASES } from './cases.ts'
import { pc120343 } from './text.ts'

testCases(pc120343, CASES)

describe('the words of a disposition', () => {
  const saying = (disposition: string, ended?: ChargeEnd): Arrest => {
    const one = arrest(
      person({
        convictions: [],
        arrests: [
          {
            on: '2005-03-01',
            charges: [{ offense: '11350(A) HS', stage: 'court', ...(ended === undefined ? {} : { ended }) }],
          },
        ],
      }),
    )
    return { ...one, charges: one.charges.map(charge => ({ ...charge, disposition })) }
  }
  const outcomeOf = (one: Arrest) => {
    const rules = pc120343.rulesFor(one)
    return rules === undefined ? undefined : determine(rules, one, theDay('2026-11-01')).outcome
  }

  test('deferred entry of judgment, completed, is a plea to be withdrawn of right', () => {
    expect(outcomeOf(saying('DEFERRED ENTRY OF JUDGMENT COMPLETED', 'diversion-completed'))).toBe('eligible')
    expect(outcomeOf(saying('DEJ COMPLETED', 'diversion-completed'))).toBe('eligible')
  })

  test('another diversion may have taken no plea', () => {
    expect(outcomeOf(saying('DIVERSION COMPLETED', 'diversion-completed'))).toBe('review')
  })

  test('a dismissal that names the section of diversion is looked at, a plain one is not', () => {
    expect(outcomeOf(saying('DISMISSED 1000.3 PC'))).toBe('review')
    expect(outcomeOf(saying('DISMISSED', 'dismissed'))).toBeUndefined()
  })
})
