/** Everything that people do and see in the workstation, once: each leaves exactly one entry in the audit; where that cannot be written nothing is done and nobody shown; and no answer tells a race or a sex but the report's. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admit } from '../src/review/admit.ts'
import { ACTIONS, type Action } from '../src/review/audit.ts'
import { verifyAudit } from '../src/review/audit-chain.ts'
import { LEASE_MS } from '../src/review/case-work.ts'
import type { Services } from '../src/review/services.ts'
import { type Agency, cookieOf, type Member, PASSWORD, startAgency } from './agency.ts'
import { answeredOf } from './caller.ts'
import { setaside, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import { readBack } from './read-back.ts'
import type { Answered, Caller } from './workstation.ts'

const place = workplace()
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']
/** As every row of the file has them. */
const RACE = 'FILIPINO'
const SEX = 'FEMALE'
let folder: string
let run: string
let later: string
/** The number of the run that they work on. */
let first: number
let agency: Agency
const members = new Map<string, Member>()
const callers = new Map<string, Caller>()
/** What was tried while its entry could not be written, and how often it left one afterwards. */
const tried = new Set<Action>()
const left = new Map<Action, number>()
let services: Services
/** Faults of the program that whoever started it is told of: entries that could not be written. */
const faults: string[] = []
/** Ways that were taken and answered. */
const taken = new Set<string>()

/** Everybody of a file is of one race and one sex, by words that stand nowhere else. */
function planted(path: string): void {
  const [head = '', ...rows] = readFileSync(path, 'utf8').split('\n')
  const columns = head.split(',')
  const words: Readonly<Record<string, string>> = {
    RACE_CODE: 'F',
    RACE_DESCR: RACE,
    GENDER: SEX,
    REQ_GENDER: SEX,
  }
  const written = rows.map(row => {
    const cells = row.match(/("(?:[^"]|"")*"|[^,]*)(?=,|$),?/g) ?? []
    // One that cannot be read tells it as well.
    if (cells.length < columns.length) return row === '' ? row : `${row},${RACE},${SEX}`
    return columns.map((column, at) => words[column] ?? (cells[at] ?? '').replace(/,$/, '')).join(',')
  })
  writeFileSync(path, [head, ...written].join('\n'))
}

beforeAll(async () => {
  folder = dirname(place.fresh('county.csv'))
  const outs: string[] = []
  for (const [name, rows] of [
    ['acts', '4000'],
    ['later', '600'],
    ['third', '150'],
  ] as const) {
    const file = join(folder, `${name}.csv`)
    const dirt = name === 'acts' ? ['--dirt', '0.01'] : []
    await setaside(['synth', '--rows', rows, '--seed', name, '--county', 'YOLO', ...dirt, '--out', file])
    planted(file)
    const out = join(folder, name)
    const told = await setaside(['run', file, ...COUNTY, '--out', out])
    expect(told.code, told.err).toBe(0)
    outs.push(out)
  }
  ;[run = '', later = ''] = outs
}, 600_000)
afterAll(() => agency?.stop())

const LEFT_OUT = /^\/api\/(?:openapi\.json|report)/

/** How many papers and spreadsheets were read back. */
const readBacks = { pdf: 0, xlsx: 0, text: 0 }

async function looked(path: string, { bytes, text: said, status }: Answered): Promise<void> {
  const { is, text } = await readBack(bytes)
  readBacks[is]++
  if (!LEFT_OUT.test(path))
    for (const word of [RACE, SEX]) expect(text.toUpperCase(), path).not.toContain(word)
  // What is read back has words in it.
  if (is !== 'text') expect(text, path).toMatch(/[a-z]{4,} [a-z]{4,}/i)
  expect({ path, said, status }).not.toMatchObject({ status: 500 })
}

async function as(account: string): Promise<Caller> {
  const before = callers.get(account)
  if (before !== undefined && (await before.call('/api/session')).status === 200) return before
  const caller = await agency.signIn(members.get(account) as Member)
  callers.set(account, caller)
  return caller
}

const entries = () =>
  services.db.selectFrom('audit').select(['number', 'action', 'object', 'detail']).orderBy('number').execute()

