/** Whether a count was convicted again in a later step: one conviction that something happened to, and not two. */
import { shareCaseNumber } from '../case-number.ts'
import { sameOffense } from '../offense.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'

/** Makes a count that repeats another one a later event of it. */
export function foldRepeated({ counts }: CycleDraft, { note }: Pick<Readers, 'note'>): void {
  if (counts.length < 2) return
  const folded = new Set<CountDraft>()
  for (const count of counts) {
    const first = counts.find(other => repeats(count, other))
    if (first === undefined) continue
    note('count convicted again in a later step')
    folded.add(count)
    first.later.push({
      kind: 'other',
      day: count.date,
      text: (count.rows[0] as Event).said,
      sources: count.rows.map(({ row }) => row.source),
    })
  }
  if (folded.size > 0) counts.splice(0, counts.length, ...counts.filter(count => !folded.has(count)))
}

/** Whether it is the same number, offense and case number, in a later step and on a later day. */
const repeats = (later: CountDraft, first: CountDraft): boolean =>
  later !== first &&
  later.order !== undefined &&
  first.order !== undefined &&
  later.order.count === first.order.count &&
  later.order.step > first.order.step &&
  later.date.soonest > first.date.latest &&
  sameOffense(later.offense.reading, first.offense.reading) &&
  shareCaseNumber(later.caseNumbers, first.caseNumbers)
