/** HSC 11361.9: the review of cannabis convictions by the state, whose days have passed: it gives no rule, and is told why. */
import type { Conviction } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { statute } from '../../statute.ts'
import { OUTLINE } from './outline.ts'

const over = 'Its day has passed: whoever was left out asks under HSC 11361.8, whose rules decide.'

export const hsc113619 = statute<Conviction>({
  id: 'hsc-11361.9',
  title: 'Cannabis convictions, the review by the state',
  cite: cite('HSC 11361.9', 'secondary'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'digests of AB 1793 and AB 1706; not the official code' },
  attorneyReview: 'none',
  history: [
    { on: '2018-09-30', says: 'AB 1793 adds the section, operative on 1 January 2019.' },
    {
      on: '2019-07-01',
      says: 'The Department of Justice was to have told the prosecutors of each conviction.',
    },
    { on: '2020-07-01', says: 'The last day for prosecutors to challenge.' },
    {
      on: '2022-09-18',
      says: 'AB 1706: what was not challenged is to be ordered, and on record, by set days.',
    },
    { on: '2023-03-01', says: 'Courts were to have issued an order for each conviction not challenged.' },
    { on: '2023-07-01', says: 'The Department of Justice was to have its database in order.' },
    { on: '2026-11-26', says: 'Described; no rule rests on it.' },
  ],
  reliefs: [],
  outline: OUTLINE,
  subdivisions: [
    {
      at: '(a)',
      says: 'The Department finds the convictions and tells the prosecutors.',
      status: 'left-out',
      why: over,
    },
    { at: '(b)', says: 'The prosecutors review them.', status: 'left-out', why: over },
    {
      at: '(c)',
      says: 'Challenges, who is told of them, and the public defender’s part.',
      status: 'left-out',
      why: `${over} Whether one was challenged no state file shows.`,
    },
    {
      at: '(d)',
      says: 'What was not challenged the court orders, and the records are put in order.',
      status: 'left-out',
      why: `${over} A file shows what was not ordered in time as a conviction that still stands.`,
    },
    {
      at: '(g)',
      says: 'Who serves a sentence, or asks, comes first.',
      status: 'left-out',
      why: 'Procedure of the review.',
    },
  ],
  concerns: () => false,
  rules: [],
})
