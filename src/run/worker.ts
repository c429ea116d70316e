/** A worker thread of a run: performs one task after the other and sends back what became of each. */
import { parentPort, workerData } from 'node:worker_threads'
import { findOwnModules } from './own-modules.ts'
import { asSent, type SentError } from './sent-error.ts'
import type { SetupModule, SetupSource } from './setup.ts'
import type { Task, TaskRunner } from './tasks.ts'

/** What a thread is started with. */
export interface WorkerStart {
  readonly source: SetupSource
}

/** What a thread is sent. */
export type ToWorker =
  | { readonly open: unknown }
  | { readonly number: number; readonly task: Task; readonly spare: readonly ArrayBuffer[] }

/** What it sends: that it has begun, what became of a task, or the error that stopped it. */
export type FromWorker =
  | { readonly begun: true }
  | { readonly number: number; readonly done: object }
  | { readonly number: number; readonly error: SentError }

const port = parentPort
if (port !== null) {
  const { source } = workerData as WorkerStart
  findOwnModules()
  const { memoryOf, taskRunner } = await import('./tasks.ts')
  const { setUp } = (await import(source.module)) as SetupModule<unknown>
  const runner: TaskRunner<unknown> = taskRunner(await setUp(source.options))
  let notOpened: unknown
  port.on('message', (sent: ToWorker) => {
    if ('open' in sent) {
      try {
        runner.open(sent.open)
      } catch (error) {
        // Sent when the first task fails for it.
        notOpened = error
      }
      return
    }
    const { number, task, spare } = sent
    try {
      if (notOpened !== undefined) throw notOpened
      const done = runner.perform(
        task,
        spare.map(memory => Buffer.from(memory)),
      )
      port.postMessage({ number, done } satisfies FromWorker, memoryOf(done))
    } catch (error) {
      port.postMessage({ number, error: asSent(error) } satisfies FromWorker)
    }
  })
  port.postMessage({ begun: true } satisfies FromWorker)
}
