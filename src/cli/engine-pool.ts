/** The workstation's engine in threads of its own: a long record, or a run that is being opened, keeps nobody else waiting. */
import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Report } from '../report/public-page.ts'
import type { Unusable } from '../results/manifest.ts'
import type { BeforeFiling } from '../review/before-filing.ts'
import type { Engine, GivenSubject, OpenRun, PersonTold, PersonView, SourceRow } from '../review/engine.ts'
import type { ReadAgain } from '../review/job-steps.ts'
import type { OwnFiles } from '../review/making.ts'
import type { Explanation } from '../run/explain.ts'
import { received } from '../run/sent-error.ts'
import type { EngineStart, FromEngine, RunNamed, Task, ToEngine } from './engine-thread.ts'
import { engineFor } from './serve-engine.ts'

/** The published package holds what was built of the sources. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './engine-thread.ts' : './engine-thread.js',
  import.meta.url,
)

/** Two at least: one may make a report. More than this nobody waits for. */
const [FEWEST, MOST] = [2, 4]
/** What reads a whole run is done in a thread of its own: the memory it took goes with it, and nobody waits behind it. */
const OF_A_RUN: readonly Task['kind'][] = ['people', 'due', 'prepared']
/** Whoever makes a report is as busy as with so many people; it is kept in the thread that made it. */
const A_REPORT = 1_000

interface Waiting {
  readonly done: (value: unknown) => void
  readonly failed: (error: Error) => void
  readonly onOne?: ((one: never) => void) | undefined
  readonly onFar?: ((far: ReadAgain) => void) | undefined
  readonly weight: number
}

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

/** The same answers as of `engineFor`, worked out in threads that begin with the first run that is opened. */
export function threadedEngine(
  jurisdictions: Jurisdictions,
  threads = Math.min(MOST, Math.max(FEWEST, availableParallelism())),
): Engine {
  const own = engineFor(jurisdictions)
  const start: EngineStart = { jurisdictions: jurisdictions.map(({ module }) => module), behind: false }
  const pool: Thread[] = []
  const alone = new Set<Thread>()
  let last = 0
  let closed = false

  const send = (
    { worker, waiting }: Thread,
    run: RunNamed,
    task: Task,
    { onOne, onFar }: Heard,
  ): Promise<unknown> => {
    const number = ++last
    return new Promise((done, failed) => {
      waiting.set(number, { done, failed, onOne, onFar, weight: task.kind === 'report' ? A_REPORT : 1 })
      worker.postMessage({ number, run, task } satisfies ToEngine)
    })
  }
  const askAlone = async (
    run: RunNamed,
    task: Task,
    heard: Heard,
    stop: AbortSignal | undefined,
  ): Promise<unknown> => {
    stop?.throwIfAborted()
    const thread = startThread({ ...start, behind: task.kind === 'prepared' }, () => {})
    alone.add(thread)
    stop?.addEventListener('abort', () => void thread.worker.terminate())
    try {
      return await send(thread, run, task, heard)
    } finally {
      alone.delete(thread)
      await thread.worker.terminate()
    }
  }

  const ask: Ask = (run, task, onOne, { stop, onFar } = {}) => {
    const heard = { onOne, onFar }
    if (closed) return Promise.reject(new Error('the engine is closed'))
    if (OF_A_RUN.includes(task.kind)) return askAlone(run, task, heard, stop)
    while (pool.length < threads)
      pool.push(startThread(start, gone => void pool.splice(pool.indexOf(gone), 1)))
    return send(
      pool.reduce((least, one) => (busy(one) < busy(least) ? one : least)),
      run,
      task,
      heard,
    )
  }

  return {
    version: own.version,
    making: own.making,
    open: async (folder, files) => {
      const open = await own.open(folder, files)
      return 'unusable' in open ? open : inThreads(open, files, ask)
    },
    close: async () => {
      closed = true
      await Promise.all([...pool, ...alone].map(({ worker }) => worker.terminate()))
    },
  }
}

type Heard = Pick<Waiting, 'onOne' | 'onFar'>
type Ask = (
  run: RunNamed,
  task: Task,
  onOne?: (one: never) => void,
  more?: { readonly stop?: AbortSignal | undefined; readonly onFar?: Waiting['onFar'] },
) => Promise<unknown>

function inThreads(open: OpenRun, own: OwnFiles | undefined, ask: Ask): OpenRun {
  const run: RunNamed = { folder: open.run.folder, sha256: open.run.sha256, own }
  return {
    ...open,
    person: (id, given) =>
      ask(run, { kind: 'person', id, given }) as Promise<PersonView | undefined | Unusable>,
    told: (id, given) => ask(run, { kind: 'told', id, given }) as Promise<PersonTold | undefined | Unusable>,
    prepared: (ids, onPage, stop) =>
      ask(run, { kind: 'prepared', ids }, onPage, { stop }) as Promise<Unusable | undefined>,
    proof: (id, given, count) =>
      ask(run, { kind: 'proof', id, given, count }) as Promise<Explanation | undefined | Unusable>,
    rows: id => ask(run, { kind: 'rows', id }) as Promise<readonly SourceRow[] | undefined | Unusable>,
    givenEach: (id, given) =>
      ask(run, { kind: 'given', id, given }) as Promise<readonly GivenSubject[] | undefined | Unusable>,
    due: (office, onCount) =>
      ask(run, { kind: 'due', office }, onCount) as Promise<{ readonly statutes: number } | Unusable>,
    before: () => ask(run, { kind: 'before' }) as Promise<BeforeFiling | Unusable>,
    report: beside => ask(run, { kind: 'report', beside }) as Promise<Report | Unusable>,
    reportFile: (file, beside) =>
      ask(run, { kind: 'report', beside, file }) as Promise<Uint8Array | Unusable>,
    people: (onPerson, onFar) =>
      ask(run, { kind: 'people' }, onPerson, { onFar }) as Promise<Unusable | undefined>,
  }
}

const busy = ({ waiting }: Thread): number =>
  [...waiting.values()].reduce((sum, { weight }) => sum + weight, 0)

function startThread(start: EngineStart, onGone: (thread: Thread) => void): Thread {
  const compileCache = getCompileCacheDir()
  const worker = new Worker(THREAD, {
    workerData: start,
    ...(compileCache === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: compileCache } }),
  })
  const thread: Thread = { worker, waiting: new Map() }
  worker.on('message', (sent: FromEngine) => {
    const waiting = thread.waiting.get(sent.number)
    if (waiting === undefined) return
    if ('some' in sent) {
      for (const one of sent.some) waiting.onOne?.(one as never)
      return
    }
    if ('far' in sent) {
      waiting.onFar?.(sent.far)
      return
    }
    thread.waiting.delete(sent.number)
    if ('error' in sent) waiting.failed(received(sent.error))
    else waiting.done(sent.done)
  })
  const end = (error: Error): void => {
    onGone(thread)
    for (const { failed } of thread.waiting.values()) failed(error)
    thread.waiting.clear()
  }
  // Another thread takes its place with the next question.
  worker.on('error', error => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(new Error('a thread of the engine ended')))
  return thread
}
