/** What the record shows of a conviction, as PC 1203.42 asks for it. */

import { stands } from '../../../record/facts.ts'
import type { Conviction, Person } from '../../../record/person.ts'
import { look } from '../../../rules/fact.ts'
import { forLast } from '../../../rules/memo.ts'
import { isSerious, isViolent, requiresRegistration, yesNo } from '../facts/history.ts'
import { penaltyShown } from '../facts/penalty.ts'

const STATE_PRISON = [isSerious, isViolent, requiresRegistration] as const

/** What is, or may be, on a list of those who serve in state prison, of all convictions of a person. */
const perhapsStatePrison = forLast(({ convictions, undisposed = [] }: Person) =>
  [...convictions, ...undisposed].flatMap(one => {
    const verdicts = STATE_PRISON.map(fact => look(fact, one))
    return verdicts.every(verdict => verdict === false)
      ? []
      : [{ one, surely: verdicts.includes(true), stand: look(stands, one) }]
  }),
)

/**
 * PC 1170(h)(3): a sentence is served in state prison for whoever has a prior or current serious or violent felony, or must
 * register. A later conviction changes nothing; undefined where one may be of them, or may be earlier.
 */
function servedInPrison(conviction: Conviction): boolean | undefined {
  const { person, convictionDate, cycle } = conviction
  const { undisposed = [], registrations, doubts } = person
  // A row that could not be read may be the order that undid an earlier one.
  const lost = doubts.some(({ kind }) => kind === 'unread-row')
  let open = doubts.length > 0 || registrations.length > 0
  for (const { one, surely, stand } of perhapsStatePrison(person)) {
    if (one.convictionDate.soonest > convictionDate.latest) continue
    if (stand === false && one !== conviction) continue
    const counts =
      one === conviction ||
      (!undisposed.includes(one) &&
        (one.cycle === cycle || one.convictionDate.latest <= convictionDate.soonest))
    if (counts && surely && stand === true && (one === conviction || !lost)) return true
    open = true
  }
  // PC 186.11 adds to a sentence, and takes it to state prison.
  open ||= cycle.convictions.some(({ offense }) =>
    offense.offenses.some(({ section }) => section === '186.11'),
  )
  return open ? undefined : false
}

/** By the penalty of its section, and by what PC 1170(h)(3) takes to state prison all the same. */
export const servedInJail = yesNo(
  'crime of PC 1170(h)',
  'Is the crime one that today is punished under PC 1170(h), in county jail, and would the person have been eligible for that (no serious or violent prior, no duty to register)?',
  conviction => {
    const prison = servedInPrison(conviction)
    if (prison === true) return false
    const { served } = penaltyShown(conviction)
    if (served === 'prison') return false
    return served === 'jail' && prison === false ? true : undefined
  },
)
