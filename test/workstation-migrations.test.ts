/** A data folder of any schema there ever was comes to today's with all that is in it: filled at each step, and held against what was written. */
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FIRST, hashOf } from '../src/review/audit.ts'
import { verifyAudit } from '../src/review/audit-chain.ts'
import { type Opened, openDatabase } from '../src/review/database/connection.ts'
import { type Embedded, startEmbedded } from '../src/review/database/embedded.ts'
import { migrate, STEPS } from '../src/review/database/migrations.ts'
import { tablesOf } from '../src/review/keeping/tables-of.ts'
import { workplace } from './command.ts'
import { passable } from './workstation.ts'

const place = workplace()
let folder: string
let embedded: Embedded
let opened: Opened

beforeAll(async () => {
  folder = dirname(place.fresh('x'))
  passable(join(folder, 'x'))
  embedded = await startEmbedded(folder)
  opened = openDatabase(embedded.connection, 2)
})
afterAll(async () => {
  await opened?.close()
  await embedded?.stop()
  rmSync(join(folder, 'database'), { recursive: true, force: true })
})

type Row = Readonly<Record<string, unknown>>
type Rows = ReadonlyMap<string, readonly Row[]>

const bytes = (text: string): string => `\\x${Buffer.from(text).toString('hex')}`
const json = (value: unknown): string => JSON.stringify(value)
const DAY = '2026-11-02'
const AT = '2026-11-02T10:11:12.000Z'

/**
 * A row of each table, as somebody leaves one behind who worked with the schema of step `at`; of its columns those that there were
 * are written. What a later step adds stands here too: else the test says so.
 */
