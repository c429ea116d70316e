/** Whom policies reach, beside each other: people who would lose a last felony or conviction, by race, sex and age, and which of the policies does all that another does. */
import type { Kind, Outcome, Seen } from '../run/policy-kinds.ts'
import { addTo, type GroupCounts, type Grouping, noGroups } from './groups.ts'
import { type Effect, standingOf } from './impact.ts'
import { effectsOf, type Somebody } from './policy-people.ts'

/** What of a policy is a number of people, or of convictions. */
export const MEASURES = ['considered', 'helped', 'felony', 'conviction', 'recent', 'due'] as const
export type Measure = (typeof MEASURES)[number]

/** Whom one policy reaches. */
export interface Reach {
  /** People considered and helped, and those who would lose the last; convictions that are due. */
  readonly counts: Readonly<Record<Measure, number>>
  /** People with a felony, with a conviction today, surely. */
  readonly had: { readonly felony: number; readonly conviction: number }
  readonly groups: Readonly<Record<Grouping, readonly (readonly [name: string, counts: GroupCounts])[]>>
  /** Convictions by section and answer. */
  readonly sections: Readonly<Record<string, Readonly<Record<Outcome, number>>>>
}

export interface Reaches {
  readonly of: readonly Reach[]
  /** Whether the policy considers the very people whom the first considers. */
  readonly considersTheSame: readonly boolean[]
  /** Of each measure: the policy of the first number reaches nobody whom that of the second does not reach as well. */
  readonly within: Readonly<Record<Measure, readonly (readonly [small: number, large: number])[]>>
}

/** What the bench says of policies by their names: undefined is the law alone. */
export interface Reached {
  readonly titles: readonly (string | undefined)[]
  readonly reaches: Reaches
}

/** Who is reached, a place for each person; of what is due a place for each kind of conviction. */
type Marks = Readonly<Record<Measure, Uint8Array>>

/** `seen`: what each policy makes of each kind. */
export function reachOf(
  seen: readonly (readonly (Seen | undefined)[])[],
  kinds: readonly Kind[],
  people: readonly Somebody[],
): Reaches {
  const all = seen.map(one => reachUnder(one, kinds, people))
  const within = (measure: Measure): readonly (readonly [number, number])[] =>
    nearest(all.map(({ marks }) => marks[measure]))
  return {
    of: all.map(({ reach }) => reach),
    considersTheSame: all.map(({ marks }) =>
      marks.considered.every((one, at) => one === all[0]?.marks.considered[at]),
    ),
    within: {
      considered: within('considered'),
      helped: within('helped'),
      felony: within('felony'),
      conviction: within('conviction'),
      recent: within('recent'),
      due: within('due'),
    },
  }
}

function reachUnder(
  seen: readonly (Seen | undefined)[],
  kinds: readonly Kind[],
  people: readonly Somebody[],
): { readonly reach: Reach; readonly marks: Marks } {
  const effects = kinds.map((kind, at) => effectsOf(kind, seen[at]).after)
  const marks: Marks = {
    considered: new Uint8Array(people.length),
    helped: new Uint8Array(people.length),
    felony: new Uint8Array(people.length),
    conviction: new Uint8Array(people.length),
    recent: new Uint8Array(people.length),
    due: Uint8Array.from(seen, one => Number(one?.outcome === 'eligible')),
  }
  const groups = noGroups()
  const had = { felony: 0, conviction: 0 }
  const sections: Record<string, Record<Outcome, number>> = {}
  let due = 0
  for (const [at, person] of people.entries()) {
    let [considered, helped] = [person.arrests, person.arrestDue]
    for (const kind of person.kinds) {
      const one = kind === undefined ? undefined : seen[kind]
      if (kind === undefined || one === undefined) continue
      considered = true
      if (one.due) helped = true
      if (one.outcome === 'eligible') due++
      const { section } = kinds[kind] as Kind
      sections[section] ??= { eligible: 0, 'eligible-later': 0, 'not-eligible': 0, review: 0 }
      ;(sections[section] as Record<Outcome, number>)[one.outcome]++
    }
    if (!considered) continue
    const standing = standingBy(person, effects)
    marks.considered[at] = 1
    marks.helped[at] = Number(helped)
    for (const burden of ['felony', 'conviction', 'recent'] as const)
      marks[burden][at] = Number(standing.before[burden] === 'yes' && standing.after[burden] === 'no')
    if (standing.before.felony === 'yes') had.felony++
    if (standing.before.conviction === 'yes') had.conviction++
    addTo(groups, person.groups, {
      hadFelony: standing.before.felony === 'yes',
      hadConviction: standing.before.conviction === 'yes',
      hasFelony: standing.after.felony !== 'no',
      hasConviction: standing.after.conviction !== 'no',
    })
  }
  const counts = {
    considered: sum(marks.considered),
    helped: sum(marks.helped),
    felony: sum(marks.felony),
    conviction: sum(marks.conviction),
    recent: sum(marks.recent),
    due,
  }
  const listed = { race: [...groups.race], sex: [...groups.sex], age: [...groups.age] }
  return { reach: { counts, had, groups: listed, sections }, marks }
}

const UNKNOWN = { felony: 'unknown', conviction: 'unknown', recent: 'unknown' } as const

function standingBy({ doubted, burdens, kinds }: Somebody, effects: readonly (Effect | undefined)[]) {
  if (doubted) return { before: UNKNOWN, after: UNKNOWN }
  return {
    before: standingOf(burdens, () => undefined),
    after: standingOf(burdens, place => {
      const kind = kinds[place]
      return kind === undefined ? undefined : effects[kind]
    }),
  }
}

const sum = (marks: Uint8Array): number => marks.reduce((all, one) => all + one, 0)

/** Which is part of which, where none stands between the two: the others follow. */
function nearest(all: readonly Uint8Array[]): readonly (readonly [small: number, large: number])[] {
  const isPart = all.map(small => all.map(large => small.every((one, at) => one <= (large[at] ?? 0))))
  const part = (small: number, large: number): boolean =>
    isPart[small]?.[large] === true && (isPart[large]?.[small] !== true || small < large)
  const numbers = [...all.keys()]
  return numbers.flatMap(small =>
    numbers
      .filter(
        large =>
          small !== large &&
          part(small, large) &&
          !numbers.some(one => one !== small && one !== large && part(small, one) && part(one, large)),
      )
      .map(large => [small, large] as const),
  )
}
