/** Everything that people do and see in the workstation, once: each leaves exactly one entry in the audit; where that cannot be written nothing is done and nobody shown; and no answer tells a race or a sex but the report's. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admit } from '../src/review/admit.ts'
import { ACTIONS, type Action } from '../src/review/audit.ts'
import { verifyAudit } from '../src/review/audit-chain.ts'
import { LEASE_MS } from '../src/review/case-work.ts'
import { type Agency, cookieOf, type Member, PASSWORD, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import { OFFICE } from './office.ts'
import type { Answered, Caller } from './workstation.ts'

const place = workplace()
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']
/** As every row of the file has them. */
const RACE = 'FILIPINO'
const SEX = 'FEMALE'
let folder: string
let run: string
let later: string
let agency: Agency
const members = new Map<string, Member>()
const callers = new Map<string, Caller>()
const left = new Map<Action, number>()
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

function looked(path: string, { text, status }: Answered): void {
  if (!LEFT_OUT.test(path)) {
    expect(text, path).not.toContain(RACE)
    expect(text, path).not.toContain(SEX)
  }
  expect({ path, text, status }).not.toMatchObject({ status: 500 })
}

async function as(account: string): Promise<Caller> {
  const before = callers.get(account)
  if (before !== undefined && (await before.call('/api/session')).status === 200) return before
  const caller = await agency.signIn(members.get(account) as Member)
  callers.set(account, caller)
  return caller
}

const entries = () =>
  agency.started.services.db
    .selectFrom('audit')
    .select(['number', 'action', 'object', 'detail'])
    .orderBy('number')
    .execute()

