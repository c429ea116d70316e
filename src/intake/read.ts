/** Reads the people of whole files in this thread, one after the other. The run reads the same parts in several threads. */
import { type Accounts, addAccounts, noAccounts } from './accounts.ts'
import { changed, faultIn, openAll, type Refused, temporaryFiles, withFiles } from './files.ts'
import type { Format, FormatWorker, PlanProgress } from './format.ts'
import type { PlanWorkers, Population } from './population.ts'
import type { PeopleSink, Reading } from './reading.ts'

export interface ReadProgress extends Omit<PlanProgress, 'phase'> {
  readonly phase: PlanProgress['phase'] | 'decide'
}

export interface PeopleRequest extends Reading, PeopleSink {
  readonly onProgress?: (progress: ReadProgress) => void
}

/**
 * Gives the people of files of one population to the functions of the request, in the order of their first rows. Refuses all
 * files where one cannot be read; throws what these functions throw.
 */
export async function readPeople(
  format: Format,
  paths: readonly string[],
  request: PeopleRequest,
): Promise<Accounts | Refused> {
  const { scratch, remove } = temporaryFiles()
  const files = await openAll(paths, format, { scratch })
  if ('refused' in files) return files
  const { onProgress } = request
  const worker = format.worker(request, guardedSink(request))
  try {
    const population = await format.plan(files, {
      workers: inThisThread(worker),
      scratch,
      mayRearrange: false,
      ...(onProgress === undefined ? {} : { onProgress: guard(onProgress) }),
    })
    if ('refused' in population) return population
    return changed(files) ?? withFiles(readParts(population, worker, request), files)
  } catch (error) {
    if (isTheirs(error)) throw error[THEIRS]
    return faultIn(files, error)
  } finally {
    worker.close()
    remove()
  }
}

function readParts(
  { parts, notes, unattributed }: Population,
  worker: FormatWorker,
  request: PeopleRequest,
): Accounts {
  const whole = noAccounts()
  whole.unattributed = unattributed
  if (notes.length > 0) guard(() => request.onNotes?.(notes))()
  const bytesTotal = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  let bytesDone = 0
  guard(() => request.onProgress?.({ phase: 'decide', bytesDone, bytesTotal }))()
  for (const part of parts) {
    addAccounts(whole, worker.read(part))
    bytesDone += part.bytes
    guard(() => request.onProgress?.({ phase: 'decide', bytesDone, bytesTotal }))()
  }
  return whole
}

/** The workers of a plan that has one thread: this one. */
export const inThisThread = (worker: FormatWorker): PlanWorkers => ({
  open: opened => worker.open(opened),
  each: async <T, Done extends object>(tasks: readonly T[], take: (done: Done, task: T) => void) => {
    for (const task of tasks) take(worker.perform(task) as Done, task)
  },
})

/** What the caller's own functions throw is not a fault of the files. */
const THEIRS = Symbol('theirs')
interface Theirs {
  readonly [THEIRS]: unknown
}
const isTheirs = (error: unknown): error is Theirs =>
  typeof error === 'object' && error !== null && THEIRS in error

function guard<A extends readonly unknown[], R>(call: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    try {
      return call(...args)
    } catch (error) {
      throw { [THEIRS]: error } satisfies Theirs
    }
  }
}

const guardedSink = ({ onPerson, onOthers, onPassed, onReject, onNotes }: PeopleSink): PeopleSink => ({
  onPerson: guard(onPerson),
  ...(onOthers === undefined ? {} : { onOthers: guard(onOthers) }),
  ...(onPassed === undefined ? {} : { onPassed: guard(onPassed) }),
  ...(onReject === undefined ? {} : { onReject: guard(onReject) }),
  ...(onNotes === undefined ? {} : { onNotes: guard(onNotes) }),
})
