/** A person whose marijuana convictions lie around one event that bars them, may bar them, or only looks as if it did. */
import { addPeriod, type Day, theDay } from '../../../time/day.ts'
import { draw, weighted } from '../../random.ts'
import { courtDay, drawQuietComplication } from '../complications.ts'
import { drawCounty, FIRST_DAY, type PlanContext } from '../context.ts'
import { marijuanaCount } from '../counts.ts'
import { caseAround, priorConviction, sexOffenderRegistration } from '../criminal-cases.ts'
import { DOUBTFUL, REGISTRABLE, SERIOUS_ONLY, SUPERSTRIKES } from '../offenses.ts'
import { type Beside, type Cycle, type Draft, hasRoomFor, newDraft } from '../plan.ts'
import type { Answer, Situation } from '../scenarios.ts'
import { bornToBe, type Days, dayWithin, isLeapDay } from '../stamp.ts'
import { daysOfAge } from './ages.ts'

const FIRST_EVENT = theDay('1976-06-01')
const LAST_EVENT = theDay('2009-12-31')
/** Three years to prosecute a felony, and three of absence: how long before an arrest the offense may lie. */
const REACH = { years: 6 }

/** What else is on the record of the person. */
interface Event {
  readonly says: string
  readonly bars: 'yes' | 'no' | 'perhaps'
  readonly cycles: readonly Cycle[]
  /** What led to a registration is not on the record, and may lie earlier than it. */
  readonly onlyRegistered?: boolean
  /** The day of a registration. */
  readonly registered?: Day
}

const EVENTS: readonly {
  readonly weight: number
  readonly draw: (context: PlanContext, day: Day) => Event
}[] = [
  { weight: 40, draw: superstrike },
  { weight: 26, draw: registrableOffense },
  {
    weight: 10,
    draw: (context, day) => ({
      says: 'sex offender registration',
      bars: 'yes',
      cycles: [sexOffenderRegistration(context, day)],
      onlyRegistered: true,
      registered: day,
    }),
  },
  {
    weight: 12,
    draw: (context, day) => ({
      says: 'offense that may be a strike',
      bars: 'perhaps',
      cycles: [priorConviction(context, context.random.pick(DOUBTFUL), day)],
    }),
  },
  {
    weight: 12,
    draw: (context, day) => ({
      says: 'serious offense that is no superstrike',
      bars: 'no',
      cycles: [priorConviction(context, context.random.pick(SERIOUS_ONLY), day)],
    }),
  },
]
const ANY_EVENT = weighted(EVENTS, ({ weight }) => weight)

function superstrike(context: PlanContext, day: Day): Event {
  const offense = context.random.pick(SUPERSTRIKES)
  const vacated = context.random.percent(12)
  return {
    says: vacated ? 'vacated superstrike' : 'superstrike',
    bars: vacated ? 'no' : 'yes',
    cycles: [priorConviction(context, offense, day, vacated ? 'CONV VACATED PER 1473.7 PC' : undefined)],
  }
}

function registrableOffense(context: PlanContext, day: Day): Event {
  const { random } = context
  const setAside = random.percent(15)
  const order = setAside ? 'CONV SET ASIDE & DISM PER 1203.4 PC' : undefined
  const conviction = priorConviction(context, random.pick(REGISTRABLE), day, order)
  const registered = random.percent(40)
    ? sexOffenderRegistration(context, day + random.from(20, 300))
    : undefined
  return {
    says: setAside ? 'registrable offense set aside under 1203.4' : 'registrable offense',
    bars: 'yes',
    cycles: registered === undefined ? [conviction] : [conviction, registered],
    ...(registered === undefined ? {} : { registered: registered.day }),
  }
}

/** When the arrest of a marijuana conviction is, seen from the event. */
export type Relation = 'before' | 'just-before' | 'edge' | 'gap' | 'same-day' | 'after'

