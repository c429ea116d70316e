/** A county of more counts than San Francisco's first batch had, through the workstation to the court and back. In full mode only: it takes minutes. */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { setaside, table, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { type Answered, callerWith, passable } from './workstation.ts'

const place = workplace()
const COUNTY = 'SAN FRANCISCO'
/** What San Francisco cleared, counted by hand and by program: 9,362. */
const MORE_THAN = 9_362
let started: Started | undefined
let data = ''
afterAll(async () => {
  await started?.stop()
  if (data !== '') rmSync(data, { recursive: true, force: true })
})

test.runIf(process.env.MODE === 'full')(
  'every count that is due is approved, signed, printed, filed and answered, and none is lost on the way',
  { timeout: 3_600_000 },
  async () => {
    const file = place.fresh('county.csv')
    const run = join(dirname(file), 'run')
    data = join(dirname(file), 'data')
    passable(data)
    await setaside(['synth', '--rows', '1100000', '--seed', 'sf', '--county', COUNTY, '--out', file])
    await setaside(['run', file, '--county', COUNTY, '--as-of', '2026-11-01', '--out', run])
    const due = table(run, 'convictions').filter(row => row.determination === 'eligible').length
    expect(due).toBeGreaterThan(MORE_THAN)
    const now = new Date('2026-11-30T17:00:00Z')
    started = await serve({
      engine: engineFor(JURISDICTIONS),
      data,
      port: 0,
      pages: join(import.meta.dirname, '../dist-pages'),
      now: () => now,
      onFault: kind => expect(kind).toBe('no fault'),
    })
    const { origin } = started
    const opened = await callerWith(origin, '').call('/api/session', {
      method: 'POST',
      body: { token: newLink(data, 'dana', now.getTime()) },
    })
    const dana = callerWith(origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
    const send = async (path: string, body: unknown, method: 'POST' | 'PUT' = 'POST') => {
      const answered = await dana.call(path, { method, body })
      expect({ path, status: answered.status, text: answered.text.slice(0, 300) }).toMatchObject({
        status: 200,
      })
      return answered.json
    }
    const get = async (path: string): Promise<Answered['json']> => (await dana.call(path)).json
    await send('/api/session/name', { name: 'Dana Reyes' }, 'PUT')
    await send('/api/runs', { folder: run })
    const office = { ...OFFICE, agency: { ...OFFICE.agency, name: 'District Attorney', county: COUNTY } }
    await send('/api/filing/office', { text: JSON.stringify(office) }, 'PUT')
    expect((await get('/api/filing')).ready.counts).toBe(due)
    await send('/api/approvals', { expects: due })
    const { id } = await send('/api/batches', { title: 'All of them' })
    const { version, list } = await get(`/api/batches/${id}/checks`)
    const paper = { how: 'paper', name: 'Ines Whitlock', on: '2026-11-30', stands: true }
    await send(`/api/batches/${id}/signature`, { version, list, ...paper })
    await send(`/api/batches/${id}/documents`, { dated: '2026-11-30' })
    await expect
      .poll(async () => (await get(`/api/batches/${id}/documents`)).state, {
        timeout: 3_000_000,
        interval: 2_000,
      })
      .toBe('done')
    await send(`/api/batches/${id}/filed`, { on: '2026-11-30', number: 'CR-2026-1' })
    const { counts } = await get(`/api/batches/${id}/counts`)
    expect(counts).toHaveLength(due)
    const approvals = counts.map(({ approval }: { approval: number }) => approval)
    const granted = { approvals, answer: 'granted', on: '2026-12-02', number: 'O-1' }
    expect((await send(`/api/batches/${id}/answers`, granted)).taken).toBe(due)
    expect((await get('/api/filing')).ready.counts).toBe(0)
  },
)
