/** A person of three or four convictions of one section: the third has two before it. */
import { addPeriod, type Day } from '../../../time/day.ts'
import { draw } from '../../random.ts'
import { drawQuietComplication } from '../complications.ts'
import { drawCounty, type PlanContext } from '../context.ts'
import { marijuanaCount } from '../counts.ts'
import { type Draft, newDraft } from '../plan.ts'
import type { Answer } from '../scenarios.ts'
import { bornToBe, dayWithin, isLeapDay } from '../stamp.ts'

export function convictionsOfOneSection(context: PlanContext): Draft {
  const { random, situations, lastUsualArrest } = context
  const situation = draw(random, situations.priorsMatter)
  /** The second conviction lies in the six years before the third arrest, in which the third offense may lie. */
  const close = random.percent(25)
  let day = dayWithin(random, situation.from, situation.from + 5000)
  const draft = newDraft({ birth: bornToBe(random, random.from(21, 30), day), alone: false })
  for (let nth = 1; nth <= 4; nth++) {
    if (day > Math.min(situation.to, lastUsualArrest)) break
    const county = drawCounty(context)
    const court = day + random.from(0, 200)
    const complication = drawQuietComplication(context)
    const decided = {
      ...answerOfNth(nth, close),
      beside: { is: 'same section', days: draft.cycles.flatMap(({ court: of = [] }) => of) },
    } as const
    const count = marijuanaCount(context, draft, { situation, complication, court, county, decided })
    draft.cycles.push({ kind: 'criminal', day, unarrested: false, court, county, counts: [count] })
    if (close && nth === 3) break
    day = nextArrest(context, nth, court, close)
  }
  return draft
}

/** What the law says of the first, second, third or later conviction. */
export function answerOfNth(nth: number, close: boolean): { readonly answer: Answer; readonly says: string } {
  if (nth < 3) return { answer: 'eligible', says: `${nth - 1} earlier of the same section` }
  // Whether two count, as convictions under the misdemeanor paragraph, is contested.
  return close
    ? { answer: 'review', says: 'a second of the same section in the six years before the arrest' }
    : { answer: 'review', says: 'two earlier of the same section' }
}

function nextArrest({ random }: PlanContext, nth: number, court: Day, close: boolean): Day {
  const day =
    nth === 1
      ? court + random.from(10, 900)
      : close
        ? court + random.from(20, 1000)
        : addPeriod(court, { years: 6 }) + random.from(40, 1800)
  return isLeapDay(day) ? day + 1 : day
}
