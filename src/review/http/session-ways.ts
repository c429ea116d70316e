/** Signing in by the link, who is here, and going. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { deleteCookie, setCookie } from 'hono/cookie'
import { recordAlone } from '../audit.ts'
import { ALL, ONE_PC } from '../roles.ts'
import type { Services } from '../services.ts'
import { endSession, IDLE_MS, LONGEST_MS, type Session as Open, openSession, useLink } from '../sessions.ts'
import { Health, Name, Nothing, OpenLink, Session } from './shapes.ts'
import { COOKIE, Refusal, way } from './way.ts'

/** So many tries with a link a minute, from everybody together: a link is a long random number, and one PC has one user. */
const TRIES = 20
const A_MINUTE = 60_000

export function sessionWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    { method: 'get', path: '/api/health', says: 'Whether it runs', may: 'open', gives: Health },
    async () => ({
      setaside: services.engine.version,
      database: await db
        .selectFrom('run')
        .select('id')
        .limit(1)
        .execute()
        .then(
          () => 'up' as const,
          () => 'down' as const,
        ),
    }),
  )
  let tries: number[] = []
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/session',
      says: 'Signs in with a link, which works once',
      may: 'open',
      body: OpenLink,
      gives: Session,
    },
    async ({ body, now, context, who, tell }) => {
      tries = [...tries.filter(at => at > now.getTime() - A_MINUTE), now.getTime()]
      if (tries.length > TRIES)
        throw new Refusal(429, 'Too many tries. Wait a minute, and open a new link with [setaside open].')
      const user = useLink(services.data, body.token, now.getTime())
      if (user === undefined) {
        await tell({ action: 'refused', object: 'session', detail: { why: 'link' } })
        throw new Refusal(
          401,
          'This link has been used, or is older than a minute. Make a new one with [setaside open].',
        )
      }
      const { token, session } = await openSession(db, user, now)
      setCookie(context, COOKIE, token, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: LONGEST_MS / 1_000,
      })
      await recordAlone(
        db,
        { ...who, userId: session.userId, who: session.name || session.osUser, session: session.mark },
        { action: 'signed in' },
        now,
      )
      return sent(session, services)
    },
  )
  way(
    api,
    services,
    { method: 'get', path: '/api/session', says: 'Who is here', may: ALL, gives: Session, byItself: true },
    async ({ session }) => sent(session, services),
  )
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/session/name',
      says: 'The name that stands on what they decide',
      may: ALL,
      body: Name,
      gives: Session,
    },
    async ({ session, body, tell }) => {
      await tell({ action: 'said their name' })
      await db.updateTable('user_account').set({ name: body.name }).where('id', '=', session.userId).execute()
      return sent({ ...session, name: body.name }, services)
    },
  )
  way(
    api,
    services,
    { method: 'delete', path: '/api/session', says: 'Signs out', may: ALL, gives: Nothing },
    async ({ session, context, tell }) => {
      await tell({ action: 'signed out' })
      await endSession(db, session.id)
      deleteCookie(context, COOKIE, { path: '/' })
      return {}
    },
  )
}

const sent = ({ userId, name, osUser }: Open, { engine }: Services) => ({
  user: userId,
  name,
  account: osUser,
  roles: [...ONE_PC],
  version: engine.version,
  mode: 'one-computer' as const,
  idleMinutes: IDLE_MS / A_MINUTE,
})
