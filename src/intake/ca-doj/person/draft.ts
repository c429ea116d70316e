/** A cycle and a count while they are put together: what the other files of this folder add to, step by step. */
import type { Conviction, LaterEvent, OffenseClass, Sentence } from '../../../record/person.ts'
import type { Window } from '../../../time/window.ts'
import type { RowOffense } from '../row-offense.ts'
import type { PartReading } from '../sentence.ts'
import type { Event } from './event.ts'
import type { Tieable } from './tie.ts'

/** Rows of one cycle number of one SUBJECT_ID, or a row that names no cycle. */
export interface CycleDraft {
  readonly key: string
  /** Absent where the rows name no cycle. */
  readonly number?: string
  readonly events: Event[]
  readonly counts: CountDraft[]
  /** What may be a conviction although no row says so. Absent: nothing. */
  unshown?: CountDraft[]
  /** Orders that are of none of the convictions its person is known to have. Absent: there are none. */
  orders?: LaterOrder[]
}

/** A later order: its first row, all its rows, and what it did. */
export interface LaterOrder {
  readonly event: Event
  readonly rows: Event[]
  readonly kind: LaterEvent['kind']
  readonly to?: OffenseClass
  readonly afterSentence?: true
  readonly reinstated?: true
}

/** The rows of one count that convict. */
export interface CountDraft extends Tieable {
  readonly key: string
  readonly rows: Event[]
  offense: RowOffense
  readonly date: Window
  readonly class: OffenseClass | undefined
  /** See `Conviction.classUnread`. */
  readonly classUnread: boolean
  readonly later: LaterEvent[]
  readonly parts: PartReading[]
  /** The SENT_ORDER of each part. */
  readonly partOrders: string[]
  sentence: Sentence
  /** Counts of the case that are enhancements, and added to its sentence or may have. Absent: none. */
  enhancements?: readonly CountDraft[]
  /** The other cycles that tell the same conviction, each of which has this count too. Absent: there are none. */
  readonly alsoOf?: readonly CycleDraft[]
  /** Why it may be no conviction of its own. */
  readonly perhaps?: Conviction['perhaps']
}

/** The counts of these cycles, each once. */
export function eachCount(cycles: readonly CycleDraft[]): readonly CountDraft[] {
  const [only] = cycles
  if (cycles.length === 1 && only !== undefined) return [...only.counts]
  const found: CountDraft[] = []
  for (const { counts } of cycles)
    for (const count of counts) if (count.alsoOf === undefined || !found.includes(count)) found.push(count)
  return found
}

/** The counts a row of the cycle is about first: those of its cycle; where its rows name none, any. */
export const ownCounts = (
  { number, counts }: CycleDraft,
  everywhere: readonly CountDraft[],
): readonly CountDraft[] => (number === undefined ? everywhere : counts)

/** Whether something of that day can have followed the conviction. */
export const mayFollow = (day: Window, count: CountDraft): boolean => count.date.soonest <= day.latest

/** Whether something of that day surely came on a later day than the conviction. */
export const surelyFollows = (day: Window, count: CountDraft): boolean => day.soonest > count.date.latest

/** Adds the same to what was later done to each of these counts. */
export function addToEach(counts: readonly CountDraft[], event: LaterEvent): void {
  for (const count of counts) count.later.push(event)
}
