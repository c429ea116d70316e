/** Facts that did not come from the file, through the real command: whom they concern, what they change, what is never taken. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { factsDeclared } from '../src/filing/facts-given.ts'
import { ARREST, COURT, type Fields, ROE } from '../src/intake/ca-doj/made-up.ts'
import { csvTable } from '../src/results/csv.ts'
import { type Line, linesOf, setaside, sha256, table, workplace } from './command.ts'
import { motionOf } from './motion.ts'

const place = workplace()
const { fresh, file } = place
const COUNTY = ['--county', 'SACRAMENTO', '--as-of', '2026-11-01']
const HEAD = 'person_id,cii,case_number,cycle_count,fact,value,source,by,as_of,corrects,withdrawn\n'
/** One conviction of before the Act that is due, and one of which the day of the offense decides. */
const later = (fields: Fields): Fields => ({
  ...fields,
  CYC_DATE: '20181028',
  OFFENSE_DESCR: '11358 HS-CULTIVATE MARIJUANA',
})
const county = file(
  'county.csv',
  linesOf([
    { ...ROE, ...ARREST },
    { ...ROE, ...COURT },
    { ...ROE, ...later(ARREST), STP_EVENT_DATE: '20181028', CNT_ORDER: '102001001000' },
    {
      ...ROE,
      ...later(COURT),
      STP_EVENT_DATE: '20190430',
      CNT_ORDER: '102002001000',
      FE_NUM_CRT_CASE: '19F07',
    },
  ]),
)
const before = fresh('before')
const [OLD, NEW] = ['101002001', '102002001']

beforeAll(async () => {
  await setaside(['run', county, ...COUNTY, '--out', before])
})

/** A run with lines of facts: its tables, and what was told. */
async function run(name: string, ...lines: readonly string[]) {
  const facts = file(`${name}.csv`, `${HEAD}${lines.map(line => `${line}\n`).join('')}`)
  const folder = fresh(name)
  const ended = await setaside(['run', county, ...COUNTY, '--out', folder, '--facts', facts])
  const rows = ended.code === 0 ? table(folder, 'facts') : []
  for (const row of rows) expect(asPublished(row), JSON.stringify(asPublished.errors)).toBe(true)
  return { ...ended, given: facts, folder, facts: rows }
}

const convictionOf = (out: string, person: string, count: string) =>
  table(out, 'convictions').find(row => row.person_id === person && row.cycle_count === count)

/** The published schema of a row of `facts.csv`. */
const asPublished = new Ajv2020().compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../docs/schemas/facts-table.schema.json'), 'utf8')),
)

describe('facts that were given', () => {
  test('one that the record leaves open counts, and every way of asking says from whom it is', async () => {
    const line = `1001,,19-F-07,${NEW},offense date,2015-05-04,police report 7,J. Roe,2026-10-30,,`
    const { folder, facts, given } = await run('given', line)
    expect(facts.map(({ state, record_says }) => [state, record_says])).toEqual([
      ['given', 'between 2012-10-28 and 2018-10-28'],
    ])
    expect(convictionOf(before, '1001', NEW)?.determination).toBe('review')
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(manifest.facts).toMatchObject({
      files: [{ name: 'given.csv' }],
      lines: { given: 1 },
      counting: { 'offense date': 1 },
    })
    const compared = await setaside(['compare', before, folder])
    expect(compared.out).toContain('lines of the fact [offense date]')
    expect(statSync(join(folder, 'facts.csv')).mode & 0o777).toBe(0o600)
    const told = 'offense date: 2015-05-04'
    const byRun = await setaside(['explain', '--run', folder, '--person', '1001'])
    const person = ['--person', '1001']
    const byFile = await setaside(['explain', county, ...person, ...COUNTY, '--facts', given])
    for (const { out: text } of [byRun, byFile])
      expect(text.split('\n').find(one => one.includes(told))).toMatch(
        /given by J\. Roe on 2026-10-30, from police report 7 {2}\(given\.csv:2\)/,
      )
    expect(byRun.out).toBe(byFile.out)
  })

  test('one that contradicts the record asks, and decides only where it says that it corrects it', async () => {
    const line = `1001,,,${OLD},offense date,1996-05-04,police report,J. Roe,2026-11-01`
    const was = convictionOf(before, '1001', OLD)
    const asks = await run('contradicts', `${line},,`)
    expect(was?.determination).toBe('eligible')
    expect(convictionOf(asks.folder, '1001', OLD)?.determination).toBe('review')
    expect(asks.facts[0]?.state).toBe('contradicts')
    expect(asks.err).toContain('contradicts.csv:2 the record says otherwise')
    const corrects = await run('corrects', `${line},yes,`)
    expect(corrects.facts[0]?.state).toBe('corrects')
    expect(convictionOf(corrects.folder, '1001', OLD)?.determination).toBe('eligible')
  })

  test('two that differ decide nothing; a line that takes one back leaves the other', async () => {
    const [first, second] = ['2015-05-04', '2017-01-01'].map(
      day => `1001,,19-F-07,${NEW},offense date,${day},police report,J. Roe,2026-10-30`,
    )
    const differ = await run('differ', `${first},,`, `${second},,`)
    expect(differ.facts.map(({ state }) => state)).toEqual(['differs', 'differs'])
    expect(convictionOf(differ.folder, '1001', NEW)?.determination).toBe('review')
    const one = await run('one', `${second},,yes`, `${first},,`, `${second},,`)
    expect(one.facts.map(({ state }) => state)).toEqual(['withdraws', 'given', 'withdrawn'])
  })

  test('a key of nobody or of two is listed and told, and its line is not taken', async () => {
    const rest = 'offense date,2015-05-04,police report,J. Roe,2026-10-30,,'
    const { folder, err, facts } = await run(
      'keys',
      `NOBODY,,,,${rest}`,
      `1001,,,,${rest}`,
      `1001,,,9,${rest}`,
    )
    expect(facts.map(({ state }) => state)).toEqual(['nobody', 'several', 'nobody'])
    for (const line of [2, 3, 4]) expect(err).toContain(`keys.csv:${line} its key means`)
    for (const name of ['convictions.csv', 'people.csv', 'review.csv', 'reliefs.csv'])
      expect(sha256(join(folder, name))).toBe(sha256(join(before, name)))
  })

  test('an offense on a day before the person was born contradicts the record', async () => {
    const line = `1001,,,${NEW},offense date,1899-12-31,police report,J. Roe,2026-10-30,,`
    const { folder, facts } = await run('unborn', line)
    expect(facts.map(({ state }) => state)).toEqual(['contradicts'])
    expect(convictionOf(folder, '1001', NEW)?.determination).toBe('review')
  })

  test('a name that is no fact ends the run, with the nearest', async () => {
    const { code, err } = await run('name', '1001,,,,ofense date,2015-05-04,x,J. Roe,2026-10-30,,')
    expect([code, err]).toEqual([3, expect.stringContaining('the nearest are [offense date]')])
  })
})

