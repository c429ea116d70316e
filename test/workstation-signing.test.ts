/** Signing in spite of what blocks: each check that can be made to fail here is, and whoever may sign tries to, with the list they have read, an older one, or what was sent before. */
import { appendFileSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BLOCKS } from '../src/review/batch-checks.ts'
import { decide } from '../src/review/case-work.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import { YOLO } from './office.ts'
import type { Answered, Caller } from './workstation.ts'

const place = workplace()
const { policyAuthority: _, ...WITHOUT } = YOLO as typeof YOLO & { readonly policyAuthority?: unknown }
let agency: Agency
let rita: Caller
let paul: Caller
const members = new Map<string, Member>()
let id: number
/** What was tried to be signed in spite of it. */
const tried = new Set<string>()
let counts: readonly { readonly approval: number; readonly person: string; readonly count: string }[]

const done = async (who: Caller, path: string, body: unknown, method = 'POST'): Promise<Answered['json']> => {
  const { status, json, text } = await who.call(path, { method, body })
  expect({ path, status, text: text.slice(0, 300) }).toMatchObject({ status: 200 })
  return json
}
const get = async (path: string): Promise<Answered['json']> => (await rita.call(path)).json
const office = (file: unknown) => done(paul, '/api/filing/office', { text: JSON.stringify(file) }, 'PUT')
const code = (): Promise<Answered> =>
  paul.call('/api/session/code', {
    method: 'POST',
    body: { code: agency.codeOf(members.get('paul') as Member) },
  })

beforeAll(async () => {
  const file = place.fresh('county.csv')
  const folder = dirname(file)
  await setaside(['synth', '--rows', '3000', '--seed', 'signing', '--county', 'YOLO', '--out', file])
  const commas = readFileSync(file, 'utf8').split('\n', 1)[0]?.replaceAll(/[^,]/g, '')
  // A line that names nobody.
  appendFileSync(file, `A${commas}#\n`)
  for (const [name, ...more] of [
    ['run', '--policy', 'los-angeles'],
    ['automatic', '--program', 'automatic'],
  ] as const) {
    const out = join(folder, name)
    const asked = ['run', file, '--county', 'YOLO', '--as-of', '2026-11-01', '--out', out, ...more]
    // It ends with 4 where a line names nobody.
    expect((await setaside(asked)).code).toBe(4)
  }
  agency = await startAgency(join(folder, 'agency'), async alone => {
    for (const name of ['run', 'automatic']) await done(alone, '/api/runs', { folder: join(folder, name) })
  })
  for (const [account, role] of [
    ['rita', 'reviewer'],
    ['paul', 'approver'],
  ] as const)
    members.set(account, await agency.member(account, [role]))
  rita = await agency.signIn(members.get('rita') as Member)
  paul = await agency.signIn(members.get('paul') as Member)
  await office(YOLO)
  const effects = await done(rita, '/api/approvals/effects', {})
  await done(rita, '/api/approvals', { expects: effects.counts })
  ;({ id } = await done(rita, '/api/batches', {}))
  const { number } = (await read()).checks.find((one: { name: string }) => one.name === 'nobody')
  expect(number).toBe(1)
  await isRefused({ version: 1 }, 'nobody', /name nobody/)
  await done(rita, `/api/batches/${id}/going-on`, { despite: number })
  ;({ counts } = await get(`/api/batches/${id}/counts`))
}, 600_000)
afterAll(() => agency?.stop())

interface Read {
  readonly version: number
  readonly list?: string
}
const read = async (): Promise<Read & Answered['json']> => get(`/api/batches/${id}/checks`)
const states = ({ checks }: Answered['json'], state: string): string[] =>
  checks.filter((one: { state: string }) => one.state === state).map(({ name }: { name: string }) => name)
const sign = ({ version, list = '0'.repeat(64) }: Read): Promise<Answered> =>
  paul.call(`/api/batches/${id}/signature`, {
    method: 'POST',
    body: { version, list, how: 'code', stands: true },
  })

/** It is told as what blocks; neither the list of now nor the one that was read before is signed, with a code that is fresh. */
async function isRefused(before: Read, name: string | undefined, says: RegExp): Promise<void> {
  await code()
  const now = await read()
  if (name !== undefined) expect(states(now, 'stop')).toContain(name)
  for (const list of [now, before, { ...now, list: before.list }]) {
    const { status, json } = await sign(list)
    expect({ name, status, detail: json.detail }).toEqual({
      name,
      status: 409,
      detail: expect.stringMatching(name === undefined || list !== before ? says : /./),
    })
  }
  expect((await get(`/api/batches/${id}`)).state).toBe('open')
  if (name !== undefined) tried.add(name)
}

/** As somebody who can write into the database leaves it: by the API none of it can be made. */
const byHand = async (makes: ReturnType<typeof sql>): Promise<void> => {
  await makes.execute(agency.started.services.db)
}

