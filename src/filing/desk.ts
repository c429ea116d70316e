/** Where papers are set: in this thread, or in several where there are many, in the same order and with the same bytes. */
import { Worker } from 'node:worker_threads'
import type { Day } from '../time/day.ts'
import { type Layout, type PdfWithValues, type Typesetter, typesetter } from './typeset.ts'
import type { ToSet, WasSet } from './typeset-worker.ts'

export interface Desk {
  /**
   * Makes something of each, several at a time, and hands it over in the order of `all`; tells how far it is. `large`: each
   * is worth a thread, however few they are.
   */
  readonly each: <T, R>(
    all: readonly T[],
    make: (one: T, at: number, typeset: Typesetter) => Promise<R>,
    take: (made: Awaited<R>, one: T, at: number) => void,
    more?: { readonly large?: boolean },
  ) => Promise<void>
  /** For single documents. */
  readonly typeset: Typesetter
  /** Tells how far a kind is that does not go by `each`. */
  readonly progress: Progress
}

export interface OpenDesk extends Desk {
  readonly close: () => Promise<void>
}

/** How far a kind is. */
export type Progress = (done: number, all: number) => void

/** So few small papers are set before a thread has begun. */
const FEW = 24
/** What each thread is given ahead. */
const AHEAD = 3

/** A desk with so many threads; with one, this thread does all. They are begun when they are wanted. */
export function openDesk(workers: number, progress: Progress = () => {}): OpenDesk {
  const own = typesetter()
  let pool: Pool | undefined
  return {
    typeset: own,
    progress,
    each: async (all, make, take, { large = false } = {}) => {
      const alone = workers < 2 || (!large && all.length < FEW) || all.length < 2
      if (!alone) pool ??= newPool(workers)
      const typeset = alone ? own : (pool?.typeset ?? own)
      const most = alone ? 1 : workers * AHEAD
      const begun: ReturnType<typeof make>[] = []
      progress(0, all.length)
      for (const [at, one] of all.entries()) {
        for (let next = begun.length; next < Math.min(all.length, at + most); next++) {
          const made = make(all[next] as typeof one, next, typeset)
          // Its fault is heard when its turn comes.
          made.catch(() => {})
          begun.push(made)
        }
        const made = begun[at]
        if (made === undefined) throw new Error('a paper was not begun')
        take(await made, one, at)
        delete begun[at]
        progress(at + 1, all.length)
      }
    },
    close: async () => await pool?.close(),
  }
}

interface Pool {
  readonly typeset: Typesetter
  readonly close: () => Promise<void>
}

/** The published package holds what was built of the sources. */
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './typeset-worker.ts' : './typeset-worker.js',
  import.meta.url,
)

interface Waiting {
  readonly done: (set: PdfWithValues) => void
  readonly failed: (error: Error) => void
}

function newPool(workers: number): Pool {
  let last = 0
  const threads = Array.from({ length: workers }, () => {
    const worker = new Worker(WORKER)
    const waiting = new Map<number, Waiting>()
    worker.on('message', (sent: WasSet) => {
      const one = waiting.get(sent.number)
      waiting.delete(sent.number)
      if ('fault' in sent) one?.failed(new Error(sent.fault))
      else one?.done(sent)
    })
    worker.on('error', error => {
      for (const one of waiting.values())
        one.failed(error instanceof Error ? error : new Error(String(error)))
      waiting.clear()
    })
    return { worker, waiting }
  })
  const set = (layout: Layout, data: object, dated: Day, wants: ToSet['wants']): Promise<PdfWithValues> =>
    new Promise((done, failed) => {
      const number = ++last
      const { worker, waiting } = threads.reduce((least, one) =>
        one.waiting.size < least.waiting.size ? one : least,
      )
      waiting.set(number, { done, failed })
      worker.postMessage({ number, layout, data, dated, wants } satisfies ToSet)
    })
  return {
    typeset: {
      pdf: async (layout, data, dated) => (await set(layout, data, dated, 'pdf')).pdf,
      withValues: (layout, data, dated) => set(layout, data, dated, 'both'),
      values: async (layout, data, dated) => (await set(layout, data, dated, 'values')).values,
    },
    close: async () => void (await Promise.all(threads.map(({ worker }) => worker.terminate()))),
  }
}
