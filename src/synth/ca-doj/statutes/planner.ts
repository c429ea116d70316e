/** Plans people of the statutes one after another: every scenario once a round, in an order of chance. */
import { addPeriod, type Day } from '../../../time/day.ts'
import type { Random, Streams } from '../../random.ts'
import type { Claim, Cycle, Plan } from '../plan.ts'
import type { Row } from '../row.ts'
import { isLeapDay } from '../stamp.ts'
import { applied, endedInCourt } from './records.ts'
import type { Person, Scenario, StatutePeople } from './scenario.ts'
import { onADay, type Setting, yearsAgo } from './setting.ts'
import { statuteTruthLine } from './truth.ts'

interface Kind {
  readonly people: StatutePeople
  readonly scenario: Scenario
}

/** Plans the person of a number: of each round of numbers, every scenario once. */
export function statutePlanner(
  streams: Streams,
  asked: Omit<Setting, 'random'>,
  chosen: readonly StatutePeople[],
): (index: number) => Plan {
  const kinds = chosen.flatMap(people => people.scenarios.map((scenario): Kind => ({ people, scenario })))
  const guests = kinds.filter(({ people }) => people.statute === GUEST)
  let order: readonly Kind[] = []
  let ordered = -1
  return index => {
    const round = Math.floor(index / kinds.length)
    if (round !== ordered) order = shuffled(streams('order of a round', round), kinds)
    ordered = round
    const kind = order[index % kinds.length]
    if (kind === undefined) throw new Error('there are no people of the statutes asked for')
    return planOf({ ...asked, random: streams('plan', index) }, kind, guests)
  }
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const out = [...list]
  for (let at = out.length - 1; at > 0; at--) {
    const other = random.below(at + 1)
    const kept = out[at] as T
    out[at] = out[other] as T
    out[other] = kept
  }
  return out
}

/** Statutes of convictions, which an arrest that ended without one does not concern. */
const HOSTS: ReadonlySet<string> = new Set(
  ['4', '4a', '41', '42', '425'].map(section => `pc-1203.${section}`).concat('pc-17', 'pc-1170.18'),
)
/** And a statute of arrests that looks at nothing but the arrest. */
const GUEST = 'pc-851.93'
const FAR_APART = 200

/** The person of a scenario, now and then with an arrest that has a truth of its own, or with something nobody minds. */
function planOf(setting: Setting, kind: Kind, guests: readonly Kind[]): Plan {
  const { statute } = kind.people
  const { person, claims } = claimed(setting, kind)
  const { cases, birth } = person
  const cycles: Cycle[] = [...cases]
  if (kind.scenario.alone !== true && birth === undefined) {
    const guest =
      HOSTS.has(statute) && guests.length > 0 && setting.random.oneIn(5)
        ? claimed(setting, setting.random.pick(guests))
        : undefined
    if (guest !== undefined && goesWith(guest.person, cases)) {
      cycles.push(...guest.person.cases)
      // Other statutes of arrests look at the rest of the record.
      claims.push(...guest.claims.filter(({ statute: named }) => named === GUEST))
    } else cycles.push(...companions(setting, cases))
  }
  cycles.sort((a, b) => a.day - b.day)
  return {
    birth: birth ?? birthBefore(setting, Math.min(...cycles.map(({ day }) => day))),
    cycles,
    answers: [],
    alone: false,
    claims,
  }
}

/** The person of a scenario, and what the statutes give the case that is asked about. */
function claimed(
  setting: Setting,
  { people: { statute, of }, scenario }: Kind,
): { readonly person: Person; readonly claims: Claim[] } {
  const { says, at } = scenario
  const person = inCounty(setting.county, scenario.person(setting))
  const { truth, also = {} } = person
  const [asked] = person.cases
  const about = of === 'arrest' ? asked : asked.counts[0]
  if (about === undefined) throw new Error(`${statute}, ${says}: a case of no counts`)
  const claims = [[statute, truth] as const, ...Object.entries(also)].map(
    ([named, given]): Claim => ({ statute: named, of, about, truth: given, at, says }),
  )
  return { person, claims }
}

/** An arrest of which every charge has ended, of other days than the cases beside it. */
const goesWith = ({ cases, birth }: Person, beside: readonly Cycle[]): boolean =>
  birth === undefined &&
  cases.every(
    ({ day, counts }) =>
      counts.every(({ disposition }) => disposition !== '' && disposition !== 'COMPLAINT FILED') &&
      beside.every(other => Math.abs(other.day - day) > FAR_APART),
  )

const inCounty = (county: string, { cases: [first, ...others], ...rest }: Person): Person => ({
  ...rest,
  cases: [
    { ...first, county: first.county || county },
    ...others.map(one => ({ ...one, county: one.county || county })),
  ],
})

/** A birth that makes somebody an adult, and not old, on that day. */
function birthBefore({ random }: Setting, day: Day): Day {
  const birth = addPeriod(day, { years: -random.from(22, 38) }) - random.below(365)
  return isLeapDay(birth) ? birth - 1 : birth
}

/** Now and then something else that no statute minds: a charge that was dismissed long ago, an application for work. */
function companions(setting: Setting, cases: readonly Cycle[]): readonly Cycle[] {
  const { random, county } = setting
  const luck = random.below(10)
  if (luck === 0) return [{ ...applied(onADay(setting, yearsAgo(setting, 9), yearsAgo(setting, 1))), county }]
  if (luck > 2) return []
  const first = Math.min(...cases.map(({ day }) => day))
  const day = onADay(
    setting,
    Math.min(first, yearsAgo(setting, 12)) - 1500,
    Math.min(first, yearsAgo(setting, 12)) - 400,
  )
  const dismissed = endedInCourt({
    offense: 'M 242 PC-BATTERY',
    day,
    court: day + 40,
    disposition: 'DISMISSED/FURTHERANCE OF JUSTICE',
  })
  return [{ ...dismissed, county }]
}

/** The lines of truth of a plan that has become rows. */
export function linesOfClaims(
  { claims = [] }: Plan,
  rows: readonly Row[],
  person: string,
): readonly string[] {
  return claims.map(({ statute, of, about, truth, at, says }) => {
    const row = rows.find(({ planned, count, role }) =>
      of === 'arrest' ? planned === about : count === about && role === 'court',
    )
    if (row === undefined) throw new Error(`${statute}, ${says}: no row shows what the truth is about`)
    const key = of === 'arrest' ? row.key.slice(0, 3) : row.key
    return statuteTruthLine({ person, of, key, statute, truth, at, says })
  })
}