test('what is to be looked at is told with its counts, and blocks nobody', async () => {
  const { checks, blocked } = await read()
  expect(blocked).toBe(false)
  const looks = checks.filter(({ state }: { state: string }) => state === 'look')
  expect(looks.map(({ name }: { name: string }) => name)).toContain('unverified')
  for (const { approvals } of looks) expect(approvals.length).toBeGreaterThan(0)
  const [one] = counts
  // A count without a case number, and one whose case has another count that waits.
  await byHand(
    sql`update conviction set case_numbers = '' where person_id = ${one?.person} and count_key = ${one?.count}`,
  )
  expect(states(await read(), 'look')).toContain('no-number')
})

test('a second read is missing', async () => {
  const before = await read()
  const [one] = counts
  const asked = sql`(select run_id from conviction where person_id = ${one?.person} limit 1)`
  await byHand(sql`insert into review_case
    (run_id, person_id, count_key, fact, asks, about, of_law, answers, choices, kind, unit, waiting, state)
    select id, ${one?.person}, ${one?.count}, 'a question of the test', 'Is it?', 'conviction', true, '[]', '["yes","no"]', 'yes-no', '',
      ${JSON.stringify([one?.count])}, 'second-read' from run where current and ${asked} is not null`)
  await isRefused(before, 'second-read', /still need their second read/)
  await byHand(sql`delete from review_case where fact = 'a question of the test'`)
})

test('a count is approved twice: the API refuses the second, and what was put in by hand blocks', async () => {
  const before = await read()
  const [one] = counts
  const again = { counts: [{ person: one?.person, count: one?.count }], expects: 1 }
  expect((await rita.call('/api/approvals', { method: 'POST', body: again })).status).toBe(409)
  await byHand(sql`insert into approval (run_id, person_id, identity, count_key, statute, relief, standing, state, approved_by, approved_name, approved_on, note)
    select run_id, person_id, identity, count_key, case when statute = '' then 'another' else '' end, relief, standing, 'approved', approved_by, approved_name, approved_on, ''
    from approval where id = ${one?.approval}`)
  await isRefused(before, 'twice', /approved twice/)
  await byHand(
    sql`delete from approval where person_id = ${one?.person} and count_key = ${one?.count} and id <> ${one?.approval}`,
  )
})

test('the office has no authority for what rests on its policy any more', async () => {
  const before = await read()
  await office(WITHOUT)
  await isRefused(before, 'authority', /no authority/)
  await office(YOLO)
})

test('an answer has changed since it was approved', async () => {
  const before = await read()
  const [one] = counts
  const kept = sql`from approval where id = ${one?.approval}`
  await byHand(sql`create table of_test as select standing ${kept}`)
  await byHand(
    sql`update approval set standing = standing || '{"relief":"another"}' where id = ${one?.approval}`,
  )
  await isRefused(before, 'changed', /has changed since/)
  await byHand(sql`update approval set standing = (select standing from of_test) where id = ${one?.approval}`)
})

test('no office of this county is named, as far as the program can read it', async () => {
  const before = await read()
  await byHand(
    sql`insert into filing_office (text, sha256, added_by) select '{}', sha256, added_by from filing_office limit 1`,
  )
  await isRefused(before, 'office', /no office of this county is named/)
  await byHand(sql`delete from filing_office where text = '{}'`)
})

test('under the number of an approved count is somebody else', async () => {
  const before = await read()
  const [one] = counts
  const mine = sql`where id = ${one?.approval}`
  await byHand(sql`create table of_identity as select identity from approval ${mine}`)
  await byHand(sql`update approval set identity = sha256(identity) ${mine}`)
  await isRefused(before, 'not-in-run', /whom the run does not have/)
  await byHand(sql`update approval set identity = (select identity from of_identity) ${mine}`)
})

test('a fact was given of somebody of the batch, and the run was not decided again, though it was taken back since', async () => {
  const before = await read()
  const [one] = counts
  await byHand(sql`insert into fact
    (person_id, identity, count_key, fact, value, unit, source, "by", as_of, corrects, reason, added_by, withdrawn, withdrawn_by, withdrawn_why)
    select person_id, identity, count_key, 'a fact of the test', 'yes', '', 'court file', 'rita', '2026-10-01', false, '', approved_by, now(), approved_by, 'a slip'
    from approval where id = ${one?.approval}`)
  await isRefused(before, 'decided', /facts were added since/)
  await byHand(sql`delete from fact where fact = 'a fact of the test'`)
})

test('the list was changed by one count between the page and the signature', async () => {
  const before = await read()
  const [, two] = counts
  const out = { approvals: [two?.approval], reason: 'read once more' }
  await done(rita, `/api/batches/${id}/taking-out`, out)
  await code()
  expect((await sign(before)).status).toBe(409)
  // With the version of now and the list of before as well: the list is what is signed.
  const { version } = await read()
  expect((await sign({ version, list: before.list })).json.detail).toContain('not the one that was read')
  expect((await get(`/api/batches/${id}`)).state).toBe('open')
})

