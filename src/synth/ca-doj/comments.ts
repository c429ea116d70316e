/** What COMMENT_TEXT usually holds: numbers of other systems, where a person was sent from, the charge once more. */
import type { Random } from '../random.ts'
import type { Row } from './row.ts'

/**
 * Gives some rows a comment that changes nothing, in the words of public fixtures and guides: about one row in seven of
 * arrests and courts, every row of a prison or a probation office. Rows that have one keep it.
 */
export function addUsualComment(random: Random, row: Row): void {
  if (row.comment !== '' || row.role === 'event' || row.role === 'held' || !random.oneIn(7)) return
  row.comment = random.pick(row.role === 'arrest' ? OF_ARREST : OF_COURT)(random, row)
}

/** Gives some rows a number of another system, which says nothing of the case. */
export function addPlainComment(random: Random, row: Row): void {
  if (row.comment !== '' || row.role === 'event' || !random.oneIn(7)) return
  row.comment = random.pick(PLAIN)(random, row)
}

type Comment = (random: Random, row: Row) => string

const number = (random: Random): number => random.from(10_000_000, 99_999_999)

const OF_ARREST: readonly Comment[] = [
  random => `SCN-${number(random)}`,
  random => `SCN-${number(random)} PHOTO AVAILABLE`,
  random => `ATN-${number(random)}`,
  random => `WARRANT #A${number(random)}`,
  (_, { step }) => `ARR BY:CAPD ${step.county}`,
]

const OF_COURT: readonly Comment[] = [
  random => `SCN-${number(random)}`,
  random => `DCN:${number(random)}${number(random)}`,
  random => `CRT CASE NBR ${number(random)}`,
  random => `BENCH WARRANT ISSUED #${number(random)}`,
  random => `FTA BENCH WARRANT ISSUED BAIL $${random.from(2, 50)}000`,
  () => 'DEFENDANT REPRESENTED BY COUNSEL',
  () => 'PLEA:NOLO CONTENDERE',
  (_, row) => `CNT-${row.key.slice(-2)}`,
  (_, row) => chargeOnceMore(row),
]

const PLAIN: readonly Comment[] = [
  random => `SCN-${number(random)}`,
  random => `DCN:${number(random)}${number(random)}`,
  (_, row) => `CNT-${row.key.slice(-2)}`,
]

/** The count's own charge, where the row's columns name it. */
function chargeOnceMore({ count, offense, key, role }: Row): string {
  const own = count !== undefined && role === 'court' && count.convicted === count.charged
  const [citation] = (own && /^\d[\d.]*(?:\([A-Z0-9]+\))* [A-Z]{2}(?=-)/.exec(offense)) || []
  return citation === undefined ? `CNT-${key.slice(-2)}` : `CNT-${key.slice(-2)} CHRG ${citation}`
}
