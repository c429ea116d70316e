/** Rows that cannot be read and may be orders: what a readable order in their place might be about is in doubt. */
import type { Sentence } from '../../../record/person.ts'
import { NEVER } from '../../../time/day.ts'
import { addToEach, type CountDraft, type CycleDraft, mayFollow, ownCounts, surelyFollows } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { mayBeOf, sameCase, speaks, tieOrder, type Untied } from './tie.ts'
import { beforeViolation, isOwnCharge, procedureOf, untied } from './untied.ts'

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
    if (
      !mayBeOrder(event) ||
      tied.has(event) ||
      !everywhere.some(count => mayHaveFollowed(event, count, cycle))
    )
      continue
    const row = untied(event, readers)
    const violation = procedureOf(row.offense) === 'violation'
    const all = violation ? beforeViolation(event, cycle, everywhere, readers) : everywhere
    const own = ownCounts(cycle, everywhere).filter(count => all.includes(count))
    const unread = { event, row, own, charged: isOwnCharge(event, row, cycle, readers) }
    const may = event.said === '' ? maySayNothing : maySaySomething
    const feared = tieOrder(row, own, all).to.filter(
      count => mayHaveFollowed(event, count, cycle) && !isOfSameStep(unread, count) && may(unread, count),
    )
    if (feared.length === 0) continue
    readers.note('later row: cannot be read, and may be an order')
    if (feared.some(count => count.order?.count === event.order?.count && cycle.counts.includes(count)))
      tied.add(event)
    for (const count of feared) count.sentence = mayGoOn(count.sentence)
    addToEach(feared, {
      kind: 'other',
      day: event.day,
      text: event.said || row.offense.text,
      sources: [event.row.source],
    })
  }
}

/** It may be of that day or later; or it is of a later step of the same count, so that one of the two days is wrong. */
const mayHaveFollowed = ({ day, order }: Event, count: CountDraft, { counts }: CycleDraft): boolean =>
  mayFollow(day, count) ||
  (order !== undefined &&
    count.order !== undefined &&
    order.count === count.order.count &&
    order.step > count.order.step &&
    counts.includes(count))

/** A sentence that such a row may have prolonged. */
const mayGoOn = (sentence: Sentence): Sentence =>
  sentence.says === 'life'
    ? sentence
    : { ...sentence, ends: { soonest: sentence.ends.soonest, latest: NEVER }, says: 'unread' }

/** Whether a row says nothing that is known, where a court or somebody else may have said it of a conviction. */
const mayBeOrder = ({ disposition, step, said }: Event): boolean =>
  disposition.unread && !disposition.convicts && !step.noCharge && !(step.arrest && said === '')

interface UnreadRow {
  readonly event: Event
  readonly row: Untied
  /** The counts it is about first. */
  readonly own: readonly CountDraft[]
  /** It is about a charge of its own. */
  readonly charged: boolean
}

/** One more row of the step that convicts: of the count itself with nothing said, or of another count on that day. */
function isOfSameStep({ event: { order, day, said }, own }: UnreadRow, count: CountDraft): boolean {
  if (order === undefined || order.step !== count.order?.step || !own.includes(count)) return false
  return order.count === count.order.count ? said === '' : !surelyFollows(day, count)
}

/**
 * A court that says nothing may have ordered something. Others say nothing while they carry out the sentence; when it may
 * have run, something new was ordered.
 */
function maySayNothing({ event, row, own, charged }: UnreadRow, count: CountDraft): boolean {
  const { step, day, order } = event
  const numbered = order !== undefined && order.count === count.order?.count && own.includes(count)
  if (!numbered && (charged || !mayBeOf(row, count))) return false
  if (own.length > 0 && !own.includes(count) && !sameCase(row, count)) return false
  if (step.court || step.unread || procedureOf(row.offense) === 'order') return true
  return count.sentence.says !== 'life' && day.latest > count.sentence.ends.latest
}

/** Words that cannot be read are of a charge of the row's own only where the row names it, and another than this. */
const maySaySomething = ({ row, own, charged }: UnreadRow, count: CountDraft): boolean =>
  !charged || !speaks(row) || (mayBeOf(row, count) && (own.includes(count) || sameCase(row, count)))
