/** Windows of days: the answer to "when does this become true?", with what is not known left open. */
import { ALWAYS, addPeriod, type Day, formatDay, NEVER, type Period } from './day.ts'

/**
 * When something becomes true: no sooner than `soonest`, no later than `latest`.
 * Also a date known within bounds: an arrest in March 1994 is the window of that month.
 */
export interface Window {
  readonly soonest: Day
  readonly latest: Day
}

export const YES: Window = { soonest: ALWAYS, latest: ALWAYS }
export const NO: Window = { soonest: NEVER, latest: NEVER }
export const UNKNOWN: Window = { soonest: ALWAYS, latest: NEVER }

/** Exactly that day. */
export const on = (day: Day): Window => ({ soonest: day, latest: day })

/** Some day from `soonest` to `latest`, both included. Throws when they are the wrong way round. */
export function between(soonest: Day, latest: Day): Window {
  if (soonest > latest) throw new Error(`a window cannot end before it starts: ${soonest} to ${latest}`)
  return { soonest, latest }
}

export const isExact = (window: Window): boolean => window.soonest === window.latest
/** Whether it says anything at all. */
export const isKnown = (window: Window): boolean => window.latest !== NEVER || window.soonest !== ALWAYS
export const sameWindow = (a: Window, b: Window): boolean => a.soonest === b.soonest && a.latest === b.latest
/** Whether `inner` says nothing that `outer` excluded. */
export const lies = (inner: Window, outer: Window): boolean =>
  inner.soonest >= outer.soonest && inner.latest <= outer.latest

/** Both: the later of each end. */
export function later(a: Window, b: Window): Window {
  if (a === b) return a
  const soonest = a.soonest > b.soonest ? a.soonest : b.soonest
  const latest = a.latest > b.latest ? a.latest : b.latest
  return pick(soonest, latest, a, b)
}

/** Either: the earlier of each end. */
export function earlier(a: Window, b: Window): Window {
  if (a === b) return a
  const soonest = a.soonest < b.soonest ? a.soonest : b.soonest
  const latest = a.latest < b.latest ? a.latest : b.latest
  return pick(soonest, latest, a, b)
}

/** The days of both and all between: from the sooner beginning to the later end. */
export const hull = (a: Window, b: Window): Window =>
  a === b ? a : { soonest: Math.min(a.soonest, b.soonest), latest: Math.max(a.latest, b.latest) }

/** So many ways there are in which the ends of two windows lie to each other. */
export const ORDERS = 81

/** How the ends of one window lie to those of another, as a number below `ORDERS`: which of two events came first turns on no more. */
export const orderOf = ({ soonest, latest }: Window, to: Window): number =>
  ((side(soonest, to.soonest) * 3 + side(soonest, to.latest)) * 3 + side(latest, to.soonest)) * 3 +
  side(latest, to.latest)

const side = (day: Day, to: Day): number => (day < to ? 0 : day === to ? 1 : 2)

/** The window with these ends, reusing one at hand: bulk runs make few objects. */
function pick(soonest: Day, latest: Day, a: Window, b: Window): Window {
  if (a.soonest === soonest && a.latest === latest) return a
  if (b.soonest === soonest && b.latest === latest) return b
  return { soonest, latest }
}

/** Yes becomes no, no becomes yes, unknown stays. A window that depends on the calendar has no opposite: throws. */
export function opposite(window: Window): Window {
  if (window.latest === ALWAYS) return NO
  if (window.soonest === NEVER) return YES
  if (window.soonest === ALWAYS && window.latest === NEVER) return UNKNOWN
  throw new Error('the opposite of a date is not a window: use a rule that closes')
}

/** The window moved by a period. */
export function shift(window: Window, period: Period): Window {
  const soonest = addPeriod(window.soonest, period)
  const latest = window.latest === window.soonest ? soonest : addPeriod(window.latest, period)
  return soonest === window.soonest && latest === window.latest ? window : { soonest, latest }
}

/** What a window says on one day. */
export type Verdict = 'yes' | 'no' | 'later' | 'unknown'

/**
 * `yes`: it has become true by that day. `no`: it never will. `later`: it becomes true on a known later day.
 * `unknown`: anything else (perhaps with a day before which it cannot be true: `window.soonest`).
 */
export function verdictOn(window: Window, day: Day): Verdict {
  if (window.latest <= day) return 'yes'
  if (window.soonest === NEVER) return 'no'
  return window.soonest === window.latest ? 'later' : 'unknown'
}

/** A window in plain words. */
export function formatWindow(window: Window): string {
  if (window.latest === ALWAYS) return 'yes'
  if (window.soonest === NEVER) return 'no'
  if (window.soonest === window.latest) return formatDay(window.soonest)
  if (window.soonest === ALWAYS) return window.latest === NEVER ? 'unknown' : `by ${formatDay(window.latest)}`
  return window.latest === NEVER
    ? `not before ${formatDay(window.soonest)}`
    : `between ${formatDay(window.soonest)} and ${formatDay(window.latest)}`
}
