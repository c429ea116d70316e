/**
 * Words of a comment that may be about an order on the conviction. Comments are free text, so a sign never says what was done: it
 * only has people look. A clause of a comment that is a phrase of the vocabulary means what the phrase means, whatever its words.
 */

/** Each with what it may stand for. A pattern matches from the beginning of a word. */
export const SIGNS: readonly (readonly [RegExp, string])[] = [
  [
    /SET ASIDE|VACAT|REVERS|OVERTURN|ANNUL|NULLIF|NEW TRIAL|WITHDR|STRICKEN/,
    'a conviction, plea or judgment undone',
  ],
  [/DISM|ACQUI|EXONERAT|NOT GUILTY|INNOCEN|CHARGES? DROPPED/, 'another end of the count'],
  [/EXPUNG|(UN)?SEAL|DESTROY|PURGE|RELIEF|PARDON/, 'a record cleared'],
  [
    /REDUC|RED TO|REDESIGN|RECLASS|DOWNGRAD|DESIGNATED|TREATED AS|DEEMED|DECLARED|AMENDED|LESSER|((NOW|AS|TO) (AN? )?(MISD|INFR))|MISD(EMEANOR)? (TREAT|SENT|CONV)/,
    'another class',
  ],
  [/RECALL|RESENT|REINSTAT|RECONVICT/, 'another sentence, or a conviction again'],
  [/REVOKED? PROB|REVOC/, 'probation revoked or prolonged'],
  [/APPEAL|REMITTITUR|HABEAS/, 'a higher court'],
]

/** The same where one word stands anywhere behind another: probation, and that it was revoked, violated or prolonged. */
export const SIGN_BEHIND = { first: /\bPROB(ATION)?\b/, behind: /\b(REV|VIOL|REIN|EXT|MODIF)/g } as const

/** Sections that undo, reduce or seal. */
export const SIGN_SECTIONS =
  /(?<![\d.])(1203\.4\d?[A-Z]?|1170\.18|1170\.126|1170\.95|1172\.[67]5?|11361\.[5-9]|851\.\d+|1473\.\d|236\.1[45]|1385\.\d|17 ?(\([BD]\)|[BD](?!\w)|PC\b))(?![\d.])/
