/** Runs on their way: each made in a folder of its own, heard of while it lasts, and gone without a trace where it does not end well. */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { type FinishedRun, readRun } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { record, recordAlone, type Who } from './audit.ts'
import type { Database } from './database/connection.ts'
import type { Engine } from './engine.ts'
import { asNew, factsCsv, factsOfOthers, type StoredFact } from './facts.ts'
import { type StepsKept, stepsKept } from './job-steps.ts'
import type { OwnFiles, RunAsked, RunEnd } from './making.ts'
import { GIVEN_HERE, keep, type RunFolder, removePlace } from './run-place.ts'
import { howFar, runsBefore, type Watched, watched } from './run-progress.ts'
import type { Runs } from './runs.ts'

/** So many work at once; others wait their turn. */
const AT_ONCE = 2
/** So many that have ended are still told of. */
const TOLD = 50

export type JobState = 'waiting' | 'running' | 'copying' | 'done' | 'refused' | 'canceled'

/** A run on its way, as it is told. */
export interface Job {
  readonly id: string
  readonly by: number
  readonly began: Date
  readonly asked: Omit<RunAsked, 'formats' | 'csvMark' | 'vouched'>
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  /** The run it is decided again from. */
  readonly from: number | undefined
  state: JobState
  readonly steps: StepsKept
  /** Once it is its turn: how long it will take is told by it. */
  watched?: Watched
  ended?: Date
  /** Where it is refused: why. */
  says?: string
  /** Where its files are kept all the same, to be put together anew. */
  draft?: string
  /** Where it is done: the number of the run. */
  run?: number
  /** It came out as a run that was here before, which stays the one. */
  before?: boolean
  /** How many facts that people gave here went into it. */
  given: number
  /** How many did not, because whoever they were given of is another in these files. */
  leftOut: number
}

/** What came of it. */
export type JobEnd = { readonly run: number; readonly before: boolean } | 'canceled' | Unusable

/** What is made: where its files are is settled when it begins. */
export interface Wanted {
  readonly asked: RunAsked
  readonly own: OwnFiles
  readonly folder: RunFolder
  /** As the command is given them, called in the folder of its files. */
  readonly files: readonly string[]
  readonly named: Job['files']
  readonly earlierFacts: string | undefined
  readonly from: number | undefined
  /** The facts that people gave here which go into it, as they stand when it begins; without some. */
  readonly given: (db: Database, leftOut: ReadonlySet<number>) => Promise<readonly StoredFact[]>
  /** Where it is refused its folder goes back to whoever put the files together; by what name. */
  readonly giveBack?: () => string
  /** Why what came out may not be kept. */
  readonly whyNot?: (made: FinishedRun) => string | undefined
}

export interface Jobs {
  readonly begin: (wanted: Wanted, who: Who & { readonly userId: number }) => Job
  readonly all: () => readonly Job[]
  readonly of: (id: string) => Job | undefined
  /** What came of it; told once it has ended. */
  readonly ended: (id: string) => Promise<JobEnd>
  /** Stops it, once that is written down; nothing is kept of it. Done once nothing of it is there. False where it has ended before. */
  readonly cancel: (id: string, who: Who) => Promise<boolean>
  /** Stops all, when the server stops. */
  readonly stop: () => Promise<void>
}

interface Known {
  readonly job: Job
  readonly end: Promise<JobEnd>
  readonly cancel: () => void
}

export interface JobsOf {
  readonly db: Database
  readonly engine: Engine
  readonly runs: Runs
  readonly now: () => Date
  readonly onFault: (kind: string) => void
}

export function jobsOf(of: JobsOf): Jobs {
  const known = new Map<string, Known>()
  const turns = turnsOf(AT_ONCE)
  return {
    begin: (wanted, who) => {
      const begun = begin(of, wanted, who, turns)
      known.set(begun.job.id, begun)
      for (const [id, { job }] of known) if (known.size > TOLD && job.ended !== undefined) known.delete(id)
      return begun.job
    },
    all: () => [...known.values()].map(({ job }) => job),
    of: id => known.get(id)?.job,
    ended: async id => (await known.get(id)?.end) ?? { unusable: 'there is no such run on its way' },
    cancel: async (id, who) => {
      const found = known.get(id)
      if (found === undefined || found.job.ended !== undefined) return false
      await recordAlone(of.db, who, { action: 'canceled a run', object: id }, of.now())
      found.cancel()
      return (await found.end) === 'canceled'
    },
    stop: async () => {
      for (const { cancel } of known.values()) cancel()
      await Promise.all([...known.values()].map(({ end }) => end))
    },
  }
}