test('the only reader of a count, and whoever has no fresh code, do not sign; what signed once signs nothing else', async () => {
  const [, two] = counts
  // What was taken out is approved by whoever would sign.
  await done(paul, '/api/approvals', { counts: [{ person: two?.person, count: two?.count }], expects: 1 })
  await done(rita, `/api/batches/${id}/counts`, {})
  await code()
  expect((await sign(await read())).json.detail).toContain('nobody but the signer has read')
  // Nor has somebody who looked for an answer and found none; whoever gave one has.
  const { db } = agency.started.services
  const { id: by } = await db
    .selectFrom('user_account')
    .select('id')
    .where('os_user', '=', 'rita')
    .executeTakeFirstOrThrow()
  const one = await db
    .selectFrom('review_case')
    .select(['id', 'person_id', 'waiting'])
    .where('run_id', '=', 1)
    .executeTakeFirstOrThrow()
  const ofTwo = (person_id: string, waiting: readonly string[]) =>
    db
      .updateTable('review_case')
      .set({ person_id, waiting: JSON.stringify(waiting) })
      .where('id', '=', one.id)
      .execute()
  await ofTwo(two?.person ?? '', [two?.count ?? ''])
  const alone = async () => (await paul.call(`/api/batches/${id}/checks`)).json.readAlone
  await decide(db, one.id, by, { kind: 'not-found' })
  expect(await alone()).toBe(1)
  await decide(db, one.id, by, { kind: 'answer' })
  expect(await alone()).toBe(0)
  await db.updateTable('decision').set({ undone: new Date() }).where('case_id', '=', one.id).execute()
  await ofTwo(one.person_id, one.waiting)
  await done(rita, `/api/batches/${id}/taking-out`, {
    approvals: [two?.approval],
    reason: 'another reads it',
  })
  const other = await agency.signIn(members.get('paul') as Member)
  const { version, list } = await read()
  const body = { version, list, how: 'code', stands: true }
  const signature = `/api/batches/${id}/signature`
  // A sign-in is no code given again, and another session's code is not this one's.
  expect((await other.call(signature, { method: 'POST', body })).json.detail).toContain(
    'code from your phone',
  )
  await code()
  const key = { 'idempotency-key': 'a-key-of-this-test-0001' }
  expect((await paul.call(signature, { method: 'POST', body, headers: key })).status).toBe(200)
  const signed = await get(`/api/batches/${id}`)
  // Sent again by the same key it is told again, and done once; by another it is refused.
  await paul.call(signature, { method: 'POST', body, headers: key })
  expect((await sign({ version, list })).status).toBe(409)
  expect((await get(`/api/batches/${id}`)).version).toBe(signed.version)
  const entries = await agency.started.services.db
    .selectFrom('audit')
    .select('number')
    .where('action', '=', 'signed off')
    .execute()
  expect(entries).toHaveLength(1)
  // The code is used up: a batch that is made now is not signed with it.
  await done(rita, '/api/approvals', { counts: [{ person: two?.person, count: two?.count }], expects: 1 })
  ;({ id } = await done(rita, '/api/batches', {}))
  await done(rita, `/api/batches/${id}/going-on`, { despite: 1 })
  expect((await sign(await read())).json.detail).toContain('code from your phone')
  await done(rita, `/api/batches/${id}/dissolution`, { reason: 'the end of the test' })
})

test('what comes by itself is approved by nobody, and blocks where it was put in by hand', async () => {
  await done(rita, '/api/runs/2/current', undefined, 'PUT')
  const { rows } = await get('/api/results?answer=eligible&most=200')
  let one: { person: string; count: string; statute: string; relief: string } | undefined
  for (const { person, count } of rows as { person: string; count: string }[]) {
    const own = (await get(`/api/people/${person}/filing`)).counts.find(
      (each: { count: string }) => each.count === count,
    )
    const itself = own?.apart.find(({ who }: { who: string }) => who === 'itself')
    if (itself === undefined) continue
    one = { person, count, statute: itself.statute, relief: itself.relief }
    break
  }
  if (one === undefined) throw new Error('nothing comes by itself')
  const asked = { counts: [{ person: one.person, count: one.count, statute: one.statute }], expects: 1 }
  expect((await rita.call('/api/approvals', { method: 'POST', body: asked })).status).toBe(409)
  await byHand(sql`insert into approval (run_id, person_id, identity, count_key, statute, relief, standing, state, approved_by, approved_name, approved_on, note)
    select 2, person_id, identity, ${one.count}, ${one.statute}, ${one.relief}, '{}', 'approved',
      (select id from user_account where os_user = 'rita'), 'rita Test', '2026-11-30', ''
    from subject where run_id = 2 and person_id = ${one.person}`)
  const { id: own } = await agency.started.services.db
    .selectFrom('approval')
    .select('id')
    .where('run_id', '=', 2)
    .executeTakeFirstOrThrow()
  ;({ id } = await done(rita, '/api/batches', { approvals: [own] }))
  await isRefused({ version: 1 }, 'itself', /come by themselves/)
})

/** What no test here makes, and where it is. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'later-run': 'with a later run of the same people: workstation-court.test.ts',
  'not-ours': 'what is apart never reaches a batch: workstation-court.test.ts',
  refused: 'what the filing program refuses: filing.test.ts',
}

test('a new check that blocks, and that nobody tries to sign in spite of, fails', () => {
  expect(BLOCKS.filter(name => !tried.has(name) && ELSEWHERE[name] === undefined)).toEqual([])
})
