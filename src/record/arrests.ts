/** Arrests that no conviction is known to stand of, and the facts a record may show of them. */
import type { Condition } from '../rules/condition.ts'
import type { DayFact, Fact, Source } from '../rules/fact.ts'
import { holds } from '../rules/leaves.ts'
import { UNKNOWN } from '../time/window.ts'
import type { Charge, Conviction, Cycle, Person } from './person.ts'

/** An arrest with what it was for and what became of each charge. A view of a cycle in which no conviction stands. */
export interface Arrest {
  readonly person: Person
  readonly cycle: Cycle
  /** Stable within the person: the key of its cycle. */
  readonly key: string
  /** Charges of those who arrested and of a court, each with how it ended. */
  readonly charges: readonly Charge[]
  /** Convictions came of it, and every one was vacated or reversed: each is among the charges, with that as its end. */
  readonly vacated?: true
  readonly sources: readonly Source[]
}

/** The arrests of a person that no conviction stands of, in the order of the record. */
export function arrestsOf(person: Person): readonly Arrest[] {
  const found: Arrest[] = []
  for (const cycle of person.cycles) {
    const { convictions, otherCharges, key } = cycle
    if (!convictions.every(wasVacated)) continue
    const vacated = convictions.length > 0
    const charges = vacated ? [...otherCharges, ...convictions.map(asCharge)] : otherCharges
    if (charges.length === 0) continue
    found.push({
      person,
      cycle,
      key,
      charges,
      ...(vacated ? { vacated } : {}),
      sources: [...cycle.arrestSources, ...charges.flatMap(charge => charge.sources)],
    })
  }
  return found
}

const wasVacated = ({ later }: Conviction): boolean => later.some(({ kind }) => kind === 'vacated')

/** A conviction since vacated as the charge it was; one with an order that nobody could read may have been made good again. */
function asCharge({ offense, class: of, classUnread, later, sources }: Conviction): Charge {
  const order = later.findLast(({ kind }) => kind === 'vacated')
  const unclear = later.some(({ kind }) => kind === 'other')
  return {
    offense,
    ...(order === undefined ? {} : { disposition: order.text }),
    ...(unclear ? { unclear } : { ended: 'vacated' }),
    day: order?.day ?? UNKNOWN,
    stage: 'court',
    ...(of === undefined ? {} : { class: of }),
    ...(classUnread === undefined ? {} : { classUnread }),
    sources: [...sources, ...later.flatMap(event => event.sources)],
  }
}

const rows = (arrest: Arrest): readonly Source[] => arrest.sources

export const arrestDate: DayFact<Arrest> = {
  name: 'arrest date',
  asks: 'On which day was the person arrested?',
  answers: { kind: 'day' },
  read: ({ cycle }) => cycle.arrested,
  sources: ({ cycle }) => cycle.arrestSources,
}

/** How a charge came to its end, as far as the record says: a diversion begun and another case have ends of their own. */
const endOf = ({ ended, completed }: Pick<Charge, 'ended' | 'completed'>): Charge['ended'] =>
  ended === 'diverted' ? completed && 'diversion-completed' : ended === 'elsewhere' ? undefined : ended

/** Whether nothing more can come of a charge: it ended, or a conviction of another offense took its place. */
export const isOver = (charge: Pick<Charge, 'ended' | 'completed' | 'replaced'>): boolean =>
  charge.replaced === true || endOf(charge) !== undefined

/** Unknown where a count of the same cycle ended in a way that is not known, and where a charge went into another case or nobody can read how it ended. */
export const convictionArose: Fact<Arrest, boolean> = {
  name: 'conviction from the arrest',
  asks: 'Did any conviction come of this arrest?',
  answers: { kind: 'yes-no' },
  read: ({ person: { undisposed = [], doubts }, cycle, charges }) => {
    if (cycle.convictions.length > 0) return true
    if (charges.some(({ ended, unclear }) => ended === 'elsewhere' || unclear)) return undefined
    return undisposed.some(count => count.cycle === cycle) || doubts.length > 0 ? undefined : false
  },
  sources: rows,
}

/**
 * Whether anything in the record shows that a court was asked to decide: a row of a court in the cycle. A warrant may be one on a
 * charge that was brought, and is left open unless every charge was rejected.
 */
