/** Runs: those that were opened, opening another, the one people work on; lines that were not read, and who is who in doubt. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { TableRow } from '../../results/csv-read.ts'
import { readTable } from '../../results/finished.ts'
import type { Unusable } from '../../results/manifest.ts'
import { record } from '../audit.ts'
import { allWorkFor, countedNow } from '../cases-counted.ts'
import type { OpenRun } from '../engine.ts'
import { holdChanged } from '../later-run.ts'
import { lineWithoutLooks } from '../looks-of.ts'
import { moveWork } from '../move-work.ts'
import { answersOf } from '../results.ts'
import { SEE, WORK } from '../roles.ts'
import type { Services } from '../services.ts'
import { Doubts, Home, OpenFolder, Rejects, Run, Runs, ToKnow } from './shapes.ts'
import { Refusal, way } from './way.ts'

/** The database numbers no further. */
const LAST_ID = 2_147_483_647
export const ById = z.object({ id: z.coerce.number().int().min(1).max(LAST_ID) })

/** The run that people work on, open; refused in a sentence where there is none, or it cannot be read. */
export async function currentRun(
  services: Services,
): Promise<{ readonly id: number; readonly open: OpenRun }> {
  const id = await services.runs.current()
  if (id === undefined) throw new Refusal(404, 'No run is open yet. Open the folder of a finished run first.')
  const open = usable(await services.runs.open(id))
  // Nobody waits for it, and where it cannot be done whoever asks for a page is told why.
  services.runs.prepare(id).catch(() => {})
  return { id, open }
}

export function usable<T extends object>(found: T | Unusable): T {
  if ('unusable' in found) throw new Refusal(409, sentence(String(found.unusable)))
  return found
}

/** What goes on after a name, as a sentence of its own. */
export const sentence = (says: string): string =>
  `${says.charAt(0).toUpperCase()}${says.slice(1)}${/[.!?]$/.test(says) ? '' : '.'}`

export function runWays(api: OpenAPIHono, services: Services): void {
  const { db, runs } = services
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/home',
      says: 'What waits, where all convictions stand, what to know',
      may: SEE,
      gives: Home,
    },
    async ({ session }) => home(services, session.userId),
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/home/before',
      says: 'What to know before papers are made',
      may: SEE,
      gives: ToKnow,
      byItself: true,
    },
    async () => {
      const id = await runs.current()
      return id === undefined ? {} : await whatToKnow(services, id)
    },
  )
  way(
    api,
    services,
    { method: 'get', path: '/api/runs', says: 'The runs that were opened', may: SEE, gives: Runs },
    async () => ({
      runs: await allRuns(services),
    }),
  )
  way(
    api,
    services,
    {
      method: 'post',
      path: '/api/runs',
      says: 'Opens the folder of a finished run',
      may: WORK,
      body: OpenFolder,
      gives: Run,
    },
    async ({ session, body, who, now }) => {
      const folder = resolve(body.folder)
      if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
        throw new Refusal(
          400,
          'There is no such folder on this computer. Name the folder that [setaside run --out] wrote.',
          {
            errors: [{ field: 'folder', says: 'There is no such folder on this computer.' }],
          },
        )
      const { id } = usable(
        await runs.add(folder, session.userId, undefined, (trx, opened) =>
          record(trx, who, { action: 'opened a run', object: String(opened) }, now),
        ),
      )
      if ((await runs.current()) === undefined)
        await db.updateTable('run').set({ current: true }).where('id', '=', id).execute()
      return one(services, id)
    },
  )
  way(
    api,
    services,
    {
      method: 'put',
      path: '/api/runs/{id}/current',
      says: 'Moves everybody’s work to this run',
      may: WORK,
      params: ById,
      gives: Run,
    },
    async ({ params, who, now }) => {
      const open = usable(await runs.open(params.id))
      await db.transaction().execute(async trx => {
        const moved = await moveWork(trx, await runs.current(), params.id)
        await record(
          trx,
          who,
          { action: 'moved to a run', object: String(params.id), detail: { ...moved } },
          now,
        )
      })
      await holdChanged(services, { run: params.id, open })
      return one(services, params.id)
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/rejects',
      says: 'Lines that were not read',
      may: SEE,
      query: z.object({
        from: z.coerce.number().int().min(0).default(0),
        most: z.coerce.number().int().min(1).max(500).default(100),
      }),
      gives: Rejects,
    },
    async ({ query, tell }) => {
      const { id, open } = await currentRun(services)
      await tell({ action: 'looked at lines not read', object: String(id), run: open.run.sha256 })
      const rows = tableOf(open, 'rejects.csv')
      return {
        total: rows.length,
        rows: rows.slice(query.from, query.from + query.most).map(row => ({
          file: row.file ?? '',
          line: Number(row.line ?? ''),
          problem: row.problem ?? '',
          text: lineWithoutLooks(row.text ?? ''),
        })),
      }
    },
  )
  way(
    api,
    services,
    {
      method: 'get',
      path: '/api/doubts',
      says: 'Rows of which it is not sure whose they are',
      may: SEE,
      gives: Doubts,
    },
    async ({ tell }) => {
      const { id, open } = await currentRun(services)
      await tell({
        action: 'looked at lines not read',
        object: String(id),
        detail: { what: 'identity' },
        run: open.run.sha256,
      })
      return {
        rows: tableOf(open, 'identity.csv').map(row => ({
          kind: row.kind ?? '',
          people: row.people ?? '',
          persons: (row.person_ids ?? '').split(/[;\s]+/).filter(id => id !== ''),
          rows: row.rows ?? '',
          agreed: row.agreed ?? '',
          differed: row.differed ?? '',
          inDoubt: row.in_doubt === 'yes',
        })),
      }
    },
  )
}

