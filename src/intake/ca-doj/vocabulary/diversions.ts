/** The names of diversions, and the ways to write that one was completed or that a charge was dismissed by it. */

/** PC 1000 to 1001.97 and 851.87(d): what courts and the state's file call these programs. */
const NAMES = `
DIVERSION
DIVERSION PROGRAM
DRUG DIVERSION
DRUG COURT DIVERSION
PRETRIAL DIVERSION
PRE TRIAL DIVERSION
PREFILING DIVERSION
PRE FILING DIVERSION
MENTAL HEALTH DIVERSION
MH DIVERSION
MILITARY DIVERSION
VETERANS DIVERSION
JUDICIAL DIVERSION
COURT DIVERSION
COURT INITIATED DIVERSION
COURT INITIATED MISDEMEANOR DIVERSION
MISDEMEANOR DIVERSION
THEFT DIVERSION
CAREGIVER DIVERSION
PRIMARY CAREGIVER DIVERSION
DEJ
DEFERRED ENTRY OF JUDGMENT
DEFERRED ENTRY JUDGMENT`
  .trim()
  .split('\n')

const named = (writings: readonly string[]): readonly string[] =>
  NAMES.flatMap(name => writings.map(written => written.replace('*', name)))

const COMPLETIONS = named([
  '* COMPLETED',
  '* COMP',
  '* COMPLETED DISMISSED',
  '* SUCCESSFULLY COMPLETED',
  '* COMPLETED SUCCESSFULLY',
  '* SUCCESSFUL',
  '* SATISFIED',
  'COMPLETED *',
  'SUCCESSFULLY COMPLETED *',
  'COMPLETION OF *',
  'SUCCESSFUL COMPLETION OF *',
])

/** Phrases that a diversion was completed. */
export const COMPLETED_DIVERSIONS = COMPLETIONS.join('\n')

const LEADS = ['', 'PER ', 'PURSUANT TO ', 'AFTER ', 'UPON ', 'ON ', 'FOLLOWING ', 'DUE TO ', 'UNDER ', 'BY ']

/** Words beside a dismissal that name the diversion it ended. */
export const DISMISSED_BY = LEADS.flatMap(lead =>
  [...COMPLETIONS, ...NAMES].map(written => `${lead}${written}`),
).join('\n')
