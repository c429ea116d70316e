/** What PC 851.87 and 851.90 give to whom, case by case, as a lawyer would say it. */
import type { CaseArrest, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const POSSESSION = '11350(A) HS-POSSESS NARCOTIC'
const PREFILING = 'prefiling diversion'
const DRUGS = 'drug diversion or deferred entry of judgment'
const PRETRIAL = 'pretrial diversion of PC 1000 or misdemeanor diversion of PC 1001'
const DONE = 'diversion completed'
const CONVICTED = 'arrest ended without a conviction'

const PETITION: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'petition' }
const MOTION: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'motion' }
const ORDER: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'order of the court' }
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const review = (route: string, ...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route,
  better: ['seal-arrest', 'unknown'],
  missing,
})

const only = (...arrests: readonly CaseArrest[]) => ({ convictions: [], arrests })
const diverted = (stage: 'arrest' | 'court', ended: 'diverted' | 'diversion-completed'): CaseArrest => ({
  on: '2005-03-01',
  charges: [{ offense: POSSESSION, class: 'felony', ended, stage, on: '2006-09-01' }],
})

/** Completed under a court, in the words of its disposition. */
const named = (
  disposition: string,
  on: string,
  offense = POSSESSION,
  at: 'felony' | 'misdemeanor' = 'felony',
): CaseArrest => ({
  on,
  charges: [{ offense, class: at, ended: 'diversion-completed', stage: 'court', disposition }],
})

