/** What an office keeps: an audit in which any change is named, backups that are whole and come back the same, and keys that change. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentText } from '../src/review/audit-chain.ts'
import { openDatabase } from '../src/review/database/connection.ts'
import { runningIn } from '../src/review/database/embedded.ts'
import { HASHED, rotateKeys, SEALED } from '../src/review/keeping/rotate-keys.ts'
import { type Agency, type Member, startAgency } from './agency.ts'
import { setaside, workplace } from './command.ts'
import { type Caller, passable, startWorkstation } from './workstation.ts'

const place = workplace()
let folder: string
let agency: Agency
let ana: Member
let people: readonly string[]

beforeAll(async () => {
  const file = place.fresh('county.csv')
  folder = dirname(file)
  const run = join(folder, 'run')
  const county = ['--county', 'YOLO']
  await setaside(['synth', '--rows', '1500', '--seed', 'keeping', ...county, '--out', file])
  await setaside(['run', file, ...county, '--as-of', '2026-11-01', '--out', run])
  agency = await startAgency(file, async caller => {
    await caller.call('/api/runs', { method: 'POST', body: { folder: run } })
  })
  ana = await agency.member('ana', ['reviewer'])
  const caller = await agency.signIn(ana)
  const { rows } = (await caller.call('/api/results?most=500')).json
  people = [...new Set<string>(rows.map((row: { person: string }) => row.person))]
  for (const person of people.slice(0, 5))
    await caller.call(`/api/people/${person}/notes`, {
      method: 'POST',
      body: { text: 'a note \\ with\ttabs\nand lines' },
    })
}, 300_000)
afterAll(() => agency?.stop())

const pages = async (caller: Caller, some: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const person of some) {
    const { counts, notes, facts, cases } = (await caller.call(`/api/people/${person}`)).json
    found.push(JSON.stringify({ counts, notes, facts, cases }))
  }
  return found
}

const verify = (...more: readonly string[]) => setaside(['audit', 'verify', '--data', agency.data, ...more])

describe('the audit', () => {
  test('it holds while people work; its last entry is noted, and a copy that ends before it is known', async () => {
    const noted = join(folder, 'noted.txt')
    const found = await verify('--note', noted)
    expect(found.code).toBe(0)
    expect(found.out).toMatch(
      /^The audit holds: \d+ entries, each with the one before it\.\nLast entry: \d+ [0-9a-f]{64}\n/,
    )
    expect(statSync(noted).mode & 0o077).toBe(0)
    expect((await verify('--note', noted)).code).toBe(2)
    expect((await verify('--noted', noted)).code).toBe(0)
    const [number = '', hash = ''] = readFileSync(noted, 'utf8').trim().split(' ')
    const later = join(folder, 'later.txt')
    writeFileSync(later, `${Number(number) + 7} ${hash}\n`)
    expect((await verify('--noted', later)).err).toContain(
      `entry ${Number(number) + 1} and those after it were cut off`,
    )
    writeFileSync(later, `${Number(number) - 1} ${hash}\n`)
    expect((await verify('--noted', later)).err).toContain(
      `entry ${Number(number) - 1} is not the one that had been noted`,
    )
    writeFileSync(later, 'something else')
    expect(await verify('--noted', later)).toMatchObject({ code: 2 })
  })

  /** Changes the audit as somebody could who has the database itself, and puts it back. */
  async function tampered(change: string): Promise<string> {
    const { db } = agency.started.services
    await sql.raw('create table if not exists kept as select * from audit').execute(db)
    await sql.raw('alter table audit disable trigger audit_is_kept').execute(db)
    await sql.raw(change).execute(db)
    const { code, err } = await verify()
    await sql.raw('delete from audit').execute(db)
    await sql.raw('insert into audit select * from kept').execute(db)
    await sql.raw('alter table audit enable trigger audit_is_kept').execute(db)
    await sql.raw('drop table kept').execute(db)
    return code === 3 ? err : `code ${code}`
  }

  test('whatever is changed of an entry, to the last bit, names it; so do a removal, an insertion and an exchange', async () => {
    const last = (
      await agency.started.services.db
        .selectFrom('audit')
        .select(({ fn }) => fn.max('number').as('n'))
        .executeTakeFirstOrThrow()
    ).n
    const changes: Readonly<Record<string, string>> = {
      "update audit set who = who || ' ' where number = 7": 'entry 7 is not what was written',
      "update audit set at = at + interval '1 microsecond' where number = 7": 'entry 7 is not',
      "update audit set session = 'x' || session where number = 7": 'entry 7 is not',
      "update audit set action = 'signed out' where number = 7": 'entry 7 is not',
      "update audit set object = object || '0' where number = 7": 'entry 7 is not',
      'update audit set user_id = 1 + coalesce(user_id, 1) % 2 where number = 7': 'entry 7 is not',
      "update audit set roles = roles || ' auditor' where number = 7": 'entry 7 is not',
      "update audit set run = run || 'f' where number = 7": 'entry 7 is not',
      'update audit set detail = detail || \'{"a": 1}\' where number = 7': 'entry 7 is not',
      'update audit set hash = set_byte(hash, 31, get_byte(hash, 31) # 1) where number = 7': 'entry 7 is not',
      'update audit set before_hash = set_byte(before_hash, 0, get_byte(before_hash, 0) # 128) where number = 7':
        'entry 7 is not',
      'delete from audit where number = 1': 'entry 1 is missing',
      'delete from audit where number between 7 and 9': 'entry 7 is missing',
      'update audit set number = number + 1000000 where number >= 7': 'entry 1000007 is not',
      'insert into audit select 0, at, user_id, who, session, action, object, detail, run, before_hash, hash, roles from audit where number = 3':
        'entry 0 was put in before the first',
      [`insert into audit select ${last + 1}, at, user_id, who, session, action, object, detail, run, before_hash, hash, roles from audit where number = 3`]: `entry ${last + 1} is not`,
      'update audit set number = case number when 7 then -8 when 8 then -7 end where number in (7, 8); update audit set number = -number where number < 0':
        'entry 7 is not',
    }
    for (const [change, says] of Object.entries(changes))
      expect(await tampered(change), change).toContain(says)
    // On a busy machine the server has noted, each minute, an end that was put in.
    rmSync(join(agency.data, 'audit.head'), { force: true })
    expect((await verify()).code).toBe(0)
  })

  test('a document that says the same in other signs is not the one that was written', async () => {
    const { db } = agency.started.services
    await sql
      .raw(
        `create table kept2 as select number from audit where detail @> '{"facts": 1}' or detail::text ~ '[0-9]' limit 1`,
      )
      .execute(db)
    const [one] = (
      await sql<{
        number: number
        detail: string
      }>`select number, detail::text from audit where detail::text ~ ': [0-9]+[,}]' limit 1`.execute(db)
    ).rows
    await sql.raw('drop table kept2').execute(db)
    expect(one).toBeDefined()
    const more = (one?.detail ?? '').replace(/: (\d+)([,}])/, ': $1.0$2')
    expect(await tampered(`update audit set detail = '${more}' where number = ${one?.number}`)).toContain(
      `entry ${one?.number} is not`,
    )
    const written = { b: [1, 'ä"\n', { long: true, a: 2.5 }], aa: {}, é: [] }
    const [{ text } = { text: '' }] = (
      await sql<{ text: string }>`select ${JSON.stringify(written)}::jsonb::text as text`.execute(db)
    ).rows
    expect(documentText(written)).toBe(text)
  })

  test('no entry, no view: where the audit cannot be written nobody is shown, and nothing is saved', async () => {
    const { db } = agency.started.services
    const caller = await agency.signIn(ana)
    const [person = ''] = people
    await sql
      .raw(
        "create function shut() returns trigger language plpgsql as $$ begin raise exception 'shut' using errcode = '57P01'; end $$",
      )
      .execute(db)
    await sql
      .raw('create trigger shut before insert on audit for each statement execute function shut()')
      .execute(db)
    const before = await db.selectFrom('note').select('id').execute()
    for (const path of [
      `/api/people/${person}`,
      `/api/people/${person}/rows`,
      '/api/rejects',
      '/api/doubts',
      '/api/facets?q=abc',
      '/api/facts.csv',
    ]) {
      const { status, text } = await caller.call(path)
      expect(status, path).toBe(503)
      expect(text).not.toContain(person)
    }
    const note = await caller.call(`/api/people/${person}/notes`, {
      method: 'POST',
      body: { text: 'unseen' },
    })
    expect(note.status).toBe(503)
    expect(await db.selectFrom('note').select('id').execute()).toEqual(before)
    await sql.raw('drop trigger shut on audit; drop function shut()').execute(db)
    expect((await caller.call(`/api/people/${person}`)).status).toBe(200)
  })
})

