/** What is done with runs that are there: comparing two, removing one, and what the one that people work on reads otherwise than they said. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { changesIn, comparisonIn } from '../comparisons.ts'
import { purgeRun } from '../purge-run.ts'
import { SEE, SETTLE } from '../roles.ts'
import type { Services } from '../services.ts'
import {
  Changes,
  ChangesQuery,
  ComparedWith,
  ComparisonShape,
  Contradictions,
  Purge,
  Purged,
} from './kept-runs-shapes.ts'
import { ById, usable } from './run-ways.ts'
import { Refusal, way } from './way.ts'

export function keptRunsWays(api: OpenAPIHono, services: Services): void {
  const { comparisons, runs, db } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/runs/{id}/comparison',
      says: 'What changed from another run to this one, counted, and why',
      may: SEE,
      params: ById,
      query: ComparedWith,
      gives: ComparisonShape,
    },
    async ({ params, query, tell }) => {
      const { folder } = usable(await comparisons.of(query.with, params.id))
      await tell({ action: 'compared runs', object: String(params.id), detail: { with: query.with } })
      return ComparisonShape.parse(comparisonIn(folder))
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/runs/{id}/changes',
      says: 'Whose answer changed from another run to this one',
      may: SEE,
      params: ById,
      query: ChangesQuery,
      gives: Changes,
    },
    async ({ params, query, tell }) => {
      const { folder } = usable(await comparisons.of(query.with, params.id))
      await tell({
        action: 'compared runs',
        object: String(params.id),
        detail: { with: query.with, from: query.from },
      })
      const { total, rows } = usable(changesIn(folder, query.from, query.most))
      return { total, rows: rows.map(changeOf) }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/runs/{id}/purge',
      says: 'Removes what a run holds: its people, its answers, its files',
      may: SETTLE,
      params: ById,
      body: Purge,
      gives: Purged,
    },
    async ({ params, body, who }) => {
      if (body.run !== params.id)
        throw new Refusal(400, `Write the number of the run, ${params.id}, to remove what it holds.`, {
          errors: [{ field: 'run', says: `Write the number of the run: ${params.id}.` }],
        })
      const { folder } = usable(await purgeRun(services, params.id, body.reason, who))
      return folder === undefined ? {} : { folder }
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/contradictions',
      says: 'Facts that people gave and that the run they work on reads otherwise',
      may: SEE,
      gives: Contradictions,
    },
    async () => {
      const run = await runs.current()
      if (run === undefined) return { facts: [] }
      const facts = await db
        .selectFrom('run_contradiction')
        .innerJoin('fact', 'fact.id', 'run_contradiction.fact_id')
        .select(['fact.id', 'person_id as person', 'count_key as count', 'fact.fact', 'value', 'source'])
        .where('run_id', '=', run)
        .where('withdrawn', 'is', null)
        .orderBy('fact.id')
        .execute()
      return { run, facts }
    },
  )
}

const changeOf = (row: Readonly<Record<string, string>>) => {
  const cell = (name: string): string => row[name] ?? ''
  const side = cell('after_source_file') === '' ? 'before' : 'after'
  return {
    kind: cell('kind'),
    person: cell('person_id'),
    count: cell('cycle_count'),
    cases: cell('case_numbers'),
    offense: cell('offense'),
    before: cell('before_determination'),
    after: cell('after_determination'),
    beforeRelief: cell('before_relief'),
    afterRelief: cell('after_relief'),
    beforeReason: cell('before_reason'),
    afterReason: cell('after_reason'),
    line: `${cell(`${side}_source_file`)}:${cell(`${side}_source_line`)}`,
  }
}
