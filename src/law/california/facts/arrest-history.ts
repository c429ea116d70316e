/** What a California record shows of an arrest without a conviction, as the petitions to seal or destroy it ask for it. */
import { type Arrest, isOver, proceedingsShown } from '../../../record/arrests.ts'
import type { Charge, OffenseReading } from '../../../record/person.ts'
import type { Condition } from '../../../rules/condition.ts'
import { type DayFact, type Fact, look, type Source } from '../../../rules/fact.ts'
import { holds } from '../../../rules/leaves.ts'
import { forLast } from '../../../rules/memo.ts'
import { ALWAYS, addPeriod, type Day, NEVER } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'
import { ABSENCE, lastDayToProsecute, NO_LIMITATION } from '../offenses/limitations.ts'
import { type ListContext, type Listed, NOT_LISTED, saidOfIt } from '../offenses/list-entry.ts'
import { onList } from '../offenses/lists.ts'

type YesNo = Fact<Arrest, boolean>

const rows = (arrest: Arrest): readonly Source[] => arrest.sources

/** A yes-or-no fact of an arrest. */
export const ofArrest = (name: string, asks: string, read: YesNo['read']): YesNo => ({
  name,
  asks,
  answers: { kind: 'yes-no' },
  read,
  sources: rows,
})

/** A fact of an arrest that no state file shows. */
export const notInArrestFile = (name: string, asks: string): YesNo => ofArrest(name, asks, () => undefined)

// ---- the charges ------------------------------------------------------------------------------------------------

/** An offense lies at most so long before the arrest for it, as `offenseDate` of HSC 11361.8 reads it too. */
const BEFORE_ARREST = { years: -3 }

/** The day of the offenses: nothing in a file gives it but the arrest, its upper bound. */
export const daysOfOffense = ({ cycle: { arrested } }: Pick<Arrest, 'cycle'>): Window => ({
  soonest: addPeriod(arrested.soonest, BEFORE_ARREST),
  latest: arrested.latest,
})

interface Charged {
  readonly charge: Charge
  /** What is known beside its section, for the lists. */
  readonly context: ListContext
}

const chargesOf = forLast((arrest: Arrest): readonly Charged[] => {
  const { charges } = arrest
  const offenseDate = daysOfOffense(arrest)
  const sameCase = charges.flatMap(({ offense }) => offense.offenses)
  return charges.map(charge => ({ charge, context: { class: charge.class, offenseDate, sameCase } }))
})

export type Lists = (offense: OffenseReading['offenses'][number], context: ListContext) => Listed

/** What a list says of one text: surely only where it names one section and all of it was read. */
export function readingOn(lists: Lists, reading: OffenseReading, context: ListContext): Listed {
  const { offenses, unread } = reading
  if (offenses.length === 0 || unread !== '') return { verdict: 'unknown' }
  const of = { ...context, says: saidOfIt(reading) }
  const found = offenses.map(offense => lists(offense, of))
  const some = found.find(({ verdict }) => verdict !== 'no')
  if (some === undefined) return { verdict: 'no' }
  return found.length === 1 ? some : { ...some, verdict: 'unknown' }
}

/** Whether any charge of the arrest, of those who arrested or of the court, is on a list. */
export function anyCharge(
  name: string,
  asks: string,
  lists: Lists,
  counts: (charge: Charge, arrest: Arrest) => boolean = () => true,
): YesNo {
  const ask = forLast((arrest: Arrest): Listed => {
    const found = chargesOf(arrest)
      .filter(({ charge }) => counts(charge, arrest))
      .map(({ charge, context }) => readingOn(lists, charge.offense, context))
    return (
      found.find(({ verdict }) => verdict === 'yes') ??
      found.find(({ verdict }) => verdict === 'unknown') ??
      NOT_LISTED
    )
  })
  return {
    ...ofArrest(name, asks, arrest => {
      const { verdict } = ask(arrest)
      if (verdict === 'yes') return true
      // A row that could not be read may hold another charge.
      return verdict === 'unknown' || arrest.person.doubts.length > 0 ? undefined : false
    }),
    about: arrest => ask(arrest).needs ?? '',
  }
}

/** No conviction ever came of it: of arrests whose convictions were vacated PC 851.91 alone speaks. */
export const neverConvicted = ({ vacated }: Arrest): boolean => vacated === undefined

// ---- how it ended -----------------------------------------------------------------------------------------------

/** What a court had before it, else all that the arrest was for. */
const decided = ({ charges }: Arrest): readonly Charge[] => {
  const inCourt = charges.filter(({ stage }) => stage === 'court')
  return inCourt.length > 0 ? inCourt : charges
}

/**
 * Whether the record shows that nothing came of the arrest but what these petitions reach. Files miss the outcome of many
 * arrests, so that one without an outcome may have ended in a conviction.
 */
export const endedWithoutConviction: YesNo = ofArrest(
  'arrest ended without a conviction',
  'Did every charge of this arrest end without a conviction?',
  arrest => {
    const { person, cycle, vacated } = arrest
    if (cycle.convictions.length > 0 && vacated === undefined) return false
    if (person.doubts.length > 0 || person.undisposed?.some(count => count.cycle === cycle)) return undefined
    return decided(arrest).every(isOver) ? true : undefined
  },
)

