/** All that people added beside the record of somebody, in one question to the database: a page of a person is asked for most often. */
import type { InferResult } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Opened } from './database/connection.ts'
import { factsApart, type StoredFact, standingFacts } from './facts.ts'

/** As JSON has it: an instant is a text. */
export type AsText<T> = {
  readonly [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K]
}

/** So many entries of the audit are shown on a page. */
const LOGGED = 50

const question = (db: Database, run: number, person: string, viewer: number) =>
  db.selectNoFrom(eb => [
    jsonArrayFrom(standingFacts(eb, run, person, viewer))
      .$castTo<readonly AsText<StoredFact>[]>()
      .as('facts'),
    eb.fn.coalesce(factsApart(eb, run, person), eb.lit(0)).as('apart'),
    jsonArrayFrom(
      eb
        .selectFrom('review_case')
        .leftJoin('user_account', 'user_account.id', 'review_case.leased_by')
        .selectAll('review_case')
        .select(['user_account.name as with_name', 'os_user as with_account'])
        .where('run_id', '=', run)
        .where('person_id', '=', person)
        .where('state', '<>', 'not-needed')
        .orderBy('review_case.id'),
    ).as('cases'),
    jsonArrayFrom(
      eb
        .selectFrom('note')
        .innerJoin('user_account', 'user_account.id', 'note.added_by')
        .select(['note.id', 'text', 'note.added', 'name', 'os_user'])
        .where('person_id', '=', person)
        .orderBy('note.id'),
    ).as('notes'),
    jsonArrayFrom(
      eb
        .selectFrom('audit')
        .select(['at', 'who', 'action'])
        .where('object', '=', person)
        .orderBy('number', 'desc')
        .limit(LOGGED),
    ).as('log'),
  ])

export type Beside = InferResult<ReturnType<typeof question>>[number]

/** The database plans it once and not at every page: it is named. */
export async function besidePerson(
  { db, pool }: Opened,
  run: number,
  person: string,
  viewer: number,
): Promise<Beside> {
  const { sql: text, parameters } = question(db, run, person, viewer).compile()
  const { rows } = await pool.query<Beside>({ name: 'beside a person', text, values: [...parameters] })
  return rows[0] as Beside
}
