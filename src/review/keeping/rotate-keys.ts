/** A new key for the numbers of people and for what is sealed: every hash is hashed once more by it, so that nobody's number is needed for that. */
import { sql } from 'kysely'
import type { Opened } from '../database/connection.ts'
import { generationOf } from '../office.ts'
import { ELSEWHERE_SECRET } from '../sign-in/elsewhere.ts'
import { CODE_SECRET } from '../sign-in/sign-in.ts'
import { rehash, sealUnder, settleKeys, unsealUnder, type Vault, writeNextKey } from '../vault.ts'

/** Every column of hashes that were made with the keys; a test finds any that is not here. */
export const HASHED: readonly (readonly [table: string, column: string])[] = [
  ['identifier', 'lookup'],
  ['subject', 'identity'],
  ['fact', 'identity'],
  ['approval', 'identity'],
]

/** Every column of what is sealed, and as what. */
export const SEALED: readonly (readonly [table: string, column: string, kind: string])[] = [
  ['user_account', 'code_secret', CODE_SECRET],
  ['invitation', 'code_secret', CODE_SECRET],
  ['office', 'sign_in_secret', ELSEWHERE_SECRET],
]

const AT_ONCE = 5_000

/**
 * Changes the key. Either the database and the file have the new one, or neither: the new keys are written down beside the old, the
 * database is changed in one transaction that counts them, and what it counts decides at the next start which file is the one.
 */
export async function rotateKeys(opened: Opened, data: string, vault: Vault): Promise<number> {
  // Two at once would write two next keys into one file: the second begins where the first has ended, its file included.
  const alone = await opened.pool.connect()
  try {
    await alone.query('select pg_advisory_lock($1)', [ROTATING])
    settleKeys(data, await generationOf(opened.db))
    return await rotateAlone(opened, data, vault)
  } finally {
    // The lock goes with its connection.
    alone.release(true)
  }
}

/** One changes the key at a time. */
const ROTATING = 0x5e7a51df

async function rotateAlone({ db }: Opened, data: string, vault: Vault): Promise<number> {
  const { before, next } = writeNextKey(data)
  const generation = await db.transaction().execute(async trx => {
    // Nobody looks anything up by the old key, or writes by it, while it is changed.
    const tables = [...new Set([...HASHED, ...SEALED].map(([table]) => table))]
    for (const table of tables)
      await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(trx)
    for (const [table, column] of HASHED) {
      const found = await sql<{
        hash: Buffer
      }>`select distinct ${sql.ref(column)} as hash from ${sql.table(table)}`.execute(trx)
      for (let at = 0; at < found.rows.length; at += AT_ONCE) {
        const part = found.rows.slice(at, at + AT_ONCE)
        const olds = part.map(({ hash }) => hash)
        const news = part.map(({ hash }) => rehash(next, hash))
        await sql`update ${sql.table(table)} t set ${sql.ref(column)} = n.new
          from (select unnest(${olds}::bytea[]) as old, unnest(${news}::bytea[]) as new) n
          where ${sql.ref(`t.${column}`)} = n.old`.execute(trx)
      }
    }
    // Tries to sign in are found by names hashed as before: they begin anew.
    await trx.deleteFrom('sign_in_try').execute()
    for (const [table, column, kind] of SEALED) {
      const found = await sql<{
        sealed: Buffer
      }>`select distinct ${sql.ref(column)} as sealed from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
        trx,
      )
      for (const { sealed } of found.rows) {
        const open = unsealUnder(before, kind, sealed)
        if (open === undefined) throw new Error('what is sealed cannot be opened by the key there is')
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sealUnder(next, kind, open)} where ${sql.ref(column)} = ${sealed}`.execute(
          trx,
        )
      }
    }
    const { key_generation } = await trx
      .updateTable('office')
      .set({ key_generation: sql`key_generation + 1` })
      .returning('key_generation')
      .executeTakeFirstOrThrow()
    return key_generation
  })
  settleKeys(data, generation)
  vault.reload()
  return generation
}