let tables: readonly string[] | undefined
/** How many rows each table has; what is counted before it is looked at, and what only tells that somebody is here, apart. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const { db } = services
  tables ??= (
    await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_name not like 'kysely%' and table_name <> 'sign_in_try' order by 1`.execute(
      db,
    )
  ).rows.map(({ name }) => name)
  const each = tables.map(name => sql`select ${name} as name, count(*)::int as n from ${sql.table(name)}`)
  const { rows } = await sql<{ name: string; n: number }>`${sql.join(each, sql` union all `)}`.execute(db)
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

/** Nothing can be written into the audit while something is done; or of one kind of act nothing. */
async function whileShut<T>(kind: Action | undefined, how: () => Promise<T>): Promise<T> {
  const { db } = services
  await sql`insert into of_test.shut values (${kind ?? null})`.execute(db)
  return await how().finally(() => sql`delete from of_test.shut`.execute(db))
}

type Do = () => Promise<Answered>

/** While the audit cannot be written it is not done: nothing is changed, and nobody is shown anything. */
async function notWithout(action: Action, how: Do): Promise<void> {
  const rows = await counted()
  const not = await whileShut(undefined, how)
  expect(`${action} without an entry: ${not.status} ${not.text}`).toContain(`${action} without an entry: 503`)
  expect({ action, rows: await counted() }).toEqual({ action, rows })
  tried.add(action)
}

/** Tries it while the audit cannot be written, then does it: there is one entry more, and it is that. */
async function leaves(action: Action, how: Do, expected = 200): Promise<Answered> {
  const before = await entries()
  await notWithout(action, how)
  const done = await how()
  expect({ action, status: done.status, text: done.text.slice(0, 300) }).toMatchObject({ status: expected })
  const after = (await entries()).slice(before.length)
  expect(after.map(one => one.action)).toEqual([action])
  left.set(action, (left.get(action) ?? 0) + 1)
  return done
}

const entriesOf = async (action: Action): Promise<number> =>
  (await entries()).filter(one => one.action === action).length

/**
 * What follows from something that somebody did, which has an entry of its own: while its entry cannot be written nothing of its
 * effect is there. Done again it is, and there is one entry more.
 */
async function follows(
  action: Action,
  how: () => Promise<unknown>,
  effect: () => Promise<unknown>,
): Promise<void> {
  const before = { effect: await effect(), entries: await entriesOf(action) }
  await whileShut(action, how)
  expect({ action, effect: await effect(), entries: await entriesOf(action) }).toEqual({ action, ...before })
  tried.add(action)
  await how()
  expect({ action, effect: await effect() }).not.toEqual({ action, effect: before.effect })
  expect({ action, entries: await entriesOf(action) }).toEqual({ action, entries: before.entries + 1 })
  left.set(action, (left.get(action) ?? 0) + 1)
}

/** As somebody calls a way: what comes back is looked at. */
const calls =
  (account: string, path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Do =>
  async () => {
    const caller = account === '' ? agency.nobody() : await as(account)
    const answered = await caller.call(path, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'function' ? body() : body }),
    })
    await looked(path, answered)
    if (answered.status === 200) taken.add(`${method.toLowerCase()} ${path.split('?')[0]}`)
    return answered
  }
const did = async (...call: Parameters<typeof calls>): Promise<Answered['json']> => {
  const answered = await calls(...call)()
  expect({ path: call[1], status: answered.status, text: answered.text.slice(0, 300) }).toMatchObject({
    status: 200,
  })
  return answered.json
}
const until = async (path: string, is: (json: Answered['json']) => boolean): Promise<Answered['json']> => {
  for (let tries = 0; tries < 3_000; tries++) {
    const json = await did('rita', path)
    if (is(json)) return json
    await new Promise(go => setTimeout(go, 100))
  }
  throw new Error(`[${path}] does not end`)
}

