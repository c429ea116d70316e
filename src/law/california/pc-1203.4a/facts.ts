/** What the record shows of a conviction, as PC 1203.4a asks for it. */
import { others } from '../../../record/priors.ts'
import { beforeAndAfterReduction } from '../facts/dismissal.ts'
import { onTheList, yesNo } from '../facts/history.ts'
import { EXCLUDED_1203_4A } from '../offenses/lists.ts'

export const excluded = beforeAndAfterReduction(
  onTheList(
    'offense excluded from PC 1203.4a',
    'Is the offense one that PC 1203.4a(d) excludes?',
    EXCLUDED_1203_4A,
  ),
)

/** VC 42001 speaks of infractions of the Vehicle Code and of local ordinances; which of them, its text was not read. */
export const trafficInfraction = yesNo(
  'infraction within VC 42001',
  'Is the offense an infraction that VC 42001 covers (traffic infractions of the Vehicle Code and of local ordinances)?',
  ({ offense: { offenses, unread } }) =>
    offenses.length > 0 && unread === '' && offenses.every(({ code }) => code !== undefined && code !== 'VC')
      ? false
      : undefined,
)

/** The record may show an offense since; that there was none, and an upright life beside, no file shows. */
export const upright = yesNo(
  'honest and upright life',
  'Has the person since the judgment lived an honest and upright life and obeyed the law? (Unpaid restitution does not count against it.)',
  conviction =>
    others(conviction).some(
      ({ prior }) =>
        prior.offenseDate.soonest > conviction.convictionDate.latest &&
        prior.person.undisposed?.includes(prior) !== true &&
        prior.person.doubts.every(({ kind }) => kind !== 'identity'),
    )
      ? false
      : undefined,
  ({ person }) => person.convictions.flatMap(({ sources }) => sources),
)
