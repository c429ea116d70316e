/** What may be a conviction although no row says so: rows of a court that cannot be read, and what orders must have been about. */
import { ALWAYS } from '../../../time/day.ts'
import { hashOf } from '../../hash.ts'
import { addParts } from '../sentence.ts'
import { readCount } from './count.ts'
import { type CountDraft, type CycleDraft, type LaterOrder, mayFollow, surelyFollows } from './draft.ts'
import type { Event } from './event.ts'
import { applyOrder, whatItDid } from './later-orders.ts'
import type { Readers } from './readers.ts'
import { mayBeOf, tieOrder } from './tie.ts'
import { readUndisposed } from './undisposed.ts'
import { untied } from './untied.ts'

/** Adds it to each cycle. An order of no conviction is about one of these where it can be; else it tells one more. */
export function addUnshown(cycles: readonly CycleDraft[], tied: ReadonlySet<Event>, readers: Readers): void {
  let ordered = false
  for (const cycle of cycles) {
    if (cycle.orders !== undefined) ordered = true
    const undisposed = readUndisposed(cycle, cycles, tied, readers)
    for (const count of undisposed) addAfter(count, undisposed, readers)
    if (undisposed.length > 0) cycle.unshown = [...undisposed, ...(cycle.unshown ?? [])]
  }
  if (ordered) for (const cycle of cycles) addOrders(cycle, cycles, readers)
}

/** What a court said later of such a count, and nobody can read, may have been an order on it. */
function addAfter(count: CountDraft, undisposed: readonly CountDraft[], readers: Readers): void {
  for (const { rows } of undisposed)
    for (const event of rows) {
      const { order, day, said, row } = event
      if (order === undefined || count.order === undefined || order.step <= count.order.step) continue
      if (!surelyFollows(day, count) || !mayBeOf(untied(event, readers), count)) continue
      count.later.push({ kind: 'other', day, text: said, sources: [row.source] })
    }
}

function addOrders(cycle: CycleDraft, cycles: readonly CycleDraft[], readers: Readers): void {
  for (const order of cycle.orders ?? []) {
    const row = untied(order.event, readers)
    const before = ({ unshown = [] }: CycleDraft) =>
      unshown.filter(count => mayFollow(order.event.day, count) && mayBeOf(row, count))
    const found = tieOrder(row, before(cycle), cycles.flatMap(before))
    readers.note('later order: of no conviction that is shown')
    if (found.to.length > 0) applyOrder(order, found)
    else {
      cycle.unshown ??= []
      cycle.unshown.push(mustHaveBeen(order, cycle.unshown.length + 1, readers))
    }
  }
}

/** The conviction an order must have been about: of that day or before, and of the offense the order names. */
function mustHaveBeen(order: LaterOrder, number: number, readers: Readers): CountDraft {
  const { event, rows } = order
  const key = event.order?.key ?? `row-${hashOf(event.row.bytes)}`
  const count = readCount(`${key}~order-${number}`, rows, readers, true)
  const date = { soonest: ALWAYS, latest: count.date.latest }
  const sentence = addParts(date, [])
  return { ...count, date, class: undefined, sentence, later: [...whatItDid(order)] }
}