export const proceedingsShown: Fact<Arrest, boolean> = {
  name: 'criminal proceedings begun',
  asks: 'Were criminal proceedings begun on this arrest?',
  answers: { kind: 'yes-no' },
  read: ({ charges, cycle: { warrant }, person: { doubts } }) => {
    if (charges.some(({ stage, ended }) => stage === 'court' || filedEnds.includes(ended))) return true
    const broughtByWarrant = warrant && charges.some(({ ended }) => ended !== 'not-filed')
    return doubts.length > 0 || broughtByWarrant || charges.some(mayBeOfCourt) ? undefined : false
  },
  sources: rows,
}
/** Said by nobody who is known to be no court. */
const mayBeOfCourt = ({ stage, disposition }: Charge): boolean =>
  stage === 'other' && disposition !== undefined

const filedEnds: readonly Charge['ended'][] = ['acquitted', 'dismissed']

/** Charges a court had to decide: those it ruled on, or somebody who may be one; else all of them. */
export const decidedCharges = ({ charges }: Arrest): readonly Charge[] => {
  if (charges.every(({ stage }) => stage !== 'court')) return charges
  return charges.filter(
    charge =>
      charge.stage === 'court' ||
      (mayBeOfCourt(charge) && (charge.ended !== undefined || charge.unclear === true)),
  )
}

/** Whether every charge that came before a court ended in this way; unknown where one has no end that could be read. */
const allEnded = (ends: readonly Charge['ended'][], name: string, asks: string): Fact<Arrest, boolean> => ({
  name,
  asks,
  answers: { kind: 'yes-no' },
  read: arrest => {
    const found = decidedCharges(arrest)
    if (found.some(charge => isOver(charge) && !ends.includes(endOf(charge)))) return false
    return found.every(isOver) && arrest.person.doubts.length === 0 ? true : undefined
  },
  sources: rows,
})

/** A court that ends a case because a diversion was completed dismisses it. */
export const allDismissedOrDiverted = allEnded(
  ['dismissed', 'diversion-completed'],
  'every charge dismissed or diverted to its end',
  'Was every charge dismissed, at the end of a diversion or otherwise?',
)
export const allAcquitted = allEnded(
  ['acquitted'],
  'acquitted of every charge',
  'Was the person acquitted of every charge?',
)
export const allDismissedOrAcquitted = allEnded(
  ['dismissed', 'acquitted', 'diversion-completed'],
  'every charge dismissed or acquitted',
  'Did every charge end in a dismissal or an acquittal?',
)
export const allDismissedOrVacated = allEnded(
  ['dismissed', 'acquitted', 'diversion-completed', 'vacated'],
  'every charge dismissed, acquitted or its conviction vacated',
  'Did every charge end in a dismissal, an acquittal, or a conviction that was vacated or reversed on appeal?',
)

/** The gravest class the person was arrested or charged for; unknown where one has none and no other is a felony. */
export const arrestClass: Fact<Arrest, string> = {
  name: 'class of the arrest',
  asks: 'Was the arrest for a felony, a misdemeanor or an infraction (the gravest counts)?',
  answers: { kind: 'choice', options: ['felony', 'misdemeanor', 'infraction'] },
  read: ({ charges }) => {
    const classes = charges.map(charge => charge.class)
    if (classes.includes('felony')) return 'felony'
    if (classes.includes(undefined)) return undefined
    return classes.includes('misdemeanor') ? 'misdemeanor' : 'infraction'
  },
  sources: rows,
}

/** Whether a completed diversion ended a charge; unknown where one was begun and its end is not recorded. */
export const diversionCompleted: Fact<Arrest, boolean> = {
  name: 'diversion completed',
  asks: 'Was a diversion or deferred entry of judgment completed?',
  answers: { kind: 'yes-no' },
  read: ({ charges, person: { doubts } }) => {
    const ends = charges.map(charge => charge.ended)
    if (ends.includes('diversion-completed')) return true
    const lost = doubts.some(({ kind }) => kind === 'unread-row') || charges.some(({ unclear }) => unclear)
    return ends.includes('diverted') || lost ? undefined : false
  },
  sources: rows,
}

/** Whether nothing suggests that rows of the person are missing, or that these are another's. */
export const arrestRecordIsWhole: Condition<Arrest> = holds<Arrest>(
  {
    name: 'whole record of the person',
    asks: 'Are all rows of this person, and only theirs, in this record, and was every one read?',
    answers: { kind: 'yes-no' },
    read: ({ person: { doubts } }) => (doubts.length > 0 ? undefined : true),
    sources: ({ person: { doubts } }) => doubts.flatMap(doubt => doubt.sources),
    of: ({ person }) => person,
  },
  'nothing is missing from the person’s record',
)

export const arrestedBirthDate: DayFact<Arrest> = {
  name: 'birth date',
  asks: 'When was the person born?',
  answers: { kind: 'day' },
  read: ({ person: { birth } }) => birth,
  sources: ({ person: { birthSources } }) => birthSources,
  of: ({ person }) => person,
}
