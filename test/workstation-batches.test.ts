/** Batches of the workstation, from an approval to the court's answer and back, through the API as the pages use it: what goes in, what never can. */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { setaside, table, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { type Answered, type Call, type Caller, callerWith, passable } from './workstation.ts'

const place = workplace()
let started: Started
let folder: string
let data: string
let run: string
const now = new Date('2026-11-30T17:00:00Z').getTime()
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']
const YOLO = {
  ...OFFICE,
  agency: { ...OFFICE.agency, name: 'Yolo County District Attorney', county: 'YOLO' },
}

async function signIn(user: string): Promise<Caller> {
  const token = newLink(data, user, now)
  const opened = await callerWith(started.origin, '').call('/api/session', {
    method: 'POST',
    body: { token },
  })
  const caller = callerWith(started.origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
  await caller.call('/api/session/name', { method: 'PUT', body: { name: `${user} Test` } })
  return caller
}

beforeAll(async () => {
  const file = place.fresh('county.csv')
  folder = dirname(file)
  data = join(folder, 'data')
  run = join(folder, 'run')
  passable(data)
  await setaside(['synth', '--rows', '6000', '--seed', 'batch', '--county', 'YOLO', '--out', file])
  await setaside(['run', file, ...COUNTY, '--out', run])
  started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    now: () => new Date(now),
    onFault: kind => expect(kind).toBe('no fault'),
  })
  dana = await signIn('dana')
  await dana.call('/api/runs', { method: 'POST', body: { folder: run } })
})
afterAll(async () => {
  await started?.stop()
  rmSync(data, { recursive: true, force: true })
})

let dana: Caller
const post = (path: string, body: unknown): Promise<Answered> => dana.call(path, { method: 'POST', body })
const done = async (path: string, body: unknown, how: Call['method'] = 'POST'): Promise<Answered['json']> => {
  const answered = await dana.call(path, { method: how, body })
  expect({ path, status: answered.status, text: answered.text }).toMatchObject({ status: 200 })
  return answered.json
}
const filing = async (): Promise<Answered['json']> => (await dana.call('/api/filing')).json
const actions = async (): Promise<string[]> =>
  (await dana.call('/api/audit')).json.entries.map(({ action }: { action: string }) => action)

describe('approvals', () => {
  test('before an office is named nothing is approved; a file that is none is refused with what is wrong', async () => {
    expect(await post('/api/approvals/effects', {})).toMatchObject({ status: 409 })
    expect(
      (await dana.call('/api/filing/office', { method: 'PUT', body: { text: '{}' } })).json.detail,
    ).toContain('agency')
    await done('/api/filing/office', { text: JSON.stringify(YOLO) }, 'PUT')
    expect((await filing()).office).toMatchObject({ county: 'YOLO', policyAuthority: true })
  })

  test('what is ready is what the command line approves; approved for many at once, one entry of the audit, nothing twice', async () => {
    const before = await filing()
    const list = join(folder, 'approvals.csv')
    const office = place.file('office.json', JSON.stringify(YOLO))
    const told = await setaside([
      'approve',
      '--run',
      run,
      '--all-eligible',
      '--office',
      office,
      '--by',
      'dana Test',
      '--on',
      '2026-11-30',
      '--out',
      list,
    ])
    expect(told.code).toBe(0)
    const approvals = table(folder, 'approvals')
    expect(before.ready.counts).toBe(approvals.length)
    expect(before.ready.people).toBe(new Set(approvals.map(row => row.person_id)).size)
    const effects = await done('/api/approvals/effects', {})
    expect(effects).toMatchObject({ counts: approvals.length, already: 0 })
    // Whoever has looked at other numbers is told so, and nothing is approved.
    expect(await post('/api/approvals', { expects: approvals.length - 1 })).toMatchObject({ status: 409 })
    expect(await done('/api/approvals', { expects: effects.counts })).toEqual({ approvals: approvals.length })
    expect((await actions()).slice(0, 1)).toEqual(['approved'])
    const after = await filing()
    expect(after.ready.counts).toBe(0)
    expect(after.approved).toMatchObject({ counts: approvals.length, elsewhere: 0 })
    expect((await post('/api/approvals', { expects: 1 })).json.detail).toBe('This is approved already.')
  })

  test('two at once approve each count once; taken back it is ready again; a person’s page says where it stands', async () => {
    const [one] = table(folder, 'approvals')
    const person = one?.person_id ?? ''
    const { counts } = (await dana.call(`/api/people/${person}/filing`)).json
    const mine = counts.find((count: { count: string }) => count.count === one?.cycle_count)
    expect(mine).toMatchObject({
      may: [],
      approvals: [{ state: 'approved', by: 'dana Test', on: '2026-11-30' }],
    })
    const [{ id }] = mine.approvals
    expect(await post(`/api/approvals/${id}/taking-back`, { reason: '' })).toMatchObject({ status: 400 })
    await done(`/api/approvals/${id}/taking-back`, { reason: 'a test' })
    expect(await post(`/api/approvals/${id}/taking-back`, { reason: 'a test' })).toMatchObject({
      status: 409,
    })
    expect((await filing()).ready.counts).toBe(1)
    const again = { counts: [{ person, count: one?.cycle_count }], expects: 1 }
    const both = await Promise.all([post('/api/approvals', again), post('/api/approvals', again)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await filing()).ready.counts).toBe(0)
  })
})