/** What one person does at one computer alone: a batch is signed on paper. */
async function onOneComputer(alone: Caller): Promise<void> {
  const calling =
    (path: string, body: unknown, method = 'POST'): Do =>
    () =>
      alone.call(path, { method, body })
  const done = async (how: Do): Promise<Answered['json']> => {
    const { status, json, text } = await how()
    expect({ status, text: text.slice(0, 300) }).toMatchObject({ status: 200 })
    return json
  }
  first = (await leaves('opened a run', calling('/api/runs', { folder: run }))).json.id
  const office = { text: JSON.stringify({ ...OFFICE, agency: { ...OFFICE.agency, county: 'YOLO' } }) }
  await leaves('named the office', calling('/api/filing/office', office, 'PUT'))
  const { rows } = (await alone.call('/api/results?answer=eligible&most=500')).json
  const { person, count } = rows.at(-1)
  await done(calling('/api/approvals', { counts: [{ person, count }], expects: 1 }))
  const { id } = await done(calling('/api/batches', {}))
  const { checks } = (await alone.call(`/api/batches/${id}/checks`)).json
  const nobody = checks.find(({ name }: { name: string }) => name === 'nobody')
  if (nobody.state === 'stop') await done(calling(`/api/batches/${id}/going-on`, { despite: nobody.number }))
  const { version, list } = (await alone.call(`/api/batches/${id}/checks`)).json
  const paper = { how: 'paper', name: 'Ines Whitlock', on: '2026-11-30', stands: true }
  await leaves('signed off on paper', calling(`/api/batches/${id}/signature`, { version, list, ...paper }))
  await done(calling(`/api/batches/${id}/dissolution`, { reason: 'a test' }))
  const { approvals } = (await alone.call(`/api/people/${person}/filing`)).json.counts.find(
    (one: { readonly count: string }) => one.count === count,
  )
  await done(calling(`/api/approvals/${approvals[0].id}/taking-back`, { reason: 'a test' }))
  await notWithout(
    'made it an agency',
    calling('/api/agency', { office: 'Yolo County', account: 'keys', name: 'Kim Keys' }),
  )
}

test('becoming an agency, and its people', async () => {
  agency = await startAgency(
    join(folder, 'agency'),
    async (alone, started) => {
      services = started.services
      await sql`create schema of_test; create table of_test.shut (kind text)`.execute(services.db)
      await sql`create function audit_shut() returns trigger language plpgsql as
        $$ begin if exists (select 1 from of_test.shut where kind is null or kind = new.action) then
          raise exception 'shut' using errcode = '57P01'; end if; return new; end $$`.execute(services.db)
      await sql`create trigger audit_shut before insert on audit for each row execute function audit_shut()`.execute(
        services.db,
      )
      await onOneComputer(alone)
    },
    { onFault: kind => void faults.push(kind) },
  )
  expect(await entriesOf('made it an agency')).toBe(1)
  left.set('made it an agency', 1)
  members.set('keys', agency.admin)
  for (const [account, roles] of [
    ['anna', ['analyst']],
    ['rita', ['reviewer']],
    ['ruth', ['reviewer']],
    ['paul', ['approver']],
    ['otto', ['auditor']],
  ] as const)
    members.set(account, await agency.member(account, roles))
  const keys = await as('keys')
  const anna = members.get('anna') as Member
  const { account, password } = anna
  await leaves('signed in', () => agency.trySignIn({ account, password, code: agency.codeOf(anna) }))
  await leaves('refused', () => agency.trySignIn({ account, password: 'no', code: '000000' }), 401)
  await as('anna')
  await leaves('refused', calls('anna', '/api/settings'), 403)
  const other = await agency.signIn(anna)
  await leaves('signed out', () => other.call('/api/session', { method: 'DELETE' }))
  await as('rita')
  await leaves('said their name', calls('rita', '/api/session/name', { name: 'Rita Test' }, 'PUT'))
  await as('paul')
  await leaves(
    'gave a code',
    () =>
      callers.get('paul')?.call('/api/session/code', {
        method: 'POST',
        body: { code: agency.codeOf(members.get('paul') as Member) },
      }) as Promise<Answered>,
  )
  const rita = members.get('rita') as Member
  await leaves(
    'chose a password',
    () =>
      callers.get('rita')?.call('/api/session/password', {
        method: 'PUT',
        body: { password: PASSWORD, newPassword: `${PASSWORD} again`, code: agency.codeOf(rita) },
      }) as Promise<Answered>,
  )
  members.set('rita', { ...rita, password: `${PASSWORD} again` })
  await as('keys')
  const mia = await leaves(
    'invited a person',
    calls('keys', '/api/colleagues', { account: 'mia', name: 'Mia Test', roles: ['analyst'] }),
  )
  await leaves(
    'changed roles',
    calls('keys', `/api/colleagues/${mia.json.id}/roles`, { roles: ['auditor'] }, 'PUT'),
  )
  await leaves('closed an account', calls('keys', `/api/colleagues/${mia.json.id}`, {}, 'DELETE'))
  await leaves('opened an account', calls('keys', `/api/colleagues/${mia.json.id}/opening`, {}))
  await leaves('changed settings', calls('keys', '/api/settings', { office: 'Yolo County' }, 'PUT'))
  await leaves('changed keys', calls('keys', '/api/keys/rotation', {}))
  await leaves('made a backup', calls('keys', '/api/backups', {}))
  await leaves('tried a backup', calls('keys', '/api/backups/trial', {}))
  await leaves('invited a person', async () => {
    const { db } = services
    const who = { who: 'whoever owns the data folder', session: 'command line' }
    const let_in = { account: 'keys', key: undefined, tries: undefined }
    return await admit(db, let_in, who, new Date(agency.clock.now)).then(
      done => ({ status: 'token' in done ? 200 : 409, text: '' }) as Answered,
      () => ({ status: 503, text: '' }) as Answered,
    )
  })
  expect(cookieOf(await agency.trySignIn({ account: 'keys', password: 'x', code: '0' }))).toBe('')
  expect(keys.cookie).not.toBe('')
}, 600_000)

