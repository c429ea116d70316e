/** What tables say of an answer, in the words of the rules: given to this room, so that it knows the law by its words only. */
import type { Arrest } from '../record/arrests.ts'
import type { Conviction, Offense } from '../record/person.ts'
import type { Answer } from '../run/answer.ts'
import type { Decided } from '../run/decide.ts'
import type { Reasons } from '../run/reasons.ts'
import type { Day } from '../time/day.ts'

export interface TableTexts {
  readonly reasonsOf: (decided: Decided<Conviction>) => Reasons
  /** What would have to be asked, each question with what its answers would do, as plain sentences. */
  readonly questionsOf: (decided: Decided<Conviction>) => readonly string[]
  /**
   * What people gave that an answer rests on, each with its source: of all that is told, or of one statute's answer. Absent where
   * nothing was given.
   */
  readonly givenOf?: <S extends Conviction | Arrest>(
    decided: Decided<S>,
    answer?: Answer<S>,
  ) => readonly string[]
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
