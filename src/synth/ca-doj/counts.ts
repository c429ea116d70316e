/** Counts of a case as it ended: a marijuana conviction with its known answer, another conviction, or none. */
import type { Day } from '../../time/day.ts'
import { answerWith, drawLaterRows, drawSentence } from './complications.ts'
import { type PlanContext, SINCE_1973 } from './context.ts'
import { DISMISSALS, MARIJUANA_BEFORE_1973, MARIJUANA_SINCE_1973, type OffenseText } from './offenses.ts'
import { type Beside, type Count, countSections, type Draft, type KnownAnswer } from './plan.ts'
import type { Answer, Complication, Situation } from './scenarios.ts'
import { endedSentence, noSentence } from './sentences.ts'

export interface MarijuanaConviction {
  readonly situation: Situation
  readonly complication: Complication
  readonly court: Day
  readonly county: string
  /** Where something else on the record decides: what the answer is by it, and what to call it. */
  readonly decided?: { readonly answer: Answer; readonly says: string; readonly beside?: Beside }
}

/** One marijuana conviction as a count; its answer is known where the county is ours, and the draft keeps it. */
export function marijuanaCount(
  context: PlanContext,
  draft: Draft,
  { situation, complication, court, county, decided }: MarijuanaConviction,
): Count {
  const { random } = context
  const convicted: OffenseText = { text: random.pick(situation.texts), toc: situation.toc }
  const answer = decided?.answer ?? answerWith(situation, complication)
  const known: KnownAnswer | undefined =
    county === context.county
      ? {
          key: '',
          answer,
          relief: answer === 'eligible' ? situation.relief : undefined,
          least: answer === situation.answer ? situation.least : undefined,
          why: `${situation.says}; ${(decided ?? complication).says}`,
          situation,
          complication,
          ...(decided?.beside === undefined ? {} : { beside: decided.beside }),
        }
      : undefined
  if (known !== undefined) draft.answers.push(known)
  countSections(draft, situation)
  const { disposition, parts } = drawSentence(context, situation, complication, court)
  const pleadedDown = situation.toc !== 'F' && situation.from >= SINCE_1973 && random.percent(30)
  return {
    charged: pleadedDown ? { text: '11359 HS-POSSESS MARIJUANA FOR SALE', toc: 'F' } : convicted,
    convicted,
    disposition,
    parts,
    later: drawLaterRows(context, complication, court),
    ...(known === undefined ? {} : { known }),
  }
}

/** A conviction whose sentence is over, or that shows none. */
export function convictedCount(
  { random, asOf }: PlanContext,
  court: Day,
  convicted: OffenseText,
  charged = convicted,
): Count {
  const { disposition, parts } = random.percent(12)
    ? noSentence
    : endedSentence(random, convicted.toc, court, asOf)
  return { charged, convicted, disposition, parts, later: [] }
}

export const dismissedCount = ({ random }: PlanContext, charged: OffenseText): Count => ({
  charged,
  disposition: random.pick(DISMISSALS),
  parts: [],
  later: [],
})

/** A marijuana charge with the number of its time. */
export const drawMarijuanaCharge = ({ random }: PlanContext, day: Day): OffenseText =>
  random.pick(day < SINCE_1973 ? MARIJUANA_BEFORE_1973 : MARIJUANA_SINCE_1973)

export const isMarijuanaCharge = (offense: OffenseText): boolean =>
  MARIJUANA_BEFORE_1973.includes(offense) || MARIJUANA_SINCE_1973.includes(offense)