describe('the sheet of questions', () => {
  test('is written, filled in on a group’s line, and read back; a workbook is the same bytes each time', async () => {
    const sheet = fresh('questions.csv')
    const asked = await setaside(['review', '--run', before, '--out', sheet])
    expect([asked.code, asked.out]).toEqual([0, expect.stringContaining('1 questions in 1 groups')])
    expect(statSync(sheet).mode & 0o777).toBe(0o600)
    const [group = {}, line = {}] = parse(readFileSync(sheet), { columns: true }) as readonly Line[]
    expect([group.name, line.name]).toEqual(['all 1 below', 'ROE,ROBIN'])
    expect(line.effect).toContain('on or before 2016-11-08: eligible')
    const filled = sheetOf([{ ...group, ...ANSWER, value: '5/4/2015', as_of: '11/1/2026' }, line])
    const after = fresh('after')
    await setaside(['run', county, ...COUNTY, '--out', after, '--facts', filled])
    expect(convictionOf(after, '1001', NEW as string)?.determination).toBe('eligible')
    const [first, second] = [fresh('a.xlsx'), fresh('b.xlsx')] as const
    for (const path of [first, second]) await setaside(['review', '--run', before, '--out', path])
    expect(sha256(first)).toBe(sha256(second))
    const blank = await setaside(['run', county, ...COUNTY, '--out', fresh('x'), '--facts', first])
    expect([blank.code, blank.out]).toEqual([0, expect.stringContaining('Facts: 0 lines')])
  })

  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['a corrected spelling of the name', { name: 'ROE,ROBYN' }, 'given'],
    ['a corrected spelling of the case', { case_numbers: '19F07A' }, 'given'],
    ['a name nobody can read', { name: '' }, 'given'],
    ['another name beside the key', { name: 'POE,SAM' }, 'mistaken'],
    ['another case beside the key', { case_numbers: '99X99123' }, 'mistaken'],
    ['a key of another count', { cycle_count: OLD as string }, 'not-read'],
    ['another fact', { fact: 'conviction date' }, 'not-read'],
    [
      'the check of another sheet',
      { check: 'q2-000000-000000-000000-000000-000000-000000-000000' },
      'not-read',
    ],
    ['its check taken out', { check: '' }, 'not-read'],
    ['the answer in another column', { value: '' }, 'not-read'],
  ])('a line with %s is %s', async (_, change, state) => {
    const { asked } = await questions()
    const filled = sheetOf([{ ...asked, ...ANSWER, ...change }])
    const out = fresh('after')
    const { err } = await setaside(['run', county, ...COUNTY, '--out', out, '--facts', filled])
    expect(table(out, 'facts').map(row => row.state)).toEqual([state])
    if (state === 'given') return
    expect(err).toMatch(/filled\.csv:2/)
    expect(sha256(join(out, 'convictions.csv'))).toBe(sha256(join(before, 'convictions.csv')))
  })

  test('whose answers were moved against their questions is refused, or what was moved is not taken', async () => {
    const { group, asked } = await questions()
    const [mark, said] = [{ value: group.value ?? '' }, { ...ANSWER }]
    const run = async (...lines: readonly Line[]) => {
      const out = fresh('after')
      const ended = await setaside(['run', county, ...COUNTY, '--out', out, '--facts', sheetOf(lines)])
      return { ...ended, states: ended.code === 0 ? table(out, 'facts').map(({ state }) => state) : [] }
    }
    // The mark of the group on the line below it; an answer behind the last line.
    const down = await run({ ...group, ...said }, { ...asked, ...mark })
    expect([down.code, down.err]).toEqual([
      3,
      expect.stringMatching(/filled\.csv:3 has the mark of another line/),
    ])
    const behind = await run({ ...group, value: '' }, asked, { value: '2015-05-04' })
    expect(behind.err).toMatch(/filled\.csv:4 has an answer and no question/)
    // Pasted a line too low: of three lines the first has a source and no answer, the last an answer and no source.
    const { value: _, ...source } = said
    const low = await run(
      group,
      { ...asked, ...source },
      { ...asked, ...said },
      { ...asked, ...said, source: '' },
    )
    expect(low.states).toEqual(['not-read', 'not-read', 'not-read'])
    const honest = await run(
      { ...group, ...source },
      { ...asked, ...said },
      { ...asked, ...said, source: '' },
    )
    expect(honest.states).toEqual(['given', 'given'])
    // Two sheets in one file: their groups have the same numbers.
    const two = await run({ ...group, ...said }, asked, { ...group, ...said, value: '2017-01-01' })
    expect(two.err).toMatch(/filled\.csv:3 \(group\) has two lines that answer for all of it/)
    const other = await run({ ...group, ...said, fact: 'conviction date' }, asked)
    expect(other.err).toMatch(/filled\.csv:3 \(group\) is that of another question/)
  })
})

