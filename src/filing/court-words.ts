/** The words of a state's courts that papers of any state need. */
import type { Office } from './filing.ts'

export interface CourtWords {
  /** Who prosecutes, as a party of a case. */
  readonly plaintiff: string
  /** The court of an office, as its papers name it. */
  readonly courtTitle: (office: Office) => string
}
