/** Whether a count that was convicted is dismissed or acquitted afterwards, wherever that is told. */
import { isKnown } from '../../../time/window.ts'
import { mayBeSameCase } from '../case-number.ts'
import { addCaseNumbers } from './count.ts'
import { addToEach, type CountDraft, type CycleDraft, mayFollow, ownCounts, surelyFollows } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { compatible, mayBeOf, sameCase, speaks, tieOrder, type Untied } from './tie.ts'
import { isOwnCharge, procedureOf, untied } from './untied.ts'

/** Adds dismissals to the counts they are of, or may be of, and to `tied` the rows that say so. */
export function addDismissals(
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  tied: Set<Event>,
  readers: Readers,
): void {
  if (everywhere.length === 0) return
  for (const event of cycle.events) {
    const { disposition, day, step } = event
    if (!disposition.ends || disposition.later !== undefined) continue
    if (step.arrest ? !isOfConvicted(event, cycle) : !everywhere.some(count => mayFollow(day, count)))
      continue
    const row = untied(event, readers)
    // A violation that was dismissed leaves the conviction as it was.
    const procedure = procedureOf(row.offense)
    if (procedure === 'violation') continue
    if (procedure === 'order') addOrdered(row, event, cycle, everywhere, tied, readers)
    else if (!addNumbered(row, event, cycle, tied)) addDistant(row, event, cycle, everywhere, readers)
  }
}

/** Whether a later arrest has the number of a count that was convicted: other arrests charge by themselves. */
const isOfConvicted = ({ order, day }: Event, { counts }: CycleDraft): boolean =>
  counts.some(count => order !== undefined && count.order?.count === order.count && surelyFollows(day, count))

/** A dismissal under a section of procedure is an order: which, its words do not say. */
function addOrdered(
  row: Untied,
  event: Event,
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  tied: Set<Event>,
  { note }: Pick<Readers, 'note'>,
): void {
  const inTime = (pool: readonly CountDraft[]) => pool.filter(count => mayFollow(event.day, count))
  const { to } = tieOrder(row, inTime(ownCounts(cycle, everywhere)), inTime(everywhere))
  if (to.length > 1) note('later order: not tied to one count')
  tied.add(event)
  addToEach(to, asLater(event))
}

/** Adds a dismissal to the counts of its number; gives whether there are any. */
function addNumbered(row: Untied, event: Event, { counts }: CycleDraft, tied: Set<Event>): boolean {
  let found = false
  for (const count of counts) {
    if (!endsCount(event, count) || !mayBeOf(row, count)) continue
    found = true
    tied.add(event)
    const dismissed = compatible(row, count) && surelyEnds(event, count, speaks(row))
    count.later.push(
      asLater(event, dismissed && event.disposition.ended === 'dismissed' ? 'dismissed' : 'other'),
    )
  }
  return found
}

const asLater = ({ day, said, row }: Event, kind: 'dismissed' | 'other' = 'other') =>
  ({ kind, day, text: said, sources: [row.source] }) as const

/** Whether it is of the same number, in the same step or a later one that may have followed. */
const endsCount = ({ order, day }: Event, count: CountDraft): boolean =>
  order !== undefined &&
  count.order?.count === order.count &&
  (count.order.step === order.step || (order.step > count.order.step && mayFollow(day, count)))

/** On the same day, undated or without an offense it may be another count's: people look at it. */
const surelyEnds = (event: Event, count: CountDraft, names: boolean): boolean =>
  count.order?.step === event.order?.step || (surelyFollows(event.day, count) && names)

/**
 * What dismisses the same offense later, under another number or none that can be read, may dismiss the conviction: a court
 * of appeal has numbers of its own. It does not where the charge is known to be another one.
 */
function addDistant(
  row: Untied,
  event: Event,
  cycle: CycleDraft,
  everywhere: readonly CountDraft[],
  readers: Readers,
): void {
  if (isOwnCharge(event, row, cycle, readers) && !hasEndedBefore(event, row, cycle)) return
  const own = ownCounts(cycle, everywhere)
  const { day, step } = event
  const may = everywhere.filter(count => {
    if (!mayBeOf(row, count)) return false
    if (own.includes(count)) return isLaterStep(event, count)
    if (!step.court && !step.unread) return false
    if (sameCase(row, count)) return !isKnown(day) || surelyFollows(day, count)
    if (!surelyFollows(day, count) || isOfLaterArrest(event, count, cycle)) return false
    return speaks(row) || row.caseNumbers.length === 0 || mayBeSameCase(row.caseNumbers, count.caseNumbers)
  })
  if (may.length === 0) return
  readers.note('dismissal after a conviction: not tied to one count')
  addToEach(may, asLater(event))
}

/** Whether a court had ended the charge of the number before, in a case of another number: what is dismissed now is another. */
const hasEndedBefore = ({ order, day }: Event, row: Untied, { events }: CycleDraft): boolean =>
  row.caseNumbers.length > 0 &&
  events.some(other => {
    if (order === undefined || other.order?.count !== order.count || other.order.step >= order.step)
      return false
    const { disposition, step } = other
    if (!step.court || !disposition.ends || disposition.later !== undefined) return false
    return other.day.latest <= day.soonest && !mayBeSameCase(addCaseNumbers(other.row, []), row.caseNumbers)
  })

/** On a later day and not in the step that convicts; undated, in a later step or one that cannot be read. */
function isLaterStep({ day, order }: Event, count: CountDraft): boolean {
  if (isKnown(day))
    return surelyFollows(day, count) && (order === undefined || order.step !== count.order?.step)
  return order === undefined || count.order === undefined || order.step > count.order.step
}

/** Whether its cycle has an arrest of its own, after the conviction. */
const isOfLaterArrest = ({ day }: Event, count: CountDraft, { events }: CycleDraft): boolean =>
  events.some(
    ({ step, cycleDay }) =>
      step.arrest || (isKnown(cycleDay) && surelyFollows(cycleDay, count) && cycleDay.latest < day.soonest),
  )
