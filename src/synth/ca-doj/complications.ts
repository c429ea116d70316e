/** Which complication a marijuana conviction gets, on which days that can happen, and what it makes of the answer. */
import { addPeriod, type Day, theDay } from '../../time/day.ts'
import { draw, weighted } from '../random.ts'
import { type PlanContext, SINCE_1973 } from './context.ts'
import type { LaterRow } from './plan.ts'
import {
  ACT,
  type Answer,
  COMPLICATIONS,
  type Complication,
  SENTENCE_OVER,
  type Situation,
  WITHOUT_SENTENCE,
} from './scenarios.ts'
import {
  afterRevocation,
  endedProbation,
  endedSentence,
  lifeSentence,
  noSentence,
  runningSentence,
  type Sentence,
  unreadSentence,
} from './sentences.ts'
import { type Days, dayWithin } from './stamp.ts'

/** Three years to prosecute a felony, and three of absence: how long before an arrest the offense may lie. */
const REACH = { years: 6 }
const LAST_LONG_AFTER = theDay('2024-12-31')
const ALL = weighted(COMPLICATIONS, ({ weight }) => weight)
/** Those that change no answer. */
const QUIET = weighted([SENTENCE_OVER, WITHOUT_SENTENCE], ({ weight }) => weight)

export const drawQuietComplication = ({ random }: PlanContext): Complication => draw(random, QUIET)

/** A complication that makes sense for the situation on this `asOf`; mostly none. */
export function drawComplication(context: PlanContext, situation: Situation): Complication {
  const drawn = draw(context.random, ALL)
  return makesSense(context, situation, drawn) ? drawn : SENTENCE_OVER
}

export function makesSense(context: PlanContext, situation: Situation, complication: Complication): boolean {
  if (complication === SENTENCE_OVER || complication === WITHOUT_SENTENCE) return true
  if (situation.answer !== 'eligible') return false
  const graver = situation.priorsMatter && situation.from >= SINCE_1973
  if (complication.graverOnly === true && !graver) return false
  if (complication.felonyOnly === true && situation.reduced === undefined) return false
  const { sentence, later } = complication
  if (situation.toc !== 'F' && (sentence === 'running' || sentence === 'life')) return false
  if (situation.toc === 'I' && (sentence !== 'complete' || later !== undefined)) return false
  if (later !== undefined && context.asOf - situation.from < 6000) return false
  const { from, to } = arrestDays(context, situation, complication)
  return from < to
}

/** The days on which the arrest (or the conviction, where no arrest is shown) may lie. None where `to` is earlier. */
export function arrestDays(
  { asOf, lastArrest }: PlanContext,
  situation: Situation,
  { when, sentence, later, dies }: Complication,
): Days {
  if (when === 'arrested-just-before') return { from: ACT - 150, to: Math.min(ACT - 1, asOf - 800) }
  if (when === 'arrested-after') return { from: ACT, to: lastArrest }
  if (when === 'arrested-long-after')
    return { from: addPeriod(ACT, REACH), to: Math.min(LAST_LONG_AFTER, asOf - 600) }
  const runs = sentence === 'running' || sentence === 'life'
  const to = Math.min(situation.to, lastArrest)
  return {
    from: runs ? Math.max(situation.from, asOf - 8000) : situation.from,
    // Room for later rows, for the sentence before them and for a death.
    to: later !== undefined || dies === true ? Math.min(to, asOf - 4500) : to,
  }
}

/** The day in court of someone arrested on `day`. */
export function courtDay({ random }: PlanContext, { unarrested, when }: Complication, day: Day): Day {
  if (unarrested === true) return day
  if (when === 'arrested-just-before') return dayWithin(random, ACT, ACT + 300)
  return day + (random.oneIn(10) ? 0 : random.from(1, 400))
}

/** Whether it is, or may be, that the sentence still runs: a death would settle it. */
export const mayStillRun = ({ sentence, later, dies }: Complication): boolean =>
  dies !== true &&
  (later === 'revoked' || sentence === 'running' || sentence === 'life' || sentence === 'unread')

export function answerWith(situation: Situation, { answer }: Complication): Answer {
  if (answer === 'same') return situation.answer
  if (answer === 'as-reduced') return situation.reduced === 'same' ? situation.answer : 'not-eligible'
  return answer
}

export function drawSentence(
  { random, asOf }: PlanContext,
  { toc }: Situation,
  { sentence, later }: Complication,
  court: Day,
): Sentence {
  if (sentence === 'silent') return noSentence
  if (sentence === 'running') return runningSentence(random, court, asOf)
  if (sentence === 'life') return lifeSentence(random)
  if (sentence === 'unread') return unreadSentence(random)
  if (later === 'revoked' || later === 'revoked-resentenced') return endedProbation(random, toc)
  return endedSentence(random, toc, court, asOf)
}

/** What the court orders of the conviction years later. */
export function drawLaterRows(
  { random, asOf }: PlanContext,
  { later }: Complication,
  court: Day,
): readonly LaterRow[] {
  if (later === undefined) return []
  const day = dayWithin(random, court + 400, court + 1800)
  switch (later) {
    case 'set-aside':
      return [{ disposition: 'CONV SET ASIDE & DISM PER 1203.4 PC', day, parts: [] }]
    case 'sealed': {
      const sealed = dayWithin(random, Math.max(court + 60, Math.min(ACT + 200, asOf - 300)), asOf - 200)
      return [{ disposition: 'CONV DISM & SEALED PER 11361.8 HS', day: sealed, parts: [] }]
    }
    case 'reduced':
      return [{ disposition: 'CONV REDUCED TO MISD PER 17(B) PC', day, parts: [] }]
    case 'revoked':
      return [{ disposition: 'PROBATION REVOKED', day, parts: [] }]
    case 'revoked-resentenced':
      return [{ disposition: 'PROBATION REVOKED', day, parts: afterRevocation }]
    default:
      return []
  }
}
