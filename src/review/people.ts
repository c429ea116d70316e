/** The people of an agency: who they are, what they may do, how they are invited, and that one of them always administers. */
import { sql } from 'kysely'
import type { Database } from './database/connection.ts'
import { ADMINISTER, ROLES, type Role } from './roles.ts'
import { endSessionsOf } from './sessions.ts'
import { codeAddress, newCodeSecret, stepOfCode } from './sign-in/code.ts'
import { hashPassword, whyWeak } from './sign-in/password.ts'
import { accountName, CODE_SECRET, type Keeping, newPaperCodes, paperHash } from './sign-in/sign-in.ts'
import { newToken, tokenHash } from './vault.ts'

/** An invitation is good for so long. */
export const INVITED_MS = 7 * 24 * 60 * 60_000

export interface Colleague {
  readonly id: number
  readonly account: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly state: 'invited' | 'active' | 'closed' | 'no sign-in yet'
  readonly seen?: Date
}

export async function allPeople(db: Database, now: Date): Promise<readonly Colleague[]> {
  const rows = await db
    .selectFrom('user_account')
    .select([
      'id',
      'os_user',
      'name',
      'closed',
      'elsewhere',
      sql<boolean>`password is not null`.as('signs'),
      sql<Role[]>`array(select role from user_role where user_id = user_account.id)`.as('roles'),
      sql<Date | null>`(select max(made) from invitation where user_id = user_account.id)`.as('invited'),
      sql<Date | null>`(select max(seen) from session where user_id = user_account.id)`.as('seen'),
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, os_user, name, closed, elsewhere, signs, roles, invited, seen }) => ({
    id,
    account: os_user,
    name,
    roles: ROLES.filter(role => roles.includes(role)),
    state:
      closed !== null
        ? 'closed'
        : signs || elsewhere !== null
          ? 'active'
          : invited !== null && now.getTime() - invited.getTime() < INVITED_MS
            ? 'invited'
            : 'no sign-in yet',
    ...(seen === null ? {} : { seen }),
  }))
}

/** Why these roles cannot be one person's; undefined where they can. */
export function whyNotRoles(roles: readonly Role[]): string | undefined {
  if (roles.length === 0) return 'Choose at least one role.'
  return roles.includes('administrator') && roles.length > 1
    ? 'An administrator reads no records, and so has no other role. Somebody who does both needs two accounts.'
    : undefined
}

/** Adds somebody, or finds whoever has worked here under this name before; their roles are what is given now. */
export async function addPerson(
  trx: Database,
  {
    account,
    name,
    roles,
  }: { readonly account: string; readonly name: string; readonly roles: readonly Role[] },
): Promise<number> {
  const { id } = await trx
    .insertInto('user_account')
    .values({ os_user: accountName(account), name })
    .returning('id')
    .executeTakeFirstOrThrow()
  await setRoles(trx, id, roles)
  return id
}

export async function setRoles(trx: Database, id: number, roles: readonly Role[]): Promise<void> {
  await trx.deleteFrom('user_role').where('user_id', '=', id).execute()
  if (roles.length > 0)
    await trx
      .insertInto('user_role')
      .values(roles.map(role => ({ user_id: id, role })))
      .execute()
}

/** Whether somebody else could administer, if this one could not. */
export async function isLastAdministrator(db: Database, id: number): Promise<boolean> {
  const others = await db
    .selectFrom('user_role')
    .innerJoin('user_account', 'user_account.id', 'user_role.user_id')
    .select('user_account.id')
    .where('role', 'in', [...ADMINISTER])
    .where('closed', 'is', null)
    .where(({ or, eb }) => or([eb('password', 'is not', null), eb('elsewhere', 'is not', null)]))
    .where('user_account.id', '<>', id)
    .executeTakeFirst()
  const theirs = await db
    .selectFrom('user_role')
    .select('role')
    .where('user_id', '=', id)
    .where('role', 'in', [...ADMINISTER])
    .executeTakeFirst()
  return others === undefined && theirs !== undefined
}

