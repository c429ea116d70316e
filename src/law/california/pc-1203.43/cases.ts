/** What PC 1203.43 gives to whom, case by case, as a lawyer would say it. */
import type { CaseArrest, CaseRecord, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const COCAINE = '11350(A) HS-POSSESS NARCOTIC CNTL SUB'
const record = (...arrests: CaseArrest[]): CaseRecord => ({ convictions: [], arrests })
const completed = (on: string, done: string): CaseArrest => ({
  on,
  charges: [{ offense: COCAINE, class: 'felony', ended: 'diversion-completed', on: done }],
})
const begun = (on: string, granted: string): CaseArrest => ({
  on,
  charges: [{ offense: COCAINE, class: 'felony', ended: 'diverted', on: granted }],
})

const SHALL: StatuteAnswer = { outcome: 'eligible', relief: 'withdraw-plea', route: 'of right' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (...missing: string[]): StatuteAnswer => ({
  outcome: 'review',
  route: 'of right',
  better: ['withdraw-plea', 'unknown'],
  missing,
})
const DEFERRED = 'deferred entry of judgment'
const GRANTED = 'grant of deferred entry of judgment'
const DONE = 'deferred entry completed'
const deferred = { [DEFERRED]: true }

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Deferred entry, completed: the court shall permit withdrawal of the plea',
    record: record(completed('2005-03-01', '2007-03-01')),
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'A completed diversion, and the record does not say of which kind: whether a plea was entered is asked',
    record: record(completed('2005-03-01', '2007-03-01')),
    answer: review(DEFERRED),
  },
  {
    name: 'A diversion without a plea: nothing to withdraw',
    record: record(completed('2005-03-01', '2007-03-01')),
    known: { [DEFERRED]: false },
    answer: { ...NOTHING, reason: 'No deferred entry of judgment: no plea to withdraw' },
  },
  {
    name: 'Begun, and no final disposition on record: completion is asked, for the person may declare it',
    record: record(begun('2005-03-01', '2005-06-01')),
    known: deferred,
    answer: review(DONE),
  },
  {
    name: 'The same, and the person declares it',
    record: record(begun('2005-03-01', '2005-06-01')),
    known: { ...deferred, [DONE]: true },
    answer: SHALL,
  },
  {
    name: 'Begun and not completed',
    record: record(begun('2005-03-01', '2005-06-01')),
    known: { ...deferred, [DONE]: false },
    answer: { ...NOTHING, reason: 'Not completed' },
  },
  {
    name: 'Granted on 31 December 1996: too early',
    record: record(begun('1996-10-01', '1996-12-31')),
    known: { ...deferred, [DONE]: true },
    answer: { ...NOTHING, reason: 'Granted before 1997-01-01' },
  },
  {
    name: 'Granted on 1 January 1997',
    record: record(begun('1996-10-01', '1997-01-01')),
    known: { ...deferred, [DONE]: true },
    answer: SHALL,
  },
  {
    name: 'Arrested in 1996 and completed in 1999: the day of the grant is asked',
    record: record(completed('1996-10-01', '1999-02-01')),
    known: deferred,
    answer: review(GRANTED),
  },
  {
    name: 'Completed on a day the record does not give, and no arrest day: the grant may lie before 1997',
    record: record({ charges: [{ offense: COCAINE, class: 'felony', ended: 'diversion-completed' }] }),
    known: deferred,
    answer: review(GRANTED),
  },
  {
    name: 'A charge in court without an end: a deferred entry may stand behind it, and all of it is asked',
    record: record({ on: '2005-03-01', charges: [{ offense: COCAINE, class: 'felony', stage: 'court' }] }),
    answer: review(DEFERRED, DONE),
  },
  {
    name: 'Dismissed, without a word of diversion: nothing to say',
    record: record({
      on: '2005-03-01',
      charges: [{ offense: COCAINE, class: 'felony', ended: 'dismissed' }],
    }),
    answer: 'not considered',
  },
  {
    name: 'Acquitted: nothing to say',
    record: record({
      on: '2005-03-01',
      charges: [{ offense: COCAINE, class: 'felony', ended: 'acquitted' }],
    }),
    answer: 'not considered',
  },
  {
    name: 'Never filed: no plea was entered, nothing to say',
    record: record({
      on: '2005-03-01',
      charges: [{ offense: COCAINE, class: 'felony', ended: 'not-filed' }],
    }),
    answer: 'not considered',
  },
  {
    name: 'Rows of the person were rejected: they may show another end',
    record: { ...record(completed('2005-03-01', '2007-03-01')), doubts: ['unread-row'] },
    known: deferred,
    answer: review(DONE, 'whole record of the person'),
  },
  {
    name: 'Before the section was added: from 1 January 2016',
    record: record(completed('2005-03-01', '2007-03-01')),
    known: deferred,
    answer: [
      ['2015-12-31', { ...SHALL, outcome: 'eligible-later', from: '2016-01-01' }],
      ['2016-01-01', SHALL],
    ],
  },
  // Whether a plea was entered, as the words, the charge and the year tell (PC 1000(a), 1000.1(b), 1000.3).
  ...(
    [
      [
        'Deferred entry on cocaine completed in 2007: by its words',
        { says: 'DEFERRED ENTRY OF JUDGMENT COMPLETED' },
        SHALL,
      ],
      ['The same in the letters of the trade', { says: 'DEJ COMPLETED' }, SHALL],
      ['Methamphetamine', { says: 'DEJ COMPLETED', of: '11377(A) HS-POSSESS CONTROLLED SUBSTANCE' }, SHALL],
      [
        'The words of deferred entry on a theft, which PC 1000 does not reach: asked, for nobody can read them so',
        { says: 'DEJ COMPLETED', of: '484(A) PC-THEFT' },
        review(DEFERRED),
      ],
      [
        'The words of deferred entry of 2020, when PC 1000 took no plea: asked',
        { says: 'DEJ COMPLETED', arrested: '2019-03-01', done: '2020-09-01' },
        review(DEFERRED),
      ],
      [
        'Arrested before 2018 and completed after: deferred entry may have been granted too late, and is asked',
        { says: 'DEJ COMPLETED', arrested: '2016-12-01', done: '2018-06-01' },
        review(DEFERRED),
      ],
      ['A diversion, of a charge PC 1000 reaches: asked', { says: 'DIVERSION COMPLETED' }, review(DEFERRED)],
      [
        'A diversion of drugs for sale: what PC 1000 named in other years was not read, and it is asked',
        { says: 'DIVERSION COMPLETED', of: '11378 HS-POSSESS CNTL SUB FOR SALE' },
        review(DEFERRED),
      ],
      [
        'Under the influence in public may be of drugs: asked',
        { says: 'DIVERSION COMPLETED', of: '647(F) PC-DISORDERLY CONDUCT:INTOXICATED' },
        review(DEFERRED),
      ],
      [
        'A diversion of an offense nobody can read: asked',
        { says: 'DIVERSION COMPLETED', of: 'SEE COMMENT FOR CHARGE' },
        review(DEFERRED),
      ],
      [
        'A diversion of petty theft: no charge of theft is dismissed under PC 1000.3',
        { says: 'DIVERSION COMPLETED', of: '484(A) PC-THEFT' },
        { ...NOTHING, reason: 'No deferred entry of judgment: no plea to withdraw' },
      ],
      [
        'A diversion of driving without a license',
        { says: 'DIVERSION COMPLETED', of: '14601.1(A) VC-DRIVE W/LIC SUSP' },
        NOTHING,
      ],
      [
        'A diversion of domestic battery',
        { says: 'DIVERSION COMPLETED', of: '243(E)(1) PC-BATTERY:SPOUSE/EX SP/DATE/ETC' },
        NOTHING,
      ],
      [
        'Drugs, diverted after an arrest of 2018: who is diverted under PC 1000 now pleads not guilty',
        { says: 'DIVERSION COMPLETED', arrested: '2018-01-01', done: '2019-06-01' },
        NOTHING,
      ],
      [
        'Drugs, arrested on 31 December 2017 and diverted: asked',
        { says: 'DIVERSION COMPLETED', arrested: '2017-12-31', done: '2019-06-01' },
        review(DEFERRED),
      ],
    ] as const
  ).map(([name, { says, ...told }, answer]): StatuteCase => {
    const {
      of = COCAINE,
      arrested = '2005-03-01',
      done = '2007-03-01',
    } = told as {
      of?: string
      arrested?: string
      done?: string
    }
    const charge = {
      offense: of,
      class: 'felony',
      ended: 'diversion-completed',
      on: done,
      disposition: says,
    } as const
    return { name, record: record({ on: arrested, charges: [charge] }), answer }
  }),
  {
    name: 'A theft in court without an end: whatever becomes of it, it is not deferred under PC 1000',
    record: record({
      on: '2005-03-01',
      charges: [{ offense: '484(A) PC-THEFT', class: 'misdemeanor', stage: 'court' }],
    }),
    answer: NOTHING,
  },
  {
    name: 'A theft in court without an end beside drugs without one: asked',
    record: record({
      on: '2005-03-01',
      charges: [
        { offense: '484(A) PC-THEFT', class: 'misdemeanor', stage: 'court' },
        { offense: COCAINE, class: 'felony', stage: 'court' },
      ],
    }),
    answer: review(DEFERRED, DONE),
  },
  {
    name: 'A theft diverted beside drugs dismissed: nothing was deferred under PC 1000',
    record: record({
      on: '2005-03-01',
      charges: [
        { offense: '484(A) PC-THEFT', class: 'misdemeanor', ended: 'diversion-completed', on: '2007-03-01' },
        { offense: COCAINE, class: 'felony', ended: 'dismissed', on: '2005-06-01' },
      ],
    }),
    answer: NOTHING,
  },
  {
    name: 'A theft diverted, and rows of the person were rejected: they may tell of drugs',
    record: {
      ...record({
        on: '2005-03-01',
        charges: [
          {
            offense: '484(A) PC-THEFT',
            class: 'misdemeanor',
            ended: 'diversion-completed',
            on: '2007-03-01',
          },
        ],
      }),
      doubts: ['unread-row'],
    },
    answer: review(DEFERRED, DONE, 'whole record of the person'),
  },
  // ---- written from the text on 2026-11-30
  {
    name: 'Granted in the last years of deferred entry',
    record: record(completed('2016-03-01', '2018-03-01')),
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'Arrested on the first day of 1997',
    record: record(completed('1997-01-01', '1999-03-01')),
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'A felony since is no bar: nothing asks for a clean record',
    record: {
      ...record(completed('2005-03-01', '2007-03-01')),
      convictions: [
        {
          offense: '459 PC-BURGLARY',
          class: 'felony',
          on: '2012-05-03',
          disposition: 'CONVICTED-PRISON',
          sentence: 'PRISON 2 Y',
        },
      ],
    },
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'Nor is a sentence that is being served',
    record: {
      ...record(completed('2005-03-01', '2007-03-01')),
      convictions: [
        {
          offense: '211 PC-ROBBERY',
          class: 'felony',
          on: '2025-05-03',
          disposition: 'CONVICTED-PRISON',
          sentence: 'PRISON 5 Y',
        },
      ],
    },
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'Nor a charge in court today',
    record: record(completed('2005-03-01', '2007-03-01'), {
      on: '2026-09-01',
      charges: [{ offense: '211 PC-ROBBERY', class: 'felony' }],
    }),
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'Nor a duty to register',
    record: { ...record(completed('2005-03-01', '2007-03-01')), registered: ['2010-01-01'] },
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'Being under the influence, deferred and completed: the court shall permit it',
    record: record({
      on: '2008-03-01',
      charges: [
        {
          offense: '11550(A) HS-UNDER INFLUENCE CNTL SUB',
          class: 'misdemeanor',
          ended: 'diversion-completed',
          on: '2010-03-01',
        },
      ],
    }),
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'A pipe, deferred and completed: the court shall permit it',
    record: record({
      on: '2008-03-01',
      charges: [
        {
          offense: '11364(A) HS-POSSESS CNTL SUB PARAPHERNALIA',
          class: 'misdemeanor',
          ended: 'diversion-completed',
          on: '2010-03-01',
        },
      ],
    }),
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'Methamphetamine, deferred and completed: the court shall permit it',
    record: record({
      on: '2008-03-01',
      charges: [
        {
          offense: '11377(A) HS-POSSESS CNTL SUB',
          class: 'misdemeanor',
          ended: 'diversion-completed',
          on: '2010-03-01',
        },
      ],
    }),
    known: deferred,
    answer: SHALL,
  },
  {
    name: 'Completed, and whether the plea was deferred or the case diverted without one is unknown: asked',
    record: record({
      on: '2008-03-01',
      charges: [
        {
          offense: '11377(A) HS-POSSESS CNTL SUB',
          class: 'felony',
          ended: 'diversion-completed',
          on: '2010-03-01',
        },
      ],
    }),
    answer: review(DEFERRED),
  },
]
