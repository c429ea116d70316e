/** A kind of person, written from the text of a statute: what the record shows, and what the statute gives for it. */
import type { Day } from '../../../time/day.ts'
import type { Cycle } from '../plan.ts'
import type { Setting } from './setting.ts'
import type { Truth } from './truth.ts'

export interface Person {
  /** The first is the one asked about: its first count where it is a conviction's statute, else its arrest. */
  readonly cases: readonly [Cycle, ...Cycle[]]
  readonly truth: Truth
  /** What other statutes give the same conviction or arrest, where the text is as plain there. */
  readonly also?: Readonly<Record<string, Truth>>
  /** Where it matters; else an adult throughout. */
  readonly birth?: Day
}

export interface Scenario {
  /** What the record shows. */
  readonly says: string
  /** What of the statute decides, as its outline names it. */
  readonly at: string
  readonly person: (setting: Setting) => Person
  /** Nothing may be added to the record. */
  readonly alone?: true
}

export interface StatutePeople {
  /** `pc-1203.4`. */
  readonly statute: string
  readonly of: 'conviction' | 'arrest'
  readonly scenarios: readonly Scenario[]
}

export const scenario = (
  says: string,
  at: string,
  person: (setting: Setting) => Person,
  { alone }: { readonly alone?: true } = {},
): Scenario => ({ says, at, person, ...(alone === undefined ? {} : { alone }) })
