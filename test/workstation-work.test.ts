/** The work of several people on one real database, with a clock that the test moves: leases, locks, links, the audit, the schema. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineFor } from '../src/cli/serve-engine.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { type Opened, openDatabase } from '../src/review/database/connection.ts'
import { startEmbedded } from '../src/review/database/embedded.ts'
import { migrate, STEPS } from '../src/review/database/migrations.ts'
import { type Started, serve } from '../src/review/serve.ts'
import { LINK_MS, newLink } from '../src/review/sessions.ts'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import { type Caller, callerWith, passable } from './workstation.ts'

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
  passable(data)
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

test('the effect that is shown before saving is what is so after it, field by field', async () => {
  const caller = await signIn('careful')
  const cases = (
    await started.services.db
      .selectFrom('review_case')
      .selectAll()
      .where('state', '=', 'waiting')
      // What two people read is given in the review alone.
      .where('of_law', '=', false)
      .orderBy('id')
      .execute()
  ).filter(({ choices }) => choices.length > 0)
  expect(cases.length).toBeGreaterThan(3)
  for (let at = 0; at < sized(12, 1_000); at++) {
    now += 1_000
    const one = cases[(at * 7_919) % cases.length] as (typeof cases)[number]
    const value = one.choices[at % one.choices.length] as string
    const path = `/api/people/${one.person_id}`
    const asked = { count: one.count_key, fact: one.fact, value }
    const before = (await caller.call(path)).json.counts
    const shown = (await caller.call(`${path}/effects`, { method: 'POST', body: asked })).json
    const given = await caller.call(`${path}/facts`, {
      method: 'POST',
      body: { ...asked, source: 'court file', asOf: '2026-10-01' },
    })
    const after = (await caller.call(path)).json
    type Count = {
      readonly key: string
      readonly answer: string
      readonly reason: string
      readonly relief?: string
    }
    const changed = (after.counts as Count[]).filter(
      (count, i) => JSON.stringify(brief(count)) !== JSON.stringify(brief(before[i])),
    )
    for (const count of changed) {
      const told = shown.changes.find(({ key }: { key: string }) => key === count.key)
      expect(told?.after, count.key).toMatchObject({
        answer: count.answer,
        reason: count.reason,
        relief: count.relief ?? '',
      })
    }
    expect(after.facts[0].state).toBe(shown.state)
    const taken = await caller.call(`/api/facts/${given.json.id}/withdrawal`, {
      method: 'POST',
      body: { reason: 'a test' },
    })
    expect(taken.status).toBe(200)
    expect((await caller.call(path)).json.counts).toEqual(before)
  }
})

const brief = ({ answer, reason, relief }: { answer: string; reason: string; relief?: string }) => ({
  answer,
  reason,
  relief,
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
    .where('kind', '=', 'yes-no')
    .where('state', '=', 'waiting')
    .where('of_law', '=', false)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const { name } = (await caller.call(`/api/people/${one.person_id}`)).json
  const body = {
    count: one.count_key,
    fact: one.fact,
    value: 'yes',
    source: 'court file',
    asOf: '2026-10-01',
  }
  expect((await caller.call(`/api/people/${one.person_id}/facts`, { method: 'POST', body })).status).toBe(200)
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
    facts: [{ fact: one.fact }],
  })
  await runOf(text.replaceAll(name, 'ANOTHER,PERSON'))
  expect((await caller.call(`/api/people/${one.person_id}`)).json).toMatchObject({ factsApart: 1, facts: [] })
  expect((await caller.call('/api/facts.csv')).text).not.toContain(
    `${one.person_id},${one.count_key},${one.fact}`,
  )
  const brought = await caller.call('/api/facts.csv', {
    method: 'POST',
    body: `person_id,cycle_count,fact,value,source,by,as_of\r\n0,,birth date,1970-01-01,x,y,2026-10-01\r\n`,
  })
  expect(brought.json).toMatchObject({ taken: 0, problems: ['line 2: names nobody of this run'] })
  await caller.call('/api/runs/1/current', { method: 'PUT' })
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

const MADE = '/old/data/runs/0123456789abcdef01234567/results'

test('a database of any step before comes to today’s, and has the tables that programs see', async () => {
  const folder = dirname(place.fresh('x'))
  passable(join(folder, 'x'))
  const embedded = await startEmbedded(folder)
  const opened: Opened = openDatabase(embedded.connection, 2)
  try {
    const [first = ''] = Object.keys(STEPS)
    await migrate(opened.db as never, { [first]: STEPS[first] as never })
    await opened.db.insertInto('user_account').values({ os_user: 'kept', name: 'Kept' }).execute()
    await migrate(opened.db as never, STEPS, '0011-sign-in')
    await sql`insert into run (folder, sha256, as_of, county, program, rules, rows, opened_by, ready, current)
      select f.folder, f.folder, '2026-11-01', 'YOLO', 'prop64', '', '{}', u.id, true, false
        from user_account u, (values (${MADE}), ('/office/run')) f (folder)`.execute(opened.db)
    await sql`insert into run_made (run_id, place, policy_file, given)
      select id, '/old/data/runs/0123456789abcdef01234567', '/old/data/runs/0123456789abcdef01234567/policy.json', 0
        from run where folder = ${MADE}`.execute(opened.db)
    await migrate(opened.db as never)
    // What lies in the data folder is named from it, wherever that was.
    const own = 'runs/0123456789abcdef01234567'
    expect((await sql`select folder from run order by id`.execute(opened.db)).rows).toEqual([
      { folder: `${own}/results` },
      { folder: '/office/run' },
    ])
    expect((await sql`select place, policy_file, map_file from run_made`.execute(opened.db)).rows).toEqual([
      { place: own, policy_file: `${own}/policy.json`, map_file: null },
    ])
    expect(await opened.db.selectFrom('user_account').select('name').execute()).toEqual([{ name: 'Kept' }])
    // One of a newer Setaside is refused, and stays as it is.
    const newer = { ...STEPS, '9999-later': async () => {} }
    await migrate(opened.db as never, newer)
    await expect(migrate(opened.db as never)).rejects.toThrow('a newer Setaside')
    const found = await sql<{ table_name: string; column_name: string; is_nullable: string }>`
      select table_name, column_name, is_nullable from information_schema.columns
      where table_schema = 'public' and table_name not like 'kysely%' order by 1, 2`.execute(opened.db)
    const text = readFileSync(join(import.meta.dirname, '../src/review/database/tables.ts'), 'utf8')
    expect(found.rows.map(row => `${row.table_name}.${row.column_name}`)).toEqual(columnsIn(text))
  } finally {
    await opened.close()
    await embedded.stop()
    rmSync(join(folder, 'database'), { recursive: true, force: true })
  }
})

/** `table.column` of each table that the types name. */
function columnsIn(text: string): readonly string[] {
  const types = new Map(
    [...text.matchAll(/export interface (\w+Table) \{([\s\S]*?)\n\}/g)].map(([, name, body]) => [name, body]),
  )
  return [...text.matchAll(/^ {2}readonly (\w+): (\w+Table)$/gm)]
    .flatMap(([, table, type]) =>
      [...(types.get(type) ?? '').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(
        ([, column]) => `${table}.${column}`,
      ),
    )
    .toSorted()
}