const rowsOf = (at: number, audit: { readonly before: Buffer }): Readonly<Record<string, Row>> => {
  const entry = {
    number: at,
    at: new Date(AT),
    ...{
      user_id: at,
      who: `Dana ${at}`,
      session: 'a1',
      action: 'answered a case' as const,
      object: '7',
      run: 'r',
    },
    ...{ detail: { case: at }, before_hash: audit.before, roles: '' },
  }
  return {
    user_account: {
      ...{ id: at, os_user: `dana${at}`, name: `Dana ${at}`, added: AT, password: 'argon2id$x' },
      ...{ code_secret: bytes('c'), code_step: 3, elsewhere: `issuer ${at}`, closed: AT },
    },
    session: { id: bytes(`s${at}`), user_id: at, opened: AT, seen: AT, by: 'password', code_given: AT },
    audit: {
      ...entry,
      ...{ at: AT, detail: json(entry.detail), before_hash: audit.before, hash: hashOf(entry), roles: '' },
    },
    run: {
      ...{ id: at, folder: `/runs/${at}`, sha256: `hash ${at}`, as_of: DAY, county: 'YOLO' },
      ...{ program: 'prop64', policy: 'kern', rules: '1', rows: json({ read: 5 }), opened: AT },
      ...{ opened_by: at, ready: true, current: at === 2, purged: AT },
    },
    person: {
      ...{ run_id: at, person_id: `p${at}`, name: `REYES,DANA ${at}`, born: '1980-01-01' },
      ...{ convictions: 1, felonies: 1, considered: 1, eligible: 1, later: 0, not_eligible: 0, review: 0 },
    },
    conviction: {
      ...{ run_id: at, place: 1, person_id: `p${at}`, count_key: '101', name: 'REYES,DANA' },
      ...{
        case_numbers: '05F1',
        offense: '11357',
        offense_text: 'POSSESS',
        section: '11357',
        class: 'felony',
      },
      ...{ convicted: DAY, county: 'YOLO', answer: 'eligible', relief: 'dismiss', due: '', due_from: '' },
      ...{ later: '', open: '', reason: 'so', missing: '', citation: 'HSC 11361.8', file: 'c.csv', line: 4 },
    },
    identifier: { run_id: at, person_id: `p${at}`, lookup: bytes('i') },
    subject: { run_id: at, person_id: `p${at}`, identity: bytes('who') },
    ruling: {
      ...{ id: at, run_id: at, fact: 'attempt', value: 'yes', authority: 'memo 12', by: at, at: AT },
      ...{ withdrawn: AT, withdrawn_why: 'a later case' },
    },
    fact: {
      ...{
        id: at,
        person_id: `p${at}`,
        identity: bytes('who'),
        count_key: '101',
        fact: 'attempt',
        value: 'yes',
      },
      ...{ unit: 'years', source: 'court file', by: 'Dana', as_of: DAY, corrects: true, reason: 'because' },
      ...{ ruling_id: at, added: AT, added_by: at, withdrawn: AT, withdrawn_by: at, withdrawn_why: 'no' },
    },
    note: { id: at, person_id: `p${at}`, text: 'called the court', added: AT, added_by: at },
    review_case: {
      ...{ id: at, run_id: at, person_id: `p${at}`, count_key: '101', fact: 'attempt', asks: 'Is it?' },
      ...{ about: 'count 101', of_law: true, answers: json([]), choices: json(['yes']), kind: 'yes-no' },
      ...{ unit: '', waiting: json(['101']), state: 'leased', version: 4, leased_by: at, leased_until: AT },
      ...{ skipped_until: AT, changed: AT },
    },
    decision: {
      ...{
        id: at,
        case_id: at,
        by: at,
        at: AT,
        kind: 'answer',
        value: 'yes',
        source: 'memo',
        reference: 'p. 2',
      },
      ...{ note: 'read', fact_id: at, ruling_id: at, undone: AT, reader: 'Ines', read_on: DAY },
    },
    run_made: {
      ...{ run_id: at, place: `/runs/${at}`, from_run: at, policy_file: 'policy.json', map_file: 'map.json' },
      ...{ earlier_facts: 'earlier.csv', given: 2, took: json({ bytes: 5, seconds: { decide: 1.5 } }) },
    },
    filing_office: { id: at, text: '{}', sha256: 'o', added: AT, added_by: at },
    batch: {
      ...{ id: at, title: `Batch ${at}`, run_id: at, state: 'filed', version: 7, made: AT, made_by: at },
      ...{ despite: 3, file_now: json(['same case']), decided_run_id: at, decided_facts: 'f' },
      ...{ list: bytes('list'), list_sha256: 'l', office_id: at, signed: AT, signed_by: at },
      ...{ signed_name: 'Gwen', signed_on: DAY, signed_how: 'paper', dated: DAY, documents_sha256: 'd' },
      ...{ letters_dated: DAY, letters_sha256: 'e', filed_on: DAY, filed_by: at, court_number: 'CR-1' },
    },
    approval: {
      ...{ id: at, run_id: at, person_id: `p${at}`, identity: bytes('who'), count_key: '101' },
      ...{ statute: 'hsc-11361.8', relief: 'dismiss', standing: json({ a: 1 }), state: 'filed', version: 3 },
      ...{
        batch_id: at,
        approved_by: at,
        approved_name: 'Gwen',
        approved_on: DAY,
        note: 'n',
        why: 'w',
        changed: AT,
      },
    },
    batch_count: {
      ...{
        batch_id: at,
        approval_id: at,
        place: 1,
        reference: 'A 1',
        relief: 'dismiss',
        approved_name: 'Gwen',
      },
      ...{ approved_on: DAY, taken_out: AT, taken_out_by: at, taken_out_why: 'held' },
    },
    court_answer: {
      ...{ id: at, batch_id: at, approval_id: at, answer: 'granted', answered_on: DAY, number: '9' },
      ...{ source: 'form', by: at, at: AT, undone: AT, undone_why: 'mistake' },
    },
    user_role: { user_id: at, role: 'reviewer' },
    invitation: { id: bytes(`v${at}`), user_id: at, made: AT, made_by: at, code_secret: bytes('c') },
    recovery_code: { user_id: at, hash: bytes('r'), used: AT },
    sign_in_try: { name_hash: bytes(`t${at}`), failures: 2, last: AT, until: AT },
    act: { user_id: at, key: 'key-0001', way: 'POST /x', sent: bytes('b'), answer: '{}', at: AT },
    office_policy: { id: at, name: `policy ${at}`, file: json({ name: 'x' }), kept_by: at, kept: AT },
    name_word: { run_id: at, word: 'older', person_id: `p${at}` },
    run_contradiction: { run_id: at, fact_id: at },
    run_list: { run_id: at, part: 'name', bytes: bytes('list') },
  }
}

/** Of the office there is one row, made by the schema: it is written to. */
const OFFICE: Row = { mode: 'agency', settings: json({ name: 'Yolo' }), key_generation: 4, began: AT }

const client = async <T>(use: (of: never) => Promise<T>): Promise<T> => {
  const one = await opened.pool.connect()
  try {
    return await use(one as never)
  } finally {
    one.release()
  }
}

/** Every row of every table, as the database writes it. */
const everything = async (): Promise<Rows> => {
  const tables = await client(one => tablesOf(one))
  const found = new Map<string, readonly Row[]>()
  for (const { name } of tables) {
    const { rows } = await opened.pool.query(`select to_jsonb(t) as row from "${name}" t`)
    found.set(
      name,
      rows.map(({ row }: { row: Row }) => row),
    )
  }
  return found
}

/** Writes a row of each table that there is. Told: the tables of which none is known. */
async function fill(at: number, before: Buffer): Promise<readonly string[]> {
  const rows = rowsOf(at, { before })
  const unknown: string[] = []
  for (const { name, columns } of await client(one => tablesOf(one))) {
    if (name === 'office') {
      const written = Object.entries(OFFICE).filter(([column]) => columns.includes(column))
      const set = written.map(([column], i) => `"${column}" = $${i + 1}`).join(', ')
      await opened.pool.query(
        `update office set ${set}`,
        written.map(([, value]) => value),
      )
      continue
    }
    const row = rows[name]
    if (row === undefined) {
      unknown.push(name)
      continue
    }
    const written = Object.entries(row).filter(([column]) => columns.includes(column))
    await opened.pool.query(
      `insert into "${name}" (${written.map(([column]) => `"${column}"`).join(', ')}) overriding system value
       values (${written.map((_, i) => `$${i + 1}`).join(', ')})`,
      written.map(([, value]) => value),
    )
  }
  return unknown
}

