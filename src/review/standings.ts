/** What each count of a run gives today that the office may file, and what others must set going: by the run's answers, and the engine where people gave facts. */
import { type Other, sortedCount } from '../filing/approve-all.ts'
import type { Office } from '../filing/filing.ts'
import { type GivenCount, type GivenRelief, givenCount } from '../filing/given.ts'
import { filingOf } from '../filing/who-files.ts'
import { readAnswers } from '../results/answers-read.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import { stableJson } from '../results/hash.ts'
import type { Unusable } from '../results/manifest.ts'
import { countiesIn } from '../run/person.ts'
import type { Database } from './database/connection.ts'
import type { OpenRun } from './engine.ts'
import { asNew, factsFor, factTable, type StoredFact, settledFacts } from './facts.ts'
import type { FilingOffice } from './filing-office.ts'

/**
 * Why something that is due is not for a batch: as `setaside approve` sorts it, or since the office names no authority for what
 * its policy gives, or since it is of another county.
 */
export type Apart = Other | 'authority' | 'elsewhere'

/** What was answered of a count, as far as what is filed rests on it: two that are alike are the same answer. */
export interface Standing extends Readonly<Record<string, unknown>> {
  readonly outcome: string
  readonly relief: string
  readonly basis: string
  readonly best: string
  readonly asked: Readonly<Record<string, string>>
}

/** A relief that the office may file for. */
export interface Fileable {
  /** Empty where only the office's policy gives it. */
  readonly statute: string
  readonly relief: string
  /** Why, where a statute gives it. */
  readonly reason?: string
  /** The best of what the office can file, or what adds up with it. */
  readonly usual: boolean
  readonly standing: Standing
}

export interface CountStanding {
  readonly person: string
  readonly key: string
  readonly outcome: string
  readonly may: readonly Fileable[]
  readonly apart: readonly { readonly statute: string; readonly relief: string; readonly who: Apart }[]
}

export interface Standings {
  /** Convictions of which something is due today, in the order of the tables. */
  readonly all: ReadonlyMap<string, CountStanding>
  /** How many statutes were asked. */
  readonly statutes: number
}

export const countName = (person: string, count: string): string => JSON.stringify([person, count])

export const isSame = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean =>
  stableJson(a) === stableJson(b)

interface Known {
  readonly base: Standings
  readonly people: Map<string, { readonly facts: string; readonly counts: readonly CountStanding[] }>
}

/** What was worked out of a run, for the office it was asked for. */
const known = new WeakMap<OpenRun, { readonly office: string; readonly told: Promise<Known | Unusable> }>()

/** As everything that is settled has it: the run, with the facts that people gave since. */
export async function standingsOf(
  db: Database,
  { id, open }: { readonly id: number; readonly open: OpenRun },
  office: FilingOffice,
): Promise<Standings | Unusable> {
  const run = await knownOf(open, office)
  if ('unusable' in run) return run
  const touched = await touchedIn(db, id)
  if (touched.size === 0) return run.base
  const byPerson = Map.groupBy(await settledFacts(db, id), fact => fact.person_id)
  const all = new Map(run.base.all)
  for (const [name, { person }] of run.base.all) if (touched.has(person)) all.delete(name)
  const place = await placesOf(db, id, open, office.office)
  for (const person of touched) {
    const counts = await withFacts(run, open, office.office, person, byPerson.get(person) ?? [], place)
    if ('unusable' in counts) return counts
    for (const count of counts) all.set(countName(person, count.key), count)
  }
  return { ...run.base, all }
}

/** The same of one person alone, asked of the engine. */
export async function standingsOfPerson(
  db: Database,
  { id, open }: { readonly id: number; readonly open: OpenRun },
  { office }: FilingOffice,
  person: string,
): Promise<Standings | Unusable> {
  const facts = await factsFor(db, id, person, undefined)
  const given = await open.givenEach(person, factTable(facts.map(asNew)))
  if (given === undefined) return { all: new Map(), statutes: 0 }
  if ('unusable' in given) return given
  const place = await placesOf(db, id, open, office, person)
  const all = new Map<string, CountStanding>()
  for (const { of, key, given: count } of given) {
    const standing =
      of === 'conviction' ? countStanding(person, key, count, office, place(person, key)) : undefined
    if (standing !== undefined) all.set(countName(person, key), standing)
  }
  return { all, statutes: 0 }
}

/** Of whom a fact was ever given here: a run that was decided with one does not know that it was withdrawn. */
const touchedIn = async (db: Database, run: number): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db
        .selectFrom('fact')
        .innerJoin('subject', 'subject.person_id', 'fact.person_id')
        .select('fact.person_id')
        .distinct()
        .where('subject.run_id', '=', run)
        .execute()
    ).map(one => one.person_id),
  )

async function withFacts(
  { people }: Known,
  open: OpenRun,
  office: Office,
  person: string,
  facts: readonly StoredFact[],
  place: Place,
): Promise<readonly CountStanding[] | Unusable> {
  const table = factTable(facts.map(asNew))
  const digest = JSON.stringify(table.rows)
  const before = people.get(person)
  if (before?.facts === digest) return before.counts
  const each = await open.givenEach(person, table)
  if (each === undefined) return []
  if ('unusable' in each) return each
  const counts = each
    .filter(({ of }) => of === 'conviction')
    .map(({ key, given }) => countStanding(person, key, given, office, place(person, key)))
    .filter(count => count !== undefined)
  people.set(person, { facts: digest, counts })
  return counts
}

