/** An agency under attack, as outsiders, insiders and whoever gets a file of it have tried: each test is a way that once led somewhere. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { STEPS } from '../src/review/database/migrations.ts'
import { BACKUP_VERSION, writeBackup } from '../src/review/keeping/backup-file.ts'
import { rotateKeys } from '../src/review/keeping/rotate-keys.ts'
import { SHUT_MS } from '../src/review/sign-in/tries.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import { type Caller, callerWith, passable } from './workstation.ts'

const place = workplace()
const COUNTY = ['--county', 'YOLO']
let folder: string
let agency: Agency
const members = new Map<string, Member>()
const as = (account: string): Promise<Caller> => agency.signIn(members.get(account) as Member)

beforeAll(async () => {
  const file = place.fresh('county.csv')
  folder = dirname(file)
  const run = join(folder, 'run')
  await setaside(['synth', '--rows', '600', '--seed', 'hostile', ...COUNTY, '--out', file])
  await setaside(['run', file, ...COUNTY, '--as-of', '2026-11-01', '--out', run])
  agency = await startAgency(file, async caller => {
    await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
  })
  members.set('keys', agency.admin)
  for (const [account, role] of [
    ['rita', 'reviewer'],
    ['paul', 'approver'],
  ] as const)
    members.set(account, await agency.member(account, [role]))
}, 300_000)
afterAll(() => agency?.stop())

/** What the server answers to bytes that no library would send. */
function sent(
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): Promise<number> {
  const { hostname, port } = new URL(agency.started.origin)
  return new Promise((done, failed) => {
    const asked = request({
      ...{ host: hostname, port, path, method: 'POST' },
      headers: {
        origin: agency.started.origin,
        'x-setaside': 'test',
        'content-type': 'application/json',
        ...headers,
      },
    })
    asked.on('response', answer => {
      done(answer.statusCode ?? 0)
      asked.destroy()
    })
    asked.on('error', failed)
    if (body === undefined) asked.flushHeaders()
    else asked.end(body)
  })
}

test('whoever is not signed in sends a little, of a length that is known; what is nested without end is no fault', async () => {
  // None of these has sent its body when it is refused.
  expect(await sent('/api/sign-in', { 'transfer-encoding': 'chunked' }, undefined)).toBe(411)
  expect(await sent('/api/sign-in', { 'content-length': '100001' }, undefined)).toBe(413)
  expect(await sent('/api/session', { 'content-length': '49000000' }, undefined)).toBe(413)
  expect((await agency.nobody().call('/%00.js')).status).toBe(200)
  const rita = await as('rita')
  const deep = `{"policy":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`
  expect((await rita.call('/api/new-runs', { method: 'POST', body: deep })).status).toBe(400)
})

test('two who change the key at once change it twice: numbers are found, and codes are good', async () => {
  const { opened, vault } = agency.started.services
  const before = vault.generation()
  const rotations = [0, 1, 2, 3].map(async at => {
    await new Promise(go => setTimeout(go, at * 3))
    return await rotateKeys(opened, agency.data, vault)
  })
  expect((await Promise.all(rotations)).toSorted((a, b) => a - b)).toEqual(
    [1, 2, 3, 4].map(more => before + more),
  )
  const rita = await as('rita')
  const { rows } = (await rita.call('/api/results?most=1')).json
  expect((await rita.call(`/api/facets?q=${rows[0].person}`)).json.people).toBe(1)
})

test('a backup that somebody has made up is not obeyed: what it calls a table is none', async () => {
  // As root the database is another user, who writes only where all may.
  const open = join(folder, 'open')
  mkdirSync(open)
  chmodSync(open, 0o777)
  const touched = join(open, 'touched')
  const backup = join(folder, 'made-up.backup')
  const header = { setasideBackup: BACKUP_VERSION, made: '2026-11-01', setaside: '0' } as const
  await writeBackup(
    backup,
    header,
    undefined,
    (async function* () {
      yield { json: { steps: Object.keys(STEPS), keys: 'AAAA\n' } }
      yield { json: { table: `act" (key) from program 'touch ${touched}; exit 1' -- `, columns: ['key'] } }
      yield { json: { table: 'act', rows: 0, sha256: '' } }
      yield { json: { tables: 1 } }
    })(),
  )
  const data = join(folder, 'restored', 'data')
  mkdirSync(dirname(data))
  passable(data)
  const { code } = await setaside(['restore', backup, '--data', data])
  expect({ code, touched: existsSync(touched) }).toEqual({ code: 3, touched: false })
})

test('whoever knocks without end leaves two entries a second at most, and the next says how many more there were', async () => {
  const { db } = agency.started.services
  const refused = () =>
    db.selectFrom('audit').select('detail').where('action', '=', 'refused').orderBy('number').execute()
  agency.clock.now += 61_000
  const before = (await refused()).length
  const knock = { method: 'POST', body: { invitation: 'x'.repeat(43) } }
  for (let times = 0; times < 150; times++)
    expect((await agency.nobody().call('/api/invitation', knock)).status).toBe(401)
  expect((await refused()).length).toBe(before + 120)
  agency.clock.now += 61_000
  await agency.nobody().call('/api/invitation', knock)
  expect((await refused()).at(-1)).toMatchObject({ detail: { notToldBefore: 30 } })
})

