/** What courts answer to a count, what it comes to, and what is to be done then. */
import { plainAnswer } from './plain-answer.ts'

/** How a court rules. */
export const RULINGS = ['granted', 'denied', 'struck', 'continued'] as const
export type Ruling = (typeof RULINGS)[number]

/** All that a court may answer: its rulings, and what keeps it from ruling. */
export const ANSWERS = [
  ...RULINGS,
  'no-record-found',
  'wrong-case-number',
  'destroyed',
  'already-dismissed',
  'already-reduced',
  'deceased',
] as const
export type Answer = (typeof ANSWERS)[number]

export interface Outcome {
  /** As it is told on the screen. */
  readonly says: string
  /** The count is still to be answered. */
  readonly open: boolean
  /** What the office does next; empty where nothing is left to do. */
  readonly next: string
  /** Whole phrases that courts write for it, compared as `plainAnswer` makes them. */
  readonly written: readonly string[]
}

/**
 * A closed vocabulary: a phrase that is not here is not understood. `dismissed`, `reduced` and `granted in part` are not, as
 * they may say what was asked, or what had been done before.
 *
 * The phrases are those of clerks' minutes and of answers to lists of cases: "no record found", "purged", "previously
 * dismissed" (public defenders' pages on records of the state that outlive the court's; reports of county task forces, 2019-2023).
 */
export const OUTCOMES: Readonly<Record<Answer, Outcome>> = {
  granted: {
    says: 'granted',
    open: false,
    next: '',
    written: [
      'granted',
      'grant',
      'grtd',
      'order granted',
      'motion granted',
      'petition granted',
      'request granted',
      'application granted',
      'relief granted',
      'granted in full',
      'granted as prayed',
      'granted as requested',
      'granted order signed',
      'so ordered',
      'order signed',
    ],
  },
  denied: {
    says: 'denied',
    open: false,
    next: '',
    written: [
      'denied',
      'deny',
      'denied with prejudice',
      'denied without prejudice',
      'order denied',
      'motion denied',
      'petition denied',
      'request denied',
      'application denied',
      'relief denied',
      'not granted',
    ],
  },
  struck: {
    says: 'struck',
    open: false,
    next: '',
    written: [
      'struck',
      'stricken',
      'strike',
      'struck from order',
      'stricken from order',
      'count struck',
      'count stricken',
    ],
  },
  continued: {
    says: 'continued',
    open: true,
    next: '',
    written: [
      'continued',
      'continue',
      'cont',
      'contd',
      'cont d',
      'hearing continued',
      'hearing set',
      'set for hearing',
      'postponed',
      'put over',
      'trailed',
      'under submission',
      'taken under submission',
      'under advisement',
      'taken under advisement',
    ],
  },
  'no-record-found': {
    says: 'no record found',
    open: true,
    next: 'look for the case under another number, court or name and file it again; where there is none, send the answer to the keeper of the state’s file',
    written: [
      'no record found',
      'no record',
      'no record of defendant',
      'no record for case',
      'no record of case number',
      'no record for case number',
      'court has no record',
      'have no record',
      'no matching record',
      'no record on file',
      'court does not have record',
      'record not found',
      'record does not exist',
      'no record found for defendant',
      'defendant not found',
      'no defendant found',
      'defendant not on file',
      'not found',
      'not on file',
      'not in system',
      'case not on file',
      'case not in system',
      'nrf',
      'no match',
      'no match found',
      'no results',
      'no results found',
      'unable to locate',
      'unable to locate record',
      'unable to locate defendant',
      'record could not be located',
      'no record of conviction',
    ],
  },
  'wrong-case-number': {
    says: 'wrong case number',
    open: true,
    next: 'find the number of the case in the court’s index, and file the count again under it',
    written: [
      'wrong case number',
      'wrong case',
      'incorrect case number',
      'invalid case number',
      'bad case number',
      'case number wrong',
      'case number incorrect',
      'case number invalid',
      'case number not valid',
      'case number does not exist',
      'case number does not match',
      'case number does not match name',
      'case number does not match defendant',
      'case number mismatch',
      'case number of another defendant',
      'case of another defendant',
      'case number for another defendant',
      'case number belongs to another defendant',
      'case belongs to another defendant',
      'case number does not belong to defendant',
      'case does not belong to defendant',
      'wrong defendant',
      'another defendant',
      'defendant does not match',
      'name does not match',
      'not defendants case',
      'not defendants case number',
    ],
  },
  destroyed: {
    says: 'destroyed or purged',
    open: false,
    next: 'the court has nothing left to change: send its answer to the keeper of the state’s file, where the conviction still stands',
    written: [
      'destroyed',
      'purged',
      'record destroyed',
      'record purged',
      'purged destroyed',
      'destroyed purged',
      'purged or destroyed',
      'destroyed or purged',
      'record purged or destroyed',
      'record destroyed or purged',
      'no record purged',
      'no record destroyed',
      'no record found purged',
      'no record found destroyed',
      'purged no record',
      'destroyed no record',
    ],
  },
  'already-dismissed': {
    says: 'already dismissed',
    open: false,
    next: 'send the court’s answer to the keeper of the state’s file, which does not show the dismissal',
    written: [
      'already dismissed',
      'already dism',
      'already granted',
      'already set aside',
      'already vacated',
      'already expunged',
      'already sealed',
      'already dismissed and sealed',
    ],
  },
  'already-reduced': {
    says: 'already reduced',
    open: false,
    next: 'run again once the record shows the reduction: what is due to the lesser conviction may be more',
    written: [
      'already reduced',
      'already reduced to misdemeanor',
      'already reduced to infraction',
      'already misdemeanor',
      'already infraction',
      'already redesignated',
      'already resentenced',
    ],
  },
  deceased: {
    says: 'defendant deceased',
    open: false,
    next: 'no letter is written; whether relief is asked for someone who has died is for the office to say',
    written: [
      'deceased',
      'defendant deceased',
      'defendant died',
      'defendant dead',
      'death of defendant',
      'died',
      'dead',
      'abated by death',
      'abated death of defendant',
      'defendant passed away',
      'passed away',
    ],
  },
}

const BY_PHRASE: ReadonlyMap<string, Answer> = new Map(
  ANSWERS.flatMap(answer =>
    [answer, ...OUTCOMES[answer].written].map(phrase => [plainAnswer(phrase) ?? phrase, answer] as const),
  ),
)

/** What a court has written in a cell, in any case, with any signs; undefined where it is not understood. */
export function answerOf(text: string): Answer | undefined {
  const phrase = plainAnswer(text)
  return phrase === undefined ? undefined : BY_PHRASE.get(phrase)
}
