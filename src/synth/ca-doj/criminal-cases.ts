/** Whole cases: about anything, about an earlier conviction that may matter, or around a marijuana conviction. */
import type { Day } from '../../time/day.ts'
import { drawCounty, type PlanContext } from './context.ts'
import { convictedCount, dismissedCount, drawMarijuanaCharge, isMarijuanaCharge } from './counts.ts'
import { LOOKALIKES, NOT_FILED, type OffenseText, ORDINARY, PLEA } from './offenses.ts'
import { type Count, type Cycle, eventCycle } from './plan.ts'

/** A case about anything, with no marijuana conviction in it. */
export function ordinaryCase(context: PlanContext, day: Day): Cycle {
  const { random } = context
  const size = drawSize(context)
  const county = drawCounty(context)
  const filed = random.percent(78)
  const aboutMarijuana = random.percent(9)
  const charges = Array.from({ length: size }, (_, i) =>
    i === 0 && aboutMarijuana
      ? drawMarijuanaCharge(context, day)
      : drawOtherCharge(context, { pleas: !aboutMarijuana }),
  )
  const whole = { kind: 'criminal', day, unarrested: false, county } as const
  if (!filed) return { ...whole, counts: charges.map(charged => notFiled(context, charged)) }
  const court = day + (random.oneIn(9) ? 0 : random.from(1, 420))
  const counts = charges.map((charged, i): Count => {
    if (i === 0 && aboutMarijuana)
      return random.percent(12)
        ? convictedCount(context, court, { text: '415 PC-DISTURBING THE PEACE', toc: 'M' }, charged)
        : dismissedCount(context, charged)
    return random.percent(57) ? convictedCount(context, court, charged) : dismissedCount(context, charged)
  })
  return { ...whole, court, counts }
}

/** How many charges a case has: one mostly, up to seven. */
function drawSize({ random }: PlanContext): number {
  const luck = random.below(100)
  return luck < 62 ? 1 : luck < 86 ? 2 : luck < 95 ? 3 : 4 + random.below(4)
}

/** A charge that is no marijuana charge. What those are often bargained down to stays out of cases about marijuana. */
function drawOtherCharge({ random }: PlanContext, { pleas }: { pleas: boolean }): OffenseText {
  if (random.oneIn(220)) return random.pick(LOOKALIKES)
  return random.pick(pleas && random.oneIn(45) ? PLEA : ORDINARY)
}

const notFiled = ({ random }: PlanContext, charged: OffenseText): Count => ({
  charged,
  disposition: random.pick(NOT_FILED),
  parts: [],
  later: [],
})

/** A case with these marijuana counts, and perhaps others beside them. */
export function caseAround(
  context: PlanContext,
  marijuana: readonly Count[],
  { day, court, county, unarrested = false }: { day: Day; court: Day; county: string; unarrested?: boolean },
): Cycle {
  const { random } = context
  const counts = [...marijuana]
  const luck = random.below(10)
  for (let more = luck < 6 ? 0 : luck < 9 ? 1 : 2; more > 0; more--) {
    const charge = random.percent(10) ? drawMarijuanaCharge(context, day) : random.pick(ORDINARY)
    const count =
      isMarijuanaCharge(charge) || random.percent(60)
        ? dismissedCount(context, charge)
        : convictedCount(context, court, charge)
    if (random.oneIn(2)) counts.push(count)
    else counts.unshift(count)
  }
  return { kind: 'criminal', day, unarrested, court, county, counts }
}

/** A case of one conviction on this day, and the court's later order where one is named. */
export function priorConviction(
  context: PlanContext,
  offense: OffenseText,
  court: Day,
  order?: string,
): Cycle {
  const { random, asOf } = context
  const count = convictedCount(context, court, offense)
  const later =
    order === undefined ? [] : [{ disposition: order, day: Math.min(court + 1500, asOf - 200), parts: [] }]
  return {
    kind: 'criminal',
    day: court - random.from(0, 300),
    unarrested: false,
    court,
    county: drawCounty(context),
    counts: [{ ...count, later }],
  }
}

export const sexOffenderRegistration = (context: PlanContext, day: Day): Cycle =>
  eventCycle('registration', {
    text: '290 PC-REGISTRATION OF SEX OFFENDER',
    day,
    county: drawCounty(context),
  })
