/** What the record shows of an arrest, as PC 851.93 asks for it. */
import { type Arrest, decidedCharges, isOver } from '../../../record/arrests.ts'
import type { Charge } from '../../../record/person.ts'
import type { Fact } from '../../../rules/fact.ts'
import { type Day, NEVER, theDay } from '../../../time/day.ts'
import { saidOfIt } from '../offenses/list-entry.ts'
import { punishableByEight, termsOf } from '../offenses/longest-terms.ts'

const rows = (arrest: Arrest) => arrest.sources
const yesNo = (
  name: string,
  asks: string,
  read: (arrest: Arrest) => boolean | undefined,
): Fact<Arrest, boolean> => ({ name, asks, answers: { kind: 'yes-no' }, read, sources: rows })

export const dayShown = yesNo(
  'day of arrest in the record',
  'Does the state’s record show the day of the arrest?',
  ({ cycle: { arrested } }) => (arrested.latest < NEVER ? true : undefined),
)

const gravest = (charges: readonly Charge[]): string | undefined => {
  const classes = charges.map(charge => charge.class)
  return ['felony', undefined, 'misdemeanor', 'infraction'].find(one =>
    classes.includes(one as Charge['class']),
  )
}

/** A violation of supervision is no offense of a class of its own: whether such an arrest is meant the text does not say. */
const isViolation = ({ offenses }: Charge['offense']): boolean =>
  offenses.length > 0 && offenses.every(({ procedural }) => procedural === 'violation')

/**
 * What the arrest was for: the gravest class of those who arrested, where they have rows. A court that was asked to
 * decide of a graver one leaves it open, for the arrest may have been for that.
 */
export const arrestedFor: Fact<Arrest, string> = {
  name: 'class the person was arrested for',
  asks: 'Was the arrest for a felony, a misdemeanor or an infraction (the gravest counts)?',
  answers: { kind: 'choice', options: ['felony', 'misdemeanor', 'infraction'] },
  read: ({ charges }) => {
    if (charges.every(({ offense }) => isViolation(offense))) return undefined
    const arrested = charges.filter(({ stage }) => stage === 'arrest')
    const all = gravest(charges)
    if (arrested.length === 0) return all
    const theirs = gravest(arrested)
    return theirs === 'felony' || theirs === all ? theirs : undefined
  },
  sources: rows,
}

export const classShown = yesNo(
  'class of the arrest in the record',
  'Does the state’s record show whether the arrest was for a felony or a misdemeanor?',
  arrest =>
    arrest.person.doubts.length > 0 ||
    arrest.charges.some(charge => charge.class !== undefined || charge.classUnread)
      ? true
      : undefined,
)

/** What the arrest was for: the rows of those who arrested, else all. */
const arrestedOn = ({ charges }: Arrest): readonly Charge[] => {
  const arrested = charges.filter(({ stage }) => stage === 'arrest')
  return arrested.length > 0 ? arrested : charges
}

/** Whether one charge is of an offense so punishable; a misdemeanor whose section is in no table is not. */
function isGrave({ offense, class: charged }: Charge): boolean | undefined {
  const { offenses, unread } = offense
  if (offenses.length === 0 || unread !== '') return undefined
  const said = saidOfIt(offense)
  const lesser = charged === 'misdemeanor' || charged === 'infraction'
  const found = offenses.map(one =>
    lesser && termsOf(one, said) === undefined ? false : punishableByEight(one, said),
  )
  if (found.every(each => each === false)) return false
  return found.length === 1 ? found[0] : undefined
}

/** What an offense is punishable by is law and no fact of the record (PC 805(a)): the table of terms answers where every form does. */
export const eightYears: Fact<Arrest, boolean> = {
  ...yesNo(
    'eight years or more',
    'Was the arrest for an offense that may be punished by eight years or more in state prison or under PC 1170(h)?',
    arrest => {
      const found = arrestedOn(arrest).map(isGrave)
      if (found.includes(true)) return true
      return found.includes(undefined) || arrest.person.doubts.length > 0 ? undefined : false
    },
  ),
  about: arrest =>
    arrestedOn(arrest)
      .filter(charge => isGrave(charge) === undefined)
      .map(({ offense }) => offense.text)
      .join('; '),
}

/** Some charges dismissed, of the others an acquittal or a completed diversion: each is named by itself, never together. */
export const endedInParts = yesNo(
  'charges that ended in different ways',
  'Every charge was dismissed, or ended in acquittal or diversion, but not all in the same way. Does an attorney agree that the arrest is eligible?',
  arrest => {
    const ends = new Set(decidedCharges(arrest).map(({ ended }) => ended))
    // A charge whose end is not known may yet have made them different.
    return ends.size > 1 && [...ends].every(end => end === undefined || GOOD.includes(end))
      ? undefined
      : false
  },
)
const GOOD: readonly Charge['ended'][] = ['dismissed', 'acquitted', 'diversion-completed']

