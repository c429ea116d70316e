/** Which records HSC 11361.5 bids be destroyed, case by case, as a lawyer would say it. */
import type { CaseCharge, StatuteAnswer, StatuteCase } from '../statute-case.ts'

/** Convicted in 2012 of former 11357(b), an infraction with a fine. */
const SMALL = {
  offense: '11357(B) HS-POSSESS MARIJUANA 28.5- GRAMS',
  arrested: '2012-02-01',
  on: '2012-03-05',
  class: 'infraction',
  sentence: 'FINE',
} as const

const DESTROY: StatuteAnswer = {
  outcome: 'eligible',
  relief: 'destroy-records',
  route: 'duty to destroy',
}
const from = (day: string): StatuteAnswer => ({ ...DESTROY, outcome: 'eligible-later', from: day })
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const asks = (...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'duty to destroy',
  better: ['destroy-records', 'unknown'],
  missing,
})
const LATE = {
  offense: '11357(B)(2) HS-POSSESS MARIJUANA OVER 28.5 GRAMS',
  arrested: '2024-09-02',
  on: '2024-11-02',
  class: 'misdemeanor',
  sentence: 'FINE',
} as const
const born = '1970-06-15'
const record = (count: Partial<typeof SMALL> | object) => ({
  born,
  convictions: [{ ...SMALL, ...count }],
})

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Former 11357(b), a fine: two years after the conviction',
    record: record({}),
    answer: [
      ['2014-03-04', from('2014-03-05')],
      ['2014-03-05', DESTROY],
      ['2026-11-01', DESTROY],
    ],
  },
  {
    name: 'The ten days run after another term (PC 669): the release is asked',
    record: record({
      offense: '11357(C) HS-POSSESS MARIJUANA 28.5+ GRAMS',
      class: 'misdemeanor',
      sentence: '10 D + CONSECUTIVE',
    }),
    answer: asks('release from custody'),
  },
  {
    name: 'Former 11357(c) with ten days of jail: two years after release',
    record: record({
      offense: '11357(C) HS-POSSESS MARIJUANA 28.5+ GRAMS',
      class: 'misdemeanor',
      sentence: '10 D',
    }),
    answer: [
      ['2014-03-14', from('2014-03-15')],
      ['2014-03-15', DESTROY],
    ],
  },
  {
    name: 'Former 11357(c) with probation only: probation is no custody',
    record: record({ offense: '11357(C) HS-POSSESS', class: 'misdemeanor', sentence: 'PROBATION 3 Y' }),
    answer: [
      ['2014-03-04', from('2014-03-05')],
      ['2014-03-05', DESTROY],
    ],
  },
  {
    name: 'Former 11357(c), no sentence in the record: six months is the most it can have been',
    record: {
      born,
      convictions: [
        { offense: '11357(C) HS-POSSESS', arrested: '2012-02-01', on: '2012-03-05', class: 'misdemeanor' },
      ],
    },
    answer: [
      ['2014-03-04', { ...asks('release from custody'), from: '2014-03-05' }],
      ['2014-09-04', asks('release from custody')],
      ['2014-09-05', DESTROY],
    ],
  },
  {
    name: 'Probation revoked and the new sentence not readable: how long the custody was stays open',
    record: record({
      offense: '11357(C) HS-POSSESS',
      class: 'misdemeanor',
      sentence: '?',
      later: ['probation-revoked'],
    }),
    answer: asks('release from custody'),
  },
  {
    name: 'Former 11357(d), an adult on school grounds: two years',
    record: record({ offense: '11357(D) HS-POSS MARIJ SCHOOL GROUNDS' }),
    answer: DESTROY,
  },
  {
    name: 'Former 11357(e), under 18 on school grounds: until 18, though two years have passed',
    record: {
      born: '1996-06-15',
      convictions: [
        { ...SMALL, offense: '11357(E) HS-MINOR POSS SCHOOL', arrested: '2011-02-01', on: '2011-03-05' },
      ],
    },
    answer: [
      ['2014-06-14', from('2014-06-15')],
      ['2014-06-15', DESTROY],
    ],
  },
  {
    name: 'Former 11357(e), birth date unknown: open until it is known',
    record: { convictions: [{ ...SMALL, offense: '11357(E) HS-MINOR POSS SCHOOL' }] },
    answer: asks('birth date'),
  },
  {
    name: 'Former 11357(a), concentrated cannabis: not named',
    record: record({ offense: '11357(A) HS-POSSESS CONCENTRATED CANNABIS', class: 'misdemeanor' }),
    answer: {
      ...NOTHING,
      reason: 'Concentrated cannabis before 2016 (former 11357(a)), or a sale (11360(a)): not named',
    },
  },
  {
    name: '11357 without a letter, before the Act: which subdivision it was stays open',
    record: record({ offense: '11357 HS-POSSESS MARIJUANA' }),
    answer: asks('subdivision convicted of'),
  },
  {
    name: '11357(a) committed after the Act: any of 11357 is named',
    record: record({
      offense: '11357(A) HS-POSSESS',
      committed: '2018-01-30',
      arrested: '2018-02-01',
      on: '2018-03-05',
    }),
    answer: [
      ['2020-03-04', from('2020-03-05')],
      ['2020-03-05', DESTROY],
    ],
  },
  {
    name: '11357(a), arrested in 2017: whether the offense was before the Act stays open',
    record: record({ offense: '11357(A) HS-POSSESS', arrested: '2017-02-01', on: '2017-03-05' }),
    answer: asks('offense date'),
  },
  {
    name: '11357(d) after the Act by somebody under 18: two years at least and 18 settle it either way',
    record: {
      born: '2004-06-15',
      convictions: [
        {
          ...SMALL,
          offense: '11357(D) HS-POSS SCHOOL GROUNDS',
          committed: '2019-01-30',
          arrested: '2019-02-01',
          on: '2019-03-05',
        },
      ],
    },
    answer: [
      ['2022-06-14', from('2022-06-15')],
      ['2022-06-15', DESTROY],
    ],
  },
  {
    name: '11357(b)(2) of today, over 28.5 grams: on the day, whichever numbering the letter is of',
    record: record({ ...LATE }),
    answer: [
      ['2026-11-01', from('2026-11-02')],
      ['2026-11-02', DESTROY],
    ],
  },
  {
    name: '11357(b)(1) of today',
    record: record({ ...LATE, offense: '11357(B)(1) HS-POSSESS MARIJUANA' }),
    answer: from('2026-11-02'),
  },
  {
    name: '11357(b) without a number',
    record: record({ ...LATE, offense: '11357(B) HS-POSSESS MARIJUANA' }),
    answer: from('2026-11-02'),
  },
  {
    name: '11357(a)(2) of today, 28.5 grams or less',
    record: record({ ...LATE, offense: '11357(A)(2) HS-POSSESS MARIJUANA', class: 'infraction' }),
    answer: from('2026-11-02'),
  },
  {
    name: '11357(c) of today, an adult on school grounds: no minor’s record',
    record: record({ ...LATE, offense: '11357(C) HS-POSSESS MARIJUANA SCHOOL' }),
    answer: from('2026-11-02'),
  },
  {
    name: '11357(b)(2) and jail: two years since release',
    record: record({ ...LATE, sentence: '10 D' }),
    answer: from('2026-11-12'),
  },
  {
    name: '11357 without a letter: asked',
    record: record({ ...LATE, offense: '11357 HS-POSSESS MARIJUANA' }),
    answer: asks('subdivision convicted of'),
  },
  {
    name: '11357(b)(2), years past: nothing to ask',
    record: record({ ...LATE, arrested: '2023-09-02', on: '2023-11-02' }),
    answer: DESTROY,
  },
  {
    name: 'A comment of another offense beside the letter: asked',
    record: record({ ...LATE, remark: '11357(E) HS' }),
    answer: asks('subdivision convicted of'),
  },
  {
    name: '11360(b), a gift of a small amount: two years',
    record: record({ offense: '11360(B) HS-GIVE/TRANSPORT MARIJ 28.5- GRAMS', class: 'misdemeanor' }),
    answer: DESTROY,
  },
  {
    name: '11360(a), a sale: not named',
    record: record({ offense: '11360(A) HS-SELL MARIJUANA', class: 'felony', sentence: '1 Y' }),
    answer: {
      ...NOTHING,
      reason: 'Concentrated cannabis before 2016 (former 11357(a)), or a sale (11360(a)): not named',
    },
  },
  {
    name: '11360 as a felony without a letter: it can only be a sale',
    record: record({ offense: '11360 HS-SELL MARIJUANA', class: 'felony', sentence: '1 Y' }),
    answer: {
      ...NOTHING,
      reason: 'Concentrated cannabis before 2016 (former 11357(a)), or a sale (11360(a)): not named',
    },
  },
  {
    name: '11357(b) as a felony: the record contradicts itself',
    record: record({ class: 'felony' }),
    answer: asks('whether it was less than a felony'),
  },
  {
    name: 'Cultivation: nothing to do with it',
    record: record({ offense: '11358 HS-CULTIVATE MARIJUANA' }),
    answer: 'not considered',
  },
  {
    name: 'An offense that could not be read may be one of these',
    record: record({ offense: 'SEE COMMENT FOR CHARGE' }),
    answer: asks('section of the record', 'subdivision convicted of'),
  },
  {
    name: 'Convicted on the first day of 1976: destroyed by duty',
    record: record({ arrested: '1976-01-01', on: '1976-01-01' }),
    answer: [
      ['1977-12-31', from('1978-01-01')],
      ['1978-01-01', DESTROY],
    ],
  },
  {
    name: 'Convicted on the last day of 1975: on application',
    record: record({ offense: '11357 HS-POSSESS MARIJUANA', arrested: '1975-11-01', on: '1975-12-31' }),
    answer: { ...DESTROY, route: 'application' },
  },
  {
    name: 'Convicted under the number of before 1972: on application',
    record: record({ offense: '11530 HS-POSSESS MARIJUANA', arrested: '1970-11-01', on: '1970-12-31' }),
    answer: { ...DESTROY, route: 'application' },
  },
  {
    name: 'Conviction date unknown: open',
    record: {
      born,
      convictions: [{ offense: SMALL.offense, class: 'infraction', sentence: 'FINE' }],
    },
    answer: { ...asks('conviction date'), route: 'application' },
  },
  {
    name: 'Dismissed under PC 1203.4: the record is to be destroyed all the same',
    record: record({ later: ['dismissed'] }),
    answer: DESTROY,
  },
  {
    name: 'Dismissed and sealed: what is left to destroy, a person must look',
    record: record({ later: ['sealed'] }),
    answer: asks('record still kept'),
  },
  {
    name: 'A row of the person was rejected: open',
    record: { ...record({}), doubts: ['unread-row'] },
    answer: asks('whole record of the person'),
  },
  {
    name: 'An attempt: whether the statute reaches it, an attorney must say',
    record: record({ offense: '664/11357(B) HS-ATT POSSESS MARIJUANA' }),
    answer: asks('section of the record'),
  },
]

