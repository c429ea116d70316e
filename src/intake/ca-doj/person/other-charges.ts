/** The offenses of a cycle that did not end in a conviction. */
import type { Charge, OffenseReading } from '../../../record/person.ts'
import { COLUMN } from '../columns.ts'
import { chargeEnd } from '../disposition.ts'
import { chargedInstead, rowClass, rowOffense, sameOffense } from '../offense.ts'
import { words } from '../text.ts'
import type { CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'

/** Each offense once for what is said of it. Rows in `tied` speak of convictions and not of charges. */
export function otherCharges(
  { events, counts }: CycleDraft,
  tied: ReadonlySet<Event>,
  readers: Readers,
): readonly Charge[] {
  const { readOffense } = readers
  const charges: Charge[] = []
  const seen = new Set<string>()
  const add = (offense: OffenseReading, event: Event): void => {
    const name = `${offense.text}\t${event.said}\t${event.step.arrest}`
    if (offense.text === '' || seen.has(name)) return
    seen.add(name)
    charges.push(readCharge(offense, event, readers))
  }
  const convicted = counts.map(({ offense }) => offense.reading)
  for (const event of events) {
    if (tied.has(event) || event.step.noCharge) continue
    const offense = rowOffense(event.row, readOffense)
    if (event.disposition.convicts) {
      for (const charged of chargedInstead(event.row, offense, readOffense)) add(charged, event)
    } else if (event.disposition.ends || !convicted.some(known => sameOffense(known, offense.reading)))
      add(offense.reading, event)
  }
  return charges
}

function readCharge(offense: OffenseReading, event: Event, { readOffense }: Readers): Charge {
  const ended = chargeEnd(event.said)
  const level = rowClass(event.row, rowOffense(event.row, readOffense), readOffense)
  return {
    offense,
    ...(event.said === '' ? {} : { disposition: event.said }),
    ...(ended === undefined ? {} : { ended }),
    day: event.day,
    stage: event.step.arrest ? 'arrest' : event.step.court ? 'court' : 'other',
    ...(level === undefined ? {} : { class: level }),
    ...(namesWarrant(event) ? { warrant: true as const } : {}),
    sources: [event.row.source],
  }
}

const WARRANTS = [COLUMN.FE_NUM_BNCH_WARR, COLUMN.FE_NUM_WARRANT]

/** Whether a row names a warrant: a number of one, or a disposition that says it was issued. */
const namesWarrant = ({ row, said }: Event): boolean =>
  /\bWARRANT\b/.test(words(said)) || WARRANTS.some(column => row.text(column) !== '')
