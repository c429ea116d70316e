/** A person with a later order in a case of two convictions, and nothing to say which of them it is about. */
import { theDay } from '../../../time/day.ts'
import { draw } from '../../random.ts'
import { courtDay } from '../complications.ts'
import { drawCounty, type PlanContext } from '../context.ts'
import { marijuanaCount } from '../counts.ts'
import { type Draft, newDraft } from '../plan.ts'
import { SENTENCE_OVER } from '../scenarios.ts'
import { bornToBe, dayWithin } from '../stamp.ts'

const FROM = theDay('1979-06-01')
const TO = theDay('2010-12-31')

export function untiedOrder(context: PlanContext): Draft {
  const { random, situations, lastUsualArrest } = context
  const first = draw(random, situations.priorsMatter)
  const second = draw(random, situations.priorsMatter)
  const day = dayWithin(random, FROM, Math.min(TO, lastUsualArrest - 1500))
  const draft = newDraft({ birth: bornToBe(random, random.from(22, 40), day), alone: false })
  const county = drawCounty(context)
  const court = courtDay(context, SENTENCE_OVER, day)
  const whole = { complication: SENTENCE_OVER, court, county }
  // Where both drawn are of one section, the case has one count and no order.
  const single = second.section === first.section
  const open = {
    decided: {
      answer: 'review',
      says: 'a later order that may concern it',
      beside: { is: 'later order' },
    },
  } as const
  const counts = [marijuanaCount(context, draft, { ...whole, situation: first, ...(single ? {} : open) })]
  if (!single) {
    const count = marijuanaCount(context, draft, { ...whole, situation: second, ...open })
    const day = court + random.from(400, 1200)
    const order = { disposition: 'CONV SET ASIDE & DISM PER 1203.4 PC', day, parts: [], untied: true }
    counts.push({ ...count, later: [order] })
  }
  draft.cycles.push({ kind: 'criminal', day, unarrested: false, court, county, counts })
  return draft
}
