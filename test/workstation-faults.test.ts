/** What was saved is saved once, whatever fails meanwhile: the database, the server, the way between. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setaside, workplace } from './command.ts'
import { type Answered, type Caller, startWorkstation, type Workstation } from './workstation.ts'

const COUNTY = ['--county', 'YOLO']
const place = workplace()
let station: Workstation
let caller: Caller
let person: string

beforeAll(async () => {
  const file = place.fresh('county.csv')
  const run = join(dirname(file), 'run')
  await setaside(['synth', '--rows', '3000', '--seed', 'faults', ...COUNTY, '--out', file])
  await setaside(['run', file, ...COUNTY, '--as-of', '2026-11-01', '--out', run])
  station = await startWorkstation(join(dirname(file), 'data'))
  caller = await station.signIn('dana')
  await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
  person = (await caller.call('/api/results?most=1')).json.rows[0].person
})
afterAll(async () => {
  await station?.stop()
})

const note = (text: string, key: string): Promise<Answered> =>
  caller.call(`/api/people/${person}/notes`, {
    method: 'POST',
    body: { text },
    headers: { 'idempotency-key': key },
  })
const notes = async (): Promise<readonly string[]> =>
  (await caller.call(`/api/people/${person}`)).json.notes.map(({ text }: { text: string }) => text)

/** Sends until it is answered, as the pages do. */
async function until200(send: () => Promise<Answered>): Promise<Answered> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await send().catch(() => undefined)
    if (answered?.status === 200) return answered
    await new Promise(done => setTimeout(done, 200))
  }
  throw new Error('it was never answered')
}

/** Ends the database as a crash does. */
function killDatabase(): void {
  const [pid = ''] = readFileSync(join(station.data, 'database', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

test('what is sent under one key is done once: again, at once, and with something else under it', async () => {
  const key = 'note-key-0001'
  const [first, second, third] = await Promise.all([note('once', key), note('once', key), note('once', key)])
  const later = await note('once', key)
  const kept = [first, second, third].filter(({ status }) => status === 200)
  expect(kept.length).toBeGreaterThan(0)
  for (const one of [first, second, third]) expect([200, 503]).toContain(one.status)
  expect(later.status).toBe(200)
  expect(later.json.id).toBe(kept[0]?.json.id)
  expect(await notes()).toEqual(['once'])
  expect(await note('another', key)).toMatchObject({ status: 409 })
  expect((await note('short', 'key')).status).toBe(400)
  expect(await notes()).toEqual(['once'])
  const other = await station.signIn('erin')
  const own = await other.call(`/api/people/${person}/notes`, {
    method: 'POST',
    body: { text: 'mine' },
    headers: { 'idempotency-key': key },
  })
  expect(own.json.id).not.toBe(later.json.id)
})

test('views that come together are written together, each once, and every entry holds the one before', async () => {
  const before = (await caller.call('/api/audit')).json.entries[0].number
  const seen = await Promise.all(Array.from({ length: 60 }, () => caller.call(`/api/people/${person}`)))
  expect(seen.every(({ status }) => status === 200)).toBe(true)
  const audit = (await caller.call('/api/audit')).json
  expect(audit.entries[0].number).toBe(before + 60)
  expect(audit.holds).toBe(true)
})

test('a database that is killed while people save comes back by itself, with everything saved, once', async () => {
  const before = (await notes()).length
  const saving = Array.from({ length: 20 }, (_, at) => until200(() => note(`note ${at}`, `fault-key-${at}`)))
  killDatabase()
  await Promise.all(saving)
  const all = await notes()
  expect(all.length).toBe(before + 20)
  for (let at = 0; at < 20; at++) expect(all.filter(text => text === `note ${at}`)).toHaveLength(1)
  expect((await caller.call('/api/audit')).json.holds).toBe(true)
})

test('a server that is killed while people save starts again, and what they send again is saved once', async () => {
  const before = (await notes()).length
  const saving = Array.from({ length: 10 }, (_, at) => note(`late ${at}`, `late-key-${at}`).catch(() => {}))
  await station.kill()
  await Promise.all(saving)
  station = await startWorkstation(station.data)
  caller = await station.signIn('dana')
  for (let at = 0; at < 10; at++) expect((await note(`late ${at}`, `late-key-${at}`)).status).toBe(200)
  const all = await notes()
  expect(all.length).toBe(before + 10)
  expect((await caller.call('/api/audit')).json.holds).toBe(true)
})
