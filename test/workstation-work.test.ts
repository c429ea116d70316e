/** The work of several people on one real database, with a clock that the test moves: leases, locks, links. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { LINK_MS, newLink } from '../src/review/sessions.ts'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import { type Caller, callerWith, readyForStart } from './workstation.ts'

const place = workplace()
let started: Started
let data: string
let file: string
/** What the server takes the time to be. */
let now = Date.parse('2026-11-30T17:00:00Z')
const MINUTE = 60_000

async function signIn(user: string): Promise<Caller> {
  const token = newLink(data, user, now)
  const opened = await callerWith(started.origin, '').call('/api/session', {
    method: 'POST',
    body: { token },
  })
  return callerWith(started.origin, opened.headers.get('set-cookie')?.split(';')[0] ?? '')
}

beforeAll(async () => {
  file = place.fresh('county.csv')
  data = join(dirname(file), 'data')
  await readyForStart(data)
  const run = join(dirname(file), 'run')
  const county = ['--county', 'YOLO']
  const rows = String(sized(4_000, 60_000))
  await setaside(['synth', '--rows', rows, '--seed', 'many', ...county, '--out', file])
  await setaside(['run', file, ...county, '--as-of', '2026-11-01', '--out', run])
  started = await serve({
    engine: engineFor(JURISDICTIONS),
    data,
    port: 0,
    pages: join(import.meta.dirname, '../dist-pages'),
    now: () => new Date(now),
    onFault: kind => expect(kind).toBe('no fault'),
  })
  await (await signIn('first')).call('/api/runs', { method: 'POST', body: { folder: run } })
})
afterAll(async () => {
  await started?.stop()
  rmSync(data, { recursive: true, force: true })
})

interface Group {
  readonly fact: string
  readonly ofLaw: boolean
  readonly kind: string
  readonly waiting: number
}
interface Sent {
  readonly id: number
  readonly version: number
  readonly choices: readonly string[]
  readonly person: string
}

const groupsOf = async (caller: Caller): Promise<readonly Group[]> =>
  (await caller.call('/api/review')).json.groups
const takeOf = async (caller: Caller, fact: string, most: number): Promise<readonly Sent[]> =>
  (await caller.call('/api/review/leases', { method: 'POST', body: { fact, most } })).json.cases
const answerOf = (caller: Caller, { id, version, choices }: Sent) =>
  caller.call(`/api/cases/${id}/answer`, {
    method: 'POST',
    body: { version, value: choices[0], source: 'court file' },
  })

test('eight people at once: no case is with two, none is answered twice, and none is lost', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, (_, i) => signIn(`person-${i}`)))
  const [first] = people as [Caller]
  const facts = (await groupsOf(first)).filter(({ ofLaw, waiting }) => !ofLaw && waiting > 0)
  const answered = new Map<number, number>()
  const work = async (caller: Caller): Promise<void> => {
    for (const { fact } of facts)
      for (
        let cases = await takeOf(caller, fact, 3);
        cases.length > 0;
        cases = await takeOf(caller, fact, 3)
      ) {
        let went = 0
        for (const one of cases) {
          if (one.choices.length === 0) continue
          const { status } = await answerOf(caller, one)
          // Another question of the same person may have made it needless meanwhile.
          if (status === 200) answered.set(one.id, (answered.get(one.id) ?? 0) + 1)
          went++
        }
        if (went === 0) break
      }
  }
  await Promise.all(people.map(work))
  expect(answered.size).toBeGreaterThan(5)
  expect([...answered.values()].filter(times => times !== 1)).toEqual([])
  const { db } = started.services
  const twice = await db
    .selectFrom('decision')
    .select(['case_id', sql<number>`count(*)`.as('times')])
    .where('kind', '=', 'answer')
    .where('undone', 'is', null)
    .groupBy('case_id')
    .having(sql`count(*)`, '>', 1)
    .execute()
  expect(twice).toEqual([])
  const settled = await db.selectFrom('review_case').select('id').where('state', '=', 'settled').execute()
  expect(new Set(settled.map(({ id }) => id))).toEqual(new Set(answered.keys()))
  // Every answer is a fact that stands, and each is in the file for a run.
  const facts2 = await db.selectFrom('fact').select('id').where('withdrawn', 'is', null).execute()
  expect(facts2.length).toBe(answered.size)
  expect((await first.call('/api/facts.csv')).text.trim().split('\r\n').length).toBe(answered.size + 1)
})

