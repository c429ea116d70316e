/** Which cycles of one number are one, where a person's rows have several SUBJECT_IDs or none. */
import type { Doubt } from '../../../record/person.ts'
import { isKnown, sameWindow, type Window } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import { words } from '../text.ts'
import type { CycleDraft } from './draft.ts'
import type { Event } from './event.ts'

/**
 * Cycles of one number under several SUBJECT_IDs of a person: each SUBJECT_ID counts its own, so that they are one only
 * where they give the same date. Rows without SUBJECT_ID have no numbering of their own: they are of the only cycle of
 * their number that they do not contradict.
 */
export function mergeCycles(cycles: readonly CycleDraft[]): readonly CycleDraft[] {
  const merged: CycleDraft[] = []
  const add = (cycle: CycleDraft, same: CycleDraft | undefined): void => {
    if (same === undefined) merged.push({ ...cycle, events: [...cycle.events] })
    else same.events.push(...cycle.events)
  }
  const sorted = cycles.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  for (const cycle of sorted.filter(cycle => !isNameless(cycle)))
    add(
      cycle,
      merged.find(other => other.number === cycle.number && ofOneDay(other, cycle)),
    )
  for (const cycle of sorted.filter(isNameless)) {
    const possible = merged.filter(other => other.number === cycle.number && mayHold(other, cycle))
    add(cycle, possible.length === 1 ? possible[0] : undefined)
  }
  return merged
}

/**
 * A doubt where two cycles have one number, and one of them no date: under several SUBJECT_IDs they may be two, or one of
 * which the arrest stands here and its end there.
 */
export function mayBeOneCycle(cycles: readonly CycleDraft[]): readonly Doubt[] {
  const dateless = cycles.filter(({ events }) => events.every(({ cycleDay }) => !isKnown(cycleDay)))
  const found = dateless.filter(
    one => one.number !== undefined && cycles.some(other => other !== one && other.number === one.number),
  )
  if (found.length === 0) return []
  const sources = found.flatMap(({ events }) => events.map(({ row }) => row.source))
  return [
    {
      kind: 'identity',
      says: 'two cycles of one number under two SUBJECT_IDs, one without a date, may be one',
      sources,
    },
  ]
}

/** Its rows have no SUBJECT_ID: nothing follows the number in its key. */
const isNameless = ({ key }: CycleDraft): boolean => key.endsWith('\t')

/** Whether both give the same date of the cycle. */
const ofOneDay = (a: CycleDraft, b: CycleDraft): boolean =>
  a.events.some(({ cycleDay }) =>
    b.events.some(event => isKnown(cycleDay) && event.cycleDay.soonest === cycleDay.soonest),
  )

/**
 * Whether rows without SUBJECT_ID can be of this cycle of their number: no date of the cycle differs, and no row of a
 * count tells of another conviction.
 */
function mayHold(cycle: CycleDraft, nameless: CycleDraft): boolean {
  return nameless.events.every(event =>
    cycle.events.every(
      other =>
        agree(event.cycleDay, other.cycleDay) &&
        (event.order === undefined ||
          event.order.key !== other.order?.key ||
          !event.disposition.convicts ||
          !other.disposition.convicts ||
          sameConviction(event, other)),
    ),
  )
}

const agree = (a: Window, b: Window): boolean => !isKnown(a) || !isKnown(b) || sameWindow(a, b)

const sameConviction = (a: Event, b: Event): boolean =>
  agree(a.day, b.day) && CONVICTED_OF.every(column => words(a.row.text(column)) === words(b.row.text(column)))

const CONVICTED_OF = [COLUMN.CONV_OFFENSE_DESCR, COLUMN.DISP_OFFENSE_DESCR, COLUMN.OFFENSE_DESCR]
