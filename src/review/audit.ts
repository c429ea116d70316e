/** The audit: an entry for each thing that somebody saw or did, written before its effect is told, each holding the hash of the one before. */
import { createHash } from 'node:crypto'
import { type Insertable, type Selectable, sql } from 'kysely'
import { stableJson } from '../results/hash.ts'
import type { Database } from './database/connection.ts'
import type { AuditTable } from './database/tables.ts'
import { type Act, markDone } from './once.ts'
import type { Role } from './roles.ts'

/** What is recorded, in the words of the page that shows it. */
export const ACTIONS = [
  'signed in',
  'signed out',
  'refused',
  'said their name',
  'gave a code',
  'made it an agency',
  'invited a person',
  'chose a password',
  'changed roles',
  'closed an account',
  'opened an account',
  'changed settings',
  'changed keys',
  'made a backup',
  'tried a backup',
  'purged a run',
  'purged a backup',
  'purged what was said of people',
  'opened a run',
  'moved to a run',
  'brought a file',
  'let files go',
  'compared runs',
  'began a run',
  'made a run',
  'canceled a run',
  'a run was refused',
  'looked at a person',
  'looked at source rows',
  'showed numbers of a person',
  'looked at two answers',
  'searched',
  'looked at lines not read',
  'exported',
  'printed',
  'gave a fact',
  'withdrew a fact',
  'brought facts in',
  'wrote a note',
  'took cases',
  'took over cases',
  'skipped a case',
  'answered a case',
  'took an answer back',
  'recorded a second read',
  'ruled on the law',
  'withdrew a ruling',
  'took a case out of a ruling',
  'put a case back under a ruling',
  'settled a dispute',
  'looked at whom a policy moves',
  'kept a policy',
  'took the report',
  'dropped a policy',
  'approved',
  'took an approval back',
  'held an approval',
  'closed a count',
  'opened a count again',
  'named the office',
  'made a batch',
  'put counts into a batch',
  'took counts out of a batch',
  'looked at a batch',
  'went on in spite of a warning',
  'decided a batch again',
  'signed off',
  'signed off on paper',
  'dissolved a batch',
  'made documents',
  'took a document',
  'filed a batch',
  'recorded answers of the court',
  'took an answer of the court back',
] as const
export type Action = (typeof ACTIONS)[number]

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
  /** What they asked for by a key of its own: it is done once, however often it is sent. */
  readonly act?: Act
}

/** What the first entry holds instead of the hash of one before. */
export const FIRST = Buffer.alloc(32)
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

/**
 * Adds an entry within whatever `db` is: in a transaction it stands or falls with what it tells of. So does the mark that what was
 * asked for is done.
 */
export async function record(db: Database, who: Who, entry: Entry, at: Date): Promise<void> {
  if (who.act !== undefined) await markDone(db, who.userId, who.act)
  await append(db, [{ who, entry, at }])
}

interface ToWrite {
  readonly who: Who
  readonly entry: Entry
  readonly at: Date
}

/** Adds entries one after the other, in their order. */
async function append(db: Database, all: readonly ToWrite[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db)
  let last = await db
    .selectFrom('audit')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rows: Insertable<AuditTable>[] = []
  for (const one of all) {
    const row = rowOf(one, last)
    last = { number: row.number, hash: hashOf(row) }
    rows.push({ ...row, detail: JSON.stringify(row.detail), hash: last.hash })
  }
  await db.insertInto('audit').values(rows).execute()
}

const rowOf = (
  { who: { userId, who, session, roles = [] }, entry, at }: ToWrite,
  last: Pick<AuditRow, 'number' | 'hash'> | undefined,
): Omit<AuditRow, 'hash'> => ({
  number: (last?.number ?? 0) + 1,
  at,
  user_id: userId ?? null,
  who,
  session,
  action: entry.action,
  object: entry.object ?? '',
  detail: entry.detail ?? {},
  run: entry.run ?? '',
  before_hash: last?.hash ?? FIRST,
  roles: roles.join(' '),
})

interface Waiting extends ToWrite {
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** Entries that wait to be written, of each database. */
const lines = new WeakMap<Database, { waiting: Waiting[]; writing: boolean }>()

/** So many are written at once, at most. */
const TOGETHER = 200

/**
 * An entry by itself. While one transaction is on its way to the disk those that come meanwhile are gathered for the next, in their
 * order; each waits until its own is there, and is told.
 */
export function recordAlone(db: Database, who: Who, entry: Entry, at: Date): Promise<void> {
  const line = lines.get(db) ?? { waiting: [], writing: false }
  lines.set(db, line)
  return new Promise((done, failed) => {
    line.waiting.push({ who, entry, at, done, failed })
    if (!line.writing) void writeAll(db, line)
  })
}

async function writeAll(db: Database, line: { waiting: Waiting[]; writing: boolean }): Promise<void> {
  line.writing = true
  while (line.waiting.length > 0) {
    const now = line.waiting.splice(0, TOGETHER)
    const error = await written(db, now)
    // What stops one must not stop the others.
    if (error === undefined) for (const { done } of now) done()
    else
      for (const one of now) {
        const own = now.length === 1 ? error : await written(db, [one])
        if (own === undefined) one.done()
        else one.failed(own)
      }
  }
  line.writing = false
}

const written = (db: Database, all: readonly ToWrite[]): Promise<unknown> =>
  db
    .transaction()
    .execute(trx => append(trx, all))
    .then(
      () => undefined,
      (error: unknown) => error ?? new Error('the audit could not be written'),
    )
