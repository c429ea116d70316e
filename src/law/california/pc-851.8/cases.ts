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
    name: 'The last day of the two years is in them (CCP 12), and the day after: from then on only for good cause',
    record: only(rejected('2024-11-02')),
    known: { [INNOCENT]: true },
    answer: [
      ['2026-11-02', due(AGENCY)],
      ['2026-11-03', review(LATE, CAUSE)],
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
    name: 'Acquitted of one charge, and the other dismissed: the court that dismissed it',
    record: only({
      on: '2025-06-15',
      charges: [
        { offense: ROBBERY, class: 'felony', ended: 'acquitted', on: '2026-05-01' },
        { offense: '245(A)(1) PC-ADW', class: 'felony', ended: 'dismissed', on: '2026-05-01' },
      ],
    }),
    known: { [INNOCENT]: true },
    answer: due(COURT),
  },
  {
    name: 'Acquitted of one charge, the other sent to another case: the judge of the trial may grant it where that ended well',
    record: only({
      on: '2025-06-15',
      charges: [
        { offense: ROBBERY, class: 'felony', ended: 'acquitted', on: '2026-05-01' },
        { offense: '245(A)(1) PC-ADW', class: 'felony', ended: 'elsewhere', on: '2026-05-01' },
      ],
    }),
    known: { [INNOCENT]: true, 'arrest ended without a conviction': true },
    answer: due('acquittal'),
  },
  {
    name: 'The last day of the two years after an acquittal, and the day after',
    record: only(ended('acquitted', '2024-11-02', '2024-11-02')),
    known: { [INNOCENT]: true },
    answer: [
      ['2026-11-02', due('acquittal')],
      ['2026-11-03', review(LATE, CAUSE)],
    ],
  },
  {
    name: 'Dismissed yesterday, three years after the filing: (c) says at any time, (l) two years; late, with good cause',
    record: only(ended('dismissed', '2022-01-15', '2026-10-31')),
    known: { [INNOCENT]: true, 'arrest or filing date': '2023-01-15', [CAUSE]: true },
    answer: due(LATE),
  },
  {
    name: 'The same without good cause',
    record: only(ended('dismissed', '2022-01-15', '2026-10-31')),
    known: { [INNOCENT]: true, 'arrest or filing date': '2023-01-15', [CAUSE]: false },
    answer: NOTHING,
  },
  {
    name: 'Arrested before 1981: the time to petition ended long ago, and good cause may waive it',
    record: only(rejected('1979-01-15')),
    known: { [INNOCENT]: true, [CAUSE]: true },
    answer: due(LATE),
  },
  {
    name: 'A conviction came of the arrest: PC 851.86 is for those whose conviction is set aside',
    record: only(rejected('2025-06-15')),
    known: { [INNOCENT]: true, 'arrest ended without a conviction': false },
    answer: { ...NOTHING, reason: 'A conviction came of the arrest' },
  },
  {
    name: 'A detention that was released for insufficient evidence is an arrest here',
    record: only({
      on: '2025-06-15',
      charges: [
        { offense: ROBBERY, class: 'felony', ended: 'not-filed', disposition: 'REL-DET ONLY 849(B)(1)' },
      ],
    }),
    known: { [INNOCENT]: true },
    answer: due(AGENCY),
  },
  {
    name: 'A felony beside an infraction is within it',
    record: only({
      on: '2025-06-15',
      charges: [
        { offense: ROBBERY, class: 'felony', ended: 'not-filed' },
        { offense: '12500 VC', class: 'infraction', ended: 'not-filed' },
      ],
    }),
    known: { [INNOCENT]: true },
    answer: due(AGENCY),
  },
  {
    name: 'Diversion completed and dismissed: a dismissal, on a finding of innocence',
    record: only({
      on: '2025-06-15',
      charges: [{ offense: ROBBERY, class: 'felony', ended: 'diversion-completed', on: '2026-05-01' }],
    }),
    known: { [INNOCENT]: true },
    answer: due(COURT),
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
      'acquitted of a charge',
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
      'acquitted of a charge',
      CAUSE,
    ),
  },
]
