/** Who is here: a link, or a password and a code, becomes a session, which locks when nobody works and ends with the day. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from './database/connection.ts'
import type { SignedInBy } from './database/tables.ts'
import { ADMINISTER, ONE_PC, type Role } from './roles.ts'
import { isSame, newToken, tokenHash } from './vault.ts'

/** A link works so long. */
export const LINK_MS = 60_000
/** Without a sign of life for so long the screen is locked; after so long in all a session ends. */
export const IDLE_MS = 10 * 60_000
export const LONGEST_MS = 8 * 60 * 60_000
/** A code from the phone counts for so long for the one act it was given for. */
export const CODE_MS = 5 * 60_000

/** Somebody who works is marked so no more often than this: each mark is a write. */
const TOUCH_MS = 5_000

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

/** A page that leads to a link: a browser is opened with its name, for the words of a command can be seen by other users. */
export function linkPage(folder: string, link: string): string {
  const path = join(folder, LINKS, `${randomName()}${PAGE}`)
  const text = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Setaside</title><meta http-equiv="refresh" content="0;url=${link}"><p><a href="${link}">Setaside</a></p>\n`
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  return path
}

const PAGE = '.html'
const randomName = (): string => newToken().slice(0, 16)

function forgetOld(links: string, now: number): void {
  for (const name of readdirSync(links)) {
    const path = join(links, name)
    if (name.endsWith(PAGE)) {
      if (now - statSync(path).mtimeMs > LINK_MS) rmSync(path, { force: true })
      continue
    }
    if (now - madeAt(readFileSync(path, 'utf8')) > LINK_MS) rmSync(path, { force: true })
  }
}

const madeAt = (text: string): number => Number(text.split(' ', 1)[0])

/** The user of a link, where it is good; it is good once. */
export function useLink(folder: string, token: string, now: number): string | undefined {
  const links = join(folder, LINKS)
  const hash = tokenHash(token)
  const found = existsSync(links)
    ? readdirSync(links).find(name => !name.endsWith(PAGE) && isSame(Buffer.from(name, 'hex'), hash))
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

export type Mode = 'one-computer' | 'agency'

export interface Session {
  /** Of the audit: tells two sessions apart and opens nothing. */
  readonly mark: string
  readonly id: Buffer
  readonly userId: number
  readonly osUser: string
  readonly name: string
  readonly locked: boolean
  readonly mode: Mode
  /** What they may do now: a role that is taken from them is gone with their next request. */
  readonly roles: readonly Role[]
  readonly by: SignedInBy
  /** They have proved a moment ago who they are, and what it was for is not done yet. */
  readonly proven: boolean
}

export const modeOf = async (db: Database): Promise<Mode> =>
  (await db.selectFrom('office').select('mode').executeTakeFirstOrThrow()).mode

/** The account of a user of this computer, made where there is none. */
export async function accountOf(db: Database, osUser: string): Promise<number> {
  await db
    .insertInto('user_account')
    .values({ os_user: osUser, name: '' })
    .onConflict(conflict => conflict.column('os_user').doNothing())
    .execute()
  const { id } = await db
    .selectFrom('user_account')
    .select('id')
    .where('os_user', '=', osUser)
    .executeTakeFirstOrThrow()
  return id
}

/** A new session, whatever the browser held before: nobody can be given one that another knows. */
export async function openSession(
  db: Database,
  userId: number,
  by: SignedInBy,
  now: Date,
): Promise<{ readonly token: string; readonly session: Session }> {
  const token = newToken()
  await db
    .insertInto('session')
    .values({ id: tokenHash(token), user_id: userId, opened: now, seen: now, by })
    .execute()
  const session = await sessionOf(db, token, now, false)
  if (session === undefined) throw new Error('a new session is there')
  return { token, session }
}

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
      'session.by',
      'session.code_given',
      'user_account.id as user',
      'user_account.os_user',
      'user_account.name',
      'user_account.closed',
      sql<Mode>`(select mode from office)`.as('mode'),
      sql<Role[]>`array(select role from user_role where user_id = user_account.id order by role)`.as(
        'roles',
      ),
    ])
    .where('session.id', '=', id)
    .executeTakeFirst()
  if (found === undefined) return undefined
  const { opened, seen, by, code_given, user, os_user, name, closed, mode, roles } = found
  if (
    now.getTime() - opened.getTime() > LONGEST_MS ||
    closed !== null ||
    (by === 'link' && mode === 'agency')
  ) {
    await endSession(db, id)
    return undefined
  }
  const locked = now.getTime() - seen.getTime() > IDLE_MS
  const stale = now.getTime() - seen.getTime() > TOUCH_MS
  if (touch && !locked && stale)
    await db.updateTable('session').set({ seen: now }).where('id', '=', id).execute()
  return {
    id,
    mark: id.toString('hex').slice(0, 12),
    userId: user,
    osUser: os_user,
    name,
    locked,
    mode,
    roles: rolesNow(mode, by, roles),
    by,
    proven: mode === 'agency' && code_given !== null && isFresh(code_given, now),
  }
}

const isFresh = (given: Date, now: Date): boolean => given <= now && now.getTime() - given.getTime() < CODE_MS

/** Who comes with the recovery key sets the office right, and sees nobody's record. */
function rolesNow(mode: Mode, by: SignedInBy, roles: readonly Role[]): readonly Role[] {
  if (mode === 'one-computer') return ONE_PC
  return by === 'recovery' ? ADMINISTER : roles
}

export const endSession = async (db: Database, id: Buffer): Promise<void> => {
  await db.deleteFrom('session').where('id', '=', id).execute()
}

/** Somebody who may not sign in any more, or whose password is new, is nowhere signed in. */
export const endSessionsOf = async (db: Database, userId: number, but?: Buffer): Promise<void> => {
  await db
    .deleteFrom('session')
    .where('user_id', '=', userId)
    .$if(but !== undefined, query => query.where('id', '<>', but as Buffer))
    .execute()
}

/**
 * Whether a code from the phone was given a moment ago in this session for what is being done now, and uses it up: each signing asks
 * again. Within the transaction of what it is given for it is used only where that is done. Never on one computer, where signing is on
 * paper. The code itself is given at `POST /api/session/code`.
 */
export async function freshSecondFactor(
  db: Database,
  { id, mode }: Pick<Session, 'id' | 'mode'>,
  now: Date,
): Promise<boolean> {
  if (mode === 'one-computer') return false
  const used = await db
    .updateTable('session')
    .set({ code_given: null })
    .where('id', '=', id)
    .where('code_given', '>', new Date(now.getTime() - CODE_MS))
    .where('code_given', '<=', now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
