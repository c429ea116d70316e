/** Signing in with a password and a code, giving a code again, and joining by an invitation. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { getCookie, setCookie } from 'hono/cookie'
import { record } from '../audit.ts'
import type { Database } from '../database/connection.ts'
import { officeOf } from '../office.ts'
import { invitedBy, join } from '../people.ts'
import { ALL } from '../roles.ts'
import type { Services } from '../services.ts'
import { endSessionsOf, type Session as Open } from '../sessions.ts'
import { hashPassword, isPassword, whyWeak } from '../sign-in/password.ts'
import { checkCode, checkSignIn, type NotIn, newPaperCodes, paperHash } from '../sign-in/sign-in.ts'
import { begin, sessionSent } from './session-shape.ts'
import { Nothing, Session } from './shapes.ts'
import {
  Acceptance,
  Accepted,
  Code,
  Invitation,
  Invited,
  NewPassword,
  Office,
  PaperCodes,
  SignIn,
} from './sign-in-shapes.ts'
import { Refusal, way } from './way.ts'

/** Tells a browser in which somebody has signed in from one that guesses; it opens nothing. */
const KNOWN_BROWSER = 'setaside-browser'
const KNOWN_S = 180 * 24 * 60 * 60

export const SHUT =
  'Five tries failed. Nobody can sign in under this name for a quarter of an hour; it opens by itself.'

const refuse = (why: NotIn, says: string): Refusal =>
  why === 'shut' ? new Refusal(429, SHUT) : new Refusal(401, says)

const NOT_RIGHT =
  'Name, password and code do not belong together. Look at each of the three, and wait for the next code.'

export function signInWays(api: OpenAPIHono, services: Services): void {
  const { db, engine } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/office',
      says: 'Whose it is, and how one signs in',
      may: 'open',
      gives: Office,
    },
    async () => {
      const { mode, settings, elsewhere } = await officeOf(db)
      return {
        mode,
        office: settings.office,
        version: engine.version,
        ...(elsewhere === undefined ? {} : { elsewhere: elsewhere.title }),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/sign-in',
      secret: true,
      says: 'Signs in with a password and a code',
      may: 'open',
      body: SignIn,
      gives: Session,
    },
    async ({ body, now, context, tell }) => {
      if ((await officeOf(db)).mode !== 'agency')
        throw new Refusal(409, 'One person works here, and opens it with the link of [setaside open].')
      const found = await checkSignIn(services, body, now, getCookie(context, KNOWN_BROWSER))
      if (typeof found === 'string') {
        await tell({ action: 'refused', object: 'sign-in', detail: { why: found } })
        throw refuse(found, NOT_RIGHT)
      }
      const session = await begin(context, services, found.userId, 'password', now, {
        code: found.onPaper ? 'paper' : 'phone',
      })
      setCookie(context, KNOWN_BROWSER, found.known, {
        ...{ httpOnly: true, sameSite: 'Strict', path: '/api/sign-in', maxAge: KNOWN_S },
        secure: services.origin().startsWith('https:'),
      })
      return sessionSent(session, services)
    },
  )
  joining(api, services)
  own(api, services)
}

function joining(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/invitation',
      secret: true,
      says: 'Whom an invitation is for, and what their phone is to hold',
      may: 'open',
      body: Invitation,
      gives: Invited,
    },
    async ({ body, now, tell }) => {
      const { settings } = await officeOf(db)
      const found = await invitedBy(services, body.invitation, settings.office || 'Setaside', now)
      if (found === undefined) {
        await tell({ action: 'refused', object: 'invitation', detail: { why: 'invitation' } })
        throw new Refusal(
          401,
          'This invitation has been used, is older than a week, or was taken back. Ask an administrator for another.',
        )
      }
      const { account, name, address } = found
      return { account, name, address, secret: new URL(address).searchParams.get('secret') ?? '' }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/invitation/acceptance',
      secret: true,
      says: 'Chooses a password and sets up the phone; gives ten codes for paper',
      may: 'open',
      body: Acceptance,
      gives: Accepted,
    },
    async ({ body, now, tell, who }) => {
      const joined = await db.transaction().execute(async trx => {
        const done = await join({ db: trx, vault: services.vault }, body, now)
        if ('why' in done) return done
        await record(
          trx,
          { ...who, userId: done.userId, who: done.name || done.account },
          { action: 'chose a password', detail: { by: 'invitation' } },
          now,
        )
        await becomeAgency(trx, done.userId, now)
        return done
      })
      if ('why' in joined) {
        await tell({ action: 'refused', object: 'invitation', detail: { why: joined.field } })
        throw new Refusal(joined.field === 'invitation' ? 401 : 400, joined.why, {
          errors: [{ field: joined.field, says: joined.why }],
        })
      }
      return { account: joined.account, codes: [...joined.paper] }
    },
  )
}

