/** The bytes of what was purged: PostgreSQL keeps them in its files until it needs the room, in what it plans by, and in its log; they are written out of all three. */
import type { Opened } from './connection.ts'

/** Tables of which rows are purged, and those that tell of them. */
const PURGED = [
  ...['person', 'conviction', 'identifier', 'subject', 'name_word', 'run_list', 'run_contradiction'],
  ...['run_made', 'review_case', 'decision', 'fact', 'note', 'act'],
]

/** The log is told to go on in a new file, and to let go of those before once what they hold is in the tables. */
const LOG = ['select pg_switch_wal()', 'checkpoint', 'select pg_switch_wal()', 'checkpoint']

/**
 * Writes each table anew without what was deleted, and ends the log that told of it. On an agency's own server the log and what is
 * planned by are that server's: its user need not be allowed to touch them, and this leaves them.
 */
export async function wipe({ pool }: Pick<Opened, 'pool'>): Promise<void> {
  const client = await pool.connect()
  try {
    for (const table of PURGED) await client.query(`vacuum (full, analyze) "${table}"`)
    for (const statement of ['vacuum full pg_catalog.pg_statistic', ...LOG])
      await client.query(statement).catch(notOurs)
  } finally {
    client.release(true)
  }
}

const INSUFFICIENT_PRIVILEGE = '42501'

function notOurs(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === INSUFFICIENT_PRIVILEGE)) throw error
}
