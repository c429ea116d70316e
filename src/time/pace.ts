/** How long something will take that goes on: told once it has gone on for a while, from how fast it went of late, and not where that cannot tell it. */

/** Before that a guess is worth nothing. */
const TELLS_AFTER_MS = 3_000
/** So much of what went before tells how it goes on, and at least so long: what begins fast and is slowed soon counts as slow, and a short halt does not. */
const OF_LATE = 0.5
const AT_LEAST_MS = 20_000
/** The latest part of that, which must go as the whole does. */
const LATEST = 0.3
/** So many times as long by the latest as by the whole: then it is slowed, or hurried, and neither tells the end. */
const UNEVEN = 1.5

/** Seconds; `uneven` where it goes faster or slower than before, so that nothing can be told; undefined before anything can. */
export type Left = number | 'uneven' | undefined

export interface Pace {
  /** Takes in how far it is (bytes, or whatever all of it is counted in), and after how many milliseconds; gives the seconds left. */
  readonly at: (done: number, all: number, went: number) => Left
}

interface Seen {
  readonly went: number
  readonly done: number
}

export function paceOf(begin: Seen = { went: 0, done: 0 }): Pace {
  const seen: Seen[] = [begin]
  return {
    at: (done, all, went) => {
      const last = seen.at(-1)
      if (last !== undefined && went > last.went) seen.push({ went, done })
      const gone = went - begin.went
      const since = went - Math.max(AT_LEAST_MS, gone * OF_LATE)
      // The last one before that time stays: from there on it is told.
      while ((seen[1]?.went ?? went) < since) seen.shift()
      const [first] = seen
      if (first === undefined || gone < TELLS_AFTER_MS || done <= first.done) return undefined
      const whole = (went - first.went) / (done - first.done)
      const from = seen.findLast(one => one.went <= went - (went - first.went) * LATEST) ?? first
      const latest = (went - from.went) / (done - from.done)
      const uneven = latest > whole * UNEVEN || latest < whole / UNEVEN
      return uneven ? 'uneven' : ((all - done) * whole) / 1000
    },
  }
}
