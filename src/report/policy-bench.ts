/** The policy bench: what any policy of a jurisdiction's offices would do to everybody of a run, in the numbers of a summary. */
import type { DecidedPerson } from '../run/consumer.ts'
import type { Decided } from '../run/decide.ts'
import type { Question } from '../run/person.ts'
import {
  type Basis,
  type Kind,
  type Kinds,
  kindsUnder,
  type Outcome,
  type Policy,
  type PolicyBook,
  type Seen,
} from '../run/policy-kinds.ts'
import { windowText } from './days.ts'
import { groupsIn } from './groups.ts'
import {
  BURDENS,
  burdenOf,
  type Effect,
  firstRecentDay,
  type Has,
  NOT_KNOWN,
  SCENARIOS,
  standingOf,
} from './impact.ts'
import { type Effects, effectsOf, type PersonNamed, type Somebody } from './policy-people.ts'
import { type Reaches, reachOf } from './policy-reach.ts'
import type { Standing } from './tally.ts'

/** What a policy does to everybody, in the numbers of a summary. */
export interface Counted {
  readonly considered: { readonly convictions: number; readonly people: number }
  readonly answers: Readonly<Record<Outcome, number>>
  /** Of what is eligible. */
  readonly basis: Readonly<Record<Basis, number>>
  readonly reliefs: Readonly<Record<string, number>>
  /** People for whom something is due. */
  readonly helped: number
  readonly standing: { readonly [burden in keyof Has]: Readonly<Record<Scenario, Standing>> }
  readonly sections: Readonly<Record<string, Readonly<Record<Outcome, number>>>>
}

type Scenario = (typeof SCENARIOS)[number]

/** An answer as one sees it move: what it is, and the relief it is headed by. */
export interface Moved {
  readonly outcome: Outcome
  readonly relief: string
}

export interface Move {
  /** Names it to `whoMoves`. */
  readonly key: string
  /** Undefined: the other policy does not look at such a conviction. */
  readonly from: Moved | undefined
  readonly to: Moved | undefined
  /** In the words of the policy that has it so. */
  readonly reason: string
  readonly convictions: number
  readonly people: number
  readonly example: PersonNamed
}

export interface BenchEffect {
  readonly policy: Counted
  readonly against: Counted
  readonly moves: readonly Move[]
}

export interface Bench {
  readonly people: number
  readonly convictions: number
  /** What a policy does, and what changes beside another; undefined is the law alone. Throws where it has lines the bench does not know. */
  readonly effect: (policy: Policy | undefined, against: Policy | undefined) => BenchEffect
  /** Whom each policy reaches, beside each other; undefined is the law alone. Throws as `effect` does. */
  readonly reach: (policies: readonly (Policy | undefined)[]) => Reaches
  /** The people of one of its moves. */
  readonly whoMoves: (
    policy: Policy | undefined,
    against: Policy | undefined,
    key: string,
  ) => readonly PersonNamed[]
}

/** Takes people one by one, decided under `everyLine` with its lines left out, and gives the bench. */
export function benchOf(
  question: Pick<Question, 'day' | 'program'>,
  book: PolicyBook,
): { readonly add: (decided: DecidedPerson) => void; readonly finish: () => Bench } {
  const kinds = kindsUnder(question, book)
  const people: Somebody[] = []
  const firstRecent = firstRecentDay(question.day)
  return {
    add: ({ person, decided, arrests, whatIf }) => {
      if (decided.length + arrests.length === 0) return
      const numbered = new Map(decided.map(one => [one.subject, kinds.numberOf(one, whatIf)]))
      const { convictions, undisposed = [] } = person
      const all = [...convictions, ...undisposed]
      people.push({
        id: person.id,
        name: person.name ?? '',
        doubted: person.doubts.length > 0,
        burdens: all.map(one => burdenOf(one, firstRecent)),
        kinds: all.map(one => numbered.get(one)),
        arrests: arrests.length > 0,
        arrestDue: arrests.some(isDue),
        groups: groupsIn(
          { race: person.race ?? '', sex: person.sex ?? '', birth: windowText(person.birth) },
          question.day,
        ),
      })
    },
    finish: () => newBench(kinds, people),
  }
}

const isDue = <S>({ outcome, due, countyUnknown }: Decided<S>): boolean =>
  outcome === 'eligible' || (due.length > 0 && !countyUnknown)

function newBench({ kinds, seenBy }: Kinds, people: readonly Somebody[]): Bench {
  const movesOf = (policy: Policy | undefined, against: Policy | undefined) => {
    const [now, then] = [seenBy(policy), seenBy(against)]
    return { now, then, keys: kinds.map((_, at) => moveKey(then[at], now[at])) }
  }
  return {
    people: people.length,
    convictions: people.reduce((sum, one) => sum + one.kinds.filter(kind => kind !== undefined).length, 0),
    effect: (policy, against) => {
      const { now, then, keys } = movesOf(policy, against)
      return {
        policy: counted(now, kinds, people),
        against: counted(then, kinds, people),
        moves: movesAmong(people, keys, at => ({ from: then[at], to: now[at] })),
      }
    },
    reach: policies => reachOf(policies.map(seenBy), kinds, people),
    whoMoves: (policy, against, key) => {
      const { keys } = movesOf(policy, against)
      return people
        .filter(one => one.kinds.some(kind => kind !== undefined && keys[kind] === key))
        .map(({ id, name }) => ({ id, name }))
    },
  }
}

