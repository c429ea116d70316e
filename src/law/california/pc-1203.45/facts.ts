/** What the record shows of a conviction, as PC 1203.45 asks for it. */
import { stands } from '../../../record/facts.ts'
import type { Conviction, Offense } from '../../../record/person.ts'
import { describe, type Prior } from '../../../record/priors.ts'
import { type DayFact, type Fact, look } from '../../../rules/fact.ts'
import { ALWAYS, addPeriod } from '../../../time/day.ts'
import { yesNo } from '../facts/history.ts'
import { DISCRETIONARY_1203_4, onList } from '../offenses/lists.ts'

// ---- the age ------------------------------------------------------------------------------------------------------

/** How long before an arrest an offense is taken to lie at most: the usual limitation. From memory. */
const LIMITATION = { years: -3 }

export const offenseDay: DayFact<Conviction> = {
  name: 'offense date',
  asks: 'On which day was the offense committed?',
  answers: { kind: 'day' },
  read: ({ offenseDate: { soonest, latest }, cycle: { arrested } }) => {
    if (arrested.soonest === ALWAYS) return { soonest, latest }
    const bound = Math.min(addPeriod(arrested.soonest, LIMITATION), latest)
    return { soonest: Math.max(soonest, bound), latest }
  },
  sources: conviction => [...conviction.cycle.arrestSources, ...conviction.sources],
}

// ---- what it does not seal ------------------------------------------------------------------------------------------

const readWhole = ({ offense: { offenses, unread } }: Conviction): boolean =>
  offenses.length > 0 && unread === ''
/** Yes where every section surely is one of a kind, no where none may be; else unknown. */
const everySection = (
  conviction: Conviction,
  ask: (offense: Offense) => boolean | undefined,
): boolean | undefined => {
  if (!readWhole(conviction)) return undefined
  const found = conviction.offense.offenses.map(ask)
  if (found.every(answer => answer === false)) return false
  return found.every(answer => answer === true) ? true : undefined
}

/** Division 10 of the Health and Safety Code begins with section 11000; its last section is from memory. */
const inDivision10 = ({ code, section }: Offense): boolean | undefined => {
  const number = Number.parseInt(section, 10)
  const inside = number >= 11000 && number < 11700
  return !inside ? false : code === undefined ? undefined : code === 'HS'
}
export const drugOffense = yesNo(
  'drug offense of HSC division 10',
  'Is the offense one of division 10 of the Health and Safety Code (controlled substances)?',
  conviction => everySection(conviction, inDivision10),
)

/** Letters of a municipal or county code, whose sections may be of driving or parking. */
const MAY_BE_LOCAL: ReadonlySet<string> = new Set(['MC', 'CC'])

const drivingListed = (offense: Offense, offenseDate: Conviction['offenseDate']): boolean =>
  onList(DISCRETIONARY_1203_4, offense, { offenseDate, sameCase: [] }).verdict === 'yes'
export const operatingVehicle = yesNo(
  'offense of operating a vehicle',
  'Is the offense a misdemeanor of the Vehicle Code on operating a vehicle, or of a local ordinance on operating, stopping or parking one?',
  conviction =>
    everySection(conviction, offense => {
      if (offense.code === undefined || MAY_BE_LOCAL.has(offense.code)) return undefined
      if (offense.code !== 'VC') return false
      return drivingListed(offense, conviction.offenseDate) ? true : undefined
    }),
)

// ---- no other conviction ----------------------------------------------------------------------------------------------

/** Sections of division 11 of the Vehicle Code that stay grave though their chapter is excused. */
const GRAVE = ['23103', '23104', '23105', '23152', '23153', '23220']
/** Chapters 1 to 9, 12 and 13 of that division by their numbers; where the last of each ends is from memory. */
const inExcusedChapters = (section: string): boolean => {
  const number = Number.parseFloat(section)
  return (number >= 21000 && number < 22650) || (number >= 23100 && number < 23340)
}

/**
 * Whether the other conviction stands in the way: not where it is a lesser traffic misdemeanor, and not surely where it
 * may be included in this one, may be of a local ordinance, or was undone.
 */
export const another: Fact<Prior, boolean> = {
  name: 'another conviction that counts',
  asks: 'Does the other conviction count: not vacated or sealed, neither includes the other, and it is no lesser misdemeanor of traffic or of a local parking ordinance?',
  answers: { kind: 'yes-no' },
  read: ({ prior, of }) => {
    if (prior.later.some(({ kind }) => kind === 'vacated')) return false
    const { offenses, unread } = prior.offense
    const [only] = offenses
    if (only === undefined || offenses.length > 1 || unread !== '' || only.code === undefined)
      return undefined
    // (d)(2)(B) excuses what a local ordinance says on operating, stopping, standing or parking.
    if (MAY_BE_LOCAL.has(only.code)) return undefined
    const grave = GRAVE.includes(only.section)
    // A plea under 23103.5 is one to 23103, and files write either.
    if (only.code === 'VC' && !grave && GRAVE.includes(only.section.split('.')[0] ?? '')) return undefined
    if (only.code === 'VC' && !grave && inExcusedChapters(only.section))
      return prior.class === 'misdemeanor' && only.inchoate === undefined ? false : undefined
    if (prior.class === 'infraction' || prior.cycle === of.cycle) return undefined
    const sure = look(stands, prior) === true && prior.person.doubts.every(({ kind }) => kind !== 'identity')
    return sure && prior.person.undisposed?.includes(prior) !== true ? true : undefined
  },
  sources: ({ prior }) => prior.sources,
  of: ({ prior }) => prior,
  about: ({ prior }) => describe(prior),
}

// ---- dismissed, or to be dismissed -------------------------------------------------------------------------------------

const SAYS_1203_4 = /1203\.4A?(?![\dA-Z])/i
export const dismissedBefore = yesNo(
  'dismissed under PC 1203.4 or 1203.4a',
  'Has a court dismissed this conviction under PC 1203.4 or 1203.4a?',
  ({ later, person: { doubts } }) => {
    const dismissals = later.filter(({ kind }) => kind === 'dismissed')
    if (dismissals.some(({ text: order }) => SAYS_1203_4.test(order))) return true
    const open = dismissals.length > 0 || later.some(({ kind }) => kind === 'other') || doubts.length > 0
    return open ? undefined : false
  },
  ({ sources, later }) => [...sources, ...later.flatMap(event => event.sources)],
)