/** Lets so many in at once. */
export interface Turns {
  /** False where the signal came first: then it is nobody's turn. */
  readonly take: (signal: AbortSignal) => Promise<boolean>
  readonly leave: () => void
}

export function turnsOf(most: number): Turns {
  let free = most
  const waiting: (() => void)[] = []
  return {
    take: async signal => {
      if (signal.aborted) return false
      if (free > 0) {
        free--
        return true
      }
      return await new Promise<boolean>(done => {
        const turn = (): void => done(true)
        waiting.push(turn)
        signal.addEventListener('abort', () => {
          const at = waiting.indexOf(turn)
          if (at !== -1) waiting.splice(at, 1)
          done(false)
        })
      })
    },
    leave: () => {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    },
  }
}

/** What is under way, and whether it is still wanted. */
interface Making {
  readonly engine: Engine
  readonly job: Job
  readonly wanted: Wanted
  readonly who: Who & { readonly userId: number }
  readonly canceled: AbortController
  stop: () => void
}

function begin(of: JobsOf, wanted: Wanted, who: Who & { readonly userId: number }, turns: Turns): Known {
  const { asked, named, from } = wanted
  const job: Job = {
    id: randomBytes(9).toString('hex'),
    by: who.userId,
    began: of.now(),
    asked,
    files: named,
    from,
    state: 'waiting',
    steps: stepsKept(
      () => performance.now(),
      () => void howFar(job, performance.now()),
    ),
    given: 0,
    leftOut: 0,
  }
  const making: Making = {
    engine: of.engine,
    job,
    wanted,
    who,
    canceled: new AbortController(),
    stop: () => {},
  }
  const end = inTurn(of, making, turns)
  return {
    job,
    end,
    cancel: () => {
      making.canceled.abort()
      making.stop()
    },
  }
}

async function inTurn(of: JobsOf, making: Making, turns: Turns): Promise<JobEnd> {
  const isTurn = await turns.take(making.canceled.signal)
  const end = isTurn ? await made(of, making).finally(() => turns.leave()) : 'canceled'
  const { job, wanted } = making
  const isKept = typeof end === 'object' && 'run' in end && !end.before
  // Of a run that was made the entry is written with it, of one that was canceled when somebody did; of any other before it is told.
  const told = isKept || end === 'canceled' ? end : await recordedOrNot(of, making, end)
  if (isKept) keep(wanted.folder)
  else if (typeof end === 'object' && 'unusable' in end && wanted.giveBack !== undefined) {
    removePlace(wanted.folder.results)
    job.draft = wanted.giveBack()
  } else removePlace(wanted.folder.place)
  if (told === 'canceled') job.state = 'canceled'
  else if ('unusable' in told) Object.assign(job, { state: 'refused', says: told.unusable })
  else Object.assign(job, { state: 'done', run: told.run, before: told.before })
  job.ended = of.now()
  return told
}

/** How a run ended of which nothing is kept: written down, or not told. */
async function recordedOrNot(
  { db, now }: JobsOf,
  { job: { id }, who }: Making,
  end: Exclude<JobEnd, 'canceled'>,
): Promise<JobEnd> {
  const entry =
    'run' in end
      ? ({ action: 'made a run', object: String(end.run) } as const)
      : ({ action: 'a run was refused', object: id } as const)
  return await recordAlone(db, who, entry, now()).then(
    () => end,
    () => ({ unusable: 'how the run ended could not be written down; nothing is kept of it' }),
  )
}

async function made(of: JobsOf, making: Making): Promise<JobEnd> {
  try {
    return await madeOrNot(of, making)
  } catch (error) {
    if (error instanceof Canceled) return 'canceled'
    of.onFault(error instanceof Error ? error.name : typeof error)
    return { unusable: 'the run was stopped by a fault of the program; nothing is kept of it' }
  }
}

