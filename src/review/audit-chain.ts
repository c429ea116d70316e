/** Whether every entry of the audit is what was written, in its place: the first that is not is named, and how it is wrong. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { sql } from 'kysely'
import { FIRST, hashOf } from './audit.ts'
import type { Database } from './database/connection.ts'

/** The last entry there was at some moment: whoever has it noted elsewhere sees that the end was cut off. */
export interface Head {
  readonly number: number
  /** In hexadecimal. */
  readonly hash: string
}

export interface Broken {
  /** The entry that does not hold, or the first that is missing. */
  readonly number: number
  readonly how: 'changed' | 'missing' | 'inserted' | 'cut off' | 'not the one noted'
}

export type Verified = { readonly entries: number; readonly head: Head } | { readonly broken: Broken }

const AT_ONCE = 1_000

/** Reads all of it. `noted`: heads that were kept elsewhere. Nothing may be in it before or after what the chain holds. */
export async function verifyAudit(db: Database, noted: readonly Head[] = []): Promise<Verified> {
  let head: Head = { number: 0, hash: FIRST.toString('hex') }
  const wanted = new Map(noted.map(one => [one.number, one.hash]))
  for (;;) {
    const rows = await rowsAfter(db, head.number)
    if (rows.length === 0) break
    for (const row of rows) {
      const how = whyBroken(row, head)
      if (how !== undefined) {
        const number = how === 'missing' ? head.number + 1 : row.number
        return { broken: { number, how } }
      }
      head = { number: row.number, hash: row.hash.toString('hex') }
      if ((wanted.get(head.number) ?? head.hash) !== head.hash)
        return { broken: { number: head.number, how: 'not the one noted' } }
    }
  }
  const below = await db.selectFrom('audit').select('number').where('number', '<', 1).executeTakeFirst()
  if (below !== undefined) return { broken: { number: below.number, how: 'inserted' } }
  const last = Math.max(0, ...wanted.keys())
  return last > head.number
    ? { broken: { number: head.number + 1, how: 'cut off' } }
    : { entries: head.number, head }
}

type Row = Awaited<ReturnType<typeof rowsAfter>>[number]

/** With the instant and the document as the database has them, to the last sign: we read both more coarsely. */
const rowsAfter = (db: Database, number: number) =>
  db
    .selectFrom('audit')
    .selectAll()
    .select([
      sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`.as('instant'),
      sql<string>`detail::text`.as('document'),
    ])
    .where('number', '>', number)
    .orderBy('number')
    .limit(AT_ONCE)
    .execute()

function whyBroken(row: Row, before: Head): Broken['how'] | undefined {
  const { instant, document, ...entry } = row
  const isWhole =
    `${instant}Z` === entry.at.toISOString().replace('Z', '000Z') &&
    document === documentText(entry.detail) &&
    hashOf(entry).equals(entry.hash)
  const follows = entry.before_hash.toString('hex') === before.hash
  if (isWhole && follows && entry.number === before.number + 1) return undefined
  // Whole by itself, and after something that is not here.
  if (isWhole && entry.number > before.number + 1) return 'missing'
  return 'changed'
}

/** A document as PostgreSQL writes it: shorter names first, then by their bytes. */
export function documentText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(documentText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).map(name => ({ name, bytes: Buffer.from(name) }))
  names.sort((a, b) => a.bytes.length - b.bytes.length || Buffer.compare(a.bytes, b.bytes))
  const fields = value as Readonly<Record<string, unknown>>
  return `{${names.map(({ name }) => `${JSON.stringify(name)}: ${documentText(fields[name])}`).join(', ')}}`
}

export const BROKEN_SAYS: Readonly<Record<Broken['how'], (n: number) => string>> = {
  changed: n => `entry ${n} is not what was written, or does not stand where it stood`,
  missing: n => `entry ${n} is missing`,
  inserted: n => `entry ${n} was put in before the first`,
  'cut off': n => `entry ${n} and those after it were cut off: a later one had been noted`,
  'not the one noted': n =>
    `entry ${n} is not the one that had been noted: what came before it was written anew`,
}

// ---- the head, noted outside of the database -------------------------------------------------------------------------------

/** A line: `1234 hash`. */
export const headText = ({ number, hash }: Head): string => `${number} ${hash}`

/** Undefined where the text is none. */
export function readHead(text: string): Head | undefined {
  const [, number, hash] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return number === undefined || hash === undefined ? undefined : { number: Number(number), hash }
}

export const HEAD_FILE = 'audit.head'

/** What was noted in a file; undefined where there is none, or it cannot be read as one. */
export const headIn = (path: string): Head | undefined =>
  existsSync(path) ? readHead(readFileSync(path, 'utf8')) : undefined

/** Written whole or not at all. */
export function noteHead(path: string, head: Head): void {
  const near = `${path}.new`
  const file = openSync(near, 'w', 0o600)
  writeSync(file, `${headText(head)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(near, path)
}

/** The last entry as it stands, without looking at those before it. */
export async function headOf(db: Database): Promise<Head> {
  const last = await db
    .selectFrom('audit')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { number: last?.number ?? 0, hash: (last?.hash ?? FIRST).toString('hex') }
}
