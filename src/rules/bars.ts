/** Bars that are told beside an answer, also where something else refused first. */
import { ALWAYS, NEVER } from '../time/day.ts'
import type { Supposition } from './fact.ts'
import type { ReadyRule } from './rule.ts'

/** A bar that stands, or may, against a subject. */
export interface Bar {
  readonly says: string
  readonly sure: boolean
}

export const NO_BARS: readonly Bar[] = []

/**
 * The bars that stand or may stand against a subject: those of rules for no better relief than is due, and not on a branch
 * that another one makes needless. They are told even where something else refuses the relief first.
 */
export function barsOf<S>(
  rules: readonly ReadyRule<S>[],
  subject: S,
  due: ReadyRule<S> | undefined,
  suppose?: Supposition,
): readonly Bar[] {
  let found: Bar[] | undefined
  for (const rule of rules) {
    if (due !== undefined && rule.rank > due.rank) continue
    for (const { bar, ways } of rule.barring) {
      const window = bar.when(subject as never, suppose)
      if (window.latest === ALWAYS) continue
      if (ways.some(way => way.when(subject as never, suppose).latest === ALWAYS)) continue
      const says = bar.otherwise ?? bar.says
      if (found?.some(known => known.says === says)) continue
      found ??= []
      found.push({ says, sure: window.soonest === NEVER })
    }
  }
  return found ?? NO_BARS
}