const ANSWER = { value: '2015-05-04', source: 'police report', by: 'J. Roe', as_of: '2026-10-30' }

/** The sheet of the run before, and its lines. */
async function questions() {
  const sheet = fresh('questions.csv')
  await setaside(['review', '--run', before, '--out', sheet])
  const [group = {}, asked = {}] = parse(readFileSync(sheet), { columns: true }) as readonly Line[]
  return { group, asked }
}

function sheetOf(lines: readonly Line[]): string {
  const columns = Object.keys(lines[0] ?? {})
  return file('filled.csv', csvTable([columns, ...lines.map(line => columns.map(name => line[name] ?? ''))]))
}

test('the declaration of a motion names the facts it rests on, and who gave them, as its PDF is read', async () => {
  const line = `1001,,19-F-07,${NEW},offense date,2015-05-04,police report 7,J. Roe,2026-10-30,,`
  const { folder } = await run('declared', line)
  expect(await motionOf(folder, place)).toContain('“offense date” (of 1 count, given by J. Roe)')
})

test('the commands of the guide run, and what it says of a sheet is so', async () => {
  const root = join(import.meta.dirname, '..')
  const guide = readFileSync(join(root, 'docs/guide/questions.md'), 'utf8')
  const place = join(fresh('guide'), '..')
  const lines = [...guide.matchAll(/^bin\/setaside (.+)$/gm)].map(([, line = '']) => line)
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) {
    const { code, err } = await setaside(
      line.split(' ').map(word => word.replace(/^setaside-results/, place)),
    )
    expect({ line, code, err }).toEqual({ line, code: 0, err: '' })
  }
  const columns = readFileSync(join(place, 'questions.csv'), 'utf8').split('\r\n')[0]?.split(',')
  for (const [, names = ''] of guide.matchAll(/^\| (`[^|]*`) \|/gm))
    for (const [, name] of names.matchAll(/`(\w+)`/g)) expect(columns).toContain(name)
})

test('facts of several counts are declared once, with all who gave them', () => {
  const counts = [
    { facts: [{ fact: 'offense date', by: 'J. Roe' }] },
    {
      facts: [
        { fact: 'offense date', by: 'A. Poe' },
        { fact: 'birth date', by: 'J. Roe' },
      ],
    },
    {},
  ]
  expect(factsDeclared(counts)).toBe(
    'Facts that the file does not show were given to the program, each with its source: “birth date” (of 1 count, given by J. Roe); “offense date” (of 2 counts, given by A. Poe and J. Roe).',
  )
  expect(factsDeclared([{}])).toBeUndefined()
})