const ended = (job: string): Promise<Answered['json']> =>
  until(`/api/jobs/${job}`, ({ state }) => ['done', 'refused', 'canceled'].includes(state))

/** A file is brought, a run of it begun, and its end waited for; the files that are left are let go. */
async function newRun(name: string, bytes: Buffer<ArrayBuffer>): Promise<Answered['json']> {
  const { id } = await did('anna', '/api/new-runs', {})
  await broughtBy('anna', `/api/new-runs/${id}/files/${name}`, bytes)
  const asked = { jurisdiction: 'us-ca', county: 'YOLO', asOf: '2026-11-01', program: 'prop64' }
  const begun = await did('anna', `/api/new-runs/${id}/begin`, asked)
  const end = await ended(begun.id)
  if (end.draft !== undefined) await did('anna', `/api/new-runs/${id}`, {}, 'DELETE')
  return end
}

async function broughtBy(account: string, path: string, body: Buffer<ArrayBuffer>): Promise<Answered> {
  const { origin } = agency.started
  const response = await fetch(`${origin}${path}`, {
    method: 'PUT',
    body,
    headers: { cookie: (await as(account)).cookie, origin, 'x-setaside': 'test' },
  })
  return await answeredOf(response)
}

test('runs and files', async () => {
  await as('anna')
  const second = await leaves('opened a run', calls('anna', '/api/runs', { folder: later }))
  const { id } = await did('anna', '/api/new-runs', {})
  const bring: Do = () =>
    broughtBy('anna', `/api/new-runs/${id}/files/later.csv`, readFileSync(join(folder, 'later.csv')))
  await leaves('brought a file', bring)
  await leaves('let files go', calls('anna', `/api/new-runs/${id}`, {}, 'DELETE'))
  await leaves('compared runs', calls('anna', `/api/runs/${first}/comparison?with=${second.json.id}`))
  await leaves(
    'compared runs',
    calls('anna', `/api/runs/${first}/changes?with=${second.json.id}&from=0&most=50`),
  )
  const again = await leaves('began a run', calls('anna', `/api/runs/${first}/again`, {}))
  await ended(again.json.id)
  // What comes out as the run that was here before is told as that, where it can be written down.
  let job = ''
  await follows(
    'made a run',
    async () => {
      job = (await did('anna', `/api/runs/${first}/again`, {})).id
      await ended(job)
    },
    async () => (job === '' ? 'refused' : (await did('anna', `/api/jobs/${job}`)).state),
  )
  const runs = async (): Promise<number> => (await did('anna', '/api/runs')).runs.length
  let third = 0
  await follows(
    'made a run',
    async () => {
      third = (await newRun('third.csv', readFileSync(join(folder, 'third.csv')))).run
    },
    runs,
  )
  let says = ''
  await follows(
    'a run was refused',
    async () => {
      ;({ says } = await newRun('letter.pdf', Buffer.from('%PDF-1.7 no file of people')))
    },
    async () => /letter\.pdf/.test(says),
  )
  const more = (await did('anna', `/api/runs/${first}/again`, {})) as { readonly id: string }
  await leaves('canceled a run', calls('anna', `/api/jobs/${more.id}`, {}, 'DELETE'))
  await leaves('moved to a run', calls('anna', `/api/runs/${second.json.id}/current`, {}, 'PUT'))
  // Of somebody whom no other run has: it is over its time once this run is gone.
  const [{ person: gone }] = (await did('anna', '/api/results?most=1')).rows
  await did('anna', `/api/people/${gone}/notes`, { text: 'a note' })
  await did('anna', `/api/runs/${first}/current`, {}, 'PUT')
  await as('paul')
  await leaves(
    'purged a run',
    calls('paul', `/api/runs/${second.json.id}/purge`, { run: second.json.id, reason: 'a test' }),
  )
  // A later run of other people would stop what is filed of this one.
  await did('paul', `/api/runs/${third}/purge`, { run: third, reason: 'a test' })
}, 600_000)

