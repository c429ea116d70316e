/** Whole made-up counties through the real command, held against answers that were known before a row was written. */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_TABLES } from '../src/report/tables.ts'
import { hashes, type Line, setaside, sha256, table, workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh } = workplace()

const AS_OF = '2026-11-01'
const synth = async (rows: number, seed: string, dirt: number): Promise<string> => {
  const county = fresh('county.csv')
  const truth = join(resolve(county, '..'), 'truth.csv')
  const { code, err } = await setaside([
    ...['synth', '--rows', String(rows), '--seed', seed, '--county', 'SACRAMENTO', '--dirt', String(dirt)],
    ...['--as-of', AS_OF, '--out', county, '--truth', truth],
  ])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return county
}

const run = async (county: string): Promise<string> => {
  const out = fresh('results')
  const { code, err } = await setaside([
    ...['run', county, '--county', 'SACRAMENTO', '--as-of', AS_OF, '--out', out],
    // Half the rows of a very dirty file may be bad: that is told in the tables, and is not what is asked here.
    ...['--tables', [...DEFAULT_TABLES, 'all-results'].join(), '--max-rejects', '100%'],
  ])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

/** The conviction an answer is about. */
const key = ({ person_id, cycle_count }: Line): string => `${person_id} ${cycle_count}`
const byKey = (lines: readonly Line[]): ReadonlyMap<string, Line> =>
  new Map(lines.map(line => [key(line), line]))

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe.each([
  { rows: sized(10_000, 50_000), seed: 'county', dirt: 0.02 },
  { rows: sized(8_000, 50_000), seed: 'filthy county', dirt: 0.2 },
])('a county of $rows rows, $dirt of them misbehaving', ({ rows, seed, dirt }) => {
  let county = ''
  let out = ''
  let again = ''
  let truth: readonly Line[] = []
  let answers: readonly Line[] = []
  beforeAll(async () => {
    county = await synth(rows, seed, dirt)
    ;[out, again] = (await Promise.all([run(county), run(county)])) as [string, string]
    truth = table(resolve(county, '..'), 'truth')
    answers = table(out, 'convictions')
  })

  test('no conviction is left out and none is invented, and each is told once', () => {
    expect(truth.length).toBeGreaterThan(rows / 80)
    expect(answers.map(key).sort()).toEqual(truth.map(key).sort())
    expect(byKey(answers).size).toBe(answers.length)
  })

  test('every definite truth is met, and what is an attorney’s or cannot be known has no definite answer', () => {
    const found = byKey(answers)
    const wrong = truth.filter(line => {
      const { determination, relief } = found.get(key(line)) ?? {}
      return (
        determination !== (line.determination === 'unknowable' ? 'review' : line.determination) ||
        relief !== line.relief
      )
    })
    expect(wrong.map(line => ({ ...line, ours: found.get(key(line))?.reason }))).toEqual([])
    const kinds = new Set(truth.map(({ determination }) => determination))
    expect([...kinds].sort()).toEqual(['eligible', 'not-eligible', 'review', 'unknowable'])
  })

  test('every answer in review stands on the list of attorneys, with a reason', () => {
    const review = table(out, 'review')
    const open = answers.filter(({ determination }) => determination === 'review')
    expect(review.map(key)).toEqual(open.map(key))
    expect(review.filter(({ why }) => why === '')).toEqual([])
  })

  test('the row accounts add up', () => {
    const { rows: told } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    const bytes = readFileSync(county)
    const lines = bytes.reduce(
      (count, byte) => (byte === 10 ? count + 1 : count),
      bytes.at(-1) === 10 ? 0 : 1,
    )
    const parts: Readonly<Record<string, number>> = told.parts
    expect(told.addUp).toBe(true)
    expect(told.lines).toBe(lines)
    expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(lines)
    expect({ header: parts.header, rowsAndBlanks: lines - (parts.header ?? 0) }).toEqual({
      header: 1,
      rowsAndBlanks: rows + (parts.blank ?? 0),
    })
    const rejected = Object.keys(parts)
      .filter(name => name.startsWith('rejected'))
      .reduce((sum, name) => sum + (parts[name] ?? 0), 0)
    expect(table(out, 'rejects').length).toBe(rejected)
    expect(rejected).toBeGreaterThan(0)
  })

  test('two runs give identical bytes', () => {
    expect(hashes(again)).toEqual(hashes(out))
  })

  test('the manifest holds the hash of every file that went in or came out', () => {
    const { inputs, outputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
    const { 'manifest.json': _, ...written } = hashes(out)
    const told = (files: readonly { readonly name: string; readonly sha256: string }[]) =>
      Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]))
    expect(told(outputs)).toEqual(written)
    expect(told(inputs)).toEqual({ 'county.csv': sha256(county) })
  })

  test('only the owner can read the results', () => {
    const modes = readdirSync(out).map(name => [name, mode(join(out, name))])
    expect(modes.filter(([, bits]) => bits !== '600')).toEqual([])
    expect(modes.length).toBe(12)
    expect(mode(out)).toBe('700')
  })
})

test('a folder that anybody could read is closed before results are written into it', async () => {
  const county = await synth(500, 'open folder', 0)
  const out = fresh('results')
  mkdirSync(out, { mode: 0o755 })
  const { code } = await setaside([
    ...['run', county, '--county', 'SACRAMENTO', '--as-of', AS_OF, '--out', out],
  ])
  expect({ code, mode: mode(out) }).toEqual({ code: 0, mode: '700' })
})
