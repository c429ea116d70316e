/** What a later run reads differently of somebody: asked beside their page, which waits for nothing. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { readDifferently } from '../read-differently.ts'
import { SEE } from '../roles.ts'
import type { Services } from '../services.ts'
import { Readings } from './reading-shapes.ts'
import { currentRun } from './run-ways.ts'
import { way } from './way.ts'

export function readingWays(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/people/{person}/readings',
      says: 'What a later run reads differently of a person',
      may: SEE,
      params: z.object({ person: z.string().min(1).max(200) }),
      gives: Readings,
    },
    async ({ params }) => ({
      runs: (await readDifferently(services, await currentRun(services), params.person)).map(one => ({
        ...one,
        lines: [...one.lines],
        answers: one.answers.map(answer => ({ ...answer })),
        facts: [...one.facts],
      })),
    }),
  )
}
