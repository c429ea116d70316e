/** The convictions of a run in columns: small numbers that are worked out once, when the run is opened, and counted and put in order in memory. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from './database/connection.ts'
import { wordsLike } from './names.ts'

/** What a facet is of. */
export const FACET_COLUMNS = {
  answer: 'answer',
  relief: 'relief',
  section: 'section',
  class: 'class',
  because: 'reason',
} as const
export type FacetName = keyof typeof FACET_COLUMNS
export const FACETS = Object.keys(FACET_COLUMNS) as readonly FacetName[]

export const SORTS = {
  name: ['name', 'convicted', 'place'],
  convicted: ['convicted', 'place'],
  case: ['case_numbers', 'place'],
  section: ['section', 'convicted', 'place'],
} as const
export type Sort = keyof typeof SORTS
const SORT_NAMES = Object.keys(SORTS) as readonly Sort[]

/** A column of a facet: the values there are, in order, and of each conviction which of them it has. */
export interface FacetColumn {
  readonly values: readonly string[]
  readonly codes: Uint32Array
}

/** Convictions are numbered by their place in the run's own table, people in the order of their identifiers. */
export interface RunList {
  readonly convictions: number
  readonly people: number
  readonly facets: Readonly<Record<FacetName, FacetColumn>>
  /** Whose each conviction is. */
  readonly person: Uint32Array
  /** The convictions in each order in which they are listed. */
  readonly orders: Readonly<Record<Sort, Uint32Array>>
  /** Who has in their name each of so many words that are like what was asked: a mark for each person. */
  readonly named: (asked: string, near: boolean) => Uint8Array
  /** Marks every conviction of which a case number holds what was asked, capitals or not. */
  readonly markCases: (asked: string, into: Uint8Array) => void
}

/** The people of a run who have convictions, numbered. */
const numbered = (run: number): RawBuilder<unknown> =>
  sql`select person_id, row_number() over (order by person_id) - 1 as no
      from (select distinct person_id from conviction where run_id = ${run}) as each`

/** A number in four bytes, the highest first. */
const four = (number: RawBuilder<unknown>): RawBuilder<unknown> => sql`int4send((${number})::integer)`

const joined = (bytes: RawBuilder<unknown>, by: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`string_agg(${bytes}, ''::bytea order by ${by})`

/** The parts of a list, by name: how the database works out the bytes of each. */
function partsOf(run: number): ReadonlyMap<string, RawBuilder<unknown>> {
  const place = sql.ref('place')
  const parts = new Map<string, RawBuilder<unknown>>()
  for (const facet of FACETS) {
    const column = sql.ref(FACET_COLUMNS[facet])
    const values = sql`select distinct ${column} as value from conviction where run_id = ${run}`
    parts.set(
      `values ${facet}`,
      sql`select convert_to(json_agg(value order by value)::text, 'UTF8') from (${values}) as each`,
    )
    parts.set(
      `facet ${facet}`,
      sql`select ${joined(four(sql.ref('no')), place)} from conviction
          join (select value, row_number() over (order by value) - 1 as no from (${values}) as each) as known on value = ${column}
          where run_id = ${run}`,
    )
  }
  for (const sort of SORT_NAMES)
    parts.set(
      `order ${sort}`,
      sql`select ${joined(four(place), sql.raw(SORTS[sort].join(', ')))} from conviction where run_id = ${run}`,
    )
  parts.set(
    'person',
    sql`select ${joined(four(sql.ref('no')), place)} from conviction join (${numbered(run)}) as known using (person_id) where run_id = ${run}`,
  )
  // A line each: an end of line within would be taken for one.
  parts.set(
    'cases',
    sql`select convert_to(string_agg(translate(case_numbers, chr(10), ' '), chr(10) order by place), 'UTF8') from conviction where run_id = ${run}`,
  )
  const words = sql`select distinct word from name_word where run_id = ${run}`
  parts.set(
    'words',
    sql`select convert_to(json_agg(word order by word)::text, 'UTF8') from (${words}) as each`,
  )
  parts.set(
    'named',
    sql`select ${joined(sql`${four(sql.ref('at'))} || ${four(sql.ref('no'))}`, sql`at, no`)} from name_word
        join (select word, row_number() over (order by word) - 1 as at from (${words}) as each) as of_word using (word)
        join (${numbered(run)}) as known using (person_id) where run_id = ${run}`,
  )
  return parts
}

/** Works out the list of a run, where it is not there yet. */
export async function makeRunList(db: Database, run: number): Promise<void> {
  await db.transaction().execute(async trx => {
    for (const [part, bytes] of partsOf(run))
      await sql`insert into run_list (run_id, part, bytes) values (${run}, ${part}, coalesce((${bytes}), ''::bytea))
                on conflict do nothing`.execute(trx)
  })
}

/** The lists of so many runs are kept in memory, some forty bytes a conviction. */
const KEPT = 2
const kept = new WeakMap<Database, Map<number, Promise<RunList>>>()

/** The list of a run that is open; a run that an earlier Setaside opened gets it now. */
export function runList(db: Database, run: number): Promise<RunList> {
  const all = kept.get(db) ?? new Map<number, Promise<RunList>>()
  kept.set(db, all)
  const list = all.get(run) ?? readRunList(db, run)
  // The latest stands last.
  all.delete(run)
  all.set(run, list)
  list.catch(() => all.delete(run))
  const [oldest] = all.keys()
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest)
  return list
}