describe('backup and restore', () => {
  test('a backup that is made while people write is of one moment, and comes back the same, table by table and page by page', async () => {
    const caller = await agency.signIn(ana)
    const some = people.slice(0, -1).slice(0, 100)
    const before = await pages(caller, some)
    const file = join(folder, 'plain.backup')
    let writing = true
    const writer = (async () => {
      for (let at = 0; writing; at++)
        await caller.call(`/api/people/${people.at(-1)}/notes`, {
          method: 'POST',
          body: { text: `note ${at}` },
        })
    })()
    const made = await setaside(['backup', '--data', agency.data, '--out', file, '--json'])
    writing = false
    await writer
    expect(made.code).toBe(0)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(existsSync(`${file}.partial`)).toBe(false)
    const into = join(folder, 'restored')
    passable(into)
    const restored = await setaside(['restore', file, '--data', into, '--json'])
    expect(restored.err).toBe('')
    expect(JSON.parse(restored.out).tables).toEqual(JSON.parse(made.out).tables)
    // Each note is there with the entry of the audit that tells of it, or neither is.
    const station = await startWorkstation(into)
    const opened = openDatabase(runningIn(into) ?? {})
    const notes = await opened.db
      .selectFrom('note')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    const told = await opened.db
      .selectFrom('audit')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('action', '=', 'wrote a note')
      .executeTakeFirstOrThrow()
    expect(notes.n).toBe(told.n)
    await sql`update office set mode = 'one-computer'`.execute(opened.db)
    await opened.close()
    const again = await station.signIn('restorer')
    expect(await pages(again, some)).toEqual(before)
    await station.stop()
    expect(await setaside(['audit', 'verify', '--data', into])).toMatchObject({ code: 0 })
    expect(await setaside(['restore', file, '--data', into])).toMatchObject({ code: 3 })
  })

  test('sealed it opens with the recovery key alone; a byte changed, a piece cut off or another key is refused, and nothing is made', async () => {
    const key = join(folder, 'recovery.txt')
    expect(await setaside(['keys', 'recovery', '--data', agency.data, '--out', key])).toMatchObject({
      code: 0,
    })
    const file = join(folder, 'sealed.backup')
    expect(await setaside(['backup', '--data', agency.data, '--out', file])).toMatchObject({ code: 0 })
    const bytes = readFileSync(file)
    const [person = ''] = people
    expect(bytes.includes(person)).toBe(false)
    const into = join(folder, 'sealed-data')
    const refusedWith = async (path: string, ...more: readonly string[]): Promise<string> => {
      const { code, err } = await setaside(['restore', path, '--data', into, ...more])
      expect(existsSync(join(into, 'database'))).toBe(false)
      return `${code} ${err}`
    }
    expect(await refusedWith(file)).toMatch(/^2 .*is sealed/)
    const slip = join(folder, 'slip.txt')
    writeFileSync(
      slip,
      readFileSync(key, 'utf8').replace(/^./, letter => (letter === 'A' ? 'B' : 'A')),
    )
    expect(await refusedWith(file, '--key', slip)).toMatch(/^3 .*does not open/)
    const other = join(folder, 'other.backup')
    for (const [at, name] of [
      [bytes.length >> 1, 'middle'],
      [bytes.length - 1, 'hash'],
      [300, 'begin'],
    ] as const) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(other, changed)
      expect(await refusedWith(other, '--key', key), name).toMatch(/^3 .*(?:not what was written|no backup)/)
    }
    writeFileSync(other, bytes.subarray(0, bytes.length - 1000))
    expect(await refusedWith(other, '--key', key)).toMatch(/^3 /)
    writeFileSync(other, 'person_id,name\n')
    expect(await refusedWith(other, '--key', key)).toMatch(/^3 .*is no backup of Setaside/)
    passable(into)
    expect(await setaside(['restore', file, '--data', into, '--key', key])).toMatchObject({ code: 0 })
  })
})

