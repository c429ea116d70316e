/**
 * Any size: however many threads, wherever files are cut and rows stand, the same answers. One made-up county goes
 * through the run in every way there is.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { setUp, setupSource } from '../src/cli/table-maker.ts'
import { caDoj, format } from '../src/intake/ca-doj/index.ts'
import type { Sizes } from '../src/intake/ca-doj/plan.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { type RunRequest, run } from '../src/run/run.ts'
import { synthesize } from '../src/synth/ca-doj/synth.ts'
import { theDay } from '../src/time/day.ts'
import { workplace } from './command.ts'

const { fresh, file } = workplace()

/** The lines of a made-up county, without its header, and no line that may end a file only. */
async function county(rows: number, seed: string, dirt = 0.03): Promise<readonly Buffer[]> {
  const blocks: Buffer[] = []
  await synthesize(
    { rows, seed, county: 'SACRAMENTO', dirt },
    block => void blocks.push(Buffer.from(block)),
    () => {},
  )
  const bytes = Buffer.concat(blocks)
  const lines: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at) + 1 || bytes.length
    lines.push(bytes.subarray(at, end))
    at = end
  }
  return lines.filter(line => line.at(-1) === 10 && !line.subarray(0, 15).includes('RECORD_ID'))
}

const source = setupSource({
  jurisdiction: jurisdiction.module,
  format: format.module,
  program: 'prop64',
  counties: ['SACRAMENTO'],
  day: theDay('2026-11-01'),
  policy: 'los-angeles',
  tables: ['convictions', 'people', 'review', 'all-results'],
  setaside: 'test',
})

/** The format with parts and volumes of these sizes. */
const sized = (sizes: Sizes) => ({ format: caDoj(sizes) })

/** Runs these files into a new folder. */
async function ran(files: readonly string[], how: Partial<RunRequest<never>> = {}): Promise<string> {
  const out = fresh('out')
  const result = await run({
    ...(await setUp(source.options)),
    source,
    files,
    out,
    workers: 1,
    setaside: 'test',
    options: {},
    ...how,
  } as RunRequest<never>)
  if ('refused' in result) throw new Error(result.refused)
  return out
}

const read = (out: string, name: string): string => readFileSync(join(out, name), 'utf8')
const hashes = (out: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(out)
      .sort()
      .map(name => [
        name,
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ]),
  )

/** The same numbers each time. */
function shuffled<T>(all: readonly T[]): readonly T[] {
  const mixed = [...all]
  let state = 12345
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    const other = state % (at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T]
  }
  return mixed
}

const written = (name: string, lines: readonly Buffer[]): string => file(name, Buffer.concat(lines))

/** What must not depend on where rows stood: lines of the answers without their places, the summary, the counts. */
function answers(out: string) {
  const lines = (name: string) =>
    read(out, name)
      .split('\r\n')
      .map(line => line.replace(/,[^,]*,\d+$/, ''))
      .sort()
  const { rows } = JSON.parse(read(out, 'manifest.json'))
  return {
    convictions: lines('convictions.csv'),
    people: read(out, 'people.csv').split('\r\n').sort(),
    review: read(out, 'review.csv').split('\r\n').length,
    rejects: read(out, 'rejects.csv').split('\r\n').length,
    all: read(out, 'all-results.csv').split('\r\n').sort(),
    summary: JSON.parse(read(out, 'summary.json')),
    rows,
  }
}

describe('any number of threads', () => {
  test('gives the same bytes in every file', async () => {
    const path = written('county.csv', await county(4000, 'threads'))
    const [one, ...others] = await Promise.all(
      [1, 2, 3, 7].map(workers => ran([path], { workers, ...sized({ part: 200_000 }) })),
    )
    for (const other of others) expect(hashes(other)).toEqual(hashes(one as string))
  })

  test('gives the same bytes where rows are first put together', async () => {
    const path = written('county.csv', shuffled(await county(3000, 'scattered')))
    const how = sized({ part: 100_000, volume: 300_000, scattered: 0 })
    const [one, ...others] = await Promise.all([1, 2, 3].map(workers => ran([path], { ...how, workers })))
    for (const other of others) expect(hashes(other)).toEqual(hashes(one as string))
  })
})

/** The same lines with a break in the comment of some rows, in quotes. */
const withBreaks = (lines: readonly Buffer[]): readonly Buffer[] =>
  lines.map((line, at) => {
    const text = line.toString('latin1')
    return at % 7 === 0
      ? Buffer.from(text.replace(/,([^,"]*),(#\s*)$/, ',"$1\nPHOTO\r\nAVAILABLE",$2'), 'latin1')
      : line
  })

describe('rows of several lines', () => {
  test('in parts of any size, put together or not, by any number of threads: the same answers', async () => {
    const lines = withBreaks(await county(2000, 'breaks'))
    expect(lines.filter(line => line.includes('PHOTO\r\n')).length).toBeGreaterThan(200)
    const path = written('county.csv', lines)
    const whole = await ran([path])
    for (const part of [1_000, 5_003, 77_777])
      expect(hashes(await ran([path], sized({ part })))).toEqual(hashes(whole))
    const mixed = written('county.csv', shuffled(lines))
    const arranged = sized({ scattered: 0, volume: 200_000, part: 50_000 })
    for (const how of [{}, arranged, { ...arranged, workers: 2 }])
      expect(answers(await ran([mixed], how))).toEqual(answers(whole))
  })
})

describe('parts', () => {
  test('of any size give the same bytes', async () => {
    const path = written('county.csv', await county(1500, 'parts'))
    const whole = hashes(await ran([path]))
    for (const part of [1_000, 5_003, 77_777])
      expect(hashes(await ran([path], sized({ part })))).toEqual(whole)
  })
})

describe('rows in any order', () => {
  test('sorted, shuffled, reversed, over five files, put together or not: the same answers', async () => {
    const lines = await county(3000, 'orders')
    const byLine = [...lines].sort((a, b) => a.compare(b))
    const mixed = shuffled(lines)
    const orders = {
      sorted: [written('a.csv', byLine)],
      shuffled: [written('a.csv', mixed)],
      reversed: [written('a.csv', lines.toReversed())],
    }
    const expected = answers(await ran([written('a.csv', lines)]))
    for (const paths of Object.values(orders)) {
      expect(answers(await ran(paths))).toEqual(expected)
      expect(answers(await ran(paths, sized({ scattered: 0, volume: 400_000, part: 150_000 })))).toEqual(
        expected,
      )
    }
  })

  test('over five files: the same answers, but for where they stand', async () => {
    // A SUBJECT_ID whose rows disagree is one person in one file and several in two: no dirt here.
    const lines = await county(3000, 'files', 0)
    const mixed = shuffled(lines)
    const five = [0, 1, 2, 3, 4].map(part =>
      written(
        `${part}.csv`,
        mixed.filter((_, at) => at % 5 === part),
      ),
    )
    const expected = answers(await ran([written('a.csv', lines)]))
    for (const how of [{}, { workers: 2 }, sized({ scattered: 0, volume: 400_000, part: 150_000 })])
      expect(answers(await ran(five, how))).toEqual(expected)
  })
})
