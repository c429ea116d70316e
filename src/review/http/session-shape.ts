/** A session as a browser begins it, and as it is sent. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { record } from '../audit.ts'
import type { SignedInBy } from '../database/tables.ts'
import { offeredTo } from '../roles.ts'
import type { Services } from '../services.ts'
import { endSession, IDLE_MS, LONGEST_MS, type Session as Open, openSession } from '../sessions.ts'
import { tokenHash } from '../vault.ts'
import { cookieName, isSecure, whoOf } from './way.ts'

const A_MINUTE = 60_000

/**
 * Begins a session in this browser, with its entry in the audit or not at all; the one it had before ends, and its name is good for
 * nothing.
 */
export async function begin(
  context: Context,
  services: Services,
  userId: number,
  by: SignedInBy,
  now: Date,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<Open> {
  const { db } = services
  const before = getCookie(context, cookieName(services))
  const { token, session } = await db.transaction().execute(async trx => {
    if (before !== undefined) await endSession(trx, tokenHash(before))
    const opened = await openSession(trx, userId, by, now)
    await record(trx, whoOf(opened.session), { action: 'signed in', detail: { by, ...detail } }, now)
    return opened
  })
  setCookie(context, cookieName(services), token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure(services),
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
  may: [...offeredTo(roles)],
  version: engine.version,
  mode,
  by,
  proven,
  idleMinutes: IDLE_MS / A_MINUTE,
})