/** How many rows each table has; what is counted before it is looked at, and what only tells that somebody is here, apart. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const { db } = agency.started.services
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name not like 'kysely%' order by 1`.execute(db)
  const found: Record<string, number> = {}
  for (const { name } of rows) {
    if (name === 'sign_in_try') continue
    const { rows: n } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(
      db,
    )
    found[name] = n[0]?.n ?? 0
  }
  return found
}

async function shut(is: boolean): Promise<void> {
  const { db } = agency.started.services
  if (is) await sql`insert into of_test.shut values (true)`.execute(db)
  else await sql`delete from of_test.shut`.execute(db)
}

type Do = () => Promise<Answered>

/** Tries it while the audit cannot be written, then does it: there is one entry more, and it is that. */
async function leaves(action: Action, how: Do, expected = 200): Promise<Answered> {
  const before = await entries()
  const rows = await counted()
  await shut(true)
  const not = await how().finally(() => shut(false))
  expect(`${action} without an entry: ${not.status}`).toBe(`${action} without an entry: 503`)
  expect({ action, rows: await counted() }).toEqual({ action, rows })
  const done = await how()
  expect({ action, status: done.status, text: done.text.slice(0, 300) }).toMatchObject({ status: expected })
  const after = (await entries()).slice(before.length)
  expect(after.map(one => one.action)).toEqual([action])
  left.set(action, (left.get(action) ?? 0) + 1)
  return done
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
    looked(path, answered)
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

test('becoming an agency, and its people', async () => {
  agency = await startAgency(join(folder, 'agency'), async (alone, { services }) => {
    await sql`create schema of_test; create table of_test.shut (shut boolean)`.execute(services.db)
    await sql`create function audit_shut() returns trigger language plpgsql as
      $$ begin if exists (select 1 from of_test.shut) then raise exception 'shut' using errcode = '57P01'; end if; return null; end $$`.execute(
      services.db,
    )
    await sql`create trigger audit_shut before insert on audit for each statement execute function audit_shut()`.execute(
      services.db,
    )
    // Of one person at one computer.
    for (const [path, body] of [
      ['/api/runs', { folder: run }],
      [
        '/api/filing/office',
        { text: JSON.stringify({ ...OFFICE, agency: { ...OFFICE.agency, county: 'YOLO' } }) },
      ],
    ] as const) {
      const { status } = await alone.call(path, { method: path === '/api/runs' ? 'POST' : 'PUT', body })
      expect(status, path).toBe(200)
    }
  })
  members.set('keys', agency.admin)
  for (const [account, roles] of [
    ['anna', ['analyst']],
    ['rita', ['reviewer']],
    ['ruth', ['reviewer']],
    ['paul', ['approver']],
    ['otto', ['auditor']],
  ] as const)
    members.set(account, await agency.member(account, roles))
  // What made it an agency left one entry each.
  const begun = (await entries()).map(({ action }) => action)
  for (const action of ['made it an agency', 'named the office', 'opened a run'] as const)
    expect(begun.filter(one => one === action).length, action).toBe(1)

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
    const { db } = agency.started.services
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

test('runs and files', async () => {
  await as('anna')
  const second = await leaves('opened a run', calls('anna', '/api/runs', { folder: later }))
  const { id } = await did('anna', '/api/new-runs', {})
  const anna = callers.get('anna') as Caller
  const bring: Do = async () => {
    const response = await fetch(`${agency.started.origin}/api/new-runs/${id}/files/later.csv`, {
      method: 'PUT',
      body: readFileSync(join(folder, 'later.csv')),
      headers: { cookie: anna.cookie, origin: agency.started.origin, 'x-setaside': 'test' },
    })
    return { status: response.status, text: await response.text() } as Answered
  }
  await leaves('brought a file', bring)
  await leaves('let files go', calls('anna', `/api/new-runs/${id}`, {}, 'DELETE'))
  await leaves('compared runs', calls('anna', `/api/runs/1/comparison?with=${second.json.id}`))
  await leaves('compared runs', calls('anna', `/api/runs/1/changes?with=${second.json.id}&from=0&most=50`))
  const again = await leaves('began a run', calls('anna', '/api/runs/1/again', {}))
  await until(`/api/jobs/${again.json.id}`, ({ state }) => state !== 'running' && state !== 'waiting')
  const more = (await did('anna', '/api/runs/1/again', {})) as { readonly id: string }
  await did('anna', `/api/jobs/${more.id}`, {}, 'DELETE')
  const ended = await entries()
  for (const action of ['made a run', 'canceled a run'] as const)
    left.set(action, ended.filter(one => one.action === action).length)
  await leaves('moved to a run', calls('anna', `/api/runs/${second.json.id}/current`, {}, 'PUT'))
  await did('anna', '/api/runs/1/current', {}, 'PUT')
  await as('paul')
  await leaves(
    'purged a run',
    calls('paul', `/api/runs/${second.json.id}/purge`, { run: second.json.id, reason: 'a test' }),
  )
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
    return { status: response.status, text: await response.text() } as Answered
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
  const seen = await agency.started.services.db
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
  const { db } = agency.started.services
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
  const begun = (await entries()).length
  await did('rita', `/api/batches/${batch}/deciding`, {})
  const checks = await until(
    `/api/batches/${batch}/checks`,
    ({ deciding }) => deciding === undefined || !['waiting', 'running'].includes(deciding.state),
  )
  const decided = (await entries()).slice(begun).map(({ action }) => action)
  expect(decided.filter(action => action === 'decided a batch again')).toHaveLength(1)
  left.set('decided a batch again', 1)
  expect(checks.blocked, JSON.stringify(checks.checks)).toBe(false)
  await did('rita', `/api/batches/${batch}/preview`, { dated: '2026-12-01' })
  const draft = await until(`/api/batches/${batch}/preview`, ({ state }) => state !== 'running')
  await did('rita', `/api/batches/${batch}/preview/${draft.files[0].name}`)
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
  await did('rita', `/api/batches/${batch}/documents`, { dated: '2026-12-01' })
  const papers = await until(`/api/batches/${batch}/documents`, ({ state }) => state !== 'running')
  expect(papers.state).toBe('done')
  left.set('made documents', (await entries()).filter(({ action }) => action === 'made documents').length)
  const [{ name }] = papers.files
  await leaves(
    'took a document',
    calls('rita', `/api/batches/${batch}/documents/${encodeURIComponent(name)}`),
  )
  await leaves('took a document', calls('rita', `/api/batches/${batch}/approvals.csv`))
  await as('anna')
  const day = new Date(agency.clock.now).toISOString().slice(0, 10)
  await leaves('filed a batch', calls('anna', `/api/batches/${batch}/filed`, { on: day, number: '26-1' }))
  const { counts: filed } = await did('anna', `/api/batches/${batch}/counts`)
  const answer = { approvals: [filed[0].approval], answer: 'granted', on: day, number: '26-1' }
  await leaves('recorded answers of the court', calls('anna', `/api/batches/${batch}/answers`, answer))
  await leaves('took a document', calls('anna', `/api/batches/${batch}/answers.csv`))
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
  await leaves('dissolved a batch', calls('rita', `/api/batches/${other.id}/dissolution`, { reason: 'no' }))
}, 900_000)

/** What no test here does, and why. */
const ELSEWHERE: Readonly<Partial<Record<Action, string>>> = {
  'made it an agency': 'above, once',
  'named the office': 'above, once',
  'signed off on paper': 'of one computer: workstation-batches.test.ts',
  'looked at whom a policy moves': 'once the bench is ready: workstation-policy.test.ts',
  'held an approval': 'of the program itself: workstation-court.test.ts',
  'a run was refused': 'of a run that ends by itself',
  'purged a backup': 'when its time is over: workstation-rules.test.ts',
  'purged what was said of people': 'when its time is over: workstation-rules.test.ts',
}

/** What is asked for and not seen here. */
const NOT_SEEN: readonly string[] = [
  // They lead a browser elsewhere and back: workstation-elsewhere.test.ts
  'get /api/sign-in/elsewhere',
  'get /api/sign-in/elsewhere/back',
  // Of letters to people whose relief was granted: the bytes of the command line, workstation-batches.test.ts
  'get /api/batches/{id}/letters/{name}',
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
})

test('every kind of act was done here and left its one entry; a new one stands in neither list and fails', async () => {
  const missing = ACTIONS.filter(action => (left.get(action) ?? 0) === 0 && ELSEWHERE[action] === undefined)
  expect(missing).toEqual([])
  expect(await verifyAudit(agency.started.services.db)).toHaveProperty('entries')
})
