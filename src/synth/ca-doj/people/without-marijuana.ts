/** A person with no marijuana conviction; now and then with one that would bar relief for it. */
import { addPeriod, theDay } from '../../../time/day.ts'
import { FIRST_DAY, type PlanContext } from '../context.ts'
import { priorConviction, sexOffenderRegistration } from '../criminal-cases.ts'
import { REGISTRABLE, SUPERSTRIKES } from '../offenses.ts'
import { type Draft, newDraft } from '../plan.ts'
import { isLeapDay } from '../stamp.ts'

const FIRST_BIRTH = theDay('1930-01-01')
const LAST_BIRTH = theDay('1994-12-31')

export function withoutMarijuana(context: PlanContext): Draft {
  const { random, lastUsualArrest } = context
  const drawn = random.from(FIRST_BIRTH, Math.min(LAST_BIRTH, lastUsualArrest - 8000))
  const birth = isLeapDay(drawn) ? drawn + 1 : drawn
  const draft = newDraft({ birth, alone: true })
  if (random.oneIn(40)) {
    const day = Math.max(FIRST_DAY, addPeriod(birth, { years: 19 })) + random.below(1000)
    const offense = random.pick(random.oneIn(2) ? SUPERSTRIKES : REGISTRABLE)
    draft.cycles.push(priorConviction(context, offense, day))
    if (random.oneIn(3)) draft.cycles.push(sexOffenderRegistration(context, day + 60))
  }
  return draft
}
