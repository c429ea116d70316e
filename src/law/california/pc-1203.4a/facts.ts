/** What the record shows of a conviction, as PC 1203.4a asks for it. */

import { others } from '../../../record/priors.ts'
import { addPeriod } from '../../../time/day.ts'
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

/**
 * VC 42001(a) holds every infraction of the Vehicle Code for which the code gives no penalty of its own. Those with one, by VC
 * 42000.1 to 42001.25 (read 29 November 2026), by 23123, 23123.5 and 23124, or perhaps by another (from memory): asked.
 */
const OWN_PENALTY: ReadonlySet<string> = new Set([
  ...[
    '2815',
    '4000',
    '21070',
    '21453',
    '21454',
    '21457',
    '21655.5',
    '21655.8',
    '21752',
    '21806',
    '21951',
    '21971',
  ],
  ...[
    '22348',
    '22350',
    '22406',
    '22407',
    '22450',
    '22451',
    '22452',
    '22500',
    '22507.8',
    '22511.1',
    '22522',
    '22526',
  ],
  ...[
    '23111',
    '23112',
    '23113',
    '23117',
    '23123',
    '23123.5',
    '23124',
    '23135',
    '23140',
    '23222',
    '27000',
    '27150.3',
  ],
  ...['27153', '27153.5', '27156', '27315', '27360', '34506', '34506.3', '38020', '16028'],
])

export const trafficInfraction = yesNo(
  'infraction within VC 42001',
  'Is the offense an infraction that VC 42001 covers (traffic infractions of the Vehicle Code and of local ordinances)?',
  ({ offense: { offenses, unread } }) =>
    offenses.length === 0 || unread !== ''
      ? undefined
      : offenses.every(({ code }) => code !== undefined && code !== 'VC')
        ? false
        : offenses.every(({ code, section }) => code === 'VC' && !OWN_PENALTY.has(section))
          ? true
          : undefined,
)

/**
 * A crime in the year after the judgment leaves the court's discretion only ("since", as Chandlee reads it: 90 Cal.App.3d Supp. 13,
 * known from a treatise); a later one leaves the right open, and that the life was upright no file shows.
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
