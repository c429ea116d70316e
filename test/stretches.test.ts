/** The second pass skips what the first found not to matter. Whoever wants every row gets the same answers. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import { caDoj, format } from '../src/intake/ca-doj/index.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import type { TableName } from '../src/report/tables.ts'
import { type RunRequest, run } from '../src/run/run.ts'
import { synthesize } from '../src/synth/ca-doj/synth.ts'
import { theDay } from '../src/time/day.ts'
import { workplace } from './command.ts'
import { sized } from './size.ts'

const { fresh } = workplace()

const SKIPPING: readonly TableName[] = ['convictions', 'people', 'review', 'prop64-results']
const READING: readonly TableName[] = [...SKIPPING, 'all-results']
const SAME = [...SKIPPING.map(table => `${table}.csv`), 'identity.csv', 'rejects.csv', 'summary.json']

/** What a run writes, but for the table that wants every row, and how many bytes that has. */
async function written(
  files: readonly string[],
  tables: readonly TableName[],
  county: string | undefined,
  how: Partial<RunRequest<never>>,
) {
  const out = fresh('out')
  const source = setupSource({
    jurisdiction: jurisdiction.module,
    format: format.module,
    ...(county === undefined ? {} : { county }),
    day: theDay('2026-11-01'),
    policy: 'los-angeles',
    program: 'prop64',
    tables,
    setaside: 'test',
  })
  const request = {
    ...(await setUp(source.options)),
    source,
    files,
    out,
    workers: 1,
    setaside: 'test',
    options: {},
  }
  const result = await run({ ...request, ...how } as RunRequest<never>)
  if ('refused' in result) throw new Error(result.refused)
  return Object.fromEntries(SAME.map(name => [name, readFileSync(join(out, name), 'utf8')]))
}

/** A made-up county in two files, cut in the middle of a line or not. */
async function county(seed: string, dirt: number): Promise<readonly [string, string]> {
  const blocks: Buffer[] = []
  await synthesize(
    { rows: sized(1_500, 3_000), seed, county: 'YOLO', dirt },
    block => void blocks.push(Buffer.from(block)),
  )
  const bytes = Buffer.concat(blocks)
  const header = bytes.subarray(0, bytes.indexOf(10) + 1)
  // In the middle of somebody's rows, as like as not.
  const middle = bytes.indexOf(10, bytes.length >> 1) + 1
  const files = [fresh('a.csv'), fresh('b.csv')] as const
  writeFileSync(files[0], bytes.subarray(0, middle))
  writeFileSync(files[1], Buffer.concat([header, bytes.subarray(middle)]))
  return files
}

test('the same is written, wherever parts end, whatever is wrong with rows', {
  timeout: 300_000,
}, async () => {
  for (const [seed, dirt] of [
    ['clean', 0],
    ['dirty', 0.2],
  ] as const) {
    const files = await county(seed, dirt)
    for (const where of ['YOLO', undefined]) {
      const whole = await written(files, READING, where, {})
      for (const part of [1_000, 7_001, 60_000, 4 << 20])
        expect(await written(files, SKIPPING, where, { format: caDoj({ part }) })).toEqual(whole)
    }
  }
})

test('the same is written of rows in any order, by several threads', { timeout: 300_000 }, async () => {
  const [path] = await county('scattered', 0.1)
  const lines = readFileSync(path, 'latin1').split('\n').slice(1, -1)
  const mixed = fresh('mixed.csv')
  const header = readFileSync(path, 'latin1').split('\n')[0] as string
  writeFileSync(mixed, `${[header, ...lines.toSorted()].join('\n')}\n`, 'latin1')
  for (const scattered of [0, 100_000]) {
    const how = { format: caDoj({ scattered, part: 50_000, volume: 300_000 }) }
    const whole = await written([mixed], READING, 'YOLO', how)
    expect(await written([mixed], SKIPPING, 'YOLO', how)).toEqual(whole)
    expect(await written([mixed], SKIPPING, 'YOLO', { ...how, workers: 2 })).toEqual(whole)
  }
})
