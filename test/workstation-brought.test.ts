/** What is brought with the files of a run goes into it as the command line takes it; two who begin the same begin it once; a run that is canceled leaves nothing, whatever it was at. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import type { Job } from '../src/review/run-jobs.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { answeredOf } from './caller.ts'
import { setaside, table, workplace } from './command.ts'
import { type Answered, type Caller, callerWith, readyForStart } from './workstation.ts'

const place = workplace()
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']
const ASKED = { jurisdiction: 'us-ca', county: 'YOLO', asOf: '2026-11-01', program: 'prop64' }
let file: string
let folder: string
let data: string
let started: Started
let ann: Caller

beforeAll(async () => {
  file = place.fresh('county.csv')
  folder = dirname(file)
  data = join(folder, 'data')
  await readyForStart(data)
  await setaside(['synth', '--rows', '4000', '--seed', 'brought', '--county', 'YOLO', '--out', file])
  started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    onFault: kind => expect(kind).toBe('no fault'),
  })
  const nobody = callerWith(started.origin, '')
  const token = newLink(data, 'ann', Date.now())
  const opened = await nobody.call('/api/session', { method: 'POST', body: { token } })
  ann = callerWith(started.origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
  await ann.call('/api/session/name', { method: 'PUT', body: { name: 'Ann Test' } })
}, 400_000)
afterAll(() => started?.stop())

const places = (): readonly string[] =>
  existsSync(join(data, 'runs')) ? readdirSync(join(data, 'runs')).toSorted() : []
const rows = async (): Promise<number> =>
  (await started.services.db.selectFrom('run').select('id').execute()).length

async function draftOf(): Promise<string> {
  const { id } = (await ann.call('/api/new-runs', { method: 'POST', body: {} })).json
  const named = await ann.call(`/api/new-runs/${id}/files`, { method: 'POST', body: { path: file } })
  expect(named.status, named.text).toBe(200)
  return id
}

async function bring(draft: string, kind: string, name: string, bytes: string | Buffer): Promise<Answered> {
  const response = await fetch(
    `${started.origin}/api/new-runs/${draft}/beside/${kind}/${encodeURIComponent(name)}`,
    {
      method: 'PUT',
      body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
      headers: { cookie: ann.cookie, origin: started.origin, 'x-setaside': 'test' },
    },
  )
  return await answeredOf(response)
}

const begin = (draft: string): Promise<Answered> =>
  ann.call(`/api/new-runs/${draft}/begin`, { method: 'POST', body: ASKED })
const bytesOf = (of: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(of)
      .filter(name => name !== 'inputs.json')
      .map(name => [name, readFileSync(join(of, name), 'base64')]),
  )

test('a run that is canceled leaves no row and no file, whatever it was at; nor does one that waits', {
  timeout: 600_000,
}, async () => {
  const { jobs } = started.services
  const at = ({ state, steps }: Job): string =>
    state === 'running' ? (steps.soFar()?.step ?? 'begun') : state
  for (const stage of ['waiting', 'start', 'identify', 'decide', 'copying']) {
    // Two are at work, and a third waits.
    const others = stage === 'waiting' ? await Promise.all([draftOf(), draftOf()]) : []
    for (const other of others) await begin(other)
    const { id } = (await begin(await draftOf())).json
    const job = jobs.of(id) as Job
    while (at(job) !== stage && job.ended === undefined) await new Promise(done => setImmediate(done))
    expect(at(job)).toBe(stage)
    expect((await ann.call(`/api/jobs/${id}`, { method: 'DELETE' })).status, stage).toBe(200)
    expect(job.state).toBe('canceled')
    for (const { id: other, ended } of jobs.all())
      if (ended === undefined) await ann.call(`/api/jobs/${other}`, { method: 'DELETE' })
    expect(places(), stage).toEqual([])
    expect(await rows(), stage).toBe(0)
    for (const table of ['person', 'conviction', 'review_case', 'run_made'] as const)
      expect(await started.services.db.selectFrom(table).selectAll().execute(), table).toEqual([])
  }
})

test('facts, a mapping and a policy go into the run as the command line takes them, and again when it is decided again', {
  timeout: 600_000,
}, async () => {
  const out = place.fresh('plain')
  await setaside(['run', file, ...COUNTY, '--out', out])
  const [{ person_id, cycle_count } = { person_id: '', cycle_count: '' }] = table(out, 'convictions')
  const own = join(folder, 'own')
  const facts = place.file(
    'office facts.csv',
    `person_id,cycle_count,fact,value,source,by,as_of,corrects\r\n${person_id},${cycle_count},offense date,2001-05-04,court file,J. Roe,2026-10-30,yes\r\n`,
  )
  const map = place.file('ours.json', '')
  copyFileSync(join(import.meta.dirname, '../src/intake/ca-doj/mappings/doj-bulk.json'), map)
  const policy = place.file(
    'policy.json',
    JSON.stringify({ name: 'Ours', extends: 'configurable', dismiss: ['HS 11357', 'HS 11358'] }),
  )
  const command = ['run', file, ...COUNTY, '--map', map, '--facts', facts, '--policy', policy, '--out', own]
  const typed = await setaside([...command, '--program', 'prop64'])
  expect(typed.code, typed.err).toBe(0)

  const draft = await draftOf()
  for (const [kind, name, path] of [
    ['facts', 'office facts.csv', facts],
    ['map', 'ours.json', map],
    ['policy', 'policy.json', policy],
  ] as const)
    expect(await bring(draft, kind, name, readFileSync(path))).toMatchObject({ status: 200 })
  const { beside } = (await ann.call(`/api/new-runs/${draft}`)).json
  expect(beside).toEqual({ facts: 'office facts.csv', map: 'ours.json', policy: 'Ours' })
  // Two tabs begin the same: one does.
  const both = await Promise.all([begin(draft), begin(draft)])
  const begun = both.filter(({ status }) => status === 200)
  expect(begun).toHaveLength(1)
  for (const { status, json } of both)
    if (status !== 200) expect(json.detail).toMatch(/began the run|run has begun/)
  const { id } = (begun[0] as Answered).json
  const ended = await started.services.jobs.ended(id)
  expect(ended).toEqual({ run: expect.any(Number), before: false })
  const { run } = ended as { readonly run: number }
  const [made = ''] = places()
  expect(places()).toHaveLength(1)
  expect(bytesOf(join(data, 'runs', made, 'results'))).toEqual(bytesOf(own))
  const again = await ann.call(`/api/runs/${run}/again`, { method: 'POST' })
  expect(again.status, again.text).toBe(200)
  expect(await started.services.jobs.ended(again.json.id)).toEqual({ run, before: true })
})

test('what is no policy, no mapping or no facts is told by its name, and never by its place', async () => {
  const draft = await draftOf()
  await bring(draft, 'policy', 'broken.json', '{')
  await bring(draft, 'map', 'map.json', '[]')
  const checked = (await ann.call(`/api/new-runs/${draft}/check`, { method: 'POST', body: ASKED })).json
  expect(checked.wrong.map(({ field }: { field: string }) => field).toSorted()).toEqual(['map', 'policy'])
  for (const { says } of checked.wrong) expect(says).toMatch(/\[(?:broken|map)\.json\]/)
  expect(JSON.stringify(checked)).not.toContain(data)
  expect((await begin(draft)).status).toBe(400)
  for (const kind of ['policy', 'map'])
    expect((await ann.call(`/api/new-runs/${draft}/beside/${kind}`, { method: 'DELETE' })).status).toBe(200)
  await bring(draft, 'facts', 'facts.csv', 'not,a,sheet\r\n1,2,3\r\n')
  const { id } = (await begin(draft)).json
  const ended = await started.services.jobs.ended(id)
  expect(JSON.stringify(ended)).toMatch(/facts\.csv/)
  expect(JSON.stringify((await ann.call(`/api/jobs/${id}`)).json)).not.toContain(data)
  // Names that lead elsewhere, and kinds that are none.
  const other = await draftOf()
  for (const name of ['../../x.json', '..\\x.json', '/etc/x.json', '..', 'NUL', 'a\nb.json'])
    expect((await bring(other, 'map', name, '{}')).status, name).toBeGreaterThanOrEqual(400)
  expect((await bring(other, 'results', 'x.json', '{}')).status).toBeGreaterThanOrEqual(400)
  expect((await bring(other, 'map', 'empty.json', '')).status).toBeGreaterThanOrEqual(400)
  writeFileSync(join(folder, 'after'), '')
  expect(readdirSync(folder).filter(name => name.startsWith('x'))).toEqual([])
})
