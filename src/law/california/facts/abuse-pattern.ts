/** The pattern of domestic violence, child abuse or elder abuse that takes a right to sealing away: PC 851.91(c)(2). */
import type { Arrest } from '../../../record/arrests.ts'
import { stands } from '../../../record/facts.ts'
import type { Conviction, Cycle, OffenseReading } from '../../../record/person.ts'
import { all, any } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { Fact } from '../../../rules/fact.ts'
import { holds } from '../../../rules/leaves.ts'
import { ALWAYS, addPeriod, NEVER } from '../../../time/day.ts'
import { UNKNOWN, type Window } from '../../../time/window.ts'
import { CHILD_ABUSE, DOMESTIC_VIOLENCE, ELDER_ABUSE } from '../offenses/abuse.ts'
import type { ListContext, Listed, ReadyList } from '../offenses/list-entry.ts'
import { onList } from '../offenses/lists.ts'
import { anyCharge, ofArrest, readingOn } from './arrest-history.ts'

/** An arrest or a conviction that is of the kind, or may be. */
interface Occasion {
  readonly cycle: Cycle
  readonly convicts: boolean
  /** Whether it is surely of the kind, surely happened and surely this person's. */
  readonly sure: boolean
  /** From the first day it can be dated on to the last: of a conviction, from its arrest to itself. */
  readonly day: Window
}

const WITHIN = { years: 3 }
const dated = ({ soonest, latest }: Window): boolean => soonest > ALWAYS && latest < NEVER

/** Whichever of its days counts, two occasions lie within three years of each other. */
const surelyNear = (a: Occasion, b: Occasion): boolean =>
  dated(a.day) &&
  dated(b.day) &&
  addPeriod(Math.min(a.day.soonest, b.day.soonest), WITHIN) >= Math.max(a.day.latest, b.day.latest)

/** Some of their days lie within three years of each other. */
const mayBeNear = ({ day: a }: Occasion, { day: b }: Occasion): boolean =>
  addPeriod(a.latest, WITHIN) >= b.soonest && addPeriod(b.latest, WITHIN) >= a.soonest

const known = (cycle: Cycle): ListContext => ({
  offenseDate: UNKNOWN,
  sameCase: cycle.convictions.flatMap(({ offense }) => offense.offenses),
})

/** All occasions of a kind in a person's record. */
function occasions({ person }: Arrest, list: ReadyList): readonly Occasion[] {
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
    const standing = stands.read(count)
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

const CONVICTIONS = 2
const ARRESTS = 5

/**
 * Whether the record shows a pattern: surely only by other cases than the arrest itself; no only where not even all that
 * may be of the kind, this arrest among it, makes one.
 */
function patternOf(arrest: Arrest, list: ReadyList): boolean | undefined {
  const all = occasions(arrest, list)
  const sure = all.filter(one => one.sure && one.cycle !== arrest.cycle)
  const cases = (convicts: boolean): number =>
    new Set(
      counted(
        sure.filter(one => one.convicts === convicts),
        sure,
        surelyNear,
        otherCase,
      ).map(({ cycle }) => cycle),
    ).size
  if (cases(true) >= CONVICTIONS || cases(false) >= ARRESTS) return true
  if (arrest.person.doubts.length > 0) return undefined
  const perhaps = (convicts: boolean): number =>
    counted(
      all.filter(one => one.convicts === convicts),
      all,
      mayBeNear,
      otherCount,
    ).length
  return perhaps(true) >= CONVICTIONS || perhaps(false) >= ARRESTS ? undefined : false
}

interface Kind {
  readonly name: string
  readonly list: ReadyList
}
const KINDS: readonly Kind[] = [
  { name: 'domestic violence', list: DOMESTIC_VIOLENCE },
  { name: 'child abuse', list: CHILD_ABUSE },
  { name: 'elder abuse', list: ELDER_ABUSE },
]

const pattern = ({ name, list }: Kind): Fact<Arrest, boolean> => ({
  ...ofArrest(
    `pattern of ${name}`,
    `Does the person’s record show two or more convictions, or five or more arrests, for ${name}, on separate occasions within three years of another?`,
    arrest => patternOf(arrest, list),
  ),
  sources: ({ person }) => [
    ...person.convictions.flatMap(({ sources }) => sources),
    ...person.cycles.flatMap(cycle => [
      ...cycle.arrestSources,
      ...cycle.otherCharges.flatMap(({ sources }) => sources),
    ]),
  ],
})

const text = cite(
  'PC 851.91(c)(2)',
  'verbatim',
  'the statute names no sections for the three kinds: those used are from memory',
)

/** The arrest is for one of the three kinds, and the record shows a pattern of that very kind. */
export const showsPattern: Condition<Arrest> = any<Arrest>(
  { says: 'an arrest for abuse, with a pattern of it in the record', cite: text },
  ...KINDS.map(kind =>
    all<Arrest>(
      { says: `an arrest for ${kind.name}, and a pattern of it`, cite: text },
      holds(
        anyCharge(
          `arrest for ${kind.name}`,
          `Was any charge of this arrest ${kind.name}?`,
          (offense, context) => onList(kind.list, offense, context),
        ),
        {
          says: `a charge of ${kind.name}`,
          cite: cite(kind.list.cite.text, 'unverified', 'which sections are of the kind is from memory'),
        },
      ),
      holds(pattern(kind), `a pattern of ${kind.name}`),
    ),
  ),
)