const RELATIONS: Readonly<Record<Relation, { readonly weight: number; readonly says: string }>> = {
  before: { weight: 9, says: 'before the offense' },
  after: { weight: 5, says: 'after the arrest' },
  gap: { weight: 3, says: 'in the six years before the arrest' },
  'just-before': { weight: 1, says: 'the day before the earliest the offense can be' },
  edge: { weight: 1, says: 'on the earliest day the offense can be' },
  'same-day': { weight: 1, says: 'on the day of the arrest' },
}
const ANY_RELATION = weighted(Object.keys(RELATIONS) as Relation[], relation => RELATIONS[relation].weight)

/** The days of arrest that put an event of day `event` in this relation to the marijuana offense. */
export function arrestsInRelation(
  relation: Relation,
  event: Day,
  { lastUsualArrest }: Pick<PlanContext, 'lastUsualArrest'>,
): Days {
  const reached = addPeriod(event, REACH)
  switch (relation) {
    case 'before':
      return { from: reached + 40, to: lastUsualArrest }
    case 'just-before':
      return { from: reached + 1, to: reached + 1 }
    case 'edge':
      return { from: reached, to: reached }
    case 'gap':
      return { from: event + 1, to: reached - 20 }
    case 'same-day':
      return { from: event, to: event }
    case 'after':
      return { from: FIRST_DAY, to: event - 1 }
  }
}

/** The answer for a conviction in this relation to an event that surely, perhaps or surely not bars. */
export function answerBeside(situation: Situation, relation: Relation, bars: Event['bars']): Answer {
  if (!situation.priorsMatter || bars === 'no') return situation.answer
  if (relation === 'same-day' || relation === 'after') return situation.answer
  if (relation === 'gap' || relation === 'edge' || bars === 'perhaps') return 'review'
  return 'not-eligible'
}

function besideOf({ bars, cycles, registered }: Event, day: Day): Beside {
  const [count] = cycles[0]?.counts ?? []
  return bars === 'perhaps' && count !== undefined
    ? { is: 'event', day, bars, count }
    : {
        is: 'event',
        day,
        bars: bars === 'yes' ? 'yes' : 'no',
        ...(registered === undefined ? {} : { registered }),
      }
}

export function aroundAnEvent(context: PlanContext): Draft {
  const { random, lastUsualArrest } = context
  const kind = draw(random, ANY_EVENT)
  // Away from the end of February, so that counting years leans on no convention.
  let day = random.from(FIRST_EVENT, Math.min(LAST_EVENT, lastUsualArrest - 2600))
  while (isLeapDay(day) || isLeapDay(day + 1) || isLeapDay(day - 1)) day -= 7
  const draft = newDraft({ birth: bornToBe(random, random.from(24, 34), day), alone: false })
  const event = kind.draw(context, day)
  draft.cycles.push(...event.cycles)
  for (let n = 1 + random.below(3); n > 0; n--) addConviction(context, draft, event, day)
  return draft
}

/** A marijuana conviction in some relation to the event, where the life of the person has a day for it. */
function addConviction(context: PlanContext, draft: Draft, event: Event, eventDay: Day): void {
  const { random, situations } = context
  const situation = draw(random, random.percent(80) ? situations.priorsMatter : situations.ordinaryAdult)
  if (!hasRoomFor(draft, situation)) return
  const drawn = draw(random, ANY_RELATION)
  const unsure = event.onlyRegistered === true && (drawn === 'after' || drawn === 'same-day')
  const relation = unsure ? 'before' : drawn
  const possible = arrestsInRelation(relation, eventDay, context)
  const lived = daysOfAge(draft.birth, 'adult')
  const from = Math.max(possible.from, situation.from, lived.from)
  const to = Math.min(possible.to, situation.to, lived.to)
  if (from > to) return
  const day = from === to ? from : dayWithin(random, from, to)
  if (isLeapDay(day)) return
  const complication = drawQuietComplication(context)
  const county = drawCounty(context)
  const court = courtDay(context, complication, day)
  const decided = {
    answer: answerBeside(situation, relation, event.bars),
    says: `${event.says} ${RELATIONS[relation].says}`,
    beside: besideOf(event, eventDay),
  }
  const count = marijuanaCount(context, draft, { situation, complication, court, county, decided })
  draft.cycles.push(caseAround(context, [count], { day, court, county }))
}
