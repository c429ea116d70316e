/** The day of a moment by the clock of this computer: what is signed today bears today's date. */

/** `YYYY-MM-DD`. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-')
