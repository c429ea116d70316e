/** How far a run on its way is, and how long it will take: of all its passes together, from how long it has taken so far. */
import type { Job } from './run-jobs.ts'

/** Which part of a run each pass is, about: what a run has not got goes by in no time. */
const PARTS = { unpack: 0.1, identify: 0.25, arrange: 0.05, decide: 0.45, copy: 0.15 } as const

/** Before that a guess is worth nothing. */
const TELLS_AFTER_MS = 3_000

export interface HowFar {
  readonly share: number
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly secondsLeft?: number
}

export function howFar(
  { state, progress, running, files }: Pick<Job, 'state' | 'progress' | 'running' | 'files'>,
  now: Date,
): HowFar {
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (state === 'done') return { share: 1, bytesDone: all, bytesTotal: all }
  if (progress === undefined || running === undefined) return { share: 0, bytesDone: 0, bytesTotal: all }
  const { phase, bytesDone, bytesTotal } = progress
  const share =
    state === 'copying' ? 1 - PARTS.copy : shareOf(phase, bytesTotal === 0 ? 1 : bytesDone / bytesTotal)
  const went = now.getTime() - running.getTime()
  return {
    share,
    bytesDone,
    bytesTotal,
    ...(went < TELLS_AFTER_MS || share === 0 || state !== 'running'
      ? {}
      : { secondsLeft: Math.ceil((went * (1 - share)) / share / 1000) }),
  }
}

const ORDER = ['unpack', 'identify', 'arrange', 'decide'] as const

function shareOf(phase: (typeof ORDER)[number], done: number): number {
  const before = ORDER.slice(0, ORDER.indexOf(phase)).reduce((sum, one) => sum + PARTS[one], 0)
  return before + PARTS[phase] * done
}
