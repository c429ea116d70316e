/** How often somebody has tried to sign in under a name: five failures shut it for a quarter of an hour, whether there is such a name or not. */
import type { Database } from '../database/connection.ts'
import type { Vault } from '../vault.ts'

export const MOST_FAILURES = 5
export const SHUT_MS = 15 * 60_000

export interface Tries {
  /** Counts a try before it is looked at, so that many at once are no more than five; false where the name is shut. */
  readonly begin: (name: string, now: Date) => Promise<boolean>
  /** It was right: what failed before is forgotten. */
  readonly succeed: (name: string) => Promise<void>
}

export const triesIn = (db: Database, vault: Pick<Vault, 'lookup'>): Tries => {
  // The sign of every letter counts: two names that differ in a dot are two.
  const hashOf = (name: string): Buffer => vault.lookup('sign-in', Buffer.from(name).toString('hex'))
  return {
    begin: (name, now) =>
      db.transaction().execute(async trx => {
        const key = hashOf(name)
        await trx
          .insertInto('sign_in_try')
          .values({ name_hash: key, failures: 0, last: now, until: null })
          .onConflict(conflict => conflict.column('name_hash').doNothing())
          .execute()
        const { failures, last, until } = await trx
          .selectFrom('sign_in_try')
          .selectAll()
          .where('name_hash', '=', key)
          .forUpdate()
          .executeTakeFirstOrThrow()
        if (until !== null && until > now) return false
        const before = until !== null || now.getTime() - last.getTime() > SHUT_MS ? 0 : failures
        const shut = before + 1 >= MOST_FAILURES
        await trx
          .updateTable('sign_in_try')
          .set({
            failures: before + 1,
            last: now,
            until: shut ? new Date(now.getTime() + SHUT_MS) : null,
          })
          .where('name_hash', '=', key)
          .execute()
        return true
      }),
    succeed: async name => {
      await db.deleteFrom('sign_in_try').where('name_hash', '=', hashOf(name)).execute()
    },
  }
}

/** What nobody has tried for a day is forgotten: whoever makes names up fills no table. */
export const forgetOldTries = async (db: Database, now: Date): Promise<void> => {
  await db
    .deleteFrom('sign_in_try')
    .where('last', '<', new Date(now.getTime() - A_DAY_MS))
    .execute()
}
const A_DAY_MS = 24 * 60 * 60_000
