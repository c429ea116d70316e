/** How far a run on its way is, and how long it will take: each step by what it took in the last runs here, or by the steps before it. */
import { type Left, type Pace, paceOf } from '../time/pace.ts'
import type { Database } from './database/connection.ts'
import { JOB_STEPS, type JobStep, type StepsKept, type StepsSoFar, type Took } from './job-steps.ts'

/** Seconds that a step takes, as measured over files of 25 and of 250 MB: `once`, and for each megabyte. Only how they grow counts. */
const USUAL: Readonly<Record<JobStep, { readonly once: number; readonly each: number }>> = {
  start: { once: 0.7, each: 0 },
  unpack: { once: 0, each: 0.01 },
  identify: { once: 0.1, each: 0.008 },
  arrange: { once: 0, each: 0.004 },
  decide: { once: 0.6, each: 0.02 },
  write: { once: 0.3, each: 0.0004 },
  copy: { once: 0.2, each: 0.003 },
  facts: { once: 0.3, each: 0.015 },
  find: { once: 0.3, each: 0.007 },
  ask: { once: 0.1, each: 0.025 },
  fill: { once: 0.3, each: 0.012 },
  list: { once: 0.15, each: 0.001 },
}
const MB = 1e6
const usual = (step: JobStep, bytes: number): number => USUAL[step].once + (USUAL[step].each * bytes) / MB

/** As it is kept beside the run. */
export function tookOf(steps: StepsKept): Took {
  const seconds = [...steps.took()].map(([step, ms]) => [step, Math.round(ms) / 1000] as const)
  return { bytes: steps.soFar()?.bytes ?? 0, seconds: Object.fromEntries(seconds) }
}

/** So many runs of a program tell of the next. */
const REMEMBERED = 8

/** The last runs of a program that were made here, the latest first. */
export async function runsBefore(db: Database, program: string): Promise<readonly Took[]> {
  const rows = await db
    .selectFrom('run_made')
    .innerJoin('run', 'run.id', 'run_made.run_id')
    .select('took')
    .where('program', '=', program)
    .where('took', 'is not', null)
    .orderBy('run_id', 'desc')
    .limit(REMEMBERED)
    .execute()
  return rows.flatMap(({ took }) => (took === null ? [] : [took]))
}

/** What is known of a run before it begins. */
export interface Expected {
  /** Of its files. */
  readonly bytes: number
  readonly hasFacts: boolean
  /** Nothing else takes the processors of this machine. */
  readonly isQuiet: boolean
  /** Runs of the same program that were made here, the latest first. */
  readonly before: readonly Took[]
}

/** In seconds, how much of a run there is and how much of it is done. */
export interface Work {
  readonly done: number
  readonly all: number
  /** Enough is known to say how long it will take. */
  readonly isTold: boolean
  /** As the runs before it took, however fast the machine is now; else as fast as it is now. */
  readonly isUsual: boolean
}

/** `now`: milliseconds, by the clock of the steps. */
export function workOf(soFar: StepsSoFar, expected: Expected, now: number): Work {
  const { bytes: ofFiles, hasFacts, before, isQuiet } = expected
  const bytes = soFar.bytes ?? ofFiles
  const near = before.filter(one => isAlike(one.bytes, bytes))
  const expect = near.length === 0 ? bySteps(soFar, bytes, before) : byRuns(near, bytes)
  const place = JOB_STEPS.indexOf(soFar.step)
  let [done, all] = [0, 0]
  // It takes longer than was to be expected, and nothing is told of it.
  let isOver = false
  for (const [at, step] of JOB_STEPS.entries()) {
    if (at < place ? !soFar.took.has(step) : !isToCome(step, soFar.step, hasFacts)) continue
    const seconds = expect(step)
    all += seconds
    if (at < place) done += seconds
    if (at === place) {
      done += seconds * shareOf(soFar, seconds, now)
      isOver = soFar.far === undefined && now - soFar.since > seconds * 1000
    }
  }
  // Where other work takes the processors, a step tells nothing of one that uses more or fewer of them.
  const from = JOB_STEPS.indexOf(isQuiet || before.length > 0 ? 'decide' : 'ask')
  const isKnown = near.length > 0 || place > from || (place === from && (soFar.far?.share ?? 0) >= TELLS)
  return { done, all, isTold: isKnown && !isOver && soFar.step !== 'unpack', isUsual: near.length > 0 }
}

/** So much of a step must be done before it tells of itself, and of those after it. */
const TELLS = 0.2

/** Files are unpacked and put in another order before anything else is told, where they are at all. */
const isToCome = (step: JobStep, at: JobStep, hasFacts: boolean): boolean =>
  step === at || !(step === 'unpack' || step === 'arrange' || (step === 'facts' && !hasFacts))

/** So much of a step is taken for done before anything is told of it. */
const FIRST = 0.1

/** Of what nothing is told the time tells, but never that it is done; nor that more is done than was told, and as much again. */
function shareOf({ far, since }: StepsSoFar, seconds: number, now: number): number {
  const byTime = (now - since) / 1000 / Math.max(seconds, 0.001)
  if (far === undefined) return Math.min(0.9, byTime)
  if (far.share === 0) return Math.min(FIRST, byTime)
  const pace = far.at > since ? far.share / (far.at - since) : 0
  return Math.min(1, far.share + Math.min(far.by * 0.95, pace * (now - far.at)))
}

