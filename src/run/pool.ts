/** A pool of worker threads, this thread among them, that shares out the tasks of a run. */
import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { Dispatch, type PoolThread, WAITING } from './dispatch.ts'
import { received } from './sent-error.ts'
import type { Setup, SetupSource } from './setup.ts'
import { type Done, type Task, taskRunner } from './tasks.ts'
import type { FromWorker, ToWorker, WorkerStart } from './worker.ts'

export interface Pool<Tally> {
  /** Names to every thread what the tasks that follow are about. */
  readonly open: (opened: unknown) => void
  /**
   * Does all these tasks. `take` is called for each in their order. `meanwhile` is done in this thread, again and again
   * while it says that it did something, instead of tasks. Throws what any of them threw.
   */
  readonly each: <T extends Task>(
    tasks: readonly T[],
    take: (done: Done<T, Tally>, task: T) => void,
    meanwhile?: () => boolean,
  ) => Promise<void>
  /** Ends the threads. Asked again it waits for their end. */
  readonly close: () => Promise<void>
}

/** The published package holds what was built of the sources. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Megabytes for what is new in a thread: people come and go, and little of them stays. */
const YOUNG = 24

/** Bytes of files for each thread above which a run is long. */
const LONG = 1 << 30

/**
 * How often a function is called before the last compiler makes it anew, which is slow: it pays for what is called a million
 * times, and costs a run of a million rows a tenth for all else. A long run, and one that leaves processors to it, gain from it sooner.
 */
const callsBeforeLast = (workers: number, bytes: number): number =>
  bytes > LONG * workers || workers < availableParallelism() ? 30_000 : 300_000

/**
 * A pool of so many threads for files of so many bytes. This one has what it needs already, and takes what is done
 * meanwhile.
 */
export function newPool<Tally>(
  workers: number,
  bytes: number,
  setup: Setup<Tally>,
  source: SetupSource,
): Pool<Tally> {
  // Garbage is collected before the heap has grown by half, and not fourfold: a tenth of the time for a third of the memory.
  setFlagsFromString('--heap-growing-percent=50')
  // There is little to collect at a time: sharing it out takes longer than doing it.
  setFlagsFromString('--no-parallel-scavenge')
  setFlagsFromString(`--invocation-count-for-turbofan=${callsBeforeLast(workers, bytes)}`)
  const own = taskRunner(setup)
  const threads = Array.from({ length: workers - 1 }, () => startThread(source))
  /** What is being done; errors of a thread that come when nothing is are kept for it. */
  let dispatch: Pick<Dispatch<Task, Tally>, 'heard' | 'fail'> | undefined
  let broken: Error | undefined
  let closed: Promise<unknown> | undefined
  for (const { thread, worker } of threads) {
    worker.on('message', (sent: FromWorker) => {
      if ('begun' in sent) thread.busy = 0
      else thread.busy--
      if ('error' in sent) dispatch?.fail(received(sent.error))
      else if ('begun' in sent) dispatch?.heard()
      else dispatch?.heard(sent.number, sent.done)
    })
    worker.on('error', error => {
      broken = error instanceof Error ? error : new Error(String(error))
      dispatch?.fail(broken)
    })
  }
  return {
    open: opened => {
      own.open(opened)
      for (const { worker } of threads) worker.postMessage({ open: opened } satisfies ToWorker)
    },
    each: async <T extends Task>(
      tasks: readonly T[],
      take: (done: Done<T, Tally>, task: T) => void,
      meanwhile?: () => boolean,
    ) => {
      if (broken !== undefined) throw broken
      const current = new Dispatch<T, Tally>({
        tasks,
        take,
        threads: threads.map(({ thread }) => thread),
        perform: (task, spare) => own.perform(task, spare),
        ...(meanwhile === undefined ? {} : { meanwhile }),
      })
      dispatch = current
      try {
        await current.finished
      } finally {
        dispatch = undefined
      }
    },
    close: async () => {
      if (closed === undefined) own.close()
      closed ??= Promise.all(threads.map(({ worker }) => worker.terminate()))
      await closed
    },
  }
}

function startThread(source: SetupSource): { readonly worker: Worker; readonly thread: PoolThread } {
  const compileCache = getCompileCacheDir()
  const worker = new Worker(WORKER, {
    workerData: { source } satisfies WorkerStart,
    // What Node has made of the sources serves the very first of them so: Node would load a compiler of TypeScript for it.
    ...(compileCache === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: compileCache } }),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  })
  const thread: PoolThread = {
    // One that has not begun yet would keep what it is given waiting.
    busy: WAITING,
    spare: [],
    post: (number, task, spare) => worker.postMessage({ number, task, spare } satisfies ToWorker, spare),
  }
  return { worker, thread }
}
