/** What the record shows of an arrest, as PC 851.7 asks for it. */
import type { Arrest } from '../../../record/arrests.ts'
import type { Offense } from '../../../record/person.ts'
import type { DayFact } from '../../../rules/fact.ts'
import { anyCharge, daysOfOffense, ofArrest } from '../facts/arrest-history.ts'
import type { Listed } from '../offenses/list-entry.ts'
import { DISCRETIONARY_1203_4, onList, registrable } from '../offenses/lists.ts'

export const offenseDay: DayFact<Arrest> = {
  name: 'offense date',
  asks: 'On which day was the offense of this arrest committed?',
  answers: { kind: 'day' },
  read: daysOfOffense,
  sources: ({ cycle }) => cycle.arrestSources,
}

/** PC 849(b)(1): the officer found insufficient grounds for a complaint. */
export const released = ofArrest(
  'released for insufficient grounds',
  'Was the person released under PC 849(b)(1), for insufficient grounds to file a complaint?',
  ({ charges, person: { doubts } }) => {
    if (charges.some(({ disposition = '' }) => /849 ?\(?B\)? ?\(?1\)?/i.test(disposition))) return true
    // Whoever was brought before a court was not released instead; any other release may have been this one.
    return charges.every(({ stage }) => stage === 'court') && charges.length > 0 && doubts.length === 0
      ? false
      : undefined
  },
)

const DISCHARGED = /\bDISCHARGED?\b/i
/** A discharge from supervision is none from an arrest. */
const SUPERVISED = /PROB|PAROLE|PRCS|SUPERV|1203/i

/** (a)(2) says discharged beside dismissed: by a magistrate, or without any proceedings. Files say released, rejected or nothing of it. */
export const discharged = ofArrest(
  'discharged',
  'Was the person discharged from the arrest or the case, without a conviction or adjudication?',
  ({ charges, person: { doubts } }) => {
    if (charges.some(({ disposition = '' }) => DISCHARGED.test(disposition) && !SUPERVISED.test(disposition)))
      return true
    const acquittedOrDismissed = charges.every(
      ({ stage, ended }) => stage === 'court' && (ended === 'acquitted' || ended === 'dismissed'),
    )
    return acquittedOrDismissed && charges.length > 0 && doubts.length === 0 ? false : undefined
  },
)

/**
 * Most arrests of minors are of this kind; no state file tells them from those of adults. Whoever was acquitted stood trial in a
 * criminal court: to such proceedings the section applies (851.7(d), read 2026-11-30), and a juvenile court dismisses instead.
 */
export const juvenile = ofArrest(
  'juvenile custody',
  'Was the person taken into custody under WIC 625, or does the case come under WIC 781, without any criminal proceedings?',
  ({ charges }) =>
    charges.some(({ ended, stage }) => ended === 'acquitted' && stage === 'court') ? false : undefined,
)

const YES: Listed = { verdict: 'yes' }
const NO: Listed = { verdict: 'no' }

/** Division 10 of the Health and Safety Code begins at 11000; where it ends is from memory. */
function drugLaw({ code, section }: Offense): Listed {
  const number = Number.parseFloat(section)
  if (!(number >= 11000 && number < 11652)) return NO
  if (code === 'HS') return YES
  return code === undefined
    ? { verdict: 'unknown', needs: 'Is the section one of the Health and Safety Code?' }
    : NO
}
const KNOWN_CODES: ReadonlySet<string> = new Set(['PC', 'HS', 'BP', 'WI', 'MV', 'GC', 'FG', 'UI'])

export const excludedBySubject = anyCharge(
  'offense excluded from PC 851.7',
  'Was any charge of the arrest one that requires registration, a drug offense of HSC division 10, or one of the Vehicle Code or a local ordinance about driving, stopping or parking?',
  (offense, context) => {
    const registers = registrable(offense, context)
    if (registers.verdict !== 'no') return registers
    const drugs = drugLaw(offense)
    if (drugs.verdict !== 'no') return drugs
    if (onList(DISCRETIONARY_1203_4, offense, context).verdict === 'yes' && offense.code === 'VC') return YES
    return offense.code !== undefined && KNOWN_CODES.has(offense.code)
      ? NO
      : {
          verdict: 'unknown',
          needs: 'Does the section concern the driving, stopping or parking of a vehicle?',
        }
  },
)
