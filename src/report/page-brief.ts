/** What of a long record an attorney can read together: entries that decide nothing by themselves, and arrests answered alike. */
import type { Source } from '../rules/fact.ts'
import type { Explanation } from '../run/explain.ts'
import { ALWAYS, NEVER } from '../time/day.ts'
import type { Window } from '../time/window.ts'
import { answerText } from './page-answer.ts'

/** Something that happened, with its rows, and what was answered of it where it was asked. */
export interface RecordEvent {
  readonly at: Window
  readonly what: string
  readonly details: readonly string[]
  readonly sources: readonly Source[]
  readonly explanation?: Explanation
  /** In few words, where it decides nothing by itself: nothing was asked of it, nor of what it is about. */
  readonly aside?: string
  /** It has a line of its own all the same: a conviction may be what refuses another. */
  readonly ownLine?: true
  /** What an order says, of the same count: one that says it again is told with it. */
  readonly repeats?: string
}

/** Events that are told together, in order of time; one that stands for itself is alone. */
export type Together = readonly [RecordEvent, ...RecordEvent[]]

/** Each event by itself, in order of time. */
export const oneByOne = (events: readonly RecordEvent[]): readonly Together[] =>
  inTime(events).map((event): Together => [event])

/** Arrests that have the same answer, orders that say the same again, and what stands between answers, each together. */
export function broughtTogether(events: readonly RecordEvent[]): readonly Together[] {
  const groups: [RecordEvent, ...RecordEvent[]][] = []
  const open = new Map<string, [RecordEvent, ...RecordEvent[]]>()
  for (const event of inTime(events)) {
    const last = groups.at(-1)
    const key = togetherBy(event)
    const known = key === undefined ? undefined : open.get(key)
    if (known !== undefined) known.push(event)
    else if (isPassing(event) && last !== undefined && isPassing(last[0])) last.push(event)
    else {
      const group: [RecordEvent, ...RecordEvent[]] = [event]
      groups.push(group)
      if (key !== undefined) open.set(key, group)
    }
  }
  return groups
}

/** An order of the record stands where days are the same or not known. */
const inTime = (events: readonly RecordEvent[]): readonly RecordEvent[] =>
  events
    .map((event, i) => ({ event, i }))
    .sort((a, b) => timeOf(a.event.at) - timeOf(b.event.at) || a.i - b.i)
    .map(({ event }) => event)

/** Days that are not known at all come last. */
const timeOf = ({ soonest, latest }: Window): number =>
  soonest > ALWAYS ? soonest : latest < NEVER ? latest : Number.POSITIVE_INFINITY

const isPassing = ({ aside, ownLine }: RecordEvent): boolean => aside !== undefined && ownLine !== true

/** Events of the same key are told where the first of them stands. */
function togetherBy({ explanation, repeats, aside }: RecordEvent): string | undefined {
  if (explanation?.of === 'arrest') return `answered ${answerText(explanation)}`
  return repeats === undefined || aside !== undefined ? undefined : `repeats ${repeats}`
}
