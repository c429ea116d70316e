/** What tables say of an answer, in the words of the rules: given to this room, so that it knows the law by its words only. */
import type { Conviction, Offense } from '../record/person.ts'
import type { Decided } from '../run/decide.ts'
import type { Reasons } from '../run/reasons.ts'
import type { Day } from '../time/day.ts'

export interface TableTexts {
  readonly reasonsOf: (decided: Decided<Conviction>) => Reasons
  /** What would have to be asked, each question with what its answers would do, as plain sentences. */
  readonly questionsOf: (decided: Decided<Conviction>) => readonly string[]
  /** The heading a conviction is counted under: `HS 11359`. */
  readonly sectionOf: (conviction: Conviction) => string
  /** The county a conviction is counted under, where a run is of several; `unknown` where it cannot be read. */
  readonly countyOf?: (conviction: Conviction) => string
  /** The day of the run. */
  readonly day: Day
  /** What stands for the office’s policy where a statute stands for the law: `policy/los-angeles`. Empty where there is none. */
  readonly policy: string
  /** `HS 11357(a)`. */
  readonly formatOffense: (offense: Offense) => string
}
