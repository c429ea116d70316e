/** Counts what a synthetic file holds: people, charges, answers and misbehavior. */
import type { DirtyPerson } from './dirt/kind.ts'
import type { KnownAnswer, Plan } from './plan.ts'
import type { Answer } from './scenarios.ts'
import { toldOf } from './truth.ts'

export interface SynthSummary {
  readonly rows: number
  readonly lines: number
  readonly bytes: number
  readonly people: number
  /** Counts charged, in the plans. */
  readonly charges: number
  readonly convictions: number
  readonly dismissed: number
  readonly marijuanaCharges: number
  /** Most charges any one person has. */
  readonly mostCharges: number
  /** Lines of truth by answer. */
  readonly truth: Readonly<Record<Answer, number>>
  /** Lines of truth by what was drawn. */
  readonly scenarios: Readonly<Record<string, number>>
  /** Rows touched by each misbehavior. */
  readonly dirt: Readonly<Record<string, number>>
  /** Rows that no reader can accept. */
  readonly rejected: number
  /** Rows that name nobody. */
  readonly ofNobody: number
  /** Convictions left out of the truth because the row that convicts is one of those. */
  readonly unseen: number
}

/** A summary that is still being counted. */
export interface Tally extends SynthSummary {
  rows: number
  lines: number
  bytes: number
  people: number
  charges: number
  convictions: number
  dismissed: number
  marijuanaCharges: number
  mostCharges: number
  readonly truth: Record<Answer, number>
  readonly scenarios: Record<string, number>
  readonly dirt: Record<string, number>
  rejected: number
  ofNobody: number
  unseen: number
}

export const newTally = (): Tally => ({
  rows: 0,
  lines: 0,
  bytes: 0,
  people: 0,
  charges: 0,
  convictions: 0,
  dismissed: 0,
  marijuanaCharges: 0,
  mostCharges: 0,
  truth: { eligible: 0, 'not-eligible': 0, review: 0, unknowable: 0 },
  scenarios: {},
  dirt: {},
  rejected: 0,
  ofNobody: 0,
  unseen: 0,
})

const MARIJUANA = /^(664|182|653F|113(57|58|59|60)(?!\.5)|1153|1135\d-)/

/** Counts a person as planned, and the convictions that dirt hides from every reader. */
export function tallyPerson(tally: Tally, { cycles, answers }: Plan, dirty: DirtyPerson | undefined): void {
  tally.people += 1 + (dirty?.strangers ?? 0)
  tally.unseen += answers.length - (dirty?.answers ?? answers).length
  let charges = 0
  for (const { counts, court } of cycles) {
    charges += counts.length
    for (const { charged, convicted } of counts) {
      if (convicted !== undefined) tally.convictions++
      else if (court !== undefined) tally.dismissed++
      if (MARIJUANA.test(charged.text)) tally.marijuanaCharges++
    }
  }
  tally.charges += charges
  tally.mostCharges = Math.max(tally.mostCharges, charges)
}

export function tallyAnswer({ truth, scenarios }: Tally, known: KnownAnswer): void {
  const { why } = known
  truth[toldOf(known).answer]++
  scenarios[why] = (scenarios[why] ?? 0) + 1
}
