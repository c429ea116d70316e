/** Reliefs: what an answer may give, what it leaves as it was, and which of several is the best to have. */
import type { Citation } from '../rules/citation.ts'
import type { Route } from '../rules/rule.ts'

/**
 * What becomes of the conviction or arrest, the best for the person first. `sealed`: gone and closed. `vacated`: gone, as
 * if it had not been. `dismissed`: gone, though it may be looked at for some purposes. `destroyed`: the records are.
 * `infraction`, `misdemeanor`: it stands, as less. `certified`: it stands, with a court's word for the person.
 */
export const EFFECTS = [
  'sealed',
  'vacated',
  'dismissed',
  'destroyed',
  'infraction',
  'misdemeanor',
  'certified',
] as const
export type Effect = (typeof EFFECTS)[number]

/** Something a relief does not restore or undo. */
export interface Leaves {
  readonly says: string
  readonly cite: Citation
}

export interface Relief {
  /** `dismiss-and-seal`. The same words mean the same relief whichever statute gives it. */
  readonly id: string
  readonly says: string
  readonly effect: Effect
  readonly leaves: readonly Leaves[]
}

type Way = Pick<Route<never>, 'by' | 'grant'>

/**
 * The place of a relief among others that fit the same conviction, as numbers to be compared from the left: what comes by
 * itself before what must be asked for, then the greater effect, then what must be given before what may be.
 */
export const preference = (
  { effect }: Relief,
  { by, grant }: Way = {},
): readonly [number, number, number] => [
  by === 'automatic' ? 0 : 1,
  EFFECTS.indexOf(effect),
  grant === 'may' ? 1 : 0,
]

/** Below zero where the first is the better one. */
export function compareReliefs(
  a: readonly [number, number, number],
  b: readonly [number, number, number],
): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
}

/** Why the first is better than another, in the words of an explanation. */
export function whyBetter(
  a: readonly [number, number, number],
  b: readonly [number, number, number],
): string {
  if (a[0] !== b[0]) return 'it comes by itself, without a petition'
  if (a[1] !== b[1]) return `it goes further (${EFFECTS[a[1]]} rather than ${EFFECTS[b[1]]})`
  if (a[2] !== b[2]) return 'it must be granted, and is not left to discretion'
  return 'it stands first in the programme'
}