test('a case is somebody’s for fifteen minutes; a save that comes too late is refused, and nothing is overwritten', async () => {
  const [slow, quick] = [await signIn('slow'), await signIn('quick')]
  const group = (await groupsOf(slow)).find(({ ofLaw, waiting }) => ofLaw && waiting > 0) as Group
  const [one] = (await takeOf(slow, group.fact, 1)) as [Sent]
  expect((await quick.call(`/api/cases/${one.id}/lease`, { method: 'POST' })).status).toBe(409)
  now += 9 * MINUTE
  await quick.call('/api/home')
  await slow.call('/api/review/leases', { method: 'POST', body: { fact: group.fact, most: 1 } })
  now += 9 * MINUTE
  await slow.call('/api/home')
  await quick.call('/api/home')
  expect((await quick.call(`/api/cases/${one.id}/lease`, { method: 'POST' })).status).toBe(409)
  now += 8 * MINUTE
  await slow.call('/api/home')
  await quick.call('/api/home')
  const taken = await quick.call(`/api/cases/${one.id}/lease`, { method: 'POST' })
  expect(taken.status).toBe(200)
  const late = await answerOf(slow, one)
  expect(late).toMatchObject({ status: 409, json: { title: 'Someone was faster' } })
  expect((await answerOf(quick, taken.json)).status).toBe(200)
})

