/** Bars that are told beside an answer, also where something else refused first. */
import { ALWAYS, NEVER } from '../time/day.ts'
import type { Supposition } from './fact.ts'
import type { ReadyRule, ShortRule } from './rule.ts'

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
  /** For a subject with nothing supposed: the rules, shortened for subjects like it. */
  shortened?: readonly ShortRule<S>[],
): readonly Bar[] {
  let found: Bar[] | undefined
  for (let at = 0; at < rules.length; at++) {
    const rule = rules[at] as ReadyRule<S>
    if (due !== undefined && rule.rank > due.rank) continue
    const barring = shortened?.[at]?.barring ?? rule.barring
    for (const { bar, ways } of barring) {
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
