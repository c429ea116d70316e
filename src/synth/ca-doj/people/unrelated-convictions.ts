/** A person of one to three marijuana convictions that have nothing to do with each other. */
import { addPeriod, type Day } from '../../../time/day.ts'
import { draw } from '../../random.ts'
import {
  arrestDays,
  courtDay,
  drawComplication,
  drawQuietComplication,
  mayStillRun,
} from '../complications.ts'
import { drawCounty, FIRST_DAY, type PlanContext } from '../context.ts'
import { marijuanaCount } from '../counts.ts'
import { caseAround } from '../criminal-cases.ts'
import { type Draft, eventCycle, hasRoomFor, newDraft } from '../plan.ts'
import { type Complication, SENTENCE_OVER, type Situation } from '../scenarios.ts'
import { bornToBe, dayWithin } from '../stamp.ts'
import { daysOfAge, drawAge } from './ages.ts'

export function unrelatedConvictions(context: PlanContext): Draft {
  const { random, situations } = context
  const situation = draw(random, situations.any)
  const complication = drawComplication(context, situation)
  const { from, to } = arrestDays(context, situation, complication)
  const day = dayWithin(random, from, to)
  const birth = bornToBe(random, drawAge(random, situation.age), day)
  const draft = newDraft({ birth, alone: true })
  addCase(context, draft, { situation, complication, day })
  const luck = random.below(100)
  for (let more = luck < 68 ? 0 : luck < 91 ? 1 : 2; more > 0; more--) addAnother(context, draft)
  if (random.oneIn(30)) draft.cycles.push(drugRegistration(context, draft))
  return draft
}

/** One more conviction, where the life of the person and the answers already known leave room for the one drawn. */
function addAnother(context: PlanContext, draft: Draft): void {
  const { random, situations } = context
  const luck = random.below(10)
  const situation = draw(random, situations.byAge[luck < 7 ? 'adult' : luck < 9 ? 'young' : 'child'])
  const complication = drawComplication(context, situation)
  if (!hasRoomFor(draft, situation) || deathWouldDecide(draft, complication)) return
  const possible = arrestDays(context, situation, complication)
  const lived = daysOfAge(draft.birth, situation.age)
  const from = Math.max(possible.from, lived.from)
  const to = Math.min(possible.to, lived.to)
  if (to - from > 30) addCase(context, draft, { situation, complication, day: dayWithin(random, from, to) })
}

/** A death ends every sentence of the person: it must not come to one whose answer is that it may still run. */
export function deathWouldDecide({ answers, dies }: Draft, complication: Complication): boolean {
  if (complication.dies === true) return answers.some(known => mayStillRun(known.complication))
  return dies && mayStillRun(complication)
}

interface Conviction {
  readonly situation: Situation
  readonly complication: Complication
  readonly day: Day
}

function addCase(context: PlanContext, draft: Draft, { situation, complication, day }: Conviction): void {
  const { random, situations } = context
  const county = drawCounty(context)
  const court = courtDay(context, complication, day)
  const counts = [marijuanaCount(context, draft, { situation, complication, court, county })]
  const { later, dies, when, unarrested } = complication
  if (later !== undefined || dies === true) draft.alone = false
  if (dies === true) draft.dies = true
  if (later === undefined && when === undefined && random.oneIn(6)) {
    const second = draw(random, situations.byAge[situation.age])
    const possible = second.section !== situation.section && day >= second.from && day <= second.to
    if (possible && hasRoomFor(draft, second)) {
      // Beside a sentence that may still run, a count without one of its own may have that.
      const ended = complication.sentence === 'complete' || complication.sentence === 'silent'
      const quiet = ended ? drawQuietComplication(context) : SENTENCE_OVER
      counts.push(marijuanaCount(context, draft, { situation: second, complication: quiet, court, county }))
    }
  }
  draft.cycles.push(caseAround(context, counts, { day, court, county, unarrested: unarrested === true }))
}

function drugRegistration({ random, county }: PlanContext, { birth, cycles }: Draft) {
  const last = Math.max(...cycles.map(({ day }) => day))
  // Nobody is on record under ten: such a birth date would not be believed.
  const grown = Math.max(FIRST_DAY, addPeriod(birth, { years: 12 }))
  return eventCycle('registration', {
    text: '11590 HS-REGISTRATION OF CNTL SUB OFFENDER',
    day: Math.max(grown, last - random.from(0, 2000)),
    county,
  })
}
