/** What the record shows of a conviction, as PC 1203.4a asks for it. */

import { others } from '../../../record/priors.ts'
import { addPeriod } from '../../../time/day.ts'
import { beforeAndAfterReduction } from '../facts/dismissal.ts'
import { listedAs, onTheList, yesNo } from '../facts/history.ts'
import { NOT_LISTED } from '../offenses/list-entry.ts'
import { EXCLUDED_1203_4A, onList } from '../offenses/lists.ts'
import { OWN_PENALTY } from './own-penalty.ts'

export const excluded = beforeAndAfterReduction(
  onTheList(
    'offense excluded from PC 1203.4a',
    'Is the offense one that PC 1203.4a(d) excludes?',
    EXCLUDED_1203_4A,
  ),
)

/**
 * VC 42001(a) holds every infraction of the Vehicle Code, and of an ordinance under it, for which the code gives no penalty of its
 * own (pedestrians, bicycles and VC 27150.3 stand in its (b) to (d)). Which ordinances of a city are under it no section shows.
 */
export const trafficInfraction = listedAs(
  'infraction within VC 42001',
  'Is the offense an infraction that VC 42001 covers (traffic infractions of the Vehicle Code and of local ordinances)?',
  (offense, context) => {
    if (offense.code === 'MC') return { verdict: 'unknown' }
    if (offense.code !== undefined && offense.code !== 'VC') return NOT_LISTED
    const { verdict, needs } = onList(OWN_PENALTY, offense, context)
    if (offense.code === undefined || verdict === 'unknown')
      return { verdict: 'unknown', ...(needs === undefined ? {} : { needs }) }
    return verdict === 'yes' ? NOT_LISTED : { verdict: 'yes' }
  },
)

/**
 * A crime in the year after the judgment leaves the court's discretion only ("since", as Chandlee reads it: 90 Cal.App.3d Supp. 13,
 * known from a treatise). A later one leaves the right open, and that the life was upright no file shows. The day of an offense is
 * taken from the record alone: no limitation bounds it here.
 */
export const upright = yesNo(
  'honest and upright life',
  'Has the person since the judgment lived an honest and upright life and obeyed the law? (Unpaid restitution does not count against it.)',
  conviction =>
    others(conviction).some(
      ({ prior }) =>
        prior.offenseDate.soonest > conviction.convictionDate.latest &&
        prior.offenseDate.latest <= addPeriod(conviction.convictionDate.soonest, { years: 1 }) &&
        prior.person.undisposed?.includes(prior) !== true &&
        prior.person.doubts.every(({ kind }) => kind !== 'identity'),
    )
      ? false
      : undefined,
  ({ person }) => person.convictions.flatMap(({ sources }) => sources),
)