/** With its first administrator an office is an agency: links of this computer open it no more. */
async function becomeAgency(db: Database, userId: number, now: Date): Promise<void> {
  const administers = await db
    .selectFrom('user_role')
    .select('role')
    .where('user_id', '=', userId)
    .where('role', '=', 'administrator')
    .executeTakeFirst()
  if (administers === undefined) return
  const made = await db
    .updateTable('office')
    .set({ mode: 'agency', began: now })
    .where('mode', '=', 'one-computer')
    .executeTakeFirst()
  if (made.numUpdatedRows === 1n) await db.deleteFrom('session').where('by', '=', 'link').execute()
}

/** What each person does with their own sign-in. */
function own(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/session/code',
      secret: true,
      says: 'Gives a code again, for what is signed next',
      may: ALL,
      body: Code,
      gives: Nothing,
    },
    async ({ session, body, now, tell }) => {
      mustBeAgency(session)
      await mustBeRight(services, session, body.code, now, tell)
      await tell({ action: 'gave a code' })
      await db.updateTable('session').set({ code_given: now }).where('id', '=', session.id).execute()
      return {}
    },
  )
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/session/password',
      secret: true,
      says: 'Chooses another password, with the one before and a code',
      may: ALL,
      body: NewPassword,
      gives: Nothing,
    },
    async ({ session, body, now, tell }) => {
      mustBeAgency(session)
      const { password } = await db
        .selectFrom('user_account')
        .select('password')
        .where('id', '=', session.userId)
        .executeTakeFirstOrThrow()
      const weak = whyWeak(body.newPassword, session.osUser)
      if (weak !== undefined) throw new Refusal(400, weak, { errors: [{ field: 'newPassword', says: weak }] })
      await mustBeRight(
        services,
        session,
        (await isPassword(body.password, password)) ? body.code : 'the password was not right',
        now,
        tell,
      )
      await tell({ action: 'chose a password', detail: { by: 'themselves' } })
      const hash = await hashPassword(body.newPassword)
      await db.updateTable('user_account').set({ password: hash }).where('id', '=', session.userId).execute()
      await endSessionsOf(db, session.userId, session.id)
      return {}
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/session/paper-codes',
      secret: true,
      says: 'Ten new codes for paper; those before are good no more',
      may: ALL,
      body: Code,
      gives: PaperCodes,
    },
    async ({ session, body, now, tell }) => {
      mustBeAgency(session)
      await mustBeRight(services, session, body.code, now, tell)
      await tell({ action: 'chose a password', detail: { what: 'codes on paper' } })
      const codes = newPaperCodes()
      await db.transaction().execute(async trx => {
        await trx.deleteFrom('recovery_code').where('user_id', '=', session.userId).execute()
        await trx
          .insertInto('recovery_code')
          .values(codes.map(one => ({ user_id: session.userId, hash: paperHash(one) as Buffer })))
          .execute()
      })
      return { codes: [...codes] }
    },
  )
}

function mustBeAgency({ mode }: Open): void {
  if (mode !== 'agency')
    throw new Refusal(
      409,
      'One person works here, without a password and a code: what is signed is signed on paper.',
    )
}

async function mustBeRight(
  services: Services,
  { userId, osUser }: Open,
  code: string,
  now: Date,
  tell: (entry: {
    readonly action: 'refused'
    readonly object: string
    readonly detail: { readonly why: string }
  }) => Promise<void>,
): Promise<void> {
  const found = await checkCode(services, { userId, account: osUser, code }, now)
  if (found === 'right') return
  await tell({ action: 'refused', object: 'code', detail: { why: found } })
  // Who is signed in stays so: another status would sign them out.
  throw found === 'shut'
    ? new Refusal(429, SHUT)
    : new Refusal(403, 'This is not right. Type what your phone shows now; a code is good once.', {
        errors: [
          { field: 'code', says: 'This is not right. Type what your phone shows now; a code is good once.' },
        ],
      })
}
