/** Whether two rows speak of one charge of a cycle: by its section; where one names none, by its number. */
import type { OffenseReading } from '../../../record/person.ts'
import { sharesSection } from '../offense.ts'
import type { Event } from './event.ts'

type Numbered = Pick<Event, 'order'>

export const isSameCharge = (
  a: Numbered,
  offense: OffenseReading,
  b: { readonly order?: Event['order'] },
  other: OffenseReading,
): boolean => {
  if (offense.offenses.length > 0 && other.offenses.length > 0) return sharesSection(offense, other)
  return a.order !== undefined && a.order.count === b.order?.count
}
