/** Where a database is, and the sentence there is where none can be had. */
import { Kysely, PostgresDialect } from 'kysely'
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

const BIGINT = 20
const DATE = 1082

/** Numbers of rows fit into ours, and a day stays a text: a time zone must not move it. */
types.setTypeParser(BIGINT, Number)
types.setTypeParser(DATE, (text: string) => text)

export function openDatabase(connection: Connection, most = 20): Opened {
  const pool = new Pool({
    ...connection,
    max: most,
    application_name: 'setaside',
    connectionTimeoutMillis: 5_000,
  })
  // A connection that breaks while nobody uses it is made anew: the next query tells where it cannot be.
  pool.on('error', () => {})
  // So may one that is in use: what is asked of it fails and tells, and the program goes on.
  pool.on('connect', client => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
