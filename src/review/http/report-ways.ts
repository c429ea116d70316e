/** The report of the run: the page that [setaside report] makes, and its files, with the same numbers hidden. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { FREED_SAYS, STANDING_SAYS } from '../../report/report-html.ts'
import { SEE } from '../roles.ts'
import type { Services } from '../services.ts'
import { ReportFile, ReportShape } from './report-shapes.ts'
import { currentRun, usable } from './run-ways.ts'
import { way } from './way.ts'

const TYPES = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
} as const

export function reportWays(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/report',
      says: 'What the run found, for the chief and the public: small numbers are hidden',
      may: SEE,
      gives: ReportShape,
    },
    async ({ context }) => {
      const { open } = await currentRun(services)
      const { page } = usable(await open.report())
      const { headline, lead, tables, charts, method } = page
      return context.json({
        headline,
        lead,
        tables,
        charts,
        method,
        says: { standing: STANDING_SAYS, freed: FREED_SAYS },
      })
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/report/files',
      says: 'The report as a file',
      may: SEE,
      body: ReportFile,
      gives: z.unknown(),
    },
    async ({ body: { kind }, context, tell }) => {
      const { id, open } = await currentRun(services)
      const bytes = await usable(await open.report()).file(kind)
      await tell({ action: 'took the report', object: String(id), detail: { kind }, run: open.run.sha256 })
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': TYPES[kind],
        'content-disposition': `attachment; filename="report.${kind}"`,
      })
    },
  )
}