class Canceled extends Error {
  override readonly name = 'Canceled'
}

/** What was given of somebody who is another in these files: their number is the same, their name or birth date is not. */
class OfOthers extends Error {
  override readonly name = 'OfOthers'
  readonly facts: readonly number[]
  constructor(facts: readonly number[]) {
    super()
    this.facts = facts
  }
}

async function madeOrNot(of: JobsOf, making: Making): Promise<JobEnd> {
  const leftOut = new Set<number>()
  for (;;) {
    const facts = await of.db.transaction().execute(trx => making.wanted.given(trx, leftOut))
    const end = await decided(of, making, facts)
    if (end !== 'done') return end === 'stopped' ? 'canceled' : end
    try {
      return await kept(of, making, facts)
    } catch (error) {
      // Who is who in these files is known only now: the run is made once more without what is not theirs.
      if (!(error instanceof OfOthers)) throw error
      for (const fact of error.facts) leftOut.add(fact)
      removePlace(making.wanted.folder.results)
    }
    making.job.leftOut = leftOut.size
  }
}

/** The run as the command line makes it. */
async function decided(
  { db }: Pick<JobsOf, 'db'>,
  making: Making,
  facts: readonly StoredFact[],
): Promise<RunEnd> {
  const { job, wanted, engine } = making
  const { folder, asked, own, files, earlierFacts } = wanted
  const { place, results } = folder
  const given = join(place, GIVEN_HERE)
  if (facts.length > 0) writeFileSync(given, factsCsv(facts.map(asNew)), { mode: 0o600 })
  job.given = facts.length
  const before = await runsBefore(db, asked.program)
  if (making.canceled.signal.aborted) return 'stopped'
  job.steps.anew()
  job.watched = watched(
    {
      bytes: job.files.reduce((sum, { bytes }) => sum + bytes, 0),
      hasFacts: facts.length > 0 || earlierFacts !== undefined,
      before,
      isQuiet: (loadavg()[0] ?? 0) < availableParallelism(),
    },
    performance.now(),
  )
  const running = engine.making.run(
    {
      ...asked,
      ...(own.policy === undefined ? {} : { policy: own.policy }),
      ...(own.map === undefined ? {} : { map: own.map }),
      from: folder.files,
      files,
      facts: [...(earlierFacts === undefined ? [] : [earlierFacts]), ...(facts.length > 0 ? [given] : [])],
      out: results,
    },
    job.steps.inPass,
  )
  job.steps.begin('start')
  making.stop = running.stop
  job.state = 'running'
  return await running.ended
}

/** Makes it one of the runs, or not. */
async function kept(of: JobsOf, making: Making, facts: readonly StoredFact[]): Promise<JobEnd> {
  const { job, who, wanted } = making
  const { folder, from, own, earlierFacts } = wanted
  const run = readRun(folder.results)
  if ('unusable' in run) return run
  const why = wanted.whyNot?.(run)
  if (why !== undefined) return { unusable: why }
  job.state = 'copying'
  const added = await of.runs.add(folder.results, who.userId, {
    place: folder.place,
    from,
    own: { ...own, givenHere: GIVEN_HERE },
    earlierFacts,
    given: facts.length,
    steps: job.steps,
    tell: async (trx, id) => {
      const others = await factsOfOthers(trx, id, facts)
      if (others.length > 0) throw new OfOthers(others)
      if (making.canceled.signal.aborted) throw new Canceled()
      // The first run is what people work on; a later one never takes its place by itself.
      const first =
        (await trx.selectFrom('run').select('id').where('current', '=', true).executeTakeFirst()) ===
        undefined
      if (first) await trx.updateTable('run').set({ current: true }).where('id', '=', id).execute()
      await record(
        trx,
        who,
        {
          action: 'made a run',
          object: String(id),
          detail: { given: facts.length, ...(from === undefined ? {} : { from }) },
          run: run.sha256,
        },
        of.now(),
      )
    },
  })
  return 'unusable' in added ? added : { run: added.id, before: added.before }
}
