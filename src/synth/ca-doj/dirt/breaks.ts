/** Ways to make a line unreadable, which lines may be, and what is left open then. */
import type { Random } from '../../random.ts'
import type { Count, KnownAnswer } from '../plan.ts'
import {
  addReason,
  courtRows,
  type DirtyPerson,
  isHeldOnly,
  isServed,
  makeUnknowable,
  type OutputRow,
} from './kind.ts'

/** Ways to make a line unreadable, all of them after the columns that say whose it is. */
export const BREAKS: readonly ((random: Random) => (line: string) => string)[] = [
  () => line => line.replace(',          ,', ','),
  () => line => `${line},X,Y`,
  () => line => `${line.slice(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1))},"LEFT OPEN,#`,
  () => line => line.replace('",', '"X,'),
  () => line => `${line.slice(0, -8)}\u0000${line.slice(-8)}`,
  random => line => cutAfter(line, 50, random.below(60)),
]

/** The line up to some letters after its so many commas, and never whole. */
function cutAfter(line: string, commas: number, letters: number): string {
  let at = 0
  for (let met = 0; met < commas; met++) at = line.indexOf(',', at) + 1
  return line.slice(0, Math.min(at + letters, line.length - 30))
}

/**
 * Whether a line of a person may be broken: it is told of once, another of theirs stays, and it is the conviction itself only
 * where no other row of a court is of that.
 */
export function mayBreak(dirty: DirtyPerson, { row, twice }: OutputRow): boolean {
  const { count } = row
  if (twice === true || row.planned.kind === 'deceased') return false
  if (isServed(dirty, count) || isHeldOnly(dirty, count)) return false
  // A line that has no other beside it would be nobody's.
  if (dirty.rows.filter(({ breaks }) => breaks === undefined).length < 2) return false
  if (count?.known === undefined || row.role !== 'court') return true
  return courtRows(dirty, count).length === 1 && !isRemarked(dirty, count)
}

const isRemarked = (dirty: DirtyPerson, count: Count): boolean =>
  dirty.rows.some(({ row }) => row.count === count && row.role === 'remark')

/** Leaves every answer of a person open, for something of theirs is lost. */
export function doubtAll({ answers }: { readonly answers: readonly KnownAnswer[] }, says: string): void {
  addReason(answers, says)
  for (const known of answers) makeUnknowable(known, known.answer === 'not-eligible')
}
