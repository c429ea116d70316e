/** What the answers change for a person: whether a felony, a conviction, a recent one stands, before and after. */
import { classNow } from '../record/facts.ts'
import type { Conviction } from '../record/person.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import type { Decided } from '../run/decide.ts'
import { addPeriod, type Day } from '../time/day.ts'

export type Flag = 'no' | 'unknown' | 'yes'

/** What a person has on record. `unknown` wherever a class, a date or the record itself leaves it open. */
export interface Has {
  readonly felony: Flag
  readonly conviction: Flag
  /** A conviction in the seven years before the day of the run. */
  readonly recent: Flag
}

export const BURDENS = ['felony', 'conviction', 'recent'] as const satisfies readonly (keyof Has)[]

export interface Impact {
  readonly before: Has
  /** After this run: what is `eligible` taken as granted. */
  readonly after: Has
  /** What the law gives, and every conviction considered dismissed wherever an office may. */
  readonly dismissAll: Has
  readonly dismissAllAndRelated: Has
}

export const SCENARIOS = [
  'before',
  'after',
  'dismissAll',
  'dismissAllAndRelated',
] as const satisfies readonly (keyof Impact)[]

/** The seven years that background checks commonly look back on. */
const RECENT = { years: 7 }

/** The first day on which a conviction still counts as recent on `day`: seven years have not yet passed since. */
export function firstRecentDay(day: Day): Day {
  let first = addPeriod(day, { years: -RECENT.years })
  while (addPeriod(first - 1, RECENT) > day) first--
  while (addPeriod(first, RECENT) <= day) first++
  return first
}

const FLAGS = ['no', 'unknown', 'yes'] as const
const NO = 0
const UNKNOWN = 1
const YES = 2

/** Every `Has` there is, made once: the felony counts nine, the conviction three, the recent one. */
const EVERY: readonly Has[] = FLAGS.flatMap(felony =>
  FLAGS.flatMap(conviction => FLAGS.map(recent => ({ felony, conviction, recent }))),
)
const has = (felony: number, conviction: number, recent: number): Has =>
  EVERY[felony * 9 + conviction * 3 + recent] as Has
const ALL_UNKNOWN = has(UNKNOWN, UNKNOWN, UNKNOWN)
/** Of a record that is in doubt. */
export const NOT_KNOWN: Impact = {
  before: ALL_UNKNOWN,
  after: ALL_UNKNOWN,
  dismissAll: ALL_UNKNOWN,
  dismissAllAndRelated: ALL_UNKNOWN,
}

/** What a relief does: the conviction is gone, or is no felony any more. */
export type Effect = 'gone' | 'lowered'

/**
 * A dismissal, sealed or not, leaves no conviction, whatever else is due beside it. Redesignation and reduction leave one, which is no felony: also the
 * one redesignated an infraction, since it is still a judgment against the person. A certificate or the destruction of
 * papers leaves the conviction as it is.
 */
export function effectOf(reliefs: readonly Decided<Conviction>['relief'][]): Effect | undefined {
  const effects = reliefs.map(effectOfOne)
  return effects.includes('gone') ? 'gone' : effects.includes('lowered') ? 'lowered' : undefined
}

const effectOfOne = (relief: Decided<Conviction>['relief']): Effect | undefined => {
  if (relief === undefined || relief.effect === 'certified' || relief.effect === 'destroyed') return undefined
  return relief.effect === 'infraction' || relief.effect === 'misdemeanor' ? 'lowered' : 'gone'
}

type Effects = ReadonlyMap<Conviction, Effect>
const NONE: Effects = new Map()

/** What one conviction is on a record, as one number from 0 to 26: see `burdenOf`. */
export type Burden = number
const [STANDS, FELONY] = [9, 3]

/** Whether a conviction stands, whether it is a felony, and whether it is recent. */
export const burdenOf = (conviction: Conviction, firstRecent: Day): Burden =>
  standsNow(conviction) * STANDS + isFelony(conviction) * FELONY + isRecent(conviction, firstRecent)

/** What stands on a person's record in each scenario. Nothing is sure of a record that is in doubt. */
export function impactOf({ person, decided, whatIf }: DecidedPerson, firstRecent: Day): Impact {
  if (person.doubts.length > 0) return NOT_KNOWN
  const { undisposed } = person
  const convictions = undisposed === undefined ? person.convictions : [...person.convictions, ...undisposed]
  const burdens = convictions.map(conviction => burdenOf(conviction, firstRecent))
  const standing = (effects: Effects): Has =>
    standingOf(burdens, place => effects.get(convictions[place] as Conviction))
  const before = standing(NONE)
  if (decided.length === 0 && whatIf.length === 0) {
    return { before, after: before, dismissAll: before, dismissAllAndRelated: before }
  }
  const granted = new Map<Conviction, Effect>()
  const all = new Map<Conviction, Effect>()
  const related = new Map<Conviction, Effect>()
  for (const { subject: conviction, outcome, relief, due, countyUnknown } of decided) {
    const byLaw = due.map(one => one.relief)
    const effect = outcome === 'eligible' ? effectOf([relief, ...byLaw]) : undefined
    if (effect !== undefined) granted.set(conviction, effect)
    // The other policies stand on the same law: what it gives, they give at least.
    const atLeast = countyUnknown ? undefined : effectOf(byLaw)
    if (atLeast !== undefined) {
      all.set(conviction, atLeast)
      related.set(conviction, atLeast)
    }
  }
  for (const { conviction, dismissAll, dismissAllAndRelated } of whatIf) {
    if (dismissAll) all.set(conviction, 'gone')
    if (dismissAllAndRelated) related.set(conviction, 'gone')
  }
  return {
    before,
    after: standing(granted),
    dismissAll: standing(all),
    dismissAllAndRelated: standing(related),
  }
}

/** What stands of the convictions of a record, each with what is done to it. */
export function standingOf(burdens: readonly Burden[], effectAt: (place: number) => Effect | undefined): Has {
  let [felony, any, recent] = [NO, NO, NO]
  for (const [place, burden] of burdens.entries()) {
    const stands = Math.trunc(burden / STANDS)
    if (stands === NO) continue
    const effect = effectAt(place)
    if (effect === 'gone') continue
    if (stands > any) any = stands
    if (effect !== 'lowered') felony = Math.max(felony, Math.min(stands, Math.trunc(burden / FELONY) % 3))
    recent = Math.max(recent, Math.min(stands, burden % FELONY))
  }
  return has(felony, any, recent)
}

/**
 * Whether a conviction stands: not once an order has dismissed, sealed or vacated it; not known after an order that could
 * not be read, nor where it is not known that there was a conviction.
 */
function standsNow(conviction: Conviction): number {
  const { later, person } = conviction
  let stands = person.undisposed?.includes(conviction) ? UNKNOWN : YES
  for (const { kind } of later) {
    if (kind === 'dismissed' || kind === 'sealed' || kind === 'vacated') return NO
    if (kind === 'other') stands = UNKNOWN
  }
  return stands
}

function isFelony(conviction: Conviction): number {
  const now = classNow(conviction)
  return now === 'felony' ? YES : now === undefined ? UNKNOWN : NO
}

function isRecent({ convictionDate: { soonest, latest } }: Conviction, firstRecent: Day): number {
  return soonest >= firstRecent ? YES : latest < firstRecent ? NO : UNKNOWN
}
