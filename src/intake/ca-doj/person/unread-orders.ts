/** Rows that cannot be read and may be orders: what a readable order in their place might be about is in doubt. */
import { addToEach, type CountDraft, type CycleDraft, mayFollow, surelyFollows } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { mayBeOf, sameCase, speaks, tieOrder, type Untied } from './tie.ts'
import { isOwnCharge, untied } from './untied.ts'

/**
 * Adds such rows to the counts they may be about. Those that can be about nothing else go into `tied`; the others may be a
 * conviction of their own as well.
 */
export function addUnreadOrders(
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  tied: Set<Event>,
  readers: Readers,
): void {
  if (everywhere.length === 0) return
  for (const event of cycle.events) {
    if (!mayBeOrder(event) || tied.has(event) || !everywhere.some(count => mayFollow(event.day, count)))
      continue
    const row = untied(event, readers)
    const charged = isOwnCharge(event, row, cycle, readers)
    const may = event.said === '' ? maySayNothing : maySaySomething
    const feared = tieOrder(row, cycle.counts, everywhere).to.filter(
      count =>
        mayFollow(event.day, count) &&
        !isOfSameStep(event, count, cycle) &&
        may({ event, row, charged }, count, cycle),
    )
    if (feared.length === 0) continue
    readers.note('later row: cannot be read, and may be an order')
    if (feared.some(count => count.order?.count === event.order?.count && cycle.counts.includes(count)))
      tied.add(event)
    addToEach(feared, {
      kind: 'other',
      day: event.day,
      text: event.said || row.offense.text,
      sources: [event.row.source],
    })
  }
}

/** Whether a row says nothing that is known, where a court or somebody else may have said it of a conviction. */
const mayBeOrder = ({ disposition, step, said }: Event): boolean =>
  disposition.unread && !disposition.convicts && !step.noCharge && !(step.arrest && said === '')

/** One more row of the step that convicts: of the count itself with nothing said, or of another count on that day. */
const isOfSameStep = ({ order, day, said }: Event, count: CountDraft, { counts }: CycleDraft): boolean =>
  order !== undefined &&
  counts.includes(count) &&
  order.step === count.order?.step &&
  (order.count === count.order.count ? said === '' : !surelyFollows(day, count))

interface UnreadRow {
  readonly event: Event
  readonly row: Untied
  /** It is about a charge of its own. */
  readonly charged: boolean
}

/**
 * A court that says nothing may have ordered something. Others say nothing where they carry out the sentence; not so where it
 * has run.
 */
function maySayNothing(
  { event: { step, day }, row, charged }: UnreadRow,
  count: CountDraft,
  { counts }: CycleDraft,
): boolean {
  if (charged || !mayBeOf(row, count)) return false
  if (counts.length > 0 && !counts.includes(count) && !sameCase(row, count)) return false
  const { ends, says } = count.sentence
  return step.court || step.unread || (says !== 'life' && day.soonest > ends.latest)
}

/** Words that cannot be read are of a charge of the row's own only where the row names it, and another than this. */
const maySaySomething = ({ row, charged }: UnreadRow, count: CountDraft, { counts }: CycleDraft): boolean =>
  !charged || !speaks(row) || (mayBeOf(row, count) && (counts.includes(count) || sameCase(row, count)))
