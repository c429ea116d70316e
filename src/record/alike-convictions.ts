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
import { isExact, ORDERS, orderOf, shift, type Window } from '../time/window.ts'
import type { Conviction, Person } from './person.ts'

/** A test of convictions of the person, asked for each of them. */
export interface Tested<M> {
  readonly test: Condition<M>
  /** Every conviction of the person and what may be one, in their order, with or without the one in question. */
  readonly members: (of: Conviction) => readonly M[]
  readonly convictionOf: (member: M) => Conviction
  /** A day of theirs of which the test asks only on which side it lies of days of the one in question. */
  readonly day?: {
    readonly fact: DayFact<M>
    readonly against: readonly (readonly [of: DayFact<M>, and: Period])[]
  }
}

/** What is known of the convictions of a person, by their places: each is looked at when it is first met. */
interface Known {
  readonly kinds: Int32Array
  readonly soonest: Int32Array
  readonly latest: Int32Array
  readonly numbers: Map<string, number>
  /** A fact of one of them is about something else than it, the one in question or their person. */
  mixed: boolean
}

/** Where each conviction of a person stands among them. */
const placesOf = forLast(({ convictions, undisposed = [] }: Person): ReadonlyMap<unknown, number> => {
  const places = new Map<unknown, number>()
  for (const conviction of convictions) places.set(conviction, places.size)
  for (const conviction of undisposed) places.set(conviction, places.size)
  return places
})

/**
 * The kinds of the convictions that a test is asked of. Of one kind are those of which every fact that the test reads is the same, and
 * whose days lie alike to those of the conviction in question: no answer turns on more. Undefined where there are few, or where what is
 * read or supposed is about something else.
 */
export function alikeUnder<M>(
  tested: Tested<M>,
): (of: Conviction, suppose?: Supposition) => Alike | undefined {
  const { test, members: membersOf, day } = tested
  const knownOf = forLast((_: Person) => new Map<string, Known>())
  let read: readonly Fact<M, Value>[] | undefined
  const find = (of: Conviction, suppose?: Supposition): Alike | undefined => {
    const members = membersOf(of)
    const [first] = members
    if (first === undefined || members.length <= FEW_MEMBERS) return undefined
    read ??= factsOf(test).filter(
      fact => fact !== day?.fact && !day?.against.some(([other]) => other === fact),
    )
    const facts = read.filter(fact => identityOf(fact, first) !== of || tested.convictionOf(first) === of)
    const places = placesOf(of.person)
    const known = knownFor(knownOf(of.person), facts, first, places.size)
    const own = members.length < places.size ? (places.get(of) ?? places.size) : places.size
    const against = day?.against.map(([fact, and]) => shift(lookDay(fact, first, suppose), and)) ?? NO_DAYS
    const kinds = kindsOf({ tested, members, facts, known, places, own, against })
    return known.mixed ? undefined : kinds
  }
  let last: readonly M[] | undefined
  let lastOf: Conviction | undefined
  let found: Alike | undefined
  const asRecorded = (of: Conviction): Alike | undefined => {
    const members = membersOf(of)
    // Without days they are alike for all who are asked about the same ones.
    if (members === last && (day === undefined || of === lastOf)) return found
    found = find(of)
    last = members
    lastOf = of
    return found
  }
  return (of, suppose) => {
    if (suppose?.of === undefined) return asRecorded(of)
    if (suppose.subjects === undefined) return undefined
    const places = placesOf(of.person)
    const ofOthers = suppose.subjects.every(subject => subject !== of && places.has(subject))
    return day === undefined || ofOthers ? asRecorded(of) : find(of, suppose)
  }
}

const NO_DAYS: readonly Window[] = []

function factsOf<M>(test: Condition<M>): readonly Fact<M, Value>[] {
  const nodes = [...within(anySubject(test))]
  if (nodes.some(({ members }) => members !== undefined))
    throw new Error(`[${test.says}] asks about others again: what is alike cannot be told of it`)
  const facts = new Set(nodes.flatMap(node => node.facts as readonly Fact<never, Value>[]))
  return [...facts] as unknown as readonly Fact<M, Value>[]
}

/** What a fact says of another conviction may turn on the one in question too: as far as `beside` tells. */
function knownFor<M>(
  ofPerson: Map<string, Known>,
  facts: readonly Fact<M, Value>[],
  first: M,
  size: number,
): Known {
  const beside = facts.map(fact => fact.beside?.(first) ?? '').join(' ')
  let known = ofPerson.get(beside)
  if (known === undefined) {
    known = {
      kinds: new Int32Array(size).fill(UNSEEN),
      soonest: new Int32Array(size),
      latest: new Int32Array(size),
      numbers: new Map(),
      mixed: false,
    }
    ofPerson.set(beside, known)
  }
  return known
}

const UNSEEN = -1

/** The convictions asked, and what is known of them. */
interface Looking<M> {
  readonly tested: Tested<M>
  readonly members: readonly M[]
  readonly facts: readonly Fact<M, Value>[]
  readonly known: Known
  readonly places: ReadonlyMap<unknown, number>
  /** The place that is left out of the members; beyond the last where none is. */
  readonly own: number
  readonly against: readonly Window[]
}

function kindsOf<M>(looking: Looking<M>): Alike {
  const { members, known, places, own, against } = looking
  const { kinds, soonest, latest } = known
  const kindOf = new Int32Array(members.length)
  const numbered = new Map<number, number>()
  const firsts: number[] = []
  const counts: number[] = []
  let last = Number.NaN
  let kind = 0
  for (let i = 0; i < members.length; i++) {
    const place = i < own ? i : i + 1
    if (kinds[place] === UNSEEN) learn(looking, members[i] as M, place)
    let number = kinds[place] as number
    for (const day of against)
      number = number * ORDERS + orderOf(soonest[place] as number, latest[place] as number, day)
    if (number !== last) {
      last = number
      kind = numbered.get(number) ?? firsts.length
      if (kind === firsts.length) {
        numbered.set(number, kind)
        firsts.push(i)
        counts.push(0)
      }
    }
    kindOf[i] = kind
    counts[kind] = (counts[kind] as number) + 1
  }
  return {
    members,
    kindOf,
    firsts,
    counts,
    placeOf: supposed => {
      const place = places.get(supposed) ?? own
      return place === own ? -1 : place < own ? place : place - 1
    },
  }
}

/** Numbers what the test reads of a conviction. */
function learn<M>({ tested, facts, known }: Looking<M>, member: M, place: number): void {
  const conviction = tested.convictionOf(member)
  const values = facts.map(fact => textOf(look(fact, member)))
  for (const fact of facts) {
    const identity = identityOf(fact, member)
    if (identity !== conviction && identity !== conviction.person) known.mixed = true
  }
  if (tested.day !== undefined) {
    const day = lookDay(tested.day.fact, member)
    known.soonest[place] = day.soonest
    known.latest[place] = day.latest
    values.push(isExact(day) ? 'exact' : 'open', isEnd(day.soonest), isEnd(day.latest))
  }
  const text = values.join('; ')
  const number = known.numbers.get(text) ?? known.numbers.size
  known.numbers.set(text, number)
  known.kinds[place] = number
}

const isEnd = (day: Day): string => (day <= ALWAYS || day >= NEVER ? 'end' : 'day')

const textOf = (value: Value | undefined): string =>
  typeof value === 'object' ? `${value.soonest} to ${value.latest}` : `${typeof value} ${value}`
