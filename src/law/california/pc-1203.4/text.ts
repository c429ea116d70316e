/** PC 1203.4: dismissal after probation, of right where its conditions were fulfilled, else as justice requires. */
import { offenseClass } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import { all, any, not, unless } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Fact } from '../../../rules/fact.ts'
import { after, always, holds, is } from '../../../rules/leaves.ts'
import type { Route } from '../../../rules/rule.ts'
import { theDay } from '../../../time/day.ts'
import { statute } from '../../statute.ts'
import { beforeAndAfterReduction, dismissal, driving, NOTICE, probationOver } from '../facts/dismissal.ts'
import {
  chargedWithNothing,
  contextOf,
  notInFile,
  notServing,
  onTheList,
  probationGranted,
  probationRevoked,
  standsUntouched,
  yesNo,
} from '../facts/history.ts'
import { stays } from '../facts/what-stays.ts'
import { DISCRETIONARY_1203_4, EXCLUDED_1203_4, onList } from '../offenses/lists.ts'
import { OUTLINE } from './outline.ts'

const text = cite('PC 1203.4(a)(1)', 'verbatim')
const drivingText = cite(
  'PC 1203.4(c)(1)-(2)',
  'verbatim',
  'which sections VC 12810(a)-(e) names is from memory',
)

const excluded = beforeAndAfterReduction(
  onTheList(
    'offense excluded from PC 1203.4',
    'Is the offense one that PC 1203.4(b) excludes?',
    EXCLUDED_1203_4,
  ),
)
const drivingOffense = onTheList(
  'driving offense of VC 12810(a) to (e)',
  'Is the offense one that VC 12810(a) to (e) lists?',
  DISCRETIONARY_1203_4,
)

/** The text speaks of a person cited for or charged with such an offense, so a plea to another does not restore the right. */
const drivingCharged: Fact<Conviction, boolean> = yesNo(
  'driving offense charged in the case',
  'Was any offense that VC 12810(a) to (e) lists charged in this case?',
  conviction => {
    const { cycle, person } = conviction
    const readings = [...cycle.convictions, ...cycle.otherCharges].map(({ offense }) => offense)
    const context = contextOf(conviction)
    const found = readings.flatMap(({ offenses, unread }) =>
      offenses.length === 0 || unread !== ''
        ? ['unknown' as const]
        : offenses.map(offense => onList(DISCRETIONARY_1203_4, offense, context).verdict),
    )
    if (found.includes('yes')) return true
    return found.includes('unknown') || person.doubts.length > 0 ? undefined : false
  },
  ({ cycle }) => [...cycle.convictions, ...cycle.otherCharges].flatMap(({ sources }) => sources),
)

/** A violation need not have led to a revocation, so no file shows that there was none. */
const fulfilled = yesNo(
  'conditions of probation fulfilled',
  'Did the person fulfil the conditions of probation for the entire period? (Unpaid restitution does not count against it.)',
  conviction => (probationRevoked.read(conviction) === true ? false : undefined),
)
/** An early discharge gives the right whatever came before it, a violation too. */
const endedEarly = notInFile(
  'probation ended early by the court',
  'Did the court discharge the person from probation before its term was over?',
)
const rightful = all<Conviction>(
  'probation was fulfilled, and the offense is not one left to discretion',
  any(
    { says: 'its conditions were fulfilled for the whole period, or it was ended early', cite: text },
    holds(fulfilled, 'its conditions were fulfilled for the whole period'),
    holds(endedEarly, 'the court ended it early'),
  ),
  not(
    { says: 'not a driving offense that leaves it to discretion', cite: drivingText },
    holds(drivingOffense),
  ),
  not({ says: 'no such driving offense was charged in the case', cite: drivingText }, holds(drivingCharged)),
)

