/** How long parole may follow a prison term, by the offense: PC 3000(b), 3000.01 and 3000.1 (read, 29 November 2026). */
import type { Conviction, Offense, Person } from '../../../record/person.ts'
import { cite } from '../../../rules/citation.ts'
import { forLast } from '../../../rules/memo.ts'
import { addPeriod, type Day, NEVER, type Period, theDay } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'
import { LIFE_FELONIES } from '../offenses/life-felonies.ts'
import { type ListContext, type ReadyList, readyList } from '../offenses/list-entry.ts'
import { onList } from '../offenses/lists.ts'

export const paroleRead = cite(
  'PC 3000(b), 3000.01, 3000.1',
  'copy',
  'parole of three years is at most four, of five at most seven, of ten at most fifteen, counted from the release; for murder, and for sexual felonies against children, nothing bounds it',
)

const list = (name: string, sections: readonly string[]): ReadyList =>
  readyList({
    name,
    cite: paroleRead,
    class: 'felony',
    attempt: 'no',
    conspiracy: 'no',
    solicitation: 'no',
    entries: [{ cite: paroleRead, says: name, sections }],
    beyond: [],
  })

/**
 * Parole for life (murder, PC 3000.1), or of twenty and a half years with more where the board retains (PC 3000(b)(4): the listed
 * sexual felonies where a victim was under 14, which no record shows).
 */
const UNBOUNDED = list('parole that nothing bounds', [
  ...[
    'PC 187',
    'PC 209',
    'PC 269',
    'PC 288.7',
    'PC 261',
    'PC 262',
    'PC 264.1',
    'PC 286',
    'PC 287',
    'PC 288a',
  ],
  ...['PC 288(b)', 'PC 288.5', 'PC 289', 'PC 667.51', 'PC 667.61', 'PC 667.71'],
])
/** Of PC 667.5(c)(3), (4), (5), (6), (11) and (18) what is not above. */
const TEN_YEARS = list('parole of ten years', ['PC 288(a)'])
/** Five years after a life term for anything but murder. */
const LIFE_TERM = list('parole after a life term', [...LIFE_FELONIES, 'PC 664/187'])

const AT_MOST: readonly (readonly [ReadyList, Period | undefined])[] = [
  [UNBOUNDED, undefined],
  [TEN_YEARS, { years: 15 }],
  [LIFE_TERM, { years: 7 }],
]
const USUAL: Period = { years: 4 }
/** Released on or after this day, who need not register: two years, at most three (PC 3000.01). */
const SHORTER_SINCE = theDay('2020-07-01')
const SHORTER: Period = { years: 3 }

/** The longest time between the release and the end of parole; undefined where nothing bounds it. */
function longestParole(conviction: Conviction, registers: boolean): Period | undefined {
  const { offense, class: of, offenseDate, convictionDate, person } = conviction
  if (offense.offenses.length === 0 || offense.unread !== '') return undefined
  const context: ListContext = { class: of, offenseDate, sameCase: [] }
  for (const [offenses, longest] of AT_MOST)
    if (offense.offenses.some(one => onList(offenses, one, context).verdict !== 'no')) return longest
  // Time after an escape or in custody for a violation is not counted (PC 3000(b)(6), 3064).
  if (hasViolated(person)) return undefined
  return convictionDate.soonest >= SHORTER_SINCE && !registers ? SHORTER : USUAL
}

/** A violation of parole or of the supervision after prison: PC 3056, 3064 and the like, and not of probation (1203.2). */
const isViolation = ({ code, section, procedural }: Offense): boolean =>
  procedural === 'violation' && (code ?? 'PC') === 'PC' && !section.startsWith('1203.2')

const hasViolated = forLast((person: Person): boolean =>
  person.cycles.some(cycle => cycle.otherCharges.some(({ offense }) => offense.offenses.some(isViolation))),
)

/** The last day on which parole after a prison term that ended in `ends` may end. `registers`: the person must, or may have to. */
export function latestEndOfParole(conviction: Conviction, ends: Window, registers: boolean): Day {
  const longest = longestParole(conviction, registers)
  return longest === undefined ? NEVER : addPeriod(ends.latest, longest)
}
