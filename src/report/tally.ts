/** The tally of a run: plain counts that can be added up in any order, by however many workers kept them. */

import type { Arrest } from '../record/arrests.ts'
import { classNow } from '../record/facts.ts'
import type { Conviction } from '../record/person.ts'
import { type Answer, isForThePerson, missingOf } from '../run/answer.ts'
import type { DecidedPerson } from '../run/consumer.ts'
import type { Decided } from '../run/decide.ts'
import type { Reasons } from '../run/reasons.ts'
import { addPeriod, type Day, formatDay } from '../time/day.ts'
import { BURDENS, type Has, type Impact, SCENARIOS } from './impact.ts'

/** How many of each. */
export type Counts = { [name: string]: number }
/** How many of each, within each of something else. */
export type Crossed = { [name: string]: Counts }

/** For how many people a thing holds; `freed`: it surely holds before, and surely no longer here. */
export type Standing = { yes: number; no: number; unknown: number; freed: number }

export type Tally = {
  /**
   * Of those considered each is in one of four: `helped`, something is due now; `waiting`, nothing is, and something surely is
   * later; `open`, neither, and a person must decide something; `nothing`. `forReview`: a person must decide something, whatever
   * else is due.
   */
  people: {
    total: number
    considered: number
    helped: number
    waiting: number
    open: number
    nothing: number
    forReview: number
    inDoubt: number
  }
  /** Rows of people with a conviction considered; an event told twice counts once. */
  rows: { used: number }
  /** Of the people considered. `total`: every conviction, of any county. `felonies`: surely felonies today. */
  convictions: { total: number; felonies: number; considered: number }
  determination: Counts
  /** What stands beside the headline: determination, and within it how many convictions have `more` due, something `later` or `open`. */
  beside: Crossed
  /** Of what is eligible, who acts for the headline: see `whoActs`; `policy` where the office chose to. */
  acts: Counts
  /** Of what is eligible. */
  relief: Counts
  /** Of what is eligible. */
  basis: Counts
  /** Class today, and within it the determination. */
  class: Crossed
  /** Section, and within it the determination. */
  section: Crossed
  /** County, and within it the determination; nothing where a run is of one. */
  county: Crossed
  /** Determination, and within it the reason. */
  reason: Crossed
  /** Facts that would settle what is for review. */
  missing: Counts
  /** How surely the rule that decided is known; `policy` where the office's choice did, `none` where no rule applies. */
  confidence: Counts
  /** What each statute gives, and how it is had. */
  reliefs: {
    /** Arrests considered, by the best answer. */
    arrests: Counts
    /** Statute, and within it the determination of each conviction and arrest it speaks of. */
    statute: Crossed
    /** Statutes that turn on what only the person can tell, by how many convictions and arrests they are open to. */
    person: Counts
    /** Of what is due: who sets it going, and whether it must be granted, within it the relief. */
    way: Crossed
    /** Facts that answers wait on, each counted once for a conviction or arrest. */
    waits: Counts
    /** What becomes due in the twelve months after the day of the run: month, and within it the relief. */
    months: Crossed
  }
  /** The people considered by what they have on record, in each scenario. */
  impact: { [burden in keyof Has]: { [scenario in keyof Impact]: Standing } }
}

const nobody = (): Standing => ({ yes: 0, no: 0, unknown: 0, freed: 0 })
const inEach = () => ({
  before: nobody(),
  after: nobody(),
  dismissAll: nobody(),
  dismissAllAndRelated: nobody(),
})

export const newTally = (): Tally => ({
  people: { total: 0, considered: 0, helped: 0, waiting: 0, open: 0, nothing: 0, forReview: 0, inDoubt: 0 },
  rows: { used: 0 },
  convictions: { total: 0, felonies: 0, considered: 0 },
  determination: { eligible: 0, 'eligible-later': 0, 'not-eligible': 0, review: 0 },
  beside: {},
  acts: {},
  relief: {},
  basis: {},
  class: {},
  section: {},
  county: {},
  reason: {},
  missing: {},
  confidence: {},
  reliefs: { arrests: {}, statute: {}, person: {}, way: {}, waits: {}, months: {} },
  impact: { felony: inEach(), conviction: inEach(), recent: inEach() },
})

/** Counts a person and what stands on their record. */
export function countPerson(
  tally: Tally,
  { person, rows, decided, arrests }: DecidedPerson,
  impact: Impact,
): void {
  const { people, convictions } = tally
  people.total++
  if (decided.length + arrests.length === 0) return
  if (person.doubts.length > 0) people.inDoubt++
  convictions.total += person.convictions.length
  for (const conviction of person.convictions) if (classNow(conviction) === 'felony') convictions.felonies++
  for (const burden of BURDENS) {
    const before = impact.before[burden]
    for (const scenario of SCENARIOS) {
      const now = impact[scenario][burden]
      const standing = tally.impact[burden][scenario]
      standing[now]++
      if (now === 'no' && before === 'yes') standing.freed++
    }
  }
  convictions.considered += decided.length
  people.considered++
  for (const row of rows) if (row.duplicate !== true) tally.rows.used++
  const some = (holds: (one: Sureness) => boolean): boolean => decided.some(holds) || arrests.some(holds)
  const forReview = some(({ outcome }) => outcome === 'review')
  if (some(isDue)) people.helped++
  else if (some(({ outcome }) => outcome === 'eligible-later')) people.waiting++
  else if (forReview) people.open++
  else people.nothing++
  if (forReview) people.forReview++
}

