/** The people of an agency and their roles, and turning one computer into an agency. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { record } from '../audit.ts'
import { officeOf, saveSettings } from '../office.ts'
import {
  addPerson,
  allPeople,
  closeAccount,
  invite,
  isLastAdministrator,
  setRoles,
  whyNotRoles,
} from '../people.ts'
import { ADMINISTER, type Role } from '../roles.ts'
import type { Services } from '../services.ts'
import { accountName } from '../sign-in/sign-in.ts'
import { ById } from './run-ways.ts'
import { Nothing } from './shapes.ts'
import { Colleagues, InvitationLink, NewAgency, NewColleague, Roles } from './sign-in-shapes.ts'
import { Refusal, way } from './way.ts'

export function peopleWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/agency',
      // The link lets in whoever has it.
      secret: true,
      says: 'Others in the office: invites the first administrator, with whom it becomes an agency',
      may: ADMINISTER,
      body: NewAgency,
      gives: InvitationLink,
    },
    async ({ session, body, now, who }) => {
      const { mode, settings } = await officeOf(db)
      if (mode === 'agency')
        throw new Refusal(409, 'This is an agency already. Invite people in the settings.')
      await mustBeNew(services, body.account)
      return await db.transaction().execute(async trx => {
        const id = await addPerson(trx, { ...body, roles: ADMINISTER })
        const token = await invite(trx, id, session.userId, now)
        await saveSettings(trx, { ...settings, office: body.office })
        await record(trx, who, { action: 'made it an agency', object: String(id) }, now)
        return { id, link: linkFor(services, token) }
      })
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/colleagues',
      says: 'The people of the office, and their roles',
      may: ADMINISTER,
      gives: Colleagues,
    },
    async ({ session, now }) => ({
      colleagues: (await allPeople(db, now)).map(({ seen, roles, ...one }) => ({
        ...one,
        roles: [...roles],
        you: one.id === session.userId,
        ...(seen === undefined ? {} : { seen: seen.toISOString() }),
      })),
    }),
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/colleagues',
      secret: true,
      says: 'Invites somebody',
      may: ADMINISTER,
      body: NewColleague,
      gives: InvitationLink,
    },
    async ({ session, body, now, who }) => {
      await mustBeAgency(services)
      mustBeRoles(body.roles)
      await mustBeNew(services, body.account)
      return await db.transaction().execute(async trx => {
        const id = await addPerson(trx, body)
        const token = await invite(trx, id, session.userId, now)
        await record(
          trx,
          who,
          { action: 'invited a person', object: String(id), detail: { roles: body.roles } },
          now,
        )
        return { id, link: linkFor(services, token) }
      })
    },
  )
  changing(api, services)
}

function changing(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/colleagues/{id}/roles',
      says: 'What somebody may do, from now on',
      may: ADMINISTER,
      params: ById,
      body: Roles,
      gives: Nothing,
    },
    async ({ params: { id }, body, now, who }) => {
      await mustBeAgency(services)
      mustBeRoles(body.roles)
      const before = await personAt(services, id)
      if (!body.roles.includes('administrator')) await mustNotBeLast(services, id)
      await db.transaction().execute(async trx => {
        await setRoles(trx, id, body.roles)
        await record(
          trx,
          who,
          { action: 'changed roles', object: String(id), detail: { before, after: body.roles } },
          now,
        )
      })
      return {}
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/colleagues/{id}/invitation',
      secret: true,
      says: 'A new invitation: their password and codes are set anew with it',
      may: ADMINISTER,
      params: ById,
      gives: InvitationLink,
    },
    async ({ params: { id }, session, now, who }) => {
      await mustBeAgency(services)
      const roles = await personAt(services, id)
      if (roles.length === 0) throw new Refusal(409, 'Give this person a role first.')
      return await db.transaction().execute(async trx => {
        const token = await invite(trx, id, session.userId, now)
        await record(
          trx,
          who,
          { action: 'invited a person', object: String(id), detail: { again: true } },
          now,
        )
        return { id, link: linkFor(services, token) }
      })
    },
  )
  way(
    api,
    services,
    {
      method: 'delete',
      path: '/api/colleagues/{id}',
      says: 'Closes an account: they are signed out at once, and what they did stays theirs',
      may: ADMINISTER,
      params: ById,
      gives: Nothing,
    },
    async ({ params: { id }, session, now, who }) => {
      await mustBeAgency(services)
      await personAt(services, id)
      if (id === session.userId)
        throw new Refusal(409, 'This is your own account: another administrator closes it.')
      await mustNotBeLast(services, id)
      await db.transaction().execute(async trx => {
        await closeAccount(trx, id, now)
        await record(trx, who, { action: 'closed an account', object: String(id) }, now)
      })
      return {}
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/colleagues/{id}/opening',
      says: 'Opens a closed account again',
      may: ADMINISTER,
      params: ById,
      gives: Nothing,
    },
    async ({ params: { id }, now, who }) => {
      await mustBeAgency(services)
      await personAt(services, id)
      await db.transaction().execute(async trx => {
        await trx.updateTable('user_account').set({ closed: null }).where('id', '=', id).execute()
        await record(trx, who, { action: 'opened an account', object: String(id) }, now)
      })
      return {}
    },
  )
}

/** In the fragment: no log and no other page gets to see it. */
const linkFor = ({ origin }: Services, token: string): string => `${origin()}/join#${token}`

async function personAt({ db }: Services, id: number): Promise<readonly Role[]> {
  const found = await db.selectFrom('user_account').select('id').where('id', '=', id).executeTakeFirst()
  if (found === undefined) throw new Refusal(404, 'There is nobody of this number in the office.')
  const roles = await db
    .selectFrom('user_role')
    .select('role')
    .where('user_id', '=', id)
    .orderBy('role')
    .execute()
  return roles.map(({ role }) => role)
}

async function mustBeAgency({ db }: Services): Promise<void> {
  if ((await officeOf(db)).mode !== 'agency')
    throw new Refusal(409, 'One person works here. Begin with [Others in my office] in the settings.')
}

function mustBeRoles(roles: readonly Role[]): void {
  const why = whyNotRoles(roles)
  if (why !== undefined) throw new Refusal(400, why, { errors: [{ field: 'roles', says: why }] })
}

async function mustBeNew({ db }: Services, account: string): Promise<void> {
  const found = await db
    .selectFrom('user_account')
    .select('id')
    .where('os_user', '=', accountName(account))
    .executeTakeFirst()
  if (found === undefined) return
  const says =
    'Somebody works, or has worked, under this name here. Choose another, or give that person a role.'
  throw new Refusal(409, says, { errors: [{ field: 'account', says }] })
}

async function mustNotBeLast({ db }: Services, id: number): Promise<void> {
  if (await isLastAdministrator(db, id))
    throw new Refusal(
      409,
      'This is the only administrator who can sign in. Invite another first, and wait until they have.',
    )
}
