/** The audit: who saw and did what. Nobody can change an entry. */
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Action } from '../audit.ts'
import { BROKEN_SAYS, HEAD_FILE, headIn, headText, verifyAudit } from '../audit-chain.ts'
import type { Tables } from '../database/tables.ts'
import { ALL, type Role } from '../roles.ts'
import type { Services } from '../services.ts'
import { AuditChain, AuditEntries, AuditQuery } from './audit-shapes.ts'
import { sentence } from './run-ways.ts'
import { way } from './way.ts'

/** What is about who can come in: whoever administers sees these, and nothing of anybody's record. */
const SIGN_INS: readonly Action[] = [
  ...(['signed in', 'signed out', 'refused', 'said their name', 'gave a code'] as const),
  ...(['chose a password', 'made it an agency', 'invited a person', 'changed roles'] as const),
  ...(['made a backup', 'tried a backup', 'purged a backup'] as const),
  ...(['closed an account', 'opened an account', 'changed settings', 'changed keys'] as const),
]

const PAGE = 100
const A_DAY = 24 * 60 * 60_000

type Of = 'all' | 'own' | 'sign-ins'

export function auditWays(api: OpenAPIHono, services: Services): void {
  const { db, data } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/audit',
      says: 'The entries before a number, the newest first: all to an auditor, sign-ins to an administrator, one’s own to others',
      may: ALL,
      query: AuditQuery,
      gives: AuditEntries,
    },
    async ({ query, roles, session }) => {
      const of = ofRoles(roles)
      const seen = seenAs(of, session.userId)
      const entries = await db
        .selectFrom('audit')
        .select(['number', 'at', 'who', 'roles', 'action', 'object', 'detail', 'run'])
        .where(seen)
        .where(eb => eb.and(filtersOf(eb, query)))
        .orderBy('number', 'desc')
        .limit(PAGE)
        .execute()
      const people = await db
        .selectFrom('audit')
        .select(({ fn }) => ['user_id', fn.max('who').as('who')])
        .where(seen)
        .where('user_id', 'is not', null)
        .groupBy('user_id')
        .orderBy('who')
        .execute()
      const actions = await db
        .selectFrom('audit')
        .select('action')
        .distinct()
        .where(seen)
        .orderBy('action')
        .execute()
      return {
        entries: entries.map(({ at, detail, ...entry }) => ({
          ...entry,
          at: at.toISOString(),
          detail: { ...detail },
        })),
        of,
        people: people.map(({ user_id, who }) => ({ id: user_id as number, who })),
        actions: actions.map(({ action }) => action),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/audit/chain',
      says: 'Whether every entry is what was written, in its place',
      may: ALL,
      gives: AuditChain,
      byItself: true,
    },
    async () => {
      const noted = headIn(join(data, HEAD_FILE))
      const found = await verifyAudit(db, noted === undefined ? [] : [noted])
      return 'broken' in found
        ? { holds: false, broken: sentence(BROKEN_SAYS[found.broken.how](found.broken.number)) }
        : { holds: true, entries: found.entries, head: headText(found.head) }
    },
  )
}

function ofRoles(roles: readonly Role[]): Of {
  if (roles.includes('auditor')) return 'all'
  return roles.includes('administrator') ? 'sign-ins' : 'own'
}

type Where = (eb: ExpressionBuilder<Tables, 'audit'>) => Expression<SqlBool>

const seenAs =
  (of: Of, user: number): Where =>
  eb => {
    if (of === 'all') return eb.lit(true)
    return of === 'own'
      ? eb('user_id', '=', user)
      : eb.or([eb('action', 'in', [...SIGN_INS]), eb('user_id', '=', user)])
  }

function filtersOf(
  eb: ExpressionBuilder<Tables, 'audit'>,
  { before, by, action, object, from, to }: typeof AuditQuery._output,
): Expression<SqlBool>[] {
  return [
    ...(before === undefined ? [] : [eb('number', '<', before)]),
    ...(by === undefined ? [] : [eb('user_id', '=', by)]),
    ...(action === undefined || action === '' ? [] : [eb('action', '=', action)]),
    ...(object === undefined || object === '' ? [] : [eb('object', '=', object)]),
    ...(from === undefined ? [] : [eb('at', '>=', new Date(from))]),
    ...(to === undefined ? [] : [eb('at', '<', new Date(Date.parse(to) + A_DAY))]),
  ]
}
