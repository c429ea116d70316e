/** A thread of the workstation's engine: explains people, one after the other, while the server goes on answering. */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { FactTable } from '../facts/read-lines.ts'
import type { Office } from '../filing/filing.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Beside } from '../report/chief.ts'
import type { Unusable } from '../results/manifest.ts'
import type { OpenRun, ReportKind } from '../review/engine.ts'
import type { ReadAgain } from '../review/job-steps.ts'
import type { OwnFiles } from '../review/making.ts'
import { findOwnModules } from '../run/own-modules.ts'
import { asSent, type SentError } from '../run/sent-error.ts'

/** What a thread is started with: the modules of the jurisdictions. */
export interface EngineStart {
  readonly jurisdictions: readonly string[]
  /** It takes what nobody else wants. */
  readonly behind: boolean
}

/** A run is its folder and the hash of its manifest: another one may have come into the folder since. */
export interface RunNamed {
  readonly folder: string
  readonly sha256: string
  readonly own: OwnFiles | undefined
}

export type Task =
  | { readonly kind: 'person' | 'told'; readonly id: string; readonly given: FactTable }
  | { readonly kind: 'proof'; readonly id: string; readonly given: FactTable; readonly count: string }
  | { readonly kind: 'rows'; readonly id: string }
  | { readonly kind: 'given'; readonly id: string; readonly given: FactTable }
  | { readonly kind: 'due'; readonly office: Office }
  | { readonly kind: 'before' }
  | { readonly kind: 'report'; readonly beside: Beside; readonly file?: ReportKind }
  | { readonly kind: 'people' }
  | { readonly kind: 'prepared'; readonly ids: readonly string[] }

/** What a thread is sent. */
export interface ToEngine {
  readonly number: number
  readonly run: RunNamed
  readonly task: Task
}

/** What it sends: people, or counts, by and by; then what became of the task, or the error that stopped it. */
export type FromEngine =
  | { readonly number: number; readonly some: readonly unknown[] }
  | { readonly number: number; readonly far: ReadAgain }
  | { readonly number: number; readonly done: unknown }
  | { readonly number: number; readonly error: SentError }

/** So many are sent together. */
const TOGETHER = 200

const port = parentPort

/** What is told one by one, sent in parts; all of it is sent before the end is told. */
async function sending<T>(number: number, tell: (send: (one: unknown) => void) => Promise<T>): Promise<T> {
  let some: unknown[] = []
  const flush = (): void => {
    if (some.length > 0) port?.postMessage({ number, some } satisfies FromEngine)
    some = []
  }
  const end = await tell(one => {
    some.push(one)
    if (some.length >= TOGETHER) flush()
  })
  flush()
  return end
}

const NEVER_STOPPED = new AbortController().signal

/** The system gives this thread what nobody else wants. Elsewhere it would be said of the whole process. */
function behindAll(): void {
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW)
}

if (port !== null) {
  const { jurisdictions, behind } = workerData as EngineStart
  if (behind) behindAll()
  findOwnModules()
  const { engineFor } = await import('./serve-engine.ts')
  const engine = engineFor((await Promise.all(jurisdictions.map(loaded))) as unknown as Jurisdictions)
  const known = new Map<string, OpenRun>()

  const openOf = async ({ folder, sha256, own }: RunNamed): Promise<OpenRun | Unusable> => {
    const name = JSON.stringify([folder, own])
    const before = known.get(name)
    if (before?.run.sha256 === sha256) return before
    const open = await engine.open(folder, own)
    if ('unusable' in open) return open
    if (open.run.sha256 !== sha256)
      return { unusable: `[${folder}] holds another run than the one that was opened` }
    known.set(name, open)
    return open
  }

  const perform = async ({ number, run, task }: ToEngine): Promise<unknown> => {
    const open = await openOf(run)
    if ('unusable' in open) return open
    if (task.kind === 'person') return await open.person(task.id, task.given)
    if (task.kind === 'told') return await open.told(task.id, task.given)
    if (task.kind === 'proof') return await open.proof(task.id, task.given, task.count)
    if (task.kind === 'rows') return await open.rows(task.id)
    if (task.kind === 'given') return await open.givenEach(task.id, task.given)
    if (task.kind === 'before') return await open.before()
    if (task.kind === 'report')
      return task.file === undefined
        ? await open.report(task.beside)
        : await open.reportFile(task.file, task.beside)
    const tellFar = (far: ReadAgain) => port.postMessage({ number, far } satisfies FromEngine)
    return await sending(number, send => {
      if (task.kind === 'due') return open.due(task.office, send)
      // Whoever stops it ends the thread.
      return task.kind === 'prepared'
        ? open.prepared(task.ids, send, NEVER_STOPPED)
        : open.people(send, tellFar)
    })
  }

  port.on('message', (sent: ToEngine) => {
    perform(sent).then(
      done => port.postMessage({ number: sent.number, done } satisfies FromEngine),
      (error: unknown) =>
        port.postMessage({ number: sent.number, error: asSent(error) } satisfies FromEngine),
    )
  })
}

async function loaded(module: string): Promise<Jurisdiction> {
  return ((await import(module)) as { readonly jurisdiction: Jurisdiction }).jurisdiction
}
