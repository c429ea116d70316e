/** What courts answer to a count, what it comes to, and what is to be done then. */

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
  /** Whole phrases that courts write for it: see `answerOf` for how they are compared. */
  readonly written: readonly string[]
}

/**
 * A closed vocabulary: a phrase that is not here is not understood. `dismissed`, `reduced` and `granted in part` are not, as
 * they may say what was asked, or what had been done before. `#` stands for a number.
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
      'continued to #',
      'cont to #',
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
      'no records found',
      'no record',
      'no records',
      'no such record',
      'no record of case',
      'no record of matter',
      'no record of defendant',
      'no record for case',
      'no record of case number #',
      'no record of case #',
      'no record of case no #',
      'no record for case #',
      'we have no record',
      'we have no record of case',
      'court has no record',
      'court has no record of case',
      'have no record of case',
      'no records of case',
      'no matching record',
      'no matching case',
      'no record of conviction',
      'no record on file',
      'no court record',
      'no court record found',
      'record not found',
      'records not found',
      'no case found',
      'no case',
      'no such case',
      'case not found',
      'no file found',
      'file not found',
      'not found',
      'not on file',
      'nrf',
      'unable to locate',
      'unable to locate case',
      'unable to locate file',
      'unable to locate record',
      'cannot locate',
      'cannot locate case',
      'could not be located',
      'could not locate',
      'not located',
      'cannot be found',
      'could not be found',
    ],
  },
  'wrong-case-number': {
    says: 'wrong case number',
    open: true,
    next: 'find the number of the case in the court’s index, and file the count again under it',
    written: [
      'wrong case number',
      'wrong case no',
      'wrong case #',
      'wrong case',
      'wrong number',
      'wrong docket number',
      'incorrect case number',
      'incorrect case no',
      'incorrect number',
      'invalid case number',
      'invalid case no',
      'bad case number',
      'case number wrong',
      'case number incorrect',
      'case number invalid',
      'case number is wrong',
      'case number is incorrect',
      'case number not valid',
      'case number does not exist',
      'case number does not match',
      'case number mismatch',
      'case number of another defendant',
      'case of another defendant',
      'wrong defendant',
      'different defendant',
      'defendant does not match',
      'name does not match',
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
      'records destroyed',
      'record purged',
      'records purged',
      'record has been destroyed',
      'record has been purged',
      'case destroyed',
      'case purged',
      'case file destroyed',
      'case file purged',
      'file destroyed',
      'file purged',
      'court file destroyed',
      'court file purged',
      'court record destroyed',
      'court record purged',
      'purged destroyed',
      'destroyed purged',
      'purged or destroyed',
      'destroyed or purged',
      'no record purged',
      'no record destroyed',
      'no record found purged',
      'no record found destroyed',
      'no record file destroyed',
      'no record file purged',
      'no record case purged',
      'no record case destroyed',
    ],
  },
  'already-dismissed': {
    says: 'already dismissed',
    open: false,
    next: 'send the court’s answer to the keeper of the state’s file, which does not show the dismissal',
    written: [
      'already dismissed',
      'already dism',
      'dismissed already',
      'previously dismissed',
      'prev dismissed',
      'dismissed previously',
      'case already dismissed',
      'count already dismissed',
      'conviction already dismissed',
      'already granted',
      'previously granted',
      'relief already granted',
      'relief previously granted',
      'already set aside',
      'previously set aside',
      'already vacated',
      'previously vacated',
      'already expunged',
      'previously expunged',
      'already sealed',
      'previously sealed',
      'already dismissed and sealed',
      'previously dismissed and sealed',
    ],
  },
  'already-reduced': {
    says: 'already reduced',
    open: false,
    next: 'run again once the record shows the reduction: what is due to the lesser conviction may be more',
    written: [
      'already reduced',
      'reduced already',
      'previously reduced',
      'prev reduced',
      'reduced previously',
      'case already reduced',
      'count already reduced',
      'conviction already reduced',
      'already reduced to misdemeanor',
      'already reduced to a misdemeanor',
      'previously reduced to misdemeanor',
      'previously reduced to a misdemeanor',
      'already reduced to infraction',
      'already reduced to an infraction',
      'already a misdemeanor',
      'already misdemeanor',
      'already an infraction',
      'already infraction',
      'already redesignated',
      'previously redesignated',
      'already resentenced',
      'previously resentenced',
    ],
  },
  deceased: {
    says: 'defendant deceased',
    open: false,
    next: 'no letter is written; whether relief is asked for someone who has died is for the office to say',
    written: [
      'deceased',
      'defendant deceased',
      'defendant is deceased',
      'def deceased',
      'deft deceased',
      'subject deceased',
      'petitioner deceased',
      'person deceased',
      'defendant died',
      'defendant dead',
      'defendant has died',
      'death of defendant',
      'died',
      'abated by death',
      'abated death of defendant',
    ],
  },
}

const BY_PHRASE: ReadonlyMap<string, Answer> = new Map(
  ANSWERS.flatMap(answer =>
    [answer.replaceAll('-', ' '), ...OUTCOMES[answer].written].map(phrase => [phrase, answer] as const),
  ),
)

/** The court's reason, which changes nothing. */
const REASON =
  /(?: by the court| per court| per (?:[a-z]{1,4} )?#(?: [a-z]{1,4})?| under (?:[a-z]{1,4} )?#(?: [a-z]{1,4})?)$/

/** What a court has written in a cell, in any case, with any signs; undefined where it is not understood. */
export function answerOf(text: string): Answer | undefined {
  const phrase = text
    .toLowerCase()
    .replaceAll('.', '')
    .replaceAll(/[’']/g, ' ')
    .replaceAll(/[^\p{L}\p{N}#]+/gu, ' ')
    .replaceAll(/\d[\d ]*\d|\d/g, '#')
    .trim()
  const bare = phrase
    .replaceAll(/#[a-z]{1,3}#/g, '#')
    .replaceAll(POINTING, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
  return (
    BY_PHRASE.get(phrase) ??
    BY_PHRASE.get(phrase.replace(REASON, '')) ??
    BY_PHRASE.get(bare) ??
    BY_PHRASE.get(bare.replace(REASON, ''))
  )
}

/** Words that point to what the answer is about, which is the count of its line. */
const POINTING =
  /\b(?:(?:this|the|that|any|such a|said|a|our) |exists?\b|located\b|in (?:this|our) (?:court|county|system)\b)/g
