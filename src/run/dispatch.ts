/** Gives tasks to threads, and takes what became of them in the order of the tasks, whichever was done first. */
import { type Done, memoryOf, type Task } from './tasks.ts'

/** Tasks given to a thread and not answered: the next one waits there, so that no thread waits for this one. */
export const WAITING = 4
/** Answers that wait for an earlier one, for each thread: it bounds the memory they take. */
const BEHIND = 8
/** Memory smaller than this is not worth giving back. */
const WORTH = 1 << 16

/** Memory for tables, which comes back to the thread that wrote them when they have been written out. */
interface Memory {
  spare: ArrayBuffer[]
}

export interface PoolThread extends Memory {
  /** Tasks it has not answered. */
  busy: number
  /** Sends it a task, and memory it may use. */
  readonly post: (number: number, task: Task, spare: ArrayBuffer[]) => void
}

export interface Dispatching<T extends Task, Tally> {
  readonly tasks: readonly T[]
  readonly take: (done: Done<T, Tally>, task: T) => void
  readonly threads: readonly PoolThread[]
  /** Performs a task in this thread. */
  readonly perform: (task: T, spare: Buffer[]) => Done<T, Tally>
  readonly meanwhile?: () => boolean
}

/** A task that was given out, to whom, and what became of it. */
interface Given<T> {
  readonly task: T
  readonly to: Memory
  done?: { readonly value: object }
}

/** All tasks, once. A class, for its steps change one state. */
export class Dispatch<T extends Task, Tally> {
  /** Settled when all tasks have been taken, or with the first error. */
  readonly finished: Promise<void>
  readonly #with: Dispatching<T, Tally>
  readonly #own: Memory = { spare: [] }
  /** Tasks given out and not taken, by their numbers. */
  readonly #open = new Map<number, Given<T>>()
  #given = 0
  #taken = 0
  #ended = false
  /** This thread will look for a task when others have been heard. */
  #turned = false
  readonly #resolve: () => void
  readonly #reject: (error: unknown) => void

  constructor(dispatching: Dispatching<T, Tally>) {
    this.#with = dispatching
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.finished = promise
    this.#resolve = resolve
    this.#reject = reject
    this.#goOn()
  }

  /** A thread has begun, or has answered a task. */
  heard(number?: number, done?: object): void {
    if (this.#ended) return
    const given = number === undefined ? undefined : this.#open.get(number)
    if (given !== undefined && done !== undefined) given.done = { value: done }
    this.#goOn()
  }

  fail(error: unknown): void {
    this.#ended = true
    this.#reject(error)
  }

  /** Takes what is done, and gives out what can be given. */
  #goOn(): void {
    try {
      this.#takeDone()
      this.#giveThreads()
      this.#giveOwn()
    } catch (error) {
      this.fail(error)
      return
    }
    if (this.#left() === 0 && this.#open.size === 0 && !this.#ended) {
      this.#ended = true
      this.#resolve()
    }
  }

  /** Takes answers in the order of the tasks, as far as there are any. */
  #takeDone(): void {
    const open = this.#open
    for (let first = open.get(this.#taken); first?.done !== undefined; first = open.get(this.#taken)) {
      open.delete(this.#taken++)
      const { value } = first.done
      this.#with.take(value as Done<T, Tally>, first.task)
      if ('tables' in value)
        first.to.spare.push(...memoryOf(value).filter(({ byteLength }) => byteLength >= WORTH))
    }
  }

  /** Tasks to be given. */
  #left(): number {
    return this.#with.tasks.length - this.#given
  }

  /** The next task, unless there is none or this is too far ahead of what has been taken. */
  #nextFor(to: Memory): Given<T> | undefined {
    const workers = this.#with.threads.length + 1
    const task = this.#with.tasks[this.#given]
    if (task === undefined || this.#given - this.#taken >= workers * BEHIND) return undefined
    const given: Given<T> = { task, to }
    this.#open.set(this.#given++, given)
    return given
  }

  #giveThreads(): void {
    for (;;) {
      const thread = leastBusy(this.#with.threads)
      if (thread === undefined || thread.busy >= this.#mayWait()) return
      const number = this.#given
      const given = this.#nextFor(thread)
      if (given === undefined) return
      thread.busy++
      thread.post(number, given.task, spareOf(thread))
    }
  }

  /** How many tasks a thread may have. Toward the end no more than its share of what is left: others would wait for it. */
  #mayWait(): number {
    const workers = this.#with.threads.length + 1
    return Math.min(WAITING, Math.ceil(this.#left() / workers))
  }

  /** Has this thread do something in its next turn: others are heard, progress is drawn and signals come through before. */
  #giveOwn(): void {
    if (this.#turned || (this.#left() === 0 && this.#with.meanwhile === undefined)) return
    this.#turned = true
    setImmediate(() => {
      this.#turned = false
      if (this.#ended) return
      try {
        if (this.#with.meanwhile?.() === true) {
          this.#giveOwn()
          return
        }
        if (!this.#performOwn()) return
      } catch (error) {
        this.fail(error)
        return
      }
      this.#goOn()
    })
  }

  /** Performs a task in this thread. False where it must wait to hear of others. */
  #performOwn(): boolean {
    const given = this.#nextFor(this.#own)
    // All are given, or this is too far ahead of what others are at.
    if (given === undefined) return false
    const spare = spareOf(this.#own).map(memory => Buffer.from(memory))
    given.done = { value: this.#with.perform(given.task, spare) }
    return true
  }
}

/** Takes the spare memory of a thread. */
function spareOf(of: Memory): ArrayBuffer[] {
  const { spare } = of
  of.spare = []
  return spare
}

function leastBusy<T extends { readonly busy: number }>(threads: readonly T[]): T | undefined {
  let least: T | undefined
  for (const thread of threads) if (least === undefined || thread.busy < least.busy) least = thread
  return least
}
