/** Which rows are of one cycle: by the number CNT_ORDER or CYC_ORDER gives, else by the date of the cycle. */
import { NEVER } from '../../../time/day.ts'
import { hashOf } from '../../hash.ts'
import { COLUMN } from '../columns.ts'
import type { CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import { mergeCycles } from './merge-cycles.ts'
import type { Readers } from './readers.ts'

/** The cycles of a person. `oneSubject`: all rows have the same SUBJECT_ID, which numbers its cycles by itself. */
export function groupByCycle(
  events: readonly Event[],
  oneSubject: boolean,
  { note }: Pick<Readers, 'note'>,
): readonly CycleDraft[] {
  const unnumbered: Event[] = []
  const byNumber = groupByNumber(events, oneSubject, unnumbered, note)
  const cycles = oneSubject ? byNumber : mergeCycles(byNumber)
  if (unnumbered.length === 0) return cycles
  return [...cycles, ...placeUnnumbered(unnumbered, cycles, note)]
}

/** Rows that name a cycle, by its number and SUBJECT_ID; the others go into `unnumbered`. */
function groupByNumber(
  events: readonly Event[],
  oneSubject: boolean,
  unnumbered: Event[],
  note: Readers['note'],
): readonly CycleDraft[] {
  const cycles = new Map<string, CycleDraft>()
  let last: CycleDraft | undefined
  for (const event of events) {
    if (event.order === undefined && !event.contradicted) note('CNT_ORDER: not twelve digits')
    if (event.cycle === undefined) {
      unnumbered.push(event)
      continue
    }
    const number = event.order?.cycle ?? String(event.cycle)
    // Rows of a cycle stand together.
    if (oneSubject && last !== undefined && last.number === number) {
      last.events.push(event)
      continue
    }
    const key = oneSubject ? number : `${number}\t${event.row.text(COLUMN.SUBJECT_ID)}`
    last = cycles.get(key)
    if (last === undefined) {
      last = { key, number, events: [event], counts: [] }
      cycles.set(key, last)
    } else last.events.push(event)
  }
  return [...cycles.values()]
}

const NO_CYCLES: readonly CycleDraft[] = []

/**
 * Adds a row that names no cycle to the only one of its date; gives a cycle of its own to each of the others, and to one that
 * names two and may undo a conviction: of either.
 */
export function placeUnnumbered(
  unnumbered: readonly Event[],
  cycles: readonly CycleDraft[],
  note: Readers['note'],
): readonly CycleDraft[] {
  const alone: CycleDraft[] = []
  for (const event of unnumbered) {
    if (!event.contradicted) note('cycle: not readable')
    const mayUndo = event.contradicted && !event.disposition.convicts && !event.step.arrest
    const dated = (mayUndo ? NO_CYCLES : cycles).filter(
      cycle =>
        event.cycleDay.latest !== NEVER &&
        cycle.events.some(({ cycleDay }) => cycleDay.soonest === event.cycleDay.soonest),
    )
    if (dated.length === 1) dated[0]?.events.push(event)
    else {
      // Two rows alike to the byte have been taken for one; hashes of others differ.
      const key = `row-${hashOf(event.row.bytes)}`
      alone.push({ key, events: [event], counts: [] })
    }
  }
  return alone
}
