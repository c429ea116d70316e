/** What an office sets for its work, held by the server: what two people read, by which day, how long things are kept, and how they are purged. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../src/review/audit-chain.ts'
import { overBefore } from '../src/review/retention.ts'
import { isReadTwice } from '../src/review/second-reads.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import type { Caller } from './workstation.ts'

const place = workplace()
const DAY_MS = 24 * 60 * 60_000
let agency: Agency
let first: string
let second: string
let ana: Member
let rae: Member
let ben: Member

beforeAll(async () => {
  const file = place.fresh('county.csv')
  const folder = dirname(file)
  const county = ['--county', 'YOLO']
  const runs = []
  for (const seed of ['desk', 'other']) {
    const csv = join(folder, `${seed}.csv`)
    const out = join(folder, seed)
    await setaside(['synth', '--rows', '4000', '--seed', seed, ...county, '--out', csv])
    await setaside(['run', csv, ...county, '--as-of', '2026-11-01', '--out', out])
    runs.push(out)
  }
  ;[first = '', second = ''] = runs
  agency = await startAgency(file, async caller => {
    await caller.call('/api/runs', { method: 'POST', body: { folder: first } })
  })
  ana = await agency.member('ana', ['analyst'])
  rae = await agency.member('rae', ['reviewer'])
  ben = await agency.member('ben', ['approver'])
}, 300_000)
afterAll(() => agency?.stop())

const set = async (settings: unknown) =>
  (await agency.signIn(agency.admin)).call('/api/settings', { method: 'PUT', body: settings })

interface Group {
  readonly fact: string
  readonly ofLaw: boolean
  readonly waiting: number
  readonly kind: string
  readonly readTwice: string
  readonly due?: string
  readonly overdue: number
}
const groups = async (caller: Caller): Promise<readonly Group[]> =>
  (await caller.call('/api/review')).json.groups

/** The question of fact that most wait for. */
const aQuestion = async (caller: Caller): Promise<string> => {
  const all = (await groups(caller)).filter(one => !one.ofLaw)
  const [most] = all.toSorted((a, b) => b.waiting - a.waiting)
  return most?.fact ?? ''
}

const take = async (caller: Caller, fact: string, most = 1) =>
  (await caller.call('/api/review/leases', { method: 'POST', body: { fact, most } })).json.cases

interface Taken {
  readonly id: number
  readonly version: number
  readonly choices: readonly string[]
  readonly unit: string
}
/** The first of its answers, or a day. */
const said = ({ choices, unit }: Taken, source: string) => ({
  value: choices[0]?.replace(/^on or \w+ /, '') ?? '2015-06-01',
  unit,
  source,
})

const answered = async (caller: Caller, one: Taken) =>
  caller.call(`/api/cases/${one.id}/answer`, {
    method: 'POST',
    body: { version: one.version, ...said(one, 'court file') },
  })

test('a question that the office chose counts after a second read, and is not given past it; the others count at once', async () => {
  const analyst = await agency.signIn(ana)
  const fact = await aQuestion(analyst)
  const [before] = await take(analyst, fact)
  expect((await answered(analyst, before)).json.state).toBe('settled')
  expect((await set({ secondReads: { facts: [fact], share: 0 } })).status).toBe(200)
  expect((await groups(analyst)).find(one => one.fact === fact)?.readTwice).toBe('always')
  const [one] = await take(analyst, fact)
  // What a person's page gives counts at once, and so is refused.
  const given = await analyst.call(`/api/people/${one.person}/facts`, {
    method: 'POST',
    body: { count: one.count, fact, ...said(one, 'court file'), asOf: '2026-11-01' },
  })
  expect(given).toMatchObject({ status: 409, json: { errors: [{ field: 'fact' }] } })
  expect((await answered(analyst, one)).json.state).toBe('second-read')
  const own = await analyst.call(`/api/cases/${one.id}/second-read`, {
    method: 'POST',
    body: said(one, 'court file'),
  })
  expect(own.status).toBe(403)
  const reviewer = await agency.signIn(rae)
  const [read] = (await reviewer.call('/api/review/second', { method: 'POST' })).json.cases
  expect(read.id).toBe(one.id)
  const agreed = await reviewer.call(`/api/cases/${one.id}/second-read`, {
    method: 'POST',
    body: said(one, 'register'),
  })
  expect(agreed.json.state).toBe('settled')
  // Nor past it by a file: its answer is the first, and waits for a second.
  const other = await aQuestion(reviewer)
  expect((await set({ secondReads: { facts: [fact, other], share: 0 } })).status).toBe(200)
  const [next] = await take(reviewer, other)
  const { value } = said(next, 'court file')
  const brought = await reviewer.call('/api/facts.csv', {
    method: 'POST',
    body: `person_id,cycle_count,fact,value,source,by,as_of\r\n${next.person},${next.count},${other},${value},court file,R. Rae,2026-10-01\r\n`,
  })
  expect(brought.json, brought.text).toMatchObject({ taken: 1, problems: [] })
  const waits = await agency.started.services.db
    .selectFrom('review_case')
    .select('state')
    .where('id', '=', next.id)
    .executeTakeFirstOrThrow()
  expect(waits.state).toBe('second-read')
  // What was settled before the rule stays so.
  const { state } = await agency.started.services.db
    .selectFrom('review_case')
    .select('state')
    .where('id', '=', before.id)
    .executeTakeFirstOrThrow()
  expect(state).toBe('settled')
})

