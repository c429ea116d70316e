/** The first and last days a person's record speaks of: a birth or a death must go with them. */
import { ALWAYS, type Day, NEVER } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'

export interface Span {
  /** The latest day the first arrest or conviction can have been; `NEVER` where there is none. */
  firstEvent: Day
  /** The soonest day the last arrest or conviction can have been; `ALWAYS` where there is none. */
  lastEvent: Day
  /** The same of the last conviction. */
  lastConviction: Day
}

export const newSpan = (): Span => ({ firstEvent: NEVER, lastEvent: ALWAYS, lastConviction: ALWAYS })

export function addArrestDay(span: Span, day: Window): void {
  span.firstEvent = Math.min(span.firstEvent, day.latest)
  span.lastEvent = Math.max(span.lastEvent, day.soonest)
}

export function addConvictionDay(span: Span, day: Window): void {
  addArrestDay(span, day)
  span.lastConviction = Math.max(span.lastConviction, day.soonest)
}
