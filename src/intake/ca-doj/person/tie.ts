/** Ties what a court later did to the conviction it was done to, or to all it may have been done to. */
import type { LaterEvent, OffenseReading } from '../../../record/person.ts'
import { shareCaseNumber } from '../case-number.ts'
import type { CountOrder } from '../count.ts'
import { namesOffense, sharesSection } from '../offense.ts'

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
  /** The numbers are those of an agency that is no court, which need not be those of the case. */
  readonly ofAgency?: true
}

export interface Tie<C> {
  readonly to: readonly C[]
  /** Whether it is tied to exactly these; else it may concern any of them. */
  readonly sure: boolean
}

const sure = <C>(conviction: C): Tie<C> => ({ to: [conviction], sure: true })

/** Whether the row names an offense, and not a section of procedure alone. */
export const speaks = (row: Untied): boolean => namesOffense(row.offense)
const sameSection = (row: Untied, conviction: Tieable): boolean =>
  conviction.offenses.some(offense => sharesSection(offense, row.offense))
export const sameCase = (row: Pick<Untied, 'caseNumbers'>, conviction: Tieable): boolean =>
  shareCaseNumber(row.caseNumbers, conviction.caseNumbers)
export const otherCase = (row: Untied, conviction: Tieable): boolean =>
  row.ofAgency !== true &&
  row.caseNumbers.length > 0 &&
  conviction.caseNumbers.length > 0 &&
  !sameCase(row, conviction)
/** Nothing on the row says that it is about another offense. */
export const mayBeOf = (row: Untied, conviction: Tieable): boolean =>
  !speaks(row) || sameSection(row, conviction) || !conviction.offenses.some(namesOffense)
/** Nothing on the row says that it is about another count. */
export const compatible = (row: Untied, conviction: Tieable): boolean =>
  mayBeOf(row, conviction) && !otherCase(row, conviction)

/**
 * Ties a later row to one of the convictions it may be about: by count number, else by case number and section, else by
 * section, else because there is only one and nothing on the row contradicts it. `sure` is false where nothing ties it.
 */
export function tie<C extends Tieable>(row: Untied, pool: readonly C[]): Tie<C> {
  const { order } = row
  if (order !== undefined) {
    const numbered = pool.filter(c => c.order?.count === order.count && compatible(row, c))
    const exact = numbered.filter(c => c.order?.step === order.step)
    if (exact.length === 1) return sure(exact[0] as C)
    if (numbered.length === 1) return sure(numbered[0] as C)
  }
  const named = speaks(row)
  const inCase = pool.filter(c => named && sameCase(row, c) && sameSection(row, c))
  if (inCase.length === 1) return sure(inCase[0] as C)
  const ofSection = pool.filter(c => named && compatible(row, c))
  if (ofSection.length === 1) return sure(ofSection[0] as C)
  const [first] = pool
  if (pool.length === 1 && compatible(row, first as C)) return sure(first as C)
  const left = inCase.length > 0 ? inCase : ofSection.length > 0 ? ofSection : pool
  return { to: left, sure: false }
}

/**
 * The same among the convictions of the row's own cycle first, and then among all the person's: from another cycle only a
 * case number is sure.
 */
export function tieOrder<C extends Tieable>(
  row: Untied,
  own: readonly C[],
  everywhere: readonly C[],
): Tie<C> {
  const found = tie(row, own)
  if (found.sure) return found
  const may = possible(row, own, everywhere)
  const [only] = may
  return only !== undefined && may.length === 1 && sameCase(row, only) && mayBeOf(row, only)
    ? sure(only)
    : { to: may, sure: false }
}

/** Every conviction that a row may be about: those of its case, else of its cycle, else all that it does not rule out. */
export function possible<C extends Tieable>(
  row: Untied,
  own: readonly C[],
  everywhere: readonly C[],
): readonly C[] {
  const inCase = everywhere.filter(c => sameCase(row, c))
  if (inCase.length > 0) {
    const fitting = inCase.filter(c => mayBeOf(row, c))
    return fitting.length > 0 ? fitting : everywhere.filter(c => inCase.includes(c) || sameSection(row, c))
  }
  if (own.length === 0) return everywhere.filter(c => mayBeOf(row, c))
  if (!speaks(row)) return own
  const fitting = own.filter(c => compatible(row, c))
  return fitting.length > 0 ? fitting : everywhere.filter(c => own.includes(c) || sameSection(row, c))
}

/** In the order they happened; of one day in the order of the record. */
export const byDay = (a: LaterEvent, b: LaterEvent): number =>
  a.day.soonest - b.day.soonest || a.day.latest - b.day.latest