test('looking: at people, rows, numbers, lines, lists; searching, exporting, printing', async () => {
  await as('rita')
  const { rows } = await did('rita', '/api/results?most=5')
  const [{ person, count }] = rows
  for (const path of [
    '/api/home',
    '/api/home/before',
    '/api/runs',
    '/api/facets',
    '/api/facts',
    '/api/review',
  ])
    await did('rita', path)
  for (const path of ['/api/jobs', '/api/contradictions', '/api/rulings', '/api/filing', '/api/report'])
    await did('rita', path)
  await did('rita', `/api/people/${person}/filing`)
  await did('rita', `/api/people/${person}/readings`)
  await did('rita', `/api/people/${person}/counts/${encodeURIComponent(count)}/proof`)
  await leaves('looked at a person', calls('rita', `/api/people/${person}`))
  await leaves('looked at source rows', calls('rita', `/api/people/${person}/rows`))
  await leaves('showed numbers of a person', calls('rita', `/api/people/${person}/rows?numbers=yes`))
  await leaves('searched', calls('rita', '/api/facets?q=somebody'))
  const rejects = await leaves('looked at lines not read', calls('rita', '/api/rejects'))
  expect(rejects.json.total).toBeGreaterThan(0)
  await leaves('looked at lines not read', calls('rita', '/api/doubts'))
  const reason = 'for the chief'
  const csv = await leaves('exported', calls('rita', '/api/exports', { format: 'csv', reason }))
  expect(csv.text).toContain(person)
  await leaves('exported', calls('rita', '/api/exports', { format: 'xlsx', reason }))
  await leaves('exported', calls('rita', '/api/facts.csv'))
  expect((await calls('rita', '/api/exports', { format: 'csv', reason: ' ' })()).status).toBe(400)
  await leaves('printed', calls('rita', '/api/prints', { what: 'person', object: person, reason }))
  expect((await calls('rita', '/api/prints', { what: 'person', object: person, reason: '' })()).status).toBe(
    400,
  )
  await leaves('took the report', calls('rita', '/api/report/files', { kind: 'csv' }))
  const { presets } = await did('rita', '/api/policies')
  const kept = await leaves(
    'kept a policy',
    calls('rita', '/api/policies', { name: 'ours', file: presets[0].written }),
  )
  await until('/api/policies', ({ bench }) => bench.is === 'ready')
  const policy = presets[0].name
  const { moves } = await did('rita', '/api/policies/effect', { policy })
  await leaves(
    'looked at whom a policy moves',
    calls('rita', '/api/policies/people', { policy, move: moves[0].key }),
  )
  await leaves('dropped a policy', calls('rita', `/api/policies/${kept.json.id}`, {}, 'DELETE'))
  await as('otto')
  const audit = await did('otto', '/api/audit')
  expect(audit.of).toBe('all')
  await did('otto', '/api/audit/chain')
}, 600_000)

