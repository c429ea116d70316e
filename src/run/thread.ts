/** A thread of a run: performs one task after the other and sends back what became of each. */
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Remaking, RemakingModule } from './maker.ts'
import type { Performer, Task, Volumes } from './perform.ts'

/** What a thread is born with. */
export interface Birth {
  readonly remaking: Remaking
  /** Where what Node has made of the sources is kept, if it is. */
  readonly compiled?: string
}

/** What a thread is told. */
export type ToThread =
  | { readonly open: Volumes }
  | { readonly number: number; readonly task: Task; readonly spare: readonly ArrayBuffer[] }

/** What it answers: that it has begun, what became of a task, or the fault that stopped it. */
export type FromThread =
  | { readonly begun: true }
  | { readonly number: number; readonly done: object }
  | { readonly number: number; readonly fault: Fault }

/** An error as it can be sent. */
export interface Fault {
  readonly name: string
  readonly message: string
  readonly stack?: string
  readonly code?: unknown
  readonly syscall?: unknown
  readonly path?: unknown
}

const port = parentPort
if (port !== null) {
  const { remaking, compiled } = workerData as Birth
  if (compiled !== undefined) enableCompileCache(compiled)
  const { memoryOf, performer } = await import('./perform.ts')
  const { module, from } = remaking
  const { remake } = (await import(module)) as RemakingModule<unknown>
  const { question, maker } = await remake(from)
  const hands: Performer<unknown> = performer(question, maker)
  let opening: unknown
  port.on('message', (told: ToThread) => {
    if ('open' in told) {
      try {
        hands.open(told.open)
      } catch (error) {
        // Told when the first task fails for it.
        opening = error
      }
      return
    }
    const { number, task, spare } = told
    try {
      if (opening !== undefined) throw opening
      const done = hands.perform(
        task,
        spare.map(memory => Buffer.from(memory)),
      )
      port.postMessage({ number, done } satisfies FromThread, memoryOf(done))
    } catch (error) {
      port.postMessage({ number, fault: faultOf(error) } satisfies FromThread)
    }
  })
  port.postMessage({ begun: true } satisfies FromThread)
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, message: '' }
  const { name, message, stack, code, syscall, path } = error as Error &
    Partial<Record<'code' | 'syscall' | 'path', unknown>>
  return {
    name,
    message,
    ...(stack === undefined ? {} : { stack }),
    ...(code === undefined ? {} : { code }),
    ...(syscall === undefined ? {} : { syscall }),
    ...(path === undefined ? {} : { path }),
  }
}
