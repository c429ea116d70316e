/** Convictions that the law itself has vacated, without an order of a court. */
import type { Offense, OffenseReading } from '../../../record/person.ts'

/**
 * PC 1170.21 (read, 29 November 2026): every conviction of PC 647f as it read on 31 December 2017, a felony, is invalid and vacated.
 * `647F PC` is often 647(f), a misdemeanor, without its brackets.
 */
const FELONIES_VACATED: ReadonlyMap<string, string> = new Map([['647f', 'VACATED BY LAW: PC 1170.21']])

/** What of a reading's only offense the law has vacated, where it was convicted as a felony. */
export function vacatedByLaw(offenses: readonly Offense[]): OffenseReading['vacatedAsFelony'] {
  const [only] = offenses
  if (only === undefined || offenses.length !== 1 || (only.code ?? 'PC') !== 'PC') return undefined
  return FELONIES_VACATED.get(only.section)
}
