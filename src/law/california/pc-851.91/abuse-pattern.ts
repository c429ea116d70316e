/** Whether a record shows a pattern of domestic violence, child abuse or elder abuse, as PC 851.91(c)(2) asks for it. */
import type { Arrest } from '../../../record/arrests.ts'
import { stands } from '../../../record/facts.ts'
import type { Conviction, Cycle, OffenseReading, Person } from '../../../record/person.ts'
import { type Fact, look } from '../../../rules/fact.ts'
import { forLast } from '../../../rules/memo.ts'
import { ALWAYS, addPeriod, NEVER, type Period } from '../../../time/day.ts'
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
}

const dated = ({ soonest, latest }: Window): boolean => soonest > ALWAYS && latest < NEVER

/** Whichever of its days counts, two occasions lie within a time of each other. */
const surelyNear =
  (within: Period) =>
  (a: Occasion, b: Occasion): boolean =>
    dated(a.day) &&
    dated(b.day) &&
    addPeriod(Math.min(a.day.soonest, b.day.soonest), within) >= Math.max(a.day.latest, b.day.latest)

/** Some of their days lie within that time of each other. */
const mayBeNear =
  (within: Period) =>
  ({ day: a }: Occasion, { day: b }: Occasion): boolean =>
    addPeriod(a.latest, within) >= b.soonest && addPeriod(b.latest, within) >= a.soonest

const known = forLast(
  ({ convictions }: Cycle): ListContext => ({
    offenseDate: UNKNOWN,
    sameCase: convictions.flatMap(({ offense }) => offense.offenses),
  }),
)

/** All occasions of a kind in a person's record. */
function occasions(list: ReadyList, person: Person): readonly Occasion[] {
  const { convictions, undisposed = [], cycles, doubts } = person
  const theirs = !doubts.some(({ kind }) => kind === 'identity')
  const verdict = (offense: OffenseReading, cycle: Cycle): Listed['verdict'] =>
    readingOn((one, context) => onList(list, one, context), offense, known(cycle)).verdict
  const found: Occasion[] = []
  const add = (count: Conviction, happened: boolean): void => {
    const { cycle, convictionDate: on, offense } = count
    const kind = verdict(offense, cycle)
    if (kind === 'no') return
    const { arrested } = cycle
    const soonest = dated(arrested) ? Math.min(arrested.soonest, on.soonest) : on.soonest
    found.push({
      cycle,
      convicts: true,
      sure: kind === 'yes' && happened && theirs,
      day: { soonest, latest: on.latest },
    })
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
    found.push({ cycle, convicts: false, sure: kinds.includes('yes') && theirs, day: cycle.arrested })
  }
  return found
}

/** How many occasions of a sort lie near another one that is not theirs. */
const counted = (
  of: readonly Occasion[],
  among: readonly Occasion[],
  near: (a: Occasion, b: Occasion) => boolean,
  apart: (a: Occasion, b: Occasion) => boolean,
): readonly Occasion[] => of.filter(one => among.some(other => apart(one, other) && near(one, other)))

const otherCase = (a: Occasion, b: Occasion): boolean => a.cycle !== b.cycle
/** Two counts of one case may be of two days; an arrest and what came of it are of one. */
const otherCount = (a: Occasion, b: Occasion): boolean =>
  a.cycle !== b.cycle || (a !== b && a.convicts && b.convicts)

/**
 * Whether the record shows a pattern: surely only by other cases than the arrest itself; no only where not even all that
 * may be of the kind, this arrest among it, makes one.
 */
function shows(arrest: Arrest, all: readonly Occasion[], pattern: Pattern): boolean | undefined {
  const { within } = pattern
  const sure = all.filter(one => one.sure && one.cycle !== arrest.cycle)
  const cases = (convicts: boolean): number =>
    new Set(
      counted(
        sure.filter(one => one.convicts === convicts),
        sure,
        surelyNear(within),
        otherCase,
      ).map(({ cycle }) => cycle),
    ).size
  if (cases(true) >= pattern.convictions || cases(false) >= pattern.arrests) return true
  if (arrest.person.doubts.length > 0) return undefined
  const perhaps = (convicts: boolean): number =>
    counted(
      all.filter(one => one.convicts === convicts),
      all,
      mayBeNear(within),
      otherCount,
    ).length
  return perhaps(true) >= pattern.convictions || perhaps(false) >= pattern.arrests ? undefined : false
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
  const occasionsOf = forLast((person: Person) => occasions(list, person))
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
