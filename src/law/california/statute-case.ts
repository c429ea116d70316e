/** How the cases of a statute are written: a record told as a lawyer would tell it, and the answer expected. */
import type { ChargeEnd, Doubt, LaterEvent, OffenseClass } from '../../record/person.ts'
import type { Vouched } from './facts/looked-up.ts'

/** A day or less of one: `1994-03-07`, `1994-03`, `1994`. Left out where the record does not say. */
export type DateText = string

/** One count of the record that ended in a conviction. */
export interface CaseCount {
  readonly offense: string
  readonly class?: OffenseClass
  readonly on?: DateText
  readonly arrested?: DateText
  readonly committed?: DateText
  /**
   * Parts joined by `+`: `90 D + PROBATION 3 Y` (a place where it is not jail: PRISON, PROBATION, PAROLE, SUPERVISION),
   * `LIFE`, `FINE`, `CONSECUTIVE`, `?` for one not readable. Left out: no sentence recorded.
   */
  readonly sentence?: string
  /** The disposition that convicts: `CONVICTED-PROB/JAIL`. */
  readonly disposition?: string
  readonly later?: readonly (
    | LaterEvent['kind']
    | {
        readonly kind: LaterEvent['kind']
        readonly to?: OffenseClass
        readonly on?: DateText
        readonly text?: string
      }
  )[]
  /** Counts of the same name stand in one case. */
  readonly cycle?: string
  /** The comment of its row, where it names another offense. */
  readonly remark?: string
  /** Charges of its case that did not end in a conviction. */
  readonly charged?: readonly string[]
  readonly county?: string
}

export interface CaseRecord {
  readonly born?: DateText
  readonly died?: DateText | 'on an unknown day'
  /** The first is the one asked about, where the statute speaks of convictions. */
  readonly convictions: readonly CaseCount[]
  readonly registered?: readonly (DateText | 'undated')[]
  readonly doubts?: readonly Doubt['kind'][]
  /** Arrests that no conviction came of; the first is the one asked about, where the statute speaks of arrests. */
  readonly arrests?: readonly CaseArrest[]
  /** What the office has looked up elsewhere and found nothing of. */
  readonly vouched?: readonly Vouched[]
}

export interface CaseArrest {
  readonly on?: DateText
  readonly charges: readonly CaseCharge[]
  readonly county?: string
  /** A row of it names a warrant. */
  readonly warrant?: true
}

/** A charge. One that was dismissed or ended in acquittal or diversion stands before a court, any other with those who arrested. */
export interface CaseCharge {
  readonly offense: string
  readonly class?: OffenseClass
  readonly ended?: ChargeEnd
  /** The words that say so, where they matter. */
  readonly disposition?: string
  readonly on?: DateText
  readonly stage?: 'arrest' | 'court' | 'other'
}

/** The whole answer expected of one statute; what is left out must be absent. */
export interface StatuteAnswer {
  readonly outcome: 'eligible' | 'eligible-later' | 'not-eligible' | 'review'
  /** The relief surely due now, or else from a later day. */
  readonly relief?: string
  /** The name of the route that is open or will be, or may be. */
  readonly route?: string
  /** Given only where that day is still to come. */
  readonly from?: DateText
  /** Where something is due now: a better relief that surely is from a later day. */
  readonly later?: readonly [relief: string, from: DateText]
  /** A relief that a fact may give, better than what is due now, and whether one is unknown or the record is silent. */
  readonly better?: readonly [relief: string, because: 'unknown' | 'silence']
  /** Facts by name that would settle it. */
  readonly missing?: readonly string[]
  /** Why it is refused; checked only where given. */
  readonly reason?: string
}

export interface StatuteCase {
  /** What a lawyer would say. */
  readonly name: string
  readonly record: CaseRecord
  /** Facts learned from elsewhere than the record, by the name of the fact: yes or no, a number, a word, or a day. */
  readonly known?: Readonly<Record<string, boolean | number | string>>
  /** One answer (for `CASE_DAY`), a timeline, or that the statute has nothing to do with it. */
  readonly answer: StatuteAnswer | readonly (readonly [DateText, StatuteAnswer])[] | 'not considered'
}

/** The day on which a case without a timeline is asked. */
export const CASE_DAY = '2026-11-01'