/** A link for one person to choose their password and set up their phone; one made before is good no more. */
export async function invite(trx: Database, id: number, by: number, now: Date): Promise<string> {
  const token = newToken()
  await trx.deleteFrom('invitation').where('user_id', '=', id).execute()
  await trx
    .insertInto('invitation')
    .values({ id: tokenHash(token), user_id: id, made: now, made_by: by })
    .execute()
  return token
}

/** Shuts somebody out now; what they did stays theirs. */
export async function closeAccount(trx: Database, id: number, now: Date): Promise<void> {
  await trx.updateTable('user_account').set({ closed: now }).where('id', '=', id).execute()
  await trx.deleteFrom('invitation').where('user_id', '=', id).execute()
  await endSessionsOf(trx, id)
}

export interface Invited {
  readonly userId: number
  readonly account: string
  readonly name: string
  /** What the phone reads, and what is typed where it cannot. */
  readonly address: string
}

/** Who was invited with this link, and what their phone is to hold: the same each time it is asked. */
export async function invitedBy(
  { db, vault }: Keeping,
  token: string,
  office: string,
  now: Date,
): Promise<Invited | undefined> {
  const row = await openInvitation(db, token, now)
  if (row === undefined) return undefined
  const kept = row.code_secret === null ? undefined : vault.unseal(CODE_SECRET, row.code_secret)
  const secret = kept ?? newCodeSecret()
  if (kept === undefined)
    await db
      .updateTable('invitation')
      .set({ code_secret: vault.seal(CODE_SECRET, secret) })
      .where('id', '=', tokenHash(token))
      .execute()
  return {
    userId: row.user_id,
    account: row.os_user,
    name: row.name,
    address: codeAddress(secret, row.os_user, office),
  }
}

const openInvitation = (db: Database, token: string, now: Date) =>
  db
    .selectFrom('invitation')
    .innerJoin('user_account', 'user_account.id', 'invitation.user_id')
    .select(['invitation.user_id', 'invitation.code_secret', 'os_user', 'user_account.name'])
    .where('invitation.id', '=', tokenHash(token))
    .where('invitation.made', '>', new Date(now.getTime() - INVITED_MS))
    .where('closed', 'is', null)
    .executeTakeFirst()

export type Joined =
  | {
      readonly userId: number
      readonly account: string
      readonly name: string
      readonly paper: readonly string[]
    }
  | { readonly field: 'invitation' | 'password' | 'code'; readonly why: string }

/** Sets the password and the phone of whoever was invited, uses the invitation up, and gives ten codes for paper. */
export async function join(
  { db, vault }: Keeping,
  {
    invitation,
    password,
    code,
  }: { readonly invitation: string; readonly password: string; readonly code: string },
  now: Date,
): Promise<Joined> {
  const row = await openInvitation(db, invitation, now)
  if (row === undefined)
    return {
      field: 'invitation',
      why: 'This invitation has been used, is older than a week, or was taken back. Ask an administrator for another.',
    }
  const weak = whyWeak(password, row.os_user)
  if (weak !== undefined) return { field: 'password', why: weak }
  const secret = row.code_secret === null ? undefined : vault.unseal(CODE_SECRET, row.code_secret)
  const step = secret === undefined ? undefined : stepOfCode(secret, code, now, 0)
  if (secret === undefined || step === undefined)
    return {
      field: 'code',
      why: 'This is not the code your phone shows now. See that its clock is right, and type the six digits.',
    }
  const hash = await hashPassword(password)
  const paper = newPaperCodes()
  const used = await db.deleteFrom('invitation').where('id', '=', tokenHash(invitation)).executeTakeFirst()
  if (used.numDeletedRows !== 1n) return { field: 'invitation', why: 'This invitation has just been used.' }
  await db
    .updateTable('user_account')
    .set({ password: hash, code_secret: vault.seal(CODE_SECRET, secret), code_step: step })
    .where('id', '=', row.user_id)
    .execute()
  await db.deleteFrom('recovery_code').where('user_id', '=', row.user_id).execute()
  await db
    .insertInto('recovery_code')
    .values(paper.map(one => ({ user_id: row.user_id, hash: paperHash(one) as Buffer })))
    .execute()
  await endSessionsOf(db, row.user_id)
  return { userId: row.user_id, account: row.os_user, name: row.name, paper }
}
