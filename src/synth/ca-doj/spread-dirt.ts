/** Spreads dirt over the people of a file, so that about the share of rows asked for misbehaves. */
import type { Day } from '../../time/day.ts'
import type { Random } from '../random.ts'
import type { DirtyPerson, OutputRow } from './dirt/kind.ts'
import { addDirt } from './dirt.ts'
import type { Identity } from './identity.ts'
import type { Plan } from './plan.ts'
import type { Row } from './row.ts'

export interface DirtOptions {
  readonly random: Random
  /** Share of rows to touch, in whole millionths: above 0, at most 1. */
  readonly share: number
  readonly asOf: Day
  /** Makes another person's identity. */
  readonly another: (birth: Day) => Identity
  /** Counts the rows touched, by the name of the misbehavior. */
  readonly touched: Record<string, number>
}

/** Gives a person with whatever dirt falls on the rows; undefined where none does. */
export type SpreadDirt = (plan: Plan, identity: Identity, rows: readonly Row[]) => DirtyPerson | undefined

export function spreadDirt({ random, share, asOf, another, touched }: DirtOptions): SpreadDirt {
  const millionths = Math.round(share * 1_000_000)
  /** Clean rows before the next touched one: so many, after `rows` touched at once, that the share comes out as asked. */
  const drawCleanRows = (rows: number): number =>
    random.below(2 * Math.floor((rows * (1_000_000 - millionths)) / millionths) + 1)
  let cleanRows = drawCleanRows(1)
  return (plan, identity, rows) => {
    if (cleanRows >= rows.length) {
      cleanRows -= rows.length
      return undefined
    }
    // Most dirt that would fall on people without a marijuana conviction waits for one who has: there it is a test.
    if (plan.claims === undefined && plan.answers.length === 0 && random.percent(70)) {
      cleanRows = Math.max(cleanRows - rows.length, -10_000)
      return undefined
    }
    const dirty: DirtyPerson = {
      random,
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
    let at = Math.max(0, cleanRows)
    while (at < dirty.rows.length) {
      const { name, rows: count } = addDirt(dirty, at)
      touched[name] = (touched[name] ?? 0) + count
      cleanRows += count + drawCleanRows(count)
      at = Math.max(at + 1, cleanRows)
    }
    cleanRows -= dirty.rows.length
    return dirty
  }
}
