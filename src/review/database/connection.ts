/** Where a database is, and the sentence there is where none can be had. */
import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely'
import { Pool, types } from 'pg'
import type { Tables } from './tables.ts'

/** As the library takes it: with the parts, or with one URL of the agency's own server. */
export interface Connection {
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly password?: string
  readonly database?: string
}

/** No database can be had: its message is a sentence to be told. */
export class NoDatabase extends Error {
  override readonly name = 'NoDatabase'
}

export type Database = Kysely<Tables>

export interface Opened {
  readonly db: Database
  /** For what the query builder does not know: COPY. */
  readonly pool: Pool
  readonly close: () => Promise<void>
}

/** To be equal to: any of a list, however long. Each of an `in (...)` is a parameter of its own, and a query has at most 65,535. */
export const anyOf = <T>(list: readonly T[]): RawBuilder<T> => sql<T>`any(${list})`

/** A list in pieces of which each can be inserted at once. */
export function* pieces<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += PIECE) yield list.slice(at, at + PIECE)
}
const PIECE = 500

const BIGINT = 20
const DATE = 1082

/** Numbers of rows fit into ours, and a day stays a text: a time zone must not move it. */
types.setTypeParser(BIGINT, Number)
types.setTypeParser(DATE, (text: string) => text)

/** One that is not there refuses at once; one that is busy lets nobody wait longer. */
const LONGEST_WAIT_MS = 15_000

export function openDatabase(connection: Connection, most = 20): Opened {
  const pool = new Pool({
    ...connection,
    max: most,
    application_name: 'setaside',
    connectionTimeoutMillis: LONGEST_WAIT_MS,
  })
  // A connection that breaks while nobody uses it is made anew: the next query tells where it cannot be.
  pool.on('error', () => {})
  // So may one that is in use: what is asked of it fails and tells, and the program goes on.
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
