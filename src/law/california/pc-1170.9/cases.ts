/** What PC 1170.9(h) gives to whom, case by case, as a lawyer would say it. */
import type { CaseCount, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const SERVED = 'military service'
const TRAUMA = 'trauma of military service'
const TREATED = 'court-ordered treatment for it'
const EXCLUDED = 'offense excluded from PC 1170.9(h)'
const shown = { [SERVED]: true, [TRAUMA]: true, [TREATED]: true }

const GRANTED: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'petition' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'petition',
  better: ['dismiss', 'unknown'],
  missing,
})

const of = (offense: string, rest: Partial<CaseCount> = {}) => ({
  convictions: [
    {
      offense,
      arrested: '2015-02-01',
      on: '2015-05-03',
      class: 'felony',
      sentence: 'PROBATION 3 Y + 90 D',
      ...rest,
    } as const,
  ],
})
const ASSAULT = '245(A)(4) PC-ADW'

export const CASES: readonly StatuteCase[] = [
  {
    name: 'A trauma of service, probation and treatment: the court may dismiss',
    record: of(ASSAULT),
    known: shown,
    answer: GRANTED,
  },
  {
    name: 'No file shows service, trauma or treatment',
    record: of(ASSAULT),
    answer: review(SERVED, TRAUMA, TREATED),
  },
  {
    name: 'Never in the military',
    record: of(ASSAULT),
    known: { [SERVED]: false },
    answer: { ...NOTHING, reason: 'The person never served in the military' },
  },
  {
    name: 'Served, but the offense did not come of it',
    record: of(ASSAULT),
    known: { ...shown, [TRAUMA]: false },
    answer: { ...NOTHING, reason: 'No trauma of service led to the offense' },
  },
  {
    name: 'Treatment was not completed',
    record: of(ASSAULT),
    known: { ...shown, [TREATED]: false },
    answer: { ...NOTHING, reason: 'The person did not take part in treatment successfully' },
  },
  {
    name: 'Prison and no probation',
    record: of(ASSAULT, { sentence: 'PRISON 2 Y' }),
    known: shown,
    answer: { ...NOTHING, reason: 'Probation was not granted' },
  },
  {
    name: 'No sentence in the record: whether probation was granted is asked',
    record: {
      convictions: [{ offense: ASSAULT, arrested: '2015-02-01', on: '2015-05-03', class: 'felony' }],
    },
    known: shown,
    answer: review('probation granted'),
  },
  {
    name: 'Probation still running is no bar: the court may end it',
    record: of(ASSAULT, { arrested: '2026-01-02', on: '2026-03-04' }),
    known: shown,
    answer: GRANTED,
  },
  {
    name: 'Probation once revoked: substantial compliance is for the court to find',
    record: of(ASSAULT, { later: ['probation-revoked'] }),
    known: shown,
    answer: GRANTED,
  },
  {
    name: 'A lewd act with a child is excluded',
    record: of('288(A) PC-LEWD ACT W/CHILD'),
    known: shown,
    answer: { ...NOTHING, reason: 'An offense that PC 1170.9(h) excludes' },
  },
  {
    name: 'Unlawful intercourse of (d) is excluded as a felony',
    record: of('261.5(D) PC-SEX W/MINOR'),
    known: shown,
    answer: { ...NOTHING, reason: 'An offense that PC 1170.9(h) excludes' },
  },
  {
    name: 'And not as a misdemeanor',
    record: of('261.5(D) PC-SEX W/MINOR', { class: 'misdemeanor' }),
    known: shown,
    answer: GRANTED,
  },
  {
    name: 'Sodomy without a subdivision: which it was is asked',
    record: of('286 PC-SODOMY'),
    known: shown,
    answer: review(EXCLUDED),
  },
  {
    name: 'No class in the record',
    record: { convictions: [{ offense: ASSAULT, on: '2015-05-03', sentence: 'PROBATION 3 Y' }] },
    known: shown,
    answer: review('class of the conviction'),
  },
  {
    name: 'An infraction is no concern of it',
    record: of('602.8 PC-TRESPASS', { class: 'infraction' }),
    answer: 'not considered',
  },
  {
    name: 'Dismissed already',
    record: of(ASSAULT, { later: ['dismissed'] }),
    known: shown,
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'An order that could not be read',
    record: of(ASSAULT, { later: ['other'] }),
    known: shown,
    answer: review('already dismissed, sealed or vacated'),
  },
  {
    name: 'A row of the person was rejected: it may be an order on this conviction',
    record: { ...of(ASSAULT), doubts: ['unread-row'] },
    known: shown,
    answer: review(
      'what the rejected rows of this person say',
      'end of the last sentence of another case',
      'charge without an outcome',
    ),
  },
  {
    name: 'Since subdivision (h) is in force',
    record: of(ASSAULT, { arrested: '2010-01-02', on: '2010-03-04' }),
    known: shown,
    answer: [
      ['2012-12-31', { ...GRANTED, outcome: 'eligible-later', from: '2013-01-01' }],
      ['2013-01-01', GRANTED],
    ],
  },
  // ---- the bars of PC 1203.4: (h)(3)(C)
  {
    name: 'Serving a sentence in another case: from the day it has run',
    record: {
      convictions: [
        ...of(ASSAULT).convictions,
        { offense: '484(A) PC-THEFT', on: '2026-09-01', class: 'misdemeanor', sentence: '180 D' },
      ],
    },
    known: shown,
    answer: [
      ['2026-11-01', { ...GRANTED, outcome: 'eligible-later', from: '2027-02-28' }],
      ['2027-02-28', GRANTED],
    ],
  },
  {
    name: 'On probation in another case: from the day that ends',
    record: {
      convictions: [
        ...of(ASSAULT).convictions,
        { offense: '484(A) PC-THEFT', on: '2026-03-01', class: 'misdemeanor', sentence: 'PROBATION 1 Y' },
      ],
    },
    known: shown,
    answer: { ...GRANTED, outcome: 'eligible-later', from: '2027-03-01' },
  },
  {
    name: 'Another count of the same case on the same probation: the court may end that too',
    record: {
      convictions: [
        ...of(ASSAULT, { arrested: '2026-01-02', on: '2026-03-04', cycle: 'one' }).convictions,
        {
          offense: '594(A) PC-VANDALISM',
          arrested: '2026-01-02',
          on: '2026-03-04',
          class: 'misdemeanor',
          sentence: 'PROBATION 1 Y',
          cycle: 'one',
        },
      ],
    },
    known: shown,
    answer: GRANTED,
  },
  {
    name: 'A charge in court without an outcome: it may be pending',
    record: {
      ...of(ASSAULT),
      arrests: [{ on: '2018-05-01', charges: [{ offense: '484(A) PC-THEFT', stage: 'court' }] }],
    },
    known: shown,
    answer: review('charge without an outcome'),
  },
  {
    name: 'Arrested lately without an outcome: asked',
    record: { ...of(ASSAULT), arrests: [{ on: '2026-05-01', charges: [{ offense: '484(A) PC-THEFT' }] }] },
    known: shown,
    answer: review('nothing came of the open arrests'),
  },
  {
    name: 'Released from prison in another case two years ago: parole may run',
    record: {
      convictions: [
        ...of(ASSAULT).convictions,
        { offense: '211 PC-ROBBERY', on: '2021-06-01', class: 'felony', sentence: 'PRISON 3 Y' },
      ],
    },
    known: shown,
    answer: review('end of the last sentence of another case'),
  },
  {
    name: 'Child pornography, which PC 1203.4(b) excludes and this section does not name: barred',
    record: of('311.11(A) PC-POSS CHILD PORN'),
    known: shown,
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4(b) excludes' },
  },
  {
    name: 'A first failure to submit to inspection: PC 1203.4(b) would exclude it, this section only a third within a year',
    record: of('2800(B) VC-FAIL OBEY INSPECTION', { class: 'misdemeanor' }),
    known: { ...shown, [EXCLUDED]: false },
    answer: GRANTED,
  },
  {
    name: 'A third within a year is excluded',
    record: of('2800(B) VC-FAIL OBEY INSPECTION', { class: 'misdemeanor' }),
    known: { ...shown, [EXCLUDED]: true },
    answer: { ...NOTHING, reason: 'An offense that PC 1170.9(h) excludes' },
  },
  {
    name: 'Driving under the influence: PC 1203.4(c) leaves it to discretion, as everything is here',
    record: of('23152(A) VC-DUI ALCOHOL/DRUGS', { class: 'misdemeanor' }),
    known: shown,
    answer: GRANTED,
  },
]