const read = (db: Database, run: number) =>
  db.selectFrom('run_list').select(['part', 'bytes']).where('run_id', '=', run).execute()

async function readRunList(db: Database, run: number): Promise<RunList> {
  let rows = await read(db, run)
  if (rows.length === 0) {
    await makeRunList(db, run)
    rows = await read(db, run)
  }
  const parts = new Map(rows.map(({ part, bytes }) => [part, bytes]))
  const bytesOf = (part: string): Buffer => parts.get(part) ?? Buffer.alloc(0)
  const numbers = (part: string): Uint32Array => numbersIn(bytesOf(part))
  const texts = (part: string): readonly string[] =>
    JSON.parse(bytesOf(part).toString() || '[]') as readonly string[]
  const facet = (name: FacetName): FacetColumn => ({
    values: texts(`values ${name}`),
    codes: numbers(`facet ${name}`),
  })
  const person = numbers('person')
  const people = person.reduce((most, one) => Math.max(most, one + 1), 0)
  return {
    convictions: person.length,
    people,
    person,
    facets: {
      answer: facet('answer'),
      relief: facet('relief'),
      section: facet('section'),
      class: facet('class'),
      because: facet('because'),
    },
    orders: {
      name: numbers('order name'),
      convicted: numbers('order convicted'),
      case: numbers('order case'),
      section: numbers('order section'),
    },
    named: namedIn(texts('words'), numbers('named'), people),
    markCases: casesIn(bytesOf('cases').toString().toUpperCase()),
  }
}

const WORD = 4

/** The highest byte of each first, as the database sends numbers. */
function numbersIn(bytes: Buffer): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Uint32Array.from({ length: bytes.length / WORD }, (_, at) => view.getUint32(at * WORD))
}

/** `pairs`: the number of a word and of somebody who has it, in the order of the words. */
function namedIn(words: readonly string[], pairs: Uint32Array, people: number): RunList['named'] {
  const begins = new Uint32Array(words.length + 1)
  for (let at = 0; at < pairs.length; at += 2) begins[(pairs[at] as number) + 1] = at + 2
  // Of a word that nobody has who has a conviction nothing begins.
  for (let word = 1; word < begins.length; word++)
    begins[word] = Math.max(begins[word] as number, begins[word - 1] as number)
  const placeOf = new Map(words.map((word, at) => [word, at]))
  return (asked, near) => {
    const marks = new Uint8Array(people)
    for (const word of wordsLike(words, asked, near)) {
      const place = placeOf.get(word) as number
      for (let at = begins[place] as number; at < (begins[place + 1] as number); at += 2)
        marks[pairs[at + 1] as number] = 1
    }
    return marks
  }
}

/** `text`: the case numbers of each conviction in a line of its own, in capitals. */
function casesIn(text: string): RunList['markCases'] {
  return (asked, into) => {
    const sought = asked.toUpperCase().replaceAll('\n', ' ')
    let line = 0
    let end = text.indexOf('\n')
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, end + 1)) {
      while (end !== -1 && end < at) {
        line++
        end = text.indexOf('\n', end + 1)
      }
      into[line] = 1
      if (end === -1) return
    }
  }
}