/** Prison stands beside probation where the probation was revoked for good, or where a prison term was suspended. */
const prisonInstead = yesNo(
  'probation ended in prison',
  'Was probation revoked for good and the person sent to state prison, so that it never ended as probation?',
  conviction => {
    const { parts, says } = conviction.sentence
    if (parts.some(({ kind }) => kind === 'prison') || says === 'life') return undefined
    const revoked = probationRevoked.read(conviction) === true
    return revoked && (says !== 'complete' || parts.some(({ kind }) => kind === undefined))
      ? undefined
      : false
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

const routes: readonly Route<Conviction>[] = [
  {
    name: 'of right',
    says: `Petition on form CR-180, which the court shall grant: the conditions of probation were fulfilled, or it was ended early. ${NOTICE}`,
    cite: text,
    by: 'petition',
    grant: 'shall',
    opens: rightful,
  },
  {
    name: 'discretion',
    says: `Petition on form CR-180, which the court may grant in the interest of justice. ${NOTICE}`,
    cite: cite('PC 1203.4(a)(1),(c)', 'verbatim'),
    by: 'petition',
    grant: 'may',
    opens: always('whether it is in the interest of justice, the court finds on the petition'),
  },
]

export const pc12034 = statute<Conviction>({
  id: 'pc-1203.4',
  title: 'Dismissal after probation',
  cite: cite('PC 1203.4', 'verbatim'),
  of: 'conviction',
  status: 'in force',
  read: { on: '2026-07-21', where: 'Penal Code, bulk data of the Legislature' },
  attorneyReview: 'none',
  history: [
    { on: '1970-11-23', says: 'Applications may be made from this day on, whenever the conviction was.' },
    {
      on: '2023-07-10',
      says: 'AB 134 (Stats 2023 ch 47), after SB 1106 (Stats 2022 ch 734): unpaid restitution is no ground to deny.',
    },
    { on: '2026-11-26', says: 'Encoded.' },
  ],
  reliefs: [
    dismissal([
      stays.firearms('PC 1203.4(a)(2)'),
      stays.office('PC 1203.4(a)(3)'),
      stays.prior('PC 1203.4(a)(1)'),
      stays.disclosure('PC 1203.4(a)(1)'),
      stays.protective('PC 1203.4'),
      stays.registration('PC 290.007'),
      driving,
    ]),
  ],
  outline: OUTLINE,
  subdivisions: [
    { at: '(a)(1)', says: 'Who may have a conviction dismissed after probation.', status: 'encoded' },
    { at: '(a)(2)', says: 'Firearms: nothing is restored.', status: 'encoded' },
    { at: '(a)(3)', says: 'Public office: a bar stays.', status: 'encoded' },
    { at: '(a)(4)', says: 'Protective orders stay in force.', status: 'encoded' },
    { at: '(a)(5)', says: 'Applications filed on or after 23 November 1970.', status: 'encoded' },
    { at: '(b)', says: 'Offenses that are excluded.', status: 'encoded' },
    {
      at: '(c)(1)-(2)',
      says: 'Driving offenses, cited or charged: left to discretion.',
      status: 'encoded',
    },
    {
      at: '(c)(3)',
      says: 'Unpaid restitution is no ground to deny, and no failure of probation.',
      status: 'encoded',
    },
    {
      at: '(d)',
      says: 'Fifteen days’ notice to the prosecutor.',
      status: 'left-out',
      why: 'Procedure: told with the filing, not decided from the record.',
    },
    {
      at: '(e)',
      says: 'A prosecutor who had notice and did not object may not undo the dismissal.',
      status: 'left-out',
      why: 'It speaks of what follows a grant, not of who may have one.',
    },
    {
      at: '(f)',
      says: 'The Governor may pardon some of those excluded.',
      status: 'left-out',
      why: 'A pardon is not a court’s relief and is asked of the Governor.',
    },
    {
      at: 'PC 1203.3',
      says: 'While probation runs, the court may be asked to end it early.',
      status: 'left-out',
      why: 'A motion of its own, granted on conduct that no record shows; once granted it opens this section.',
    },
    {
      at: 'PC 1170.9(h)',
      says: 'The same dismissal for probationers whose offense came of military trauma.',
      status: 'left-out',
      why: 'A statute of its own; nothing of it is decided here.',
    },
  ],
  concerns: conviction => conviction.class !== 'infraction',
  rules: [
    {
      id: 'pc-1203.4/dismiss',
      relief: 'dismiss',
      rank: 1,
      cite: cite('PC 1203.4', 'verbatim'),
      says: 'Probation was granted and is over',
      inForce: { from: theDay('1970-11-23'), cite: cite('PC 1203.4(a)(5)', 'verbatim') },
      appliesTo: all(
        'a conviction with probation',
        standsUntouched,
        holds(probationGranted, {
          says: 'probation was granted',
          otherwise: 'probation was not granted: see PC 1203.4a, 1203.41 and 1203.42',
          cite: text,
        }),
      ),
      when: all(
        'nothing stands in the way',
        unless(
          {
            says: 'not an offense that is excluded',
            otherwise: 'an offense that PC 1203.4(b) excludes',
            cite: cite('PC 1203.4(b)', 'verbatim'),
          },
          holds(excluded),
        ),
        is(offenseClass, ['felony', 'misdemeanor'], {
          says: 'a felony or a misdemeanor',
          otherwise: 'an infraction, which PC 1203.4(b) excludes',
          cite: cite('PC 1203.4(b)', 'verbatim'),
        }),
        unless(
          {
            says: 'probation did not end in prison',
            otherwise: 'probation was revoked for good and ended in prison: see PC 1203.41',
            cite: cite(
              'PC 1203.4(a)(1)',
              'unverified',
              'Setaside’s reading: who was sent to prison instead has no period of probation that came to an end',
            ),
          },
          holds(prisonInstead),
        ),
        after(probationOver, {}, { says: 'the term of probation is over', cite: text }),
        notServing,
        chargedWithNothing,
      ),
      routes,
    },
  ],
})
