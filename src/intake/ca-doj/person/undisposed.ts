/** Rows of a court whose disposition is blank or not known to this reader: which of them may be convictions. */

import { hashOf } from '../../hash.ts'
import { COLUMN } from '../columns.ts'
import { rowOffense } from '../offense.ts'
import type { Row } from '../row.ts'
import { readCount } from './count.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { isSameCharge } from './same-charge.ts'
import { hasSentence } from './sentence-parts.ts'
import { carriesOut } from './step.ts'
import { compatible, mayBeOf, sameCase, speaks } from './tie.ts'
import { isOwnCharge, untied } from './untied.ts'

const NO_COUNTS: readonly CountDraft[] = []

/** Such rows as the counts they would be. Rows in `tied` say what was done to a conviction. */
export function readUndisposed(
  cycle: CycleDraft,
  cycles: readonly CycleDraft[],
  tied: ReadonlySet<Event>,
  readers: Readers,
): readonly CountDraft[] {
  let groups: Map<string, Event[]> | undefined
  for (const event of cycle.events) {
    if (tied.has(event) || repeatsCount(event, cycle)) continue
    if (!isUndisposed(event) && !mayHideConviction(event, cycle, cycles, readers)) continue
    if (event.step.arrest && event.said === '' && isToldByCourt(event, cycle, readers)) continue
    readers.note('court row without a disposition that can be read')
    const key = event.order?.key ?? `row-${hashOf(event.row.bytes)}`
    groups ??= new Map()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  if (groups === undefined) return NO_COUNTS
  return [...groups].map(([key, rows]) => readCount(key, rows, readers, true))
}

/**
 * Whether a court may have ended a charge here in a way that cannot be read: its words are not known, or the row has what only
 * one that convicts has. What those say who carry a sentence out is not a court’s.
 */
export const isUndisposed = ({ disposition, step, row, said }: Event): boolean => {
  if (!disposition.unread) return false
  if (step.court) return true
  if (said === '') return (step.unread || step.arrest) && mayConvict(row)
  return step.unread || (step.arrest ? hasSentence(row) : !carriesOut(step) && mayConvict(row))
}

const hasClass = (row: Row): boolean => row.text(COLUMN.CONV_STAT_DESCR) !== ''

/** Whether a row speaks as one that convicts does: it gives a sentence, or a class at conviction. */
export const mayConvict = (row: Row): boolean => hasSentence(row) || hasClass(row)

/**
 * Whether a row whose words are known, and do not convict, may be of a conviction all the same: it gives a sentence beside them
 * or a class beside words that end nothing, the charge went on and no row tells what came of it, or the words are about what
 * follows a conviction that no row tells.
 */
function mayHideConviction(
  event: Event,
  cycle: CycleDraft,
  cycles: readonly CycleDraft[],
  readers: Readers,
): boolean {
  const { disposition, step, row } = event
  const { convicts, later, unread, ends, passes, follows } = disposition
  if (convicts || later !== undefined || unread || step.arrest || carriesOut(step)) return false
  if (ends) return hasSentence(row) && !isConvicted(event, cycle, readers)
  if (!passes && !mayConvict(row) && !(follows && tellsOfAnother(event, cycle, cycles, readers))) return false
  return !isConvicted(event, cycle, readers) && !hasEnd(event, cycle, readers)
}

/** Whether a row of what follows a conviction names a charge, or is of one, that no conviction which is known can be of. */
function tellsOfAnother(
  event: Event,
  cycle: CycleDraft,
  cycles: readonly CycleDraft[],
  readers: Readers,
): boolean {
  const row = untied(event, readers)
  const { counts } = cycle
  if (counts.some(count => mayBeOf(row, count) || count.order?.count === event.order?.count)) return false
  if (speaks(row)) return !cycles.some(other => other.counts.some(count => compatible(row, count)))
  if (!isOwnCharge(event, row, cycle, readers)) return false
  return !cycles.some(other => other.counts.some(count => sameCase(row, count)))
}

/** Whether a row of the cycle that is no arrest's is of the count of an arrest, or of a conviction of what it was for. */
export function isToldByCourt(event: Event, cycle: CycleDraft, readers: Readers): boolean {
  const { order } = event
  const numbered = cycle.events.some(
    other =>
      other !== event && !other.step.arrest && order !== undefined && other.order?.count === order.count,
  )
  return numbered || isConvicted(event, cycle, readers)
}

/** Whether a count of its section was convicted in the cycle. */
function isConvicted(event: Event, { counts }: CycleDraft, { readOffense }: Readers): boolean {
  if (counts.length === 0) return false
  const { reading } = rowOffense(event.row, readOffense)
  return counts.some(count => count.offenses.some(offense => isSameCharge(event, reading, count, offense)))
}

/** Whether a court's row of its section tells another end. */
function hasEnd(event: Event, { events }: CycleDraft, { readOffense }: Readers): boolean {
  const { reading } = rowOffense(event.row, readOffense)
  return events.some(
    other =>
      other.disposition.ends &&
      !other.step.arrest &&
      isSameCharge(event, reading, other, rowOffense(other.row, readOffense).reading),
  )
}

/** Whether it is one more row of a count convicted, without a disposition of its own. */
const repeatsCount = ({ order, said }: Event, { counts }: CycleDraft): boolean =>
  order !== undefined && said === '' && counts.some(count => count.order?.key === order.key)
