/**
 * The rules alone, on one core: convictions decided a second, sections of code read, explanations made.
 *
 * Before each lap the people are copied, so that whatever is remembered of a conviction is forgotten: in a run each is met
 * once. What is remembered of a text stays, as in a run, where the same few thousand offenses come again and again.
 */
import { format } from '../src/intake/ca-doj/index.ts'
import { readPeople } from '../src/intake/read.ts'
import { jurisdiction } from '../src/jurisdictions/us-ca.ts'
import { readOffense } from '../src/law/california/offenses/read-offense.ts'
import { losAngeles } from '../src/law/california/policies/counties.ts'
import { all } from '../src/law/california/programs.ts'
import { prop64 } from '../src/law/california/prop64.ts'
import { considers } from '../src/law/program.ts'
import type { Conviction, Cycle, Person } from '../src/record/person.ts'
import { type Deciding, decide } from '../src/run/decide.ts'
import { explain } from '../src/run/explain.ts'
import { decidingFor, offenseReader } from '../src/run/person.ts'
import { reasonsOf } from '../src/run/reasons.ts'
import { theDay } from '../src/time/day.ts'
import { AS_OF, COUNTY, county } from './inputs.ts'
import { median } from './statistics.ts'

/** Rows of the made-up county the records are read from. */
const ROWS = 200_000
const DAY = theDay(AS_OF)
const isConsidered = (conviction: Conviction): boolean => considers(prop64, conviction)

export interface RulesResult {
  readonly says: string
  /** How many are done in one lap. */
  readonly each: number
  /** In a second of the clock: the median of the laps. */
  readonly perSecond: number
  readonly slowest: number
  readonly fastest: number
  /** With the best time of each small part of a lap: what the core gives when nobody else wants it. */
  readonly undisturbed: number
}

interface Records {
  readonly people: readonly Person[]
  /** Every text of an offense, once. */
  readonly texts: readonly string[]
}

async function readRecords(): Promise<Records> {
  const people: Person[] = []
  const texts = new Set<string>()
  const read = await readPeople(format, [county(ROWS).path], {
    wantsOthers: false,
    keep: true,
    asOf: DAY,
    readOffense: offenseReader({ law: jurisdiction }),
    onPerson: ({ person }) => {
      for (const { offense } of person.convictions) texts.add(offense.text)
      if (person.convictions.some(isConsidered)) people.push(person)
    },
  })
  if ('refused' in read) throw new Error(read.refused)
  return { people, texts: [...texts] }
}

/** Cycles read from rows work some of their values out when asked: here each is asked once, before any time is taken. */
const plain = new WeakMap<Cycle, Cycle>()

function plainCycle(cycle: Cycle): Cycle {
  const known = plain.get(cycle)
  if (known !== undefined) return known
  const { key, arrested, arrestSources, convictions, otherCharges, warrant, agency, county, caseNumbers } =
    cycle
  const found = {
    key,
    arrested,
    arrestSources,
    convictions,
    otherCharges,
    warrant,
    agency,
    county,
    caseNumbers,
  }
  plain.set(cycle, found)
  return found
}

/** The person again, as if just read: the same values in new objects. */
function copyOf(person: Person): Person {
  const cycles: Cycle[] = []
  const convictions: Conviction[] = []
  const copy: Person = { ...person, cycles, convictions }
  const copied = new Map<Conviction, Conviction>()
  for (const cycle of person.cycles) {
    const mine: Conviction[] = []
    const again: Cycle = { ...plainCycle(cycle), convictions: mine }
    for (const conviction of cycle.convictions) {
      const same: Conviction = { ...conviction, person: copy, cycle: again }
      mine.push(same)
      copied.set(conviction, same)
    }
    cycles.push(again)
  }
  for (const conviction of person.convictions) convictions.push(copied.get(conviction) as Conviction)
  return copy
}

/** People copied at once: as few as are in the processor's nearest memory together, as those a run has just read. */
const AT_ONCE = 20

