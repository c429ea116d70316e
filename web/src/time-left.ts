/** How long something will take that goes on evenly now and then only: told once it has gone on for a while, from how fast it went of late. */

/** Before that a guess is worth nothing. */
const TELLS_AFTER_MS = 3_000
/** So much of what went before tells how it goes on, and at least so long: what begins fast and is slowed soon counts as slow, and a short halt does not. */
const OF_LATE = 0.5
const AT_LEAST_MS = 20_000

export interface Pace {
  /** Tells how far it is (bytes, or a share of one), and after how many milliseconds; gives the seconds left, where they are known. */
  readonly at: (done: number, all: number, went: number) => number | undefined
}

export function paceOf(): Pace {
  const seen: { readonly went: number; readonly done: number }[] = [{ went: 0, done: 0 }]
  return {
    at: (done, all, went) => {
      seen.push({ went, done })
      const since = went - Math.max(AT_LEAST_MS, went * OF_LATE)
      // The last one before that time stays: from there on it is told.
      while ((seen[1]?.went ?? went) < since) seen.shift()
      const [first] = seen
      if (first === undefined || went < TELLS_AFTER_MS || done <= first.done) return undefined
      return ((all - done) * (went - first.went)) / (done - first.done) / 1000
    },
  }
}