const possession: CaseCharge = { offense: SMALL.offense, class: 'infraction' }
const arrested = (on: string, ...charges: readonly CaseCharge[]) => ({
  born,
  convictions: [],
  arrests: [{ on, charges }],
})

const APPLICATION: StatuteAnswer = { outcome: 'eligible', relief: 'destroy-records', route: 'application' }
const asksBefore1976 = (...missing: readonly string[]): StatuteAnswer => ({
  ...asks(...missing),
  route: 'application',
})

export const ARREST_CASES: readonly StatuteCase[] = [
  {
    name: 'Arrested for former 11357(b), nothing filed: two years after the arrest',
    record: arrested('2012-02-01', possession),
    answer: [
      ['2014-01-31', from('2014-02-01')],
      ['2014-02-01', DESTROY],
    ],
  },
  {
    name: 'Arrested for former 11357(b) and dismissed: two years after the arrest',
    record: arrested('2012-02-01', { ...possession, ended: 'dismissed', on: '2013-01-10' }),
    answer: [
      ['2014-01-31', from('2014-02-01')],
      ['2014-02-01', DESTROY],
    ],
  },
  {
    name: 'Arrested for a gift of a small amount: two years',
    record: arrested('2012-02-01', { offense: '11360(B) HS-GIVE MARIJ', class: 'misdemeanor' }),
    answer: DESTROY,
  },
  {
    name: 'Arrested as a minor on school grounds: until 18',
    record: {
      ...arrested('2011-02-01', { offense: '11357(E) HS-MINOR POSS SCHOOL', class: 'misdemeanor' }),
      born: '1996-06-15',
    },
    answer: [
      ['2014-06-14', from('2014-06-15')],
      ['2014-06-15', DESTROY],
    ],
  },
  {
    name: 'Arrested under 11357 in 2021, no letter: any of it is named; a minor’s record waits until 18',
    record: {
      ...arrested('2021-02-01', { offense: '11357 HS-POSSESS', class: 'infraction' }),
      born: '2004-06-15',
    },
    answer: [
      ['2022-06-14', { ...asks('arrest of a minor on school grounds'), from: '2022-06-15' }],
      ['2023-01-31', asks('arrest of a minor on school grounds')],
      ['2023-02-01', DESTROY],
    ],
  },
  {
    name: 'Arrested for concentrated cannabis before the Act: not named',
    record: arrested('2012-02-01', { offense: '11357(A) HS-POSSESS CONC CANNABIS', class: 'felony' }),
    answer: { ...NOTHING, reason: 'An arrest for offenses whose records HSC 11361.5 does not name' },
  },
  {
    name: 'Arrested for a sale: not named',
    record: arrested('2012-02-01', { offense: '11360(A) HS-SELL MARIJUANA', class: 'felony' }),
    answer: NOTHING,
  },
  {
    name: 'Arrested under 11357 without a letter before the Act: open',
    record: arrested('2012-02-01', { offense: '11357 HS-POSSESS', class: 'misdemeanor' }),
    answer: asks('whether the statute names every charge'),
  },
  {
    name: 'Arrested for possession and theft: whether the record of both goes, an attorney must say',
    record: arrested('2012-02-01', possession, { offense: '484 PC-THEFT', class: 'misdemeanor' }),
    answer: asks('whether the statute names every charge'),
  },
  {
    name: 'Arrested for theft: nothing to do with it',
    record: arrested('2012-02-01', { offense: '484 PC-THEFT', class: 'misdemeanor' }),
    answer: 'not considered',
  },
  {
    name: 'A charge in court without an outcome: open',
    record: arrested('2012-02-01', { ...possession, stage: 'court' }),
    answer: asks('end of every charge in court'),
  },
  {
    name: 'Day of the arrest unknown: open',
    record: { born, convictions: [], arrests: [{ charges: [possession] }] },
    answer: asksBefore1976('arrest date'),
  },
  {
    name: 'Arrested for possession on the last day of 1975, no conviction: on application',
    record: arrested('1975-12-31', possession),
    answer: APPLICATION,
  },
  {
    name: 'Arrested for possession on the first day of 1976: by duty',
    record: arrested('1976-01-01', possession),
    answer: DESTROY,
  },
  {
    name: 'Arrested in 1970 under the number that possession then had, a felony: on application',
    record: arrested('1970-05-01', { offense: '11530 HS-POSSESS MARIJUANA', class: 'felony' }),
    answer: APPLICATION,
  },
  {
    name: 'Arrested in 1974 under 11357 without a letter, dismissed: on application',
    record: arrested('1974-05-01', {
      offense: '11357 HS-POSSESS MARIJUANA',
      class: 'felony',
      ended: 'dismissed',
    }),
    answer: APPLICATION,
  },
  {
    name: 'Arrested in 1974 for possession, a court without an outcome: open',
    record: arrested('1974-05-01', { ...possession, stage: 'court' }),
    answer: asksBefore1976('end of every charge in court'),
  },
  {
    name: 'Arrested in 1974 for a sale: not possession',
    record: arrested('1974-05-01', { offense: '11360 HS-SELL MARIJUANA', class: 'felony' }),
    answer: { ...NOTHING, reason: 'An arrest for offenses whose records HSC 11361.5 does not name' },
  },
  {
    name: 'Arrested in 1974 for possession and theft: an attorney must say',
    record: arrested('1974-05-01', possession, { offense: '484 PC-THEFT', class: 'misdemeanor' }),
    answer: asksBefore1976('arrest for possession of cannabis alone'),
  },
  {
    name: 'Arrested in 1974 for possession and for being where cannabis was used: an attorney must say',
    record: arrested('1974-05-01', possession, {
      offense: '11365 HS-VISIT WHERE USED',
      class: 'misdemeanor',
    }),
    answer: asksBefore1976('arrest for possession of cannabis alone'),
  },
  {
    name: 'Arrested in 1974 for an attempt at possession: an attorney must say',
    record: arrested('1974-05-01', { offense: '664/11357 HS-ATT POSSESS', class: 'felony' }),
    answer: asksBefore1976('arrest for possession of cannabis alone'),
  },
  {
    name: 'Arrested in 1974 for possession, and convicted of it after all',
    record: arrested('1974-05-01', possession),
    known: { 'conviction from the arrest': true },
    answer: { ...NOTHING, reason: 'A conviction came of the arrest' },
  },
  {
    name: 'Arrested in 1974 for possession, and a row of the person was rejected: open',
    record: { ...arrested('1974-05-01', possession), doubts: ['unread-row'] },
    answer: asksBefore1976('conviction from the arrest', 'whole record of the person'),
  },
  {
    name: 'It is not sure whose rows these are: open',
    record: { ...arrested('2012-02-01', possession), doubts: ['identity'] },
    answer: asks('conviction from the arrest', 'whole record of the person'),
  },
]
