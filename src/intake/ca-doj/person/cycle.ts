/** A cycle as the record has it, made of its draft. */
import type { Charge, Conviction, Cycle } from '../../../record/person.ts'
import type { Source } from '../../../rules/fact.ts'
import { ALWAYS, type Day } from '../../../time/day.ts'
import { hull, UNKNOWN, type Window } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import type { Arrest } from './arrests.ts'
import { addCaseNumbers } from './count.ts'
import type { CycleDraft } from './draft.ts'
import { type Event, firstText } from './event.ts'
import { namesWarrant, otherCharges } from './other-charges.ts'
import type { Readers } from './readers.ts'

/** A cycle without its convictions, which are added afterwards. Its arrest is not after its last conviction. */
export function readCycle(
  draft: CycleDraft,
  arrests: readonly Arrest[],
  tied: ReadonlySet<Event>,
  readers: Readers,
): ReadCycle {
  let last: Day = ALWAYS
  for (const { date } of draft.counts) last = Math.max(last, date.latest)
  let arrested: Window | undefined
  const sources: Source[] = []
  for (const { day, row, column } of arrests) {
    if (last !== ALWAYS && day.soonest > last) continue
    arrested = arrested === undefined ? day : hull(arrested, day)
    sources.push(row.sourceOf(column))
  }
  return new ReadCycle(
    arrested === undefined ? UNKNOWN : notAfter(arrested, last),
    sources,
    draft,
    tied,
    readers,
  )
}

/** The days up to the last one, where some are. */
const notAfter = (day: Window, last: Day): Window =>
  last === ALWAYS || day.latest <= last || day.soonest > last ? day : { soonest: day.soonest, latest: last }

/**
 * A cycle of which the most is read when it is asked for: few rules look at it. A class and not a literal, for a literal with
 * getters is of a shape of its own each time, which nothing can be quick about and which is slow to be forgotten.
 */
export class ReadCycle implements Cycle {
  readonly key: string
  readonly arrested: Window
  readonly arrestSources: readonly Source[]
  readonly convictions: Conviction[] = []
  readonly #draft: CycleDraft
  readonly #tied: ReadonlySet<Event>
  readonly #readers: Readers
  #charges: readonly Charge[] | undefined
  #warrant: boolean | undefined

  constructor(
    arrested: Window,
    arrestSources: readonly Source[],
    draft: CycleDraft,
    tied: ReadonlySet<Event>,
    readers: Readers,
  ) {
    this.key = draft.number ?? draft.key
    this.arrested = arrested
    this.arrestSources = arrestSources
    this.#draft = draft
    this.#tied = tied
    this.#readers = readers
  }

  get otherCharges(): readonly Charge[] {
    this.#charges ??= otherCharges(this.#draft, this.#tied, this.#readers)
    return this.#charges
  }

  get warrant(): boolean {
    this.#warrant ??= this.#draft.events.some(namesWarrant)
    return this.#warrant
  }

  get agency(): string | undefined {
    return this.#ofArrest(COLUMN.STP_ORI_DESCR)
  }

  get county(): string | undefined {
    return this.#ofArrest(COLUMN.STP_ORI_CNTY_NAME)
  }

  get caseNumbers(): readonly string[] {
    const numbers: string[] = []
    for (const { row } of this.#draft.events) addCaseNumbers(row, numbers)
    return numbers
  }

  #ofArrest(column: number): string | undefined {
    const steps = this.#draft.events.filter(({ step }) => step.arrest)
    return firstText(steps, column) || undefined
  }
}
