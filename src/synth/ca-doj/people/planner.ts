/** Plans people one after another: which kind of person, their other cases, an application for work, and perhaps a death. */
import { addPeriod, type Day } from '../../../time/day.ts'
import { draw, type Random, type Streams, weighted } from '../../random.ts'
import { mayStillRun } from '../complications.ts'
import { drawCounty, FIRST_DAY, type PlanContext, planSetting } from '../context.ts'
import { ordinaryCase } from '../criminal-cases.ts'
import { type Cycle, type Draft, eventCycle, type Plan } from '../plan.ts'
import { dayWithin } from '../stamp.ts'
import { aroundAnEvent } from './around-an-event.ts'
import { plea } from './plea.ts'
import { convictionsOfOneSection } from './same-section.ts'
import { unrelatedConvictions } from './unrelated-convictions.ts'
import { untiedOrder } from './untied-order.ts'
import { withoutMarijuana } from './without-marijuana.ts'

/** Of a thousand people. */
const KINDS: readonly { readonly weight: number; readonly draw: (context: PlanContext) => Draft }[] = [
  { weight: 75, draw: unrelatedConvictions },
  { weight: 19, draw: aroundAnEvent },
  { weight: 5, draw: convictionsOfOneSection },
  { weight: 2, draw: untiedOrder },
  { weight: 4, draw: plea },
  { weight: 895, draw: withoutMarijuana },
]
const ANY_KIND = weighted(KINDS, ({ weight }) => weight)

/** Plans the person of a number, who is the same whoever else is planned. */
export function planner(
  streams: Streams,
  asked: { readonly county: string; readonly asOf: Day },
): (index: number) => Plan {
  const setting = planSetting(asked)
  return index => {
    const random = streams('plan', index)
    const context: PlanContext = { ...setting, random }
    const kind = draw(random, ANY_KIND)
    const draft = kind.draw(context)
    addOrdinaryCases(context, draft, drawCaseCount(random, { marijuana: kind.draw !== withoutMarijuana }))
    if (random.oneIn(60)) draft.cycles.push(application(context, draft))
    draft.cycles.sort((a, b) => a.day - b.day)
    const mortal = draft.answers.every(({ complication }) => !mayStillRun(complication))
    if (draft.dies || (mortal && random.oneIn(45))) addDeath(context, draft)
    const { birth, cycles, answers, alone } = draft
    return { birth, cycles, answers, alone }
  }
}

/** How many cases about other things; a long tail up to hundreds. */
function drawCaseCount(random: Random, { marijuana }: { marijuana: boolean }): number {
  const luck = random.below(10000)
  if (luck < 4) return 60 + random.below(160)
  if (luck < 40) return 12 + random.below(40)
  if (luck < 400) return 4 + random.below(9)
  if (marijuana) return luck < 5500 ? 0 : luck < 8500 ? 1 : 2
  return luck < 6100 ? 1 : luck < 8500 ? 2 : 3
}

function addOrdinaryCases(context: PlanContext, draft: Draft, count: number): void {
  const { random, lastArrest, lastUsualArrest } = context
  const last = random.oneIn(20) ? lastArrest : lastUsualArrest
  const to = Math.min(last, addPeriod(draft.birth, { years: 70 }))
  const from = Math.min(Math.max(FIRST_DAY, addPeriod(draft.birth, { years: 15 })), to - 400)
  for (let i = 0; i < count; i++) draft.cycles.push(ordinaryCase(context, dayWithin(random, from, to)))
}

function application(context: PlanContext, { birth }: Draft): Cycle {
  const { random, lastUsualArrest } = context
  const grown = Math.min(Math.max(FIRST_DAY, addPeriod(birth, { years: 18 })), lastUsualArrest)
  const day = dayWithin(random, grown, lastUsualArrest)
  return eventCycle('applicant', { day, county: drawCounty(context), text: 'APPLICANT-SECURITY GUARD' })
}

/** A death after everything else on the record. Throws where the plan needs one and there is no day for it. */
export function addDeath(context: PlanContext, { cycles, dies }: Draft): void {
  const { random, asOf } = context
  const days = cycles.flatMap(({ day, court = day, counts }) => [
    day,
    court,
    ...counts.flatMap(({ later }) => later.map(row => row.day)),
  ])
  const last = Math.max(FIRST_DAY, ...days)
  if (last + 60 < asOf - 30) {
    const day = dayWithin(random, last + 30, asOf - 30)
    cycles.push(eventCycle('deceased', { day, county: drawCounty(context) }))
  } else if (dies) throw new Error('a plan that needs a death leaves no day for it')
}
