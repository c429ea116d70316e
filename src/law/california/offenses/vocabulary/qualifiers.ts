/**
 * The flags of the qualifier columns (OFFENSE_QUAL_LST and its like), as data: what each makes of the offense beside it. Single
 * words that modify an offense are those of every text (`modifiers.ts`).
 * Whole phrases, in capitals, marks read as blanks (`B/W` is `B W`).
 *
 * Source: rap_sheet_parser, count_grammar.tt and count_builder_spec.rb (ATTEMPTED, BENCH WARRANT, PROBATION REVO stand
 * beside the charge); the others from memory of the flags on California DOJ rap sheets. A flag that is not here is asked
 * about.
 */
import type { Offense } from '../../../../record/person.ts'

/** What a flag makes of an offense; `accessory`: another offense, PC 32; `nothing`: it is about something else. */
export type Effect = NonNullable<Offense['inchoate']> | 'accessory' | 'nothing'

export const QUALIFIERS: Readonly<Record<Effect, readonly string[]>> = {
  attempt: ['ATTEMPT TO COMMIT', '664', '664 PC'],
  conspiracy: ['CONSPIRACY TO COMMIT', 'CONS', '182', '182 PC'],
  solicitation: ['SOLICIT TO COMMIT', '653F', '653F PC'],
  accessory: [
    'ACCESSORY AFTER',
    'ACCESSORY AFTER FACT',
    'ACCESSORY AFTER THE FACT',
    'ACCESSORY TO',
    '32 PC',
    'ACCESS AFTER FACT',
  ],
  nothing: [
    // Warrants and appearances.
    ...[
      'BENCH WARRANT',
      'BENCH WARRANTS',
      'BENCH WARR',
      'BNCH WARR',
      'BNCH WARRANT',
      'B W',
      'BW',
      'WARRANT',
      'WARR',
    ],
    ...[
      'ARREST WARRANT',
      'OUTSIDE WARRANT',
      'LOCAL WARRANT',
      'FELONY WARRANT',
      'MISD WARRANT',
      'NO BAIL WARRANT',
    ],
    ...[
      'FTA',
      'FAIL TO APPEAR',
      'FAILURE TO APPEAR',
      'FUGITIVE',
      'HOLD',
      'DETAINER',
      'EN ROUTE',
      'REMAND',
      'REMANDED',
    ],
    // Probation and parole.
    ...[
      'PROBATION REVO',
      'PROBATION REVOCATION',
      'PROBATION REVOKED',
      'PROB REVO',
      'PROB REVOKED',
      'PROB REV',
    ],
    ...['PROBATION VIOLATION', 'PROBATION VIOL', 'PROB VIOL', 'VIOLATION OF PROBATION', 'VIOL PROB', 'VOP'],
    ...[
      'PAROLE REVO',
      'PAROLE REVOCATION',
      'PAROLE REVOKED',
      'PAROLE VIOLATION',
      'PAROLE VIOL',
      'VIOL PAROLE',
    ],
    ...[
      'VIOLATION OF PAROLE',
      'REVOCATION',
      'REVOKED',
      'REVO',
      'PRCS VIOLATION',
      'PRCS REVOCATION',
      'FLASH INCARCERATION',
    ],
    // A principal is guilty of the offense itself (PC 31).
    ...[
      'AID AND ABET',
      'AIDING AND ABETTING',
      'AIDED AND ABETTED',
      'AIDING ABETTING',
      'AID ABET',
      'PRINCIPAL',
    ],
    // Nothing stands there.
    ...['NONE', 'N A', 'NULL', 'NO QUALIFIER'],
  ],
}
