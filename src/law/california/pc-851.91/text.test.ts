/** PC 851.91 held against its cases, the calendar and the arithmetic of a pattern. */
import { describe, expect, test } from 'vitest'
import { arrest, person } from '../../../../test/people.ts'
import { testCases } from '../../../../test/statute-cases.ts'
import { determine } from '../../../rules/determination.ts'
import { theDay } from '../../../time/day.ts'
import { CASES } from './cases.ts'
import { pc85191 } from './text.ts'

testCases(pc85191, CASES, 30)

/** The way open to the first of so many arrests for domestic violence, so many years apart. */
const way = (arrests: number, apart: number): string | undefined => {
  const subject = arrest(
    person({
      convictions: [],
      arrests: Array.from({ length: arrests }, (_, at) => ({
        on: `${2012 - at * apart}-03-01`,
        charges: [
          { offense: '273.5(A) PC-INFLICT CORPORAL INJ', class: 'misdemeanor', ended: 'dismissed' } as const,
        ],
      })),
    }),
  )
  const { due } = determine(pc85191.rulesFor(subject) ?? [], subject, theDay('2026-11-01'))
  return due?.route?.name
}

describe('a pattern by arrests alone', () => {
  test.each([1, 2, 3, 4])('%i arrests are none', arrests => {
    expect(way(arrests, 1)).toBe('of right')
  })
  test.each([5, 6, 7, 8])('%i arrests are one, or may be', arrests => {
    expect(way(arrests, 1)).toBe('interests of justice')
  })
  test.each([5, 6, 7, 8])('%i arrests, each exactly three years from the next, are one', arrests => {
    expect(way(arrests, 3)).toBe('interests of justice')
  })
  test.each([5, 6, 7, 8])('%i arrests, each four years from the next, are none', arrests => {
    expect(way(arrests, 4)).toBe('of right')
  })
})
