/** What is told of the time left, held against what it took: of streams that are slowed, halt or go unevenly, and of runs as they were recorded on a machine that others used as well. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type JobStep, stepsKept, type Took } from '../src/review/job-steps.ts'
import { watched } from '../src/review/run-progress.ts'
import { type Left, paceOf } from '../src/time/pace.ts'

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

/** How far what was told is off, as a share of what was left, from a tenth on; by `from` seconds. What is as little as this is told in words. */
function off(seen: readonly Seen[], all: number, from = 0): readonly number[] {
  const pace = paceOf()
  const ended = seen.at(-1)?.went ?? 0
  const told: number[] = []
  for (const { went, done } of seen) {
    const left = pace.at(done, all, went)
    if (typeof left === 'number' && done >= all / 10 && went >= from * 1000 && ended - went > 8_000)
      told.push(offBy(left, (ended - went) / 1000))
  }
  expect(told.length).toBeGreaterThan(10)
  return told.toSorted((a, b) => a - b)
}
const offBy = (told: number, is: number): number => Math.abs(told - is) / is
const median = (of: readonly number[]): number => of[of.length >> 1] ?? Number.NaN

const uneven = (seconds: number): number =>
  ((Math.imul(Math.floor(seconds * 4), 2654435761) >>> 8) % 200) / 100

test.each([
  ['even', () => 1e8, 0.01],
  ['uneven', (seconds: number) => 1e8 * uneven(seconds), 0.25],
  [
    'fast into memory, and then as fast as the disk',
    (_: number, done: number) => (done < 1e9 ? 4e8 : 8e7),
    0.25,
  ],
  ['with a halt of three seconds in each twelve', (seconds: number) => (seconds % 12 < 3 ? 0 : 1.2e8), 0.25],
] as const)('a stream that is %s: the median is off by less than a quarter', (_, rate, most) => {
  expect(median(off(streamed(rate), ALL))).toBeLessThan(most)
})

test('a stream that is slowed to a third: that it goes unevenly is told within seconds, and it is told true again within twenty-five', () => {
  const seen = streamed((_, done) => (done < 1e9 ? 2.4e8 : 8e7))
  const slowed = (seen.find(({ done }) => done >= 1e9)?.went ?? 0) / 1000
  expect(off(seen, ALL, slowed + 25).at(-1)).toBeLessThan(0.25)
  const pace = paceOf()
  const told = seen.map(({ went, done }) => [went, pace.at(done, ALL, went)] as const)
  expect(told.find(([, left]) => left === 'uneven')?.[0]).toBeLessThan((slowed + 5) * 1000)
})

test('nothing is told before three seconds, nor of what has not moved', () => {
  const pace = paceOf()
  expect(pace.at(5e8, ALL, 2_999)).toBeUndefined()
  expect(paceOf().at(0, ALL, 60_000)).toBeUndefined()
  expect(paceOf().at(5e8, ALL, 5_000)).toBeCloseTo(45)
})

/** A run as it was recorded: at which millisecond it was in which step, how far (-1: nothing is told of it), and the bytes of its passes. */
interface Recorded {
  readonly program: string
  readonly bytes: number
  readonly load: readonly [number, number]
  readonly took: Readonly<Partial<Record<JobStep, number>>>
  readonly end: number
  readonly rows: readonly (readonly [number, JobStep, number, number])[]
}

const FOLDER = join(import.meta.dirname, 'paces')
const RECORDED = readdirSync(FOLDER).map(
  name => [name, JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Recorded] as const,
)

const tookOf = ({ bytes, took }: Recorded): Took => ({
  bytes,
  seconds: Object.fromEntries(Object.entries(took).map(([step, ms]) => [step, ms / 1000])),
})

/** What is told of a run each quarter of a second, beside what was left. */
function toldOf(run: Recorded, before: readonly Took[], isQuiet: boolean) {
  let clock = 0
  const told: { readonly is: number; readonly share: number; readonly left: Left; readonly step: JobStep }[] =
    []
  const steps = stepsKept(
    () => clock,
    () => void ask(),
  )
  const job = watched({ bytes: run.bytes, hasFacts: 'facts' in run.took, before, isQuiet }, 0)
  const ask = () => {
    const soFar = steps.soFar()
    return soFar === undefined ? undefined : { ...job.at(soFar, clock), step: soFar.step }
  }
  const rows = [...run.rows]
  for (let went = EVERY_MS; went < run.end; went += EVERY_MS) {
    while ((rows[0]?.[0] ?? Number.POSITIVE_INFINITY) <= went) {
      const [at, step, share, bytesTotal] = rows.shift() as Recorded['rows'][number]
      clock = at
      const far = { bytesDone: share * bytesTotal, bytesTotal }
      if (step === 'unpack' || step === 'identify' || step === 'arrange' || step === 'decide')
        steps.inPass({ phase: step, ...far })
      else if (step === 'find' || step === 'ask')
        steps.readingAgain({ facts: false, phase: step === 'ask' ? 'decide' : 'identify', ...far })
      else if (step === 'fill') steps.filling(share)
      else steps.begin(step)
    }
    clock = went
    const now = ask()
    if (now !== undefined) told.push({ is: (run.end - went) / 1000, ...now })
  }
  return told
}

/** So little is told as less than a minute. */
const LITTLE = 40

test.each(RECORDED)(
  '%s: by the runs before it, on a machine as busy as then, the time left is true within a quarter',
  (name, run) => {
    const told = toldOf(run, [tookOf(run)], false)
    expect(told.map(({ share }) => share)).toEqual(told.map(({ share }) => share).toSorted((a, b) => a - b))
    const after = told.filter(({ is }) => is <= (run.end / 1000) * 0.9)
    const figures = after.filter(({ left }) => typeof left === 'number')
    // Of what takes seconds little can be told.
    if (run.end > 20_000) expect(figures.length / after.length).toBeGreaterThan(0.5)
    const offs = figures.filter(({ is }) => is > 5).map(({ left, is }) => offBy(left as number, is))
    const sorted = offs.toSorted((a, b) => a - b)
    if (process.env.PACES !== undefined)
      console.log(
        name,
        run.load,
        'median',
        median(sorted),
        'most',
        sorted.at(-1),
        'uneven',
        1 - figures.length / after.length,
      )
    if (sorted.length > 0) expect(median(sorted)).toBeLessThan(0.25)
    // What is told as less than a minute is that.
    for (const { left, is } of figures) if ((left as number) < LITTLE) expect(is).toBeLessThan(60)
  },
)

test('the first run of a program on a busy machine: nothing is told until it is known how the program goes, and that is said', () => {
  for (const [name, run] of RECORDED) {
    const told = toldOf(run, [], false)
    const early: readonly JobStep[] = ['start', 'identify', 'decide', 'write', 'copy', 'find']
    for (const { step, left } of told) if (early.includes(step)) expect(left, name).toBeUndefined()
  }
})

test('while files are unpacked nothing is told: how much is in them is not known', () => {
  const steps = stepsKept(() => 60_000)
  steps.inPass({ phase: 'unpack', bytesDone: 5e8, bytesTotal: 1e9 })
  const soFar = steps.soFar()
  const before = [{ bytes: 1e9, seconds: { decide: 60, ask: 60 } }]
  const job = watched({ bytes: 1e9, hasFacts: false, before, isQuiet: true }, 0)
  expect(soFar && job.at(soFar, 90_000).left).toBeUndefined()
})
