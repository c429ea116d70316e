/** What becomes of rows that convict and whose CNT_ORDER is damaged: a count of their own, or a part of another one. */
import type { Doubt } from '../../../record/person.ts'
import { hashOf } from '../../hash.ts'
import { COLUMN } from '../columns.ts'
import { convictedOffense, sameOffense } from '../offense.ts'
import type { RowOffense } from '../row-offense.ts'
import { addParts } from '../sentence.ts'
import { readCount } from './count.ts'
import type { CountDraft, CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { addPart, missesPart } from './sentence-parts.ts'

/** Makes each such row of a cycle its own count, unless it can only be a part of another count of the person. */
export function readDamagedCounts(
  cycle: CycleDraft,
  all: readonly CycleDraft[],
  doubts: Doubt[],
  readers: Readers,
): void {
  for (const event of cycle.events) {
    if (!event.disposition.convicts || event.order !== undefined) continue
    const { row } = event
    const alike = countsAlike(
      event,
      convictedOffense(row, readers.readOffense, readers.custom.namesOffenses),
      all,
    )
    const [only] = alike
    if (only !== undefined && alike.length === 1 && missesPart(only, event.row.text(COLUMN.SENT_ORDER))) {
      only.rows.push(event)
      addPart(only, event.row)
      only.sentence = addParts(only.date, only.parts)
      continue
    }
    if (alike.length > 0)
      doubts.push({
        kind: 'identity',
        says: 'a conviction row whose CNT_ORDER cannot be read may be a sentence part of another count, or a count of its own',
        sources: [event.row.sourceOf('CNT_ORDER')],
      })
    cycle.counts.push(readCount(`row-${hashOf(event.row.bytes)}`, [event], readers))
  }
}

/** Counts of the same offense and day, with a row that says the same. */
const countsAlike = (
  event: Event,
  offense: RowOffense,
  cycles: readonly CycleDraft[],
): readonly CountDraft[] =>
  cycles
    .flatMap(({ counts }) => counts)
    .filter(
      count =>
        sameOffense(count.offense.reading, offense.reading) &&
        count.date.soonest === event.day.soonest &&
        count.rows.some(({ said }) => said === event.said),
    )
