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
      ['2026-11-01', review('release from custody')],
      ['2027-05-02', review('release from custody')],
      ['2027-05-03', MAY],
    ],
  },
  {
    name: 'Released on credits, the day is known; probation and parole need not be over',
    record: { convictions: [{ offense: BURGLARY, ...PRISON, on: '2023-05-03' }] },
    known: { ...onCrew, 'release from custody': '2025-06-01' },
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
      ['2026-11-01', review('release from custody')],
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
    answer: review(
      'offense excluded from PC 1203.4b',
      'whether the conviction requires registration',
      'escape from a secure perimeter',
    ),
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
    answer: review('escape from a secure perimeter'),
  },
  {
    name: 'An escape from a secure perimeter within ten years',
    record: {
      convictions: [
        { offense: BURGLARY, ...PRISON },
        { offense: '4532(B)(1) PC-ESCAPE', on: '2018-05-03', class: 'felony', sentence: 'PRISON 2 Y' },
      ],
    },
    known: { ...onCrew, 'escape from a secure perimeter': true },
    answer: { ...NOTHING, reason: 'Convicted of an escape from a secure perimeter within ten years' },
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
    answer: review('release from custody'),
  },
]
