/** What PC 1203.42 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const SALE = '11378 HS-POSS CNTL SUB F/SALE'
const PRISON = {
  arrested: '2005-02-01',
  on: '2005-05-03',
  class: 'felony',
  disposition: 'CONVICTED-PRISON',
  sentence: 'PRISON 4 Y',
} as const

const MAY: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'discretion' }
const later = (from: string): StatuteAnswer => ({ ...MAY, outcome: 'eligible-later', from })
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'discretion',
  better: ['dismiss', 'unknown'],
  missing,
})
const JAIL_TODAY = 'crime of PC 1170(h)'
const jailToday = { [JAIL_TODAY]: true }

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Prison before realignment for a crime that is served in jail today, long complete: the court may dismiss',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    known: jailToday,
    answer: MAY,
  },
  {
    name: 'Whether the crime is served in jail today, no list here says: asked',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    answer: review(JAIL_TODAY),
  },
  {
    name: 'It is known not to be one',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    known: { [JAIL_TODAY]: false },
    answer: {
      ...NOTHING,
      reason: 'A serious, violent or registrable offense, served in state prison today too',
    },
  },
  {
    name: 'Robbery is served in state prison today too',
    record: { convictions: [{ offense: '211 PC-ROBBERY', ...PRISON }] },
    answer: {
      ...NOTHING,
      reason: 'A serious, violent or registrable offense, served in state prison today too',
    },
  },
  {
    name: 'So is a registrable offense',
    record: { convictions: [{ offense: '261(A)(2) PC-RAPE BY FORCE', ...PRISON }] },
    answer: {
      ...NOTHING,
      reason: 'A serious, violent or registrable offense, served in state prison today too',
    },
  },
  {
    name: 'Two years after completion, with parole that is known to have ended: the day before, and the day',
    record: {
      convictions: [
        { offense: SALE, ...PRISON, arrested: '2011-02-01', on: '2011-05-03', sentence: 'PRISON 13 Y' },
      ],
    },
    known: {
      ...jailToday,
      'completion of the sentence': '2025-01-15',
      'end of the last supervision': '2025-01-15',
    },
    answer: [
      ['2026-11-01', later('2027-01-15')],
      ['2027-01-14', later('2027-01-15')],
      ['2027-01-15', MAY],
    ],
  },
  {
    name: 'Parole may not be over, or not for two years',
    record: {
      convictions: [
        { offense: SALE, ...PRISON, arrested: '2011-02-01', on: '2011-05-03', sentence: 'PRISON 12 Y' },
      ],
    },
    known: jailToday,
    answer: [
      ['2027-05-02', review('completion of the sentence', 'end of the last supervision')],
      ['2027-05-03', review('completion of the sentence')],
      ['2027-11-01', review('completion of the sentence')],
      ['2029-05-02', review('completion of the sentence')],
      ['2029-05-03', MAY],
    ],
  },
  {
    name: 'Sentenced on the last day before realignment',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2011-09-30' }] },
    known: jailToday,
    answer: MAY,
  },
  {
    name: 'Sentenced on the day of realignment: nothing to say (see PC 1203.41)',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2011-10-01' }] },
    answer: 'not considered',
  },
  {
    name: 'Convicted on some day of 2011: it may be after realignment',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2011', sentence: 'PRISON 2 Y' }] },
    known: jailToday,
    answer: review('conviction date'),
  },
  {
    name: 'Probation was granted and ended as such: not this section',
    record: {
      convictions: [
        { offense: SALE, ...PRISON, disposition: 'CONVICTED-PROB/JAIL', sentence: 'PROBATION 3 Y + 90 D' },
      ],
    },
    answer: {
      ...NOTHING,
      reason: 'Probation was granted, and no sentence completed: see PC 1203.4 and 1203.41',
    },
  },
  {
    name: 'No sentence on record',
    record: { convictions: [{ offense: SALE, arrested: '2005-02-01', on: '2005-05-03', class: 'felony' }] },
    known: jailToday,
    answer: review(
      'kind of felony sentence',
      'completion of the sentence',
      'end of the last supervision',
      'end of the last sentence',
    ),
  },
  {
    name: 'Since reduced to a misdemeanor',
    record: { convictions: [{ offense: SALE, ...PRISON, later: [{ kind: 'reduced', to: 'misdemeanor' }] }] },
    answer: { ...NOTHING, reason: 'No longer a felony: see PC 1203.4 and 1203.4a' },
  },
  {
    name: 'A misdemeanor: nothing to say',
    record: { convictions: [{ offense: SALE, ...PRISON, class: 'misdemeanor' }] },
    answer: 'not considered',
  },
  {
    name: 'Already dismissed',
    record: { convictions: [{ offense: SALE, ...PRISON, later: ['dismissed'] }] },
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'On probation in another case: from the day that ends',
    record: {
      convictions: [
        { offense: SALE, ...PRISON },
        {
          offense: '484(A) PC-THEFT',
          on: '2026-03-01',
          class: 'misdemeanor',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 1 Y',
        },
      ],
    },
    known: jailToday,
    answer: later('2027-03-01'),
  },
  {
    name: 'A charge in court without an outcome: it may be pending',
    record: {
      convictions: [{ offense: SALE, ...PRISON }],
      arrests: [{ on: '2018-05-01', charges: [{ offense: '484(A) PC-THEFT', stage: 'court' }] }],
    },
    known: jailToday,
    answer: review('charge without an outcome'),
  },
]
