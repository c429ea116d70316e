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
    answer: review('what the rejected rows of this person say'),
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
]