describe('an administrator who can sign in no more', () => {
  test('is let in on the server with the recovery key alone: it is in the audit, what they had before is good no more, and tries that failed are forgotten', async () => {
    const key = join(folder, 'recovery.txt')
    const admitted = (...more: readonly string[]) =>
      setaside(['admit', ...more, '--data', agency.data, '--json'])
    expect((await admitted('keys')).err).toContain('there is a recovery key, and it is needed for this')
    const slip = join(folder, 'another.txt')
    writeFileSync(slip, 'AAAA-BBBB-CCCC')
    expect((await admitted('keys', '--key', slip)).err).toContain('this is not the recovery key')
    expect((await admitted('ana', '--key', key)).err).toContain(
      '[ana] is no administrator; those there are: [keys]',
    )
    const { account, password } = agency.admin
    for (let tries = 0; tries < 6; tries++) await agency.trySignIn({ account, password: 'lost', code: '0' })
    expect((await agency.trySignIn({ account, password, code: agency.codeOf(agency.admin) })).status).toBe(
      429,
    )
    const told = await admitted(' KEYS ', '--key', key)
    expect(told).toMatchObject({ code: 0, err: '' })
    const { link } = JSON.parse(told.out)
    expect(link.startsWith(`${agency.started.origin}/join#`)).toBe(true)
    // The clock of the command is the one of this computer.
    const before = agency.clock.now
    agency.clock.now = Date.now()
    const again = await agency.invited(link)
    agency.clock.now = Math.max(before, agency.clock.now)
    expect((await agency.trySignIn({ account, password, code: agency.codeOf(agency.admin) })).status).toBe(
      401,
    )
    const caller = await agency.signIn(again)
    expect((await caller.call('/api/session')).json.roles).toEqual(['administrator'])
    const entries = await agency.started.services.db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .where('session', '=', 'command line')
      .where('object', '<>', '')
      .orderBy('number')
      .execute()
    expect(entries).toMatchObject([
      { action: 'refused', detail: { why: 'recovery key' } },
      { action: 'invited a person', detail: { by: 'recovery key', again: true, reopened: false } },
    ])
    expect(await verify()).toMatchObject({ code: 0 })
  })
})

