/** Whether a record shows a pattern of domestic violence, child abuse or elder abuse, as PC 851.91(c)(2) asks for it. */
import type { Arrest } from '../../../record/arrests.ts'
import { stands } from '../../../record/facts.ts'
import type { Conviction, Cycle, OffenseReading, Person } from '../../../record/person.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { forLast } from '../../../rules/memo.ts'
import { ALWAYS, addPeriod, type Day, NEVER, type Period } from '../../../time/day.ts'
import { UNKNOWN, type Window } from '../../../time/window.ts'
import { anyCharge, ofArrest, readingOn } from '../facts/arrest-history.ts'
import { CHILD_ABUSE, DOMESTIC_VIOLENCE, ELDER_ABUSE } from '../offenses/abuse.ts'
import type { ListContext, Listed, ReadyList } from '../offenses/list-entry.ts'
import { onList } from '../offenses/lists.ts'

/** So many convictions, or so many arrests, each within a time of another. */
export interface Pattern {
  readonly convictions: number
  readonly arrests: number
  readonly within: Period
}

/** An arrest or a conviction that is of the kind, or may be. */
interface Occasion {
  readonly cycle: Cycle
  readonly convicts: boolean
  /** Whether it is surely of the kind, surely happened and surely this person's. */
  readonly sure: boolean
  /** From the first day it can be dated on to the last: of a conviction, from its arrest to itself. */
  readonly day: Window
  /** The last days that are near its first day, and near its last. */
  readonly nearFirst: Day
  readonly nearLast: Day
}

const dated = ({ soonest, latest }: Window): boolean => soonest > ALWAYS && latest < NEVER

/** Whichever of its days counts, two occasions lie within a time of each other. */
const surelyNear = (a: Occasion, b: Occasion): boolean =>
  dated(a.day) &&
  dated(b.day) &&
  (a.day.soonest < b.day.soonest ? a : b).nearFirst >= Math.max(a.day.latest, b.day.latest)

/** Some of their days lie within that time of each other. */
const mayBeNear = (a: Occasion, b: Occasion): boolean =>
  a.nearLast >= b.day.soonest && b.nearLast >= a.day.soonest

const known = forLast(
  ({ convictions }: Cycle): ListContext => ({
    offenseDate: UNKNOWN,
    sameCase: convictions.flatMap(({ offense }) => offense.offenses),
  }),
)

/** All occasions of a kind in a person's record. */
function occasions(list: ReadyList, within: Period, person: Person): readonly Occasion[] {
  const { convictions, undisposed = [], cycles, doubts } = person
  const theirs = !doubts.some(({ kind }) => kind === 'identity')
  const verdict = (offense: OffenseReading, cycle: Cycle): Listed['verdict'] =>
    readingOn((one, context) => onList(list, one, context), offense, known(cycle)).verdict
  const found: Occasion[] = []
  const addOn = (day: Window, rest: Pick<Occasion, 'cycle' | 'convicts' | 'sure'>): void => {
    const [nearFirst, nearLast] = [addPeriod(day.soonest, within), addPeriod(day.latest, within)]
    found.push({ ...rest, day, nearFirst, nearLast })
  }
  const add = (count: Conviction, happened: boolean): void => {
    const { cycle, convictionDate: on, offense } = count
    const kind = verdict(offense, cycle)
    if (kind === 'no') return
    const { arrested } = cycle
    const soonest = dated(arrested) ? Math.min(arrested.soonest, on.soonest) : on.soonest
    const sure = kind === 'yes' && happened && theirs
    addOn({ soonest, latest: on.latest }, { cycle, convicts: true, sure })
  }
  for (const count of convictions) {
    const standing = look(stands, count)
    if (standing !== false) add(count, standing === true)
  }
  for (const count of undisposed) add(count, false)
  for (const cycle of cycles) {
    const charged = [
      ...cycle.otherCharges,
      ...cycle.convictions,
      ...undisposed.filter(count => count.cycle === cycle),
    ]
    const kinds = charged.map(({ offense }) => verdict(offense, cycle))
    if (kinds.every(kind => kind === 'no')) continue
    addOn(cycle.arrested, { cycle, convicts: false, sure: kinds.includes('yes') && theirs })
  }
  return found
}

