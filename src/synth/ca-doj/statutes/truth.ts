/** What the text of a statute gives to a made-up conviction or arrest, as whoever wrote the person read it. */
import { type Day, formatDay } from '../../../time/day.ts'

export type Grant = 'shall' | 'may'

/**
 * `withheld`: nothing is due by the text on the day, though it does not say whether that is for good; a `review` is open
 * until the fact named is known.
 */
export type Determination = 'eligible' | 'eligible-later' | 'not-eligible' | 'review' | 'withheld'

export interface Truth {
  readonly determination: Determination
  readonly relief?: string
  /** Absent where the text leaves it to a fact that no record shows. */
  readonly grant?: Grant
  /** The day it is due from, where that is still to come. */
  readonly from?: Day
  /** Of a `review`: what would settle it. */
  readonly needs?: string
}

export const eligible = (relief: string, grant?: Grant): Truth => ({
  determination: 'eligible',
  relief,
  ...(grant === undefined ? {} : { grant }),
})

/** Due from that day on; where none is given, the text names none that the record could show. */
export const later = (relief: string, from?: Day): Truth => ({
  determination: 'eligible-later',
  relief,
  ...(from === undefined ? {} : { from }),
})

export const notEligible: Truth = { determination: 'not-eligible' }

export const withheld: Truth = { determination: 'withheld' }

export const review = (needs: string): Truth => ({ determination: 'review', needs })

export const STATUTES_TRUTH_HEADER =
  'person_id,subject,cycle_count,statute,determination,relief,granted,due_from,subdivision,why,needs'

export interface TruthLine {
  readonly person: string
  readonly of: 'conviction' | 'arrest'
  /** Of a conviction cycle, step and count; of an arrest its cycle. */
  readonly key: string
  readonly statute: string
  readonly truth: Truth
  /** What of the statute decides. */
  readonly at: string
  /** The kind of person. */
  readonly says: string
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

export function statuteTruthLine({ person, of, key, statute, truth, at, says }: TruthLine): string {
  const { determination, relief = '', grant = '', from, needs = '' } = truth
  const day = from === undefined ? '' : formatDay(from)
  return [
    ...[person, of, key, statute, determination, relief, grant, day],
    ...[at, says, needs].map(quoted),
  ].join()
}
