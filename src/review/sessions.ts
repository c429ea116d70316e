/** Who is here: a link that works once for a minute becomes a session of the user of this computer, which locks when nobody works. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database/connection.ts'
import { isSame, newToken, tokenHash } from './vault.ts'

/** A link works so long. */
export const LINK_MS = 60_000
/** Without a sign of life for so long the screen is locked; after so long in all a session ends. */
export const IDLE_MS = 10 * 60_000
export const LONGEST_MS = 8 * 60 * 60_000

const LINKS = 'links'

/** Makes a link that opens the program in the data folder, for whoever may write there: the server need not be asked. */
export function newLink(folder: string, osUser: string, now: number): string {
  const links = join(folder, LINKS)
  mkdirSync(links, { recursive: true, mode: 0o700 })
  forgetOld(links, now)
  const token = newToken()
  writeFileSync(join(links, tokenHash(token).toString('hex')), `${now} ${osUser}`, {
    mode: 0o600,
    flag: 'wx',
  })
  return token
}

function forgetOld(links: string, now: number): void {
  for (const name of readdirSync(links)) {
    const path = join(links, name)
    if (now - madeAt(readFileSync(path, 'utf8')) > LINK_MS) rmSync(path, { force: true })
  }
}

const madeAt = (text: string): number => Number(text.split(' ', 1)[0])

/** The user of a link, where it is good; it is good once. */
export function useLink(folder: string, token: string, now: number): string | undefined {
  const links = join(folder, LINKS)
  const hash = tokenHash(token)
  const found = existsSync(links)
    ? readdirSync(links).find(name => isSame(Buffer.from(name, 'hex'), hash))
    : undefined
  if (found === undefined) return undefined
  const path = join(links, found)
  const text = readFileSync(path, 'utf8')
  // Whoever removes it has used it: of two at once one finds nothing to remove.
  try {
    rmSync(path)
  } catch {
    return undefined
  }
  const age = now - madeAt(text)
  return age >= 0 && age <= LINK_MS ? text.slice(text.indexOf(' ') + 1) : undefined
}

export interface Session {
  /** Of the audit: tells two sessions apart and opens nothing. */
  readonly mark: string
  readonly id: Buffer
  readonly userId: number
  readonly osUser: string
  readonly name: string
  readonly locked: boolean
}

export async function openSession(
  db: Database,
  osUser: string,
  now: Date,
): Promise<{ readonly token: string; readonly session: Session }> {
  await db
    .insertInto('user_account')
    .values({ os_user: osUser, name: '' })
    .onConflict(conflict => conflict.column('os_user').doNothing())
    .execute()
  const user = await db
    .selectFrom('user_account')
    .selectAll()
    .where('os_user', '=', osUser)
    .executeTakeFirstOrThrow()
  const token = newToken()
  const id = tokenHash(token)
  await db.insertInto('session').values({ id, user_id: user.id, opened: now, seen: now }).execute()
  return { token, session: { ...marked(id), userId: user.id, osUser, name: user.name, locked: false } }
}

const marked = (id: Buffer) => ({ id, mark: id.toString('hex').slice(0, 12) })

/** The session of a token; undefined where there is none, or it has ended. `touch`: somebody did something. */
export async function sessionOf(
  db: Database,
  token: string,
  now: Date,
  touch: boolean,
): Promise<Session | undefined> {
  const id = tokenHash(token)
  const found = await db
    .selectFrom('session')
    .innerJoin('user_account', 'user_account.id', 'session.user_id')
    .select([
      'session.opened',
      'session.seen',
      'user_account.id as user',
      'user_account.os_user',
      'user_account.name',
    ])
    .where('session.id', '=', id)
    .executeTakeFirst()
  if (found === undefined) return undefined
  if (now.getTime() - found.opened.getTime() > LONGEST_MS) {
    await endSession(db, id)
    return undefined
  }
  const locked = now.getTime() - found.seen.getTime() > IDLE_MS
  if (touch && !locked) await db.updateTable('session').set({ seen: now }).where('id', '=', id).execute()
  return { ...marked(id), userId: found.user, osUser: found.os_user, name: found.name, locked }
}

export const endSession = async (db: Database, id: Buffer): Promise<void> => {
  await db.deleteFrom('session').where('id', '=', id).execute()
}
