/** How far a run on its way is: of all its passes together, each weighted by what a byte takes in it. */
import type { PassProgress } from './making.ts'
import type { Job } from './run-jobs.ts'

/** What a byte takes in each pass beside the others, as measured over a file of 200 MB; and what comes after them: tables, and copying them. */
const TAKES = { unpack: 0.5, identify: 1, arrange: 0.3, decide: 3 } as const
const AFTER = 2.5
const ORDER = ['unpack', 'identify', 'arrange', 'decide'] as const

/** How much of what comes after the passes is done when the tables are written and copied for lists. */
const WRITTEN = 0.2

export interface HowFar {
  readonly share: number
  readonly bytesDone: number
  readonly bytesTotal: number
  /** Since it was its turn; what is left is told from how that goes on. */
  readonly secondsRunning?: number
}

export function howFar(
  {
    state,
    progress,
    passes,
    running,
    files,
  }: Pick<Job, 'state' | 'progress' | 'passes' | 'running' | 'files'>,
  now: Date,
): HowFar {
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (state === 'done') return { share: 1, bytesDone: all, bytesTotal: all }
  if (progress === undefined || running === undefined) return { share: 0, bytesDone: 0, bytesTotal: all }
  const { bytesDone, bytesTotal } = progress
  return {
    share: shareOf(progress, passes, state === 'copying'),
    bytesDone,
    bytesTotal,
    secondsRunning: (now.getTime() - running.getTime()) / 1000,
  }
}

/** A pass that has not been had when a later one goes on is none of this run. */
function shareOf(
  { phase, bytesDone, bytesTotal }: PassProgress,
  had: ReadonlySet<PassProgress['phase']>,
  copying: boolean,
): number {
  const at = ORDER.indexOf(phase)
  const passes = ORDER.filter((one, place) => had.has(one) || place >= at)
  const all = passes.reduce((sum, one) => sum + TAKES[one], AFTER)
  if (copying) return 1 - (AFTER * WRITTEN) / all
  const before = passes.filter(one => ORDER.indexOf(one) < at).reduce((sum, one) => sum + TAKES[one], 0)
  return (before + TAKES[phase] * (bytesTotal === 0 ? 1 : bytesDone / bytesTotal)) / all
}
