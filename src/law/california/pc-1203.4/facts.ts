/** What the record shows of a conviction, as PC 1203.4 asks for it. */

import { probationShownOver, shownOver } from '../../../record/facts.ts'
import type { Conviction, Cycle, OffenseReading } from '../../../record/person.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { forLast } from '../../../rules/memo.ts'
import { beforeAndAfterReduction } from '../facts/dismissal.ts'
import { contextOf, onTheList, probationEnds, probationRevoked, yesNo } from '../facts/history.ts'
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

/** What the counts and charges of a case were read as, once each. */
const readingsOf = forLast(({ convictions, otherCharges }: Cycle): readonly OffenseReading[] => [
  ...new Set([...convictions, ...otherCharges].map(({ offense }) => offense)),
])

/** The text speaks of a person cited for or charged with such an offense, so a plea to another does not restore the right. */
export const drivingCharged: Fact<Conviction, boolean> = yesNo(
  'driving offense charged in the case',
  'Was any offense that VC 12810(a) to (e) lists charged in this case?',
  conviction => {
    const { cycle, person } = conviction
    const context = contextOf(conviction)
    const found = readingsOf(cycle).flatMap(({ offenses, unread }) =>
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
  conviction => (look(probationRevoked, conviction) === true ? false : undefined),
)

/** Days for which the term stood still: from the first revocation to the last reinstatement (PC 1203.2(a), read 2026-11-30). */
function daysTolled({ later }: Conviction): number {
  const revoked = later.filter(({ kind }) => kind === 'probation-revoked')
  const [first] = revoked
  const last = revoked.at(-1)
  return first === undefined || last === undefined ? 0 : last.day.latest - first.day.soonest
}

/** Whether a row ends probation only after the whole term that was given, with the time for which it stood still. */
function ranItsTerm(conviction: Conviction): boolean {
  const over = probationShownOver(conviction)
  const term = look(probationEnds, conviction)
  return over !== undefined && term !== undefined && over.soonest - daysTolled(conviction) >= term.latest
}

/** An early discharge gives the right whatever came before it, a violation too. Only a row that ends the term later shows that there was none. */
export const endedEarly = yesNo(
  'probation ended early by the court',
  'Did the court discharge the person from probation before its term was over?',
  conviction => {
    if (shownOver(conviction, 'probation-ended-early') !== undefined) return true
    return ranItsTerm(conviction) ? false : undefined
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)

/**
 * Prison beside probation: where no revocation is shown, its execution was suspended and the probation ran to its end (Parker);
 * after one it may have been served, unless it was reinstated and ended as probation.
 */
export const prisonInstead = yesNo(
  'probation ended in prison',
  'Was probation revoked for good and the person sent to state prison, so that it never ended as probation?',
  conviction => {
    const { parts, says } = conviction.sentence
    if (prisonSuspended(conviction)) return false
    if (says === 'life' || parts.some(({ kind }) => kind === 'prison')) return undefined
    const revoked = look(probationRevoked, conviction) === true
    const told = says === 'complete' || probationShownOver(conviction) !== undefined
    return revoked && (!told || parts.some(({ kind }) => kind === undefined)) ? undefined : false
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)
