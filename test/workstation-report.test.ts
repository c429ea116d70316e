/** How far the work has come, as the report tells it: after each step the numbers that home and the batches show, and what the command line makes of the same database, byte for byte. */
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import type { ReportTable } from '../src/report/public-page.ts'
import { REPORT_WORDS } from '../src/report/words.ts'
import { AWAITED } from '../src/review/count-states.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { newLink } from '../src/review/sessions.ts'
import { workOn } from '../src/review/work-done.ts'
import { setaside, workplace } from './command.ts'
import { YOLO } from './office.ts'
import { type Answered, type Call, type Caller, callerWith, readyForStart } from './workstation.ts'

const place = workplace()
const NOW = Date.now()
const DAY_MS = 24 * 60 * 60_000
const TAKES_MS = 600_000
let now = NOW
let started: Started
let folder: string
let data: string
let run: string
let dana: Caller

beforeAll(async () => {
  const file = place.fresh('county.csv')
  folder = dirname(file)
  data = join(folder, 'data')
  run = join(folder, 'run')
  await readyForStart(data)
  await setaside(['synth', '--rows', '6000', '--seed', 'stages', '--county', 'YOLO', '--out', file])
  await setaside(['run', file, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', run])
  started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    now: () => new Date(now),
    onFault: kind => expect(kind).toBe('no fault'),
  })
  await signIn()
  await done('/api/session/name', { name: 'Dana Test' }, 'PUT')
  await done('/api/runs', { folder: run })
  await done('/api/filing/office', { text: JSON.stringify(YOLO) }, 'PUT')
}, TAKES_MS)
afterAll(async () => {
  await started?.stop()
  rmSync(data, { recursive: true, force: true })
})

