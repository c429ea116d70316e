/** What PC 1203.4b gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const BURGLARY = '459 PC-BURGLARY'
const PRISON = {
  arrested: '2019-02-01',
  on: '2019-05-03',
  class: 'felony',
  disposition: 'CONVICTED-PRISON',
  sentence: 'PRISON 4 Y',
} as const

const MAY: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'discretion' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'discretion',
  better: ['dismiss', 'unknown'],
  missing,
})
const CREW = 'fire crew while serving this sentence'
const LIFE = 'felony punishable by death or life'
const onCrew = { [CREW]: true, [LIFE]: false }
const EXCLUDED = 'Convicted of an offense that PC 1203.4b excludes'

export const CASES: readonly StatuteCase[] = [
  {
    name: 'On a fire crew, the prison term has run: the court may dismiss, though parole may run',
    record: { convictions: [{ offense: BURGLARY, ...PRISON }] },
    known: onCrew,
    answer: MAY,
  },
  {
    name: 'Whether the person was on a crew no record shows: asked, with what else may exclude',
    record: { convictions: [{ offense: BURGLARY, ...PRISON }] },
    answer: review(CREW, LIFE),
  },
  {
    name: 'Not on a crew',
    record: { convictions: [{ offense: BURGLARY, ...PRISON }] },
    known: { [CREW]: false },
    answer: { ...NOTHING, reason: 'Not served on a fire crew' },
  },
  {
    name: 'The term still runs, but credits may have ended it: until it has run in full the release is asked',
    record: { convictions: [{ offense: BURGLARY, ...PRISON, on: '2023-05-03' }] },
    known: onCrew,
    answer: [
      ['2026-11-01', review('last release from custody')],
      ['2027-05-02', review('last release from custody')],
      ['2027-05-03', MAY],
    ],
  },
  {
    name: 'The term runs consecutively: it began when another ended (PC 669), and the release is asked, however long ago',
    record: { convictions: [{ offense: BURGLARY, ...PRISON, sentence: 'PRISON 4 Y + CONSECUTIVE' }] },
    known: onCrew,
    answer: review('last release from custody'),
  },
  {
    name: 'Released on credits, the day is known; probation and parole need not be over',
    record: { convictions: [{ offense: BURGLARY, ...PRISON, on: '2023-05-03' }] },
    known: { ...onCrew, 'last release from custody': '2025-06-01' },
    answer: MAY,
  },
  {
    name: 'A county crew, in jail as a condition of probation that still runs',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PRISON,
          on: '2025-05-03',
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 3 Y + 360 D',
        },
      ],
    },
    known: onCrew,
    answer: MAY,
  },
  {
    name: 'Probation was revoked: prison began then and not at conviction, so the release is asked until all has run',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PRISON,
          on: '2021-05-03',
          disposition: 'CONVICTED-PROB/JAIL',
          sentence: 'PROBATION 3 Y + PRISON 4 Y',
          later: [{ kind: 'probation-revoked', on: '2023-09-01' }],
        },
      ],
    },
    known: onCrew,
    answer: [
      ['2026-11-01', review('last release from custody')],
      ['2028-05-03', MAY],
    ],
  },
  {
    name: 'Arson is excluded',
    record: { convictions: [{ offense: '451(C) PC-ARSON', ...PRISON }] },
    known: onCrew,
    answer: { ...NOTHING, reason: EXCLUDED },
  },
  {
    name: 'A registrable offense is excluded',
    record: { convictions: [{ offense: '288(A) PC-LEWD ACTS', ...PRISON }] },
    known: onCrew,
    answer: { ...NOTHING, reason: EXCLUDED },
  },
  {
    name: 'A kidnapping in another case excludes as well',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '207(A) PC-KIDNAPPING', on: '1999-05-03', class: 'felony', sentence: 'PRISON 3 Y' },
      ],
    },
    known: onCrew,
    answer: { ...NOTHING, reason: EXCLUDED },
  },
  {
    name: 'Another offense cannot be read: it may exclude',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: 'SEE COMMENTS', on: '1999-05-03', class: 'felony', sentence: 'PRISON 3 Y' },
      ],
    },
    known: onCrew,
    answer: review('offense excluded from PC 1203.4b', 'whether the conviction requires registration'),
  },
  {
    name: 'Torture in another case is punishable by life, whatever term the record shows',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '206 PC-TORTURE', on: '1990-05-03', class: 'felony', sentence: 'PRISON 3 Y' },
      ],
    },
    known: { [CREW]: true },
    answer: { ...NOTHING, reason: 'Convicted of a felony punishable by death or life' },
  },
  {
    name: 'An attempt of it is not: whether another felony was stays asked',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '664/206 PC-ATT TORTURE', on: '1990-05-03', class: 'felony', sentence: 'PRISON 3 Y' },
      ],
    },
    known: { [CREW]: true },
    answer: review(LIFE),
  },
  {
    name: 'A life sentence in another case',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '211 PC-ROBBERY', on: '1990-05-03', class: 'felony', sentence: 'LIFE' },
      ],
    },
    known: { [CREW]: true },
    answer: { ...NOTHING, reason: 'Convicted of a felony punishable by death or life' },
  },
  {
    name: 'An escape on record: from where and when is asked',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '4532(B)(1) PC-ESCAPE', on: '2018-05-03', class: 'felony', sentence: 'PRISON 2 Y' },
      ],
    },
    known: onCrew,
    answer: review('escape from a secure perimeter', 'day of the last escape'),
  },
  {
    name: 'An escape from a secure perimeter within ten years',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '4532(B)(1) PC-ESCAPE', on: '2018-05-03', class: 'felony', sentence: 'PRISON 2 Y' },
      ],
    },
    known: {
      ...onCrew,
      'escape from a secure perimeter': true,
      'day of the last escape': '2018-02-01',
    },
    answer: [
      ['2028-01-31', { ...MAY, outcome: 'eligible-later', from: '2028-02-01' }],
      ['2028-02-01', MAY],
    ],
  },
  {
    name: 'A charge in court without an outcome: it may be pending',
    record: {
      convictions: [{ offense: BURGLARY, ...PRISON }],
      arrests: [{ on: '2018-05-01', charges: [{ offense: '484(A) PC-THEFT', stage: 'court' }] }],
    },
    known: onCrew,
    answer: review('charge without an outcome'),
  },
  {
    name: 'Probation alone, without a day in custody: nothing to say',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON, disposition: 'CONVICTED-PROB', sentence: 'PROBATION 3 Y' },
      ],
    },
    answer: 'not considered',
  },
  {
    name: 'Already dismissed',
    record: { convictions: [{ offense: BURGLARY, ...PRISON, later: ['dismissed'] }] },
    known: onCrew,
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'No sentence on record: when the person was released is unknown',
    record: { convictions: [{ offense: BURGLARY, on: '2019-05-03', class: 'felony' }] },
    known: onCrew,
    answer: review('last release from custody'),
  },
  {
    name: 'An escape of more than ten years ago excludes no more: the day before, and the day',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        {
          offense: '4532(B)(1) PC-ESCAPE',
          committed: '2017-01-10',
          arrested: '2017-01-10',
          on: '2017-05-03',
          class: 'felony',
          sentence: 'PRISON 2 Y',
        },
      ],
    },
    known: onCrew,
    answer: [
      ['2027-01-09', review('escape from a secure perimeter', 'day of the last escape')],
      ['2027-01-10', MAY],
    ],
  },
  {
    name: 'An escape of 1995',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '4530(B) PC-ESCAPE W/O FORCE', on: '1995-05-03', class: 'felony', sentence: 'PRISON 2 Y' },
      ],
    },
    known: onCrew,
    answer: MAY,
  },
  {
    name: 'An escape of lately, and not from a secure perimeter',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '4532(B)(1) PC-ESCAPE', on: '2018-05-03', class: 'felony', sentence: 'PRISON 2 Y' },
      ],
    },
    known: { ...onCrew, 'escape from a secure perimeter': false },
    answer: MAY,
  },
  {
    name: 'Aggravated arson is arson',
    record: { convictions: [{ offense: '451.5(A) PC', ...PRISON }] },
    known: onCrew,
    answer: { ...NOTHING, reason: EXCLUDED },
  },
  {
    name: 'Arson of 1985 in another case: a listed conviction of any time excludes',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '451(B) PC-ARSON', on: '1985-05-03', class: 'felony', sentence: 'PRISON 3 Y' },
      ],
    },
    known: onCrew,
    answer: { ...NOTHING, reason: EXCLUDED },
  },
  {
    name: 'Unlawfully causing a fire (PC 452) is not arson',
    record: { convictions: [{ offense: '452(C) PC', ...PRISON }] },
    known: onCrew,
    answer: MAY,
  },
  {
    name: 'Possession of flammable material is arson for registration only: asked',
    record: { convictions: [{ offense: '453(A) PC', ...PRISON }] },
    known: onCrew,
    answer: review('offense excluded from PC 1203.4b'),
  },
  {
    name: 'An attempt to burn (PC 455): asked',
    record: { convictions: [{ offense: '455 PC', ...PRISON }] },
    known: onCrew,
    answer: review('offense excluded from PC 1203.4b'),
  },
  {
    name: 'Rape by threat, as it stood in PC 262 for spouses, excludes',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '262(A)(1) PC-SPOUSAL RAPE', on: '2005-05-03', class: 'felony', sentence: 'PRISON 3 Y' },
      ],
    },
    known: onCrew,
    answer: { ...NOTHING, reason: EXCLUDED },
  },
  {
    name: 'Robbery is on no line of the list',
    record: { convictions: [{ offense: '211 PC-ROBBERY', ...PRISON }] },
    known: onCrew,
    answer: MAY,
  },
]
