/** A session as a browser begins it, and as it is sent. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { SignedInBy } from '../database/tables.ts'
import type { Services } from '../services.ts'
import { endSession, IDLE_MS, LONGEST_MS, type Session as Open, openSession } from '../sessions.ts'
import { tokenHash } from '../vault.ts'
import { COOKIE } from './way.ts'

const A_MINUTE = 60_000

/** Begins a session in this browser; the one it had before ends, and its name is good for nothing. */
export async function begin(
  context: Context,
  { db, origin }: Services,
  userId: number,
  by: SignedInBy,
  now: Date,
): Promise<Open> {
  const before = getCookie(context, COOKIE)
  if (before !== undefined) await endSession(db, tokenHash(before))
  const { token, session } = await openSession(db, userId, by, now)
  setCookie(context, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: origin().startsWith('https:'),
    path: '/',
    maxAge: LONGEST_MS / 1_000,
  })
  return session
}

export const sessionSent = (
  { userId, name, osUser, roles, mode, by, proven }: Open,
  { engine }: Services,
) => ({
  user: userId,
  name,
  account: osUser,
  roles: [...roles],
  version: engine.version,
  mode,
  by,
  proven,
  idleMinutes: IDLE_MS / A_MINUTE,
})
