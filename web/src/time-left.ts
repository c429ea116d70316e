/** How long something will take that sends or reads bytes: told once it has gone on for a while, from how fast it went of late. */

/** Before that a guess is worth nothing. */
const TELLS_AFTER_MS = 3_000
/** What went before that says little of what comes. */
const OF_LATE_MS = 20_000

export interface Pace {
  /** Tells how far it is; gives the seconds left, where they are known. */
  readonly at: (bytes: number, total: number, now: number) => number | undefined
}

export function paceOf(began: number): Pace {
  const seen: { readonly at: number; readonly bytes: number }[] = [{ at: began, bytes: 0 }]
  return {
    at: (bytes, total, now) => {
      seen.push({ at: now, bytes })
      while (seen.length > 2 && now - (seen[0]?.at ?? now) > OF_LATE_MS) seen.shift()
      const [first] = seen
      if (first === undefined || now - began < TELLS_AFTER_MS || bytes <= first.bytes) return undefined
      return ((total - bytes) * (now - first.at)) / (bytes - first.bytes) / 1000
    },
  }
}
