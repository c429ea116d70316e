/** What PC 1203.4a gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const THEFT = '484(A) PC-THEFT'
const JAIL = {
  arrested: '2024-02-01',
  on: '2024-05-03',
  class: 'misdemeanor',
  disposition: 'CONVICTED-JAIL',
  sentence: '90 D',
} as const
const INFRACTION = {
  arrested: '2024-02-01',
  on: '2024-05-03',
  class: 'infraction',
  disposition: 'CONVICTED-FINE',
  sentence: 'FINE',
} as const

const OF_RIGHT: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'of right' }
const DISCRETION: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'discretion' }
const later = (from: string): StatuteAnswer => ({ ...DISCRETION, outcome: 'eligible-later', from })
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'of right',
  better: ['dismiss', 'unknown'],
  missing,
})
const UPRIGHT = 'honest and upright life'
const upright = { [UPRIGHT]: true }
const PROBATION_ELSEWHERE = 'whether probation in another case is a sentence being served'

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Jail for a misdemeanor, served; a year gone by; an upright life is shown: the court shall dismiss',
    record: { convictions: [{ offense: THEFT, ...JAIL }] },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'The same, and nothing is known of the life since: a petition is open, and not claimed to be of right',
    record: { convictions: [{ offense: THEFT, ...JAIL }] },
    answer: DISCRETION,
  },
  {
    name: 'The life since was not upright: left to discretion',
    record: { convictions: [{ offense: THEFT, ...JAIL }] },
    known: { [UPRIGHT]: false },
    answer: DISCRETION,
  },
  {
    name: 'Another offense committed since the judgment: left to discretion',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: THEFT, ...JAIL, committed: '2024-09-01', arrested: '2024-09-01', on: '2024-10-01' },
      ],
    },
    answer: DISCRETION,
  },
  {
    name: 'A year after judgment: the day before, and the day',
    record: { convictions: [{ offense: THEFT, ...JAIL, on: '2025-12-10', arrested: '2025-12-01' }] },
    answer: [
      ['2026-11-01', later('2026-12-10')],
      ['2026-12-09', later('2026-12-10')],
      ['2026-12-10', DISCRETION],
    ],
  },
  {
    name: 'A fine only: nothing to wait for but the year',
    record: { convictions: [{ offense: THEFT, ...JAIL, disposition: 'CONVICTED-FINE', sentence: 'FINE' }] },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'A sentence longer than the year: from the day it has run',
    record: { convictions: [{ offense: THEFT, ...JAIL, on: '2025-12-10', sentence: '13 M' }] },
    answer: later('2027-01-10'),
  },
  {
    name: 'Probation was granted: not this section',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL, disposition: 'CONVICTED-PROB/JAIL', sentence: 'PROBATION 1 Y + 10 D' },
      ],
    },
    answer: { ...NOTHING, reason: 'Probation was granted: see PC 1203.4' },
  },
  {
    name: 'No sentence on record: whether probation was granted and what was to be performed is unknown',
    record: {
      convictions: [
        { offense: '242 PC-BATTERY', arrested: '2024-02-01', on: '2024-05-03', class: 'misdemeanor' },
      ],
    },
    known: upright,
    answer: review('probation granted', 'completion of the sentence', 'end of the last sentence'),
  },
  {
    name: 'An infraction of the Penal Code, the fine imposed',
    record: { convictions: [{ offense: '415 PC-DISTURB PEACE', ...INFRACTION }] },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'An infraction of the Vehicle Code with a penalty of its own: whether VC 42001 covers it is asked',
    record: { convictions: [{ offense: '22350 VC-BASIC SPEED LAW', ...INFRACTION }] },
    known: upright,
    answer: review('infraction within VC 42001'),
  },
  {
    name: 'An infraction that VC 42001 covers is excluded',
    record: { convictions: [{ offense: '22349(A) VC-SPEEDING', ...INFRACTION }] },
    answer: { ...NOTHING, reason: 'An infraction within VC 42001, which PC 1203.4a(d) excludes' },
  },
  {
    name: 'A misdemeanor of the Vehicle Code is no infraction within VC 42001',
    record: { convictions: [{ offense: '14601.1(A) VC-DRIVE W/SUSP LIC', ...JAIL }] },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'A lewd act as a misdemeanor is excluded',
    record: { convictions: [{ offense: '288(C)(1) PC-LEWD ACT W/CHILD 14/15', ...JAIL }] },
    known: upright,
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4a(d) excludes' },
  },
  {
    name: 'A lewd act as a felony, since reduced to a misdemeanor: whether it is excluded is asked',
    record: {
      convictions: [
        {
          offense: '288(C)(1) PC-LEWD ACT W/CHILD 14/15',
          ...JAIL,
          class: 'felony',
          later: [{ kind: 'reduced', to: 'misdemeanor' }],
        },
      ],
    },
    known: upright,
    answer: review('offense excluded from PC 1203.4a'),
  },
  {
    name: 'Disobeying an officer: whether it was about an inspection of equipment is asked',
    record: { convictions: [{ offense: '2800 VC-FAIL OBEY OFFICER', ...JAIL }] },
    known: upright,
    answer: review('offense excluded from PC 1203.4a'),
  },
  {
    name: 'Failing an equipment inspection is excluded',
    record: { convictions: [{ offense: '2800 VC-FAIL OBEY INSPECTION', ...JAIL }] },
    known: { ...upright, 'offense excluded from PC 1203.4a': true },
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4a(d) excludes' },
  },
  {
    name: 'The offense cannot be read: it may be excluded',
    record: { convictions: [{ offense: 'SEE COMMENTS', ...JAIL }] },
    known: upright,
    answer: review('offense excluded from PC 1203.4a'),
  },
  {
    name: 'A felony: nothing to say',
    record: { convictions: [{ offense: '459 PC-BURGLARY', ...JAIL, class: 'felony' }] },
    answer: 'not considered',
  },
  {
    name: 'A felony that an order reduced to a misdemeanor, served in prison without probation: with its parole over',
    record: {
      convictions: [
        {
          offense: '11377(A) HS-POSSESS CNTL SUB',
          arrested: '2010-02-01',
          on: '2010-05-03',
          class: 'felony',
          sentence: 'PRISON 16 M',
          later: [{ kind: 'reduced', to: 'misdemeanor' }],
        },
      ],
    },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'A felony with a later order that cannot be read: it may have been reduced',
    record: {
      convictions: [{ offense: '459 PC-BURGLARY', ...JAIL, class: 'felony', later: [{ kind: 'reduced' }] }],
    },
    known: upright,
    answer: review('class of the conviction'),
  },
  {
    name: 'The class is unknown: a felony would not be this section’s',
    record: {
      convictions: [{ offense: THEFT, arrested: '2024-02-01', on: '2024-05-03', sentence: '90 D' }],
    },
    known: upright,
    answer: review('class of the conviction'),
  },
  {
    name: 'Already dismissed',
    record: { convictions: [{ offense: THEFT, ...JAIL, later: ['dismissed'] }] },
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'Serving a sentence in another case: from the day it has run',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: THEFT, on: '2026-09-01', class: 'misdemeanor', sentence: '180 D' },
      ],
    },
    answer: later('2027-02-28'),
  },
  {
    name: 'A charge in court without an outcome: it may be pending',
    record: {
      convictions: [{ offense: THEFT, ...JAIL }],
      arrests: [{ on: '2025-05-01', charges: [{ offense: THEFT, stage: 'court' }] }],
    },
    known: upright,
    answer: review('charge without an outcome', 'nothing came of the open arrests'),
  },
  {
    name: 'Judgment on an unknown day of the last year: the year may not have run',
    record: {
      convictions: [{ offense: THEFT, ...JAIL, arrested: '2025-08-01', on: '2025', sentence: 'FINE' }],
    },
    known: upright,
    answer: review('conviction date'),
  },
  {
    name: 'Rows of the person were rejected: another sentence or charge may stand in them',
    record: { convictions: [{ offense: THEFT, ...JAIL }], doubts: ['unread-row'] },
    known: upright,
    answer: review(
      'probation granted',
      'completion of the sentence',
      'end of the last sentence',
      'charge without an outcome',
    ),
  },
  {
    name: 'A felony of somebody of whom a row was rejected: it may have been reduced',
    record: {
      convictions: [{ offense: '459 PC-BURGLARY', ...JAIL, class: 'felony' }],
      doubts: ['unread-row'],
    },
    known: upright,
    answer: review(
      'class of the conviction',
      'probation granted',
      'completion of the sentence',
      'end of the last sentence',
      'charge without an outcome',
    ),
  },
  {
    name: 'A crime on a known day within the year after judgment: the court’s discretion is all that is left',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: THEFT, ...JAIL, committed: '2025-05-02', arrested: '2025-05-02', on: '2025-06-10' },
      ],
    },
    answer: DISCRETION,
  },
  {
    name: 'A crime after that year: the right stays open, for an attorney (Chandlee)',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL, arrested: '2015-02-01', on: '2015-05-03' },
        {
          offense: THEFT,
          ...JAIL,
          arrested: '2019-05-03',
          committed: '2019-05-03',
          on: '2019-06-10',
        },
      ],
    },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'Judged for an older crime within the year: it was not committed since, and the right stays open',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: THEFT, ...JAIL, committed: '2023-11-01', arrested: '2023-11-01', on: '2024-09-01' },
      ],
    },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'A crime in the year that belongs to rows that may be another person’s settles nothing',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL },
        { offense: THEFT, ...JAIL, committed: '2024-09-01', arrested: '2024-09-01', on: '2024-10-01' },
      ],
      doubts: ['identity'],
    },
    known: {
      ...upright,
      'end of the last sentence': '2025-01-01',
      'charge without an outcome': false,
      'end of the last parole': '2025-01-01',
    },
    answer: OF_RIGHT,
  },
  {
    name: 'A red light: VC 42001.15 fixes its fine, so it is not within VC 42001',
    record: { convictions: [{ offense: '21453(A) VC-FAIL STOP RED SIGNAL', ...INFRACTION }] },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'VC 21453(b), the turn on red, is named by no other penalty: within VC 42001, excluded',
    record: { convictions: [{ offense: '21453(B) VC-TURN ON RED', ...INFRACTION }] },
    answer: { ...NOTHING, reason: 'An infraction within VC 42001, which PC 1203.4a(d) excludes' },
  },
  {
    name: 'VC 21453 without a subdivision may be either: asked',
    record: { convictions: [{ offense: '21453 VC-RED LIGHT', ...INFRACTION }] },
    known: upright,
    answer: review('infraction within VC 42001'),
  },
  {
    name: 'More than 100 miles an hour: VC 42000.1 stands beside VC 42001',
    record: { convictions: [{ offense: '22348(B) VC-SPEED OVER 100 MPH', ...INFRACTION }] },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'An unregistered vehicle: VC 42001.8 fixes the fine',
    record: { convictions: [{ offense: '4000(A)(1) VC-NO CURRENT REG', ...INFRACTION }] },
    known: upright,
    answer: OF_RIGHT,
  },
  {
    name: 'A telephone at the wheel: a penalty of its own from memory decides nothing, so it is asked',
    record: { convictions: [{ offense: '23123(A) VC', ...INFRACTION }] },
    known: upright,
    answer: review('infraction within VC 42001'),
  },
  {
    name: 'A loud exhaust system sold: VC 42001(c) itself punishes VC 27150.3, so it is excluded',
    record: { convictions: [{ offense: '27150.3(A) VC-SALE OF EXHAUST', ...INFRACTION }] },
    answer: { ...NOTHING, reason: 'An infraction within VC 42001, which PC 1203.4a(d) excludes' },
  },
  {
    name: 'An infraction of a city’s code may be of an ordinance under the Vehicle Code: asked',
    record: { convictions: [{ offense: '10.12 MC-LOCAL ORDINANCE', ...INFRACTION }] },
    known: upright,
    answer: review('infraction within VC 42001'),
  },
  {
    name: 'A misdemeanor of VC 2803, an unsafe load: whether it is within VC 42002.1 is asked',
    record: { convictions: [{ offense: '2803(A) VC-UNLAWFUL VEH/LOAD', ...JAIL }] },
    known: upright,
    answer: review('offense excluded from PC 1203.4a'),
  },
  {
    name: 'Released from prison in another case: parole is asked',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL, arrested: '2015-02-01', on: '2015-05-03' },
        { offense: '211 PC-ROBBERY', on: '2022-06-01', class: 'felony', sentence: 'PRISON 4 Y' },
      ],
    },
    known: upright,
    answer: review('end of the last parole'),
  },
  // No sentence on record: a misdemeanor's jail is a year a count at most (PC 19.2), and before 2021 its probation is bounded too.
  ...(
    [
      ['A silent misdemeanor of 2015 without probation has been performed', {}, upright, OF_RIGHT],
      ['The same, of the last day of 2020', { arrested: '2020-12-01', on: '2020-12-31' }, upright, OF_RIGHT],
      [
        'Of 2021: nothing that was read bounds what is not on record, and it is asked',
        { offense: '242 PC-BATTERY', arrested: '2020-12-01', on: '2021-01-01' },
        upright,
        review('completion of the sentence', 'end of the last sentence'),
      ],
      [
        'A jail term nobody can read is a year at most too',
        { disposition: 'CONVICTED-JAIL', sentence: '?' },
        upright,
        OF_RIGHT,
      ],
      ['The life since is not known: a petition is open', {}, {}, DISCRETION],
      [
        'An order nobody can read: nothing bounds the sentence',
        { later: ['other'] },
        upright,
        review('already dismissed, sealed or vacated', 'completion of the sentence'),
      ],
    ] as const
  ).map(
    ([name, count, known, answer]): StatuteCase => ({
      name,
      record: {
        convictions: [
          {
            offense: THEFT,
            class: 'misdemeanor',
            disposition: 'CONVICTED',
            arrested: '2015-02-01',
            on: '2015-05-03',
            ...count,
          },
        ],
      },
      known: { ...known, 'probation granted': false },
      answer,
    }),
  ),
  {
    name: 'Another misdemeanor of 2018 without a sentence on record: that one has run too',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL, arrested: '2012-02-01', on: '2012-05-03' },
        {
          offense: THEFT,
          class: 'misdemeanor',
          disposition: 'CONVICTED',
          committed: '2012-03-01',
          arrested: '2012-03-01',
          on: '2018-05-03',
        },
      ],
    },
    answer: DISCRETION,
  },
  {
    name: 'Another felony of 2018 without a sentence on record: nothing bounds it, and it is asked',
    record: {
      convictions: [
        { offense: THEFT, ...JAIL, arrested: '2012-02-01', on: '2012-05-03' },
        {
          offense: '459 PC-BURGLARY',
          class: 'felony',
          disposition: 'CONVICTED',
          committed: '2012-03-01',
          arrested: '2012-03-01',
          on: '2018-05-03',
        },
      ],
    },
    answer: review('end of the last sentence', UPRIGHT),
  },
  // (a) and (b) name who serves a sentence, and not who is on probation, as PC 1203.4(a)(1), 1203.41(a)(3) and 1203.42(a)(3) do.
  ...(
    [
      [
        'On probation in another case: no sentence by the words, a bar by the courts’ guidance; asked',
        { sentence: 'PROBATION 3 Y' },
        review(UPRIGHT, PROBATION_ELSEWHERE),
        {},
      ],
      [
        'The same, and an attorney agrees that it is none',
        { sentence: 'PROBATION 3 Y' },
        DISCRETION,
        { [PROBATION_ELSEWHERE]: true },
      ],
      [
        'The same, and an attorney does not: from the day it is over',
        { sentence: 'PROBATION 3 Y' },
        later('2027-05-03'),
        { [PROBATION_ELSEWHERE]: false },
      ],
      [
        'Jail as a condition of that probation may still be served: nothing before its last day, and asked from then',
        { on: '2026-10-01', sentence: '90 D + PROBATION 1 Y' },
        { ...review(UPRIGHT, PROBATION_ELSEWHERE), from: '2026-12-30' },
        {},
      ],
      [
        'Jail as a condition of it that runs after another term (PC 669): its last day is asked',
        { on: '2020-10-01', sentence: '90 D + CONSECUTIVE + PROBATION 1 Y' },
        review('end of the last sentence', UPRIGHT),
        {},
      ],
      [
        'That probation was revoked: what came of it may be a sentence',
        { sentence: 'PROBATION 3 Y', later: ['probation-revoked'] },
        later('2027-05-03'),
        {},
      ],
      [
        'Probation with a suspended prison term: that sentence was imposed',
        { class: 'felony', offense: '459 PC-BURGLARY', sentence: 'PRISON 2 Y + PROBATION 3 Y' },
        later('2029-05-03'),
        {},
      ],
      [
        'Probation beside two years of jail: a term under PC 1170(h) may be suspended',
        { class: 'felony', offense: '459 PC-BURGLARY', sentence: '2 Y + PROBATION 3 Y' },
        later('2029-05-03'),
        {},
      ],
    ] as const
  ).map(
    ([name, count, answer, known]): StatuteCase => ({
      name,
      record: {
        convictions: [
          { offense: THEFT, ...JAIL, arrested: '2015-02-01', on: '2015-05-03' },
          {
            offense: THEFT,
            class: 'misdemeanor',
            arrested: '2024-03-01',
            committed: '2024-03-01',
            on: '2024-05-03',
            ...count,
          },
        ],
      },
      known,
      answer,
    }),
  ),
  // Another felony without a sentence on record, which a court has dismissed since: its term was over by then.
  ...(
    [
      ['Dismissed under PC 1203.4', 'CONV SET ASIDE & DISM PER 1203.4 PC', DISCRETION],
      ['Dismissed under PC 1203.41', 'CONV SET ASIDE & DISM PER 1203.41 PC', DISCRETION],
      [
        'Dismissed under PC 1203.4b, which is open while parole runs',
        'CONV SET ASIDE & DISM PER 1203.4B PC',
        review('end of the last sentence', UPRIGHT),
      ],
    ] as const
  ).map(
    ([name, text, answer]): StatuteCase => ({
      name: `${name}: another felony of 2018 without a sentence on record`,
      record: {
        convictions: [
          { offense: THEFT, ...JAIL, arrested: '2012-02-01', on: '2012-05-03' },
          {
            offense: '459 PC-BURGLARY',
            class: 'felony',
            disposition: 'CONVICTED',
            committed: '2012-03-01',
            arrested: '2012-03-01',
            on: '2018-05-03',
            later: [{ kind: 'dismissed', on: '2022-06-01', text }],
          },
        ],
      },
      answer,
    }),
  ),
]
