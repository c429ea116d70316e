/** Convictions of a run in lists: filtered, counted by facets, searched, page by page. It decides nothing. */
import { sql } from 'kysely'
import type { Database } from './database/connection.ts'
import { wordsOf } from './names.ts'
import { FACETS, type FacetName, type RunList, runList, type Sort } from './run-list.ts'
import type { Vault } from './vault.ts'

/** What is asked of the list: each absent where it does not matter. */
export interface Filter {
  readonly answer?: string | undefined
  readonly relief?: string | undefined
  readonly section?: string | undefined
  readonly class?: string | undefined
  readonly because?: string | undefined
  /** Part of a name, a number of a case, or a whole number of a person. */
  readonly q?: string | undefined
  /** Names that are nearly so, too. */
  readonly near?: 'yes' | undefined
}

/** Which convictions a search finds, a mark each; and whether they are only nearly so. */
interface Searched {
  readonly marks: Uint8Array
  readonly near: boolean
}

/** Every word of it in the name, or all of it in a case number, or the number of a person whatever its writing. */
async function searchedIn(
  db: Database,
  vault: Vault,
  run: number,
  list: RunList,
  { q, near }: Filter,
): Promise<Searched | undefined> {
  const asked = q?.trim() ?? ''
  if (asked === '') return undefined
  const marks = new Uint8Array(list.convictions)
  list.markCases(asked, marks)
  for (const place of await placesOfNumber(db, vault, run, asked)) marks[place] = 1
  if (near !== 'yes') {
    markNamed(list, asked, false, marks)
    // Names as they are written come first; where there is nobody of them, those that are nearly so.
    if (marks.includes(1)) return { marks, near: false }
  }
  markNamed(list, asked, true, marks)
  return { marks, near: true }
}

const placesOfNumber = async (
  db: Database,
  vault: Vault,
  run: number,
  asked: string,
): Promise<readonly number[]> =>
  (
    await db
      .selectFrom('identifier')
      .innerJoin('conviction', join =>
        join
          .onRef('conviction.run_id', '=', 'identifier.run_id')
          .onRef('conviction.person_id', '=', 'identifier.person_id'),
      )
      .select('conviction.place')
      .where('identifier.run_id', '=', run)
      .where('identifier.lookup', '=', vault.lookup('number', asked))
      .execute()
  ).map(({ place }) => place)

function markNamed(list: RunList, asked: string, near: boolean, marks: Uint8Array): void {
  const words = wordsOf(asked).map(word => list.named(word, near))
  if (words.length === 0) return
  for (const [place, person] of list.person.entries())
    if (words.every(named => named[person] === 1)) marks[place] = 1
}

/** What a filter finds, worked out once for its counts and its pages. */
interface Found {
  readonly list: RunList
  /** Of each conviction in how much of what was asked it fails; undefined where nothing was asked. */
  readonly fails: Uint8Array | undefined
  readonly totals: Totals
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>
  readonly near: boolean
  /** The lines in an order that was asked for. */
  readonly ordered: Map<Sort, Uint32Array>
}

/** The copy of a run never changes: what was asked of it once is kept, the latest of so many. */
const KEPT = 16
const kept = new WeakMap<RunList, Map<string, Promise<Found>>>()

async function found(db: Database, vault: Vault, run: number, filter: Filter): Promise<Found> {
  const list = await runList(db, run)
  const all = kept.get(list) ?? new Map<string, Promise<Found>>()
  kept.set(list, all)
  const key = JSON.stringify([...FACETS.map(facet => filter[facet]), filter.q?.trim(), filter.near])
  const one =
    all.get(key) ?? searchedIn(db, vault, run, list, filter).then(searched => find(list, filter, searched))
  all.delete(key)
  all.set(key, one)
  one.catch(() => all.delete(key))
  const [oldest] = all.keys()
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest)
  return one
}

function find(list: RunList, filter: Filter, searched: Searched | undefined): Found {
  const failing = failingIn(list, filter, searched)
  const counts = Object.fromEntries(
    FACETS.map((facet, at) => [
      facet,
      valuesOf(list.facets[facet].values, countsIn(list, facet, at, failing)),
    ]),
  )
  return {
    list,
    fails: failing?.fails,
    totals:
      failing === undefined
        ? { convictions: list.convictions, people: list.people }
        : totalsIn(list, failing.fails),
    near: searched?.near ?? false,
    facets: counts as unknown as Found['facets'],
    ordered: new Map(),
  }
}

interface Failing {
  /** Of each conviction in how much it fails. */
  readonly fails: Uint8Array
  /** The place of the facet in which it failed last. */
  readonly last: Uint8Array
}

/** A conviction that a search does not find, or that fails in more facets than one, counts nowhere. */
const FAR = 2

function failingIn(list: RunList, filter: Filter, searched: Searched | undefined): Failing | undefined {
  const chosen = FACETS.filter(facet => filter[facet] !== undefined)
  if (chosen.length === 0 && searched === undefined) return undefined
  const { convictions, facets } = list
  const fails = new Uint8Array(convictions)
  const last = new Uint8Array(convictions)
  if (searched !== undefined)
    for (let i = 0; i < convictions; i++) fails[i] = searched.marks[i] === 1 ? 0 : FAR
  for (const facet of chosen) {
    const { values, codes } = facets[facet]
    const code = values.indexOf(filter[facet] as string)
    const at = FACETS.indexOf(facet)
    for (let i = 0; i < convictions; i++) {
      if (codes[i] === code) continue
      fails[i] = (fails[i] as number) + 1
      last[i] = at
    }
  }
  return { fails, last }
}

