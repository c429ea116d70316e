/** What PC 1203.425 gives to whom, case by case, as a lawyer would say it. */
import type { CaseCount, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const THEFT = '484 PC-THEFT'
/** On no list of felonies. */
const RECEIVING = '496(A) PC-RECEIVE/ETC KNOWN STOLEN PROPERTY'
const POSSESSION = '11350 HS-POSSESS NARCOTIC'

/** Felony probation of three years, over since 1 August 2013 (with the jail days added). */
const PROBATION = {
  arrested: '2010-02-01',
  on: '2010-05-03',
  class: 'felony',
  disposition: 'CONVICTED-PROB/JAIL',
  sentence: 'PROBATION 3 Y + 90 D',
} as const
/** A misdemeanor without probation. */
const JAIL = {
  arrested: '2024-12-01',
  on: '2025-02-10',
  class: 'misdemeanor',
  disposition: 'CONVICTED-JAIL',
  sentence: '30 D',
} as const
/** A felony served in county jail with no supervision after it: complete on 1 March 2018. */
const COUNTY = {
  arrested: '2015-11-01',
  on: '2016-03-01',
  class: 'felony',
  disposition: 'CONVICTED-JAIL',
  sentence: '2 Y',
} as const

const GIVEN: StatuteAnswer = { outcome: 'eligible', relief: 'automatic-relief', route: 'automatic' }
const from = (day: string): StatuteAnswer => ({ ...GIVEN, outcome: 'eligible-later', from: day })
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const REVIEW: StatuteAnswer = {
  outcome: 'review',
  route: 'automatic',
  better: ['automatic-relief', 'unknown'],
}
const asks = (...missing: readonly string[]): StatuteAnswer => ({ ...REVIEW, missing })
const SILENT: StatuteAnswer = { ...NOTHING, better: ['automatic-relief', 'silence'] }
const SIGN_OFF = 'attorney’s sign-off: serious, violent or registrable felony with clean probation'
const TRESPASS = '602(L) PC-TRESPASS'
const VOUCHED = ['pending-charges', 'supervision', 'registration', 'sentences'] as const

const one = (count: CaseCount, ...rest: readonly CaseCount[]) => ({ convictions: [count, ...rest] })

export const CASES: readonly StatuteCase[] = [
  // ---- the record shows the day on which parole ended
  {
    name: 'Prison, discharged from parole: four years from that day',
    record: one({
      offense: RECEIVING,
      arrested: '2015-11-01',
      on: '2016-03-01',
      class: 'felony',
      disposition: 'CONVICTED-PRISON',
      sentence: 'PRISON 2 Y',
      later: [{ kind: 'supervision-ended', on: '2023-02-01' }],
    }),
    answer: [
      ['2027-01-31', from('2027-02-01')],
      ['2027-02-01', GIVEN],
    ],
  },

  // ---- what an office vouches for undoes nothing that is shown
  {
    name: 'The office vouches that nobody must register, and the record shows a registration: it stands',
    record: { ...one({ offense: RECEIVING, ...PROBATION }), registered: ['2012-05-01'], vouched: VOUCHED },
    answer: { ...NOTHING, reason: 'The person must register as a sex offender' },
  },
  {
    name: 'The office vouches that nobody is supervised, and another probation on record surely runs: from the day it ends',
    record: {
      ...one(
        { offense: RECEIVING, ...PROBATION },
        {
          offense: THEFT,
          class: 'misdemeanor',
          arrested: '2026-01-05',
          on: '2026-02-02',
          disposition: 'CONVICTED-PROBATION',
          sentence: 'PROBATION 1 Y',
        },
      ),
      vouched: VOUCHED,
    },
    answer: from('2027-02-02'),
  },
  // ---- probation completed without revocation: (iv)(I)(ia)
  {
    name: 'A felony whose probation was completed without revocation: granted by itself',
    record: one({ offense: RECEIVING, ...PROBATION }),
    answer: GIVEN,
  },
  {
    name: 'Probation still running: from the day the whole sentence has run',
    record: one({ offense: THEFT, ...PROBATION, arrested: '2024-02-01', on: '2024-05-03' }),
    answer: [
      ['2027-07-31', from('2027-08-01')],
      ['2027-08-01', GIVEN],
    ],
  },
  {
    name: 'A misdemeanor with a year of probation: on the day the year is over, without another year',
    record: one({
      offense: THEFT,
      arrested: '2025-01-01',
      on: '2025-10-31',
      class: 'misdemeanor',
      disposition: 'CONVICTED-PROB',
      sentence: 'PROBATION 1 Y',
    }),
    answer: [
      ['2026-10-30', from('2026-10-31')],
      ['2026-10-31', GIVEN],
    ],
  },
  {
    name: 'Class unknown, probation clean: any class is eligible, so it does not matter',
    record: one({
      offense: POSSESSION,
      arrested: '2010-02-01',
      on: '2010-05-03',
      disposition: 'CONVICTED-PROB',
      sentence: 'PROBATION 3 Y',
    }),
    answer: GIVEN,
  },
  {
    name: 'A serious felony with clean probation: the exclusion is not attached to it, and an attorney must sign off',
    record: one({ offense: '460(A) PC-BURGLARY:FIRST DEGREE', ...PROBATION }),
    answer: asks(SIGN_OFF),
  },
  {
    name: 'The same where an attorney has signed off: granted',
    record: one({ offense: '460(A) PC-BURGLARY:FIRST DEGREE', ...PROBATION }),
    known: { [SIGN_OFF]: true },
    answer: GIVEN,
  },
  {
    name: 'The same where the attorney does not agree: nothing',
    record: one({ offense: '460(A) PC-BURGLARY:FIRST DEGREE', ...PROBATION }),
    known: { [SIGN_OFF]: false },
    answer: { ...NOTHING, reason: 'A serious felony without clean probation, which is excluded' },
  },
  {
    name: 'A violent felony with clean probation: an attorney must sign off',
    record: one({ offense: '211 PC-ROBBERY', ...PROBATION }),
    answer: asks(SIGN_OFF),
  },
  {
    name: 'An assault that may or may not be serious, with clean probation: an attorney must sign off',
    record: one({ offense: '245(A)(1) PC-FORCE/ADW NOT FIREARM:GBI', ...PROBATION }),
    answer: asks(SIGN_OFF, 'serious felony'),
  },
  {
    name: 'Probation given, its term not in the record: the department cannot act',
    record: one({ offense: RECEIVING, ...PROBATION, sentence: '90 D' }),
    answer: {
      ...SILENT,
      missing: [
        'objection granted',
        'term of the sentence in the record',
        'end of the probation term',
        'end of the last supervision',
        'end of the last sentence',
      ],
      reason: 'The record does not show the sentence or the term of probation: relief cannot come by itself',
    },
  },
  {
    name: 'Burglary of a degree the record does not give, with clean probation: it may be serious, and an attorney must sign off',
    record: one({ offense: '459 PC-BURGLARY', ...PROBATION }),
    answer: asks(SIGN_OFF, 'serious felony', 'violent felony'),
  },

  // ---- revoked, or no probation: misdemeanors and infractions, (iv)(I)(ib)
  {
    name: 'Misdemeanor without probation: one calendar year after the judgment',
    record: one({ offense: THEFT, ...JAIL }),
    answer: [
      ['2026-02-09', from('2026-02-10')],
      ['2026-02-10', GIVEN],
    ],
  },
  {
    name: 'Misdemeanor with a jail term longer than a year: when it is served',
    record: one({ offense: THEFT, ...JAIL, sentence: '18 M' }),
    answer: [
      ['2026-08-09', from('2026-08-10')],
      ['2026-08-10', GIVEN],
    ],
  },
  {
    name: 'Infraction with a fine: one calendar year after the judgment',
    record: one({ offense: '602 PC-TRESPASS', ...JAIL, class: 'infraction', sentence: 'FINE' }),
    answer: [
      ['2026-02-09', from('2026-02-10')],
      ['2026-02-10', GIVEN],
    ],
  },
  {
    name: 'Probation was denied, says the disposition: as one without, whose record shows the whole sentence',
    record: one({ offense: THEFT, ...JAIL, disposition: 'CONVICTED-PROB DENIED,JAIL' }),
    answer: [
      ['2026-02-09', from('2026-02-10')],
      ['2026-02-10', GIVEN],
    ],
  },
  {
    name: 'Misdemeanor probation that was revoked: as one without',
    record: one({
      offense: THEFT,
      ...JAIL,
      disposition: 'CONVICTED-PROB',
      sentence: 'PROBATION 1 Y',
      later: ['probation-revoked'],
    }),
    answer: [
      ['2026-02-09', from('2026-02-10')],
      ['2026-02-10', GIVEN],
    ],
  },
  {
    name: 'Misdemeanor without any sentence in the record: the department cannot act',
    record: {
      ...one({ offense: THEFT, arrested: '2010-02-01', on: '2010-05-03', class: 'misdemeanor' }),
      vouched: VOUCHED,
    },
    answer: {
      ...SILENT,
      missing: [
        'objection granted',
        'term of the sentence in the record',
        'probation granted',
        'end of the probation term',
        'end of the sentence',
      ],
      reason: 'The record does not show the sentence or the term of probation: relief cannot come by itself',
    },
  },
  {
    name: 'Day of judgment not in the record: the department cannot act',
    record: { ...one({ offense: THEFT, class: 'misdemeanor', sentence: '30 D' }), vouched: VOUCHED },
    answer: {
      ...SILENT,
      missing: [
        'day of judgment in the record',
        'conviction date',
        'objection granted',
        'end of the sentence',
        'end of the last sentence shown',
        'end of the last supervision',
        'end of the last sentence',
      ],
      reason: 'The record does not show the day of the judgment: relief cannot come by itself',
    },
  },
  {
    name: 'Class not in the record, no probation: the department cannot act',
    record: one({
      offense: THEFT,
      arrested: '2010-02-01',
      on: '2010-05-03',
      disposition: 'CONVICTED-JAIL',
      sentence: '30 D',
    }),
    answer: {
      ...SILENT,
      missing: ['objection granted', 'class in the record', 'class of the conviction'],
      reason: 'The record does not show the class: relief cannot come by itself',
    },
  },
  {
    name: 'Only the year of the judgment is known: a year after its last day at the latest',
    record: one({ offense: THEFT, ...JAIL, arrested: '2023-12-01', on: '2024' }),
    answer: [
      ['2025-06-30', asks('conviction date')],
      ['2026-01-30', GIVEN],
    ],
  },
  {
    name: 'A felony that a court reduced to a misdemeanor: as a misdemeanor',
    record: one({ offense: RECEIVING, ...COUNTY, later: [{ kind: 'reduced', to: 'misdemeanor' }] }),
    answer: [
      ['2023-01-01', GIVEN],
      ['2026-11-01', GIVEN],
    ],
  },
  {
    name: 'Before the first monthly run nothing is granted; from that day on it is',
    record: one({ offense: THEFT, ...JAIL, arrested: '1999-12-01', on: '2000-02-10' }),
    answer: [
      ['2022-06-30', from('2022-07-01')],
      ['2022-07-01', GIVEN],
    ],
  },

  // ---- other felonies: (iv)(II)
  {
    name: 'County jail felony: four years after it was served',
    record: one({ offense: RECEIVING, ...COUNTY, arrested: '2020-06-01', on: '2020-11-02' }),
    answer: [
      ['2026-11-01', from('2026-11-02')],
      ['2026-11-02', GIVEN],
    ],
  },
  {
    name: 'Other felonies are reached since 1 October 2024',
    record: one({ offense: RECEIVING, ...COUNTY }),
    answer: [
      ['2024-09-30', from('2024-10-01')],
      ['2024-10-01', GIVEN],
    ],
  },
  {
    name: 'Felony probation that was revoked: four years after the end of the sentence',
    record: one({ offense: RECEIVING, ...PROBATION, later: ['probation-revoked'] }),
    answer: GIVEN,
  },
  {
    name: 'Prison and the longest usual parole long over: since 1 October 2024',
    record: one({
      offense: RECEIVING,
      arrested: '2013-11-01',
      on: '2014-03-02',
      class: 'felony',
      disposition: 'CONVICTED-PRISON',
      sentence: 'PRISON 2 Y',
    }),
    answer: [
      ['2024-03-02', from('2024-10-01')],
      ['2024-10-01', GIVEN],
    ],
  },
  {
    name: 'Prison: how long parole lasted is not in the record, at most four years, so between four and eight years it is open',
    record: one({
      offense: RECEIVING,
      arrested: '2018-11-01',
      on: '2019-03-02',
      class: 'felony',
      disposition: 'CONVICTED-PRISON',
      sentence: 'PRISON 2 Y',
    }),
    answer: [
      [
        '2025-03-01',
        {
          ...asks('end of the last supervision', 'end of supervision for this conviction'),
          from: '2025-03-02',
        },
      ],
      ['2025-03-02', asks('end of supervision for this conviction')],
      ['2029-03-01', asks('end of supervision for this conviction')],
      ['2029-03-02', GIVEN],
    ],
  },
  {
    name: 'Released since July 2020, and no registrant: parole is at most three years',
    record: one({
      offense: RECEIVING,
      arrested: '2020-06-01',
      on: '2020-07-02',
      class: 'felony',
      disposition: 'CONVICTED-PRISON',
      sentence: 'PRISON 2 Y',
    }),
    answer: [
      ['2029-07-01', asks('end of supervision for this conviction')],
      ['2029-07-02', GIVEN],
    ],
  },
  {
    name: 'A violation of parole on record: time in custody for it is not counted, and nothing bounds the end',
    record: {
      ...one({
        offense: RECEIVING,
        arrested: '2001-11-01',
        on: '2002-03-02',
        class: 'felony',
        disposition: 'CONVICTED-PRISON',
        sentence: 'PRISON 2 Y',
      }),
      arrests: [
        {
          on: '2005-03-01',
          charges: [{ offense: '3056 PC-VIOLATION OF PAROLE', class: 'felony', ended: 'not-filed' }],
        },
      ],
    },
    answer: asks('end of the last supervision', 'end of supervision for this conviction'),
  },
  {
    name: 'A serious felony without clean probation is excluded',
    record: one({ offense: '460(A) PC-BURGLARY:FIRST DEGREE', ...COUNTY }),
    answer: { ...NOTHING, reason: 'A serious felony without clean probation, which is excluded' },
  },
  {
    name: 'A violent felony without clean probation is excluded',
    record: one({ offense: '288.5 PC-CONT SEX ABUSE OF CHILD', ...COUNTY, sentence: 'PRISON 2 Y' }),
    answer: NOTHING,
  },
  {
    name: 'A serious felony whose probation was revoked is excluded',
    record: one({
      offense: '460(A) PC-BURGLARY:FIRST DEGREE',
      ...PROBATION,
      later: ['probation-revoked'],
    }),
    answer: { ...NOTHING, reason: 'A serious felony without clean probation, which is excluded' },
  },
  {
    name: 'A felony that may be serious (a weapon?) and was served: open',
    record: one({ offense: '245(A)(1) PC-FORCE/ADW NOT FIREARM:GBI', ...COUNTY }),
    answer: asks('serious felony'),
  },
  {
    name: 'A registrable felony of somebody who need not register today is still excluded without clean probation',
    record: {
      ...one({ offense: '266H(B) PC-PIMPING:MINOR', ...COUNTY }),
      vouched: ['registration'],
    },
    answer: {
      ...NOTHING,
      reason: 'A felony that requires registration without clean probation, which is excluded',
    },
  },
  {
    name: 'A new felony conviction in the fourth year: not eligible by this clause',
    record: one(
      { offense: RECEIVING, ...COUNTY },
      {
        offense: POSSESSION,
        arrested: '2021-11-01',
        on: '2022-02-28',
        class: 'felony',
        disposition: 'CONVICTED-JAIL',
        sentence: '90 D',
      },
    ),
    answer: {
      ...NOTHING,
      reason: 'Convicted of a new felony within four years of the end of supervision',
    },
  },
  {
    name: 'A new felony conviction on the day the four years are over: it does not count',
    record: one(
      { offense: RECEIVING, ...COUNTY },
      {
        offense: POSSESSION,
        arrested: '2021-11-01',
        on: '2022-03-01',
        class: 'felony',
        disposition: 'CONVICTED-JAIL',
        sentence: '90 D',
      },
    ),
    answer: GIVEN,
  },
  {
    name: 'A new misdemeanor within the four years does not count',
    record: one(
      { offense: RECEIVING, ...COUNTY },
      {
        offense: THEFT,
        arrested: '2019-11-01',
        on: '2020-02-28',
        class: 'misdemeanor',
        sentence: '30 D',
      },
    ),
    answer: GIVEN,
  },
  {
    name: 'A new conviction of unknown class within the four years: open',
    record: one(
      { offense: RECEIVING, ...COUNTY },
      { offense: THEFT, arrested: '2019-11-01', on: '2020-02-28', sentence: '30 D' },
    ),
    answer: asks('a new felony conviction'),
  },
  {
    name: 'A new felony that was reduced since: whether it counts, an attorney must say',
    record: one(
      { offense: RECEIVING, ...COUNTY },
      {
        offense: THEFT,
        arrested: '2019-11-01',
        on: '2020-02-28',
        class: 'felony',
        sentence: '30 D',
        later: [{ kind: 'reduced', to: 'misdemeanor' }],
      },
    ),
    answer: asks('a new felony conviction'),
  },
  {
    name: 'An earlier felony is no new one',
    record: one(
      { offense: RECEIVING, ...COUNTY },
      {
        offense: THEFT,
        arrested: '2009-11-01',
        on: '2010-02-28',
        class: 'felony',
        sentence: '30 D',
      },
    ),
    answer: GIVEN,
  },
  {
    name: 'Unreadable sentence of a felony: open',
    record: one({ offense: RECEIVING, ...COUNTY, sentence: '?' }),
    answer: asks(
      'probation granted',
      'end of the probation term',
      'end of supervision for this conviction',
      'end of the last supervision',
      'end of the last sentence',
    ),
  },
  {
    name: 'Offense not readable: whether it is excluded stays open',
    record: one({ offense: 'SEE COMMENT FOR CHARGE', ...COUNTY }),
    answer: asks(
      'duty to register',
      'serious felony',
      'violent felony',
      'whether the conviction requires registration',
    ),
  },

  // ---- what must be so of every one
  {
    name: 'Convicted on the last day of 1972: out of reach',
    record: one({ offense: THEFT, ...JAIL, arrested: '1972-11-01', on: '1972-12-31' }),
    answer: { ...NOTHING, reason: 'Convicted before 1 January 1973' },
  },
  {
    name: 'Convicted on the first day of 1973: within reach',
    record: one({ offense: THEFT, ...JAIL, arrested: '1972-11-01', on: '1973-01-01' }),
    answer: GIVEN,
  },
  {
    name: 'A registration of which the kind was not read: open',
    record: { ...one({ offense: RECEIVING, ...PROBATION }), registered: ['2011-01-01 unread'] },
    answer: asks('duty to register'),
  },
  {
    name: 'Required to register as a sex offender: nothing',
    record: one({ offense: RECEIVING, ...PROBATION }),
    known: { 'duty to register': true },
    answer: { ...NOTHING, reason: 'The person must register as a sex offender' },
  },
  ...[
    '290(G)(2) PC-FAIL TO REGISTER',
    '290.018(B) PC-FAIL TO REGISTER',
    '264 PC-RAPE',
    '288.1 PC-LEWD ACT',
  ].map(offense => ({
    name: `Another conviction is ${offense}: whether the person must register today is asked`,
    record: one(
      { offense: RECEIVING, ...PROBATION },
      {
        offense,
        arrested: '1996-01-01',
        on: '1996-03-01',
        class: 'felony',
        disposition: 'CONVICTED-PRISON',
        sentence: 'PRISON 2 Y',
      },
    ),
    answer: /^2(64|88)/.test(offense)
      ? asks('duty to register', 'end of the last supervision')
      : asks('duty to register'),
  })),
  {
    name: 'Another conviction may require registration: open',
    record: one(
      { offense: RECEIVING, ...PROBATION },
      {
        offense: '272 PC-CONTRIBUTE DELINQUENCY MINOR',
        arrested: '2005-01-01',
        on: '2005-03-01',
        class: 'misdemeanor',
        sentence: '30 D',
      },
    ),
    answer: asks('duty to register'),
  },
  {
    name: 'Serving a later sentence: when it and the parole it may bring have run',
    record: one(
      { offense: RECEIVING, ...PROBATION },
      {
        offense: POSSESSION,
        arrested: '2026-01-01',
        on: '2026-03-02',
        class: 'misdemeanor',
        sentence: '1 Y',
      },
    ),
    answer: [
      ['2027-03-01', from('2027-03-02')],
      ['2027-03-02', GIVEN],
    ],
  },
  {
    name: 'What the office has looked up elsewhere ends no sentence that the record shows',
    record: {
      ...one(
        { offense: RECEIVING, ...PROBATION },
        {
          offense: POSSESSION,
          arrested: '2026-01-01',
          on: '2026-03-02',
          class: 'misdemeanor',
          sentence: '1 Y',
        },
      ),
      vouched: VOUCHED,
    },
    answer: [
      ['2027-03-01', from('2027-03-02')],
      ['2027-03-02', GIVEN],
    ],
  },
  {
    name: 'A sentence that is not in the record: nobody serves it where the office has looked it up',
    record: {
      ...one(
        { offense: RECEIVING, ...PROBATION },
        { offense: POSSESSION, arrested: '2020-01-01', on: '2020-03-02', class: 'misdemeanor' },
      ),
      vouched: VOUCHED,
    },
    answer: GIVEN,
  },
  {
    name: 'The same where it has not: open',
    record: one(
      { offense: RECEIVING, ...PROBATION },
      { offense: POSSESSION, arrested: '2020-01-01', on: '2020-03-02', class: 'misdemeanor' },
    ),
    answer: asks('end of the last supervision', 'end of the last sentence'),
  },
  {
    name: 'Arrested lately with no outcome: whether a charge is pending is asked, and no day is promised',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2026-01-01', charges: [{ offense: THEFT, class: 'misdemeanor' }] }],
    },
    answer: asks('nothing came of the open arrests'),
  },
  {
    name: 'The same where nothing came of it: granted',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2026-01-01', charges: [{ offense: THEFT, class: 'misdemeanor' }] }],
    },
    known: { 'nothing came of the open arrests': true },
    answer: GIVEN,
  },
  {
    name: 'The same where it is known to be charged: not now',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2026-01-01', charges: [{ offense: TRESPASS, class: 'misdemeanor' }] }],
    },
    known: { 'charge without an outcome': true },
    answer: { ...NOTHING, reason: 'The person may be charged with an offense' },
  },
  {
    name: 'An arrest for a misdemeanor alone is no indication after its one year',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2025-11-01', charges: [{ offense: TRESPASS, class: 'misdemeanor' }] }],
    },
    answer: [
      ['2026-10-31', asks('nothing came of the open arrests')],
      ['2026-11-01', GIVEN],
    ],
  },
  {
    name: 'A wobbler that is called a misdemeanor has the three years of the felony',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2023-11-01', charges: [{ offense: '422 PC-CRIM THREAT', class: 'misdemeanor' }] }],
    },
    answer: [
      ['2026-10-31', asks('nothing came of the open arrests')],
      ['2026-11-01', GIVEN],
    ],
  },
  {
    name: 'An arrest for a felony of eight years has six',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2020-11-01', charges: [{ offense: '215(A) PC-CARJACKING', class: 'felony' }] }],
    },
    answer: [
      ['2026-10-31', asks('nothing came of the open arrests')],
      ['2026-11-01', GIVEN],
    ],
  },
  {
    name: 'An arrest for corporal injury since 2020 is asked about for seven years',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [
        { on: '2020-02-01', charges: [{ offense: '273.5(A) PC-INFLICT CORP INJ', class: 'felony' }] },
      ],
    },
    answer: [
      ['2027-01-31', asks('nothing came of the open arrests')],
      ['2027-02-01', GIVEN],
    ],
  },
  {
    name: 'An arrest for murder without an outcome is asked about at any age',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '1985-01-01', charges: [{ offense: '187(A) PC-MURDER', class: 'felony' }] }],
    },
    answer: asks('nothing came of the open arrests'),
  },
  {
    name: 'An arrest whose offense cannot be read is asked about at any age',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '1985-01-01', charges: [{ offense: 'SEE COMMENT', class: 'felony' }] }],
    },
    answer: asks('nothing came of the open arrests'),
  },
  {
    name: 'An arrest on a warrant commenced a prosecution: asked at any age',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '1999-01-01', charges: [{ offense: TRESPASS, class: 'misdemeanor' }], warrant: true }],
    },
    answer: asks('nothing came of the open arrests'),
  },
  {
    name: 'An arrest of long ago without an outcome is nothing',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2009-01-01', charges: [{ offense: '459 PC-BURGLARY', class: 'felony' }] }],
    },
    answer: GIVEN,
  },
  {
    name: 'An arrest that was rejected is nothing, however new',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [
        { on: '2026-09-01', charges: [{ offense: TRESPASS, class: 'misdemeanor', ended: 'not-filed' }] },
      ],
    },
    answer: GIVEN,
  },
  {
    name: 'The same where the office has looked up that nothing is pending: granted',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2026-01-01', charges: [{ offense: THEFT, class: 'misdemeanor' }] }],
      vouched: ['pending-charges'],
    },
    answer: GIVEN,
  },
  {
    name: 'A charge in court without an outcome: open',
    record: {
      ...one({ offense: RECEIVING, ...PROBATION }),
      arrests: [{ on: '2019-01-01', charges: [{ offense: THEFT, class: 'misdemeanor', stage: 'court' }] }],
    },
    answer: asks('charge without an outcome'),
  },
  {
    name: 'An objection was granted: no automatic relief',
    record: one({ offense: RECEIVING, ...PROBATION }),
    known: { 'objection granted': true },
    answer: {
      ...NOTHING,
      reason: 'A court granted an objection to automatic relief; petitions stay open',
    },
  },
  {
    name: 'The record shows that the relief was denied on an objection: no automatic relief',
    record: one({
      offense: RECEIVING,
      ...PROBATION,
      later: [{ kind: 'other', text: 'RELIEF DENIED PER 1203.425 PC' }],
    }),
    answer: {
      ...NOTHING,
      reason: 'A court granted an objection to automatic relief; petitions stay open',
    },
  },
  {
    name: 'Already dismissed under PC 1203.4: nothing left to grant',
    record: one({ offense: RECEIVING, ...PROBATION, later: ['dismissed'] }),
    answer: { ...NOTHING, reason: 'Already dismissed, sealed or vacated' },
  },
  {
    name: 'Arrested for violating the probation within its term, and no court says what came of it: open',
    record: {
      convictions: [{ offense: RECEIVING, ...PROBATION, on: '2015-06-01' }],
      arrests: [{ on: '2016-01-04', charges: [{ offense: '1203.2(A) PC-PROB VIOL', class: 'misdemeanor' }] }],
    },
    answer: asks('probation revoked', 'end of supervision for this conviction'),
  },
  {
    name: 'A later order that could not be read: open',
    record: one({ offense: RECEIVING, ...PROBATION, later: ['other'] }),
    answer: asks('already dismissed, sealed or vacated'),
  },
  {
    name: 'A row of the person was rejected: open, whatever the office has looked up',
    record: { ...one({ offense: THEFT, ...JAIL }), doubts: ['unread-row'], vouched: VOUCHED },
    answer: asks('whole record of the person'),
  },
  {
    name: 'It is not sure whose rows these are: open',
    record: { ...one({ offense: RECEIVING, ...COUNTY }), doubts: ['identity'], vouched: VOUCHED },
    answer: asks('whole record of the person'),
  },
  // The caps of probation are for petitions: the state's record must show the term (PC 1203.425(a)(1)(B)).
  ...(
    [
      [
        'Another misdemeanor of 2018 without a sentence on record: no cap of probation stands in for it',
        {},
        asks('end of the last supervision', 'end of the last sentence'),
      ],
      [
        'One so old that no sentence of a misdemeanor runs',
        { arrested: '2011-02-01', on: '2011-05-03' },
        GIVEN,
      ],
      [
        'As old, with probation revoked and nothing readable since: nothing bounds it',
        { arrested: '2011-02-01', on: '2011-05-03', later: ['probation-revoked'] },
        asks('end of the last supervision', 'end of the last sentence'),
      ],
    ] as const
  ).map(
    ([name, other, answer]): StatuteCase => ({
      name,
      record: one(
        { offense: RECEIVING, ...PROBATION },
        {
          offense: THEFT,
          class: 'misdemeanor',
          disposition: 'CONVICTED',
          arrested: '2018-02-01',
          on: '2018-05-03',
          ...other,
        },
      ),
      answer,
    }),
  ),
]
