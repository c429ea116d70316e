/**
 * `answers.jsonl`: every answer of a run as values and numbers, for programs. The first line is a dictionary, the same for
 * every run of the program under the same policy; then comes a line for each person of whom something is decided, in the order of the tables.
 * Texts, proofs and questions are made of it by whoever reads it. `docs/schemas/answers.schema.json` is the same in JSON
 * Schema.
 */

export const ANSWERS = 'answers.jsonl'
/** Raised when what reads the file must change too. */
export const ANSWERS_VERSION = 3

export interface AnswersDictionary {
  readonly answers: typeof ANSWERS_VERSION
  readonly program: string
  readonly statutes: readonly AnswersStatute[]
  readonly rules: readonly AnswersRule[]
  /** Names, as in explanations. */
  readonly facts: readonly string[]
  /** Why rules refuse, in words. */
  readonly reasons: readonly string[]
  /** The reasons of the policy's lines; absent where there is none. */
  readonly policyReasons?: readonly string[]
}

export interface AnswersRule {
  readonly id: string
  readonly relief: string
  /** What becomes of the conviction or arrest by it: `sealed`, `vacated`, `dismissed`, `destroyed`, `infraction`, `misdemeanor`, `certified`. */
  readonly effect: string
  readonly says: string
  readonly cite: string
  readonly routes: readonly AnswersRoute[]
}

export interface AnswersStatute {
  readonly id: string
  readonly title: string
  /** What is open under it only the person can tell, and no record suggests. */
  readonly turnsOnThePerson?: true
}

export interface AnswersRoute {
  readonly name: string
  /** Who acts: nobody need, a court of its own, the office by a motion, the person by a petition. */
  readonly by?: 'automatic' | 'duty' | 'motion' | 'petition'
  /** Who may act as well whenever it is open. */
  readonly alsoBy?: readonly ('automatic' | 'duty' | 'motion' | 'petition')[]
  /** An agency gives it and no court does. */
  readonly givenBy?: 'agency'
  /** On what ground the prosecutor's office may move for it as well, where the person asks: in words, with where they stand. */
  readonly officeMoves?: string
  /** Said behind the words of the rule where it is this route. */
  readonly note?: string
}

export interface AnsweredPerson {
  readonly person: string
  /** Convictions, then arrests. */
  readonly decided: readonly AnsweredSubject[]
}

export interface AnsweredSubject {
  readonly of: 'conviction' | 'arrest'
  /** Which count, as the file numbers it: the `cycle_count` of the tables. */
  readonly key: string
  /** The rows it was read from: by file, the lines. */
  readonly sources: Readonly<Record<string, readonly number[]>>
  readonly outcome: AnsweredOutcome
  readonly relief?: string
  readonly basis?: 'law' | 'policy'
  readonly from?: string
  /**
   * `why`: the reasons of the policy, of which each line left open gives one where the outcome is `unknown`. `beyond`: what it
   * may grant beyond what the law gives, where a fact or a person decides that.
   */
  readonly policy?: {
    readonly outcome: string
    readonly grant?: string
    readonly why: readonly number[]
    readonly beyond?: string
  }
  readonly countyUnknown?: true
  /**
   * The places among `answers` of what the law gives now, later, and if a fact is so, each with the best first. An answer with
   * `l` gives something better later, one with `b` something better if a fact is so: it may stand in several lists.
   */
  readonly due?: readonly number[]
  readonly later?: readonly number[]
  readonly open?: readonly number[]
  /** The place among `answers` of the one whose reasons are shown. */
  readonly shown?: number
  readonly answers: readonly StatuteAnswer[]
}

export type AnsweredOutcome = 'eligible' | 'eligible-later' | 'not-eligible' | 'review'

/**
 * What one statute gives. There are very many of these, so names are letters and a number is a place in the dictionary.
 */
export interface StatuteAnswer {
  /** The statute. */
  readonly s: number
  /** The outcome: eligible, eligible later, not eligible, for a person to review. */
  readonly o: 'e' | 'l' | 'n' | 'r'
  /** The rule that gives, is left open, or refused last. */
  readonly r?: number
  /** The route, among those of the rule. */
  readonly w?: number
  /** Whether it must be granted, may be, or that depends on a missing fact. */
  readonly g?: 'shall' | 'may' | 'open'
  /** The day it is due from, where that is still to come. */
  readonly d?: string
  /** The rule of a better relief that surely comes later, and its day. */
  readonly l?: readonly [rule: number, from: string]
  /** The rule of a relief that a fact may give, better than what is due now, and why it is not: see `Better`. */
  readonly b?: readonly [rule: number, because: 'unknown' | 'silence']
  /** Why it is refused; absent where it is not in force on the day. */
  readonly y?: number
  /** Facts it rests on. */
  readonly u?: readonly number[]
  /** Facts that are missing. */
  readonly m?: readonly number[]
}
