/** Convictions of a run in lists: filtered, counted by facets, searched, page by page. It reads a copy and decides nothing. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from './database/connection.ts'
import type { Tables } from './database/tables.ts'
import { wordsLike, wordsOf } from './names.ts'
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

export const FACETS = ['answer', 'relief', 'section', 'class', 'because'] as const
export type FacetName = (typeof FACETS)[number]

/** What a facet is of. */
const COLUMN = {
  answer: 'answer',
  relief: 'relief',
  section: 'section',
  class: 'class',
  because: 'reason',
} as const

export const SORTS = {
  name: ['name', 'convicted', 'place'],
  convicted: ['convicted', 'place'],
  case: ['case_numbers', 'place'],
  section: ['section', 'convicted', 'place'],
} as const
export type Sort = keyof typeof SORTS

type Builder = ExpressionBuilder<Tables, 'conviction'>

/** The copy of a run never changes: what was asked of it once is kept, the latest of so many. */
const KEPT = 48
const kept = new WeakMap<Database, Map<string, Promise<unknown>>>()

function once<T>(db: Database, name: readonly unknown[], ask: () => Promise<T>): Promise<T> {
  const all = kept.get(db) ?? new Map<string, Promise<unknown>>()
  kept.set(db, all)
  const key = JSON.stringify(name)
  const before = all.get(key) as Promise<T> | undefined
  all.delete(key)
  const told = before ?? ask()
  all.set(key, told)
  told.catch(() => all.delete(key))
  const [oldest] = all.keys()
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest)
  return told
}

/** `%` and `_` mean themselves. */
const within = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

/** What somebody meant by a search: of each word of a name the words that are in names, and whether they are only nearly so. */
interface Meant {
  readonly asked: string
  readonly words: readonly (readonly string[])[]
  readonly near: boolean
}

const nameWords = (db: Database, run: number): Promise<readonly string[]> =>
  once(db, ['words', run], async () =>
    (await db.selectFrom('name_word').select('word').distinct().where('run_id', '=', run).execute()).map(
      ({ word }) => word,
    ),
  )

/** Names as they are written come first; where there is nobody of them, those that are nearly so. */
function meantBy(db: Database, vault: Vault, run: number, { q, near }: Filter): Promise<Meant | undefined> {
  const asked = q?.trim() ?? ''
  if (asked === '') return Promise.resolve(undefined)
  return once(db, ['meant', run, asked, near], async () => {
    const all = await nameWords(db, run)
    const like = (nearly: boolean): Meant => ({
      asked,
      words: wordsOf(asked).map(word => wordsLike(all, word, nearly)),
      near: nearly,
    })
    const exact = like(false)
    if (near !== 'yes') {
      const found = await db
        .selectFrom('conviction')
        .select('place')
        .where('run_id', '=', run)
        .where(eb => searched(eb, run, exact, vault))
        .limit(1)
        .executeTakeFirst()
      if (found !== undefined) return exact
    }
    return like(true)
  })
}

interface Meaning {
  readonly run: number
  readonly filter: Filter
  readonly meant: Meant | undefined
  readonly vault: Vault
}

function conditions(
  eb: Builder,
  { run, filter, meant, vault }: Meaning,
  without?: FacetName,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('run_id', '=', run)]
  for (const facet of FACETS) {
    const value = filter[facet]
    if (value !== undefined && facet !== without) all.push(eb(COLUMN[facet], '=', value))
  }
  if (meant !== undefined) all.push(searched(eb, run, meant, vault))
  return eb.and(all)
}

/** Every word of it in the name, or all of it in a case number, or the number of a person whatever its writing. */
const searched = (eb: Builder, run: number, { asked, words }: Meant, vault: Vault): Expression<SqlBool> =>
  eb.or([
    ...(words.length === 0 || words.some(like => like.length === 0)
      ? []
      : [
          eb.and(
            words.map(like =>
              eb(
                'person_id',
                'in',
                eb
                  .selectFrom('name_word')
                  .select('name_word.person_id')
                  .where('name_word.run_id', '=', run)
                  .where('name_word.word', '=', sql<string>`any(${like})`),
              ),
            ),
          ),
        ]),
    eb('case_numbers', 'ilike', within(asked)),
    eb(
      'person_id',
      'in',
      eb
        .selectFrom('identifier')
        .select('identifier.person_id')
        .where('identifier.run_id', '=', run)
        .where('identifier.lookup', '=', vault.lookup('number', asked)),
    ),
  ])

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

/** Where the lines of a list stand in the run's own table, in an order that is the same each time. */
const orderOf = (
  db: Database,
  vault: Vault,
  { run, filter, sort, descending }: Ask,
): Promise<Int32Array<ArrayBuffer>> =>
  once(db, ['order', run, filter, sort, descending], async () => {
    const meaning = { run, filter, vault, meant: await meantBy(db, vault, run, filter) }
    const by = SORTS[sort].map(column => sql`${sql.ref(column)} ${sql.raw(descending ? 'desc' : 'asc')}`)
    const found = await db
      .selectFrom('conviction')
      .select(sql<string | null>`string_agg(place::text, ',' order by ${sql.join(by)})`.as('places'))
      .where(eb => conditions(eb, meaning))
      .executeTakeFirstOrThrow()
    return Int32Array.from((found.places ?? '').split(',').filter(Boolean), Number)
  })