/** Whoever asks while it is worked out is told with the first. */
function knownOf(open: OpenRun, { sha256, office }: FilingOffice): Promise<Known | Unusable> {
  const before = known.get(open)
  if (before?.office === sha256) return before.told
  const told = dueOf(open, office)
  const one = { office: sha256, told }
  known.set(open, one)
  const forget = (): void => {
    if (known.get(open) === one) known.delete(open)
  }
  told.then(found => {
    if ('unusable' in found) forget()
  }, forget)
  return told
}

async function dueOf(open: OpenRun, office: Office): Promise<Known | Unusable> {
  const all = new Map<string, CountStanding>()
  const read = await open.due(office, count => void all.set(countName(count.person, count.key), count))
  return 'unusable' in read ? read : { base: { all, statutes: read.statutes }, people: new Map() }
}

/** Of each conviction of a run of which something is due what is due, sorted for an office: every answer of the run is read. */
export function readDue(
  run: FinishedRun,
  county: (written: string) => string | undefined,
  office: Office,
  onCount: (count: CountStanding) => void,
): { readonly statutes: number } | Unusable {
  const counties = new Map<string, string>()
  const ofOne = countiesIn(run.county)?.length === 1
  const unread = ofOne
    ? undefined
    : readTable(run, 'convictions.csv', row => {
        counties.set(countName(row.person_id ?? '', row.cycle_count ?? ''), row.county ?? '')
      })
  if (unread !== undefined) return unread
  const place = ofOne ? () => true : placeIn(counties, county, office)
  let statutes = 0
  const broken = readAnswers(run, ({ person, decided }, dictionary) => {
    statutes = dictionary.statutes.length
    for (const subject of decided) {
      if (subject.of !== 'conviction') continue
      const { key } = subject
      const given = givenCount(subject, dictionary)
      const count = countStanding(person, key, given, office, place(person, key))
      if (count !== undefined) onCount(count)
    }
  })
  return broken ?? { statutes }
}

/** Whether a count is of the office's county; undefined where its county cannot be read. */
type Place = (person: string, count: string) => boolean | undefined

/** A run of one county has no counts of others. */
async function placesOf(
  db: Database,
  id: number,
  open: OpenRun,
  office: Office,
  person?: string,
): Promise<Place> {
  if (countiesIn(open.run.county)?.length === 1) return () => true
  const rows = await db
    .selectFrom('conviction')
    .select(['person_id', 'count_key', 'county'])
    .where('run_id', '=', id)
    .$if(person !== undefined, query => query.where('person_id', '=', person as string))
    .execute()
  const found = new Map(rows.map(row => [countName(row.person_id, row.count_key), row.county]))
  return placeIn(found, open.filing.county, office)
}

/** By the county that each count's row has. */
function placeIn(
  written: ReadonlyMap<string, string>,
  county: (written: string) => string | undefined,
  office: Office,
): Place {
  const own = county(office.agency.county)
  return (person, count) => {
    const found = county(written.get(countName(person, count)) ?? '')
    return found === undefined ? undefined : found === own
  }
}

/** What of a count may be filed and what others set going; undefined where nothing is due today. */
export function countStanding(
  person: string,
  key: string,
  given: GivenCount,
  office: Office,
  ours: boolean | undefined,
): CountStanding | undefined {
  const { approved, left, due } = sortedCount('conviction', given, {
    filing: filingOf(office),
    statutes: [],
  })
  if (approved.length + left.length === 0) return undefined
  const all = due.map(relief => ({
    statute: relief.statute,
    relief: relief.relief,
    who: left.find(one => one.statute === relief.statute)?.who ?? ('decision' as Apart),
  }))
  const count = { person, key, outcome: given.outcome }
  const [first] = approved
  if (ours !== true)
    return {
      ...count,
      may: [],
      apart: ours === undefined ? all : all.map(one => ({ ...one, who: 'elsewhere' })),
    }
  // What only a policy gives is asked on the office's own authority, and on none it is not asked at all.
  if (first?.statute === '' && office.policyAuthority === undefined)
    return { ...count, may: [], apart: [{ statute: '', relief: first.relief, who: 'authority' }, ...left] }
  const also = left.filter(({ who }) => who === 'lesser' && given.basis !== 'policy')
  return {
    ...count,
    may: [
      ...approved.map(one => fileable(given, one.statute, one.relief, one.reason, true)),
      ...also.map(one => fileable(given, one.statute, one.relief, one.reason, false)),
    ],
    apart: left
      .filter(one => !also.includes(one))
      .map(({ statute, relief, who }) => ({ statute, relief, who })),
  }
}

const fileable = (
  given: GivenCount,
  statute: string,
  relief: string,
  reason: string | undefined,
  usual: boolean,
): Fileable => ({
  statute,
  relief,
  ...(reason === undefined ? {} : { reason }),
  usual,
  standing: standingOf(given, statute, relief),
})

/** What was answered of a count for one relief of it. */
export function standingOf(given: GivenCount, statute: string, relief: string): Standing {
  const one = given.reliefs.find(found => found.statute === statute)
  return {
    outcome: given.outcome,
    relief: given.relief,
    basis: given.basis ?? '',
    best: given.statute ?? '',
    asked: { statute, relief, ...(one === undefined ? {} : askedOf(one)) },
  }
}

const askedOf = ({
  outcome,
  rule,
  citation,
  reason,
  by,
  grant,
}: GivenRelief): Readonly<Record<string, string>> => ({
  outcome,
  rule,
  citation,
  reason,
  ...(by === undefined ? {} : { by }),
  ...(grant === undefined ? {} : { grant }),
})
