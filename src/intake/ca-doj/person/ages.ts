/** Holds CYC_AGE, the age at the beginning of a cycle, against the birth date: both say when a person was born. */
import type { Told } from '../../../record/person.ts'
import type { Source } from '../../../rules/fact.ts'
import { addPeriod } from '../../../time/day.ts'
import { hull, isKnown, type Window } from '../../../time/window.ts'
import { COLUMN } from '../columns.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'

const YEAR = 365.25
const SAYS = 'CYC_AGE and PRI_DOB contradict each other'
/** No age of somebody arrested lies outside: such a number says nothing of the birth. */
const [YOUNGEST, OLDEST] = [10, 99]

/** What the rows of one day's cycle say. */
interface AgeOfCycle {
  readonly event: Event
  readonly age: number
  agrees: boolean
}

/**
 * The birth date, widened to what the ages contradict it with. An age that is off by one contradicts nothing, nor does one
 * of several rows of a cycle; and where the ages of other cycles bear the date out, one of them is told and no more.
 */
export function birthByAges(
  birth: Window,
  events: readonly Event[],
  told: Told[],
  { note }: Pick<Readers, 'note'>,
): Window {
  if (!isKnown(birth) || events.every(event => agrees(event, birth))) return birth
  const cycles = new Map<number, AgeOfCycle>()
  for (const event of events) {
    const age = event.row.number(COLUMN.CYC_AGE)
    if (age <= 0 || !isKnown(event.cycleDay)) continue
    const known = cycles.get(event.cycleDay.soonest)
    const same = agrees(event, birth)
    if (known === undefined) cycles.set(event.cycleDay.soonest, { event, age, agrees: same })
    else known.agrees ||= same
  }
  let agreeing = 0
  let widened = birth
  const sources: Source[] = []
  for (const { event, age, agrees: same } of cycles.values()) {
    if (same) agreeing++
    else {
      sources.push(event.row.sourceOf('CYC_AGE'))
      if (age >= YOUNGEST && age <= OLDEST) widened = hull(widened, bornBy(age, event.cycleDay))
    }
  }
  if (sources.length === 0) return birth
  note(SAYS)
  told.push({ kind: 'contradiction', says: SAYS, sources })
  return agreeing > sources.length ? birth : widened
}

/** Whether a row's age is that of somebody born then, give or take a year. */
function agrees({ row, cycleDay }: Event, birth: Window): boolean {
  const age = row.number(COLUMN.CYC_AGE)
  if (age <= 0) return true
  return (
    (cycleDay.latest - birth.soonest) / YEAR >= age - 1 && (cycleDay.soonest - birth.latest) / YEAR < age + 2
  )
}

/** When somebody of that age on that day was born. */
const bornBy = (age: number, { soonest, latest }: Window): Window => ({
  soonest: addPeriod(soonest, { years: -age - 1, days: 1 }),
  latest: addPeriod(latest, { years: -age }),
})
