/** Values of facts in the words in which they may be given. */
import type { Value } from '../rules/fact.ts'
import { ALWAYS, formatDay, NEVER } from '../time/day.ts'

/** As a file of facts takes it back: `yes`, `felony`, `6`, `2012-05-04`, `on or before 2016-11-08`. */
export function givenText(value: Value | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value)
  const { soonest, latest } = value
  if (soonest === latest) return formatDay(soonest)
  if (soonest === ALWAYS) return latest === NEVER ? '' : `on or before ${formatDay(latest)}`
  if (latest === NEVER) return `on or after ${formatDay(soonest)}`
  return `between ${formatDay(soonest)} and ${formatDay(latest)}`
}
