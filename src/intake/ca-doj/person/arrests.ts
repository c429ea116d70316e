/** When the arrest of a cycle may have been, and so the latest day its offenses can have been. */
import { ALWAYS, type Day } from '../../../time/day.ts'
import { isKnown, sameWindow, type Window } from '../../../time/window.ts'
import type { ColumnName } from '../columns.ts'
import type { Row } from '../row.ts'
import type { CycleDraft } from './draft.ts'

export interface Arrest {
  readonly day: Window
  readonly row: Row
  readonly column: ColumnName
}

/** Each day once: those of its arrest steps, and the dates its rows give the cycle. */
export function arrestsOf({ events }: Pick<CycleDraft, 'events'>): readonly Arrest[] {
  const found: Arrest[] = []
  for (const { row, step, day } of events) if (step.arrest) addArrest(found, row, day, 'STP_EVENT_DATE')
  for (const { row, cycleDay } of events) addArrest(found, row, cycleDay, 'CYC_DATE')
  return found
}

function addArrest(found: Arrest[], row: Row, day: Window, column: ColumnName): void {
  if (!isKnown(day)) return
  for (const other of found) if (other.day === day || sameWindow(other.day, day)) return
  found.push({ day, row, column })
}

/** The latest day the offense can have been: that of the last arrest not after the conviction, else the conviction. */
export function latestOffense(arrests: readonly Pick<Arrest, 'day'>[], convicted: Window): Day {
  let latest: Day = ALWAYS
  for (const { day } of arrests) if (day.soonest <= convicted.latest) latest = Math.max(latest, day.latest)
  return latest === ALWAYS ? convicted.latest : Math.min(latest, convicted.latest)
}