type Sureness = Pick<Decided<never>, 'outcome' | 'countyUnknown'> & { readonly due: readonly unknown[] }

/** Whether something is surely due, also where the office’s policy has a person look first. */
const isDue = ({ outcome, due, countyUnknown }: Sureness): boolean =>
  outcome === 'eligible' || (due.length > 0 && !countyUnknown)

/** Counts people nothing is decided of. */
export function countOthers(tally: Tally, people: number): void {
  tally.people.total += people
}

type Acting = { readonly by?: string; readonly officeMoves?: unknown }

/** By whom a route is set going; where the prosecutor's office may move though the person would ask, by either. */
const whoActs = ({ by = 'petition', officeMoves }: Acting = {}): string =>
  officeMoves === undefined ? by : 'petition_or_motion'

/** Counts one conviction considered, under its section, and under its county where a run is of several. */
export function countDecided(
  tally: Tally,
  decided: Decided<Conviction>,
  reasons: Reasons,
  section: string,
  county: string | undefined,
): void {
  const { outcome, subject: conviction, shown } = decided
  add(tally.determination, outcome)
  if (outcome === 'eligible') {
    add(tally.relief, decided.relief?.id ?? 'none')
    add(tally.basis, decided.basis ?? 'none')
    add(tally.acts, decided.basis === 'policy' ? 'policy' : whoActs(shown?.given?.route))
  }
  countBeside(tally, decided)
  add(within(tally.class, classNow(conviction) ?? 'unknown'), outcome)
  add(within(tally.section, section), outcome)
  if (county !== undefined) add(within(tally.county, county), outcome)
  add(within(tally.reason, outcome), reasons.reason)
  if (outcome === 'review') for (const name of reasons.missing) add(tally.missing, name)
  const rule = shown?.rules.find(({ id }) => id === reasons.rule)
  add(tally.confidence, rule?.confidence ?? (reasons.rule === '' ? 'none' : 'policy'))
}

function countBeside(tally: Tally, { outcome, basis, due, later, open, beyond }: Decided<Conviction>): void {
  const headline = outcome === 'eligible' && basis === 'law' ? due[0] : undefined
  if (due.length > (headline === undefined ? 0 : 1)) add(within(tally.beside, outcome), 'more')
  const told = outcome === 'eligible-later' ? 1 : 0
  if (later.length > told) add(within(tally.beside, outcome), 'later')
  if (outcome !== 'review' && (open.length > 0 || beyond !== undefined))
    add(within(tally.beside, outcome), 'open')
}

/** Counts what the statutes give one conviction or arrest. */
export function countReliefs<S>(tally: Tally, { answers }: Decided<S>, day: Day): void {
  const { statute, person, way, waits, months } = tally.reliefs
  let lacking: Set<string> | undefined
  for (const answer of answers) {
    const { law, given, relief, grant, thenLater } = answer
    if (isForThePerson(answer)) {
      add(person, answer.statute.id)
      continue
    }
    add(within(statute, answer.statute.id), law.outcome)
    if (law.outcome === 'eligible' && relief !== undefined)
      add(within(way, `${WHO_ACTS[given?.route?.by ?? 'petition']}, ${GRANTS[grant ?? 'shall']}`), relief.id)
    const coming = law.outcome === 'eligible-later' ? answer : thenLater
    if (coming?.given !== undefined && coming.given.from <= addPeriod(day, { years: 1 }))
      add(within(months, formatDay(coming.given.from).slice(0, 7)), coming.relief?.id ?? 'none')
    if (law.outcome !== 'review' && !waitsOnRecord(answer)) continue
    lacking ??= new Set()
    for (const fact of missingOf(answer, day)) lacking.add(fact)
  }
  if (lacking !== undefined) for (const fact of lacking) add(waits, fact)
}

/** Whether relief would come by itself, if the record only showed what it does not. */
const waitsOnRecord = <S>({ law: { better } }: Answer<S>): boolean =>
  better?.because === 'silence' && better.rule.routes.some(({ by }) => by === 'automatic')

const WHO_ACTS = {
  automatic: 'by itself',
  duty: 'by the court of its own',
  motion: 'on a motion of the prosecutor',
  petition: 'on a petition of the person',
} as const
const GRANTS = {
  shall: 'must be granted',
  may: 'may be granted',
  open: 'may be granted, must if a missing fact is so',
} as const

/** Counts an arrest considered. */
export function countArrest(tally: Tally, arrest: Decided<Arrest>, day: Day): void {
  add(tally.reliefs.arrests, arrest.outcome)
  countReliefs(tally, arrest, day)
}

const add = (counts: Counts, name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1
}

function within(crossed: Crossed, name: string): Counts {
  const found = crossed[name]
  if (found !== undefined) return found
  const counts: Counts = {}
  crossed[name] = counts
  return counts
}

/** Adds a tally, which is then not used any more, to another. It makes no difference which is added first. */
export const mergeTally = (to: Tally, more: Tally): void => addSums(to, more)

type Sums = { [name: string]: number | Sums }

function addSums(to: Sums, more: Sums): void {
  for (const name of Object.keys(more)) {
    const [one, other] = [to[name], more[name] as number | Sums]
    if (typeof other === 'number') to[name] = typeof one === 'number' ? one + other : other
    else if (typeof one === 'object') addSums(one, other)
    else to[name] = other
  }
}
