/** Results: counts that open into people, facets, search, and what is seen as a file. */
import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { workbook } from '../../report/workbook.ts'
import { csvTable } from '../../results/csv.ts'
import { type Ask, countedOf, type Facet, type ResultRow, rowsOf } from '../results.ts'
import { SEE } from '../roles.ts'
import type { Services } from '../services.ts'
import { currentRun } from './run-ways.ts'
import {
  Export,
  Facets,
  FacetsQuery,
  Nothing,
  Printing,
  ResultRows,
  type ResultsQuery,
  RowsQuery,
} from './shapes.ts'
import { type Asked, Refusal, way } from './way.ts'

interface Searched {
  readonly terms: string
  readonly at: number
  readonly told: Promise<void>
}

/** What was searched last, by session: the rows and the counts of a list are asked for apart, and are one search. */
const searched = new WeakMap<Services, Map<string, Searched>>()
const ONE_SEARCH_MS = 10_000

/** A search of somebody is recorded, whichever way it is taken; paging through it is not a new one. */
async function tellSearch(
  { services, session, tell, now }: Pick<Asked<never, never, never>, 'services' | 'session' | 'tell' | 'now'>,
  { q = '' }: z.output<typeof ResultsQuery>,
  run: string,
  isPaging: boolean,
): Promise<void> {
  if (q === '') return
  const terms = services.vault.lookup('search', q).toString('hex')
  const last = searched.get(services) ?? new Map<string, Searched>()
  searched.set(services, last)
  const key = `${session.mark} ${run}`
  const at = now.getTime()
  const before = last.get(key)
  if (before?.terms === terms && (isPaging || at - before.at < ONE_SEARCH_MS)) return await before.told
  const told = tell({ action: 'searched', detail: { terms }, run })
  last.set(key, { terms, at, told })
  await told.catch((error: unknown) => {
    // No entry, no view: whoever asks again writes it.
    if (last.get(key)?.told === told) last.delete(key)
    throw error
  })
}

const askOf = (run: number, query: z.output<typeof ResultsQuery>): Ask => {
  const { sort, descending, ...filter } = query
  return { run, filter, sort, descending: descending === 'yes' }
}

export function resultWays(api: OpenAPIHono, services: Services): void {
  printing(api, services)
  const { db, vault } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/results',
      says: 'Convictions, from a place on',
      may: SEE,
      query: RowsQuery,
      gives: ResultRows,
    },
    async ({ query: { from, most, ...query }, session, tell, now }) => {
      const { id, open } = await currentRun(services)
      await tellSearch({ services, session, tell, now }, query, open.run.sha256, from > 0)
      return { rows: [...(await rowsOf(db, vault, askOf(id, query), from, most))] }
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/facets',
      says: 'How many there are, and what may be chosen among them',
      may: SEE,
      query: FacetsQuery,
      gives: Facets,
    },
    async ({ query: { whole, ...query }, session, tell, now }) => {
      const { id, open } = await currentRun(services)
      await tellSearch({ services, session, tell, now }, query, open.run.sha256, false)
      const { facets, ...totals } = await countedOf(db, vault, id, askOf(id, query).filter, whole)
      const sent = ({ values, of }: Facet) => ({ values: [...values], of })
      return {
        ...totals,
        facets: {
          answer: sent(facets.answer),
          relief: sent(facets.relief),
          section: sent(facets.section),
          class: sent(facets.class),
          because: sent(facets.because),
        },
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/exports',
      says: 'What is seen, as a file',
      may: SEE,
      body: Export,
      gives: ResultRows,
    },
    async ({ body: { format, reason, ...query }, tell, context }) => {
      const { id, open } = await currentRun(services)
      const rows = await rowsOf(db, vault, askOf(id, query), 0, MOST_ROWS + 1)
      if (rows.length > MOST_ROWS)
        throw new Refusal(400, 'A spreadsheet holds no more than 1,048,575 lines. Filter the list first.')
      await tell({
        action: 'exported',
        object: String(id),
        detail: { format, reason, convictions: rows.length },
        run: open.run.sha256,
      })
      const bytes =
        format === 'csv'
          ? csvTable([COLUMNS.map(([name]) => name), ...rows.map(cellsOf)])
          : await workbook(sheetOf(rows), 'setaside-results.xlsx')
      return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : XLSX,
        'content-disposition': `attachment; filename="setaside-results.${format}"`,
      })
    },
  )
}

/** Whatever is on paper is out of the program's hands: who printed what, and why, is written before it is. */
function printing(api: OpenAPIHono, services: Services): void {
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/prints',
      says: 'Records what is printed, and why, before it is',
      may: SEE,
      body: Printing,
      gives: Nothing,
    },
    async ({ body: { what, object, reason }, tell }) => {
      await tell({ action: 'printed', object, detail: { what, reason } })
      return {}
    },
  )
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST_ROWS = 1_048_575

const COLUMNS: readonly (readonly [string, keyof ResultRow, number])[] = [
  ['person_id', 'person', 12],
  ['name', 'name', 26],
  ['case_numbers', 'cases', 18],
  ['cycle_count', 'count', 12],
  ['offense', 'offense', 20],
  ['class', 'class', 12],
  ['conviction_date', 'convicted', 14],
  ['determination', 'answer', 16],
  ['relief', 'relief', 24],
  ['due', 'due', 40],
  ['due_from', 'dueFrom', 12],
  ['later', 'later', 40],
  ['open', 'open', 40],
  ['reason', 'reason', 60],
  ['missing_facts', 'missing', 40],
]

const cellsOf = (row: ResultRow): readonly string[] => COLUMNS.map(([, key]) => String(row[key]))

const sheetOf = (rows: readonly ResultRow[]) => ({
  name: 'results',
  columns: COLUMNS.map(([name, , width]) => ({ name, width })),
  rows: rows.map(cellsOf),
  choices: [],
})
