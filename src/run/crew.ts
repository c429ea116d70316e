/** Spreads tasks over threads and takes what became of them in the order of the tasks, whichever was done first. */
import { getCompileCacheDir } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Making, Remaking } from './maker.ts'
import { type Done, performer, type Task, type Volumes } from './perform.ts'
import type { Birth, Fault, FromThread, ToThread } from './thread.ts'

export interface Crew<Tally> {
  readonly open: (volumes: Volumes) => void
  /** Does all these tasks. `take` is called for each in their order. Throws what a task threw. */
  readonly each: <T extends Task>(
    tasks: Iterable<T>,
    take: (done: Done<T, Tally>, task: T) => void,
  ) => Promise<void>
  readonly close: () => Promise<void>
}

/** Work for this thread alone. */
function alone<Tally>({ question, maker }: Making<Tally>): Crew<Tally> {
  const hands = performer(question, maker)
  return {
    open: hands.open,
    each: async (tasks, take) => {
      for (const task of tasks) {
        take(hands.perform(task), task)
        // Lets progress be drawn, inputs be hashed and signals be heard.
        await setImmediate()
      }
    },
    close: async () => hands.close(),
  }
}

/** The published package holds what was built of the sources. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)

/** Megabytes for what is new in a thread: people come and go, and little of them stays. */
const YOUNG = 6
/** Tasks given to a thread and not answered: the next one waits there, so that no thread waits for this one. */
const AHEAD = 2
/** Answers that wait for an earlier one, for each thread: it bounds the memory they take. */
const BEHIND = 3

export function crewOf<Tally>(workers: number, making: Making<Tally>, remaking: Remaking): Crew<Tally> {
  // Garbage is collected before the heap has grown by half, and not fourfold: a tenth of the time for a third of the memory.
  setFlagsFromString('--heap-growing-percent=50')
  if (workers === 1) return alone(making)
  const compiled = getCompileCacheDir()
  const birth: Birth = { remaking, ...(compiled === undefined ? {} : { compiled }) }
  const threads = Array.from({ length: workers }, () => {
    const worker = new Worker(THREAD, {
      workerData: birth,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    })
    return { worker, busy: 0 }
  })
  const tell = (worker: Worker, told: ToThread): void => worker.postMessage(told)
  let broken: ((error: Error) => void) | undefined
  let broke: Error | undefined
  let answered: ((answer: FromThread) => void) | undefined
  for (const thread of threads) {
    thread.worker.on('message', (answer: FromThread) => {
      thread.busy--
      answered?.(answer)
    })
    thread.worker.on('error', error => {
      broke = error instanceof Error ? error : new Error(String(error))
      broken?.(broke)
    })
  }

  return {
    open: volumes => {
      for (const { worker } of threads) tell(worker, { open: volumes })
    },
    each: <T extends Task>(tasks: Iterable<T>, take: (done: Done<T, Tally>, task: T) => void) =>
      new Promise<void>((resolve, reject) => {
        const waiting = tasks[Symbol.iterator]()
        const open = new Map<number, { readonly task: T; done?: { readonly value: unknown } }>()
        let given = 0
        let taken = 0
        let all = false
        const fail = (error: unknown): void => {
          answered = undefined
          broken = undefined
          reject(error)
        }
        const give = (): void => {
          for (;;) {
            if (all || given - taken >= workers * BEHIND) return
            const thread = threads.reduce((least, other) => (other.busy < least.busy ? other : least))
            if (thread.busy >= AHEAD) return
            const next = waiting.next()
            if (next.done === true) {
              all = true
              return
            }
            open.set(given, { task: next.value })
            thread.busy++
            tell(thread.worker, { number: given++, task: next.value })
          }
        }
        const proceed = (): void => {
          try {
            for (let next = open.get(taken); next?.done !== undefined; next = open.get(taken)) {
              open.delete(taken++)
              take(next.done.value as Done<T, Tally>, next.task)
            }
            give()
          } catch (error) {
            fail(error)
            return
          }
          if (all && open.size === 0) {
            answered = undefined
            broken = undefined
            resolve()
          }
        }
        answered = answer => {
          if ('fault' in answer) fail(errorOf(answer.fault))
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
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

/** The error a thread met, as if it had been met here. */
function errorOf({ name, message, stack, ...system }: Fault): Error {
  const error = Object.assign(new Error(message), system)
  error.name = name
  if (stack !== undefined) error.stack = stack
  return error
}
