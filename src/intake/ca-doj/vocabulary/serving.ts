/** What those say who keep or supervise a person, as whole phrases: of one who awaits a judgment, of one who serves a sentence, or of both. */
import { readAlike } from '../alike.ts'
import { readPhrases } from './read-phrases.ts'
import { JOINER, spell } from './spelling.ts'

const bare = (text: string): string =>
  spell(text)
    .filter(token => token !== JOINER)
    .join(' ')
const phrases = (text: string): ReadonlySet<string> => new Set(text.trim().split('\n').map(bare))

/** Supervision before a judgment. Source: PC 1000 to 1001.97, 1318 (release on own recognizance). */
const AWAITING = phrases(`
PRETRIAL
PRE TRIAL
PRETRIAL RELEASE
PRETRIAL SUPERVISION
PRETRIAL SERVICES
PRE TRIAL RELEASE
PRE TRIAL SUPERVISION
PRE TRIAL SERVICES
SUPERVISED PRETRIAL RELEASE
SUPERVISED PRE TRIAL RELEASE
SUPERVISED OWN RECOGNIZANCE
SUPERVISED OWN RECOGNIZANCE RELEASE
SUPERVISED OR
SUPERVISED OR RELEASE
OWN RECOGNIZANCE
OWN RECOGNIZANCE RELEASE
RELEASED ON OWN RECOGNIZANCE
OR RELEASE
DIVERSION SUPERVISION
DIVERSION PROGRAM
DIVERSION CONTINUED
DIVERSION EXTENDED
DIVERSION REINSTATED
DIVERSION TERMINATED
DIVERSION FAILED
DIVERSION REVOKED
DIVERSION DENIED
DEJ SUPERVISION
DEJ PROGRAM
DEJ TERMINATED
DEJ DENIED
PC 1000
PC 1000 DIVERSION
PC 1000 PROGRAM
PC 1000 DEJ
DIVERSION PC 1000
`)

/** What jails write of those who await trial as of those who serve. Source: PC 4000. */
const HELD = phrases(`
RECEIVED
RECEIVED IN CUSTODY
RECEIVED IN JAIL
IN CUSTODY
HELD
HELD IN CUSTODY
HELD FOR TRIAL
HELD FOR COURT
HELD FOR ARRAIGNMENT
HELD FOR OTHER AGENCY
AWAITING TRIAL
AWAITING SENTENCE
PRETRIAL DETAINEE
DETAINED
BOOKED
BOOKED AND RELEASED
RELEASED
RELEASED FROM CUSTODY
RELEASED FROM JAIL
RELEASED TO OTHER AGENCY
RELEASED BY COURT ORDER
RELEASED CHARGES DROPPED
RELEASED CHARGES DISMISSED
RELEASED CHARGES NOT FILED
RELEASED NO CHARGES
RELEASED NO CHARGES FILED
RELEASED NO COMPLAINT FILED
RELEASED INSUFFICIENT EVIDENCE
RELEASED ON BAIL
RELEASED BAIL
RELEASED ON BOND
RELEASED ON CITATION
RELEASED TO APPEAR
REL CHARGES DROPPED
REL CHARGES DISMISSED
REL NO CHARGES
REL ON BAIL
REL ON BOND
TRANSFERRED
TRANSFERRED TO CUSTODY
TRANSFERRED TO OTHER AGENCY
RETURNED TO CUSTODY
REMANDED
REMANDED TO CUSTODY
ESCAPED
ESCAPE
TERMINATED
`)

/** Known words that make a charge go on, and are of a sentence where a jail writes them. */
const SERVED = phrases(`
SENTENCED
SENTENCE IMPOSED
SENTENCE PRONOUNCED
COMMITTED TO CRC
COMMITTED CRC
COMMITMENT CRC
COMM CRC
CRC COMMITMENT
`)

/** Words of the names of those who run jails. Source: the format's codes for sheriffs and police; PC 4000, GC 26605. */
const JAILERS: ReadonlySet<string> = new Set(
  'CASO CAPD SO PD SHERIFF SHERIFFS POLICE JAIL JAILS DETENTION'.split(' '),
)

/** Whether an agency is known to keep people who await trial as well. */
export const keepsBeforeTrial = (agency: string): boolean =>
  agency
    .toUpperCase()
    .replaceAll(/['’]/g, '')
    .split(/[^A-Z]+/)
    // Files write a code and the county without a blank: `CASOSACRAMENTO`.
    .some(word => JAILERS.has(word) || /^CA(SO|PD)/.test(word))

/** Whether a text says nothing but that somebody is supervised before a judgment, as diversion is. */
export const readAwaiting = (text: string): boolean => {
  if (AWAITING.has(bare(text))) return true
  const means = readPhrases(text)?.means
  return means?.does === 'ends' && (means.as === 'diverted' || means.as === 'diversion-completed')
}
export const saysAwaiting = readAlike(readAwaiting)

/** Whether a jail says it of those who have not been convicted as well. */
export const saysHeld = (text: string): boolean => HELD.has(bare(text))

/** Whether a jail says by it that a sentence is served. */
export const saysServed = (text: string): boolean => SERVED.has(bare(text))
