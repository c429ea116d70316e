/** Signing in by the link, who is here, and going. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { deleteCookie } from 'hono/cookie'
import { ALL } from '../roles.ts'
import type { Services } from '../services.ts'
import { accountOf, endSession, modeOf, type Session as Open, useLink } from '../sessions.ts'
import { lettersOf } from '../signing.ts'
import { begin, sessionSent } from './session-shape.ts'
import { Health, Name, Nothing, OpenLink, Session } from './shapes.ts'
import { cookieName, isSecure, Refusal, way } from './way.ts'

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
          () => {
            services.onLost()
            return 'down' as const
          },
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
    async ({ body, now, context, tell }) => {
      const user = useLink(services.data, body.token, now.getTime())
      if (user === undefined) {
        // Only what is wrong is counted: whoever has a link is kept out by nobody who has none.
        tries = [...tries.filter(at => at > now.getTime() - A_MINUTE), now.getTime()].slice(-TRIES - 1)
        if (tries.length > TRIES)
          throw new Refusal(429, 'Too many tries. Wait a minute, and open a new link with [setaside open].')
        await tell({ action: 'refused', object: 'session', detail: { why: 'link' } })
        throw new Refusal(
          401,
          'This link has been used, or is older than a minute. Make a new one with [setaside open].',
        )
      }
      if ((await modeOf(db)) === 'agency') {
        await tell({ action: 'refused', object: 'session', detail: { why: 'agency' } })
        throw new Refusal(
          403,
          'This is an agency: each person signs in with their own name, at this address.',
        )
      }
      const session = await begin(context, services, await accountOf(db, user), 'link', now)
      return sessionSent(session, services)
    },
  )
  way(
    api,
    services,
    { method: 'get', path: '/api/session', says: 'Who is here', may: ALL, gives: Session, byItself: true },
    async ({ session }) => sessionSent(session, services),
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
      await mustBeTheirs(services, session, body.name)
      await tell({ action: 'said their name', detail: { before: session.name } })
      await db.updateTable('user_account').set({ name: body.name }).where('id', '=', session.userId).execute()
      return sessionSent({ ...session, name: body.name }, services)
    },
  )
  way(
    api,
    services,
    { method: 'delete', path: '/api/session', says: 'Signs out', may: ALL, gives: Nothing },
    async ({ session, context, tell }) => {
      await tell({ action: 'signed out' })
      await endSession(db, session.id)
      deleteCookie(context, cookieName(services), { path: '/', secure: isSecure(services) })
      return {}
    },
  )
}

/** What is approved, read and signed stands under a name: nobody takes that of another who works here. */
async function mustBeTheirs({ db }: Services, { userId, mode }: Open, name: string): Promise<void> {
  if (mode !== 'agency') return
  const others = await db
    .selectFrom('user_account')
    .select(['name', 'os_user'])
    .where('id', '<>', userId)
    .execute()
  const own = lettersOf(name)
  if (!others.some(one => [one.name, one.os_user].some(other => lettersOf(other) === own))) return
  const says = 'Another person here has this name. Write yours so that the two can be told apart.'
  throw new Refusal(409, says, { errors: [{ field: 'name', says }] })
}