test('a fact is of a person, not of a number: in a later run of another who has the number it is not used, and that is told', async () => {
  const caller = await signIn('keeper')
  const one = await started.services.db
    .selectFrom('review_case')
    .selectAll()
    .where('state', '=', 'waiting')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const { name } = (await caller.call(`/api/people/${one.person_id}`)).json
  // Questions of law alone are left, and those are answered in Review: a fact that nobody asked for is given.
  let fact = ''
  for (const asked of (await caller.call('/api/facts')).json.facts) {
    if (asked.kind !== 'yes-no' || fact !== '') continue
    const body = {
      count: one.count_key,
      fact: asked.name,
      value: 'no',
      source: 'court file',
      asOf: '2026-10-01',
    }
    const { status } = await caller.call(`/api/people/${one.person_id}/facts`, { method: 'POST', body })
    if (status === 200) fact = asked.name
  }
  expect(fact).not.toBe('')
  const runOf = async (text: string): Promise<number> => {
    const later = place.file('later.csv', text)
    const out = join(dirname(later), 'run')
    await setaside(['run', later, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', out])
    const { json } = await caller.call('/api/runs', { method: 'POST', body: { folder: out } })
    await caller.call(`/api/runs/${json.id}/current`, { method: 'PUT' })
    return json.id
  }
  const text = readFileSync(file, 'utf8')
  await runOf(`${text}\n`)
  expect((await caller.call(`/api/people/${one.person_id}`)).json).toMatchObject({
    factsApart: 0,
    facts: [{ fact }],
  })
  await runOf(text.replaceAll(name, 'ANOTHER,PERSON'))
  expect((await caller.call(`/api/people/${one.person_id}`)).json).toMatchObject({ factsApart: 1, facts: [] })
  expect((await caller.call('/api/facts.csv')).text).not.toContain(
    `${one.person_id},${one.count_key},${fact}`,
  )
  const brought = await caller.call('/api/facts.csv', {
    method: 'POST',
    body: `person_id,cycle_count,fact,value,source,by,as_of\r\n0,,birth date,1970-01-01,x,y,2026-10-01\r\n`,
  })
  expect(brought.json).toMatchObject({ taken: 0, problems: ['line 2: names nobody of this run'] })
  await caller.call('/api/runs/1/current', { method: 'PUT' })
})

test('nothing is taken, answered or shown of a case of a run that people do not work on', async () => {
  const caller = await signIn('elsewhere')
  const { id: current } = await started.services.db
    .selectFrom('run')
    .select('id')
    .where('current', '=', true)
    .executeTakeFirstOrThrow()
  const one = await started.services.db
    .selectFrom('review_case')
    .select(['id', 'version', 'fact', 'choices', 'state'])
    .where('run_id', '<>', current)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  const said = { version: one.version, value: one.choices[0] ?? 'yes', source: 'court file' }
  for (const [way, body] of [
    ['lease', {}],
    ['answer', said],
    ['looked', { version: one.version, how: 'refer', note: 'to the clerk' }],
    ['skip', {}],
    ['undo', { reason: 'mine' }],
    ['second-read', { ...said, reader: 'Ines Whitlock', readOn: '2026-11-28' }],
    ['settlement', { ...said, reader: 'Ines Whitlock', readOn: '2026-11-28' }],
  ] as const) {
    const { status } = await caller.call(`/api/cases/${one.id}/${way}`, { method: 'POST', body })
    expect([404, 409], way).toContain(status)
  }
  const ruling = { fact: one.fact, value: said.value, cases: [one.id], authority: 'memo 12' }
  expect([404, 409]).toContain((await caller.call('/api/rulings', { method: 'POST', body: ruling })).status)
  const after = await started.services.db
    .selectFrom('review_case')
    .select(['version', 'state'])
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  expect(after).toEqual({ version: one.version, state: 'waiting' })
})

test('where a table of the run was changed it is told that nothing is known of it, never that there is nothing', async () => {
  const caller = await signIn('careful')
  expect((await caller.call('/api/home/before')).json.before).toBeDefined()
  const table = join(dirname(file), 'run', 'rejects.csv')
  const was = readFileSync(table)
  writeFileSync(table, Buffer.concat([was, Buffer.from('x,1,y,z\r\n')]))
  const { before, beforeUnknown } = (await caller.call('/api/home/before')).json
  writeFileSync(table, was)
  expect(before).toBeUndefined()
  expect(beforeUnknown).toContain('is not what was written there')
})

test('a link is good for a minute and once; ten minutes without work lock the screen, eight hours end the session', async () => {
  const nobody = callerWith(started.origin, '')
  const open = (token: string) => nobody.call('/api/session', { method: 'POST', body: { token } })
  const old = newLink(data, 'late', now)
  now += LINK_MS + 1
  expect((await open(old)).status).toBe(401)
  const link = newLink(data, 'late', now)
  const both = await Promise.all([open(link), open(link)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
  const caller = await signIn('idle')
  now += 9 * MINUTE
  expect((await caller.call('/api/home')).status).toBe(200)
  now += 11 * MINUTE
  expect((await caller.call('/api/home')).status).toBe(423)
  expect((await caller.call('/api/session')).status).toBe(423)
  const worker = await signIn('worker')
  for (let at = 0; at < 8 * 60; at += 9) {
    now += 9 * MINUTE
    await worker.call('/api/home')
  }
  expect((await worker.call('/api/home')).status).toBe(401)
})

test('race and sex are in no row that is shown, and no answer of another stands in a list of cases', async () => {
  const caller = await signIn('reader')
  const [row] = (await caller.call('/api/results?most=1')).json.rows
  const rows = (await caller.call(`/api/people/${row.person}/rows`)).json.rows
  expect(rows.length).toBeGreaterThan(0)
  for (const { cells } of rows) for (const { column } of cells) expect(column).not.toMatch(/RACE|SEX|ETHNIC/)
})