test('a share is chosen by chance that nobody foresees, and an answer taken back is chosen alike', async () => {
  const { vault } = agency.started.services
  const rules = { facts: [], share: 30 }
  const asked = (n: number) => ({ fact: 'x', of_law: false, person_id: `p${n}`, count_key: '' })
  const chosen = Array.from({ length: 5_000 }, (_, n) => isReadTwice(asked(n), rules, vault))
  const share = chosen.filter(Boolean).length / chosen.length
  expect(share).toBeGreaterThan(0.27)
  expect(share).toBeLessThan(0.33)
  expect(isReadTwice({ ...asked(1), of_law: true }, { facts: [], share: 0 }, vault)).toBe(true)

  await set({ secondReads: { facts: [], share: 100 } })
  const analyst = await agency.signIn(ana)
  const fact = await aQuestion(analyst)
  expect((await groups(analyst)).find(one => one.fact === fact)?.readTwice).toBe('by-chance')
  const [one] = await take(analyst, fact)
  expect(one).not.toHaveProperty('readTwice')
  expect((await answered(analyst, one)).json.state).toBe('second-read')
  await analyst.call(`/api/cases/${one.id}/undo`, { method: 'POST', body: { reason: 'wrong file' } })
  await set({ secondReads: { facts: [], share: 0 } })
})

test('what is due first is given out first, what is over its day is told, and taking a case does not put it off', async () => {
  const { db } = agency.started.services
  await set({ deadlines: { answer: 10, secondRead: 2, file: 5 } })
  const analyst = await agency.signIn(ana)
  const fact = await aQuestion(analyst)
  const group = async () => (await groups(analyst)).find(one => one.fact === fact)
  const { due } = (await group()) ?? {}
  expect(due).toMatch(/^2026-12-/)
  expect((await group())?.overdue).toBe(0)
  const last = await db
    .selectFrom('review_case')
    .select(['id', 'since'])
    .where('fact', '=', fact)
    .where('state', '=', 'waiting')
    .orderBy('person_id', 'desc')
    .executeTakeFirstOrThrow()
  const since = new Date(agency.clock.now - 30 * DAY_MS)
  await db.updateTable('review_case').set({ since }).where('id', '=', last.id).execute()
  expect((await group())?.overdue).toBe(1)
  expect((await analyst.call('/api/home')).json.work.overdue).toBe(1)
  const [one] = await take(analyst, fact)
  expect(one.id).toBe(last.id)
  await analyst.call(`/api/cases/${one.id}/skip`, { method: 'POST' })
  expect((await group())?.overdue).toBe(1)
  await set({ deadlines: { answer: 0, secondRead: 0, file: 0 } })
  expect(await group()).not.toHaveProperty('due')
})

test('two settings that are changed at once are both changed, and each is in the audit with what was before', async () => {
  const admin = await agency.signIn(agency.admin)
  await Promise.all([
    admin.call('/api/settings', { method: 'PUT', body: { office: 'Yolo County' } }),
    admin.call('/api/settings', { method: 'PUT', body: { keepMonths: 1 } }),
  ])
  expect((await admin.call('/api/settings')).json).toMatchObject({ office: 'Yolo County', keepMonths: 1 })
  const refused = await admin.call('/api/settings', { method: 'PUT', body: { deadlines: { answer: 1.5 } } })
  expect(refused.status).toBe(400)
})