test('somebody who searches by the rows alone is recorded as one who searches by the list', async () => {
  const rita = await as('rita')
  const searches = async () =>
    (
      await agency.started.services.db
        .selectFrom('audit')
        .select('number')
        .where('action', '=', 'searched')
        .execute()
    ).length
  const before = await searches()
  await rita.call('/api/results?q=somebody')
  expect(await searches()).toBe(before + 1)
  // The page asks for both, and for more of it.
  await Promise.all(['/api/facets?q=nobody', '/api/results?q=nobody'].map(path => rita.call(path)))
  await rita.call('/api/results?q=nobody&from=50')
  expect(await searches()).toBe(before + 2)
  agency.clock.now += 20_000
  await rita.call('/api/facets?q=nobody')
  expect(await searches()).toBe(before + 3)
})

test('nobody approves or signs under the name of another who works here, or under one that reads otherwise than it is written', async () => {
  const rita = await as('rita')
  const named = async (name: string) =>
    (await rita.call('/api/session/name', { method: 'PUT', body: { name } })).status
  expect(await named('Paul  TEST')).toBe(409)
  expect(await named('Pául Test')).toBe(409)
  expect(await named('Rita\u202e Test')).toBe(400)
  expect(await named('Rita Test\nApproved')).toBe(400)
  expect(await named('Rita Ruiz')).toBe(200)
})

test('guessing at a name shuts it for guessers, and not for a browser in which its owner has signed in, nor for their codes', async () => {
  const paul = members.get('paul') as Member
  const { account, password } = paul
  const first = await agency.trySignIn({ account, password, code: agency.codeOf(paul) })
  const cookies = first.headers.getSetCookie().map(one => one.split(';', 1)[0] ?? '')
  const [session = '', browser = ''] = cookies
  const wrong = { account, password: 'a guess at it', code: '000000' }
  const own = callerWith(agency.started.origin, browser)
  for (let tries = 0; tries < 6; tries++) await agency.trySignIn(wrong)
  expect((await agency.trySignIn({ account, password, code: agency.codeOf(paul) })).status).toBe(429)
  expect((await agency.trySignIn({ account, password, code: agency.codeOf(paul) }, own)).status).toBe(200)
  const again = { method: 'POST', body: { code: agency.codeOf(paul) } }
  expect((await callerWith(agency.started.origin, session).call('/api/session/code', again)).status).toBe(200)
  // It has five tries of its own, and is of no other name.
  const guesses = await Promise.all([1, 2, 3, 4, 5, 6].map(() => agency.trySignIn(wrong, own)))
  expect(guesses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    401, 401, 401, 401, 401, 429,
  ])
  const rita = members.get('rita') as Member
  for (let tries = 0; tries < 6; tries++) await agency.trySignIn({ ...wrong, account: 'rita' })
  const asRita = { account: 'rita', password: rita.password, code: agency.codeOf(rita) }
  expect((await agency.trySignIn(asRita, own)).status).toBe(429)
  agency.clock.now += SHUT_MS
})

/** Files in which a text stands, byte for byte. */
function filesWith(text: string, at: string): readonly string[] {
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map(name => join(at, name))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .filter(path => readFileSync(path).includes(text))
}

test('what is purged is in no file of the data folder: no table, no log of the database, no answer that is kept', async () => {
  const other = join(folder, 'other.csv')
  await setaside(['synth', '--rows', '150', '--seed', 'purged', ...COUNTY, '--out', other])
  const out = join(folder, 'other')
  await setaside(['run', other, ...COUNTY, '--as-of', '2026-11-01', '--out', out])
  const paul = await as('paul')
  const { id } = (await paul.call('/api/runs', { method: 'POST', body: { folder: out } })).json
  const { db } = agency.started.services
  const names = async (run: number) =>
    (await db.selectFrom('person').select('name').where('run_id', '=', run).execute()).map(one => one.name)
  const kept = new Set(await names(1))
  const gone = (await names(id)).filter(name => !kept.has(name)).slice(0, 3)
  await db
    .insertInto('act')
    .values({
      user_id: 1,
      key: 'asked-before',
      way: 'x',
      sent: Buffer.alloc(1),
      answer: `{"name":"${gone[0]}"}`,
    })
    .execute()
  expect(filesWith(gone[0] as string, agency.data)).not.toEqual([])
  const purge = { method: 'POST', body: { run: id, reason: 'a test' } }
  expect((await paul.call(`/api/runs/${id}/purge`, purge)).status).toBe(200)
  for (const name of gone) expect(filesWith(name, agency.data)).toEqual([])
})
