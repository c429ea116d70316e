/** Which convictions of a person answer a test alike: where there are many, each is not held against every other. */
import { type Alike, FEW_MEMBERS } from '../rules/alike.ts'
import { anySubject, type Condition, within } from '../rules/condition.ts'
import {
  type DayFact,
  type Fact,
  identityOf,
  look,
  lookDay,
  type Supposition,
  type Value,
} from '../rules/fact.ts'
import { forLast } from '../rules/memo.ts'
import { ALWAYS, type Day, NEVER, type Period } from '../time/day.ts'
import { isExact, ORDERS, orderOf, shift, UNKNOWN, type Window } from '../time/window.ts'
import type { Conviction, Person } from './person.ts'

/** A test of convictions of the person, asked for each of them. */
export interface Tested<M> {
  readonly test: Condition<M>
  /** A conviction, or what may be one, as the test sees it from the one in question. */
  readonly member: (conviction: Conviction, of: Conviction) => M
  /** Whether the one in question is asked too. */
  readonly itself: boolean
  /** A day of theirs of which the test asks only on which side it lies of days of the one in question. */
  readonly day?: {
    readonly fact: DayFact<M>
    readonly against: readonly (readonly [of: DayFact<M>, and: Period])[]
  }
}

/** Convictions of a person of which all that the test reads is the same, the day with it. */
interface Same {
  readonly kind: number
  readonly day: Window
  /** The places of the first two of them: one may be left out. */
  readonly first: number
  second: number
  count: number
}

/** What a test reads of the convictions of a person. */
interface Read {
  readonly all: readonly Same[]
  /** By place, whose they are. */
  readonly at: readonly number[]
}

/** Every conviction of a person and what may be one, and where each stands among them. */
const everyOf = forLast(({ convictions, undisposed = [] }: Person) => {
  const all = [...convictions, ...undisposed]
  return { all, places: new Map<unknown, number>(all.map((conviction, place) => [conviction, place])) }
})

/**
 * The kinds of the convictions that a test is asked of. Of one kind are those of which every fact that the test reads is the same, and
 * whose days lie alike to those of the conviction in question: no answer turns on more. Undefined where there are few, or where what is
 * read or supposed is about something else.
 */
export function alikeUnder<M>(
  tested: Tested<M>,
): (of: Conviction, suppose?: Supposition) => Alike | undefined {
  const { day } = tested
  const readBeside = forLast((_: Person) => new Map<string, Read | undefined>())
  let facts: readonly Fact<M, Value>[] | undefined
  const find = (of: Conviction, suppose?: Supposition): Alike | undefined => {
    const { all, places } = everyOf(of.person)
    facts ??= factsOf(tested)
    const itself = tested.member(of, of)
    // What a fact says of another conviction may turn on the one in question too, as far as this tells.
    const beside = facts.map(fact => fact.beside?.(itself) ?? '').join(' ')
    const known = readBeside(of.person)
    if (!known.has(beside)) known.set(beside, readAll(tested, facts, all, of))
    const read = known.get(beside)
    if (read === undefined) return undefined
    const against = day?.against.map(([fact, and]) => shift(lookDay(fact, itself, suppose), and)) ?? NO_DAYS
    const leftOut = tested.itself ? -1 : (places.get(of) ?? -1)
    return {
      ...kindsOf(read, against, leftOut),
      size: all.length,
      leftOut,
      memberAt: place => tested.member(all[place] as Conviction, of),
      placeOf: supposed => {
        const place = places.get(supposed) ?? -1
        return place === leftOut ? -1 : place
      },
    }
  }
  const asRecorded = forLast((of: Conviction) => find(of))
  return (of, suppose) => {
    const { convictions, undisposed } = of.person
    if (convictions.length + (undisposed?.length ?? 0) <= FEW_MEMBERS) return undefined
    if (suppose?.of === undefined) return asRecorded(of)
    if (suppose.subjects === undefined) return undefined
    const { places } = everyOf(of.person)
    const ofOthers = suppose.subjects.every(subject => subject !== of && places.has(subject))
    return day === undefined || ofOthers ? asRecorded(of) : find(of, suppose)
  }
}

