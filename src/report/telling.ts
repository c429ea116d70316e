/** What the tables are told by the rules: given to this room, so that it knows the law by its words only. */
import type { Conviction, Offense } from '../record/person.ts'
import type { Decided } from '../run/decide.ts'
import type { Reasons } from '../run/reasons.ts'

export interface Telling {
  readonly reasonsOf: (decided: Decided<Conviction>) => Reasons
  /** What would have to be asked, each question with what its answers would do, as plain sentences. */
  readonly questionsOf: (decided: Decided<Conviction>) => readonly string[]
  /** Whether a conviction is, or may be, on the two lists of disqualifying offences. */
  readonly listed: (conviction: Conviction) => Listing
  /** The heading a conviction is counted under: `HS 11359`. */
  readonly sectionOf: (conviction: Conviction) => string
  /** Whether a text names one of the sections HS 11357 to 11360. */
  readonly namesProp64: (text: string) => boolean
  /** `HS 11357(a)`. */
  readonly formatOffense: (offense: Offense) => string
}

export interface Listing {
  readonly superstrike: boolean
  readonly registrable: boolean
}
