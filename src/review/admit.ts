/** Letting an administrator in again who can sign in no more: a new invitation, for whoever owns the data folder and has the recovery key. */
import { z } from 'zod'
import { record, recordAlone, type Who } from './audit.ts'
import type { Database } from './database/connection.ts'
import { shuttingHalf } from './keeping/recovery-key.ts'
import { invite } from './people.ts'
import { modeOf } from './sessions.ts'
import { accountName } from './sign-in/sign-in.ts'
import type { Tries } from './sign-in/tries.ts'

/** Why they are not let in, as the end of a sentence. `key`: there is a recovery key, and it was not given. */
export interface NotAdmitted {
  readonly why: string
  readonly key?: true
}

export interface Admitted {
  /** Of the link with which they choose a new password and set up a phone. */
  readonly token: string
  readonly name: string
  /** Their account had been closed, and is open again. */
  readonly reopened: boolean
}

/** `key`: the recovery key as it was typed. `tries`: what failed before under their name is forgotten. */
export async function admit(
  db: Database,
  {
    account: written,
    key,
    tries,
  }: {
    readonly account: string
    readonly key: string | undefined
    readonly tries: Pick<Tries, 'succeed'> | undefined
  },
  who: Who,
  now: Date,
): Promise<Admitted | NotAdmitted> {
  if ((await modeOf(db)) !== 'agency')
    return { why: 'one person works here, without a password; open it with [setaside open]' }
  const account = accountName(written)
  const administrators = await db
    .selectFrom('user_account')
    .innerJoin('user_role', 'user_role.user_id', 'user_account.id')
    .select(['user_account.id', 'os_user', 'name', 'closed'])
    .where('role', '=', 'administrator')
    .orderBy('os_user')
    .execute()
  const found = administrators.find(one => one.os_user === account)
  if (found === undefined)
    return {
      why: `[${written}] is no administrator; those there are: ${administrators.map(one => `[${one.os_user}]`).join(', ')}`,
    }
  const { recovery } = await db.selectFrom('office').select('recovery').executeTakeFirstOrThrow()
  const half = recovery === null ? undefined : z.object({ key: z.string() }).parse(recovery).key
  if (half !== undefined && key === undefined)
    return { key: true, why: 'there is a recovery key, and it is needed for this' }
  if (half !== undefined && shuttingHalf(key ?? '') !== half) {
    await recordAlone(
      db,
      who,
      { action: 'refused', object: 'invitation', detail: { why: 'recovery key' } },
      now,
    )
    return { why: 'this is not the recovery key of this office, or it has a slip in it' }
  }
  const reopened = found.closed !== null
  const token = await db.transaction().execute(async trx => {
    if (reopened)
      await trx.updateTable('user_account').set({ closed: null }).where('id', '=', found.id).execute()
    const made = await invite(trx, found.id, found.id, now)
    await record(
      trx,
      who,
      {
        action: 'invited a person',
        object: String(found.id),
        detail: { by: half === undefined ? 'the data folder alone' : 'recovery key', again: true, reopened },
      },
      now,
    )
    return made
  })
  await tries?.succeed(account)
  return { token, name: found.name || found.os_user, reopened }
}
