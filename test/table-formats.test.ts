/** Tables in other formats through the real command: the same rows, under the same guarantees as the CSV. */
import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { hashes, setaside, sha256, table, workplace } from './command.ts'

const { fresh } = workplace()
const COUNTY = ['--county', 'YOLO', '--as-of', '2026-11-01']

const county = fresh('county.csv')
const made = setaside([
  'synth',
  '--rows',
  '4000',
  '--seed',
  'parquet',
  '--county',
  'YOLO',
  '--dirt',
  '0.05',
  '--out',
  county,
])

async function run(out: string, ...more: readonly string[]) {
  await made
  return setaside(['run', county, ...COUNTY, '--out', out, '--max-rejects', '10%', ...more])
}

describe('--format csv,parquet', () => {
  test('writes its tables once more, named in the manifest with their hashes, whatever the number of threads', async () => {
    const [one, two, plain] = ['one', 'two', 'plain'].map(fresh) as [string, string, string]
    const ended = [
      await run(one, '--format', 'csv,parquet', '--workers', '1'),
      await run(two, '--format', 'csv,parquet', '--workers', '2'),
      await run(plain),
    ]
    expect(ended.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ])
    expect(hashes(two)).toEqual(hashes(one))
    const tables = ['convictions', 'identity', 'people', 'rejects', 'reliefs', 'review']
    const parquet = tables.map(name => `${name}.parquet`)
    expect(readdirSync(one).sort()).toEqual([...readdirSync(plain), ...parquet].sort())
    const { outputs } = JSON.parse(readFileSync(join(one, 'manifest.json'), 'utf8'))
    const written = (outputs as { name: string; sha256: string }[]).filter(({ name }) =>
      parquet.includes(name),
    )
    expect(written.map(({ name, sha256 }) => [name, sha256])).toEqual(
      parquet.map(name => [name, sha256(join(one, name))]),
    )

    for (const name of tables) {
      const bytes = new Uint8Array(readFileSync(join(one, `${name}.parquet`)))
      const rows = await parquetReadObjects({ file: bytes.buffer })
      const csv = table(one, name)
      expect(csv.length, name).toBeGreaterThan(0)
      const texts = ['person_id', 'determination', 'reason', 'considered', 'questions', 'source_line']
      texts.push('file', 'line', 'problem', 'text', 'kind', 'person_ids', 'rows', 'in_doubt')
      const shown = (row: Readonly<Record<string, unknown>>) => texts.map(column => String(row[column] ?? ''))
      expect(rows.map(shown)).toEqual(csv.map(shown))
    }

    // A later run without them leaves none that is not its own.
    await run(one)
    expect(hashes(one)).toEqual(hashes(plain))
  })

  test('and what changed since an earlier run', async () => {
    const [law, policy, apart] = ['law', 'policy', 'apart'].map(fresh) as [string, string, string]
    await run(law)
    const since = ['--policy', 'los-angeles', '--since', law, '--format', 'csv,parquet']
    expect((await run(policy, ...since)).code).toBe(0)
    const csv = table(join(policy, 'changes'), 'changes')
    const bytes = new Uint8Array(readFileSync(join(policy, 'changes', 'changes.parquet')))
    const rows = await parquetReadObjects({ file: bytes.buffer })
    const shown = (row: Readonly<Record<string, unknown>>) =>
      ['of_table', 'kind', 'person_id', 'before_reason', 'after_source_line'].map(name =>
        String(row[name] ?? ''),
      )
    expect(csv.length).toBeGreaterThan(5)
    expect(rows.map(shown)).toEqual(csv.map(shown))
    const compared = await setaside(['compare', law, policy, '--out', apart, '--format', 'csv,parquet'])
    expect(compared.code, compared.err).toBe(0)
    expect(sha256(join(apart, 'changes.parquet'))).toBe(sha256(join(policy, 'changes', 'changes.parquet')))
    const nowhere = await setaside(['compare', law, policy, '--format', 'csv,parquet'])
    expect(nowhere).toMatchObject({ code: 2, out: '' })
  })

  test('only of the tables asked for', async () => {
    const out = fresh('out')
    expect((await run(out, '--tables', 'people', '--format', 'parquet,csv')).code).toBe(0)
    expect(readdirSync(out).filter(name => /^(?:people|convictions|review)\.(?!idx)/.test(name))).toEqual([
      'people.csv',
      'people.parquet',
    ])
  })
})