describe('keys', () => {
  test('a new key changes every hash and seal; people are found by their numbers as before, facts stay, codes are good', async () => {
    const { services } = agency.started
    const caller = await agency.signIn(ana)
    const [person = ''] = people
    const found = async () => (await caller.call(`/api/facets?q=${person}`)).json.people
    expect(await found()).toBe(1)
    const hashes = async () =>
      (
        await sql<{
          lookup: Buffer
        }>`select lookup from identifier order by person_id, lookup limit 50`.execute(services.db)
      ).rows.map(({ lookup }) => lookup.toString('hex'))
    const old = await hashes()
    expect(await rotateKeys(services.opened, agency.data, services.vault)).toBe(2)
    expect((await hashes()).filter(hash => old.includes(hash))).toEqual([])
    expect(await found()).toBe(1)
    await agency.signIn(ana)
    expect(readFileSync(join(agency.data, 'identifiers.key'), 'utf8').trim().split('\n').length).toBe(2)
    expect(existsSync(join(agency.data, 'identifiers.key.next'))).toBe(false)
    expect(await setaside(['keys', 'rotate', '--data', agency.data])).toMatchObject({ code: 3 })
  })

  test('every column of hashes or seals is known to the change of keys', async () => {
    const { db } = agency.started.services
    const { rows } = await sql<{
      name: string
    }>`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = current_schema() and data_type = 'bytea'`.execute(db)
    // Hashes of what is random, lists that were signed, columns of a run's convictions, and the chain of the audit have no key.
    const without = [
      'act.sent',
      'audit.before_hash',
      'audit.hash',
      'batch.list',
      'invitation.id',
      'recovery_code.hash',
      'run_list.bytes',
      'session.id',
      'sign_in_try.name_hash',
    ]
    const known = [...HASHED, ...SEALED].map(([table, column]) => `${table}.${column}`)
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...without, ...known].toSorted())
  })
})
