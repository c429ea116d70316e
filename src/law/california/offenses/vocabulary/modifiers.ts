/**
 * Words that make another offense of the one they stand beside, and words that tell of earlier convictions, as data: in capitals;
 * `*` ends the beginning of a word. They are heard wherever the record says them: in the text of an offense and in comments.
 *
 * Source: PC 664, 182, 653f and 32, PC 667(b)-(i) and 1170.12 (strikes), and how rap sheets shorten their names, from memory.
 */
import type { Offense } from '../../../../record/person.ts'

/** What words make of an offense; `accessory`: another offense, PC 32; `unclear`: they help in it, and how is not said. */
export type Modifies = NonNullable<Offense['inchoate']> | 'accessory' | 'unclear'

export const MODIFYING_WORDS: Readonly<Record<Modifies, string>> = {
  attempt: 'ATT ATTS ATTEMP* ATTMP* ATMPT* ATEMPT* ATTMT ATTPT ATTEMT*',
  conspiracy: 'CONSP CONSPCY CONSPIR* CONSPR* CONSPY COCONSPIR*',
  solicitation: 'SOLICIT* SOLIC SOLICTN SOLICTG',
  accessory: 'ACCESSOR* ACCSRY ACCESSRY ACCSY ACCESORY',
  unclear: 'AID AIDS AIDED AIDING AIDER* ABET ABETS ABETT* FACILITAT*',
}

/** Whole phrases in which such words stand and change nothing: a principal is guilty of the offense itself (PC 31). */
export const CHANGE_NOTHING: readonly string[] = [
  'AID AND ABET',
  'AID ABET',
  'AIDED AND ABETTED',
  'AIDED ABETTED',
  'AIDING AND ABETTING',
  'AIDING ABETTING',
  'AIDS AND ABETS',
  'AIDER AND ABETTOR',
  // What lawyers, teachers and nurses give.
  'LEGAL AID',
  'HEARING AID',
  'FIRST AID',
  'FINANCIAL AID',
]

/** What tells of a strike: a prior conviction that PC 667(d) or 1170.12(b) counts. */
export const STRIKE_WORDS = 'STRIKE STRIKES STRK STRKS SUPERSTRIKE SUPERSTRIKES'

/** What tells of some earlier conviction: PRIORS by itself, PRIOR beside one of the others. */
export const PRIOR_WORDS = {
  alone: 'PRIORS PRIORABLE',
  beside: 'PRIOR PRI',
  /** Only behind W/ or WITH. */
  short: 'PR PRS',
  before:
    'W WITH AND HAS HAD ADMITS ADMITTED ADMIT FOUND PROVED ONE TWO THREE SERIOUS VIOLENT FEL FELONY MISD',
  behind:
    'CONV CONVS CONVICTION CONVICTIONS CONVICTED FEL FELONY FELONIES MISD OFFENSE OFFENSES ADMITTED ADMIT FOUND TRUE PROVED PROVEN ' +
    'ALLEGED PRISON JAIL NARC NARCOTIC NARCOTICS DRUG DRUGS SERIOUS VIOLENT SEX',
  /** Before any of these words, and before a strike: there is none. */
  none: 'NO NOT NON WITHOUT NEVER',
}
