/** What the record shows of a conviction, as PC 1203.4 asks for it. */

import { shownOver } from '../../../record/facts.ts'
import type { Conviction } from '../../../record/person.ts'
import type { Fact } from '../../../rules/fact.ts'
import { beforeAndAfterReduction } from '../facts/dismissal.ts'
import { contextOf, onTheList, probationRevoked, yesNo } from '../facts/history.ts'
import { prisonSuspended } from '../facts/serving.ts'
import { DISCRETIONARY_1203_4, EXCLUDED_1203_4, onList } from '../offenses/lists.ts'

// ---- the offense ------------------------------------------------------------------------------------------------

export const excluded = beforeAndAfterReduction(
  onTheList(
    'offense excluded from PC 1203.4',
    'Is the offense one that PC 1203.4(b) excludes?',
    EXCLUDED_1203_4,
  ),
)

export const drivingOffense = onTheList(
  'driving offense of VC 12810(a) to (e)',
  'Is the offense one that VC 12810(a) to (e) lists?',
  DISCRETIONARY_1203_4,
)

/** The text speaks of a person cited for or charged with such an offense, so a plea to another does not restore the right. */
export const drivingCharged: Fact<Conviction, boolean> = yesNo(
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

// ---- how probation ended ------------------------------------------------------------------------------------------

/** A violation need not have led to a revocation, so no file shows that there was none. */
export const fulfilled = yesNo(
  'conditions of probation fulfilled',
  'Did the person fulfill the conditions of probation for the entire period? (Unpaid restitution does not count against it.)',
  conviction => (probationRevoked.read(conviction) === true ? false : undefined),
)

/** An early discharge gives the right whatever came before it, a violation too. That there was none no file shows. */
export const endedEarly = yesNo(
  'probation ended early by the court',
  'Did the court discharge the person from probation before its term was over?',
  conviction => (shownOver(conviction, 'probation-ended-early') === undefined ? undefined : true),
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

/**
 * Prison beside probation: where no revocation is shown, its execution was suspended and the probation ran to its end (Parker);
 * after one it may have been served.
 */
export const prisonInstead = yesNo(
  'probation ended in prison',
  'Was probation revoked for good and the person sent to state prison, so that it never ended as probation?',
  conviction => {
    const { parts, says } = conviction.sentence
    if (prisonSuspended(conviction)) return false
    if (says === 'life' || parts.some(({ kind }) => kind === 'prison')) return undefined
    const revoked = probationRevoked.read(conviction) === true
    return revoked && (says !== 'complete' || parts.some(({ kind }) => kind === undefined))
      ? undefined
      : false
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)
