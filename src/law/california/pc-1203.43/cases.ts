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
]