/** A run of so many times more, or less, tells nothing of this one. */
const ALIKE = 8
const isAlike = (a: number, b: number): boolean => a <= b * ALIKE && b <= a * ALIKE

/** So many that are nearest are taken together. */
const TOGETHER = 3

/** By runs that are alike: how much of each the step was, whatever else the machine had to do. */
function byRuns(alike: readonly Took[], bytes: number): (step: JobStep) => number {
  const far = (one: Took): number => Math.abs(Math.log(one.bytes / bytes))
  const nearest = alike.toSorted((a, b) => far(a) - far(b)).slice(0, TOGETHER)
  const each = nearest.map(({ bytes: ofBefore, seconds }) => {
    const scaled = JOB_STEPS.map(
      step => ((seconds[step] ?? usual(step, ofBefore)) * usual(step, bytes)) / usual(step, ofBefore),
    )
    return { scaled, all: scaled.reduce((sum, one) => sum + one, 0) }
  })
  const mean = each.reduce((sum, { all }) => sum + all, 0) / each.length
  return step =>
    (each.reduce((sum, { scaled, all }) => sum + (scaled[JOB_STEPS.indexOf(step)] ?? 0) / all, 0) * mean) /
    each.length
}

/** Deciding everybody for what is asked of them takes so much of what deciding them for the tables took, by how many times reading them that took. */
const ASKING = [
  { times: 3, takes: 1.2 },
  { times: 30, takes: 0.5 },
] as const

function askingOf(times: number): number {
  const [few, many] = ASKING
  const at = Math.log(times / few.times) / Math.log(many.times / few.times)
  return few.takes + (many.takes - few.takes) * Math.min(1, Math.max(0, at))
}

/** By the steps before: as fast as this machine is now, and deciding as the program makes it. */
function bySteps(
  { step: at, took, far, since }: StepsSoFar,
  bytes: number,
  before: readonly Took[],
): (step: JobStep) => number {
  const own = (step: JobStep): number | undefined => {
    const is = took.get(step)
    if (is !== undefined) return is / 1000
    return step === at && far !== undefined && far.share >= TELLS
      ? (far.at - since) / 1000 / far.share
      : undefined
  }
  const reading = own('identify') ?? usual('identify', bytes)
  const slow = reading / usual('identify', bytes)
  const deciding = own('decide') ?? usual('decide', bytes) * slow
  const known = before.find(({ seconds }) => (seconds.decide ?? 0) > 1 && (seconds.ask ?? 0) > 0)?.seconds
  const asking =
    known === undefined
      ? askingOf(deciding / Math.max(reading, 0.001))
      : (known.ask ?? 0) / (known.decide ?? 1)
  return step =>
    own(step) ??
    (step === 'decide' ? deciding : step === 'ask' ? deciding * asking : usual(step, bytes) * slow)
}

export interface HowFar {
  /** From 0 to 1. */
  readonly share: number
  readonly left: Left
}

/** How a run goes on, heard of from its beginning. */
export interface Watched {
  /** Takes in how far it is: whenever something is told of it, and whenever somebody asks. */
  readonly at: (soFar: StepsSoFar, now: number) => HowFar
}

export function watched(expected: Expected, began: number): Watched {
  let most = 0
  let pace: Pace | undefined
  return {
    at: (soFar, now) => {
      const { done, all, isTold, isUsual } = workOf(soFar, expected, now)
      most = Math.max(most, Math.min(0.99, done / all))
      if (!isTold) return { share: most, left: undefined }
      if (!isUsual) return { share: most, left: all - done }
      const went = now - began
      pace ??= usualPace({ went, done }, all)
      return { share: most, left: pace.at(done, all, went) }
    },
  }
}

/** So much of all its work, and so many seconds at most, a run is taken to have gone on before as is usual: it is not told by its first seconds. */
const [USUALLY, AT_MOST] = [0.35, 45]
/** Where it goes so many times faster or slower than that, what is usual tells nothing. */
const UNUSUAL = 1.5

function usualPace({ went, done }: { readonly went: number; readonly done: number }, all: number): Pace {
  const before = Math.min(AT_MOST, all * USUALLY)
  const [usually, alone] = [
    paceOf({ went: went - before * 1000, done: done - before }),
    paceOf({ went, done }),
  ]
  return {
    at: (...seen) => {
      const [left, own] = [usually.at(...seen), alone.at(...seen)]
      if (typeof left !== 'number' || own === undefined) return left
      if (own === 'uneven') return own
      return left > own * UNUSUAL || left < own / UNUSUAL ? own : left
    },
  }
}

interface OnItsWay {
  readonly state: string
  readonly steps: StepsKept
  readonly watched?: Watched
}

/** How far a run on its way is now. */
export function howFar({ state, steps, watched }: OnItsWay, now: number): HowFar {
  const soFar = steps.soFar()
  if (state === 'done') return { share: 1, left: undefined }
  return soFar === undefined || watched === undefined ? { share: 0, left: undefined } : watched.at(soFar, now)
}
