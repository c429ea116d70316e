/** Convictions of a run in lists: filtered, counted by facets, searched, page by page. It reads a copy and decides nothing. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Database } from './database/connection.ts'
import type { Tables } from './database/tables.ts'
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

/** `%` and `_` mean themselves. */
const within = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function conditions(
  eb: Builder,
  run: number,
  filter: Filter,
  vault: Vault,
  without?: FacetName,
): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('run_id', '=', run)]
  for (const facet of FACETS) {
    const value = filter[facet]
    if (value !== undefined && facet !== without) all.push(eb(COLUMN[facet], '=', value))
  }
  const asked = filter.q?.trim()
  if (asked !== undefined && asked !== '') all.push(searched(eb, run, asked, vault))
  return eb.and(all)
}

/** Every word of it in the name, or all of it in a case number, or the number of a person whatever its writing. */
const searched = (eb: Builder, run: number, asked: string, vault: Vault): Expression<SqlBool> =>
  eb.or([
    eb.and(
      asked
        .split(/[\s,]+/)
        .filter(word => word !== '')
        .map(word => eb('name', 'ilike', within(word))),
    ),
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

/** The lines from a place on, in an order that is the same each time. */
export async function rowsOf(
  db: Database,
  vault: Vault,
  { run, filter, sort, descending }: Ask,
  offset: number,
  limit: number,
): Promise<readonly ResultRow[]> {
  let query = db
    .selectFrom('conviction')
    .select(ROW)
    .where(eb => conditions(eb, run, filter, vault))
  for (const column of SORTS[sort]) query = query.orderBy(column, descending ? 'desc' : 'asc')
  return await query.offset(offset).limit(limit).execute()
}

export async function totalsOf(db: Database, vault: Vault, run: number, filter: Filter): Promise<Totals> {
  const found = await db
    .selectFrom('conviction')
    .select(({ fn }) => [
      fn.countAll<number>().as('convictions'),
      fn.count<number>('person_id').distinct().as('people'),
    ])
    .where(eb => conditions(eb, run, filter, vault))
    .executeTakeFirstOrThrow()
  return found
}

export interface FacetValue {
  readonly value: string
  readonly convictions: number
}

/** So many values of a facet are told, the most frequent first. */
const MOST_VALUES = 40

/** Of each facet the values that are left under all the others, with how many convictions each has. */
export async function facetsOf(
  db: Database,
  vault: Vault,
  run: number,
  filter: Filter,
): Promise<Readonly<Record<FacetName, readonly FacetValue[]>>> {
  const of = async (facet: FacetName): Promise<readonly FacetValue[]> => {
    const column = COLUMN[facet]
    return await db
      .selectFrom('conviction')
      .select(({ fn }) => [
        sql<string>`${sql.ref(column)}`.as('value'),
        fn.countAll<number>().as('convictions'),
      ])
      .where(eb => conditions(eb, run, filter, vault, facet))
      .groupBy(column)
      .orderBy('convictions', 'desc')
      .orderBy(column)
      .limit(MOST_VALUES)
      .execute()
  }
  const [answer, relief, section, klass, because] = await Promise.all(FACETS.map(of))
  return {
    answer: answer ?? [],
    relief: relief ?? [],
    section: section ?? [],
    class: klass ?? [],
    because: because ?? [],
  }
}