/** (C) says *acquitted of any charges*: of one of them, or of whichever there were, both are read in it. */
export const acquittedOfSome = yesNo(
  'acquitted of some of the charges',
  'The person was acquitted of a charge, and others of the arrest were dismissed or diverted. PC 851.93(a)(2)(C) says: acquitted of any charges arising from the arrest. Does an attorney agree that the arrest is eligible?',
  arrest => {
    const ends = decidedCharges(arrest).map(({ ended }) => ended)
    return ends.includes('acquitted') && ends.every(end => end === undefined || GOOD.includes(end))
      ? undefined
      : false
  },
)

/** A charge in court without an end may still become a conviction, whatever became of the others. */
export const allEnded = yesNo(
  'end of every charge in court',
  'Has every charge that came before a court ended, none of them in a conviction?',
  ({ charges }) => (charges.every(charge => charge.stage !== 'court' || isOver(charge)) ? true : undefined),
)

/** The statutes of (D), as dispositions name them; PC 1000.3 dismisses what PC 1000 deferred or diverted (as PC 1203.43(b) has it). */
const DIVERSIONS =
  /(?<![\d.])(851\.87|1000(\.[3458])?|1001\.(9|2\d|3[0-6]|4[01]|5[0-5]|6[0-7]|7[0-5]|8[0-2]|8[5-8]))(?![\d.])/
/** Not listed: the diversion of primary caregivers (1001.83) and that of misdemeanors by a judge (1001.95 to 1001.97). */
const OTHER_DIVERSION = /(?<![\d.])1001\.(83|9[4-9])(?![\d.])|\bCAREGIVER DIVERSION\b|\bCOURT INITIATED\b/i
/**
 * Programs that their name tells, from the day that their chapter knew them: chapter 2.8A, added 27 June 2018, and chapter 2.9C, open
 * to felonies since 2025 (SB 1025, both read 2026-11-30). Not PREFILING: (i) is of a program that a prosecuting attorney runs, and who
 * ran it the name does not say. A disposition comes here only where the whole of it was understood.
 */
const NAMED: readonly { readonly name: RegExp; readonly since: Day }[] = [
  { name: /\b(MENTAL HEALTH|MH) DIVERSION\b/i, since: theDay('2018-06-27') },
  { name: /\bMILITARY DIVERSION\b/i, since: theDay('2025-01-01') },
]
const isNamed = ({ disposition = '', day }: Charge): boolean =>
  NAMED.some(({ name, since }) => day.soonest >= since && name.test(disposition))

/**
 * The words of deferred entry, on a drug charge, are of PC 1000 from 1997 to 2017 (PC 1203.43(b), read 2026-11-30; the last year from
 * memory): then it took a plea, and nothing else did. Other words, charges and years leave the statute open.
 */
const DEFERRED = /\b(DEJ|DEFERRED ENTRY)\b/i
const [FIRST_DEFERRED, LAST_DEFERRED] = [theDay('1997-01-01'), theDay('2017-12-31')]
export function deferredOfDrugs(charge: Charge, { charges, cycle }: Arrest): boolean {
  const { offenses, unread } = charge.offense
  if (!DEFERRED.test(charge.disposition ?? '') || unread !== '' || offenses.length === 0) return false
  if (!offenses.every(({ code, section }) => code === 'HS' && /^11[0-6]/.test(section))) return false
  const begun = charges.find(
    ({ ended, offense }) => ended === 'diverted' && offense.offenses[0]?.section === offenses[0]?.section,
  )
  const granted = begun?.day ?? { soonest: cycle.arrested.soonest, latest: charge.day.latest }
  return granted.soonest >= FIRST_DEFERRED && granted.latest <= LAST_DEFERRED
}

export const listedDiversion = yesNo(
  'statute of the diversion',
  'Was it a prefiling diversion (PC 851.87), drug diversion or deferred entry of judgment (PC 1000 to 1000.8), or a diversion under PC 1001.9 or under a chapter that begins with PC 1001.20, 1001.35, 1001.40, 1001.50, 1001.60, 1001.70, 1001.80, 1001.81 or 1001.85?',
  arrest => {
    const completed = arrest.charges.filter(({ ended }) => ended === 'diversion-completed')
    if (completed.some(charge => deferredOfDrugs(charge, arrest) || isNamed(charge))) return true
    const said = completed.map(({ disposition }) => disposition ?? '')
    if (said.some(text => DIVERSIONS.test(text))) return true
    return said.length > 0 && said.every(text => OTHER_DIVERSION.test(text)) ? false : undefined
  },
)

const GRANTED = /ARREST RELIEF|851\.(8(?!7)|9)|\bSEAL/
export const sealed = yesNo(
  'arrest already sealed',
  'Has relief already been granted for this arrest, or its record been sealed?',
  ({ charges }) =>
    charges.some(({ disposition }) => disposition !== undefined && GRANTED.test(disposition.toUpperCase()))
      ? undefined
      : false,
)
