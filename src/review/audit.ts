/** The audit: an entry for each thing that somebody saw or did, written before its effect is told, each holding the hash of the one before. */
import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { stableJson } from '../results/hash.ts'
import type { Database } from './database/connection.ts'
import type { AuditTable } from './database/tables.ts'
import type { Role } from './roles.ts'

/** What is recorded, in the words of the page that shows it. */
export type Action =
  | 'signed in'
  | 'signed out'
  | 'locked'
  | 'refused'
  | 'said their name'
  | 'gave a code'
  | 'made it an agency'
  | 'invited a person'
  | 'chose a password'
  | 'changed roles'
  | 'closed an account'
  | 'opened an account'
  | 'changed settings'
  | 'opened a run'
  | 'moved to a run'
  | 'began a run'
  | 'made a run'
  | 'canceled a run'
  | 'a run was refused'
  | 'looked at a person'
  | 'looked at source rows'
  | 'searched'
  | 'looked at lines not read'
  | 'exported'
  | 'gave a fact'
  | 'withdrew a fact'
  | 'brought facts in'
  | 'wrote a note'
  | 'took cases'
  | 'skipped a case'
  | 'answered a case'
  | 'took an answer back'
  | 'recorded a second read'
  | 'ruled on the law'
  | 'withdrew a ruling'
  | 'took a case out of a ruling'
  | 'settled a dispute'
  | 'approved'
  | 'took an approval back'
  | 'held an approval'
  | 'closed a count'
  | 'opened a count again'
  | 'named the office'
  | 'made a batch'
  | 'put counts into a batch'
  | 'took counts out of a batch'
  | 'looked at a batch'
  | 'went on in spite of a warning'
  | 'decided a batch again'
  | 'signed off'
  | 'signed off on paper'
  | 'dissolved a batch'
  | 'made documents'
  | 'took a document'
  | 'filed a batch'
  | 'recorded answers of the court'
  | 'took an answer of the court back'

export interface Entry {
  readonly action: Action
  /** What it was done to: an opaque number, never a name. */
  readonly object?: string
  /** What else is told of it: no names and no identifiers of people. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** The run that was worked on. */
  readonly run?: string
}

export interface Who {
  readonly userId?: number
  readonly who: string
  readonly session: string
  /** What they are at this moment. */
  readonly roles?: readonly Role[]
}

const FIRST = Buffer.alloc(32)
/** One writer at a time, whatever the number of servers. */
const LOCK = 0x5e7a51de

export type AuditRow = Omit<Selectable<AuditTable>, 'detail'> & {
  readonly detail: Readonly<Record<string, unknown>>
}

/** The hash of an entry covers all that it says and the hash of the one before. */
export function hashOf(row: Omit<AuditRow, 'hash'>): Buffer {
  const { number, at, user_id, who, session, action, object, detail, run, before_hash, roles } = row
  const said = {
    ...{ number, at: at.toISOString(), user_id, who, session, action, object, detail, run },
    // Entries of before there were roles have none, and hold as they are.
    ...(roles === '' ? {} : { roles }),
  }
  return createHash('sha256').update(before_hash).update(stableJson(said)).digest()
}

/** Adds an entry within whatever `db` is: in a transaction it stands or falls with what it tells of. */
export async function record(
  db: Database,
  { userId, who, session, roles = [] }: Who,
  entry: Entry,
  at: Date,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db)
  const last = await db
    .selectFrom('audit')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { action, object = '', detail = {}, run = '' } = entry
  const row: Omit<AuditRow, 'hash'> = {
    number: (last?.number ?? 0) + 1,
    at,
    user_id: userId ?? null,
    who,
    session,
    action,
    object,
    detail,
    run,
    before_hash: last?.hash ?? FIRST,
    roles: roles.join(' '),
  }
  await db
    .insertInto('audit')
    .values({ ...row, detail: JSON.stringify(detail), hash: hashOf(row) })
    .execute()
}

/** An entry by itself, in its own transaction. */
export const recordAlone = (db: Database, who: Who, entry: Entry, at: Date): Promise<void> =>
  db.transaction().execute(trx => record(trx, who, entry, at))

/** The number of the first entry that does not hold; undefined where all do. */
export async function firstBroken(db: Database): Promise<number | undefined> {
  let before: Buffer = FIRST
  let number = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('number', '>', number)
      .orderBy('number')
      .limit(1000)
      .execute()
    if (rows.length === 0) return undefined
    for (const row of rows) {
      if (row.number !== number + 1 || !row.before_hash.equals(before) || !hashOf(row).equals(row.hash))
        return row.number
      number = row.number
      before = row.hash
    }
  }
}