test('facts, notes, cases, rulings, second reads, disputes', async () => {
  await as('anna')
  const { groups } = await did('anna', '/api/review')
  const facts = groups.filter(({ ofLaw }: { ofLaw: boolean }) => !ofLaw)
  const { fact } = facts.toSorted(
    (a: { waiting: number }, b: { waiting: number }) => b.waiting - a.waiting,
  )[0]
  await did('anna', `/api/review/cases?fact=${encodeURIComponent(fact)}`)
  const [one] = (await leaves('took cases', calls('anna', '/api/review/leases', { fact, most: 1 }))).json
    .cases
  await leaves('skipped a case', calls('anna', `/api/cases/${one.id}/skip`, {}))
  const [two] = (await did('anna', '/api/review/leases', { fact, most: 1 })).cases
  await leaves('took cases', calls('anna', `/api/cases/${two.id}/lease`, {}))
  agency.clock.now += LEASE_MS + 1
  await as('ruth')
  await leaves('took over cases', calls('ruth', `/api/cases/${two.id}/lease`, {}))
  const value = two.choices[0]?.replace(/^on or \w+ /, '') ?? '2015-06-01'
  const said = { value, unit: two.unit, source: 'court file' }
  const { version } = await did('ruth', `/api/cases/${two.id}/lease`, {})
  await leaves('answered a case', calls('ruth', `/api/cases/${two.id}/answer`, { version, ...said }))
  await leaves('took an answer back', calls('ruth', `/api/cases/${two.id}/undo`, { reason: 'wrong file' }))
  const given = await leaves(
    'gave a fact',
    calls('ruth', `/api/people/${two.person}/facts`, { count: two.count, fact, ...said, asOf: '2026-10-01' }),
  )
  await leaves(
    'withdrew a fact',
    calls('ruth', `/api/facts/${given.json.id}/withdrawal`, { reason: 'wrong' }),
  )
  await leaves('wrote a note', calls('ruth', `/api/people/${two.person}/notes`, { text: 'a note' }))
  await leaves('brought facts in', async () => {
    const { origin } = agency.started
    const response = await fetch(`${origin}/api/facts.csv`, {
      method: 'POST',
      body: 'person_id,cycle_count,fact,value,source,by,as_of\n',
      headers: {
        cookie: (await as('ruth')).cookie,
        origin,
        'x-setaside': 'test',
        'content-type': 'text/csv',
      },
    })
    return await answeredOf(response)
  })

  const law = groups.find(
    ({ ofLaw, waiting, kind }: { ofLaw: boolean; waiting: number; kind: string }) =>
      ofLaw && waiting > 2 && kind === 'yes-no',
  )
  const { cases } = await did('ruth', `/api/review/cases?fact=${encodeURIComponent(law.fact)}`)
  const ids = cases.slice(0, 3).map(({ id }: { id: number }) => id)
  const ruling = { fact: law.fact, value: 'yes', cases: ids }
  await did('ruth', '/api/rulings/effects', ruling)
  const ruled = await leaves(
    'ruled on the law',
    calls('ruth', '/api/rulings', { ...ruling, authority: 'memo' }),
  )
  expect(ruled.json.cases ?? ids).toHaveLength(3)
  await leaves(
    'took a case out of a ruling',
    calls('ruth', `/api/cases/${ids[2]}/undo`, { reason: 'another offense' }),
  )
  await leaves(
    'put a case back under a ruling',
    calls('ruth', `/api/rulings/${ruled.json.id}/back`, { cases: [ids[2]], reason: 'read again' }),
  )
  await as('rita')
  const [read] = (await leaves('took cases', calls('rita', '/api/review/second', {}))).json.cases
  await leaves(
    'recorded a second read',
    calls('rita', `/api/cases/${read.id}/second-read`, { value: 'no', source: 'memo 2' }),
  )
  await as('paul')
  await leaves('looked at two answers', calls('paul', `/api/cases/${read.id}/readings`))
  const seen = await services.db
    .selectFrom('review_case')
    .select('version')
    .where('id', '=', read.id)
    .executeTakeFirstOrThrow()
  await leaves(
    'settled a dispute',
    calls('paul', `/api/cases/${read.id}/settlement`, {
      version: seen.version,
      value: 'no',
      source: 'memo 3',
    }),
  )
  const { rulings } = await did('ruth', '/api/rulings')
  await did('ruth', `/api/rulings/${rulings[0].id}/cases`)
  await leaves(
    'withdrew a ruling',
    calls('ruth', `/api/rulings/${rulings[0].id}/withdrawal`, { reason: 'another memo' }),
  )
}, 600_000)

