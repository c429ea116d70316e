/** What is told of the time left, held against what it took: of streams that are slowed, halt or go unevenly, and of a run as it was recorded. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PassProgress } from '../src/review/making.ts'
import { howFar } from '../src/review/run-progress.ts'
import { paceOf } from '../web/src/time-left.ts'

interface Seen {
  readonly went: number
  readonly done: number
}

const ALL = 5e9
const EVERY_MS = 250

/** `rate`: bytes in a second, by how long it has gone on and how much is done. */
function streamed(rate: (seconds: number, done: number) => number): readonly Seen[] {
  const seen: Seen[] = []
  for (let [went, done] = [0, 0]; done < ALL; ) {
    went += EVERY_MS
    done = Math.min(ALL, done + (rate(went / 1000, done) * EVERY_MS) / 1000)
    seen.push({ went, done })
  }
  return seen
}

/** How far what was told is off, as a share of what was left, from a tenth on; by `from` seconds. */
function off(seen: readonly Seen[], all: number, from = 0): readonly number[] {
  const pace = paceOf()
  const ended = seen.at(-1)?.went ?? 0
  const told: number[] = []
  for (const { went, done } of seen) {
    const left = pace.at(done, all, went)
    if (left !== undefined && done >= all / 10 && went >= from * 1000 && ended - went > 8_000)
      told.push(Math.abs(left * 1000 - (ended - went)) / (ended - went))
  }
  expect(told.length).toBeGreaterThan(10)
  return told.toSorted((a, b) => a - b)
}
const median = (of: readonly number[]): number => of[of.length >> 1] ?? Number.NaN

const uneven = (seconds: number): number =>
  ((Math.imul(Math.floor(seconds * 4), 2654435761) >>> 8) % 200) / 100

test.each([
  ['even', () => 1e8],
  ['uneven', (seconds: number) => 1e8 * uneven(seconds)],
  ['fast into memory, and then as fast as the disk', (_: number, done: number) => (done < 1e9 ? 4e8 : 8e7)],
  ['with a halt of three seconds in each twelve', (seconds: number) => (seconds % 12 < 3 ? 0 : 1.2e8)],
] as const)('a stream that is %s: the median is off by less than a quarter', (_, rate) => {
  expect(median(off(streamed(rate), ALL))).toBeLessThan(0.25)
})

test('a stream that is slowed to a third is told true again within twenty-five seconds', () => {
  const seen = streamed((_, done) => (done < 1e9 ? 2.4e8 : 8e7))
  const slowed = (seen.find(({ done }) => done >= 1e9)?.went ?? 0) / 1000
  expect(off(seen, ALL, slowed + 25).at(-1)).toBeLessThan(0.25)
})

test('nothing is told before three seconds, nor of what has not moved', () => {
  const pace = paceOf()
  expect(pace.at(5e8, ALL, 2_999)).toBeUndefined()
  expect(paceOf().at(0, ALL, 60_000)).toBeUndefined()
  expect(pace.at(5e8, ALL, 5_000)).toBeCloseTo(45)
})

test('a run: each pass counts by what it takes, and none that it has not', () => {
  const recorded = JSON.parse(
    readFileSync(join(import.meta.dirname, 'paces/run-of-400000-rows.json'), 'utf8'),
  ) as readonly [number, PassProgress['phase'], number, number][]
  const passes = new Set<PassProgress['phase']>()
  const seen = recorded.map(([went, phase, bytesDone, bytesTotal]): Seen => {
    passes.add(phase)
    const progress = { phase, bytesDone, bytesTotal }
    const job = { state: 'running', progress, passes, running: new Date(0), files: [] } as const
    return { went, done: howFar(job, new Date(went)).share }
  })
  expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b))
  // Writing and copying its tables, of which nothing is told, took six tenths as long as the passes when both were measured.
  const ended = (seen.at(-1)?.went ?? 0) * 1.6
  expect(median(off([...seen, { went: ended, done: 1 }], 1))).toBeLessThan(0.25)
  const packed = howFar(
    {
      state: 'running',
      progress: { phase: 'unpack', bytesDone: 1, bytesTotal: 1 },
      passes: new Set(['unpack']),
      running: new Date(0),
      files: [],
    },
    new Date(1),
  )
  expect(packed.share).toBeCloseTo(0.5 / 7.3)
})
