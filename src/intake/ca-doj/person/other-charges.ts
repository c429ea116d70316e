/** The offenses of a cycle that did not end in a conviction. */
import type { Charge, OffenseReading } from '../../../record/person.ts'
import { COLUMN } from '../columns.ts'
import { saysItWentOn } from '../comment-order.ts'
import { chargedInstead, rowClass, rowOffense, sameOffense, writesClass } from '../offense.ts'
import type { RowOffense } from '../row-offense.ts'
import type { CycleDraft } from './draft.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import { isSameCharge } from './same-charge.ts'

/** Each offense once for what is said of it. Rows in `tied` speak of convictions and not of charges. */
export function otherCharges(
  { events, counts }: CycleDraft,
  tied: ReadonlySet<Event>,
  readers: Readers,
): readonly Charge[] {
  const { readOffense } = readers
  const charges: Charge[] = []
  const seen = new Set<string>()
  const add = (offense: OffenseReading, event: Event, replaced?: true): void => {
    const charge = readCharge(offense, event, readers)
    const name = [offense.text, event.said, event.step.arrest, charge.ended].join('\t')
    if (seen.has(name)) return
    seen.add(name)
    charges.push(replaced === undefined ? charge : { ...charge, replaced })
  }
  const convicted = counts.map(({ offense }) => offense.reading)
  const ends = events.filter(({ disposition, step }) => disposition.ends && !step.arrest)
  for (const event of events) {
    if (tied.has(event) || event.step.noCharge) continue
    const offense = namedOffense(event, events, readOffense)
    if (
      isOnTheWay(event) &&
      ends.some(end => isSameCharge(event, offense.reading, end, rowOffense(end.row, readOffense).reading))
    )
      continue
    if (event.disposition.convicts) {
      for (const charged of chargedInstead(event.row, offense, readOffense)) add(charged, event, true)
    } else if (event.disposition.ends || !convicted.some(known => sameOffense(known, offense.reading)))
      add(offense.reading, event)
  }
  return charges.some(({ ended }) => ended === 'diverted') ? withCompletion(charges) : charges
}

/** A diversion has its end where a row of the same offense tells, no sooner, that one was completed. */
const withCompletion = (charges: readonly Charge[]): readonly Charge[] =>
  charges.map(charge => {
    if (charge.ended !== 'diverted') return charge
    const completed = charges.some(
      ({ ended, offense, day }) =>
        ended === 'diversion-completed' &&
        sameOffense(offense, charge.offense) &&
        day.soonest >= charge.day.latest,
    )
    return completed ? { ...charge, completed } : charge
  })

/** The offense of a row; where it names none, that of another row of its count, or none that is known. */
function namedOffense(
  event: Event,
  events: readonly Event[],
  readOffense: Readers['readOffense'],
): RowOffense {
  const own = rowOffense(event.row, readOffense)
  if (own.reading.text !== '') return own
  for (const other of events) {
    if (event.order === undefined || other.order?.count !== event.order.count) continue
    const { reading } = rowOffense(other.row, readOffense)
    if (reading.text !== '') return { ...own, reading }
  }
  return { ...own, reading: NAMES_NONE }
}

const NAMES_NONE: OffenseReading = { text: '', offenses: [], unread: 'no offense is named' }

/** A court's row that leaves the charge open: held to answer, continued, how a plea was taken. */
const isOnTheWay = ({ disposition, step }: Event): boolean => {
  const { convicts, ends, later, unread } = disposition
  return step.court && !convicts && !ends && later === undefined && !unread
}

function readCharge(offense: OffenseReading, event: Event, { readOffense }: Readers): Charge {
  const ended = endOf(event)
  const level = rowClass(event.row, rowOffense(event.row, readOffense), readOffense)
  return {
    offense,
    ...(event.said === '' ? {} : { disposition: event.said }),
    ...(ended === undefined ? {} : { ended }),
    ...(event.said !== '' && event.disposition.unread ? { unclear: true as const } : {}),
    day: event.day,
    stage: event.step.arrest ? 'arrest' : event.step.court ? 'court' : 'other',
    ...(level === undefined ? {} : { class: level }),
    ...(level === undefined && writesClass(event.row) ? { classUnread: true as const } : {}),
    ...(namesWarrant(event) ? { warrant: true as const } : {}),
    sources: [event.row.source],
  }
}

/** How the charge ended by the words of its disposition, which a comment may say went on elsewhere. */
function endOf({ disposition: { convicts, ended }, row }: Event): Charge['ended'] {
  const comment = row.text(COLUMN.COMMENT_TEXT)
  return !convicts && comment !== '' && saysItWentOn(comment) ? 'elsewhere' : ended
}

/** Whether a row names a warrant: a number of one, or a disposition that says it was issued. */
export const namesWarrant = ({ row, disposition }: Event): boolean =>
  disposition.warrant || row.text(COLUMN.FE_NUM_BNCH_WARR) !== '' || row.text(COLUMN.FE_NUM_WARRANT) !== ''
