/** What PC 851.87 and 851.90 give to whom, case by case, as a lawyer would say it. */
import type { CaseArrest, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const POSSESSION = '11350(A) HS-POSSESS NARCOTIC'
const PREFILING = 'prefiling diversion'
const DRUGS = 'drug diversion or deferred entry of judgment'
const DONE = 'diversion completed'
const CONVICTED = 'arrest ended without a conviction'

const PETITION: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'petition' }
const MOTION: StatuteAnswer = { outcome: 'eligible', relief: 'seal-arrest', route: 'motion' }
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

export const CASES: readonly StatuteCase[] = [
  {
    name: 'A prefiling diversion, completed: petition, and the court may seal',
    record: only(diverted('arrest', 'diversion-completed')),
    known: { [PREFILING]: true },
    answer: PETITION,
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
    name: 'A court diversion of another kind has sections of its own',
    record: only(diverted('court', 'diversion-completed')),
    known: { [DRUGS]: false },
    answer: { ...NOTHING, reason: 'A diversion of another kind' },
  },
  {
    name: 'Neither before filing nor a drug program',
    record: only(diverted('arrest', 'diversion-completed')),
    known: { [PREFILING]: false, [DRUGS]: false },
    answer: NOTHING,
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
