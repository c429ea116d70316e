/** Counts convicted of a section of procedure. */
import { expect, test } from 'vitest'
import { COURT, convictedCycleOf, type Fields, madeUpReaders, NO_SENTENCE } from '../made-up.ts'
import { foldProcedures } from './convicted-procedures.ts'

const read = (...cycles: readonly (readonly Fields[])[]) => {
  const drafts = cycles.map(rows => convictedCycleOf(...rows))
  const tied = new Set<(typeof drafts)[0]['events'][0]>()
  foldProcedures(drafts, tied, madeUpReaders())
  return [
    drafts.flatMap(({ counts }) =>
      counts.map(({ offense, later, sentence }) => [
        offense.reading.offenses.map(({ section }) => section).join(),
        later.map(({ kind }) => kind).join(),
        sentence.parts.map(({ text }) => text).join(),
      ]),
    ),
    tied.size,
  ]
}
const violation: Fields = {
  ...COURT,
  CNT_ORDER: '102002001000',
  STP_EVENT_DATE: '19960301',
  OFFENSE_DESCR: '1203.2(A) PC-PROBATION VIOL',
  SENT_LENGTH: '30',
}

test('of a case that was convicted before they are orders about it, with their term', () => {
  expect(read([COURT], [violation])).toEqual([[['11359', 'other', '90 D,30 D']], 1])
  expect(read([COURT], [{ ...violation, ...NO_SENTENCE, FE_NUM_CRT_CASE: '95-F-1234' }])).toEqual([
    [['11359', 'other', '90 D']],
    1,
  ])
})
test('of another case they stay, and a violation puts in doubt what it may be of', () => {
  expect(read([COURT], [{ ...violation, FE_NUM_CRT_CASE: '96F1' }])).toEqual([
    [
      ['11359', 'other', '90 D'],
      ['', '', '30 D'],
    ],
    0,
  ])
})
test('a sentence is one of another conviction, unless it is of the same cycle', () => {
  const sentence: Fields = { ...violation, OFFENSE_DESCR: '1170(H) PC', FE_NUM_CRT_CASE: '96F1' }
  const kept = (other: string) => [
    [
      ['11359', other, '90 D'],
      ['', '', '30 D'],
    ],
    0,
  ]
  expect(read([COURT], [sentence])).toEqual(kept(''))
  expect(read([COURT, { ...sentence, CNT_ORDER: '101003009000' }])).toEqual(kept('other'))
})
test('on the day of the other conviction or before it they are convictions by themselves', () => {
  for (const STP_EVENT_DATE of ['19950901', '19940101'])
    expect(read([COURT], [{ ...violation, STP_EVENT_DATE }])).toEqual([
      [
        ['11359', '', '90 D'],
        ['', '', '30 D'],
      ],
      0,
    ])
})
