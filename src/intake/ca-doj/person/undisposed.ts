/** Rows of a court whose disposition is blank or not known to this reader: which of them may be convictions. */

import { hashOf } from '../../hash.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import { readCount } from './count.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { hasSentence } from './sentence-parts.ts'

const NO_COUNTS: readonly CountDraft[] = []

/**
 * Such rows as the counts they would be, and the convictions that orders must have been about and no row tells. Rows in `tied`
 * say what was done to a conviction.
 */
export function readUndisposed(
  cycle: CycleDraft,
  tied: ReadonlySet<Event>,
  readers: Readers,
): readonly CountDraft[] {
  let groups: Map<string, Event[]> | undefined
  for (const event of cycle.events) {
    if (tied.has(event) || !isUndisposed(event) || repeatsCount(event, cycle)) continue
    readers.note('court row without a disposition that can be read')
    const key = event.order?.key ?? `row-${hashOf(event.row.bytes)}`
    groups ??= new Map()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [event])
    else group.push(event)
  }
  const unshown = cycle.unshown ?? NO_COUNTS
  if (groups === undefined) return unshown
  return [...[...groups].map(([key, rows]) => readCount(key, rows, readers, true)), ...unshown]
}

/** Whether a court may have ended a charge here in a way that cannot be read. */
export const isUndisposed = ({ disposition, step, row }: Event): boolean =>
  disposition.unread && (step.court || (step.unread && mayConvict(row)))

/** Whether a row speaks as one that convicts does: it gives a sentence, or a class at conviction. */
const mayConvict = (row: Row): boolean => hasSentence(row) || row.text(COLUMN.CONV_STAT_DESCR) !== ''

/** Whether it is one more row of a count convicted, without a disposition of its own. */
const repeatsCount = ({ order, said }: Event, { counts }: CycleDraft): boolean =>
  order !== undefined && said === '' && counts.some(count => count.order?.key === order.key)
