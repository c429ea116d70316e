/** What a backup is brought back into: today's schema from every earlier one, an outside PostgreSQL and back, a data folder of another name; and what is no whole backup, which brings nothing. */
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAlone } from '../src/review/audit.ts'
import { verifyAudit } from '../src/review/audit-chain.ts'
import { type Opened, openDatabase } from '../src/review/database/connection.ts'
import { type Embedded, startEmbedded } from '../src/review/database/embedded.ts'
import { migrate, STEPS } from '../src/review/database/migrations.ts'
import { backUp } from '../src/review/keeping/backup.ts'
import { openBackup } from '../src/review/keeping/backup-file.ts'
import { newRecoveryKey, shuttingHalf } from '../src/review/keeping/recovery-key.ts'
import { restore } from '../src/review/keeping/restore.ts'
import { openVault } from '../src/review/vault.ts'
import { setaside, workplace } from './command.ts'
import { sized } from './size.ts'
import { type Caller, passable, startWorkstation } from './workstation.ts'

const place = workplace()
let folder: string
let outside: Embedded
let opened: Opened

beforeAll(async () => {
  folder = dirname(place.fresh('outside'))
  const own = join(folder, 'outside')
  passable(own)
  mkdirSync(own)
  outside = await startEmbedded(own)
  opened = openDatabase(outside.connection, 2)
}, 180_000)
afterAll(async () => {
  await opened?.close()
  await outside?.stop()
})