async function signIn(): Promise<void> {
  const token = newLink(data, 'dana', now)
  const opened = await callerWith(started.origin, '').call('/api/session', {
    method: 'POST',
    body: { token },
  })
  dana = callerWith(started.origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
}

/** Days go by; whoever comes back signs in again. */
async function later(days: number): Promise<void> {
  now += days * DAY_MS
  await signIn()
}

const done = async (path: string, body: unknown, how: Call['method'] = 'POST'): Promise<Answered['json']> => {
  const answered = await dana.call(path, { method: how, body })
  expect({ path, status: answered.status, text: answered.text }).toMatchObject({ status: 200 })
  return answered.json
}
const get = async (path: string): Promise<Answered['json']> => (await dana.call(path)).json
const until = async (path: string, is: (json: Answered['json']) => boolean): Promise<Answered['json']> => {
  for (let tries = 0; ; tries++) {
    const json = await get(path)
    if (is(json)) return json
    if (tries > 600) throw new Error(`[${path}] does not end: ${JSON.stringify(json)}`)
    await new Promise(go => setTimeout(go, 100))
  }
}
const today = (): string => {
  const day = new Date(now)
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(n => String(n).padStart(2, '0')).join('-')
}

const table = async (id: string): Promise<Readonly<Record<string, ReportTable['rows'][number]['cells']>>> => {
  const { tables } = (await get('/api/report')) as { tables: readonly ReportTable[] }
  const found = tables.find(one => one.id === id)
  return Object.fromEntries((found?.rows ?? []).map(({ label, cells }) => [label, cells]))
}

const asShown = (value: number): unknown =>
  value >= 1 && value <= 10
    ? expect.stringMatching(/^(under 11|hidden)$/)
    : expect.toBeOneOf([value, 'hidden'])

/** What the report counts is what home and the batches show; and what the page shows is that, or hidden. */
async function numbersAgree(): Promise<void> {
  const work = await workOn(started.services.db, 1)
  const { work: home } = await get('/api/home')
  expect(work.questions).toEqual({
    settled: home.settled,
    unread: home.secondReads,
    disputed: home.disputed,
    looked: home.looked,
    waiting: home.waiting + home.mine,
  })
  const filing = await get('/api/filing')
  const states = new Map(work.now.map(({ state, requests }) => [state, requests]))
  const sum = (of: readonly { counts?: number; awaited?: number }[], key: 'counts' | 'awaited'): number =>
    of.reduce((all, one) => all + (one[key] ?? 0), 0)
  const batches = (state: string) => filing.batches.filter((one: { state: string }) => one.state === state)
  expect(states.get('approved')).toBe(filing.approved.counts)
  expect(states.get('in-batch')).toBe(sum(batches('open'), 'counts'))
  expect(states.get('signed-off')).toBe(sum(batches('signed'), 'counts'))
  // What the court has continued is still with it.
  expect(AWAITED.reduce((all, state) => all + (states.get(state) ?? 0), 0)).toBe(
    sum(filing.batches, 'awaited'),
  )
  expect(states.get('reopened') ?? 0).toBe(filing.reopened)
  for (const answer of ['granted', 'denied'])
    expect(states.get(answer) ?? 0, answer).toBe(
      filing.batches
        .flatMap(({ answers }: { answers: readonly { name: string; counts: number }[] }) => answers)
        .filter(({ name }: { name: string }) => name === answer)
        .reduce((all: number, { counts }: { counts: number }) => all + counts, 0),
    )
  const shown = await table('requests')
  const names: Readonly<Record<string, string>> = REPORT_WORDS.en.requests.names
  for (const { state, requests } of work.now)
    expect(shown[names[state] ?? ''], state).toEqual([asShown(requests)])
  const questions = await table('questions')
  expect(questions['not looked at yet']).toEqual([asShown(home.waiting + home.mine)])
  const stages = await table('stages')
  expect(stages.granted).toEqual([asShown(work.convictions.granted), asShown(work.people.granted)])
  expect(stages['filed with the court']).toEqual([
    asShown(work.convictions.filed),
    asShown(work.people.filed),
  ])
  const { tables } = (await get('/api/report')) as { tables: readonly ReportTable[] }
  const few = tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .filter(cell => typeof cell === 'number' && cell >= 1 && cell <= 10)
  expect(few).toEqual([])
}

describe('from the run to the court', { timeout: TAKES_MS }, () => {
  test('nothing is done yet, and that is said', async () => {
    await numbersAgree()
    const work = await workOn(started.services.db, 1)
    expect(work).toMatchObject({ elsewhere: 0, until: undefined, convictions: { approved: 0 } })
    expect((await table('stages'))['approved by a person']).toEqual([0, 0])
  })

  test('each step is counted as home and the batches count it, with the days between', async () => {
    const { counts } = await done('/api/approvals/effects', {})
    await done('/api/approvals', { expects: counts })
    await numbersAgree()
    const { id } = await done('/api/batches', {})
    await numbersAgree()
    const { json: one } = await dana.call(`/api/batches/${id}/counts`)
    await done(`/api/batches/${id}/taking-out`, { approvals: [one.counts[0].approval], reason: 'unclear' })
    await numbersAgree()

    await later(3)
    const { version, list } = await get(`/api/batches/${id}/checks`)
    const paper = { how: 'paper', name: 'Ines Whitlock', on: today(), stands: true }
    await done(`/api/batches/${id}/signature`, { version, list, ...paper })
    await numbersAgree()
    await done(`/api/batches/${id}/documents`, { dated: today() })
    await until(`/api/batches/${id}/documents`, ({ state }) => state !== 'running')
    await later(4)
    await done(`/api/batches/${id}/filed`, { on: today(), number: 'CR-1' })
    await numbersAgree()
    await later(30)
    const filed = (await get(`/api/batches/${id}/counts`)).counts
    const ids: number[] = filed.map(({ approval }: { approval: number }) => approval)
    const say = (approvals: readonly number[], answer: string) =>
      done(`/api/batches/${id}/answers`, { approvals, answer, on: today(), number: 'O-1' })
    await say(ids.slice(0, 1), 'denied')
    await say(ids.slice(1, 2), 'continued')
    await say(ids.slice(2), 'granted')
    await numbersAgree()

    const work = await workOn(started.services.db, 1)
    // What is continued is with the court still.
    expect(work.convictions).toEqual({
      approved: ids.length,
      signed: ids.length,
      filed: ids.length,
      answered: ids.length - 1,
      granted: ids.length - 2,
    })
    expect(new Set(work.days.signing)).toEqual(new Set([3]))
    expect(new Set(work.days.filing)).toEqual(new Set([4]))
    expect(new Set(work.days.court)).toEqual(new Set([30]))
    expect(work.days.whole).toHaveLength(ids.length - 2)
    const days = await table('days')
    const [many, ...took] = days['from filing to the court’s answer'] ?? []
    expect(took).toEqual(typeof many === 'number' && many >= 20 ? ['30', '30'] : ['', ''])
    const sections = work.by.section.reduce((all, [, line]) => all + line.granted, 0)
    expect(sections).toBe(work.convictions.granted)
  })

  test('questions that are answered, by one and by two', async () => {
    const { groups } = await get('/api/review')
    const [fact] = groups.filter(({ ofLaw, waiting }: Answered['json']) => !ofLaw && waiting > 0)
    const { cases } = await done('/api/review/leases', { fact: fact.fact, most: 3 })
    expect(cases.length).toBeGreaterThan(1)
    const [first, second] = cases
    const value = first.choices[0] ?? '2010-01-01'
    await done(`/api/cases/${first.id}/answer`, { version: first.version, value, source: 'court file' })
    await numbersAgree()
    await done(`/api/cases/${second.id}/looked`, { version: second.version, how: 'more-papers', note: 'x' })
    await numbersAgree()
    const law = groups.find(({ ofLaw, waiting }: Answered['json']) => ofLaw && waiting > 0)
    const asked = (await get(`/api/review/cases?fact=${encodeURIComponent(law.fact)}`)).cases
    await done('/api/rulings', {
      fact: law.fact,
      value: 'yes',
      authority: 'memo 12',
      cases: asked.map(({ id }: { id: number }) => id),
    })
    await numbersAgree()
    expect((await workOn(started.services.db, 1)).questions.unread).toBe(asked.length)
  })

  test('the command line makes the same files of the same database', async () => {
    const out = join(folder, 'report')
    const told = await setaside(['report', run, '--data', data, '--out', out])
    expect(told).toMatchObject({ code: 0 })
    for (const kind of ['html', 'csv', 'json'] as const) {
      const file = await dana.call('/api/report/files', { method: 'POST', body: { kind } })
      expect(file.text).toBe(readFileSync(join(out, `report.${kind}`), 'utf8'))
    }
    const alone = join(folder, 'alone')
    expect((await setaside(['report', run, '--out', alone])).code).toBe(0)
    expect(readFileSync(join(alone, 'report.json'), 'utf8')).not.toContain('"stages"')
  })

  test('a folder that is no workstation’s, and a run that it does not know, are refused in a sentence', async () => {
    expect(await setaside(['report', run, '--data', folder, '--out', place.fresh('a')])).toMatchObject({
      code: 3,
      err: expect.stringContaining('there is no database in'),
    })
    const other = place.fresh('other')
    await setaside([
      ...['run', place.file('few.csv', readFileSync(join(folder, 'county.csv'), 'utf8').slice(0, 200_000))],
      ...['--county', 'YOLO', '--as-of', '2026-11-01', '--max-rejects', '100%', '--out', other],
    ])
    expect(await setaside(['report', other, '--data', data, '--out', place.fresh('b')])).toMatchObject({
      code: 3,
      err: expect.stringContaining('does not know the run in'),
    })
  })
})