/** So many lines are asked for at once. */
const TOGETHER = 10_000

/** The lines from a place on: the order is asked for once, so that the last lines come as fast as the first. */
export async function rowsOf(
  db: Database,
  vault: Vault,
  ask: Ask,
  offset: number,
  limit: number,
): Promise<readonly ResultRow[]> {
  const places = (await orderOf(db, vault, ask)).subarray(offset, offset + limit)
  const rows: ResultRow[] = []
  for (let at = 0; at < places.length; at += TOGETHER) {
    const these = [...places.subarray(at, at + TOGETHER)]
    const found = await db
      .selectFrom('conviction')
      .select(ROW)
      .where('run_id', '=', ask.run)
      .where('place', '=', sql<number>`any(${these})`)
      .execute()
    const byPlace = new Map(found.map(row => [row.place, row]))
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

/** How many convictions, and of how many people, have which answer. */
export const answersOf = (
  db: Database,
  run: number,
): Promise<readonly (Totals & { readonly answer: string })[]> =>
  once(db, ['answers', run], () =>
    db
      .selectFrom('conviction')
      .select(({ fn }) => [
        'answer',
        fn.countAll<number>().as('convictions'),
        fn.count<number>('person_id').distinct().as('people'),
      ])
      .where('run_id', '=', run)
      .groupBy('answer')
      .execute(),
  )

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
  const meant = await meantBy(db, vault, run, filter)
  const meaning: Meaning = { run, filter, meant, vault }
  const chosen = FACETS.filter(facet => filter[facet] !== undefined)
  const [totals, ...groups] = await once(db, ['counted', run, filter], () =>
    Promise.all([
      totalsIn(db, meaning),
      valuesIn(
        db,
        meaning,
        FACETS.filter(facet => !chosen.includes(facet)),
      ),
      ...chosen.map(facet => valuesIn(db, meaning, [facet])),
    ]),
  )
  const all = new Map(groups.flatMap(group => [...group]))
  const facetOf = (name: FacetName): Facet => {
    const values = all.get(name) ?? []
    return { values: values.slice(0, name === whole ? MOST_OF_ONE : MOST_VALUES), of: values.length }
  }
  return {
    ...totals,
    near: meant?.near === true && filter.near !== 'yes',
    facets: {
      answer: facetOf('answer'),
      relief: facetOf('relief'),
      section: facetOf('section'),
      class: facetOf('class'),
      because: facetOf('because'),
    },
  }
}

const totalsIn = (db: Database, meaning: Meaning): Promise<Totals> =>
  db
    .selectFrom(
      db
        .selectFrom('conviction')
        .select(({ fn }) => ['person_id', fn.countAll<number>().as('own')])
        .where(eb => conditions(eb, meaning))
        .groupBy('person_id')
        .as('each'),
    )
    .select(({ fn }) => [
      fn.coalesce(fn.sum<number>('own'), sql<number>`0`).as('convictions'),
      fn.countAll<number>().as('people'),
    ])
    .executeTakeFirstOrThrow()
    .then(({ convictions, people }) => ({ convictions: Number(convictions), people }))

/** The values of several facets in one pass. Of a facet that is chosen those are counted that could be chosen instead. */
async function valuesIn(
  db: Database,
  meaning: Meaning,
  names: readonly FacetName[],
): Promise<ReadonlyMap<FacetName, readonly FacetValue[]>> {
  const found = new Map<FacetName, FacetValue[]>(names.map(name => [name, []]))
  const [only] = names
  if (only === undefined) return found
  const without = names.length === 1 ? only : undefined
  const columns = names.map(name => sql.ref(COLUMN[name]))
  const rows = await db
    .selectFrom('conviction')
    .select(({ fn }) => [
      // Which of them a line is of: the bit of a column that was grouped by is not set.
      sql<number>`grouping(${sql.join(columns)})`.as('bits'),
      sql<string>`coalesce(${sql.join(columns)})`.as('value'),
      fn.countAll<number>().as('convictions'),
    ])
    .where(eb => conditions(eb, meaning, without))
    .groupBy(sql`grouping sets (${sql.join(columns.map(column => sql`(${column})`))})`)
    .execute()
  for (const { bits, value, convictions } of rows) {
    const at = names.findIndex((_, i) => (bits & (1 << (names.length - 1 - i))) === 0)
    const name = names[at]
    if (name !== undefined) found.get(name)?.push({ value, convictions })
  }
  for (const values of found.values())
    values.sort((a, b) => b.convictions - a.convictions || (a.value < b.value ? -1 : 1))
  return found
}
