/** Reliefs: what an answer may give, what it leaves as it was, and which of several is the best to have. */
import type { Citation } from '../rules/citation.ts'
import type { Route } from '../rules/rule.ts'

/**
 * What becomes of the conviction or arrest, the best for the person first. `sealed`: gone and closed. `vacated`: gone, as
 * if it had not been. `destroyed`: the records are. `infraction`, `misdemeanor`: it stands, as less for all purposes or nearly
 * all. `dismissed`: gone, and yet a prior that may be pleaded in a later case. `certified`: it stands, with a court's word for
 * the person. What makes it less is put before what dismisses it, since nobody pleads a misdemeanor as a prior felony; the
 * two add up, so both are told.
 */
export const EFFECTS = [
  'sealed',
  'vacated',
  'destroyed',
  'infraction',
  'misdemeanor',
  'dismissed',
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

const RANK = Object.fromEntries(EFFECTS.map((effect, at) => [effect, at])) as Readonly<Record<Effect, number>>

/** How far a relief goes: the lower, the better for the person. Where there is none, worse than any. */
export const rankOf = (relief: Pick<Relief, 'effect'> | undefined): number =>
  relief === undefined ? EFFECTS.length : RANK[relief.effect]

const EACH_EFFECT = 10

/**
 * The place of a relief among others that fit the same conviction or arrest, the lowest the best to have: the greater effect,
 * then what must be given before what may be. Who acts makes no difference.
 */
export const placeOf = (
  relief: Pick<Relief, 'effect'>,
  { grant }: Pick<Route<never>, 'grant'> = {},
): number => RANK[relief.effect] * EACH_EFFECT + (grant === 'may' ? 1 : 0)

/** Below zero where the first place is the better one. */
export const comparePlaces = (a: number, b: number): number => a - b

/** Why the first of two places is better, in the words of an explanation. */
export function whyBetter(a: number, b: number): string {
  if (effectAt(a) !== effectAt(b)) return `it goes further (${effectAt(a)} rather than ${effectAt(b)})`
  if (a !== b) return 'it must be granted, and is not left to discretion'
  return 'it stands first in the program'
}

const effectAt = (place: number): Effect => EFFECTS[Math.floor(place / EACH_EFFECT)] as Effect
