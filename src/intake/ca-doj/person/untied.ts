/** What a row says of the count it is about, before it has been tied to one. */
import type { Offense, OffenseReading } from '../../../record/person.ts'
import { COLUMN } from '../columns.ts'
import type { CountOrder } from '../count.ts'
import { isProcedure, namesOffense, orderedOffense, rowOffense, sharesSection } from '../offense.ts'
import { addCaseNumbers } from './count.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { speaks, type Untied } from './tie.ts'

export function untied({ order, row, step }: Event, { readOffense }: Pick<Readers, 'readOffense'>): Untied {
  const found: { -readonly [K in keyof Untied]: Untied[K] } = {
    offense: orderedOffense(row, readOffense),
    caseNumbers: addCaseNumbers(row, []),
  }
  if (order !== undefined) found.order = order
  if (!step.court && COURT_COLUMNS.every(column => row.text(column) === '')) found.ofAgency = true
  return found
}

const COURT_COLUMNS = [COLUMN.FE_NUM_CRT_CASE, COLUMN.FE_NUM_DOCKET]

/** What kind of procedure a text names where an offense should stand; absent where it names an offense, or nothing. */
export function procedureOf(reading: OffenseReading): Offense['procedural'] {
  if (!isProcedure(reading)) return undefined
  return reading.offenses.every(({ procedural }) => procedural === 'violation') ? 'violation' : 'order'
}

/**
 * Whether a row is about a count of its own, that no court is known to have convicted of: an arrest or an earlier step of
 * its number names an offense, and the same where the row names one.
 */
export function isOwnCharge(
  event: Event,
  row: Untied,
  { events, counts }: CycleDraft,
  { readOffense }: Pick<Readers, 'readOffense'>,
): boolean {
  const { order } = event
  if (order === undefined || counts.some(count => count.order?.count === order.count)) return false
  return events.some(other => {
    if (other.order?.count !== order.count || !(other.step.arrest || tellsCharge(other, order))) return false
    const { reading } = rowOffense(other.row, readOffense)
    return speaks(row) ? sharesSection(reading, row.offense) : namesOffense(reading)
  })
}

/** Whether a row of an earlier step says what became of the charge until then. */
const tellsCharge = (
  { order, disposition: { convicts, later, unread } }: Event,
  { step }: CountOrder,
): boolean => order !== undefined && order.step < step && !convicts && later === undefined && !unread

/**
 * The convictions a violation of supervision can be of: those of a day before it, and before the arrest for it where its
 * cycle has one. All where there are none.
 */
export function beforeViolation(
  event: Event,
  { events }: CycleDraft,
  pool: readonly CountDraft[],
  { readOffense }: Pick<Readers, 'readOffense'>,
): readonly CountDraft[] {
  let { latest } = event.day
  for (const { step, row, day } of events)
    if (step.arrest && procedureOf(orderedOffense(row, readOffense)) === 'violation')
      latest = Math.min(latest, day.latest)
  const before = pool.filter(({ date }) => date.soonest < latest)
  return before.length > 0 ? before : pool
}
