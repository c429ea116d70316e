/** What PC 851.8 gives to whom, case by case, as a lawyer would say it. */
import type { CaseArrest, StatuteAnswer, StatuteCase } from '../statute-case.ts'

const ROBBERY = '211 PC-ROBBERY'
const INNOCENT = 'no reasonable cause'
const CAUSE = 'good cause for filing late'

const due = (route: string): StatuteAnswer => ({
  outcome: 'eligible',
  relief: 'seal-and-destroy-arrest',
  route,
})
const review = (route: string, ...missing: readonly string[]): StatuteAnswer => ({
  outcome: 'review',
  route,
  better: ['seal-and-destroy-arrest', 'unknown'],
  missing,
})
const NOTHING: StatuteAnswer = { outcome: 'not-eligible' }
const AGENCY = 'petition to the agency'
const COURT = 'petition to the court'
const LATE = 'late petition'

const only = (...arrests: readonly CaseArrest[]) => ({ convictions: [], arrests })
const rejected = (on?: string): CaseArrest => ({
  ...(on === undefined ? {} : { on }),
  charges: [{ offense: ROBBERY, class: 'felony', ended: 'not-filed' }],
})
const ended = (how: 'dismissed' | 'acquitted', on: string, at: string): CaseArrest => ({
  on,
  charges: [{ offense: ROBBERY, class: 'felony', ended: how, on: at }],
})

export const CASES: readonly StatuteCase[] = [
  {
    name: 'Rejected by the prosecutor, and innocent: the agency, within two years of the arrest',
    record: only(rejected('2025-01-15')),
    known: { [INNOCENT]: true },
    answer: due(AGENCY),
  },
  {
    name: 'No file shows innocence (good cause is asked too, for the day the two years end)',
    record: only(rejected('2025-01-15')),
    answer: review(AGENCY, INNOCENT, CAUSE),
  },
  {
    name: 'There is reasonable cause: nothing',
    record: only(rejected('2025-01-15')),
    known: { [INNOCENT]: false },
    answer: { ...NOTHING, reason: 'There is reasonable cause to believe that the person did it' },
  },
  {
    name: 'The last day of the two years, and the day after: from then on only for good cause',
    record: only(rejected('2024-11-02')),
    known: { [INNOCENT]: true },
    answer: [
      ['2026-11-01', due(AGENCY)],
      ['2026-11-02', review(LATE, CAUSE)],
    ],
  },
  {
    name: 'Late, with good cause: the court may waive the time',
    record: only(rejected('2010-01-15')),
    known: { [INNOCENT]: true, [CAUSE]: true },
    answer: due(LATE),
  },
  {
    name: 'Late, and no good cause',
    record: only(rejected('2010-01-15')),
    known: { [INNOCENT]: true, [CAUSE]: false },
    answer: NOTHING,
  },
  {
    name: 'Long ago, and nothing known: innocence and good cause are both asked',
    record: only(rejected('1985-01-15')),
    answer: review(LATE, INNOCENT, CAUSE),
  },
  {
    name: 'Filed and dismissed within two years of the arrest: the court',
    record: only(ended('dismissed', '2025-01-15', '2026-05-01')),
    known: { [INNOCENT]: true },
    answer: due(COURT),
  },
  {
    name: 'Dismissed more than two years after the arrest: when it was filed is asked',
    record: only(ended('dismissed', '2023-01-15', '2026-05-01')),
    known: { [INNOCENT]: true },
    answer: review(COURT, 'arrest or filing date', CAUSE),
  },
  {
    name: 'Dismissed, filed within the last two years',
    record: only(ended('dismissed', '2023-01-15', '2026-05-01')),
    known: { [INNOCENT]: true, 'arrest or filing date': '2025-02-01' },
    answer: due(COURT),
  },
  {
    name: 'Acquitted, and innocent: the judge of the trial may grant it',
    record: only(ended('acquitted', '2025-06-15', '2026-05-01')),
    known: { [INNOCENT]: true },
    answer: due('acquittal'),
  },
  {
    name: 'No outcome in the record: a conviction may have come of it',
    record: only({ on: '2025-06-15', charges: [{ offense: ROBBERY, class: 'felony' }] }),
    known: { [INNOCENT]: true },
    answer: review(
      AGENCY,
      'arrest ended without a conviction',
      'nothing was filed',
      'every charge dismissed or acquitted',
      'acquitted of every charge',
      CAUSE,
    ),
  },
  {
    name: 'The day of arrest is not known',
    record: only(rejected()),
    known: { [INNOCENT]: true },
    answer: review(AGENCY, 'arrest or filing date', CAUSE),
  },
  {
    name: 'No class in the record: not for infractions',
    record: only({ on: '2025-06-15', charges: [{ offense: ROBBERY, ended: 'not-filed' }] }),
    known: { [INNOCENT]: true },
    answer: review(AGENCY, 'class of the arrest', CAUSE),
  },
  {
    name: 'An infraction is no concern of it',
    record: only({
      on: '2025-06-15',
      charges: [{ offense: '40508(A) VC-FTA', class: 'infraction', ended: 'dismissed' }],
    }),
    answer: 'not considered',
  },
  {
    name: 'A row of the person was rejected',
    record: { ...only(ended('dismissed', '2025-01-15', '2026-05-01')), doubts: ['unread-row'] },
    known: { [INNOCENT]: true },
    answer: review(
      COURT,
      'arrest ended without a conviction',
      'arrest or filing date',
      'every charge dismissed or acquitted',
      CAUSE,
    ),
  },
]