/** Two counts of one case may be of two days; an arrest and what came of it are of one. */
const otherCount = (a: Occasion, b: Occasion): boolean =>
  a.cycle !== b.cycle || (a !== b && a.convicts && b.convicts)

/** What the occasions of a person make of a pattern, whichever arrest is asked about. */
interface Occasions {
  /** Each that is sure, with the other cases of which one lies surely near it: whichever is left out, two say as much as all. */
  readonly sure: readonly { readonly one: Occasion; readonly near: readonly Cycle[] }[]
  /** Whether all that may be of the kind may make one. */
  readonly perhaps: boolean
}

function readOccasions(all: readonly Occasion[], pattern: Pattern): Occasions {
  const sure = all.filter(one => one.sure)
  const perhaps = (convicts: boolean, least: number): boolean => {
    let found = 0
    for (const one of all) {
      if (found >= least) return true
      if (one.convicts !== convicts) continue
      if (all.some(other => otherCount(one, other) && mayBeNear(one, other))) found++
    }
    return found >= least
  }
  return {
    sure: sure.map(one => ({ one, near: nearCases(one, sure) })),
    perhaps: perhaps(true, pattern.convictions) || perhaps(false, pattern.arrests),
  }
}

/** The first two other cases of which an occasion lies surely near one. */
function nearCases(one: Occasion, sure: readonly Occasion[]): readonly Cycle[] {
  const found: Cycle[] = []
  for (const other of sure) {
    if (other.cycle === one.cycle || found.includes(other.cycle) || !surelyNear(one, other)) continue
    found.push(other.cycle)
    if (found.length === 2) break
  }
  return found
}

/**
 * Whether the record shows a pattern: surely only by other cases than the arrest itself; no only where not even all that
 * may be of the kind, this arrest among it, makes one.
 */
function shows(
  { cycle, person }: Arrest,
  { sure, perhaps }: Occasions,
  pattern: Pattern,
): boolean | undefined {
  const shown = (convicts: boolean, least: number): boolean => {
    const cases = new Set<Cycle>()
    for (const { one, near } of sure) {
      if (cases.size >= least) return true
      if (one.convicts === convicts && one.cycle !== cycle && near.some(other => other !== cycle))
        cases.add(one.cycle)
    }
    return cases.size >= least
  }
  if (shown(true, pattern.convictions) || shown(false, pattern.arrests)) return true
  if (person.doubts.length > 0) return undefined
  return perhaps ? undefined : false
}

/** A kind of abuse, with the list of what is taken for it. */
export interface Abuse {
  readonly name: string
  readonly list: ReadyList
}
export const ABUSES: readonly Abuse[] = [
  { name: 'domestic violence', list: DOMESTIC_VIOLENCE },
  { name: 'child abuse', list: CHILD_ABUSE },
  { name: 'elder abuse', list: ELDER_ABUSE },
]

export const arrestFor = ({ name, list }: Abuse): Fact<Arrest, boolean> =>
  anyCharge(`arrest for ${name}`, `Was any charge of this arrest ${name}?`, (offense, context) =>
    onList(list, offense, context),
  )

export function patternOf({ name, list }: Abuse, pattern: Pattern): Fact<Arrest, boolean> {
  const occasionsOf = forLast((person: Person) =>
    readOccasions(occasions(list, pattern.within, person), pattern),
  )
  return {
    ...ofArrest(
      `pattern of ${name}`,
      `Does the person’s record show two or more convictions, or five or more arrests, for ${name}, on separate occasions within three years of another?`,
      arrest => shows(arrest, occasionsOf(arrest.person), pattern),
    ),
    sources: ({ person }) => [
      ...person.convictions.flatMap(({ sources }) => sources),
      ...person.cycles.flatMap(cycle => [
        ...cycle.arrestSources,
        ...cycle.otherCharges.flatMap(({ sources }) => sources),
      ]),
    ],
  }
}
