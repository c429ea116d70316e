/** A backup of all that people have added: every table as it was at one moment, while they work on, and the keys it is read with. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'
import type { Opened } from '../database/connection.ts'
import { KEY_FILE } from '../vault.ts'
import { BACKUP_VERSION, type Piece, writeBackup } from './backup-file.ts'
import { shutFor } from './recovery-key.ts'
import { rowsInOrder, sameEverywhere, type TableOf, tablesOf } from './tables-of.ts'

export const Begins = z.object({
  /** The steps of the schema that were done. */
  steps: z.array(z.string()),
  /** The keys, a line each. */
  keys: z.string(),
})
export const TableBegins = z.object({ table: z.string(), columns: z.array(z.string()) })
export const TableEnds = z.object({ table: z.string(), rows: z.number(), sha256: z.string() })
export const Ends = z.object({ tables: z.number() })

export interface BackedUp {
  readonly bytes: number
  readonly sha256: string
  readonly sealed: boolean
  readonly tables: readonly z.output<typeof TableEnds>[]
}

/** Throws what the file system and the database throw; then there is no file. */
export async function backUp(
  { db, pool }: Opened,
  {
    data,
    path,
    setaside,
    now,
    plain,
  }: {
    readonly data: string
    readonly path: string
    readonly setaside: string
    readonly now: Date
    /** Readable by anybody, though there is a recovery key. */
    readonly plain: boolean
  },
): Promise<BackedUp> {
  const { recovery } = await db.selectFrom('office').select('recovery').executeTakeFirstOrThrow()
  const key = plain || recovery === null ? undefined : z.object({ key: z.string() }).parse(recovery).key
  const shut = key === undefined ? undefined : shutFor(key)
  const tables: z.output<typeof TableEnds>[] = []
  const client = await pool.connect()
  try {
    const { sha256, bytes } = await writeBackup(
      path,
      {
        setasideBackup: BACKUP_VERSION,
        made: now.toISOString(),
        setaside,
        ...(shut === undefined ? {} : { sealed: shut.shut }),
      },
      shut?.fileKey,
      piecesOf(client, data, tables),
    )
    return { bytes, sha256, sealed: shut !== undefined, tables }
  } finally {
    client.release(true)
  }
}

/** What was answered a while ago, for whoever asks again: nobody does of another database. */
const PASSING = ['act']

/** All within one transaction that sees one moment. */
async function* piecesOf(
  client: PoolClient,
  data: string,
  done: z.output<typeof TableEnds>[],
): AsyncGenerator<Piece> {
  await client.query('begin isolation level repeatable read read only')
  await sameEverywhere(client)
  const { rows: steps } = await client.query<{ name: string }>(
    'select name from kysely_migration order by name',
  )
  // What was hashed with keys that came after this moment is not in it.
  const {
    rows: [office],
  } = await client.query<{ key_generation: number }>('select key_generation from office')
  const keys = keysIn(data, office?.key_generation ?? 1)
  yield { json: { steps: steps.map(({ name }) => name), keys: `${keys.join('\n')}\n` } }
  for (const table of await tablesOf(client))
    if (!PASSING.includes(table.name)) yield* piecesOfTable(client, table, done)
  yield { json: { tables: done.length } }
  await client.query('commit')
}

/** So many keys as there were at that moment: newer ones may stand in the file by now, or be about to. */
function keysIn(data: string, generation: number): readonly string[] {
  const found = [KEY_FILE, `${KEY_FILE}.next`]
    .map(name => join(data, name))
    .filter(path => existsSync(path))
    .map(path => readFileSync(path, 'utf8').trim().split('\n'))
    .find(lines => lines.length >= generation)
  if (found === undefined) throw new Error('a key is missing')
  return found.slice(0, generation)
}

async function* piecesOfTable(
  client: PoolClient,
  table: TableOf,
  done: z.output<typeof TableEnds>[],
): AsyncGenerator<Piece> {
  yield { json: { table: table.name, columns: table.columns } }
  const hash = createHash('sha256')
  let rows = 0
  for await (const bytes of client.query(copyTo(rowsInOrder(table))) as AsyncIterable<Buffer>) {
    hash.update(bytes)
    for (const byte of bytes) if (byte === 0x0a) rows++
    yield { bytes }
  }
  const ended = { table: table.name, rows, sha256: hash.digest('hex') }
  done.push(ended)
  yield { json: ended }
}

/** What a table holds now, of these columns, to be held against a backup. */
export async function digestOf(client: PoolClient, table: TableOf): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of client.query(copyTo(rowsInOrder(table))) as AsyncIterable<Buffer>)
    hash.update(bytes)
  return hash.digest('hex')
}