/** Laps of some work; `prepare` stands outside the time taken. */
function measure<F, T>(
  says: string,
  laps: number,
  from: readonly F[],
  prepare: (some: readonly F[]) => readonly T[],
  work: (each: T) => unknown,
): RulesResult {
  const rates: number[] = []
  const least: number[] = []
  let each = 0
  let kept = 0
  for (let lap = -Math.ceil(laps / 4); lap < laps; lap++) {
    let spent = 0
    each = 0
    for (let at = 0; at < from.length; at += AT_ONCE) {
      const all = prepare(from.slice(at, at + AT_ONCE))
      each += all.length
      const before = process.hrtime.bigint()
      for (const one of all) if (work(one) !== undefined) kept++
      const took = Number(process.hrtime.bigint() - before)
      spent += took
      if (lap >= 0) least[at / AT_ONCE] = Math.min(took, least[at / AT_ONCE] ?? took)
    }
    if (lap >= 0) rates.push((each / spent) * 1e9)
  }
  if (kept === 0) throw new Error(`nothing came of [${says}]`)
  const undisturbed = least.reduce((sum, took) => sum + took, 0)
  return {
    says,
    each,
    perSecond: Math.round(median(rates)),
    slowest: Math.round(Math.min(...rates)),
    fastest: Math.round(Math.max(...rates)),
    undisturbed: Math.round((each / undisturbed) * 1e9),
  }
}

/** Every measure, in order. `only` is a part of what a measure says. */
export async function measureRules(laps = 200, only = ''): Promise<readonly RulesResult[]> {
  const { people, texts } = await readRecords()
  const question = {
    program: prop64,
    law: jurisdiction,
    county: COUNTY,
    day: DAY,
  }
  const law = decidingFor(question).convictions
  const withPolicy = decidingFor({ ...question, policy: losAngeles }).convictions
  const everyStatute = decidingFor({ ...question, program: all }).convictions
  const convictions = (some: readonly Person[]) =>
    some.map(copyOf).flatMap(person => person.convictions.filter(isConsidered))
  const decided = (deciding: Deciding<Conviction>) => (some: readonly Person[]) =>
    convictions(some).map(one => decide(deciding, one))
  const few = Math.max(5, Math.ceil(laps / 10))
  const timed = <F, T>(
    says: string,
    times: number,
    from: readonly F[],
    prepare: (some: readonly F[]) => readonly T[],
    work: (each: T) => unknown,
  ) => (says.includes(only) ? [measure(says, times, from, prepare, work)] : [])
  return [
    ...timed('marijuana convictions decided, law alone', laps, people, convictions, one => decide(law, one)),
    ...timed(
      'the same, law alone, of people with no other conviction',
      laps,
      people.filter(person => person.convictions.length === 1),
      convictions,
      one => decide(law, one),
    ),
    ...timed('marijuana convictions decided, policy of Los Angeles', laps, people, convictions, one =>
      decide(withPolicy, one),
    ),
    ...timed('marijuana convictions decided, by every statute', few, people, convictions, one =>
      decide(everyStatute, one),
    ),
    ...timed('reasons for a table', laps, people, decided(law), one => reasonsOf(one, law)),
    ...timed(
      'texts of offenses read, each for the first time',
      laps,
      texts,
      some => some,
      text => readOffense(text),
    ),
    ...timed('explanations, law alone', few, people, decided(law), one => explain(law, one)),
    ...timed('explanations, policy of Los Angeles', few, people, decided(withPolicy), one =>
      explain(withPolicy, one),
    ),
  ]
}

if (import.meta.main) {
  const [laps, only] = process.argv.slice(2)
  for (const result of await measureRules(Number(laps ?? 200), only)) {
    const { says, each, perSecond, slowest, fastest, undisturbed } = result
    const rate = (value: number) => value.toLocaleString('en-US')
    process.stdout.write(
      `${says}: ${rate(perSecond)} a second (${rate(slowest)} to ${rate(fastest)}; undisturbed ${rate(undisturbed)}; ${rate(each)} a lap)\n`,
    )
  }
}