test.each([
  [1, '2026-03-31T10:00:00Z', '2026-02-28T10:00:00Z'],
  [12, '2024-02-29T10:00:00Z', '2023-02-28T10:00:00Z'],
  [24, '2026-11-30T10:00:00Z', '2024-11-30T10:00:00Z'],
])('%i months before %s is %s', (months, now, before) => {
  expect(overBefore(months, new Date(now))?.toISOString()).toBe(new Date(before).toISOString())
})

test('what is over its time is listed and stays until an administrator purges it, with a reason; the audit keeps its digest and holds', async () => {
  const { services } = agency.started
  const { db } = services
  const reviewer = await agency.signIn(rae)
  const { rows } = (await reviewer.call('/api/results?most=50')).json
  const other = async (): Promise<readonly string[]> =>
    (await db.selectFrom('person').select('person_id').where('run_id', '=', 2).execute()).map(
      one => one.person_id,
    )
  const approver = await agency.signIn(ben)
  await approver.call('/api/runs', { method: 'POST', body: { folder: second } })
  const inBoth = new Set(await other())
  const person = rows.map((row: { person: string }) => row.person).find((id: string) => !inBoth.has(id))
  await reviewer.call(`/api/people/${person}/notes`, { method: 'POST', body: { text: 'looks for work' } })
  let admin = await agency.signIn(agency.admin)
  const { file } = (await admin.call('/api/backups', { method: 'POST' })).json
  const listed = async () => (await admin.call('/api/retention')).json.things
  const purge = (body: unknown) => admin.call('/api/retention/purge', { method: 'POST', body })
  expect(await listed()).toEqual([])
  expect((await purge({ kind: 'run', id: '1', reason: 'too soon' })).status).toBe(409)

  agency.clock.now += 40 * DAY_MS
  admin = await agency.signIn(agency.admin)
  const things = await listed()
  expect(things.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`).toSorted()).toEqual([
    `backup ${file.split('/').at(-1)}`,
    'run 1',
    'run 2',
  ])
  const held = things.find(({ id }: { id: string }) => id === '1').held
  expect(held).toBe('People work on this run: they move the work to another run first.')
  expect((await purge({ kind: 'run', id: '1', reason: 'over its time' })).status).toBe(409)
  // Nothing has gone by itself.
  expect(existsSync(file)).toBe(true)

  await (await agency.signIn(ben)).call('/api/runs/2/current', { method: 'PUT' })
  admin = await agency.signIn(agency.admin)
  expect((await purge({ kind: 'run', id: '1', reason: ' ' })).json.detail).toBe('Say why.')
  expect((await purge({ kind: 'run', id: '1', reason: 'over its time' })).json.folder).toBe(first)
  expect((await purge({ kind: 'run', id: '1', reason: 'again' })).status).toBe(409)
  expect((await purge({ kind: 'backup', id: '../identifiers.key', reason: 'x' })).status).toBe(409)
  expect((await purge({ kind: 'backup', id: file.split('/').at(-1), reason: 'over its time' })).status).toBe(
    200,
  )
  expect(readdirSync(dirname(file))).toEqual([])
  const people = (await listed()).find(({ kind }: { kind: string }) => kind === 'people')
  expect(people.what).toMatch(/^\d+ facts and 1 notes of \d+ people whom no run has$/)
  expect((await purge({ kind: 'people', reason: 'over its time' })).status).toBe(200)
  expect(await db.selectFrom('note').select('id').execute()).toEqual([])
  for (const table of ['person', 'conviction', 'name_word', 'identifier', 'review_case'] as const)
    expect(await db.selectFrom(table).select('run_id').where('run_id', '=', 1).execute(), table).toEqual([])

  const told = await db
    .selectFrom('audit')
    .select(['action', 'object', 'detail'])
    .where('action', 'like', 'purged%')
    .orderBy('number')
    .execute()
  expect(told.map(({ action }) => action)).toEqual([
    'purged a run',
    'purged a backup',
    'purged what was said of people',
  ])
  for (const { detail } of told) {
    expect(detail.why).toBe('over its time')
    expect(detail.sha256 ?? detail.manifest).toMatch(/^[0-9a-f]{64}$/)
  }
  expect(JSON.stringify(told)).not.toContain('looks for work')
  expect(await verifyAudit(db)).toHaveProperty('entries')
})