test('from an approval to the court and back', async () => {
  await as('rita')
  const { rows } = await did('rita', '/api/results?answer=eligible&most=50')
  const [one] = rows
  const single = { counts: [{ person: one.person, count: one.count }] }
  await did('rita', '/api/approvals/effects', single)
  await leaves('approved', calls('rita', '/api/approvals', { ...single, expects: 1 }))
  const { db } = services
  const approval = async (): Promise<number> =>
    (
      await db
        .selectFrom('approval')
        .select('id')
        .where('person_id', '=', one.person)
        .where('count_key', '=', one.count)
        .executeTakeFirstOrThrow()
    ).id
  const id = await approval()
  await leaves(
    'took an approval back',
    calls('rita', `/api/approvals/${id}/taking-back`, { reason: 'a test' }),
  )
  await did('rita', '/api/approvals', { ...single, expects: 1 })
  const { counts } = await did('rita', '/api/approvals/effects', {})
  await did('rita', '/api/approvals', { expects: counts })
  const made = await leaves('made a batch', calls('rita', '/api/batches', { approvals: [await approval()] }))
  const batch = made.json.id
  await leaves('put counts into a batch', calls('rita', `/api/batches/${batch}/counts`, {}))
  await did('rita', `/api/batches/${batch}`)
  await leaves('looked at a batch', calls('rita', `/api/batches/${batch}/counts`))
  await leaves(
    'took counts out of a batch',
    calls('rita', `/api/batches/${batch}/taking-out`, {
      approvals: [await approval()],
      reason: 'to be read',
    }),
  )
  const reopened = await did('rita', '/api/filing/reopened')
  expect(reopened.counts.length).toBeGreaterThan(0)
  await leaves(
    'closed a count',
    calls('rita', `/api/approvals/${await approval()}/closing`, { reason: 'no' }),
  )
  await leaves(
    'opened a count again',
    calls('rita', `/api/approvals/${await approval()}/opening`, { reason: 'after all' }),
  )
  const nobody = (await did('rita', `/api/batches/${batch}/checks`)).checks.find(
    ({ name }: { name: string }) => name === 'nobody',
  )
  await leaves(
    'went on in spite of a warning',
    calls(
      'rita',
      `/api/batches/${batch}/going-on`,
      nobody.state === 'stop' ? { despite: nobody.number } : { fileNow: ['same-case'] },
    ),
  )
  await follows(
    'decided a batch again',
    async () => {
      await did('rita', `/api/batches/${batch}/deciding`, {})
      await until(
        `/api/batches/${batch}/checks`,
        ({ deciding }) => !['waiting', 'running'].includes(deciding.state),
      )
    },
    async () =>
      (await did('rita', `/api/batches/${batch}/checks`)).checks.find(
        ({ name }: { name: string }) => name === 'decided',
      )?.state === 'ok',
  )
  const checks = await did('rita', `/api/batches/${batch}/checks`)
  expect(checks.blocked, JSON.stringify(checks.checks)).toBe(false)
  const papersOf = (what: 'preview' | 'documents') => async () => {
    await did('rita', `/api/batches/${batch}/${what}`, { dated: '2026-12-01' })
    await until(`/api/batches/${batch}/${what}`, ({ state }) => state !== 'running')
  }
  const filesOf = (what: 'preview' | 'documents') => async () =>
    (await did('rita', `/api/batches/${batch}/${what}`)).files?.length ?? 0
  await follows('made documents', papersOf('preview'), filesOf('preview'))
  const draft = await did('rita', `/api/batches/${batch}/preview`)
  // Every page that is made: as a draft while it is one, and as it is filed.
  for (const one of draft.files) await did('rita', `/api/batches/${batch}/preview/${one.name}`)
  const paul = await as('paul')
  await paul.call('/api/session/code', {
    method: 'POST',
    body: { code: agency.codeOf(members.get('paul') as Member) },
  })
  const signature = async () => {
    const { version, list } = await did('paul', `/api/batches/${batch}/checks`)
    return { version, list, how: 'code', stands: true }
  }
  await leaves('signed off', async () =>
    calls('paul', `/api/batches/${batch}/signature`, await signature())(),
  )
  await follows('made documents', papersOf('documents'), filesOf('documents'))
  const papers = await did('rita', `/api/batches/${batch}/documents`)
  const [{ name }] = papers.files
  await leaves(
    'took a document',
    calls('rita', `/api/batches/${batch}/documents/${encodeURIComponent(name)}`),
  )
  await leaves('took a document', calls('rita', `/api/batches/${batch}/approvals.csv`))
  for (const one of papers.files)
    await did('rita', `/api/batches/${batch}/documents/${encodeURIComponent(one.name)}`)
  await as('anna')
  const day = new Date(agency.clock.now).toISOString().slice(0, 10)
  await leaves('filed a batch', calls('anna', `/api/batches/${batch}/filed`, { on: day, number: '26-1' }))
  const { counts: filed } = await did('anna', `/api/batches/${batch}/counts`)
  const answer = { approvals: [filed[0].approval], answer: 'granted', on: day, number: '26-1' }
  await leaves('recorded answers of the court', calls('anna', `/api/batches/${batch}/answers`, answer))
  await leaves('took a document', calls('anna', `/api/batches/${batch}/answers.csv`))
  await did('anna', `/api/batches/${batch}/letters`, { dated: day })
  const letters = await until(`/api/batches/${batch}/letters`, ({ state }) => state !== 'running')
  expect(letters.state).toBe('done')
  for (const one of letters.files)
    await did('anna', `/api/batches/${batch}/letters/${encodeURIComponent(one.name)}`)
  await leaves(
    'took an answer of the court back',
    calls('anna', `/api/batches/${batch}/answers/undoing`, { approvals: answer.approvals, reason: 'a slip' }),
  )
  await did('anna', `/api/batches/${batch}/letters`)
  await did('anna', `/api/batches/${batch}/letter-preview`, { dated: day, person: filed[0].person })
  const letter = await until(`/api/batches/${batch}/letter-preview`, ({ state }) => state !== 'running')
  await did('anna', `/api/batches/${batch}/letter-preview/${letter.files[0].name}`)
  await as('rita')
  await did('rita', '/api/approvals', { ...single, expects: 1 })
  const other = await did('rita', '/api/batches', { approvals: [await approval()] })
  // A fact that changes its answer opens it again; given while that could not be written down, it is approved as before.
  const changing = await factThatChanges(one.person, one.count)
  const facts = `/api/people/${one.person}/facts`
  const fact = { ...changing, source: 'court file', asOf: '2026-10-01' }
  const isApproved = async () =>
    (
      await db
        .selectFrom('approval')
        .select('state')
        .where('id', '=', await approval())
        .executeTakeFirstOrThrow()
    ).state === 'in-batch'
  expect(await isApproved()).toBe(true)
  await follows('held an approval', calls('rita', facts, fact), isApproved)
  await leaves('dissolved a batch', calls('rita', `/api/batches/${other.id}/dissolution`, { reason: 'no' }))
}, 900_000)