/** Shown only where each charge was rejected or released: that no court row is there shows nothing. */
export const nothingFiled: YesNo = ofArrest(
  'nothing was filed',
  'Did the prosecutor file no accusatory pleading on this arrest?',
  arrest => {
    if (look(proceedingsShown, arrest) === true) return false
    if (arrest.person.doubts.length > 0) return undefined
    return arrest.charges.every(({ ended }) => ended === 'not-filed') ? true : undefined
  },
)

// ---- the time to prosecute --------------------------------------------------------------------------------------

/** Whether it was brought before a court: time that a case was pending does not count (PC 803(b)). */
export const wasInCourt = ({ charges }: Arrest): boolean =>
  charges.some(({ stage, ended }) => stage === 'court' || (ended !== undefined && ended !== 'not-filed'))

/** The day from which the time is counted at the latest: the arrest, or the last day of its case. */
export const countedFrom = (arrest: Arrest): Day => {
  const { latest } = arrest.cycle.arrested
  if (!wasInCourt(arrest)) return latest
  return arrest.charges.reduce((last, { day }) => Math.max(last, day.latest), latest)
}

const sameSection = (a: Charge, b: Charge): boolean =>
  a.offense.offenses.some(one =>
    b.offense.offenses.some(other => one.section === other.section && one.code === other.code),
  )

/** Nobody is prosecuted twice for what a jury acquitted of. */
export const isAcquitted = (charge: Charge, { charges }: Arrest): boolean =>
  charge.ended === 'acquitted' ||
  (charge.stage !== 'court' && charges.some(one => one.ended === 'acquitted' && sameSection(one, charge)))

/** An offense of the arrest of which the record shows no pleading. */
const neverFiledOn = (charge: Charge, { charges }: Arrest): boolean =>
  charge.stage !== 'court' &&
  (charge.ended === undefined || charge.ended === 'not-filed') &&
  !charges.some(one => one.stage === 'court' && sameSection(one, charge))

/** When the time to prosecute some of the charges has run: at the arrest at the soonest. */
function timeOf(arrest: Arrest, of: readonly Charged[]): Window {
  const { cycle, person } = arrest
  const { soonest } = cycle.arrested
  if (person.doubts.length > 0) return { soonest, latest: NEVER }
  const from = countedFrom(arrest)
  // A warrant commences the prosecution, and no later day ends that (PC 804(d)).
  let latest = cycle.warrant && !wasInCourt(arrest) ? NEVER : ALWAYS
  for (const { charge, context } of of) {
    const { offenses, unread } = charge.offense
    const forever = readingOn((one, known) => onList(NO_LIMITATION, one, known), charge.offense, context)
    if (forever.verdict === 'yes') return { soonest: NEVER, latest: NEVER }
    if (offenses.length === 0 || unread !== '') latest = NEVER
    const known = { ...context, says: saidOfIt(charge.offense) }
    for (const offense of offenses)
      latest = Math.max(latest, lastDayToProsecute(offense, known, from, ABSENCE))
  }
  return { soonest, latest: Math.max(soonest, latest) }
}

/**
 * When it can no longer be prosecuted: at the arrest at the soonest, and at the latest when the time of every offense has run from
 * the arrest or the last day of its case, with all that absence from the state may add.
 */
export const timeToProsecute: DayFact<Arrest> = {
  name: 'end of the time to prosecute',
  asks: 'On which day had the time to prosecute every offense of this arrest run out (PC 799 to 805)?',
  answers: { kind: 'day' },
  read: arrest => {
    const of = chargesOf(arrest).filter(({ charge }) => !isAcquitted(charge, arrest))
    return timeOf(arrest, of)
  },
  sources: rows,
}

/** The same of what was never filed on, where other offenses of the arrest were; long ago where nothing is left. */
export const timeOfUnfiled: DayFact<Arrest> = {
  name: 'end of the time to prosecute what was not filed',
  asks: 'On which day had the time run out to prosecute those offenses of this arrest on which nothing was filed (PC 799 to 805)?',
  answers: { kind: 'day' },
  read: arrest => {
    const of = chargesOf(arrest).filter(
      ({ charge }) => neverFiledOn(charge, arrest) && !isAcquitted(charge, arrest),
    )
    return of.length === 0 && arrest.person.doubts.length === 0
      ? { soonest: ALWAYS, latest: ALWAYS }
      : timeOf(arrest, of)
  },
  sources: rows,
}

/** Ended, whatever way, without a conviction. */
export const withoutConviction: Condition<Arrest> = holds(endedWithoutConviction, {
  says: 'no conviction came of the arrest',
  otherwise: 'a conviction came of the arrest',
})

// ---- what sealing leaves ----------------------------------------------------------------------------------------

/** In the words that every statute on arrests uses for it. */
export const AGENCIES_KEEP_ACCESS = 'Criminal justice agencies still see it and may use it.'
