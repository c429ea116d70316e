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

/** The charge went into another case, or to another court or agency: what became of it there is its end. */
export const WENT_ON =
  /\b(CONSOL|COMBIN|COMB W|MERG(E|ED|ING)\b|JOIN(ED|DER)\b|RE ?FIL(E|ED|ING)\b|FILED (IN|UNDER|AS|ON|BY|WITH)\b|TRANSF|TRANS TO\b|SUPERSED|INDICT|TOT\b|TURNED OVER|REMOVED TO|CERT(IFIED)? TO\b|REF(ER|ERRED)? TO\b|TRAIL(S|ED|ING)\b|CHANGE OF VENUE|EXTRADIT|(SEE|UNDER|WITH) (ALSO |OTHER |ANOTHER |CRT |COURT )*(CASE|CYC|CYCLE|ARR|ARREST|DKT|DOCKET|\d\w*\d)|(OTHER|ANOTHER) (CASE|JURIS|CO\b|COUNTY|COURT|CRT|AGENCY)|(PLED|PLEA|PLEADED|CONV(ICTED)?|GUILTY|SENTENCED) (IN|TO|ON|UNDER) (OTHER|ANOTHER|CASE|\d))/

/** Sections that undo, reduce or seal. */
export const SIGN_SECTIONS =
  /(?<![\d.])(1203\.4\d?[A-Z]?|1170\.18|1170\.126|1170\.95|1172\.[67]5?|11361\.[5-9]|851\.\d+|1473\.\d|236\.1[45]|1385\.\d|17 ?(\([BD]\)|[BD](?!\w)|PC\b))(?![\d.])/
