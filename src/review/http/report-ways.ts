/** The report of the run: the page that [setaside report] makes, and its files, with the same numbers hidden. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Beside } from '../../report/chief.ts'
import { REPORT_WORDS } from '../../report/words.ts'
import type { Language } from '../../results/languages.ts'
import { comparedWith } from '../compared-policies.ts'
import type { Database } from '../database/connection.ts'
import type { OpenRun, PolicyNamed } from '../engine.ts'
import { SEE } from '../roles.ts'
import type { Services } from '../services.ts'
import { workOn } from '../work-done.ts'
import { benchNow, offeredBy, oneKept, taken } from './policy-ways.ts'
import { Compared, ReportFile, ReportShape } from './report-shapes.ts'
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
      says: 'What the run found and how far the work has come, for the chief and the public, and policies beside each other where some are named: small numbers are hidden',
      may: SEE,
      query: Compared,
      gives: ReportShape,
    },
    async ({ query, context }) => {
      const { id, open } = await currentRun(services)
      const page = usable(await open.report(await besideOf(services, id, open, query)))
      const { headline, lead, tables, charts, method } = page
      return context.json({
        headline,
        lead,
        tables,
        charts,
        method,
        language: page.language,
        says: {
          ...REPORT_WORDS[page.language].charts,
          method: REPORT_WORDS[page.language].method.title,
          translation: REPORT_WORDS[page.language].translation,
        },
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
    async ({ body: { kind, policies, language }, context, tell }) => {
      const { id, open } = await currentRun(services)
      const bytes = usable(
        await open.reportFile(kind, await besideOf(services, id, open, { policies, language })),
      )
      await tell({
        action: 'took the report',
        object: String(id),
        detail: { kind, language, ...(policies === '' ? {} : { policies }) },
        run: open.run.sha256,
      })
      return context.body(new Uint8Array(bytes), 200, {
        'content-type': TYPES[kind],
        'content-disposition': `attachment; filename="report.${kind}"`,
      })
    },
  )
}

/** What stands beside what the run found: what people did with it as it is now, and the policies that were named. */
async function besideOf(
  services: Services,
  run: number,
  open: OpenRun,
  { policies, language }: { readonly policies: string; readonly language: Language },
): Promise<Beside> {
  const work = await workOn(services.db, run)
  const names = policies.split(',').filter(name => name !== '')
  if (names.length === 0) return { language, work }
  const { ofRun } = offeredBy(open.policies)
  const bench = await benchNow(services)
  const named = await Promise.all(names.map(name => policyNamed(services.db, name)))
  return { language, work, reached: taken(await bench.reach(comparedWith(ofRun, named))) }
}

/** By its number, where it was kept here; else one that comes with the program, or the law alone. */
async function policyNamed(db: Database, name: string): Promise<PolicyNamed> {
  if (name === LAW_ALONE) return undefined
  return /^\d+$/.test(name) ? (await oneKept(db, Number(name))).file : name
}
const LAW_ALONE = 'law'