const NO_DAYS: readonly Window[] = []

/** What a test reads, but for the days. */
function factsOf<M>({ test, day }: Tested<M>): readonly Fact<M, Value>[] {
  const nodes = [...within(anySubject(test))]
  if (nodes.some(({ members }) => members !== undefined))
    throw new Error(`[${test.says}] asks about others again: what is alike cannot be told of it`)
  const facts = new Set(nodes.flatMap(node => node.facts as readonly Fact<never, Value>[]))
  return ([...facts] as unknown as readonly Fact<M, Value>[]).filter(
    fact => fact !== day?.fact && !day?.against.some(([other]) => other === fact),
  )
}

/** Reads every conviction of a person; undefined where a fact is about something else than it or the person. */
function readAll<M>(
  { member, day }: Tested<M>,
  facts: readonly Fact<M, Value>[],
  convictions: readonly Conviction[],
  of: Conviction,
): Read | undefined {
  const all: Same[] = []
  const at: number[] = []
  const kinds = new Map<string, number>()
  const known = new Map<string, number>()
  const unseen = unseenOf(of)
  for (const [place, conviction] of convictions.entries()) {
    const one = member(conviction, of)
    const alone = member(conviction, unseen)
    for (const fact of facts) {
      const identity = identityOf(fact, one)
      if (identity !== conviction && identity !== conviction.person) return undefined
    }
    const ownDay = day === undefined ? UNKNOWN : lookDay(day.fact, one)
    const { soonest, latest } = ownDay
    const ends = `${isExact(ownDay)} ${isEnd(soonest)} ${isEnd(latest)}`
    const values = [
      ...facts.map(fact => textOf(look(fact, fact.beside === undefined ? alone : one))),
      ends,
    ].join('; ')
    const kind = kinds.get(values) ?? kinds.size
    kinds.set(values, kind)
    const key = `${kind} ${soonest} ${latest}`
    const found = known.get(key) ?? all.length
    const same = all[found]
    at.push(found)
    if (same === undefined) {
      known.set(key, found)
      all.push({ kind, day: ownDay, first: place, second: -1, count: 1 })
    } else {
      if (same.count === 1) same.second = place
      same.count++
    }
  }
  return { all, at }
}

/**
 * The conviction in question as a fact sees it that does not say what of it its value turns on (`beside`): nothing can be read of it but
 * the person, who is the same for all. Kinds that were told for one conviction would else be taken for those of another.
 */
const unseenOf = (of: Conviction): Conviction =>
  new Proxy(of, {
    get(_, key) {
      if (key === 'person') return of.person
      throw new Error(
        `a fact of an earlier conviction reads [${String(key)}] of the one in question and does not say so (beside)`,
      )
    },
  })

const isEnd = (day: Day): boolean => day <= ALWAYS || day >= NEVER

const textOf = (value: Value | undefined): string =>
  typeof value === 'object' ? `${value.soonest} to ${value.latest}` : `${typeof value} ${value}`

/** Joins what is the same but for days that lie alike to these, without the one that is left out. */
function kindsOf(
  { all, at }: Read,
  against: readonly Window[],
  leftOut: number,
): Pick<Alike, 'kindAt' | 'firsts' | 'counts'> {
  const kindOf: number[] = []
  const numbered = new Map<number, number>()
  const firsts: number[] = []
  const counts: number[] = []
  const without = at[leftOut]
  for (let i = 0; i < all.length; i++) {
    const { kind, day, first, second, count } = all[i] as Same
    let number = kind
    for (const other of against) number = number * ORDERS + orderOf(day, other)
    const known = numbered.get(number) ?? firsts.length
    kindOf.push(known)
    const own = i === without ? 1 : 0
    if (count === own) continue
    numbered.set(number, known)
    const place = first === leftOut ? second : first
    firsts[known] = Math.min(firsts[known] ?? place, place)
    counts[known] = (counts[known] ?? 0) + count - own
  }
  return { kindAt: place => kindOf[at[place] as number] as number, firsts, counts }
}