export const CASES: readonly StatuteCase[] = [
  {
    name: 'A prefiling diversion, completed: petition, and the court may seal',
    record: only(diverted('arrest', 'diversion-completed')),
    known: { [PREFILING]: true },
    answer: PETITION,
  },
  {
    name: 'Arrested, and acquitted by the court: no diversion was completed, whatever the row of the arrest leaves out',
    record: only({
      on: '2005-03-01',
      charges: [
        { offense: POSSESSION, class: 'felony', stage: 'arrest' },
        { offense: POSSESSION, class: 'felony', ended: 'acquitted', stage: 'court', on: '2006-09-01' },
      ],
    }),
    answer: 'not considered',
  },
  {
    name: 'Arrested, and one of two charges is still without an outcome in court: asked',
    record: only({
      on: '2005-03-01',
      charges: [
        { offense: POSSESSION, class: 'felony', ended: 'dismissed', stage: 'court', on: '2006-09-01' },
        { offense: '11377(A) HS-POSSESS', class: 'felony', stage: 'court', on: '2006-09-01' },
      ],
    }),
    answer: review('motion', DONE, DRUGS, CONVICTED),
  },
  {
    name: 'A diversion completed without a court row: of which kind it was is asked',
    record: only(diverted('arrest', 'diversion-completed')),
    answer: review('petition', PREFILING),
  },
  {
    name: 'Drug diversion under the court, completed: the judge may seal on motion',
    record: only(diverted('court', 'diversion-completed')),
    known: { [DRUGS]: true },
    answer: MOTION,
  },
  {
    name: 'A court diversion completed: whether it was a drug program is asked',
    record: only(diverted('court', 'diversion-completed')),
    answer: review('motion', DRUGS),
  },
  {
    name: 'A court diversion of another kind: whether it was of PC 1000 since 2018 or of a misdemeanor is asked',
    record: only(diverted('court', 'diversion-completed')),
    known: { [DRUGS]: false },
    answer: review('order of the court', PRETRIAL),
  },
  {
    name: 'A court diversion of a chapter that none of these sections names',
    record: only(diverted('court', 'diversion-completed')),
    known: { [DRUGS]: false, [PRETRIAL]: false },
    answer: { ...NOTHING, reason: 'A diversion of another kind' },
  },
  {
    name: 'Neither before filing nor a drug program nor another of these',
    record: only(diverted('arrest', 'diversion-completed')),
    known: { [PREFILING]: false, [DRUGS]: false, [PRETRIAL]: false },
    answer: NOTHING,
  },
  {
    name: 'Deferred entry of judgment on a drug charge of 2005: the judge may seal on motion',
    record: only(named('DISMISSED-DEFERRED ENTRY OF JUDGMENT COMPLETED', '2005-03-01')),
    answer: MOTION,
  },
  {
    name: 'The words on another charge: which statute it was is asked',
    record: only(named('DISMISSED-DEFERRED ENTRY OF JUDGMENT COMPLETED', '2005-03-01', '484(A) PC-THEFT')),
    answer: review('motion', DRUGS),
  },
  {
    name: 'The words in 2019, when PC 1000 took no plea any more: asked',
    record: only(named('DISMISSED-DEFERRED ENTRY OF JUDGMENT COMPLETED', '2019-03-01')),
    answer: review('motion', DRUGS),
  },
  {
    name: 'Diversion under PC 1000 in 2010 was deferred entry',
    record: only(named('DIVERSION COMPLETED 1000 PC', '2010-03-01')),
    answer: MOTION,
  },
  {
    name: 'Diversion under PC 1000 since 2018 is pretrial: the arrest is deemed never to have occurred, and the court may seal',
    record: only(named('DIVERSION COMPLETED 1000 PC', '2019-03-01')),
    answer: ORDER,
  },
  {
    name: 'Arrested in late 2017 and diverted under PC 1000: of which law it was is asked',
    record: only(named('DIVERSION COMPLETED 1000 PC', '2017-10-01')),
    answer: review('motion', DRUGS),
  },
  {
    name: 'A drug court of PC 1000.5 is of both',
    record: only(named('DIVERSION COMPLETED 1000.5 PC', '2012-03-01')),
    answer: MOTION,
  },
  {
    name: 'A reentry program of PC 1000.8 is deferred entry',
    record: only(named('DIVERSION COMPLETED 1000.8 PC', '2012-03-01')),
    answer: MOTION,
  },
  {
    name: 'Misdemeanor diversion of PC 1001.9: the court may seal',
    record: only(named('DIVERSION COMPLETED 1001.9 PC', '2012-03-01', '484(A) PC-THEFT', 'misdemeanor')),
    answer: ORDER,
  },
  {
    name: 'Diversion under PC 1001.7, of the same chapter',
    record: only(
      named('DISMISSED PER 1001.7 PC-DIVERSION COMPLETED', '2012-03-01', '484(A) PC-THEFT', 'misdemeanor'),
    ),
    answer: ORDER,
  },
  {
    name: 'Mental health diversion of PC 1001.36 has sealing in its own section',
    record: only(named('DIVERSION COMPLETED 1001.36 PC', '2020-03-01')),
    answer: { ...NOTHING, reason: 'A diversion of another kind' },
  },
  {
    name: 'Court-initiated diversion of PC 1001.95: deemed never to have occurred by its own section',
    record: only(named('DIVERSION COMPLETED 1001.95 PC', '2022-03-01', '484(A) PC-THEFT', 'misdemeanor')),
    answer: { ...NOTHING, reason: 'A diversion of another kind' },
  },
  {
    name: 'Not before filing, but a drug program whose court rows are missing',
    record: only(diverted('arrest', 'diversion-completed')),
    known: { [PREFILING]: false, [DRUGS]: true },
    answer: MOTION,
  },
  {
    name: 'A diversion begun, its end not recorded',
    record: only(diverted('court', 'diverted')),
    known: { [DRUGS]: true },
    answer: review('motion', CONVICTED, DONE),
  },
  {
    name: 'A diversion begun, and known to have failed',
    record: only(diverted('court', 'diverted')),
    known: { [CONVICTED]: true, [DONE]: false },
    answer: { ...NOTHING, reason: 'No completed diversion in the record' },
  },
  {
    name: 'A diversion that ended in a conviction after all',
    record: only(diverted('court', 'diverted')),
    known: { [CONVICTED]: false },
    answer: { ...NOTHING, reason: 'A conviction came of the arrest' },
  },
  {
    name: 'Dismissed without any diversion: no concern of it',
    record: only({
      on: '2005-03-01',
      charges: [{ offense: POSSESSION, class: 'felony', ended: 'dismissed' }],
    }),
    answer: 'not considered',
  },
  {
    name: 'No outcome at all: the record shows no diversion',
    record: only({ on: '2005-03-01', charges: [{ offense: POSSESSION, class: 'felony' }] }),
    answer: review('petition', CONVICTED, DONE, PREFILING),
  },
  {
    name: 'In force since 2018',
    record: only(diverted('arrest', 'diversion-completed')),
    known: { [PREFILING]: true },
    answer: [
      ['2017-12-31', { ...PETITION, outcome: 'eligible-later', from: '2018-01-01' }],
      ['2018-01-01', PETITION],
    ],
  },
  {
    name: 'A row of the person was rejected: a conviction may have come of it',
    record: { ...only(diverted('court', 'diversion-completed')), doubts: ['unread-row'] },
    known: { [DRUGS]: true },
    answer: review('motion', CONVICTED),
  },
]
