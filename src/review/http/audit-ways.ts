/** The audit: who saw and did what. Nobody can change an entry. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { firstBroken } from '../audit.ts'
import { ALL } from '../roles.ts'
import type { Services } from '../services.ts'
import { AuditEntries } from './shapes.ts'
import { way } from './way.ts'

export function auditWays(api: OpenAPIHono, services: Services): void {
  const { db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/audit',
      says: 'The entries before a number, the newest first, and whether all hold',
      may: ALL,
      query: z.object({ before: z.coerce.number().int().min(1).optional() }),
      gives: AuditEntries,
    },
    async ({ query: { before } }) => {
      const entries = await db
        .selectFrom('audit')
        .select(['number', 'at', 'who', 'action', 'object', 'detail'])
        .$if(before !== undefined, query => query.where('number', '<', before as number))
        .orderBy('number', 'desc')
        .limit(100)
        .execute()
      const broken = await firstBroken(db)
      return {
        holds: broken === undefined,
        ...(broken === undefined ? {} : { firstBroken: broken }),
        entries: entries.map(({ at, detail, ...entry }) => ({
          ...entry,
          at: at.toISOString(),
          detail: { ...detail },
        })),
      }
    },
  )
}
