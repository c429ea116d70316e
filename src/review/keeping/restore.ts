/** A backup brought into an empty database: all of it or nothing, then to today's schema, and held against the backup table by table. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { z } from 'zod'
import { HEAD_FILE, type Head, headOf, noteHead } from '../audit-chain.ts'
import { NoDatabase, type Opened } from '../database/connection.ts'
import { migrate, STEPS } from '../database/migrations.ts'
import { KEY_FILE, writeKeys } from '../vault.ts'
import { Begins, digestOf, Ends, TableBegins, TableEnds } from './backup.ts'
import type { OpenedBackup, Piece } from './backup-file.ts'
import { quoted, sameEverywhere, type TableOf, tablesOf } from './tables-of.ts'

/** Why it cannot be restored, as a sentence without its end. Nothing was changed. */
export interface NotRestored {
  readonly why: string
}

export interface Restored {
  readonly tables: readonly z.output<typeof TableEnds>[]
  readonly rows: number
  /** The last entry of the audit that is there now. */
  readonly head: Head
}

/** `data`: where its keys go. The database must be empty, or have been made by nothing but the program's own first start. */
export async function restore(
  opened: Opened,
  backup: OpenedBackup,
  fileKey: Buffer | undefined,
  data: string,
): Promise<Restored | NotRestored> {
  const pieces = backup.pieces(fileKey)[Symbol.asyncIterator]()
  const next = async (): Promise<Piece | undefined> => {
    const one = await pieces.next()
    return one.done === true ? undefined : one.value
  }
  const first = await next()
  if (first === undefined || !('json' in first)) return { why: 'the backup does not begin as one does' }
  const { steps, keys } = Begins.parse(first.json)
  const unknown = steps.find(name => STEPS[name] === undefined)
  if (unknown !== undefined)
    return { why: 'the backup was made by a newer Setaside; restore it with that one' }
  const full = await whyNotEmpty(opened, data, keys)
  if (full !== undefined) return { why: full }
  await migrate(opened.db as never, STEPS, steps.at(-1))
  const client = await opened.pool.connect()
  let isIn = false
  try {
    await client.query('begin')
    await sameEverywhere(client)
    await emptied(client)
    const tables = await fill(client, next)
    await countersSet(client)
    // Whoever was signed in there is not here, and a link that was sent is good for nobody.
    if ((await tablesOf(client)).some(({ name }) => name === 'session'))
      await client.query('delete from session')
    // Without its keys what is brought in is nobody's to open: they are there before it is.
    keepKeys(data, keys)
    await client.query('commit')
    isIn = true
    await migrate(opened.db as never)
    const head = await headOf(opened.db)
    noteHead(join(data, HEAD_FILE), head)
    return { tables, rows: tables.reduce((sum, { rows }) => sum + rows, 0), head }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (!isIn) throw error
    throw new NoDatabase(
      'The backup is brought in, whole and with its keys; what follows could not be done: start it with [setaside serve], which does it.',
      { cause: error },
    )
  } finally {
    client.release(true)
  }
}

async function whyNotEmpty({ pool }: Opened, data: string, keys: string): Promise<string | undefined> {
  const client = await pool.connect()
  try {
    for (const { name } of await tablesOf(client)) {
      if (name === 'office') continue
      const { rowCount } = await client.query(`select 1 from "${name}" limit 1`)
      if ((rowCount ?? 0) > 0)
        return 'the database holds work already; restore into a new --data folder, or an empty database'
    }
  } finally {
    client.release()
  }
  const path = join(data, KEY_FILE)
  return existsSync(path) && readFileSync(path, 'utf8') !== keys
    ? `[${data}] has keys of its own already; restore into a new --data folder`
    : undefined
}

/** What the schema itself has put in. */
async function emptied(client: PoolClient): Promise<void> {
  for (const { name } of [...(await tablesOf(client))].reverse())
    if (name !== 'audit') await client.query(`delete from "${name}"`)
}

async function fill(
  client: PoolClient,
  next: () => Promise<Piece | undefined>,
): Promise<readonly z.output<typeof TableEnds>[]> {
  const tables: z.output<typeof TableEnds>[] = []
  for (;;) {
    const begins = await next()
    if (begins === undefined || !('json' in begins)) throw new Error('a backup has a piece out of its place')
    const ended = Ends.safeParse(begins.json)
    if (ended.success && ended.data.tables === tables.length) return tables
    const { table, columns } = TableBegins.parse(begins.json)
    const known = await tableNamed(client, table, columns)
    const into = client.query(copyFrom(`copy "${table}" (${quoted(columns)}) from stdin`))
    const failed = new Promise<never>((_, refuse) => into.once('error', refuse))
    failed.catch(() => {})
    const finished = new Promise<void>(done => into.once('finish', done))
    let last: Piece | undefined
    for (last = await next(); last !== undefined && 'bytes' in last; last = await next())
      if (!into.write(last.bytes))
        await Promise.race([new Promise<void>(done => into.once('drain', done)), failed])
    into.end()
    await Promise.race([finished, failed])
    const ends = TableEnds.parse(last !== undefined && 'json' in last ? last.json : undefined)
    if ((await digestOf(client, { ...known, columns })) !== ends.sha256)
      throw new Error('a table is not what was backed up')
    tables.push(ends)
  }
}

/** Names of a file become a part of what the database is told to do: only those that it has itself do. */
async function tableNamed(client: PoolClient, table: string, columns: readonly string[]): Promise<TableOf> {
  const found = (await tablesOf(client)).find(({ name }) => name === table)
  if (found === undefined || !columns.every(column => found.columns.includes(column)))
    throw new Error('a backup names a table or a column that there is not')
  return found
}

/** The next numbers go on after the highest there is. */
async function countersSet(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
     where a.attidentity <> '' and c.relkind = 'r' and n.nspname = current_schema()`,
  )
  for (const { table, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max("${column}") from "${table}"), 0) + 1, false)`,
      [`"${table}"`, column],
    )
}

function keepKeys(data: string, keys: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (!existsSync(join(data, KEY_FILE))) writeKeys(data, keys)
}
