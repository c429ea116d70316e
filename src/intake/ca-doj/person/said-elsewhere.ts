/** What the record says of an offense convicted of elsewhere than on the row that convicts: on the arrest's, the sentence's, a later row. */
import { UNKNOWN } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import { speaksOfOrder } from '../comment-order.ts'
import { namesOffense, remarkBeside, remarkElsewhere, rowOffense, sharesSection } from '../offense.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { hasSentence } from './sentence-parts.ts'
import { byDay } from './tie.ts'

/**
 * Adds to the remark of each count what other rows of its cycle say of its offense in their comments and flags: an attempt, a
 * minor, a strike. What sections they name is of their own charge; the rows of the count itself are read as the first that convicts.
 */
export function addSaidElsewhere(cycles: readonly CycleDraft[], readers: Readers): void {
  for (const cycle of cycles) {
    if (cycle.counts.length === 0) continue
    for (const event of cycle.events) if (saysSomething(event)) addSaid(event, cycle, readers)
  }
}

const saysSomething = ({ row, disposition }: Event): boolean =>
  disposition.strike === true ||
  row.text(COLUMN.COMMENT_TEXT) !== '' ||
  row.text(COLUMN.OFFENSE_QUAL_LST) !== ''

function addSaid(event: Event, { counts }: CycleDraft, { readOffense }: Readers): void {
  for (const count of counts) {
    const own = count.offense.reading
    const isOfCount = count.rows.includes(event)
    if (!isOfCount && !mayBeOf(event, count, counts, readOffense)) continue
    const said = isOfCount
      ? remarkBeside(event.row, own, readOffense)
      : remarkElsewhere(event.row, own, readOffense)
    if (said !== undefined && said !== own.text) addRemark(count, said)
    if (event.disposition.strike) addRemark(count, event.said)
    if (!isOfCount) addOrders(count, event)
  }
}

/**
 * Flags of another row that tell of an order, and the comment of one that carries the sentence out: people look at it. The comments
 * of other rows are read with the later orders.
 */
function addOrders(count: CountDraft, { row }: Event): void {
  const flags = row.text(COLUMN.OFFENSE_QUAL_LST)
  const comment = hasSentence(row) ? row.text(COLUMN.COMMENT_TEXT) : ''
  for (const text of [flags, comment]) {
    if (!speaksOfOrder(text) || count.later.some(known => known.text === text)) continue
    count.later.push({ kind: 'other', day: UNKNOWN, text, sources: [row.source] })
    count.later.sort(byDay)
  }
}

function addRemark(count: CountDraft, said: string): void {
  const { offense } = count
  if (offense.remark?.includes(said) === true) return
  count.offense = { ...offense, remark: offense.remark === undefined ? said : `${offense.remark}; ${said}` }
}

/** Whether a row may be about the offense of a count: it names a section of it, or none and its number or the only count there is. */
function mayBeOf(
  { row, order }: Event,
  count: CountDraft,
  counts: readonly CountDraft[],
  readOffense: Readers['readOffense'],
): boolean {
  // Its flags may name another offense than its text: accessory.
  const reading = readOffense(rowOffense(row, readOffense).reading.text)
  if (namesOffense(reading) && namesOffense(count.offense.reading))
    return sharesSection(reading, count.offense.reading)
  return order === undefined || order.count === count.order?.count || counts.length === 1
}