/** A database of the outside server that belongs to a user who owns it and nothing more. */
async function newDatabase(name: string): Promise<string> {
  await sql.raw(`create role "${name}" login password 'secret of ${name}'`).execute(opened.db)
  await sql.raw(`create database "${name}" owner "${name}"`).execute(opened.db)
  const { host = '', port = 5432 } = outside.connection
  return `postgresql://${name}:${encodeURIComponent(`secret of ${name}`)}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
}

const NOW = new Date('2026-11-30T17:00:00Z')
/** Since there are backups. */
const SINCE = '0006-agency'
const all = Object.keys(STEPS).filter(name => name >= SINCE)
/** As usual the first, the last, and those after which a step makes something of what is there. */
const earlier = sized(
  all.filter((name, at) => at === 0 || at === all.length - 1 || /^00(08|13)/.test(name)),
  all,
)

/** Somebody who works there, a run of one person, a case, and two entries of the audit. */
async function filled(one: Opened): Promise<void> {
  await sql`insert into user_account (os_user, name) values ('dana', 'Dana Reyes')`.execute(one.db)
  await sql`insert into session (id, user_id, opened, seen) values ('\\x01', 1, now(), now())`.execute(one.db)
  await sql`insert into run (folder, sha256, as_of, county, program, rules, rows, opened_by, ready, current)
    values ('/somewhere/run', 'abc', '2026-11-01', 'YOLO', 'prop64', '1', '{}', 1, true, true)`.execute(
    one.db,
  )
  await sql`insert into person values (1, '7', 'EXAMPLE,SOMEBODY MADE\\UP', '1980-01-01', 1, 1, 1, 1, 0, 0, 0)`.execute(
    one.db,
  )
  await sql`insert into review_case (run_id, person_id, count_key, fact, asks, about, of_law, answers, choices, kind, unit, waiting, state, changed)
    values (1, '7', '1', 'f', 'Is it so?', '', false, '[]', '[]', 'yes-no', '', '[]', 'waiting', '2026-01-02T03:04:05Z')`.execute(
    one.db,
  )
  for (const action of ['signed in', 'opened a run'] as const)
    await recordAlone(one.db, { userId: 1, who: 'Dana Reyes', session: 'x' }, { action }, NOW)
}

test.each(earlier)('a backup of the schema of %s comes back in today’s', async step => {
  const name = `from_${step.slice(0, 4)}`
  const from = openDatabase({ connectionString: await newDatabase(name) }, 2)
  const into = openDatabase({ connectionString: await newDatabase(`${name}_again`) }, 2)
  const data = join(folder, name)
  mkdirSync(data)
  openVault(data)
  try {
    await migrate(from.db as never, STEPS, step)
    await filled(from)
    const path = join(folder, `${name}.backup`)
    await backUp(from, { data, path, setaside: '0.0.0', now: NOW, plain: false })
    const backup = await openBackup(path)
    if ('why' in backup) throw new Error(backup.why)
    const done = await restore(into, backup, undefined, join(folder, `${name}_again`))
    expect(done).toHaveProperty('tables')
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      into.db,
    )
    expect(rows.map(one => one.name)).toEqual(Object.keys(STEPS))
    expect(await verifyAudit(into.db)).toMatchObject({ entries: 2 })
    expect(await into.db.selectFrom('person').select('name').execute()).toEqual([
      { name: 'EXAMPLE,SOMEBODY MADE\\UP' },
    ])
    // What later steps made of what was there.
    const words = await into.db.selectFrom('name_word').select('word').orderBy('word').execute()
    if (step < '0009') expect(words.length).toBeGreaterThan(2)
    if (step < '0014')
      expect(await into.db.selectFrom('review_case').select('since').execute()).toEqual([
        { since: new Date('2026-01-02T03:04:05Z') },
      ])
    expect(await into.db.selectFrom('session').select('user_id').execute()).toEqual([])
    const next = await sql<{
      id: number
    }>`insert into user_account (os_user, name) values ('new', '') returning id`.execute(into.db)
    expect(next.rows).toEqual([{ id: 2 }])
  } finally {
    await from.close()
    await into.close()
  }
})

/** A run that is made in the workstation itself, of a file that was brought there. */
async function makeRun(caller: Caller, origin: string, file: string): Promise<void> {
  const { id } = (await caller.call('/api/new-runs', { method: 'POST', body: {} })).json
  await fetch(`${origin}/api/new-runs/${id}/files/county.csv`, {
    method: 'PUT',
    body: readFileSync(file),
    headers: { cookie: caller.cookie, origin, 'x-setaside': 'test' },
  })
  const body = { jurisdiction: 'us-ca', county: 'YOLO', asOf: '2026-11-01', program: 'prop64' }
  const job = (await caller.call(`/api/new-runs/${id}/begin`, { method: 'POST', body })).json
  await expect
    .poll(async () => (await caller.call(`/api/jobs/${job.id}`)).json.state, {
      timeout: 120_000,
      interval: 200,
    })
    .toBe('done')
}

test('from the database of the program into one outside and back, in folders of other names: every table is the same, and so is every page', async () => {
  const file = join(folder, 'county.csv')
  await setaside(['synth', '--rows', '1000', '--seed', 'restore', '--county', 'YOLO', '--out', file])
  const first = join(folder, 'first')
  const station = await startWorkstation(first)
  const dana = await station.signIn('dana')
  await makeRun(dana, station.origin, file)
  const { rows } = (await dana.call('/api/results?most=200')).json
  const people = [...new Set<string>(rows.map(({ person }: { person: string }) => person))]
  await dana.call(`/api/people/${people[0]}/notes`, { method: 'POST', body: { text: 'a note' } })
  const pagesOf = async (caller: Caller): Promise<readonly string[]> => {
    const found: string[] = []
    for (const person of people) {
      const { page, counts, notes } = (await caller.call(`/api/people/${person}`)).json
      found.push(JSON.stringify({ page, counts, notes }))
    }
    return found
  }
  const pages = await pagesOf(dana)
  expect(pages.length).toBeGreaterThan(5)
  const one = join(folder, 'one.backup')
  const made = await setaside(['backup', '--data', first, '--out', one, '--json'])
  await station.stop()

  // Another's server, another folder: the runs are copied beside it.
  const url = await newDatabase('agency')
  const second = join(folder, 'second')
  const env = { DATABASE_URL: url }
  const restored = await setaside(['restore', one, '--data', second, '--json'], { env })
  expect(restored.err).toBe('')
  expect(JSON.parse(restored.out).tables).toEqual(JSON.parse(made.out).tables)
  // Until they are, it is told where they belong.
  let there = await startWorkstation(second, env)
  const missing = await (await there.signIn('dana')).call('/api/results?most=1')
  expect(missing.status).not.toBe(500)
  const [lost] = (await (await there.signIn('dana')).call('/api/runs')).json.runs
  expect(lost.unusable).toContain(join(second, 'runs'))
  await there.stop()
  cpSync(join(first, 'runs'), join(second, 'runs'), { recursive: true })
  there = await startWorkstation(second, env)
  expect(await pagesOf(await there.signIn('dana'))).toEqual(pages)
  const two = join(folder, 'two.backup')
  const again = await setaside(['backup', '--data', second, '--out', two, '--json'], { env })
  expect(again.err).toBe('')
  await there.stop()
  expect((await setaside(['restore', one, '--data', second], { env })).err).toContain('holds work already')

  const third = join(folder, 'third')
  passable(third)
  const back = await setaside(['restore', two, '--data', third, '--json'])
  expect(JSON.parse(back.out).tables).toEqual(JSON.parse(again.out).tables)
  cpSync(join(first, 'runs'), join(third, 'runs'), { recursive: true })
  const last = await startWorkstation(third)
  expect(await pagesOf(await last.signIn('dana'))).toEqual(pages)
  await last.stop()
  expect(await setaside(['audit', 'verify', '--data', third])).toMatchObject({ code: 0, err: '' })
}, 600_000)

test('whatever is cut off a backup, or changed in it, at any place, is seen before anything is brought in', async () => {
  const from = openDatabase({ connectionString: await newDatabase('cut') }, 2)
  const data = join(folder, 'cut')
  mkdirSync(data)
  openVault(data)
  await migrate(from.db as never)
  await filled(from)
  const key = newRecoveryKey()
  const path = join(folder, 'cut.backup')
  await backUp(from, { data, path, setaside: '0.0.0', now: NOW, plain: true })
  const plain = readFileSync(path)
  await from.db
    .updateTable('office')
    .set({ recovery: JSON.stringify({ key: shuttingHalf(key), made: NOW.toISOString() }) })
    .execute()
  await backUp(from, { data, path, setaside: '0.0.0', now: NOW, plain: false })
  await from.close()
  const sealed = readFileSync(path)
  const other = join(folder, 'other.backup')
  const whyNot = async (bytes: Buffer): Promise<boolean> => {
    writeFileSync(other, bytes)
    return 'why' in (await openBackup(other))
  }
  for (const whole of [plain, sealed]) {
    expect(await whyNot(whole)).toBe(false)
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / sized(20, 60))) {
      const flipped = Buffer.from(whole)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      expect(await whyNot(flipped), `a bit of byte ${at}`).toBe(true)
      expect(await whyNot(whole.subarray(0, at)), `cut at ${at}`).toBe(true)
      expect(await whyNot(Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]))).toBe(true)
    }
    expect(await whyNot(Buffer.concat([whole, Buffer.alloc(1)]))).toBe(true)
  }

  // Whoever writes the last hash anew as well: the hash of the table does not fit, and of a sealed one nothing opens.
  const rehashed = (bytes: Buffer): Buffer =>
    Buffer.concat([bytes, createHash('sha256').update(bytes).digest()])
  const begin = plain.indexOf(0x0a) + 1
  const inner = gunzipSync(plain.subarray(begin, -32))
  const at = inner.indexOf('SOMEBODY')
  expect(at).toBeGreaterThan(0)
  inner.write('SOMEBADY', at)
  const forged = join(folder, 'forged.backup')
  const changed = Buffer.from(sealed.subarray(0, -32))
  changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1
  for (const [name, bytes] of [
    ['forged', rehashed(Buffer.concat([plain.subarray(0, begin), gzipSync(inner)]))],
    ['sealed', rehashed(changed)],
  ] as const) {
    writeFileSync(forged, bytes)
    chmodSync(forged, 0o600)
    const written = join(folder, 'recovery.txt')
    writeFileSync(written, key)
    const url = await newDatabase(`no_${name}`)
    const into = join(folder, `no_${name}`)
    const told = await setaside(['restore', forged, '--data', into, '--key', written], {
      env: { DATABASE_URL: url },
    })
    expect(told, name).toMatchObject({ code: 3 })
    expect(told.err).toContain('could not be brought in, and nothing was')
    expect(told.err).not.toContain('SOMEB')
    const empty = openDatabase({ connectionString: url }, 1)
    for (const table of ['user_account', 'run', 'person', 'audit']) {
      const there = await sql<{ is: string | null }>`select to_regclass(${table})::text as is`.execute(
        empty.db,
      )
      if (there.rows[0]?.is === null) continue
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        empty.db,
      )
      expect(rows, `${name}: ${table}`).toEqual([{ n: 0 }])
    }
    await empty.close()
  }
}, 180_000)
