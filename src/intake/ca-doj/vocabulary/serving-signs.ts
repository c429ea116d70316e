/**
 * Words of those who carry sentences out, of their names and of comments, that may tell of a sentence. A sign never settles anything:
 * it only has people look whether there was a conviction.
 */

/** Commitments of those who were convicted of a sexual offense. Source: former WIC 6300, WIC 6600. */
export const COMMITTED = /\b(MDSO|SVP|SEXUALLY VIOLENT|DISORDERED SEX|SEXUAL PSYCHOPATH)\b/

/** What prisons and jails write of those a court has sentenced. */
export const SENT =
  /\b(SEN|SENT|SENTENCED|COMMITTED|COMMITMENT|COMMIT|COMM|REC|RECD|REC'D|RECEIVED|RETURNED|RETD|RET'D) ?(FROM|FR|BY)\b|\bSENT?(ENCE)? ?:/
export const SERVES =
  /\b(PAROLED?|PAROLE VIOL\w*|SERV(E|ES|ED|ING)|DISCH(ARGED?)?|TERM EXP\w*|TIME SERVED|SENTENCED?|COMMITTED|NEW COMM\w*|PRISON|WORK FURLOUGH|RELEASED TO (PAROLE|PRCS|SUPERVISION))\b/

/** Names of agencies and steps that are of a state’s prisons. Source: the format’s own words; Penal Code, part 3, title 1 for the names. */
export const PRISONS =
  /\b(CDCR?|CA ?CDCR?|CORRECTIONS?|CORR|PRISON|PENITENTIARY|STATE INST\w*|REHABILITATION|YOUTH AUTH\w*|CYA|PAROLE|SAN QUENTIN|FOLSOM SP|SOLEDAD|DEUEL|TEHACHAPI|PELICAN BAY|CORCORAN SP|VACAVILLE MED\w*)\b/