/** What is told of the relief: that of a case for review is not settled. */
const reliefOf = ({ outcome, relief }: Seen): string =>
  outcome === 'eligible' || outcome === 'eligible-later' ? (relief?.id ?? '') : ''

const seenText = (one: Seen | undefined): string =>
  one === undefined ? '' : [one.outcome, reliefOf(one)].join(' ')

/** Undefined where nothing moves. */
function moveKey(from: Seen | undefined, to: Seen | undefined): string | undefined {
  const [before, after] = [seenText(from), seenText(to)]
  return before === after ? undefined : [before, after, reasonFor(from, to)].join('\n')
}

const reasonFor = (from: Seen | undefined, to: Seen | undefined): string => to?.reason || from?.reason || ''

function movesAmong(
  people: readonly Somebody[],
  keys: readonly (string | undefined)[],
  ends: (kind: number) => { readonly from: Seen | undefined; readonly to: Seen | undefined },
): readonly Move[] {
  const moves = new Map<string, { convictions: number; people: number; example: PersonNamed; kind: number }>()
  const theirs = new Set<string>()
  for (const { id, name, kinds } of people) {
    theirs.clear()
    for (const kind of kinds) {
      const key = kind === undefined ? undefined : keys[kind]
      if (kind === undefined || key === undefined) continue
      const move = moves.get(key) ?? { convictions: 0, people: 0, example: { id, name }, kind }
      moves.set(key, move)
      move.convictions++
      if (!theirs.has(key)) move.people++
      theirs.add(key)
    }
  }
  return [...moves]
    .map(([key, { kind, ...count }]) => {
      const { from, to } = ends(kind)
      return { key, from: shown(from), to: shown(to), reason: reasonFor(from, to), ...count }
    })
    .sort((a, b) => b.convictions - a.convictions || (a.key < b.key ? -1 : 1))
}

const shown = (one: Seen | undefined): Moved | undefined =>
  one === undefined ? undefined : { outcome: one.outcome, relief: reliefOf(one) }

const noOutcomes = (): Record<Outcome, number> => ({
  eligible: 0,
  'eligible-later': 0,
  'not-eligible': 0,
  review: 0,
})

const nobody = (): Record<Scenario, Standing> =>
  Object.fromEntries(
    SCENARIOS.map(scenario => [scenario, { yes: 0, no: 0, unknown: 0, freed: 0 }]),
  ) as Record<Scenario, Standing>

type Sums = {
  considered: { convictions: number; people: number }
  answers: Record<Outcome, number>
  basis: Record<Basis, number>
  reliefs: Record<string, number>
  helped: number
  standing: { [burden in keyof Has]: Record<Scenario, Standing> }
  sections: Record<string, Record<Outcome, number>>
}

function counted(
  seen: readonly (Seen | undefined)[],
  kinds: readonly Kind[],
  people: readonly Somebody[],
): Counted {
  const sums: Sums = {
    considered: { convictions: 0, people: 0 },
    answers: noOutcomes(),
    basis: { law: 0, policy: 0 },
    reliefs: {},
    helped: 0,
    standing: { felony: nobody(), conviction: nobody(), recent: nobody() },
    sections: {},
  }
  const effects = kinds.map((kind, at) => effectsOf(kind, seen[at]))
  for (const person of people) {
    let [considered, helped] = [person.arrests, person.arrestDue]
    for (const kind of person.kinds) {
      const one = kind === undefined ? undefined : seen[kind]
      if (kind === undefined || one === undefined) continue
      considered = true
      if (one.due) helped = true
      addConviction(sums, one, (kinds[kind] as Kind).section)
    }
    if (!considered) continue
    sums.considered.people++
    if (helped) sums.helped++
    addStanding(sums.standing, person, effects)
  }
  return sums
}

function addConviction(sums: Sums, one: Seen, section: string): void {
  const { outcome, basis } = one
  const relief = reliefOf(one)
  sums.considered.convictions++
  sums.answers[outcome]++
  sums.sections[section] ??= noOutcomes()
  ;(sums.sections[section] as Record<Outcome, number>)[outcome]++
  if (outcome !== 'eligible') return
  if (basis !== undefined) sums.basis[basis]++
  sums.reliefs[relief] = (sums.reliefs[relief] ?? 0) + 1
}

function addStanding(
  standing: Sums['standing'],
  { doubted, burdens, kinds: theirs }: Somebody,
  effects: readonly Effects[],
): void {
  const by = (effect: (kind: number) => Effect | undefined): Has =>
    standingOf(burdens, place => {
      const kind = theirs[place]
      return kind === undefined ? undefined : effect(kind)
    })
  const impact = doubted
    ? NOT_KNOWN
    : {
        before: by(() => undefined),
        after: by(kind => effects[kind]?.after),
        dismissAll: by(kind => effects[kind]?.all),
        dismissAllAndRelated: by(kind => effects[kind]?.related),
      }
  for (const burden of BURDENS)
    for (const scenario of SCENARIOS) {
      const now = impact[scenario][burden]
      const sum = standing[burden][scenario]
      sum[now]++
      if (now === 'no' && impact.before[burden] === 'yes') sum.freed++
    }
}
