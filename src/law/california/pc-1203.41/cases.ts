/** What PC 1203.41 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const SALE = '11378 HS-POSS CNTL SUB F/SALE'
const ROBBERY = '211 PC-ROBBERY'
const SPLIT = {
  arrested: '2020-02-01',
  on: '2020-05-03',
  class: 'felony',
  disposition: 'CONVICTED-JAIL',
  sentence: '1 Y + SUPERVISION 2 Y',
} as const
const STRAIGHT = { ...SPLIT, sentence: '3 Y' } as const
const PRISON = {
  ...SPLIT,
  arrested: '2005-02-01',
  on: '2005-05-03',
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
const KIND = 'kind of felony sentence'

export const CASES: readonly StatuteCase[] = [
  {
    name: 'A split sentence, complete for a year and more: the court may dismiss',
    record: { convictions: [{ offense: SALE, ...SPLIT }] },
    answer: MAY,
  },
  {
    name: 'A split sentence: one year after it is complete, the day before and the day',
    record: { convictions: [{ offense: SALE, ...SPLIT, on: '2023-01-15' }] },
    answer: [
      ['2026-11-01', later('2027-01-15')],
      ['2027-01-14', later('2027-01-15')],
      ['2027-01-15', MAY],
    ],
  },
  {
    name: 'Jail alone under PC 1170(h): two years after it is complete, the day before and the day',
    record: { convictions: [{ offense: SALE, ...STRAIGHT, on: '2022-01-15' }] },
    answer: [
      ['2026-11-01', later('2027-01-15')],
      ['2027-01-14', later('2027-01-15')],
      ['2027-01-15', MAY],
    ],
  },
  {
    name: 'State prison, and the record shows the discharge from parole: two years from that day',
    record: {
      convictions: [
        {
          offense: ROBBERY,
          ...PRISON,
          on: '2019-05-03',
          later: [{ kind: 'supervision-ended', on: '2024-12-01' }],
        },
      ],
    },
    answer: [
      ['2026-11-30', later('2026-12-01')],
      ['2026-12-01', MAY],
    ],
  },
  {
    name: 'State prison long ago, with the longest parole and two more years gone by',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'Robbery, a serious and violent felony: no exclusion here',
    record: { convictions: [{ offense: ROBBERY, ...PRISON }] },
    answer: MAY,
  },
  {
    name: 'State prison: until parole is known to be over, the two years cannot be counted',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2018-05-03' }] },
    answer: [
      ['2026-11-01', review('completion of the sentence')],
      ['2028-05-02', review('completion of the sentence')],
      ['2028-05-03', MAY],
    ],
  },
  {
    name: 'State prison, the day of discharge from parole is known: two years from then',
    record: { convictions: [{ offense: SALE, ...PRISON, on: '2018-05-03' }] },
    known: { 'completion of the sentence': '2024-06-01' },
    answer: [
      ['2026-05-31', later('2026-06-01')],
      ['2026-06-01', MAY],
    ],
  },
  {
    name: 'State prison and registration under PC 290: barred',
    record: { convictions: [{ offense: '261(A)(2) PC-RAPE BY FORCE', ...PRISON }] },
    answer: { ...NOTHING, reason: 'A prison felony that requires registration under PC 290' },
  },
  {
    name: 'State prison for an offense that may require registration: asked',
    record: { convictions: [{ offense: '207(A) PC-KIDNAPPING', ...PRISON }] },
    answer: review('registration came of this felony'),
  },
  {
    name: 'The person registers, and no conviction on record explains it: whether this felony does is asked',
    record: { convictions: [{ offense: ROBBERY, ...PRISON }], registered: ['2009-01-01'] },
    answer: review('registration came of this felony'),
  },
  {
    name: 'The person registers for another offense',
    record: {
      convictions: [
        { offense: ROBBERY, ...PRISON },
        {
          offense: '243.4(E)(1) PC-SEXUAL BATTERY',
          on: '2001-05-03',
          class: 'misdemeanor',
          sentence: '30 D',
        },
      ],
      registered: ['2009-01-01'],
    },
    answer: MAY,
  },
  {
    name: 'Jail under PC 1170(h): the bar of registrable offenses speaks of prison only',
    record: { convictions: [{ offense: '311.11(A) PC-POSS CHILD PORN', ...STRAIGHT }] },
    answer: MAY,
  },
  {
    name: 'Probation was granted and is over: a felony all the same, and no time to wait',
    record: {
      convictions: [
        {
          offense: SALE,
          ...SPLIT,
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 3 Y + 90 D',
        },
      ],
    },
    answer: MAY,
  },
  {
    name: 'Probation was revoked and prison stands beside it: two years after completion are enough whatever the sentence was',
    record: {
      convictions: [
        {
          offense: SALE,
          ...PRISON,
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 3 Y + PRISON 2 Y',
          later: ['probation-revoked'],
        },
      ],
    },
    answer: MAY,
  },
  {
    name: 'The same, and it was prison',
    record: {
      convictions: [
        {
          offense: SALE,
          ...PRISON,
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 3 Y + PRISON 2 Y',
          later: ['probation-revoked'],
        },
      ],
    },
    known: { [KIND]: 'state prison' },
    answer: MAY,
  },
  {
    name: 'Jail for a felony before October 2011 was no sentence under PC 1170(h); the longest time any sentence sets is over',
    record: { convictions: [{ offense: SALE, ...STRAIGHT, arrested: '2005-02-01', on: '2011-09-30' }] },
    answer: MAY,
  },
  {
    name: 'Some months of jail in the 1990s, without probation on record: the same',
    record: {
      convictions: [
        { offense: SALE, ...STRAIGHT, arrested: '1994-02-01', on: '1994-05-03', sentence: '180 D' },
      ],
    },
    answer: MAY,
  },
  {
    name: 'Jail before October 2011, and probation with it: its end is all that is waited for',
    record: {
      convictions: [
        { offense: SALE, ...PRISON, disposition: 'CONVICTED-PROB/JAIL', sentence: '180 D + PROBATION 3 Y' },
      ],
    },
    answer: MAY,
  },
  {
    name: 'Jail for a felony from 1 October 2011 on: it was one',
    record: { convictions: [{ offense: SALE, ...STRAIGHT, arrested: '2011-02-01', on: '2011-10-01' }] },
    answer: MAY,
  },
  {
    name: 'No sentence on record: neither its kind nor its end is known',
    record: { convictions: [{ offense: SALE, arrested: '2005-02-01', on: '2005-05-03', class: 'felony' }] },
    answer: review(
      KIND,
      'completion of the sentence',
      'end of the last supervision',
      'end of the last sentence',
    ),
  },
  {
    name: 'A life sentence has no end on record',
    record: { convictions: [{ offense: '187(A) PC-MURDER', ...PRISON, sentence: 'LIFE' }] },
    known: { [KIND]: 'state prison' },
    answer: review(
      'registration came of this felony',
      'completion of the sentence',
      'end of the last supervision',
      'end of the last sentence',
    ),
  },
  {
    name: 'Since reduced to a misdemeanor: no longer this section’s',
    record: {
      convictions: [{ offense: SALE, ...STRAIGHT, later: [{ kind: 'reduced', to: 'misdemeanor' }] }],
    },
    answer: { ...NOTHING, reason: 'No longer a felony: see PC 1203.4 and 1203.4a' },
  },
  {
    name: 'A misdemeanor: nothing to say',
    record: {
      convictions: [{ offense: '484(A) PC-THEFT', ...STRAIGHT, class: 'misdemeanor', sentence: '30 D' }],
    },
    answer: 'not considered',
  },
  {
    name: 'The class is unknown: a misdemeanor would not be this section’s',
    record: {
      convictions: [{ offense: SALE, arrested: '2012-02-01', on: '2012-05-03', sentence: '2 Y' }],
    },
    answer: review('class of the conviction'),
  },
  {
    name: 'Already dismissed',
    record: { convictions: [{ offense: SALE, ...STRAIGHT, later: ['dismissed'] }] },
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'On probation in another case: from the day that ends',
    record: {
      convictions: [
        { offense: SALE, ...STRAIGHT, on: '2012-05-03', arrested: '2012-02-01' },
        {
          offense: '484(A) PC-THEFT',
          on: '2026-03-01',
          class: 'misdemeanor',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 1 Y',
        },
      ],
    },
    answer: later('2027-03-01'),
  },
  {
    name: 'Probation in another case was revoked and reinstated, and its first term is over: when it ends is asked',
    record: {
      convictions: [
        { offense: SALE, ...STRAIGHT, on: '2012-05-03', arrested: '2012-02-01' },
        {
          offense: '484(A) PC-THEFT',
          on: '2021-03-01',
          class: 'misdemeanor',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 3 Y',
          later: [{ kind: 'probation-revoked', on: '2022-03-01', text: 'PROB REVOKED/REINSTATED' }],
        },
      ],
    },
    answer: review('end of the last supervision', 'end of the last sentence'),
  },
  {
    name: 'Lately released from prison in another case: parole may run',
    record: {
      convictions: [
        { offense: SALE, ...STRAIGHT, on: '2012-05-03', arrested: '2012-02-01' },
        { offense: ROBBERY, on: '2020-03-01', class: 'felony', sentence: 'PRISON 5 Y' },
      ],
    },
    answer: review('end of the last supervision'),
  },
  {
    name: 'The same where the office has looked up that nobody is supervised',
    record: {
      convictions: [
        { offense: SALE, ...STRAIGHT, on: '2012-05-03', arrested: '2012-02-01' },
        { offense: ROBBERY, on: '2020-03-01', class: 'felony', sentence: 'PRISON 5 Y' },
      ],
      vouched: ['supervision'],
    },
    answer: MAY,
  },
  {
    name: 'A charge in court without an outcome: it may be pending',
    record: {
      convictions: [{ offense: SALE, ...PRISON }],
      arrests: [{ on: '2018-05-01', charges: [{ offense: '484(A) PC-THEFT', stage: 'court' }] }],
    },
    answer: review('charge without an outcome'),
  },
  {
    name: 'Before the text as it is: from 10 July 2023',
    record: { convictions: [{ offense: SALE, ...PRISON }] },
    answer: [
      ['2023-07-09', later('2023-07-10')],
      ['2023-07-10', MAY],
    ],
  },
  {
    name: 'Probation: from the day it is over, without the year or two of jail and prison',
    record: {
      convictions: [
        {
          offense: SALE,
          ...SPLIT,
          on: '2023-06-15',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 4 Y',
        },
      ],
    },
    answer: [
      ['2027-06-14', later('2027-06-15')],
      ['2027-06-15', MAY],
    ],
  },
  {
    name: 'A lewd act with probation, which PC 1203.4(b) excludes: this section names no offense, and bars registration after prison only',
    record: {
      convictions: [
        {
          offense: '288(A) PC-LEWD OR LASCIVIOUS ACTS W/CHILD',
          ...SPLIT,
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 5 Y + 180 D',
        },
      ],
    },
    answer: MAY,
  },
  {
    name: 'A suspended prison term beside probation: the two years of a prison sentence are over whatever it was',
    record: {
      convictions: [{ offense: SALE, ...PRISON, sentence: 'PROBATION 3 Y + PRISON 2 Y' }],
    },
    answer: MAY,
  },
  {
    name: 'The same for an offense that requires registration: after a prison sentence it is barred, so the kind is asked',
    record: {
      convictions: [
        { offense: '261(A)(2) PC-RAPE BY FORCE', ...PRISON, sentence: 'PROBATION 3 Y + PRISON 2 Y' },
      ],
    },
    known: { 'completion of the sentence': '2012-05-03', 'end of the last supervision': '2012-05-03' },
    answer: review(KIND),
  },
  {
    name: 'Probation beside more jail than a year since October 2011: a term under PC 1170(h) may have been suspended, and the two years asked',
    record: {
      convictions: [
        {
          offense: SALE,
          ...SPLIT,
          on: '2021-06-15',
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 2 Y + 18 M',
        },
      ],
    },
    answer: [
      ['2026-11-01', review(KIND)],
      ['2026-12-14', review(KIND)],
      ['2026-12-15', MAY],
    ],
  },
  {
    name: 'Still on probation in another case: from the day that ends',
    record: {
      convictions: [
        { offense: SALE, ...SPLIT, disposition: 'CONVICTED-PROB/JAIL', sentence: 'PROBATION 3 Y + 90 D' },
        {
          offense: '484(A) PC-THEFT',
          on: '2026-03-01',
          class: 'misdemeanor',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 1 Y',
        },
      ],
    },
    answer: later('2027-03-01'),
  },
  {
    name: 'Convicted before 2021: the section reaches convictions of any day',
    record: { convictions: [{ offense: ROBBERY, ...PRISON, arrested: '1985-02-01', on: '1985-05-03' }] },
    answer: MAY,
  },
  {
    name: 'Jail alone for an offense that requires registration: the bar speaks of state prison',
    record: { convictions: [{ offense: '314.1 PC-INDECENT EXPOSURE', ...STRAIGHT }] },
    answer: MAY,
  },
  {
    name: 'A felony with probation since reduced to a misdemeanor is none for any purpose: PC 1203.4 is open to it',
    record: {
      convictions: [
        {
          offense: '459 PC-BURGLARY',
          ...SPLIT,
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 3 Y + 90 D',
          later: [{ kind: 'reduced', to: 'misdemeanor' }],
        },
      ],
    },
    answer: { ...NOTHING, reason: 'No longer a felony: see PC 1203.4 and 1203.4a' },
  },
  {
    name: 'A misdemeanor with probation: nothing to say',
    record: {
      convictions: [
        { offense: '484(A) PC-THEFT', ...SPLIT, class: 'misdemeanor', sentence: 'PROBATION 1 Y' },
      ],
    },
    answer: 'not considered',
  },
  {
    name: 'Jail under PC 1170(h) that runs consecutively (PC 669): it begins when another term ends, so its end is asked',
    record: {
      convictions: [{ offense: SALE, ...STRAIGHT, on: '2022-01-15', sentence: '3 Y + CONSECUTIVE' }],
    },
    answer: {
      ...review('completion of the sentence', 'end of the last sentence', 'end of the last supervision'),
      from: '2027-01-15',
    },
  },
]