/** Of a facet that is chosen those are counted that could be chosen instead. */
function countsIn(list: RunList, facet: FacetName, at: number, failing: Failing | undefined): Uint32Array {
  const { values, codes } = list.facets[facet]
  const counts = new Uint32Array(values.length)
  for (let i = 0; i < codes.length; i++) {
    const failed = failing?.fails[i] ?? 0
    if (failed > 1 || (failed === 1 && failing?.last[i] !== at)) continue
    const code = codes[i] as number
    counts[code] = (counts[code] as number) + 1
  }
  return counts
}

function totalsIn({ person, people: all }: RunList, fails: Uint8Array): Totals {
  const seen = new Uint8Array(all)
  let [convictions, people] = [0, 0]
  for (let i = 0; i < fails.length; i++) {
    if (fails[i] !== 0) continue
    convictions++
    const who = person[i] as number
    if (seen[who] === 0) people++
    seen[who] = 1
  }
  return { convictions, people }
}

/** The most frequent first. */
const valuesOf = (values: readonly string[], counts: Uint32Array): readonly FacetValue[] =>
  values
    .map((value, at) => ({ value, convictions: counts[at] as number }))
    .filter(({ convictions }) => convictions > 0)
    .sort((a, b) => b.convictions - a.convictions || (a.value < b.value ? -1 : 1))

/** Where the lines of a list stand in the run's own table. */
function orderOf({ list, fails, totals, ordered }: Found, sort: Sort): Uint32Array {
  const before = fails === undefined ? list.orders[sort] : ordered.get(sort)
  if (before !== undefined) return before
  const places = new Uint32Array(totals.convictions)
  let at = 0
  for (const place of list.orders[sort]) if (fails?.[place] === 0) places[at++] = place
  ordered.set(sort, places)
  return places
}

export interface Totals {
  readonly convictions: number
  readonly people: number
}

export interface Page extends Totals {
  readonly rows: readonly ResultRow[]
}

export interface ResultRow {
  readonly place: number
  readonly person: string
  readonly count: string
  readonly name: string
  readonly cases: string
  readonly offense: string
  readonly class: string
  readonly convicted: string
  readonly answer: string
  readonly relief: string
  readonly due: string
  readonly dueFrom: string
  readonly later: string
  readonly open: string
  readonly reason: string
  readonly missing: string
  readonly line: number
}

const ROW = [
  'place',
  'person_id as person',
  'count_key as count',
  'name',
  'case_numbers as cases',
  'offense',
  'class',
  'convicted',
  'answer',
  'relief',
  'due',
  'due_from as dueFrom',
  'later',
  'open',
  'reason',
  'missing',
  'line',
] as const

export interface Ask {
  readonly run: number
  readonly filter: Filter
  readonly sort: Sort
  readonly descending: boolean
}

/** So many lines are asked for at once. */
const TOGETHER = 10_000

/** The lines from a place on, in an order that is the same each time. */
export async function rowsOf(
  db: Database,
  vault: Vault,
  { run, filter, sort, descending }: Ask,
  offset: number,
  limit: number,
): Promise<readonly ResultRow[]> {
  const order = orderOf(await found(db, vault, run, filter), sort)
  const end = order.length - offset
  const places = descending
    ? order.slice(Math.max(0, end - limit), Math.max(0, end)).reverse()
    : order.subarray(offset, offset + limit)
  const rows: ResultRow[] = []
  for (let at = 0; at < places.length; at += TOGETHER) {
    const these = [...places.subarray(at, at + TOGETHER)]
    const lines = await db
      .selectFrom('conviction')
      .select(ROW)
      .where('run_id', '=', run)
      .where('place', '=', sql<number>`any(${these})`)
      .execute()
    const byPlace = new Map(lines.map(row => [row.place, row]))
    for (const place of these) rows.push(byPlace.get(place) as ResultRow)
  }
  return rows
}

export interface FacetValue {
  readonly value: string
  readonly convictions: number
}

export interface Facet {
  /** The most frequent first. */
  readonly values: readonly FacetValue[]
  /** How many there are in all: of very many not all are told. */
  readonly of: number
}

export interface Counted extends Totals {
  /** Nobody is called as was asked for: these are nearly so. */
  readonly near: boolean
  readonly facets: Readonly<Record<FacetName, Facet>>
}

type Answers = readonly (Totals & { readonly answer: string })[]
const answers = new WeakMap<RunList, Answers>()

/** How many convictions, and of how many people, have which answer. */
export async function answersOf(db: Database, run: number): Promise<Answers> {
  const list = await runList(db, run)
  const before = answers.get(list)
  if (before !== undefined) return before
  const { values, codes } = list.facets.answer
  const told = values.map((answer, code) => ({
    answer,
    ...totalsIn(
      list,
      Uint8Array.from(codes, one => Number(one !== code)),
    ),
  }))
  answers.set(list, told)
  return told
}

/** So many values of a facet are told, and so many of the one of which all are asked for. */
const [MOST_VALUES, MOST_OF_ONE] = [40, 5_000]

/** How many there are, and of each facet the values that are left under all the others, with how many convictions each has. */
export async function countedOf(
  db: Database,
  vault: Vault,
  run: number,
  filter: Filter,
  whole?: FacetName,
): Promise<Counted> {
  const { totals, facets, near } = await found(db, vault, run, filter)
  const facetOf = (name: FacetName): Facet => {
    const values = facets[name]
    return { values: values.slice(0, name === whole ? MOST_OF_ONE : MOST_VALUES), of: values.length }
  }
  return {
    ...totals,
    near: near && filter.near !== 'yes',
    facets: {
      answer: facetOf('answer'),
      relief: facetOf('relief'),
      section: facetOf('section'),
      class: facetOf('class'),
      because: facetOf('because'),
    },
  }
}
