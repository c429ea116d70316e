/** Rows of a court whose disposition is blank or not known to this reader: which of them may be convictions. */

import { hashOf } from '../../hash.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import { readCount } from './count.ts'
import { type CountDraft, type CycleDraft, mayFollow } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { hasSentence } from './sentence-parts.ts'
import { tie } from './tie.ts'
import { untied } from './untied.ts'

const NO_COUNTS: readonly CountDraft[] = []

/**
 * On a count that was convicted before, such a row may say what was done to it since, and goes into `tied`; any others may
 * be a conviction and are given as the counts they would be.
 */
export function readUndisposed(cycle: CycleDraft, tied: Set<Event>, readers: Readers): readonly CountDraft[] {
  let groups: Map<string, Event[]> | undefined
  for (const event of cycle.events) {
    if (tied.has(event) || !isUndisposed(event) || repeatsCount(event, cycle)) continue
    const before = convictedBefore(event, cycle, readers)
    readers.note('court row without a disposition that can be read')
    if (before.length > 0) {
      tied.add(event)
      for (const count of before)
        count.later.push({ kind: 'other', day: event.day, text: event.said, sources: [event.row.source] })
      continue
    }
    const key = event.order?.key ?? `row-${hashOf(event.row.bytes)}`
    groups ??= new Map()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  if (groups === undefined) return NO_COUNTS
  return [...groups].map(([key, rows]) => readCount(key, rows, readers, true))
}

/** Whether a court may have ended a charge here in a way that cannot be read. */
export const isUndisposed = ({ disposition, step, row }: Event): boolean =>
  disposition.unread && (step.court || (step.unread && mayConvict(row)))

/** Whether a row speaks as one that convicts does: it gives a sentence, or a class at conviction. */
const mayConvict = (row: Row): boolean => hasSentence(row) || row.text(COLUMN.CONV_STAT_DESCR) !== ''

/** Whether it is one more row of a count convicted, without a disposition of its own. */
const repeatsCount = ({ order, said }: Event, { counts }: CycleDraft): boolean =>
  order !== undefined && said === '' && counts.some(count => count.order?.key === order.key)

/** The counts of the same number, convicted before, that the row is surely about. */
function convictedBefore(event: Event, { counts }: CycleDraft, readers: Readers): readonly CountDraft[] {
  const row = untied(event, readers)
  return counts.filter(
    count =>
      mayFollow(event.day, count) &&
      count.order !== undefined &&
      count.order.count === event.order?.count &&
      tie(row, [count]).sure,
  )
}
