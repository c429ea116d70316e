/** What each count of a run gives today that the office may file, and what others must set going: by the run's answers, and the engine where people gave facts. */
import type { Office } from '../filing/filing.ts'
import { stableJson } from '../results/hash.ts'
import type { Unusable } from '../results/manifest.ts'
import { countiesIn } from '../run/person.ts'
import type { Database } from './database/connection.ts'
import { type CountStanding, countName, countStanding, type Place, placeIn } from './due-counts.ts'
import type { OpenRun } from './engine.ts'
import { asNew, factsFor, factTable, type StoredFact, settledFacts } from './facts.ts'
import type { FilingOffice } from './filing-office.ts'

export interface Standings {
  /** Convictions of which something is due today, in the order of the tables. */
  readonly all: ReadonlyMap<string, CountStanding>
  /** How many statutes were asked. */
  readonly statutes: number
}

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