function tableOf({ run }: OpenRun, name: string): readonly TableRow[] {
  const rows: TableRow[] = []
  const broken = readTable(run, name, row => void rows.push(row))
  if (broken !== undefined) usable(broken)
  return rows
}

async function allRuns(services: Services): Promise<z.input<typeof Run>[]> {
  const ids = await services.db
    .selectFrom('run')
    .select('id')
    .where('ready', '=', true)
    .orderBy('id', 'desc')
    .execute()
  return await Promise.all(ids.map(({ id }) => one(services, id)))
}

async function one({ db, runs }: Services, id: number): Promise<z.input<typeof Run>> {
  const row = await db
    .selectFrom('run')
    .innerJoin('user_account', 'user_account.id', 'run.opened_by')
    .select([
      'run.id',
      'county',
      'as_of',
      'program',
      'policy',
      'rules',
      'run.opened',
      'current',
      'user_account.name',
      'os_user',
    ])
    .where('run.id', '=', id)
    .executeTakeFirstOrThrow()
  const open = await runs.open(id)
  const read = 'unusable' in open ? undefined : open
  return {
    id: row.id,
    county: row.county,
    asOf: row.as_of,
    program: row.program,
    title: read?.title ?? row.program,
    ...(row.policy === null ? {} : { policy: row.policy }),
    rules: row.rules,
    reviewed: read?.reviewed ?? '',
    files: (read?.run.inputs ?? []).map(({ name, bytes }) => ({ name, bytes })),
    opened: row.opened.toISOString(),
    openedBy: row.name || row.os_user,
    current: row.current,
    ...('unusable' in open ? { unusable: sentence(open.unusable) } : {}),
  }
}

async function home(services: Services, user: number): Promise<z.input<typeof Home>> {
  const { db, runs } = services
  const all = await allRuns(services)
  const id = await runs.current()
  const current = all.find(run => run.id === id)
  const answers = id === undefined ? [] : [...(await answersOf(db, id))]
  const { counted, settings } = id === undefined ? NOTHING_ASKED : await countedNow(services, id)
  return {
    ...(current === undefined ? {} : { run: current }),
    answers,
    work: allWorkFor(counted, user, settings.deadlines),
    runs: all,
  }
}

const NOTHING_ASKED = { counted: [], settings: { deadlines: { answer: 0, secondRead: 0, file: 0 } } }

/** Where the run’s files cannot be read it is told that nothing is known, never that there is nothing. */
async function whatToKnow({ runs }: Services, id: number): Promise<z.input<typeof ToKnow>> {
  const open = await runs.open(id)
  const before = 'unusable' in open ? open : await open.before()
  return 'unusable' in before ? { beforeUnknown: sentence(before.unusable) } : { before }
}
