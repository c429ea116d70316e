/** What an office keeps longer than it has set: runs, backups beside the data, and what was said of people whom no run has any more. It is listed; nothing goes by itself. */
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { stableJson } from '../results/hash.ts'
import type { Unusable } from '../results/manifest.ts'
import { record, recordAlone, type Who } from './audit.ts'
import type { Database } from './database/connection.ts'
import { wipe } from './database/wiped.ts'
import { officeOf } from './office.ts'
import { forgetAnswers } from './once.ts'
import { purgeRun, whyNeeded } from './purge-run.ts'
import type { Services } from './services.ts'

/** In the data folder. */
export const BACKUPS = 'backups'
const BACKUP = /^setaside-[\dTZ-]+\.backup$/

export interface OverTime {
  readonly kind: 'run' | 'backup' | 'people'
  /** The number of a run, the name of a backup; empty of people, who are purged together. */
  readonly id: string
  /** Since when it is here. */
  readonly since: Date
  /** How it is known, without anybody's name. */
  readonly what: string
  /** Why it cannot be purged now, as a sentence without its end. */
  readonly held?: string
}

/** The instant before which things are over their time; undefined where the office keeps everything. */
export function overBefore(keepMonths: number, now: Date): Date | undefined {
  if (keepMonths === 0) return undefined
  const before = new Date(now)
  before.setUTCMonth(before.getUTCMonth() - keepMonths)
  // The 31st of a month that has none is the last of it, not a day of the next.
  if (before.getUTCDate() !== now.getUTCDate()) before.setUTCDate(0)
  return before
}

/** All that is over its time, the oldest first. */
export async function overTime(
  { db, data }: Pick<Services, 'db' | 'data'>,
  now: Date,
): Promise<readonly OverTime[]> {
  const before = overBefore((await officeOf(db)).settings.keepMonths, now)
  if (before === undefined) return []
  const found = [
    ...(await runsBefore(db, before)),
    ...backupsBefore(data, before),
    ...(await peopleBefore(db, before)),
  ]
  return found.toSorted((a, b) => a.since.getTime() - b.since.getTime())
}

async function runsBefore(db: Database, before: Date): Promise<readonly OverTime[]> {
  const rows = await db
    .selectFrom('run')
    .select(['id', 'county', 'as_of', 'opened', 'current'])
    .where('ready', '=', true)
    .where('opened', '<', before)
    .orderBy('id')
    .execute()
  const found: OverTime[] = []
  for (const { id, county, as_of, opened, current } of rows) {
    const held = current
      ? 'people work on this run: they move the work to another run first'
      : await whyNeeded(db, id)
    found.push({
      kind: 'run',
      id: String(id),
      since: opened,
      what: `${county}, ${as_of}`,
      ...(held === undefined ? {} : { held }),
    })
  }
  return found
}

function backupsBefore(data: string, before: Date): readonly OverTime[] {
  const folder = join(data, BACKUPS)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return []
  return readdirSync(folder)
    .filter(name => BACKUP.test(name))
    .map(name => ({ name, made: statSync(join(folder, name)).mtime }))
    .filter(({ made }) => made < before)
    .map(({ name, made }) => ({ kind: 'backup', id: name, since: made, what: name }))
}

/** Of people whom no run has any more, and of whom nothing is before the court. A number may be another's by now. */
const GONE = (table: 'fact' | 'note', before: Date) => sql<boolean>`${sql.ref(`${table}.added`)} < ${before}
  and not exists (select 1 from subject where subject.person_id = ${sql.ref(`${table}.person_id`)}
    and ${table === 'fact' ? sql`subject.identity = fact.identity` : sql`true`})
  and not exists (select 1 from approval where approval.person_id = ${sql.ref(`${table}.person_id`)} and approval.state <> 'closed')`

/** A fact that a decision rests on stays with it. */
const RESTS = sql<boolean>`not exists (select 1 from decision where decision.fact_id = fact.id)`

async function peopleBefore(db: Database, before: Date): Promise<readonly OverTime[]> {
  const facts = await db
    .selectFrom('fact')
    .select(['person_id', 'added'])
    .where(GONE('fact', before))
    .where(RESTS)
    .execute()
  const notes = await db
    .selectFrom('note')
    .select(['person_id', 'added'])
    .where(GONE('note', before))
    .execute()
  const all = [...facts, ...notes]
  if (all.length === 0) return []
  const people = new Set(all.map(({ person_id }) => person_id)).size
  const since = new Date(Math.min(...all.map(({ added }) => added.getTime())))
  return [
    {
      kind: 'people',
      id: '',
      since,
      what: `${facts.length} facts and ${notes.length} notes of ${people} people whom no run has`,
    },
  ]
}

/** Removes one thing that is over its time, for good; the audit keeps what it was by its digest. */
export async function purgeOverTime(
  services: Services,
  { kind, id }: Pick<OverTime, 'kind' | 'id'>,
  why: string,
  who: Who,
): Promise<Unusable | { readonly folder?: string | undefined }> {
  const now = services.now()
  const found = (await overTime(services, now)).find(one => one.kind === kind && one.id === id)
  if (found === undefined) return { unusable: 'it is not over its time, or is gone already' }
  if (found.held !== undefined) return { unusable: found.held }
  if (kind === 'run') return await purgeRun(services, Number(id), why, who)
  return kind === 'backup'
    ? await purgeBackup(services, id, why, who, now)
    : await purgePeople(services, why, who, now)
}

async function purgeBackup(
  { db, data }: Services,
  name: string,
  why: string,
  who: Who,
  now: Date,
): Promise<Record<string, never>> {
  const path = join(data, BACKUPS, name)
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const entry = {
    action: 'purged a backup',
    object: name,
    detail: { why, sha256: hash.digest('hex') },
  } as const
  await recordAlone(db, who, entry, now)
  rmSync(path, { force: true })
  return {}
}

async function purgePeople(
  { db, opened, onFault }: Services,
  why: string,
  who: Who,
  now: Date,
): Promise<Unusable | Record<string, never>> {
  const done = await db.transaction().execute(async trx => {
    const before = overBefore((await officeOf(trx)).settings.keepMonths, now)
    if (before === undefined) return { unusable: 'the office keeps everything' }
    const facts = await trx
      .deleteFrom('fact')
      .where(GONE('fact', before))
      .where(RESTS)
      .returningAll()
      .execute()
    const notes = await trx.deleteFrom('note').where(GONE('note', before)).returningAll().execute()
    await forgetAnswers(trx)
    const inOrder = <T extends { readonly id: number }>(rows: readonly T[]): readonly T[] =>
      rows.toSorted((a, b) => a.id - b.id)
    const sha256 = createHash('sha256')
      .update(stableJson({ facts: inOrder(facts), notes: inOrder(notes) }))
      .digest('hex')
    await record(
      trx,
      who,
      {
        action: 'purged what was said of people',
        detail: { why, facts: facts.length, notes: notes.length, sha256 },
      },
      now,
    )
    return {}
  })
  if (!('unusable' in done))
    await wipe(opened).catch(() => onFault('bytes of what was purged are left in the database'))
  return done
}
