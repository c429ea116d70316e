/** Whether a person has died, and when, unless the record goes on long after. */
import type { Dated, Doubt } from '../../../record/person.ts'
import type { Source } from '../../../rules/fact.ts'
import { ALWAYS, addPeriod, type Day } from '../../../time/day.ts'
import { hull, isKnown, type Window } from '../../../time/window.ts'
import type { Event } from './event.ts'
import type { Span } from './span.ts'

/** The death the rows tell of; its day is not after that of the run. */
export function readDeath(events: readonly Event[], asOf: Day): Dated | undefined {
  let days: Window | undefined
  let sources: Source[] | undefined
  for (const { row, step, day } of events) {
    if (!step.death) continue
    sources ??= []
    sources.push(row.source)
    if (isKnown(day)) days = days === undefined ? day : hull(days, day)
  }
  return sources === undefined ? undefined : { day: days ?? { soonest: ALWAYS, latest: asOf }, sources }
}

/** Whether it may be so: a court may still enter its judgment when the person has died. */
export const isBelieved = ({ day }: Dated, { lastEvent }: Span): boolean =>
  addPeriod(day.latest, { years: 1 }) >= lastEvent

/** Why the rows of a person may not all be theirs where it is not. */
export const doubtOfDeath = ({ sources }: Dated): Doubt => ({
  kind: 'identity',
  says: 'the death recorded lies a year or more before an arrest or conviction: some of these rows may be another person’s',
  sources,
})
