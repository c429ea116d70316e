/** Ties what a court later did to the conviction it was done to, or to all it may have been done to. */
import type { LaterEvent, OffenseReading } from '../../../record/person.ts'
import type { CountOrder } from '../count.ts'
import { sharesSection } from '../offense.ts'

/** A conviction as far as tying needs it. */
export interface Tieable {
  readonly order?: CountOrder
  /** The offense convicted of, and those charged on the same rows. */
  readonly offenses: readonly OffenseReading[]
  readonly caseNumbers: readonly string[]
}

/** A later row as far as tying needs it. */
export interface Untied {
  readonly order?: CountOrder
  readonly offense: OffenseReading
  readonly caseNumbers: readonly string[]
}

export interface Tie<C> {
  readonly to: readonly C[]
  /** Whether it is tied to exactly that one; else it may concern any of them. */
  readonly sure: boolean
}

const sure = <C>(conviction: C): Tie<C> => ({ to: [conviction], sure: true })

const speaks = (row: Untied): boolean => row.offense.offenses.length > 0
const sameSection = (row: Untied, conviction: Tieable): boolean =>
  conviction.offenses.some(offense => sharesSection(offense, row.offense))
const sameCase = (row: Untied, conviction: Tieable): boolean =>
  row.caseNumbers.some(number => conviction.caseNumbers.includes(number))
const otherCase = (row: Untied, conviction: Tieable): boolean =>
  row.caseNumbers.length > 0 && conviction.caseNumbers.length > 0 && !sameCase(row, conviction)
/** Nothing on the row says that it is about another count. */
export const compatible = (row: Untied, conviction: Tieable): boolean =>
  (!speaks(row) || sameSection(row, conviction)) && !otherCase(row, conviction)

/**
 * Ties a later row to one of the convictions it may be about: by count number, else by case number and section, else by
 * section, else because there is only one and nothing on the row contradicts it.
 */
export function tie<C extends Tieable>(row: Untied, pool: readonly C[]): Tie<C> {
  if (pool.length === 0) return { to: [], sure: false }
  const { order } = row
  if (order !== undefined) {
    const numbered = pool.filter(c => c.order?.count === order.count && compatible(row, c))
    const exact = numbered.filter(c => c.order?.step === order.step)
    if (exact.length === 1) return sure(exact[0] as C)
    if (numbered.length === 1) return sure(numbered[0] as C)
  }
  const inCase = pool.filter(c => speaks(row) && sameCase(row, c) && sameSection(row, c))
  if (inCase.length === 1) return sure(inCase[0] as C)
  const ofSection = pool.filter(c => speaks(row) && compatible(row, c))
  if (ofSection.length === 1) return sure(ofSection[0] as C)
  const [first] = pool
  if (pool.length === 1 && compatible(row, first as C)) return sure(first as C)
  const left = inCase.length > 0 ? inCase : ofSection.length > 0 ? ofSection : pool
  return { to: left, sure: false }
}

/**
 * Ties a row of a cycle without convictions to those of other cycles: surely by case number alone; else it may concern any
 * that nothing on it rules out.
 */
export function tieElsewhere<C extends Tieable>(row: Untied, pool: readonly C[]): Tie<C> {
  const possible = pool.filter(c => compatible(row, c))
  const inCase = possible.filter(c => sameCase(row, c))
  const [first] = inCase
  return inCase.length === 1 ? sure(first as C) : { to: inCase.length > 0 ? inCase : possible, sure: false }
}

/** In the order they happened; of one day in the order of the record. */
export const byDay = (a: LaterEvent, b: LaterEvent): number =>
  a.day.soonest - b.day.soonest || a.day.latest - b.day.latest
