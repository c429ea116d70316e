/** Tells how far a run is: drawn over itself on a terminal, as events for programs, and not at all where nobody looks. */
import type { Terminal } from './terminal.ts'

/** How far the run is in one of its two passes over the files. */
export interface Progress {
  readonly phase: 'unpack' | 'identify' | 'arrange' | 'decide'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly rows?: number
  readonly people?: number
}

export interface ProgressLine {
  readonly update: (progress: Progress) => void
  /** Removes what was drawn. */
  readonly end: () => void
}

const PASS = {
  unpack: '1/2 unpacking ',
  identify: '1/2 who is who',
  arrange: '1/2 together  ',
  decide: '2/2 deciding  ',
} as const
/** Ten updates a second at most. */
const PAUSE = 100
const START_OF_LINE = '\r\u001b[K'

/**
 * Draws on standard error where it is a terminal, and hands every update to `event` where one is given. The first
 * update of a pass and its last are always told, between them ten a second.
 */
export function progressOn(terminal: Terminal, event?: (update: Progress & Speed) => void): ProgressLine {
  let phase: Progress['phase'] | undefined
  let started: Start = { at: 0, bytes: 0 }
  let last = 0
  let drawn = false
  return {
    update: progress => {
      const now = terminal.now()
      if (progress.phase !== phase) {
        phase = progress.phase
        started = { at: now, bytes: progress.bytesDone }
      } else if (now - last < PAUSE && progress.bytesDone < progress.bytesTotal) return
      last = now
      const speed = speedOf(progress, started, now)
      event?.({ ...progress, ...speed })
      if (terminal.redraws) {
        terminal.err(START_OF_LINE + lineOf(progress, speed))
        drawn = true
      }
    },
    end: () => {
      if (drawn) terminal.err(START_OF_LINE)
      drawn = false
    },
  }
}

export interface Speed {
  readonly bytesPerSecond?: number
  /** Until the end of this pass. */
  readonly secondsLeft?: number
}

/** Where a pass stood when it was first heard of. */
interface Start {
  readonly at: number
  readonly bytes: number
}

function speedOf({ bytesDone, bytesTotal }: Progress, { at, bytes }: Start, now: number): Speed {
  if (now <= at || bytesDone <= bytes) return {}
  const bytesPerSecond = Math.ceil(((bytesDone - bytes) * 1000) / (now - at))
  return { bytesPerSecond, secondsLeft: Math.ceil((bytesTotal - bytesDone) / bytesPerSecond) }
}

function lineOf({ phase, bytesDone, bytesTotal, rows, people }: Progress, speed: Speed): string {
  const share = bytesTotal === 0 ? 100 : Math.floor((bytesDone * 100) / bytesTotal)
  const parts = [
    `${PASS[phase]} ${String(share).padStart(3)}%`,
    ...(rows === undefined ? [] : [`${rows} rows`]),
    ...(people === undefined ? [] : [`${people} people`]),
    ...(speed.bytesPerSecond === undefined ? [] : [rateText(speed.bytesPerSecond)]),
    ...(speed.secondsLeft === undefined || bytesDone === bytesTotal
      ? []
      : [`${clockTime(speed.secondsLeft)} left`]),
  ]
  return parts.join('  ')
}

const rateText = (bytesPerSecond: number): string =>
  `${(bytesPerSecond / 1e6).toFixed(bytesPerSecond < 1e7 ? 1 : 0)} MB/s`

/** Seconds as `0:07`, `12:30` or `1:02:30`. */
export function clockTime(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