describe('a batch', () => {
  test('collects what is approved; a count is in one batch, and taken out goes to review with its reason', async () => {
    const { approved } = await filing()
    const [first] = approved.reliefs
    const made = await done('/api/batches', { title: 'Due by law', reliefs: [first.name] })
    expect(made.counts).toBe(first.counts)
    const other = await done('/api/batches', {})
    expect(made.counts + other.counts).toBe(approved.counts)
    expect(await post('/api/batches', {})).toMatchObject({ status: 409 })
    const { counts } = (await dana.call(`/api/batches/${made.id}/counts`)).json
    expect(counts.length).toBe(made.counts)
    const [out] = counts
    expect(
      await post(`/api/batches/${other.id}/taking-out`, { approvals: [out.approval], reason: 'x' }),
    ).toMatchObject({ status: 409 })
    await done(`/api/batches/${made.id}/taking-out`, {
      approvals: [out.approval],
      reason: 'the plea is not clear',
    })
    expect((await dana.call('/api/filing/reopened')).json.counts).toMatchObject([
      { id: out.approval, person: out.person, why: 'the plea is not clear' },
    ])
    expect((await dana.call(`/api/batches/${made.id}`)).json).toMatchObject({
      counts: made.counts - 1,
      out: [{ approval: out.approval, why: 'the plea is not clear' }],
    })
    // Looked at again it may be closed, opened again and approved again.
    await done(`/api/approvals/${out.approval}/closing`, { reason: 'not asked for' })
    expect(
      (await post('/api/approvals', { counts: [{ person: out.person, count: out.count }], expects: 1 }))
        .status,
    ).toBe(409)
    await done(`/api/approvals/${out.approval}/opening`, { reason: 'asked for after all' })
    await done('/api/approvals', { counts: [{ person: out.person, count: out.count }], expects: 1 })
    expect(await done(`/api/batches/${made.id}/counts`, {})).toEqual({ counts: 1 })
    await done(`/api/batches/${other.id}/dissolution`, { reason: 'one batch will do' })
    expect((await filing()).approved.counts).toBe(other.counts)
    expect(await done(`/api/batches/${made.id}/counts`, {})).toEqual({ counts: other.counts })
    expect((await filing()).batches).toMatchObject([
      { id: other.id, state: 'dissolved', counts: 0 },
      { id: made.id, state: 'open', step: 'check', counts: approved.counts },
    ])
  })
})
