/** Spreads dirt over the people of a file, so that about the share of rows asked for misbehaves. */
import type { Day } from '../../time/day.ts'
import type { Streams } from '../random.ts'
import type { DirtyPerson, Kind, OutputRow } from './dirt/kind.ts'
import { addDirt, type KindDraw } from './dirt.ts'
import type { Identity } from './identity.ts'
import type { Plan } from './plan.ts'
import type { Row } from './row.ts'

export interface DirtOptions {
  readonly streams: Streams
  readonly kinds: readonly Kind[]
  /** Share of rows to touch: above 0, at most 1. */
  readonly share: number
  readonly asOf: Day
  /** Counts the rows touched, by the name of the misbehavior. */
  readonly touched: Record<string, number>
}

/** A person as made, before any dirt. */
export interface CleanPerson {
  /** The place among the people of the file, from 0. */
  readonly index: number
  readonly plan: Plan
  readonly identity: Identity
  readonly rows: readonly Row[]
  /** Makes another person's identity. */
  readonly another: (birth: Day) => Identity
}

/**
 * Gives a person with whatever dirt falls on the rows; undefined where none does. What falls on one person hangs on
 * nobody else, and what a kind of dirt draws on no other kind.
 */
export type SpreadDirt = (person: CleanPerson) => DirtyPerson | undefined

export function spreadDirt({ streams, kinds, share, asOf, touched }: DirtOptions): SpreadDirt {
  return ({ index, plan, identity, rows, another }) => {
    const places = streams('dirty places', index)
    const chance = chanceToBegin(shareFor(plan, share), plan)
    const dirty: DirtyPerson = {
      random: places,
      plan,
      identity,
      asOf,
      rows: rows.map((row): OutputRow => ({ row })),
      answers: [...plan.answers],
      personId: identity.subject,
      spent: false,
      another,
      strangers: 0,
    }
    let draws: readonly KindDraw[] | undefined
    for (let at = 0; at < dirty.rows.length; ) {
      if (places.below(1_000_000) >= chance) at++
      else {
        draws ??= kinds.map(kind => ({ kind, random: streams(`dirt: ${kind.name}`, index) }))
        const { name, rows: count } = addDirt(dirty, at, draws)
        touched[name] = (touched[name] ?? 0) + count
        at += count
      }
    }
    return draws === undefined ? undefined : dirty
  }
}

/** About so many rows in a hundred are of people whose answers are known. */
const KNOWN_ROWS = 0.15
/** Of people whose answers are known, no larger share than this, where not every row is to be touched. */
const MOST = 0.6

/** Dirt falls mostly on people whose answers are known: there it is a test. */
function shareFor({ claims, answers }: Plan, share: number): number {
  if (claims !== undefined) return share
  const known = Math.max(share, Math.min(MOST, share * 5))
  return answers.length > 0 ? known : (share - known * KNOWN_ROWS) / (1 - KNOWN_ROWS)
}

/** Rows that one misbehavior touches, about: of people of the statutes it is a small one. */
const AT_ONCE = 2
const SMALL = 1.2

/** In how many of a million clean rows a misbehavior begins, for that share of all rows to be touched. */
function chanceToBegin(share: number, { claims }: Plan): number {
  const atOnce = claims === undefined ? AT_ONCE : SMALL
  return Math.round((1_000_000 * share) / (share + atOnce * (1 - share)))
}
