/** Whether a person is charged with anything, as far as a California record shows: cases, warrants, and arrests without an outcome. */
import { isOver } from '../../../record/arrests.ts'
import type { Charge, Conviction, Cycle, Person } from '../../../record/person.ts'
import { all, any, not } from '../../../rules/algebra.ts'
import { cite } from '../../../rules/citation.ts'
import type { Condition } from '../../../rules/condition.ts'
import type { DayFact, Fact } from '../../../rules/fact.ts'
import { after, holds } from '../../../rules/leaves.ts'
import { readOnce } from '../../../rules/memo.ts'
import { ALWAYS, type Day, NEVER } from '../../../time/day.ts'
import { UNKNOWN } from '../../../time/window.ts'
import { lastDayToProsecute } from '../offenses/limitations.ts'
import { saidOfIt } from '../offenses/list-entry.ts'
import { notInFile, orVouched, yesNo } from './history.ts'

type YesNo = Fact<Conviction, boolean>

const person = (conviction: Conviction): Person => conviction.person

/** A charge that went from a court into another case is open there or nowhere; one that went on from the arrest may be anywhere. */
const open = ({ otherCharges }: Cycle): readonly Charge[] =>
  otherCharges.filter(
    charge => !isOver(charge) && !(charge.ended === 'elsewhere' && charge.stage === 'court'),
  )

/** Before a court, or with a warrant out for it: no lapse of time ends it (PC 804). */
const stays = ({ stage, warrant }: Charge): boolean => stage !== 'arrest' || warrant === true

const chargeOpen: YesNo = readOnce({
  ...yesNo(
    'charge without an outcome',
    'Is a charge in the record, whose outcome it does not show, still open in court or under a warrant?',
    ({ person: { cycles, undisposed = [], doubts } }) => {
      const untold = undisposed.some(({ perhaps }) => perhaps === undefined)
      if (untold || doubts.length > 0) return undefined
      return cycles.some(cycle => open(cycle).some(stays)) ? undefined : false
    },
    ({ person: { cycles } }) => cycles.flatMap(cycle => open(cycle).flatMap(charge => charge.sources)),
  ),
  of: person,
})

/** The arrests of which the record shows no outcome at all. */
const openArrests = ({ person: { cycles } }: Conviction): readonly Cycle[] =>
  cycles.filter(cycle => {
    if (cycle.convictions.length > 0 || cycle.otherCharges.length === 0) return false
    return open(cycle).length === cycle.otherCharges.length
  })

/** When the last offense of an arrest that nothing is known to have come of can no longer be charged. */
function lastDayToCharge({ arrested, otherCharges, warrant }: Cycle): Day {
  if (warrant) return NEVER
  let last: Day = ALWAYS
  for (const { offense, class: charged, day } of otherCharges) {
    const { offenses, unread } = offense
    if (offenses.length === 0 || unread !== '') return NEVER
    const from = arrested.latest === NEVER ? day.latest : arrested.latest
    const known = {
      ...(charged === undefined ? {} : { class: charged }),
      offenseDate: UNKNOWN,
      sameCase: [],
      says: saidOfIt(offense),
    }
    for (const one of offenses) last = Math.max(last, lastDayToProsecute(one, known, from, 0))
  }
  return last
}

/** The last day on which any arrest without an outcome may still be charged; long ago where there is none. */
const lastDayOfOpenArrests: DayFact<Conviction> = readOnce({
  name: 'end of the time to charge the open arrests',
  asks: 'On which day had the time to prosecute every arrest run out whose outcome the record does not show (PC 799 to 805)?',
  answers: { kind: 'day' },
  read: conviction => {
    const last = openArrests(conviction).reduce((day, cycle) => Math.max(day, lastDayToCharge(cycle)), ALWAYS)
    return { soonest: last, latest: last }
  },
  sources: conviction => openArrests(conviction).flatMap(cycle => cycle.arrestSources),
  of: person,
})

/** What became of an arrest without an outcome no file shows: as long as it may be charged, it may have been or not. */
const nothingCameOfArrests: YesNo = {
  ...notInFile(
    'nothing came of the open arrests',
    'Has every arrest whose outcome the record does not show ended without a charge that is still open?',
  ),
  of: person,
}

/**
 * Charged with nothing, as far as the record shows: a case or a warrant without an outcome is asked about whatever its age; an
 * arrest alone as long as its own time to prosecute runs (absence from the state, which the record never indicates, apart), and is
 * nothing after it. No law gives a day to wait for.
 */
export const chargedWithNothing: Condition<Conviction> = orVouched(
  'pending-charges',
  'the person is charged with nothing',
  'the person may be charged with an offense',
  all(
    'no charge that may be open',
    not('no charge is open in court', holds(chargeOpen)),
    any(
      'no arrest without an outcome may still be charged',
      holds(nothingCameOfArrests, 'nothing came of the arrests whose outcome is not shown'),
      after(
        lastDayOfOpenArrests,
        {},
        {
          says: 'the time to prosecute every arrest without an outcome has run',
          cite: cite(
            'PC 799 to 805',
            'verbatim',
            'each offense by its longest term, counted from the arrest; absence from the state (803(d)) no record indicates',
          ),
        },
      ),
    ),
  ),
)
