/** What PC 1203.4 gives to whom, case by case, as a lawyer would say it. */
import type { StatuteAnswer, StatuteCase } from '../statute-case.ts'

const BURGLARY = '459 PC-BURGLARY'
const PROBATION = {
  arrested: '2010-02-01',
  on: '2010-05-03',
  class: 'felony',
  disposition: 'CONVICTED-PROB/JAIL',
  sentence: 'PROBATION 3 Y + 90 D',
} as const
const { class: _, ...NO_CLASS } = PROBATION
const MISDEMEANOR = { ...PROBATION, class: 'misdemeanor', sentence: 'PROBATION 3 Y + 10 D' } as const

const OF_RIGHT: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'of right' }
const DISCRETION: StatuteAnswer = { outcome: 'eligible', relief: 'dismiss', route: 'discretion' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'of right',
  better: ['dismiss', 'unknown'],
  missing,
})
/** A misdemeanor in another case, and what a later row says of its probation. */
const THEFT = {
  offense: '484(A) PC-THEFT',
  class: 'misdemeanor',
  disposition: 'CONVICTED-PROB/JAIL',
  sentence: 'PROBATION 3 Y + 90 D',
  arrested: '2020-02-01',
  on: '2020-05-03',
} as const
const REINSTATED = { kind: 'probation-revoked', on: '2021-06-01', text: 'PROBATION REINSTATED' } as const
const fulfilled = { 'conditions of probation fulfilled': true }
const EARLY = 'probation ended early by the court'
const END = 'end of probation'
const NO_TERM = {
  class: 'misdemeanor',
  disposition: 'CONVICTED-PROBATION',
  arrested: '2010-02-01',
  on: '2010-05-03',
} as const

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Probation over, conditions shown to be fulfilled: the court shall dismiss',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'Probation over, nothing known of its conditions: a petition is open, and not claimed to be of right',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }] },
    answer: DISCRETION,
  },
  {
    name: 'A misdemeanor with probation is treated alike',
    record: { convictions: [{ offense: '484(A) PC-THEFT', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'Probation once revoked: left to discretion',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['probation-revoked'] }] },
    answer: DISCRETION,
  },
  {
    name: 'Probation once revoked, then ended early by the court: of right whatever came before',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['probation-revoked'] }] },
    known: { 'probation ended early by the court': true },
    answer: OF_RIGHT,
  },
  {
    name: 'The record shows that the court ended probation early: of right',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION, later: [{ kind: 'probation-ended-early', on: '2012-05-03' }] },
      ],
    },
    answer: OF_RIGHT,
  },
  {
    name: 'Ended early while the term would still run: open from that day',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2025-02-01',
          on: '2025-05-03',
          later: [{ kind: 'probation-ended-early', on: '2026-09-03' }],
        },
      ],
    },
    answer: OF_RIGHT,
  },
  {
    name: 'Extended by an order: when it ends no row says',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2020-02-01',
          on: '2020-05-03',
          later: [{ kind: 'probation-extended', on: '2022-03-03' }],
        },
      ],
    },
    answer: {
      outcome: 'review',
      route: 'of right',
      better: ['dismiss', 'unknown'],
      missing: [
        'conditions of probation fulfilled',
        'end of probation',
        'probation ended early by the court',
      ],
    },
  },
  {
    name: 'Ended early, and a later row tells of a revocation: when it was over stays open',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2025-02-01',
          on: '2025-05-03',
          later: [
            { kind: 'probation-ended-early', on: '2026-03-03' },
            { kind: 'probation-revoked', on: '2026-09-03' },
          ],
        },
      ],
    },
    answer: { ...review('end of probation', EARLY), from: '2028-08-01' },
  },
  {
    name: 'Revoked once, and then ended early, as the record shows: of right',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          later: [
            { kind: 'probation-revoked', on: '2011-05-03' },
            { kind: 'probation-ended-early', on: '2012-05-03' },
          ],
        },
      ],
    },
    answer: OF_RIGHT,
  },
  {
    name: 'Revoked, reinstated, and since terminated: over by that day, and left to discretion',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2020-02-01',
          on: '2020-05-03',
          later: [
            { kind: 'probation-revoked', on: '2020-11-03' },
            { kind: 'probation-revoked', on: '2021-01-03', text: 'PROBATION REINSTATED' },
            { kind: 'probation-ended', on: '2025-05-03' },
          ],
        },
      ],
    },
    answer: DISCRETION,
  },
  {
    name: 'Terminated within the term, after it was reinstated: whether that was a discharge is asked',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          later: [
            { kind: 'probation-revoked', on: '2011-01-03' },
            { kind: 'probation-revoked', on: '2011-03-03', text: 'PROBATION REINSTATED' },
            { kind: 'probation-ended', on: '2012-05-03' },
          ],
        },
      ],
    },
    known: { 'probation ended early by the court': true },
    answer: OF_RIGHT,
  },
  {
    name: 'No term of probation on record, and a row that ended it: over by that day',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2018-02-01',
          on: '2018-05-03',
          sentence: '180 D',
          later: [{ kind: 'probation-ended', on: '2023-05-03' }],
        },
      ],
    },
    known: { 'conditions of probation fulfilled': true },
    answer: OF_RIGHT,
  },
  {
    name: 'Revoked, and terminated without being reinstated: what followed may have been a sentence',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2020-02-01',
          on: '2020-05-03',
          later: [
            { kind: 'probation-revoked', on: '2020-11-03' },
            { kind: 'probation-ended', on: '2021-05-03' },
          ],
        },
      ],
    },
    answer: review('end of probation', EARLY),
  },
  {
    name: 'A violation without a revocation: left to discretion',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }] },
    known: { 'conditions of probation fulfilled': false, 'probation ended early by the court': false },
    answer: DISCRETION,
  },
  {
    name: 'Revoked three years ago: the clock stood and the term may have been extended, so nobody knows that it is over',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2020-02-01',
          on: '2020-05-03',
          later: [{ kind: 'probation-revoked', on: '2022-04-01' }],
        },
      ],
    },
    answer: review('end of probation', EARLY),
  },
  {
    name: 'The same, and the day it ended is known',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2020-02-01',
          on: '2020-05-03',
          later: [{ kind: 'probation-revoked', on: '2022-04-01' }],
        },
      ],
    },
    known: { 'end of probation': '2024-06-30' },
    answer: DISCRETION,
  },
  {
    name: 'Sodomy with a child is excluded',
    record: { convictions: [{ offense: '286(C)(1) PC-SODOMY', ...PROBATION }] },
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4(b) excludes' },
  },
  {
    name: 'A lewd act is excluded in every subdivision',
    record: { convictions: [{ offense: '288(A) PC-LEWD OR LASCIVIOUS ACTS W/CHILD', ...PROBATION }] },
    known: fulfilled,
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4(b) excludes' },
  },
  {
    name: 'Sodomy without a subdivision: it may be the excluded one',
    record: { convictions: [{ offense: '286 PC-SODOMY', ...PROBATION }] },
    known: fulfilled,
    answer: review('offense excluded from PC 1203.4'),
  },
  {
    name: 'Unlawful intercourse of subdivision (d) as a felony is excluded',
    record: { convictions: [{ offense: '261.5(D) PC-SEX W/MINOR', ...PROBATION }] },
    known: fulfilled,
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4(b) excludes' },
  },
  {
    name: 'The same as a misdemeanor is not',
    record: { convictions: [{ offense: '261.5(D) PC-SEX W/MINOR', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'A felony of subdivision (d) since reduced to a misdemeanor: whether it is still excluded is asked',
    record: {
      convictions: [
        {
          offense: '261.5(D) PC-SEX W/MINOR',
          ...PROBATION,
          later: [{ kind: 'reduced', to: 'misdemeanor' }],
        },
      ],
    },
    known: fulfilled,
    answer: review('offense excluded from PC 1203.4'),
  },
  {
    name: 'A misdemeanor of failing an equipment inspection is excluded',
    record: { convictions: [{ offense: '2800(B) VC-FAIL OBEY INSPECTION', ...MISDEMEANOR }] },
    known: { ...fulfilled, 'offense excluded from PC 1203.4': true },
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4(b) excludes' },
  },
  {
    name: 'An attempt of an excluded offense: whether the exclusion reaches it is asked',
    record: { convictions: [{ offense: '664/288(A) PC-ATT LEWD ACTS', ...PROBATION }] },
    known: fulfilled,
    answer: review('offense excluded from PC 1203.4'),
  },
  {
    name: 'Driving under the influence: discretion only, though every condition was fulfilled',
    record: { convictions: [{ offense: '23152(A) VC-DUI ALCOHOL/DRUGS', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: DISCRETION,
  },
  {
    name: 'Charged with driving under the influence and convicted of a theft in that case: discretion',
    record: {
      convictions: [
        { offense: '484(A) PC-THEFT', ...MISDEMEANOR, charged: ['23152(A) VC-DUI ALCOHOL/DRUGS'] },
      ],
    },
    known: fulfilled,
    answer: DISCRETION,
  },
  {
    name: 'Another charge of the case was dismissed and is no driving offense: of right',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, charged: ['484(A) PC-THEFT'] }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'The offense cannot be read: it may be excluded',
    record: { convictions: [{ offense: 'SEE COMMENTS', ...PROBATION }] },
    known: fulfilled,
    answer: review(
      'offense excluded from PC 1203.4',
      'driving offense of VC 12810(a) to (e)',
      'driving offense charged in the case',
    ),
  },
  {
    name: 'The term of probation is still running: from the day it ends',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, arrested: '2025-02-01', on: '2025-05-03' }] },
    known: fulfilled,
    answer: [
      ['2026-11-01', { ...OF_RIGHT, outcome: 'eligible-later', from: '2028-08-01' }],
      ['2028-07-31', { ...OF_RIGHT, outcome: 'eligible-later', from: '2028-08-01' }],
      ['2028-08-01', OF_RIGHT],
    ],
  },
  {
    name: 'Probation alone: the day before its last, and the day',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 3 Y' }] },
    answer: [
      ['2013-05-02', { ...DISCRETION, outcome: 'eligible-later', from: '2013-05-03' }],
      ['2013-05-03', DISCRETION],
    ],
  },
  {
    name: 'Ended early, and the days are known: no need to wait for the term',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '2025-02-01',
          on: '2025-05-03',
          sentence: 'PROBATION 3 Y',
        },
      ],
    },
    known: {
      'probation ended early by the court': true,
      'end of probation': '2026-05-03',
      'end of the last sentence': '2026-05-03',
    },
    answer: OF_RIGHT,
  },
  {
    name: 'No probation was granted: not this section',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION, disposition: 'CONVICTED-JAIL', sentence: '180 D' }],
    },
    answer: {
      ...NOTHING,
      reason: 'Probation was not granted: see PC 1203.4a, 1203.41 and 1203.42',
    },
  },
  {
    name: 'Probation was denied, says the disposition: not this section',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION, disposition: 'CONVICTED-PROB DENIED/JAIL', sentence: '180 D' },
      ],
    },
    answer: {
      ...NOTHING,
      reason: 'Probation was not granted: see PC 1203.4a, 1203.41 and 1203.42',
    },
  },
  {
    name: 'No sentence on record: whether probation was granted, and when it ended, is unknown',
    record: {
      convictions: [{ offense: BURGLARY, arrested: '2010-02-01', on: '2010-05-03', class: 'felony' }],
    },
    known: fulfilled,
    answer: review('probation granted', 'end of probation', 'end of the last sentence'),
  },
  {
    name: 'Probation, says the disposition, but of no length: when it ended is unknown',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          arrested: '2010-02-01',
          on: '2010-05-03',
          class: 'felony',
          disposition: 'CONVICTED-PROBATION',
        },
      ],
    },
    known: fulfilled,
    answer: review('end of probation', 'end of the last sentence'),
  },
  {
    name: 'The class is unknown: it may be an infraction',
    record: { convictions: [{ ...NO_CLASS, offense: BURGLARY }] },
    known: fulfilled,
    answer: review('class of the conviction'),
  },
  {
    name: 'An infraction by its class: nothing to say',
    record: { convictions: [{ offense: '415 PC-DISTURB PEACE', on: '2015-02-01', class: 'infraction' }] },
    answer: 'not considered',
  },
  {
    name: 'A misdemeanor since reduced to an infraction is excluded here (see PC 1203.4a)',
    record: {
      convictions: [
        { offense: '415 PC-DISTURB PEACE', ...MISDEMEANOR, later: [{ kind: 'reduced', to: 'infraction' }] },
      ],
    },
    answer: { ...NOTHING, reason: 'An infraction, which PC 1203.4(b) excludes' },
  },
  {
    name: 'A felony since reduced to a misdemeanor may still be dismissed',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION, later: [{ kind: 'reduced', to: 'misdemeanor' }] }],
    },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'Already dismissed: there is nothing more to dismiss',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['dismissed'] }] },
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'A later order that cannot be read: it may have dismissed the case',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, later: ['other'] }] },
    known: fulfilled,
    answer: review('already dismissed, sealed or vacated'),
  },
  {
    name: 'Prison stands beside probation: it may have ended there, and is asked',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          sentence: 'PROBATION 3 Y + PRISON 2 Y',
          later: ['probation-revoked'],
        },
      ],
    },
    known: { 'end of probation': '2012-05-03' },
    answer: review('probation ended in prison', EARLY),
  },
  {
    name: 'Probation was revoked for good and ended in prison: not this section',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 3 Y + PRISON 2 Y' }],
    },
    known: { 'probation ended in prison': true },
    answer: {
      ...NOTHING,
      reason: 'Probation was revoked for good and ended in prison: see PC 1203.41',
    },
  },
  {
    name: 'Serving a sentence in another case: from the day it has run',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        {
          offense: '496(A) PC-RECEIVE STOLEN PROP',
          on: '2026-03-01',
          class: 'misdemeanor',
          sentence: '360 D',
        },
      ],
    },
    known: fulfilled,
    answer: [
      ['2026-11-01', { ...OF_RIGHT, outcome: 'eligible-later', from: '2027-02-24' }],
      ['2027-02-24', OF_RIGHT],
    ],
  },
  {
    name: 'On probation in another case: from the day that ends',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        {
          offense: '484(A) PC-THEFT',
          on: '2026-03-01',
          class: 'misdemeanor',
          disposition: 'CONVICTED-PROB',
          sentence: 'PROBATION 1 Y',
        },
      ],
    },
    known: fulfilled,
    answer: { ...OF_RIGHT, outcome: 'eligible-later', from: '2027-03-01' },
  },
  {
    name: 'Probation in another case was revoked and reinstated: it stood still meanwhile, so when it ends is asked',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        {
          ...THEFT,
          later: [REINSTATED],
        },
      ],
    },
    known: fulfilled,
    answer: review('end of the last sentence'),
  },
  {
    name: 'The same, and a later row terminated it',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        {
          ...THEFT,
          later: [REINSTATED, { kind: 'probation-ended', on: '2024-03-03' }],
        },
      ],
    },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'The same, and the court discharged the person from it',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        {
          ...THEFT,
          later: [REINSTATED, { kind: 'probation-ended-early', on: '2022-03-03' }],
        },
      ],
    },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'The office vouches that nobody serves a sentence these files do not show; one that they show still runs',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        { offense: '211 PC-ROBBERY', on: '2024-03-01', class: 'felony', sentence: 'PRISON 10 Y' },
      ],
      vouched: ['sentences'],
    },
    known: fulfilled,
    answer: { ...OF_RIGHT, outcome: 'eligible-later', from: '2034-03-01' },
  },
  {
    name: 'Another sentence has no readable length: the person may be serving it',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        { offense: '242 PC-BATTERY', on: '2022-03-01', class: 'misdemeanor', sentence: '?' },
      ],
    },
    known: fulfilled,
    answer: review('end of the last sentence'),
  },
  {
    name: 'The same where the office has looked up who serves a sentence: of right',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        { offense: '242 PC-BATTERY', on: '2022-03-01', class: 'misdemeanor', sentence: '?' },
      ],
      vouched: ['sentences'],
    },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'A charge in court without an outcome: it may be pending',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION }],
      arrests: [{ on: '2018-05-01', charges: [{ offense: '484(A) PC-THEFT', stage: 'court' }] }],
    },
    known: fulfilled,
    answer: review('charge without an outcome'),
  },
  {
    name: 'Arrested lately without an outcome, maybe for grand theft: charged or not is asked, for four years from its discovery',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION }],
      arrests: [{ on: '2026-05-01', charges: [{ offense: '484(A) PC-THEFT' }] }],
    },
    known: fulfilled,
    answer: [
      ['2026-11-01', review('nothing came of the open arrests')],
      ['2030-04-30', review('nothing came of the open arrests')],
      ['2030-05-01', OF_RIGHT],
    ],
  },
  {
    name: 'Arrested three years ago for a felony of eight years, without an outcome: asked for six',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION }],
      arrests: [{ on: '2023-05-01', charges: [{ offense: '215 PC-CARJACKING', class: 'felony' }] }],
    },
    known: fulfilled,
    answer: [
      ['2026-11-01', review('nothing came of the open arrests')],
      ['2029-05-01', OF_RIGHT],
    ],
  },
  {
    name: 'Arrested two years ago for a misdemeanor, without an outcome: it can no longer be charged',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION }],
      arrests: [{ on: '2024-05-01', charges: [{ offense: '602(L) PC-TRESPASS', class: 'misdemeanor' }] }],
    },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'Arrested lately, and nothing came of it',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION }],
      arrests: [{ on: '2026-05-01', charges: [{ offense: '484(A) PC-THEFT' }] }],
    },
    known: { ...fulfilled, 'nothing came of the open arrests': true },
    answer: OF_RIGHT,
  },
  {
    name: 'Arrested lately, and the office has looked up that nothing is pending',
    record: {
      convictions: [{ offense: BURGLARY, ...PROBATION }],
      arrests: [{ on: '2026-05-01', charges: [{ offense: '484(A) PC-THEFT' }] }],
      vouched: ['pending-charges'],
    },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'Rows of the person were rejected: another sentence or charge may stand in them',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION }], doubts: ['unread-row'] },
    known: { ...fulfilled, 'driving offense charged in the case': false },
    answer: review('end of the last sentence', 'charge without an outcome'),
  },
  {
    name: 'A registrable offense that subdivision (b) does not list is not excluded',
    record: { convictions: [{ offense: '243.4(E)(1) PC-SEXUAL BATTERY', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'An application before 23 November 1970 was not under this law',
    record: {
      convictions: [
        {
          offense: BURGLARY,
          ...PROBATION,
          arrested: '1965-02-01',
          on: '1965-05-03',
          sentence: 'PROBATION 2 Y',
        },
      ],
    },
    answer: [
      ['1970-11-22', { ...DISCRETION, outcome: 'eligible-later', from: '1970-11-23' }],
      ['1970-11-23', DISCRETION],
    ],
  },
  {
    name: 'A prison term suspended for probation, which ended without a revocation: open (Parker)',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 3 Y + PRISON 2 Y' }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'The same, and nothing is known of the conditions: discretion at least',
    record: { convictions: [{ offense: BURGLARY, ...PROBATION, sentence: 'PRISON 2 Y + PROBATION 3 Y' }] },
    answer: DISCRETION,
  },
  {
    name: 'A suspended prison term and a later order that cannot be read: it may have revoked the probation',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION, sentence: 'PROBATION 3 Y + PRISON 2 Y', later: ['other'] },
      ],
    },
    known: { ...fulfilled, 'already dismissed, sealed or vacated': false },
    answer: review('probation ended in prison'),
  },
  {
    name: 'Probation beside a life term is no suspended sentence: asked',
    record: {
      convictions: [{ offense: '187(A) PC-MURDER', ...PROBATION, sentence: 'PROBATION 3 Y + LIFE' }],
    },
    known: { ...fulfilled, 'end of the last sentence': '2013-05-03' },
    answer: review('probation ended in prison'),
  },
  {
    name: 'An exhibition of speed: discretion only, though every condition was fulfilled',
    record: { convictions: [{ offense: '23109(C) VC-SPEED EXHIBITION', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: DISCRETION,
  },
  {
    name: 'A speed contest that injured: likewise, by VC 23109.1',
    record: { convictions: [{ offense: '23109.1 VC', ...PROBATION }] },
    known: fulfilled,
    answer: DISCRETION,
  },
  {
    name: 'A plea under VC 23103.5 is reckless driving: discretion only',
    record: { convictions: [{ offense: '23103.5 VC-RECKLESS DRIVING W/ALC', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: DISCRETION,
  },
  {
    name: 'A speed contest blocked is in no paragraph of VC 12810(a) to (e): of right',
    record: { convictions: [{ offense: '23109(B) VC-AID SPEED CONTEST', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'VC 23109 without a subdivision may be one that gives points: discretion is sure, and no right is claimed',
    record: { convictions: [{ offense: '23109 VC-SPEED CONTEST', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: DISCRETION,
  },
  {
    name: 'Driving with a suspended license of VC 14601.4 is not among those of VC 12810(e): of right',
    record: { convictions: [{ offense: '14601.4(A) VC-DRIVE SUSP LIC W/INJ', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'A plain VC 2800(a) is not known to be outside VC 42002.1: asked',
    record: { convictions: [{ offense: '2800(A) VC-DISOBEY OFFICER', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: review('offense excluded from PC 1203.4'),
  },
  {
    name: 'VC 2801, a fire signal disobeyed, may be within VC 42002.1: asked; where it is not, of right',
    record: { convictions: [{ offense: '2801 VC-DISOBEY FIREMAN', ...MISDEMEANOR }] },
    known: { ...fulfilled, 'offense excluded from PC 1203.4': false },
    answer: OF_RIGHT,
  },
  {
    name: 'Evading under VC 2800.1 is another section than those of VC 42002.1: of right',
    record: { convictions: [{ offense: '2800.1(A) VC-EVADE PEACE OFFICER', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  {
    name: 'Released from prison in another case: parole, which belongs to the sentence, is asked until it must be over',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        { offense: '211 PC-ROBBERY', on: '2021-06-01', class: 'felony', sentence: 'PRISON 4 Y' },
      ],
    },
    known: fulfilled,
    answer: [
      ['2026-11-01', review('end of the last parole')],
      ['2028-05-31', review('end of the last parole')],
      ['2028-06-01', OF_RIGHT],
    ],
  },
  {
    name: 'The same, and the day parole ended is known',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        { offense: '211 PC-ROBBERY', on: '2021-06-01', class: 'felony', sentence: 'PRISON 4 Y' },
      ],
    },
    known: { ...fulfilled, 'end of the last parole': '2026-06-15' },
    answer: OF_RIGHT,
  },
  {
    name: 'Jail under PC 1170(h) in another case, served: there is no parole after it',
    record: {
      convictions: [
        { offense: BURGLARY, ...PROBATION },
        { offense: '11378 HS-POSS CNTL SUB F/SALE', on: '2022-06-01', class: 'felony', sentence: '3 Y' },
      ],
    },
    known: fulfilled,
    answer: OF_RIGHT,
  },
  // Probation without a term, of a misdemeanor before 2021: five years at most (former PC 1203a; VC 23600(b)(1)).
  ...(
    [
      ['Probation of 2018 without a term has ended, whatever it was', {}, {}, fulfilled, OF_RIGHT],
      ['The same, its conditions unknown: a petition is open', {}, {}, {}, DISCRETION],
      [
        'Driving under the influence: five years, and over',
        { offense: '23152(A) VC-DUI' },
        {},
        fulfilled,
        DISCRETION,
      ],
      ['On the last day of 2020', { arrested: '2020-12-01', on: '2020-12-31' }, {}, fulfilled, OF_RIGHT],
      [
        'Since 2021 a year, with exceptions of their own length: asked',
        { offense: '242 PC-BATTERY', arrested: '2020-12-01', on: '2021-01-01' },
        {},
        fulfilled,
        review(END, 'end of the last sentence'),
      ],
      [
        'Theft since 2021: two years at the most, which are over',
        { offense: '484(A) PC-THEFT', arrested: '2022-02-01', on: '2022-03-01' },
        {},
        fulfilled,
        OF_RIGHT,
      ],
      [
        'Theft of last year: the two years run',
        { offense: '484(A) PC-THEFT', arrested: '2025-02-01', on: '2025-03-01' },
        {},
        fulfilled,
        review(END, 'end of the last sentence'),
      ],
      [
        'A felony: nobody has read its cap before 2021, and it is asked',
        { class: 'felony', offense: BURGLARY },
        {},
        fulfilled,
        review(END, 'end of the last sentence'),
      ],
      [
        'Revoked: the clock stood, and nothing bounds it',
        { later: ['probation-revoked'] },
        {},
        {},
        review(END, 'end of the last sentence', EARLY, 'probation ended in prison'),
      ],
      [
        'An arrest for a violation of probation: it may have been revoked, also summarily',
        {},
        {
          arrests: [
            {
              on: '2019-05-01',
              charges: [{ offense: '1203.2 PC-PROBATION VIOL', class: 'misdemeanor', ended: 'dismissed' }],
            },
          ],
        },
        fulfilled,
        review(END, 'end of the last sentence'),
      ],
      [
        'Silent on the sentence: whether there was probation is asked, and its end is not',
        { disposition: 'CONVICTED' },
        {},
        fulfilled,
        review('probation granted'),
      ],
      [
        'The same, and there was',
        { disposition: 'CONVICTED' },
        {},
        { ...fulfilled, 'probation granted': true },
        OF_RIGHT,
      ],
    ] as const
  ).map(([name, count, record, known, answer]): StatuteCase => {
    const convictions = [
      {
        offense: '484(A) PC-THEFT',
        class: 'misdemeanor',
        disposition: 'CONVICTED-PROBATION',
        arrested: '2018-02-01',
        on: '2018-05-03',
        ...count,
      } as const,
    ]
    return { name, record: { ...record, convictions }, known, answer }
  }),
  {
    name: 'A misdemeanor without a term beside a felony of the case: its probation may be the felony’s, and is asked',
    record: {
      convictions: [
        { offense: '484(A) PC-THEFT', ...NO_TERM, cycle: '1' },
        { offense: BURGLARY, ...PROBATION, cycle: '1' },
      ],
    },
    known: fulfilled,
    answer: review(END),
  },
  {
    name: 'Seven counts together: seven years of jail, and of probation, are possible',
    record: {
      convictions: Array.from({ length: 7 }, () => ({
        offense: '484(A) PC-THEFT',
        ...NO_TERM,
        arrested: '2020-02-01',
        on: '2020-05-03',
        cycle: '1',
      })),
    },
    known: fulfilled,
    answer: [
      ['2026-11-01', review(END, 'end of the last sentence')],
      ['2027-05-03', OF_RIGHT],
    ],
  },
  {
    name: 'Five years to the day',
    record: {
      convictions: [{ offense: '484(A) PC-THEFT', ...NO_TERM, arrested: '2020-02-01', on: '2020-05-03' }],
    },
    known: fulfilled,
    answer: [
      ['2025-05-02', review(END, 'end of the last sentence')],
      ['2025-05-03', OF_RIGHT],
    ],
  },
  {
    name: 'Two sections in one count, both excluded: whichever it was',
    record: { convictions: [{ offense: '286(C)(1)/288(A) PC', ...PROBATION }] },
    known: fulfilled,
    answer: { ...NOTHING, reason: 'An offense that PC 1203.4(b) excludes' },
  },
  {
    name: 'Two sections in one count, one of them excluded: which it was is asked',
    record: { convictions: [{ offense: '243.4(A)/288(A) PC', ...PROBATION }] },
    known: fulfilled,
    answer: review('offense excluded from PC 1203.4'),
  },
  {
    name: 'A reckless plea written with both its sections: discretion',
    record: { convictions: [{ offense: '23103/23103.5 VC-RECKLESS DRIVING', ...MISDEMEANOR }] },
    known: fulfilled,
    answer: DISCRETION,
  },
]
