/**
 * What a partition answers, as lines of JSON: a header; a line for each person and each rejected line, in the order of a run,
 * with the rows of tables that they have; then who can only be told apart together, what is noted of identity, what became of the
 * facts, and last the end, which says that the answers are whole. `docs/schemas/partition.schema.json` is the same in JSON Schema.
 */
import { isUtf8 } from 'node:buffer'
import type { BecameOf } from '../../facts/attach.ts'
import type { Meant } from '../../facts/whom.ts'
import type { Accounts } from '../../intake/accounts.ts'
import type { IdentityNote } from '../../intake/identity/note.ts'
import { asciiJson } from './lines.ts'

export const ANSWERS_OF_PARTITION = 1

/** Where something stands in the order of a run: compared member by member. */
export type Place = readonly (number | string)[]

export interface PartitionHeader {
  readonly partition: typeof ANSWERS_OF_PARTITION
  readonly setaside: string
  /** The hash of the manifest of the groups it was decided by. */
  readonly group: string
  /** What was asked, as plain data; all partitions of a run ask the same. */
  readonly asked: unknown
}

/** Rows of tables, by the name of the file: as they stand in it, or in base 64 where that is no text. */
export type RowsOf = Readonly<Record<string, string | { readonly base64: string }>>

export interface PlacedRows {
  readonly at: Place
  readonly rows: RowsOf
}

export interface SetOfKeys {
  readonly set: Place
  /** Two words of each key. */
  readonly keys: readonly number[]
}

export interface NoteLine {
  readonly note: IdentityNote
}

/** What became of a line of facts of somebody. */
export interface BecameLine {
  readonly became: BecameOf
}

/** That a line of facts means somebody: of answers to [--find]. */
export interface MeantLine {
  readonly meant: Meant
}

export interface PartitionEnd {
  readonly end: {
    readonly accounts: Accounts
    readonly tally: unknown
    /** Of the rows that were given. */
    readonly lines: number
    readonly components: number
    readonly digest: string
    /** Lines before this one, and the hash of them. */
    readonly written: number
    readonly sha256: string
  }
}

export function rowsOf(tables: Readonly<Record<string, Uint8Array>>): RowsOf {
  const rows: Record<string, string | { readonly base64: string }> = {}
  for (const [name, bytes] of Object.entries(tables)) {
    if (bytes.length === 0) continue
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    rows[name] = isUtf8(buffer) ? buffer.toString('utf8') : { base64: buffer.toString('base64') }
  }
  return rows
}

export const bytesOfRows = (rows: RowsOf[string]): Buffer =>
  typeof rows === 'string' ? Buffer.from(rows, 'utf8') : Buffer.from(rows.base64, 'base64')

export function comparePlaces(a: Place, b: Place): number {
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] as number | string, b[at] as number | string]
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

export const answerLine = (
  value: PartitionHeader | PlacedRows | SetOfKeys | NoteLine | BecameLine | MeantLine | PartitionEnd,
): string => `${asciiJson(value)}\n`
