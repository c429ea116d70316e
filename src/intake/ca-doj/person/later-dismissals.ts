/** Whether a count that was convicted is dismissed or acquitted in the same or a later step of its cycle. */
import { words } from '../text.ts'
import { type CountDraft, type CycleDraft, mayFollow } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { compatible } from './tie.ts'
import { untied } from './untied.ts'

/** Adds dismissals to the counts they are of, and to `tied` the rows that say so. */
export function addDismissals(
  cycle: CycleDraft,
  tied: Set<Event>,
  readers: Pick<Readers, 'readOffense'>,
): void {
  if (cycle.counts.length === 0) return
  for (const event of cycle.events) {
    const { order, disposition } = event
    if (order === undefined || !disposition.ends || disposition.later !== undefined || event.step.arrest)
      continue
    const row = untied(event, readers)
    for (const count of cycle.counts) {
      if (!endsCount(event, count) || !compatible(row, count)) continue
      tied.add(event)
      const dismissed = surelyEnds(event, count, row.offense.offenses.length > 0)
      count.later.push({
        kind: dismissed && /^DISM/.test(words(event.said)) ? 'dismissed' : 'other',
        day: event.day,
        text: event.said,
        sources: [event.row.source],
      })
    }
  }
}

/** Whether it is of the same number, in the same step or a later one that may have followed. */
const endsCount = ({ order, day }: Event, count: CountDraft): boolean =>
  order !== undefined &&
  count.order?.count === order.count &&
  (count.order.step === order.step || (order.step > count.order.step && mayFollow(day, count)))

/** On the same day, undated or without an offense it may be another count's: people look at it. */
const surelyEnds = ({ order, day }: Event, { order: own, date }: CountDraft, names: boolean): boolean =>
  own?.step === order?.step || (day.soonest > date.latest && names)
