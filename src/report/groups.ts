/** People of a run counted by race, sex and age as their records have them, from `people.csv`. */
import type { TableRow } from '../results/csv-read.ts'
import { civil, type Day, parseDay } from '../time/day.ts'

/** What is counted of the people of one group. All are people. */
export interface GroupCounts {
  considered: number
  /** With a felony (a conviction) on record today, surely. */
  hadFelony: number
  hadConviction: number
  /** Surely with one today, and surely without once what is due is granted. */
  lostFelony: number
  lostConviction: number
}

export const GROUPINGS = ['race', 'sex', 'age'] as const
export type Grouping = (typeof GROUPINGS)[number]
/** By group, in the words of the page. */
export type Groups = Readonly<Record<Grouping, ReadonlyMap<string, GroupCounts>>>

/** Why a table cannot be counted. */
export class NotCounted extends Error {}

export interface Counting {
  readonly add: (row: TableRow) => void
  readonly groups: () => Groups
}

const NOT_RECORDED = 'not recorded'
/** What a group is called in which the small ones of a grouping stand together: each by itself could hardly be shown. */
export const ALL_OTHERS = 'all others'
/** People a group needs to stand by itself. */
const LEAST = 11
const SEXES: Readonly<Record<string, string>> = { M: 'male', F: 'female', X: 'nonbinary' }
/** Ages that end a group, in years. */
const AGES = [25, 35, 45, 55, 65] as const

/** No people yet. */
export const noGroups = (): Found => ({ race: new Map(), sex: new Map(), age: new Map() })

/** `day` is the day of the run: ages are counted to it. */
export function countGroups(day: Day): Counting {
  const found = noGroups()
  return {
    add: row => {
      const { race = '', sex = '', birth_date: birth = '' } = row
      addTo(found, groupsIn({ race, sex, birth }, day), {
        hadFelony: flag(row, 'felony_before') === 'yes',
        hadConviction: flag(row, 'conviction_before') === 'yes',
        hasFelony: flag(row, 'felony_after') !== 'no',
        hasConviction: flag(row, 'conviction_after') !== 'no',
      })
    },
    groups: () => inOrderOf(found),
  }
}

/** The groups as a page has them: the small ones of each kind together. */
export const inOrderOf = (found: Groups): Groups => ({
  race: largeFirst(found.race),
  sex: largeFirst(found.sex),
  age: byName(found.age),
})

/** The groups somebody is in; `birth` as a table has it. */
export const groupsIn = (
  { race, sex, birth }: { readonly race: string; readonly sex: string; readonly birth: string },
  day: Day,
): Readonly<Record<Grouping, string>> => ({
  race: race.trim().toLowerCase() || NOT_RECORDED,
  sex: SEXES[sex.trim()] ?? NOT_RECORDED,
  age: ageGroup(birth, day),
})

/** What surely stands on somebody's record today, and what may stand on it once what is due is granted. */
export interface BeforeAndAfter {
  readonly hadFelony: boolean
  readonly hadConviction: boolean
  readonly hasFelony: boolean
  readonly hasConviction: boolean
}

/** Groups while people are counted, none of them put together yet. */
export type Found = Readonly<Record<Grouping, Map<string, GroupCounts>>>

/** Counts somebody in each of their groups. */
export function addTo(
  found: Found,
  names: Readonly<Record<Grouping, string>>,
  { hadFelony, hadConviction, hasFelony, hasConviction }: BeforeAndAfter,
): void {
  for (const grouping of GROUPINGS) {
    const counts = found[grouping].get(names[grouping]) ?? nobody()
    found[grouping].set(names[grouping], counts)
    counts.considered++
    if (hadFelony) counts.hadFelony++
    if (hadConviction) counts.hadConviction++
    if (hadFelony && !hasFelony) counts.lostFelony++
    if (hadConviction && !hasConviction) counts.lostConviction++
  }
}

/** The same groups as another count has them: what does not stand by itself there goes with the others. */
export function asIn(groups: Groups, found: Groups): Groups {
  const like = (grouping: Grouping): ReadonlyMap<string, GroupCounts> => {
    const counts = new Map([...groups[grouping].keys()].map(name => [name, nobody()]))
    for (const [name, own] of found[grouping]) {
      const into = counts.has(name) ? name : ALL_OTHERS
      const sum = counts.get(into) ?? nobody()
      counts.set(into, sum)
      for (const [key, value] of Object.entries(own)) sum[key as keyof GroupCounts] += value
    }
    return counts
  }
  return { race: like('race'), sex: like('sex'), age: like('age') }
}

export const nobody = (): GroupCounts => ({
  considered: 0,
  hadFelony: 0,
  hadConviction: 0,
  lostFelony: 0,
  lostConviction: 0,
})

function flag(row: TableRow, name: string): string {
  const found = row[`has_${name}`]
  if (found !== 'yes' && found !== 'no' && found !== 'unknown')
    throw new NotCounted(`people.csv has no column [has_${name}] that is yes, no or unknown`)
  return found
}

/** The age on the day in groups; a birth date known only within bounds that lie in two groups is none. */
function ageGroup(birth: string, day: Day): string {
  const [from = '', to = from] = birth.split('..')
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first === undefined || last === undefined) return NOT_RECORDED
  const [one, other] = [groupOfAge(ageOn(first, day)), groupOfAge(ageOn(last, day))]
  return one === other ? one : NOT_RECORDED
}

function ageOn(birth: Day, day: Day): number {
  const [born, now] = [civil(birth), civil(day)]
  const before = now.month < born.month || (now.month === born.month && now.day < born.day)
  return now.year - born.year - (before ? 1 : 0)
}

function groupOfAge(age: number): string {
  const at = AGES.findIndex(end => age < end)
  if (at === 0) return `under ${AGES[0]}`
  return at < 0 ? `${AGES.at(-1)} or older` : `${AGES[at - 1]} to ${(AGES[at] as number) - 1}`
}

/** What groups are called that no record names: a page has words for each. */
export const GROUP_NAMES: readonly string[] = [
  NOT_RECORDED,
  ALL_OTHERS,
  ...Object.values(SEXES),
  ...[0, ...AGES].map(groupOfAge),
]

type OfOne = ReadonlyMap<string, GroupCounts>

/** The groups that are large enough, by `order`; then the small ones together; then those of whom nothing is recorded. */
function inOrder(found: OfOne, order: (a: string, b: string) => number): OfOne {
  const named = [...found.keys()].filter(name => name !== NOT_RECORDED)
  const small = named.filter(name => (found.get(name)?.considered ?? 0) < LEAST)
  const apart = small.length < 2 ? [] : small
  const others = nobody()
  for (const name of apart)
    for (const [key, value] of Object.entries(found.get(name) ?? {}))
      others[key as keyof GroupCounts] += value
  const unknown = found.get(NOT_RECORDED)
  return new Map([
    ...named
      .filter(name => !apart.includes(name))
      .sort(order)
      .map(name => [name, found.get(name) as GroupCounts] as const),
    ...(apart.length === 0 ? [] : [[ALL_OTHERS, others] as const]),
    ...(unknown === undefined ? [] : [[NOT_RECORDED, unknown] as const]),
  ])
}

const largeFirst = (found: OfOne): OfOne =>
  inOrder(
    found,
    (a, b) => (found.get(b)?.considered ?? 0) - (found.get(a)?.considered ?? 0) || (a < b ? -1 : 1),
  )
const youngest = (name: string): number => (name.startsWith('under') ? 0 : Number.parseInt(name, 10))
const byName = (found: OfOne): OfOne => inOrder(found, (a, b) => youngest(a) - youngest(b))
