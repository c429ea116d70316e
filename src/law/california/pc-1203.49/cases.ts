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
  // ---- written from the text on 2026-11-30
  {
    name: 'A fine and no probation: no term to complete',
    record: {
      convictions: [{ offense: SOLICIT, ...PROBATION, disposition: 'CONVICTED-FINE', sentence: 'FINE' }],
    },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Written with its paragraph',
    record: { convictions: [{ offense: '647(B)(1) PC-PROSTITUTION', ...PROBATION }] },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Probation was ended early: it is completed',
    record: {
      convictions: [
        {
          offense: SOLICIT,
          ...PROBATION,
          arrested: '2025-01-01',
          on: '2025-02-03',
          later: [{ kind: 'probation-ended-early', on: '2026-03-03' }],
        },
      ],
    },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Probation runs until January',
    record: {
      convictions: [
        {
          offense: SOLICIT,
          ...PROBATION,
          arrested: '2025-10-01',
          on: '2026-01-05',
          sentence: 'PROBATION 1 Y',
        },
      ],
    },
    known: trafficked,
    answer: { ...MAY, outcome: 'eligible-later', from: '2027-01-05' },
  },
  {
    name: 'Prison for another offense is no bar: only probation for this conviction counts',
    record: {
      convictions: [
        { offense: SOLICIT, ...PROBATION },
        {
          offense: '211 PC-ROBBERY',
          class: 'felony',
          on: '2025-05-03',
          disposition: 'CONVICTED-PRISON',
          sentence: 'PRISON 5 Y',
        },
      ],
    },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Nor are other convictions of the kind',
    record: {
      convictions: [
        { offense: SOLICIT, ...PROBATION },
        { offense: '647(B) PC-PROSTITUTION', ...PROBATION, arrested: '2010-02-01', on: '2010-05-03' },
      ],
    },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Nor a duty to register',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION }], registered: ['2019-01-01'] },
    known: trafficked,
    answer: MAY,
  },
  {
    name: 'Loitering for prostitution is another section',
    record: { convictions: [{ offense: '653.22(A) PC-LOITER:PROSTITUTION', ...PROBATION }] },
    answer: 'not considered',
  },
  {
    name: 'So is pimping',
    record: { convictions: [{ offense: '266H(A) PC-PIMPING', ...PROBATION, class: 'felony' }] },
    answer: 'not considered',
  },
  {
    name: 'Lewd conduct is another subdivision',
    record: { convictions: [{ offense: '647(A) PC-LEWD CONDUCT IN PUBLIC', ...PROBATION }] },
    known: trafficked,
    answer: NOTHING,
  },
  {
    name: 'Already vacated',
    record: { convictions: [{ offense: SOLICIT, ...PROBATION, later: ['vacated'] }] },
    known: trafficked,
    answer: NOTHING,
  },
]