/** A run that was made here, in a data folder of long ago; and its number. */
const MADE = '0123456789abcdef01234567'
const PATHS = 1_000

/** Its paths are whole ones, as they were kept before step 12. */
async function fillPaths(): Promise<void> {
  const place = `/old/data/runs/${MADE}`
  await sql`insert into run (id, folder, sha256, as_of, county, program, rules, rows, opened_by, ready, current)
    overriding system value
    values (${PATHS}, ${`${place}/results`}, 'paths', '2026-11-01', 'YOLO', 'prop64', '', '{}', 1, true, false)`.execute(
    opened.db,
  )
  await sql`insert into run_made (run_id, place, policy_file, given)
    values (${PATHS}, ${place}, ${`${place}/policy.json`}, 0)`.execute(opened.db)
}

/** What was there and is there no more as it was: a column more is nothing lost. */
const lost = (before: Rows, after: Rows): readonly string[] =>
  [...before].flatMap(([table, rows]) =>
    rows.flatMap(row => {
      const same = (after.get(table) ?? []).some(now =>
        Object.entries(row).every(([column, value]) => json(now[column]) === json(value)),
      )
      return same ? [] : [`${table}: ${json(row)}`]
    }),
  )

test('what is written at each step is there after every later one, and the audit that was begun with the first holds', async () => {
  const names = Object.keys(STEPS)
  let head: Buffer = FIRST
  const unknown = new Set<string>()
  for (const [i, name] of names.entries()) {
    const before = i === 0 ? new Map<string, readonly Row[]>() : await everything()
    await migrate(opened.db as never, STEPS, name)
    // What a step is there to change is told below.
    const gone = lost(before, await everything()).filter(row => !row.includes(MADE))
    expect(gone, `after ${name}`).toEqual([])
    for (const table of await fill(i + 1, head)) unknown.add(table)
    if (name === '0011-sign-in') await fillPaths()
    head = rowsOf(i + 1, { before: head }).audit?.hash as Buffer
  }
  // Whoever adds a table adds a row of it above.
  expect([...unknown]).toEqual([])
  expect(await verifyAudit(opened.db)).toMatchObject({ entries: names.length })
  // What lies in the data folder is named from it, wherever that was.
  const paths = await sql`
    select folder, place, policy_file, map_file from run join run_made on run_id = id where id = ${PATHS}`.execute(
    opened.db,
  )
  const own = `runs/${MADE}`
  expect(paths.rows).toEqual([
    { folder: `${own}/results`, place: own, policy_file: `${own}/policy.json`, map_file: null },
  ])
  // Names of runs that were opened before there was a table of them are found as those that came later.
  const found = await opened.db.selectFrom('name_word').select('run_id').where('word', '=', 'REYES').execute()
  const at = names.indexOf('0009-names')
  expect(found.map(({ run_id }) => run_id).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: at - 1 }, (_, i) => i + 2),
  )
})

test('a step that loses or changes what is there is seen, and one that fails leaves everything as it was', async () => {
  const before = await everything()
  const step = (text: string) => async (db: Kysely<unknown>) => {
    await sql.raw(text).execute(db)
  }
  const harm = ['delete from decision', "update note set text = ''", 'alter table fact drop column unit']
  await expect(
    migrate(opened.db as never, {
      ...STEPS,
      '9998-harm': step(harm[0] as string),
      '9999-fails': step('select 1 / 0'),
    }),
  ).rejects.toThrow('nothing was changed')
  expect(lost(before, await everything())).toEqual([])
  for (const text of harm) {
    const one = await opened.pool.connect()
    try {
      await one.query('begin')
      await one.query(text)
      const rows = new Map<string, readonly Row[]>()
      for (const name of before.keys()) {
        const found = await one.query(`select to_jsonb(t) as row from "${name}" t`)
        rows.set(
          name,
          found.rows.map(({ row }: { row: Row }) => row),
        )
      }
      expect(lost(before, rows).length, text).toBeGreaterThan(0)
    } finally {
      await one.query('rollback')
      one.release()
    }
  }
})

test('it has the tables that programs see, and one of a newer Setaside is refused and stays as it is', async () => {
  const found = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%' order by 1, 2`.execute(opened.db)
  const text = readFileSync(join(import.meta.dirname, '../src/review/database/tables.ts'), 'utf8')
  expect(found.rows.map(row => `${row.table_name}.${row.column_name}`)).toEqual(columnsIn(text))
  await migrate(opened.db as never, { ...STEPS, '9999-later': async () => {} })
  await expect(migrate(opened.db as never)).rejects.toThrow('a newer Setaside')
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