/** The rows of a workbook, in the words of the CSV. */
async function rowsIn(path: string): Promise<readonly (readonly string[])[]> {
  const [sheet] = (await readXlsx(new Uint8Array(readFileSync(path)))).sheets
  return (sheet?.rows ?? []).map(cells =>
    cells.map(cell =>
      cell instanceof Date ? cell.toISOString().slice(0, 10) : cell === null ? '' : String(cell),
    ),
  )
}
/** The rows of a CSV; those of the input may be Latin-1. */
function csvRowsOf(folder: string, name: string): readonly (readonly string[])[] {
  const lines = readFileSync(join(folder, `${name}.csv`))
    .toString('latin1')
    .split('\n')
  const texts = lines
    .map(line => Buffer.from(line, 'latin1'))
    .map(line => (isUtf8(line) ? line.toString() : line.toString('latin1')))
  return parse(texts.join('\n'), { bom: true, relax_quotes: true })
}

const hiddenIn = async (path: string): Promise<number> => {
  const [sheet] = (await readXlsx(new Uint8Array(readFileSync(path)), { readStyles: true })).sheets
  return (sheet?.columns ?? []).filter(({ hidden }) => hidden === true).length
}

describe('--format xlsx', () => {
  test('writes every table as a workbook too, each cell as in the CSV, whatever the threads and the time zone', async () => {
    const [one, two, policy] = ['x-one', 'x-two', 'x-policy'].map(fresh) as [string, string, string]
    const asked = ['--format', 'xlsx', '--tables', 'convictions,people,review,prop64-results']
    expect(await run(one, ...asked, '--workers', '1')).toMatchObject({ code: 0, err: '' })
    const elsewhere = { env: { TZ: 'Pacific/Auckland' } }
    const args = ['run', county, ...COUNTY, '--out', two, '--max-rejects', '10%', ...asked, '--workers', '2']
    expect(await setaside(args, elsewhere)).toMatchObject({ code: 0, err: '' })
    expect(hashes(two)).toEqual(hashes(one))
    const tables = ['convictions', 'identity', 'people', 'prop64-results', 'rejects', 'reliefs', 'review']
    expect(readdirSync(one).filter(name => name.endsWith('.xlsx'))).toEqual(
      tables.map(name => `${name}.xlsx`),
    )
    for (const name of tables)
      expect(await rowsIn(join(one, `${name}.xlsx`)), name).toEqual(csvRowsOf(one, name))
    expect(statSync(join(one, 'people.xlsx')).mode & 0o777).toBe(0o600)
    // What an office's policy says is in sight only where it has one.
    await run(policy, '--format', 'xlsx,parquet', '--policy', 'los-angeles')
    expect(await hiddenIn(join(one, 'convictions.xlsx'))).toBe(3)
    expect(await hiddenIn(join(policy, 'convictions.xlsx'))).toBe(0)
    expect(readdirSync(policy)).toContain('convictions.parquet')
    const compared = fresh('x-compared')
    expect((await setaside(['compare', one, policy, '--out', compared, '--format', 'xlsx'])).code).toBe(0)
    expect(await rowsIn(join(compared, 'changes.xlsx'))).toEqual(csvRowsOf(compared, 'changes'))
  })

  test.each(['csv,excel', ''])('[%s] is refused', async format => {
    const { code, err } = await run(fresh('out'), '--format', format)
    const says = `--format names [${format.replace('csv,', '')}]; choose among csv, parquet, xlsx, with commas between`
    expect([code, err]).toEqual([2, `setaside: ${says}\n`])
  })
})

test('--csv-mark begins each CSV with the mark of UTF-8, which everything that reads results reads over', async () => {
  const [plain, marked] = ['plain-csv', 'marked-csv'].map(fresh) as [string, string]
  await run(plain)
  expect(await run(marked, '--csv-mark')).toMatchObject({ code: 0, err: '' })
  for (const name of readdirSync(plain).filter(one => one.endsWith('.csv')))
    expect(readFileSync(join(marked, name), 'utf8'), name).toBe(
      `\uFEFF${readFileSync(join(plain, name), 'utf8')}`,
    )
  const approvals = fresh('approvals.csv')
  const ended = await Promise.all([
    setaside(['compare', plain, marked]),
    setaside(['report', marked, '--out', fresh('page')]),
    setaside(['verify', marked]),
    setaside([
      ...['approve', '--run', marked, '--out', approvals, '--all-eligible', '--by', 'A'],
      ...['--on', '2026-11-02'],
    ]),
  ])
  expect(ended.map(({ code, err }) => [code, err])).toEqual(ended.map(() => [0, '']))
  expect(ended[0]?.out).toContain('Nothing changed')
})
