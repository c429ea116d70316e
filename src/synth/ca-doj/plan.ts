/** The plan of a made-up person: cases in time order, and the answer of each marijuana conviction before any row exists. */
import type { Day } from '../../time/day.ts'
import type { OffenseText } from './offenses.ts'
import type { Answer, Complication, Relief, Situation } from './scenarios.ts'
import type { Part } from './sentences.ts'
import type { Truth } from './statutes/truth.ts'

/** What is due on one marijuana conviction of the county, known since it was planned. */
export interface KnownAnswer {
  /** Cycle, step and count as the rows will number them. */
  key: string
  answer: Answer
  relief: Relief | undefined
  /** What is due though the answer is open: then that is the answer, and something better may be had. */
  least?: Relief | undefined
  why: string
  readonly situation: Situation
  readonly complication: Complication
  readonly beside?: Beside
  /** What the rows have lost and an office can still tell, or `more` than it can. */
  lost?: 'birth date' | 'class of the conviction' | 'conviction date' | 'more'
}

/** What else on the record decides, as it truly was. */
export type Beside =
  /** What bars from a day on: for certain, never, or where the office says that the earlier conviction is of the lists. */
  | { readonly is: 'event'; readonly day: Day; readonly bars: 'yes' | 'no'; readonly registered?: Day }
  | { readonly is: 'event'; readonly day: Day; readonly bars: 'perhaps'; readonly count: Count }
  /** The days of earlier convictions of the same section. */
  | { readonly is: 'same section'; readonly days: readonly Day[] }
  | { readonly is: 'later order' }
  | { readonly is: 'plea' }

export interface LaterRow {
  readonly disposition: string
  readonly day: Day
  readonly parts: readonly Part[]
  /** Carries neither the count's number nor its offense. */
  readonly untied?: boolean
}

/** What a prison, a parole or a probation office reports of a count. */
export interface Report {
  readonly type: 'CUSTODY' | 'PAROLE' | 'PROBATION'
  readonly day: Day
  readonly disposition: string
  readonly parts: readonly Part[]
  /** The place of the count among those of the case. */
  readonly of: number
}

export interface Count {
  readonly charged: OffenseText
  /** What the arrest was for, where the charge in court is another. */
  readonly arrestedFor?: OffenseText
  /** Present where the count ended in a conviction: what for. */
  readonly convicted?: OffenseText
  readonly disposition: string
  readonly parts: readonly Part[]
  readonly later: readonly LaterRow[]
  readonly known?: KnownAnswer
}

export interface Cycle {
  readonly kind: 'criminal' | 'registration' | 'applicant' | 'deceased'
  /** The day of arrest, or of the event. */
  readonly day: Day
  /** The record shows no arrest: only the court. */
  readonly unarrested: boolean
  /** The day in court; absent where no charge was filed. */
  readonly court?: Day
  readonly county: string
  readonly counts: readonly Count[]
  /** All that offices report of the case; where absent, chance decides that, and what the court remarks. */
  readonly reports?: readonly Report[]
  /** For a registration or an application: what the row says. */
  readonly text?: string
}

/** What a statute gives one conviction or arrest of a plan, by its text. */
export interface Claim {
  readonly statute: string
  readonly of: 'conviction' | 'arrest'
  readonly about: Count | Cycle
  readonly truth: Truth
  /** What of the statute decides. */
  readonly at: string
  /** The kind of person. */
  readonly says: string
}

export interface Plan {
  readonly birth: Day
  readonly cycles: readonly Cycle[]
  readonly answers: readonly KnownAnswer[]
  /**
   * Each marijuana conviction stands alone: nothing on the record is a prior that matters, a later row that could tie
   * to another count, or a second person's. Only such people are given dirt that changes answers.
   */
  readonly alone: boolean
  /** Of people of the statutes. */
  readonly claims?: readonly Claim[]
}

/** A plan that is still being made. */
export interface Draft {
  birth: Day
  readonly cycles: Cycle[]
  readonly answers: KnownAnswer[]
  alone: boolean
  dies: boolean
  /** How many convictions each marijuana section has: never a third, where the plan does not want it. */
  readonly sections: Map<string, number>
}

export const newDraft = ({ birth, alone }: { birth: Day; alone: boolean }): Draft => ({
  birth,
  cycles: [],
  answers: [],
  alone,
  dies: false,
  sections: new Map(),
})

const sectionsOf = ({ section, also }: Situation): readonly string[] => [section, ...(also ?? [])]

/** Whether one more conviction of the situation's sections leaves none with three. */
export const hasRoomFor = (draft: Draft, situation: Situation): boolean =>
  sectionsOf(situation).every(section => (draft.sections.get(section) ?? 0) < 2)

export function countSections(draft: Draft, situation: Situation): void {
  for (const section of sectionsOf(situation))
    draft.sections.set(section, (draft.sections.get(section) ?? 0) + 1)
}

/** A cycle that is not about a crime: one row. */
export const eventCycle = (
  kind: 'registration' | 'applicant' | 'deceased',
  { day, county, text }: { day: Day; county: string; text?: string },
): Cycle => ({
  kind,
  day,
  unarrested: true,
  county,
  counts: [],
  ...(text === undefined ? {} : { text }),
})

/** Someone who only once asked for a license: one row. Fills a file up to its size. */
export const applicantOnly = (birth: Day, day: Day, county: string): Plan => ({
  birth,
  cycles: [eventCycle('applicant', { day, county, text: 'APPLICANT-SECURITY GUARD' })],
  answers: [],
  alone: false,
})
