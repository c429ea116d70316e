/** What a row says of the count it is about, before it has been tied to one. */
import { rowOffense } from '../offense.ts'
import { addCaseNumbers } from './count.ts'
import type { Event } from './event.ts'
import type { Readers } from './readers.ts'
import type { Untied } from './tie.ts'

export function untied({ order, row }: Event, { readOffense }: Pick<Readers, 'readOffense'>): Untied {
  const offense = rowOffense(row, readOffense).reading
  const caseNumbers = addCaseNumbers(row, [])
  return order === undefined ? { offense, caseNumbers } : { order, offense, caseNumbers }
}
