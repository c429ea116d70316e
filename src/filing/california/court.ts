/** How papers name the courts of California, and who prosecutes there. */
import type { CourtWords } from '../court-words.ts'
import type { Office } from '../filing.ts'

/** `SUPERIOR COURT OF CALIFORNIA, COUNTY OF SACRAMENTO`. */
export const courtTitle = ({ agency, court }: Office): string =>
  court.title ?? `SUPERIOR COURT OF CALIFORNIA, COUNTY OF ${agency.county.toUpperCase()}`

export const CALIFORNIA_COURT: CourtWords = { plaintiff: 'The People of the State of California', courtTitle }
