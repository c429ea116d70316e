/** What a disposition says happened: a conviction, or something that a court later did to one. */
import type { ChargeEnd, LaterEvent, OffenseClass } from '../../record/person.ts'
import { words } from './text.ts'

export interface Disposition {
  /** The text starts with the word CONVICTED. */
  readonly convicts: boolean
  /** What it did to an earlier conviction, when its words say so. */
  readonly later?: { readonly kind: LaterEvent['kind']; readonly to?: OffenseClass }
  /** Another end of a charge (dismissed, acquitted, rejected): no conviction, unless it stands on a convicted count. */
  readonly ends: boolean
  /** The text is blank, or says nothing this reader knows: how a court ended the charge is then not known. */
  readonly unread: boolean
}

const NOTHING: Disposition = { convicts: false, ends: false, unread: true }

/** Words that end a charge without a conviction, or before there can be one. */
const ENDS =
  /^(DISM|ACQ|PROS REJ|PROS REL|NOT GUILTY|NOT CONVICTED|DIVERSION|DIVERTED|DEJ\b|DEFERRED ENTRY|DETAINED|REL\b|REL\/|NO (COMPLAINT|FILING)|NOT FILED|REJECT)/

/** Words of a court that neither end a charge nor undo a conviction. */
const NEITHER =
  /^(PROB(ATION)? (TERM|COMPL|EXP|DISCH)|TERMINAT|(BENCH )?WARRANT|CERT(IFICATE)? OF REHAB|CONTINUED|FINE PAID|TRIAL SET|ARRAIGN)/

/**
 * Reads DISP_DESCR, in any case and spacing.
 *
 * Where words could mean two things the result is `other`, which people look at: a motion that was denied, a sentence
 * (not a conviction) vacated, a conviction whose own disposition names a relief.
 */
export function readDisposition(text: string): Disposition {
  const said = words(text)
  if (said === '') return NOTHING
  const convicts = /^CONVICTED\b/.test(said)
  const later = laterEvent(said)
  if (convicts)
    return later === undefined
      ? { convicts, ends: false, unread: false }
      : { convicts, ends: false, later: { kind: 'other' }, unread: false }
  if (later !== undefined) return { convicts, ends: false, later, unread: false }
  const ends = ENDS.test(said)
  return { convicts, ends, unread: !ends && !NEITHER.test(said) }
}

/**
 * How a charge that did not end in a conviction ended; absent where the words say nothing of it, or could mean two
 * things. A diversion is completed only where the words say so.
 */
export function chargeEnd(text: string): ChargeEnd | undefined {
  const said = words(text)
  if (/^(ACQ|NOT GUILTY)/.test(said)) return /INSAN/.test(said) ? undefined : 'acquitted'
  const divert = /\b(DIVERSION|DIVERTED|DEJ|DEFERRED ENTRY|1000(\.\d+)?|1001(\.\d+)?)\b/.test(said)
  if (divert) {
    if (/\b(FAIL\w*|TERM\w*|REVOK\w*|UNSUC\w*|NOT)\b/.test(said)) return undefined
    if (/\b(COMPL\w*|SUCC\w*|SATISF\w*)/.test(said)) return 'diversion-completed'
    return /^DISM/.test(said) ? undefined : 'diverted'
  }
  if (/^DISM/.test(said)) return 'dismissed'
  return /^(PROS REJ|PROS REL|NO (COMPLAINT|FILING)|NOT FILED|REJECT|DETAINED|REL\b|REL\/)/.test(said)
    ? 'not-filed'
    : undefined
}

/** What these words did to an earlier conviction; absent where they do not speak of one. */
export function laterEvent(said: string): Disposition['later'] {
  const relief =
    /\b(1203\.4\w*|1170\.18|1170\.126|11361\.\d|851\.\d+|1473\.\d|236\.14|1385\.\d)(?![\d.])|\b17 ?(\([BD]\)|[BD](?!\w)|PC\b)|SET ASIDE|VACAT|REVERSED|OVERTURN|NEW TRIAL|EXPUNG|SEAL|REDESIGNAT|REDUCED|RECALL|RESENTENC|PARDON|WITHDR|DESTROYED/
  const probation =
    /\bPROB(ATION)?\b.*\b(REV(OKED|OC)?|REIN(STATED)?|EXT(ENDED)?|MODIF\w*|VIOL\w*)\b|\bREV(OKED|OC)?\b.*\bPROB/
  if (probation.test(said) && !/TERMINATED|DENIED/.test(said)) return { kind: 'probation-revoked' }
  if (!relief.test(said)) return undefined
  if (/DENIED|\bNOT\b|PROHIBIT|OBJECT|REFUS|PENDING|PETITION|MOTION|REQUEST|APPEAL|RESCIND|WITHDR/.test(said))
    return { kind: 'other' }
  if (/11361\.8/.test(said)) {
    if (/REDESIG|REDUCED|\bTO (MISD|INF)/.test(said)) return reduced(said)
    if (/DISM|SEAL/.test(said)) return { kind: 'sealed' }
    return { kind: 'other' }
  }
  if (/\bSENT(ENCE)?\b.*VACAT|VACAT\w*.*\bSENT(ENCE)?\b|RECALL|RESENTENC/.test(said) && !/CONV/.test(said))
    return { kind: 'other' }
  if (/1203\.4|1203\.49|EXPUNG/.test(said))
    return /1203\.45|SEAL/.test(said) ? { kind: 'sealed' } : { kind: 'dismissed' }
  if (/VACAT|REVERSED|OVERTURN/.test(said)) return { kind: 'vacated' }
  if (/\b17 ?(\([BD]\)|[BD](?!\w)|PC\b)|1170\.18|REDUCED|REDESIGNAT/.test(said)) return reduced(said)
  if (/SEAL/.test(said)) return { kind: 'sealed' }
  if (/SET ASIDE|DISM/.test(said)) return { kind: 'dismissed' }
  return { kind: 'other' }
}

function reduced(said: string): NonNullable<Disposition['later']> {
  if (/\b(INFR?|INFRACTION)\b/.test(said)) return { kind: 'reduced', to: 'infraction' }
  if (/\bMISD(EMEANOR)?\b/.test(said)) return { kind: 'reduced', to: 'misdemeanor' }
  if (/\b17 ?(\(D\)|D(?!\w))/.test(said)) return { kind: 'reduced', to: 'infraction' }
  if (/\b17 ?(\(B\)|B(?!\w))|1170\.18/.test(said)) return { kind: 'reduced', to: 'misdemeanor' }
  return { kind: 'reduced' }
}
