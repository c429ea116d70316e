/** The day a person was born, as far as their rows agree on one that the record does not contradict. */
import type { Source } from '../../../rules/fact.ts'
import { ALWAYS, addPeriod, NEVER } from '../../../time/day.ts'
import { isKnown, UNKNOWN, type Window } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import type { Row } from '../row.ts'
import { NO_STAMP } from '../text.ts'
import type { Readers } from './readers.ts'
import type { Span } from './span.ts'

/** Written where the birth date is not known. */
const NO_BIRTH: readonly number[] = [19000000, 19000100, 19000101]

export interface BirthReading {
  /** `UNKNOWN` where nothing can be said. */
  readonly birth: Window
  /** A row for each date given. */
  readonly sources: readonly Source[]
}

/** Reads PRI_DOB of these rows. What is not believed is noted. */
export function readBirth(rows: readonly Row[], span: Span, readers: Readers): BirthReading {
  const sources: Source[] = []
  const birth = agreedBirth(rows, sources, readers)
  const { note } = readers
  if (birth === undefined) note('birth date: rows of one person differ')
  else if (bornTooLate(birth, span)) note('birth date: contradicted by an arrest or conviction under ten')
  else if (bornTooSoon(birth, span)) note('birth date: contradicted by a conviction at a hundred or more')
  else return { birth, sources }
  return { birth: UNKNOWN, sources }
}

/** The day all rows agree on: `UNKNOWN` where none gives one, undefined where they differ. */
function agreedBirth(rows: readonly Row[], sources: Source[], { date, note }: Readers): Window | undefined {
  let birth: Window = UNKNOWN
  const seen: number[] = []
  let agree = true
  for (const row of rows) {
    const stamp = row.stamp(COLUMN.PRI_DOB)
    if (stamp === NO_STAMP || seen.includes(stamp)) continue
    seen.push(stamp)
    const day = date(row, 'PRI_DOB')
    sources.push(row.sourceOf('PRI_DOB'))
    if (!isKnown(day)) continue
    if (NO_BIRTH.includes(stamp)) {
      note('birth date: the first day of 1900, which stands for none')
      continue
    }
    const soonest = Math.max(birth.soonest, day.soonest)
    const latest = Math.min(birth.latest, day.latest)
    if (soonest > latest) agree = false
    else birth = birth === UNKNOWN ? day : { soonest, latest }
  }
  return agree ? birth : undefined
}

/** Nobody is arrested under ten. */
const bornTooLate = (birth: Window, { firstEvent }: Span): boolean =>
  isKnown(birth) && firstEvent !== NEVER && addPeriod(birth.soonest, { years: 10 }) > firstEvent

/** Nobody is convicted at a hundred. */
const bornTooSoon = (birth: Window, { lastConviction }: Span): boolean =>
  isKnown(birth) && lastConviction !== ALWAYS && addPeriod(birth.latest, { years: 100 }) <= lastConviction
