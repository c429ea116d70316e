/** Spreads tasks over threads and takes what became of them in the order of the tasks, whichever was done first. */
import { getCompileCacheDir } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Making, Remaking } from './maker.ts'
import { type Done, memoryOf, performer, type Task, type Volumes } from './perform.ts'
import type { Birth, Fault, FromThread, ToThread } from './thread.ts'

export interface Crew<Tally> {
  readonly open: (volumes: Volumes) => void
  /**
   * Does all these tasks. `take` is called for each in their order. `meanwhile` is done in this thread, again and again
   * while it says that it did something, instead of tasks. Throws what any of them threw.
   */
  readonly each: <T extends Task>(
    tasks: Iterable<T>,
    take: (done: Done<T, Tally>, task: T) => void,
    meanwhile?: () => boolean,
  ) => Promise<void>
  readonly close: () => Promise<void>
}

/** The published package holds what was built of the sources. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)

/** Megabytes for what is new in a thread: people come and go, and little of them stays. */
const YOUNG = 24
/** Tasks given to a thread and not answered: the next one waits there, so that no thread waits for this one. */
const AHEAD = 4
/** Answers that wait for an earlier one, for each thread: it bounds the memory they take. */
const BEHIND = 4

/** A task that was given out, to whom, and what became of it. */
interface Given<T> {
  readonly task: T
  readonly to: Hand
  done?: { readonly value: object }
}

/** Who works: their memory for tables, which comes back to them when it has been written out. */
interface Hand {
  spare: ArrayBuffer[]
}

/** Memory smaller than this is not worth giving back. */
const WORTH = 1 << 16

/** Works on tasks in so many threads, this one among them: it has what it needs already, and takes what is done meanwhile. */
export function crewOf<Tally>(workers: number, making: Making<Tally>, remaking: Remaking): Crew<Tally> {
  // Garbage is collected before the heap has grown by half, and not fourfold: a tenth of the time for a third of the memory.
  setFlagsFromString('--heap-growing-percent=50')
  // There is little to collect at a time: sharing it out takes longer than doing it.
  setFlagsFromString('--no-parallel-scavenge')
  const own = performer(making.question, making.maker)
  const compiled = getCompileCacheDir()
  const birth: Birth = { remaking, ...(compiled === undefined ? {} : { compiled }) }
  const threads = Array.from({ length: workers - 1 }, () => {
    const worker = new Worker(THREAD, {
      workerData: birth,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    // One that has not begun yet would keep what it is given waiting.
    return { worker, busy: AHEAD, spare: [] as ArrayBuffer[] }
  })
  const me: Hand = { spare: [] }
  const spareOf = (hand: Hand): ArrayBuffer[] => {
    const { spare } = hand
    hand.spare = []
    return spare
  }
  let broken: ((error: Error) => void) | undefined
  let broke: Error | undefined
  let answered: ((answer: FromThread) => void) | undefined
  for (const thread of threads) {
    thread.worker.on('message', (answer: FromThread) => {
      if ('begun' in answer) thread.busy = 0
      else thread.busy--
      answered?.(answer)
    })
    thread.worker.on('error', error => {
      broke = error instanceof Error ? error : new Error(String(error))
      broken?.(broke)
    })
  }

  return {
    open: volumes => {
      own.open(volumes)
      for (const { worker } of threads) worker.postMessage({ open: volumes } satisfies ToThread)
    },
    each: <T extends Task>(
      tasks: Iterable<T>,
      take: (done: Done<T, Tally>, task: T) => void,
      meanwhile?: () => boolean,
    ) =>
      new Promise<void>((resolve, reject) => {
        const waiting = tasks[Symbol.iterator]()
        const open = new Map<number, Given<T>>()
        let given = 0
        let taken = 0
        let all = false
        /** This thread will look for a task when others have been heard. */
        let turned = false
        let ended = false
        const end = (): void => {
          ended = true
          answered = undefined
          broken = undefined
        }
        const fail = (error: unknown): void => {
          end()
          reject(error)
        }
        const nextFor = (to: Hand): Given<T> | undefined => {
          if (all || given - taken >= workers * BEHIND) return undefined
          const found = waiting.next()
          if (found.done === true) {
            all = true
            return undefined
          }
          const one: Given<T> = { task: found.value, to }
          open.set(given++, one)
          return one
        }
        const giveOthers = (): void => {
          for (;;) {
            const thread = leastBusy(threads)
            if (thread === undefined || thread.busy >= AHEAD) return
            const number = given
            const one = nextFor(thread)
            if (one === undefined) return
            thread.busy++
            const spare = spareOf(thread)
            thread.worker.postMessage({ number, task: one.task, spare } satisfies ToThread, spare)
          }
        }
        const giveOwn = (): void => {
          if (turned || (all && meanwhile === undefined)) return
          turned = true
          // Lets others be heard, progress be drawn and signals come through.
          setImmediate(() => {
            turned = false
            if (ended) return
            try {
              if (meanwhile?.() === true) {
                giveOwn()
                return
              }
              const known = all
              const one = nextFor(me)
              // All are given, or this is too far ahead of what others are at: they will be heard.
              if (one === undefined && (known || !all)) return
              if (one !== undefined) {
                const spare = spareOf(me).map(memory => Buffer.from(memory))
                one.done = { value: own.perform(one.task, spare) }
              }
            } catch (error) {
              fail(error)
              return
            }
            proceed()
          })
        }
        const proceed = (): void => {
          try {
            for (let first = open.get(taken); first?.done !== undefined; first = open.get(taken)) {
              open.delete(taken++)
              const { value } = first.done
              take(value as Done<T, Tally>, first.task)
              if ('tables' in value)
                first.to.spare.push(...memoryOf(value).filter(({ byteLength }) => byteLength >= WORTH))
            }
            giveOthers()
            giveOwn()
          } catch (error) {
            fail(error)
            return
          }
          if (all && open.size === 0 && !ended) {
            end()
            resolve()
          }
        }
        answered = answer => {
          if ('begun' in answer) proceed()
          else if ('fault' in answer) fail(errorOf(answer.fault))
          else {
            const one = open.get(answer.number)
            if (one !== undefined) one.done = { value: answer.done }
            proceed()
          }
        }
        broken = fail
        if (broke !== undefined) fail(broke)
        else proceed()
      }),
    close: async () => {
      own.close()
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

function leastBusy<T extends { readonly busy: number }>(threads: readonly T[]): T | undefined {
  let least: T | undefined
  for (const thread of threads) if (least === undefined || thread.busy < least.busy) least = thread
  return least
}

/** The error a thread met, as if it had been met here. */
function errorOf({ name, message, stack, ...system }: Fault): Error {
  const error = Object.assign(new Error(message), system)
  error.name = name
  if (stack !== undefined) error.stack = stack
  return error
}
