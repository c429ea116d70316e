/** A person who pleaded to something else in a marijuana case. */

import { draw } from '../../random.ts'
import { courtDay } from '../complications.ts'
import { drawCounty, type PlanContext, SINCE_1973 } from '../context.ts'
import { convictedCount, dismissedCount } from '../counts.ts'
import { type OffenseText, PLEA } from '../offenses.ts'
import { type Count, type Draft, type KnownAnswer, newDraft } from '../plan.ts'
import { SENTENCE_OVER } from '../scenarios.ts'
import { bornToBe, dayWithin } from '../stamp.ts'

export function plea(context: PlanContext): Draft {
  const { random, situations, lastUsualArrest } = context
  const situation = draw(random, situations.priorsMatter)
  const day = dayWithin(random, Math.max(situation.from, SINCE_1973), Math.min(situation.to, lastUsualArrest))
  const draft = newDraft({ birth: bornToBe(random, random.from(21, 40), day), alone: false })
  const county = drawCounty(context)
  const court = courtDay(context, SENTENCE_OVER, day)
  const offense = random.pick(PLEA)
  const charge: OffenseText = { text: random.pick(situation.texts), toc: 'F' }
  const inOneCount = random.oneIn(2)
  const known: KnownAnswer = {
    key: '',
    answer: 'review',
    relief: undefined,
    why: `plea to ${offense.text.split('-')[0]} in a marijuana case`,
    situation,
    complication: SENTENCE_OVER,
    beside: { is: 'plea' },
  }
  const ours = county === context.county
  if (ours) draft.answers.push(known)
  const convicted: Count = {
    ...convictedCount(context, court, offense, inOneCount ? charge : offense),
    ...(ours ? { known } : {}),
  }
  const counts = inOneCount ? [convicted] : [dismissedCount(context, charge), convicted]
  draft.cycles.push({ kind: 'criminal', day, unarrested: false, court, county, counts })
  return draft
}