/** A fact that says otherwise than the record presumes, and changes the answer of a count. */
async function factThatChanges(person: string, count: string): Promise<Readonly<Record<string, unknown>>> {
  const { facts } = await did('rita', '/api/facts')
  for (const { name, kind } of facts as { name: string; kind: string }[])
    for (const value of kind === 'yes-no' ? ['yes', 'no'] : [])
      for (const about of [count, '']) {
        const fact = { count: about, fact: name, value, corrects: true }
        const { status, json } = await calls('rita', `/api/people/${person}/effects`, fact)()
        if (status === 200 && json.changes.some(({ key }: { key: string }) => key === count)) return fact
      }
  throw new Error('no fact changes this answer')
}

test('what is over its time is purged', async () => {
  await as('keys')
  await did('keys', '/api/settings', { office: 'Yolo County', keepMonths: 1 }, 'PUT')
  agency.clock.now += 40 * 86_400_000
  await as('keys')
  const { things } = await did('keys', '/api/retention')
  for (const [kind, action] of [
    ['backup', 'purged a backup'],
    ['people', 'purged what was said of people'],
  ] as const) {
    const { id } = things.find((one: { readonly kind: string }) => one.kind === kind)
    const purge = { kind, reason: 'over its time', ...(id === '' ? {} : { id }) }
    await leaves(action, calls('keys', '/api/retention/purge', purge))
  }
})

/** What is asked for and not seen here. */
const NOT_SEEN: readonly string[] = [
  // They lead a browser elsewhere and back: workstation-elsewhere.test.ts
  'get /api/sign-in/elsewhere',
  'get /api/sign-in/elsewhere/back',
]

test('what everything tells was looked at for race and sex: a new way that shows something stands here, or fails', async () => {
  await as('keys')
  for (const path of ['/api/start', '/api/settings', '/api/retention', '/api/keys', '/api/colleagues'])
    await did('keys', path)
  for (const path of ['/api/session', '/api/health', '/api/office']) await did('keys', path)
  await as('anna')
  await did('anna', '/api/new-runs/choices')
  const { paths } = (await agency.nobody().call('/api/openapi.json')).json as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
  const shows = Object.entries(paths).flatMap(([path, ways]) =>
    Object.keys(ways).flatMap(method => (method === 'get' ? [`get ${path}`] : [])),
  )
  const seen = (name: string): boolean => {
    const is = new RegExp(`^${name.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return [...taken].some(one => is.test(one))
  }
  expect(shows.filter(name => !seen(name)).toSorted()).toEqual(NOT_SEEN.toSorted())
  expect(readBacks.pdf).toBeGreaterThan(10)
  expect(readBacks.xlsx).toBe(1)
})

test('every kind of act was tried while its entry could not be written, and left one when it could: a new kind that nobody tries fails', async () => {
  expect(ACTIONS.filter(action => !tried.has(action))).toEqual([])
  expect(ACTIONS.filter(action => (left.get(action) ?? 0) === 0)).toEqual([])
  expect(new Set(faults)).toEqual(new Set(['deciding again', 'making a preview', 'making papers', 'error']))
  expect(await verifyAudit(services.db)).toHaveProperty('entries')
})
