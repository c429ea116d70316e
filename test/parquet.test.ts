/** `--format csv,parquet` through the real command: the same tables, under the same guarantees as the others. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

  test.each([
    ['parquet', '--format is [parquet]; the tables are always written as CSV too: write csv,parquet'],
    ['csv,excel', '--format names [excel]; choose among csv, parquet, with commas between'],
  ])('%s is refused', async (format, says) => {
    const { code, err } = await run(fresh('out'), '--format', format)
    expect([code, err.includes(says)]).toEqual([2, true])
  })
})
