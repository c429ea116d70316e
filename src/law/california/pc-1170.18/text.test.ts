/** PC 1170.18 held against its cases, its lists and the calendar. */
import { expect, test } from 'vitest'
import { oneConviction } from '../../../../test/people.ts'
import { testCases } from '../../../../test/statute-cases.ts'
import { determine } from '../../../rules/determination.ts'
import { theDay } from '../../../time/day.ts'
import { PROP_47, PROP_47_PRECURSORS } from '../offenses/lists.ts'
import { CASES } from './cases.ts'
import { pc117018 } from './text.ts'

testCases(pc117018, CASES, 30)

const sections = [...PROP_47.entries, ...PROP_47_PRECURSORS.entries].flatMap(entry => entry.sections)

test.each([...new Set(sections)])('an old felony of %s is never refused without a question', section => {
  const conviction = oneConviction({
    offense: section,
    class: 'felony',
    arrested: '2009-02-01',
    on: '2009-05-04',
    sentence: '90 D',
  })
  const rules = pc117018.rulesFor(conviction)
  expect(rules).toBeDefined()
  const { outcome } = determine(rules ?? [], conviction, theDay('2026-11-01'))
  const free = /^(HS (11350|11357|11377)|PC 666)/.test(section)
  expect(outcome).toBe(free ? 'eligible' : 'review')
})
