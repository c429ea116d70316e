/** Signing in by the agency's own sign-in: the browser goes there and comes back with a proof. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { record } from '../audit.ts'
import { officeOf } from '../office.ts'
import { ADMINISTER } from '../roles.ts'
import type { Services } from '../services.ts'
import { sessionOf } from '../sessions.ts'
import {
  type Again,
  ELSEWHERE_SECRET,
  NotProven,
  provenBy,
  readSent,
  SENT_MS,
  sealSent,
  sendThere,
  userOf,
} from '../sign-in/elsewhere.ts'
import { tokenHash } from '../vault.ts'
import { begin } from './session-shape.ts'
import { Nothing } from './shapes.ts'
import { ElsewhereSettings } from './sign-in-shapes.ts'
import { cookieName, Refusal, way } from './way.ts'

const SENT = 'setaside-elsewhere'
const BACK = '/api/sign-in/elsewhere/back'

export function elsewhereWays(api: OpenAPIHono, services: Services): void {
  const { db, vault, origin } = services
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/settings/sign-in',
      says: 'The agency’s own sign-in, by OpenID Connect',
      may: ADMINISTER,
      body: ElsewhereSettings,
      gives: Nothing,
      secret: true,
    },
    async ({ body: { secret, ...elsewhere }, who, now }) => {
      await db.transaction().execute(async trx => {
        await trx
          .updateTable('office')
          .set({
            sign_in: JSON.stringify(elsewhere),
            sign_in_secret: vault.seal(ELSEWHERE_SECRET, Buffer.from(secret)),
          })
          .execute()
        await record(trx, who, { action: 'changed settings', detail: { after: elsewhere } }, now)
      })
      return {}
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/sign-in/elsewhere',
      says: 'Goes to the agency’s own sign-in; `again=yes` proves who is signed in once more, for what is signed next',
      may: 'open',
      query: z.object({
        again: z.literal('yes').optional(),
        // To a page of ours, and to no other address.
        to: z
          .string()
          .regex(/^\/(?:batches\/\d{1,9})?$/, 'One comes back to a batch.')
          .default('/'),
      }),
      gives: Nothing,
    },
    async ({ query, context, now }) => {
      const { elsewhere, secret } = await whereOf(services)
      const own = query.again === undefined ? undefined : getCookie(context, cookieName(services))
      const again = own === undefined ? undefined : { session: tokenHash(own).toString('hex'), to: query.to }
      const { url, sent } = await sendThere(elsewhere, secret, `${origin()}${BACK}`, now, again).catch(told)
      setCookie(context, SENT, sealSent(vault, sent), {
        httpOnly: true,
        // It comes back from another page.
        sameSite: 'Lax',
        secure: origin().startsWith('https:'),
        path: BACK,
        maxAge: SENT_MS / 1_000,
      })
      return context.redirect(url.href)
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: BACK,
      says: 'Comes back from the agency’s own sign-in with a proof',
      may: 'open',
      query: z.object({}),
      gives: Nothing,
    },
    async ({ context, now, tell }) => {
      const { elsewhere, secret } = await whereOf(services)
      const brought = getCookie(context, SENT)
      deleteCookie(context, SENT, { path: BACK })
      const sent = brought === undefined ? undefined : readSent(vault, brought, now)
      try {
        if (sent === undefined)
          throw new NotProven('This browser was not sent there, or too long ago. Begin again.')
        const came = new URL(`${origin()}${BACK}${new URL(context.req.url).search}`)
        const userId = await userOf(db, await provenBy(elsewhere, secret, came, sent), now)
        if (userId === undefined)
          throw new NotProven('your agency knows them, and this office does not', { cause: 'unknown' })
        if (sent.again !== undefined) return await provenAgain(context, services, sent.again, userId, now)
        await begin(context, services, userId, 'elsewhere', now)
        return context.redirect('/')
      } catch (error) {
        if (!(error instanceof NotProven)) throw error
        await tell({ action: 'refused', object: 'sign-in', detail: { why: 'elsewhere' } })
        // A browser is shown a page, which says it in its own words.
        const why = error.isUnknown ? 'unknown' : 'no'
        return context.redirect(
          sent?.again === undefined ? `/sign-in?elsewhere=${why}` : `${sent.again.to}?proof=no`,
        )
      }
    },
  )
}

async function provenAgain(
  context: Context,
  services: Services,
  again: Again,
  userId: number,
  now: Date,
): Promise<Response> {
  const { db } = services
  const own = getCookie(context, cookieName(services))
  // The cookie of a session does not come along from another page: the one that was sent there is known by its hash.
  const id = Buffer.from(again.session, 'hex')
  const session = own === undefined ? undefined : await sessionOf(db, own, now, true)
  const found = await db
    .selectFrom('session')
    .select('user_id')
    .where('id', '=', session?.id ?? id)
    .executeTakeFirst()
  if (found?.user_id !== userId || (session !== undefined && !session.id.equals(id)))
    throw new NotProven('Another person came back than went there. Nothing is signed by this.')
  const who = await db
    .selectFrom('user_account')
    .select(['name', 'os_user'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  await db.transaction().execute(async trx => {
    await trx.updateTable('session').set({ code_given: now }).where('id', '=', id).execute()
    await record(
      trx,
      { userId, who: who.name || who.os_user, session: id.toString('hex').slice(0, 12) },
      { action: 'gave a code', detail: { by: 'elsewhere' } },
      now,
    )
  })
  return context.redirect(again.to)
}

async function whereOf({ db, vault }: Services) {
  const { mode, elsewhere } = await officeOf(db)
  const { sign_in_secret: sealed } = await db
    .selectFrom('office')
    .select('sign_in_secret')
    .executeTakeFirstOrThrow()
  const secret = sealed === null ? undefined : vault.unseal(ELSEWHERE_SECRET, sealed)
  if (mode !== 'agency' || elsewhere === undefined || secret === undefined)
    throw new Refusal(404, 'This office has no sign-in elsewhere. Sign in with a password and a code.')
  return { elsewhere, secret: secret.toString() }
}

function told(error: unknown): never {
  throw error instanceof NotProven ? new Refusal(403, error.message) : error
}
