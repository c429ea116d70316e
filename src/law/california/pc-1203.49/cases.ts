/** What PC 1203.49 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const SOLICIT = '647(B) PC-DISORD CONDUCT:PROSTITUTION'
const PROBATION = {
  arrested: '2016-02-01',
  on: '2016-05-03',
  class: 'misdemeanor',
  disposition: 'CONVICTED-PROB/JAIL',
  sentence: 'PROBATION 3 Y',
} as const

const MAY: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'discretion' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'discretion',
  better: ['dismiss', 'unknown'],
  missing,
})
const TRAFFICKED = 'conviction came of trafficking'
const trafficked = { [TRAFFICKED]: true }

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Prostitution that came of trafficking, probation completed: the court may dismiss',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION }] },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Whether it came of trafficking no record shows: asked',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION }] },
    answer: review(TRAFFICKED),
  },
  {
    name: 'It did not',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION }] },
    known: { [TRAFFICKED]: false },
    answer: { ...NOTHING, reason: 'The conviction is not shown to be the result of trafficking' },
  },
  {
    name: 'Probation is still running: the day before it ends, and the day',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION, arrested: '2025-02-01', on: '2025-05-03' }] },
    known: trafficked,
    answer: [
      ['2028-05-02', { ...MAY, outcome: 'eligible-later', from: '2028-05-03' }],
      ['2028-05-03', MAY],
    ],
  },
  {
    name: 'No probation was granted: there is no term to complete',
    record: {
      convictions: [{ offense: SOLICIT, ...PROBATION, disposition: 'CONVICTED-JAIL', sentence: '10 D' }],
    },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'No sentence on record of a misdemeanor before 2021: any probation there was is over (former PC 1203a)',
    record: {
      convictions: [{ offense: SOLICIT, arrested: '2016-02-01', on: '2016-05-03', class: 'misdemeanor' }],
    },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'No sentence on record since 2021: whether there was probation, and its end, is unknown',
    record: {
      convictions: [{ offense: SOLICIT, arrested: '2022-02-01', on: '2022-05-03', class: 'misdemeanor' }],
    },
    known: trafficked,
    answer: review('probation granted', 'end of probation'),
  },
  {
    name: 'Probation was revoked on the way: when it was completed is asked',
    record: {
      convictions: [
        {
          offense: SOLICIT,
          ...PROBATION,
          arrested: '2021-02-01',
          on: '2021-05-03',
          later: ['probation-revoked'],
        },
      ],
    },
    known: trafficked,
    answer: review('end of probation'),
  },
  {
    name: 'PC 647 without a subdivision: it may be another',
    record: { convictions: [{ offense: '647 PC-DISORDERLY CONDUCT', ...PROBATION }] },
    known: trafficked,
    answer: review('prostitution of PC 647(b)'),
  },
  {
    name: 'PC 647(f) is drunkenness',
    record: { convictions: [{ offense: '647(F) PC-DISORD CONDUCT:DRUNK', ...PROBATION }] },
    known: trafficked,
    answer: { ...NOTHING, reason: 'Not PC 647(b)' },
  },
  {
    name: 'Another section: nothing to say (see PC 236.14)',
    record: { convictions: [{ offense: '484(A) PC-THEFT', ...PROBATION }] },
    answer: 'not considered',
  },
  {
    name: 'The offense cannot be read: it may be this one',
    record: { convictions: [{ offense: 'SEE COMMENTS', ...PROBATION }] },
    known: trafficked,
    answer: review('prostitution of PC 647(b)'),
  },
  {
    name: 'Already dismissed',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION, later: ['dismissed'] }] },
    known: trafficked,
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'A charge that may be pending does not matter here',
    record: {
      convictions: [{ offense: SOLICIT, ...PROBATION }],
      arrests: [{ on: '2026-05-01', charges: [{ offense: '484(A) PC-THEFT', stage: 'court' }] }],
    },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Before the section was added: from 1 January 2015',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION, arrested: '2008-02-01', on: '2008-05-03' }] },
    known: trafficked,
    answer: [
      ['2014-12-31', { ...MAY, outcome: 'eligible-later', from: '2015-01-01' }],
      ['2015-01-01', MAY],
    ],
  },
]
