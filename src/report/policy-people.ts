/** What a policy bench keeps of each person, and what becomes of each kind of conviction. */
import type { Kind, Seen } from '../run/policy-kinds.ts'
import type { Grouping } from './groups.ts'
import { type Burden, type Effect, effectOf } from './impact.ts'

export interface PersonNamed {
  readonly id: string
  readonly name: string
}

export interface Somebody extends PersonNamed {
  readonly doubted: boolean
  /** What stands on the record, and of what kind each is that a policy may look at. */
  readonly burdens: readonly Burden[]
  readonly kinds: readonly (number | undefined)[]
  readonly arrests: boolean
  readonly arrestDue: boolean
  readonly groups: Readonly<Record<Grouping, string>>
}

/** What becomes of convictions of a kind in each scenario. */
export interface Effects {
  readonly after: Effect | undefined
  readonly all: Effect | undefined
  readonly related: Effect | undefined
}

export function effectsOf({ due, countyUnknown, whatIf }: Kind, seen: Seen | undefined): Effects {
  // The other policies stand on the same law: what it gives, they give at least.
  const atLeast = countyUnknown ? undefined : effectOf(due)
  return {
    after: seen?.outcome === 'eligible' ? effectOf([seen.relief, ...due]) : undefined,
    all: whatIf.all ? 'gone' : atLeast,
    related: whatIf.related ? 'gone' : atLeast,
  }
}
