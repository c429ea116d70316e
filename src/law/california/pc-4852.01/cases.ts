/** What PC 4852.01 to 4852.22 give to whom, case by case, as a lawyer would say it. */
import type { CaseCount, CaseRecord, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const RESIDES = 'five years of residence'
const SERVICE = 'in military service'
const CUSTODY = 'in jail or prison since the dismissal'
const RELEASE = 'discharge or release for this conviction'
const shown = { [RESIDES]: true, [SERVICE]: false }

const AFTER: StatuteAnswer = { outcome: 'eligible', relief: 'certificate', route: 'after the period' }
const BEFORE: StatuteAnswer = { outcome: 'eligible', relief: 'certificate', route: 'before the period' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (route: string, ...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route,
  better: ['certificate', 'unknown'],
  missing,
})
const late = 'after the period'

const of = (offense: string, rest: Partial<CaseCount> = {}, ...more: readonly CaseCount[]): CaseRecord => ({
  convictions: [
    {
      offense,
      arrested: '2009-02-01',
      on: '2009-05-03',
      class: 'felony',
      sentence: 'PRISON 3 Y',
      ...rest,
    },
    ...more,
  ],
})
const BURGLARY = '459 PC-BURGLARY'
const SALE = '11351 HS-POSS/PURCHASE FOR SALE NARC'
const BATTERY = '243.4(A) PC-SEXUAL BATTERY'
const PROBATION = { sentence: '90 D + PROBATION 3 Y', disposition: 'CONVICTED-PROB/JAIL' } as const
const RELIEVED = [
  { kind: 'dismissed', on: '2013-01-02', text: 'CONV SET ASIDE & DISM PER 1203.4 PC' },
] as const

export const CASES: readonly StatuteCase[] = [
  // ---- (a)
  {
    name: 'A felony, prison, seven years since the latest release there can have been: the court may certify',
    record: of(SALE),
    known: shown,
    answer: AFTER,
  },
  {
    name: 'No file shows residence, nor whether the person is a soldier now',
    record: of(SALE),
    answer: review(late, SERVICE, RESIDES),
  },
  {
    name: 'Not yet five years of residence',
    record: of(SALE),
    known: { ...shown, [RESIDES]: false },
    answer: { ...NOTHING, reason: 'Not yet five years of residence in California since custody' },
  },
  {
    name: 'In military service',
    record: of(SALE),
    known: { ...shown, [SERVICE]: true },
    answer: { ...NOTHING, reason: 'In military service' },
  },
  {
    name: 'A day short of seven years since release, and the day: before it only in the interests of justice',
    record: of(SALE, { arrested: '2016-08-01', on: '2016-11-02', sentence: 'PRISON 3 Y' }),
    known: { ...shown, [RELEASE]: '2019-11-02' },
    answer: [
      ['2026-11-01', BEFORE],
      ['2026-11-02', AFTER],
    ],
  },
  {
    name: 'Release lies between the conviction and the end of the term: early until it is sure',
    record: of(SALE, { arrested: '2016-08-01', on: '2016-11-02', sentence: 'PRISON 3 Y' }),
    known: shown,
    answer: [
      ['2023-11-01', BEFORE],
      ['2026-11-02', AFTER],
    ],
  },
  {
    name: 'Released on probation after jail: the years run from there and not from its end',
    record: of(SALE, { on: '2016-11-02', arrested: '2016-08-01', sentence: '30 D + PROBATION 5 Y' }),
    known: shown,
    answer: [
      ['2023-12-01', BEFORE],
      ['2023-12-02', AFTER],
    ],
  },
  {
    name: 'Kidnapping for ransom: nine years',
    record: of('209(A) PC-KIDNAP FOR RANSOM', {
      arrested: '1995-08-01',
      on: '1995-11-02',
      sentence: 'PRISON 20 Y',
    }),
    known: { ...shown, 'whether the conviction requires registration': false },
    answer: [
      ['2024-11-01', BEFORE],
      ['2024-11-02', AFTER],
    ],
  },
  {
    name: 'A registrable felony with prison: ten years, and nothing before them',
    record: of(BATTERY, { arrested: '2011-08-01', on: '2011-11-02', sentence: 'PRISON 5 Y' }),
    known: { ...shown, [RELEASE]: '2016-11-02' },
    answer: [
      ['2026-11-01', { ...AFTER, outcome: 'eligible-later', from: '2026-11-02' }],
      ['2026-11-02', AFTER],
    ],
  },
  {
    name: 'Prison for life: which release, and whether life parole followed, are asked',
    record: of('207(A) PC-KIDNAPPING', { sentence: 'LIFE' }),
    known: shown,
    answer: review(
      late,
      'life parole or sentence of death',
      RELEASE,
      'whether the conviction requires registration',
    ),
  },
  {
    name: 'The record gives no sentence: when the person was released is asked, but early is open',
    record: { convictions: [{ offense: SALE, class: 'felony', arrested: '2009-02-01', on: '2009-05-03' }] },
    known: shown,
    answer: BEFORE,
  },
  {
    name: 'A misdemeanor that requires no registration is no concern of it',
    record: of(BURGLARY, { class: 'misdemeanor' }),
    answer: 'not considered',
  },
  {
    name: 'A felony reduced to a misdemeanor is none any more',
    record: of(BURGLARY, { later: [{ kind: 'reduced', to: 'misdemeanor' }] }),
    known: shown,
    answer: { ...NOTHING, reason: 'Neither a felony nor an offense that requires registration' },
  },
  {
    name: 'No class in the record',
    record: {
      convictions: [{ offense: SALE, on: '2009-05-03', arrested: '2009-02-01', sentence: 'PRISON 3 Y' }],
    },
    known: shown,
    answer: review(late, 'class of the conviction'),
  },
  {
    name: 'A felony dismissed under PC 1203.4 is within (a) all the same',
    record: of(SALE, { ...PROBATION, later: [...RELIEVED] }),
    known: shown,
    answer: AFTER,
  },
  {
    name: 'A felony dismissed in another way: whether it counts is asked',
    record: of(SALE, { ...PROBATION, later: ['dismissed'] }),
    known: shown,
    answer: review(late, 'whether the dismissed conviction counts for a certificate'),
  },
  {
    name: 'A vacated conviction',
    record: of(SALE, { later: ['vacated'] }),
    known: shown,
    answer: { ...NOTHING, reason: 'Already vacated' },
  },
  // ---- (c)
  {
    name: 'A lewd act with a child is excluded',
    record: of('288(A) PC-LEWD ACT W/CHILD'),
    known: shown,
    answer: { ...NOTHING, reason: 'An offense that PC 4852.01(c) excludes' },
  },
  {
    name: 'Another conviction for such an offense excludes the person',
    record: of(
      SALE,
      {},
      {
        offense: '288.5 PC-CONT SEXUAL ABUSE OF CHILD',
        class: 'felony',
        arrested: '1999-02-01',
        on: '1999-05-03',
        sentence: 'PRISON 6 Y',
      },
    ),
    known: shown,
    answer: { ...NOTHING, reason: 'Another conviction is for an offense that PC 4852.01(c) excludes' },
  },
  {
    name: 'Another conviction that may be such an offense: asked',
    record: of(
      SALE,
      {},
      {
        offense: '286 PC-SODOMY',
        class: 'felony',
        arrested: '1999-02-01',
        on: '1999-05-03',
        sentence: 'PRISON 6 Y',
      },
    ),
    known: shown,
    answer: review(late, 'another offense excluded from a certificate'),
  },
  {
    name: 'Whoever is on mandatory life parole for another crime is excluded',
    record: of(SALE),
    known: { ...shown, 'life parole or sentence of death': true },
    answer: { ...NOTHING, reason: 'On mandatory life parole, or sentenced to death' },
  },
  {
    name: 'A row of the person was rejected: it may hold an order or an excluded offense',
    record: { ...of(SALE), doubts: ['unread-row'] },
    known: shown,
    answer: review(
      late,
      'what the rejected rows of this person say',
      'whole record of the person',
      'life parole or sentence of death',
    ),
  },
  // ---- (b)
  {
    name: 'A registrable felony with probation, dismissed, nothing since: after ten years',
    record: of(BATTERY, { ...PROBATION, later: [...RELIEVED] }),
    known: { ...shown, [CUSTODY]: false },
    answer: AFTER,
  },
  {
    name: 'A registrable misdemeanor, dismissed, nothing since',
    record: of('647.6(A)(1) PC-ANNOY/MOLEST CHILD', {
      class: 'misdemeanor',
      ...PROBATION,
      later: [...RELIEVED],
    }),
    known: { ...shown, [CUSTODY]: false },
    answer: AFTER,
  },
  {
    name: 'Not dismissed: that must come first',
    record: of('647.6(A)(1) PC-ANNOY/MOLEST CHILD', { class: 'misdemeanor', ...PROBATION }),
    known: { ...shown, [CUSTODY]: false },
    answer: { ...NOTHING, reason: 'Not dismissed under PC 1203.4, which must come first' },
  },
  {
    name: 'Whether the person was in custody since, no file can rule out',
    record: of(BATTERY, { ...PROBATION, later: [...RELIEVED] }),
    known: shown,
    answer: review(late, CUSTODY),
  },
  {
    name: 'A jail sentence since the dismissal',
    record: of(
      BATTERY,
      { ...PROBATION, later: [...RELIEVED] },
      {
        offense: '484(A) PC-THEFT',
        class: 'misdemeanor',
        arrested: '2015-01-02',
        on: '2015-02-03',
        sentence: '10 D',
      },
    ),
    known: shown,
    answer: { ...NOTHING, reason: 'In jail or prison since the dismissal' },
  },
  {
    name: 'On probation for another felony until a known day',
    record: of(
      BATTERY,
      { ...PROBATION, later: [...RELIEVED] },
      {
        offense: BURGLARY,
        class: 'felony',
        arrested: '2025-01-02',
        on: '2025-02-03',
        sentence: 'PROBATION 2 Y',
      },
    ),
    known: { ...shown, [CUSTODY]: false },
    answer: [
      ['2027-02-02', { ...AFTER, outcome: 'eligible-later', from: '2027-02-03' }],
      ['2027-02-03', AFTER],
    ],
  },
  {
    name: 'A day short of ten years since release on probation',
    record: of(BATTERY, {
      arrested: '2016-08-01',
      on: '2016-11-02',
      sentence: 'PROBATION 3 Y',
      later: [{ kind: 'dismissed', on: '2020-01-02', text: 'DISM PER 1203.4 PC' }],
    }),
    known: { ...shown, [CUSTODY]: false },
    answer: [
      ['2026-11-01', { ...AFTER, outcome: 'eligible-later', from: '2026-11-02' }],
      ['2026-11-02', AFTER],
    ],
  },
  {
    name: 'Served jail under PC 1170(h) for another felony before the dismissal, without probation: (b) asks of probation only',
    record: of(
      BATTERY,
      { ...PROBATION, later: [...RELIEVED] },
      {
        offense: BURGLARY,
        class: 'felony',
        arrested: '2012-01-02',
        on: '2012-02-03',
        sentence: '16 M',
      },
    ),
    known: { ...shown, [CUSTODY]: false },
    answer: AFTER,
  },
  {
    name: 'On probation for a misdemeanor: (b) speaks of another felony',
    record: of(
      BATTERY,
      { ...PROBATION, later: [...RELIEVED] },
      {
        offense: '594(A) PC-VANDALISM',
        class: 'misdemeanor',
        arrested: '2026-01-02',
        on: '2026-02-03',
        sentence: 'PROBATION 1 Y',
      },
    ),
    known: { ...shown, [CUSTODY]: false },
    answer: AFTER,
  },
  {
    name: 'Probation for another felony, once revoked: when it ended is asked',
    record: of(
      BATTERY,
      { ...PROBATION, later: [...RELIEVED] },
      {
        offense: BURGLARY,
        class: 'felony',
        arrested: '2019-01-02',
        on: '2019-02-03',
        sentence: 'PROBATION 3 Y',
        later: ['probation-revoked'],
      },
    ),
    known: { ...shown, [CUSTODY]: false },
    answer: review(late, 'end of the last probation for another felony'),
  },
  {
    name: 'A burglary dismissed under PC 1203.4: still a felony for a certificate (4852.06)',
    record: of(BURGLARY, { ...PROBATION, later: [...RELIEVED] }),
    known: shown,
    answer: AFTER,
  },
  {
    name: 'A burglary dismissed in another way: whether it still counts is asked',
    record: of(BURGLARY, { ...PROBATION, later: ['dismissed'] }),
    known: shown,
    answer: review(late, 'whether the dismissed conviction counts for a certificate'),
  },
  {
    name: 'A registrable misdemeanor not dismissed: that must come first',
    record: of('243.4(E)(1) PC-SEXUAL BATTERY', { class: 'misdemeanor', sentence: 'PROBATION 3 Y' }),
    known: { ...shown, [CUSTODY]: false },
    answer: { ...NOTHING, reason: 'Not dismissed under PC 1203.4, which must come first' },
  },
  {
    name: 'A registrable misdemeanor dismissed: the period of 4852.03(a)(2) binds it too',
    record: of('243.4(E)(1) PC-SEXUAL BATTERY', {
      class: 'misdemeanor',
      arrested: '2017-01-02',
      on: '2017-02-03',
      sentence: 'PROBATION 3 Y',
      later: [{ kind: 'dismissed', on: '2021-01-02', text: 'DISM PER 1203.4 PC' }],
    }),
    known: { ...shown, [CUSTODY]: false },
    answer: [
      ['2027-02-02', { ...AFTER, outcome: 'eligible-later', from: '2027-02-03' }],
      ['2027-02-03', AFTER],
    ],
  },
  {
    name: 'A lewd act dismissed after probation: excluded by (c) all the same',
    record: of('288(A) PC-LEWD ACT W/CHILD', { ...PROBATION, later: [...RELIEVED] }),
    known: shown,
    answer: { ...NOTHING, reason: 'An offense that PC 4852.01(c) excludes' },
  },
  {
    name: 'A theft misdemeanor dismissed is no felony and needs no certificate',
    record: of('484(A) PC-THEFT', { class: 'misdemeanor', sentence: 'PROBATION 1 Y', later: [...RELIEVED] }),
    known: shown,
    answer: 'not considered',
  },
  {
    name: 'Before the seven years the court may grant it in the interest of justice (4852.22)',
    record: of(BURGLARY, { ...PROBATION, arrested: '2022-02-01', on: '2022-05-03' }),
    known: shown,
    answer: BEFORE,
  },
  {
    name: 'Prison that runs consecutively begins when another term ends (PC 669): the period is not known to have run, however long ago',
    record: of(SALE, { sentence: 'PRISON 3 Y + CONSECUTIVE' }),
    known: shown,
    answer: BEFORE,
  },
  {
    name: 'The same, and the release is known',
    record: of(SALE, { sentence: 'PRISON 3 Y + CONSECUTIVE' }),
    known: { ...shown, [RELEASE]: '2014-02-03' },
    answer: AFTER,
  },
]
