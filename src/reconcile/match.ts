/** Which person of the state's file an office's person is: one who surely is, and nobody else; or in doubt, with why. */
import { type Likeness, likeness, perhapsOne, scoreOf, surelyOne, type Who } from '../intake/identity/who.ts'
import type { OfficePerson } from './office-rows.ts'

/** Somebody of the state's file who has something in common with an office's person. */
export interface Candidate<P> {
  readonly person: P
  readonly id: string
  readonly like: Likeness
  readonly score: number
}

export type Match<P> =
  | { readonly is: 'matched'; readonly with: Candidate<P>; readonly others: readonly Candidate<P>[] }
  | { readonly is: 'doubt'; readonly why: string; readonly candidates: readonly Candidate<P>[] }
  | { readonly is: 'none' }

/** Finds people of the office who may be somebody, by what they have in common. */
export interface Finder {
  readonly mayBe: (who: Who) => readonly OfficePerson[]
}

const keysOf = ({ strong, names, births, caseNumbers }: Who): readonly string[] => [
  ...strong,
  ...names.flatMap(({ last, first }) => [
    ...births.map(birth => `N ${last} ${first} ${birth}`),
    ...caseNumbers.map(number => `C ${last} ${first} ${number}`),
  ]),
  ...births.flatMap(birth => caseNumbers.map(number => `B ${birth} ${number}`)),
]

export function finderOf(people: readonly OfficePerson[]): Finder {
  const byKey = new Map<string, OfficePerson[]>()
  for (const person of people)
    for (const key of new Set(keysOf(person.who))) {
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, [person])
      else known.push(person)
    }
  return {
    mayBe: who => {
      const found = new Set<OfficePerson>()
      for (const key of keysOf(who)) for (const person of byKey.get(key) ?? []) found.add(person)
      return [...found]
    },
  }
}

/**
 * Somebody of the state's file as one who may be this person of the office. Where the office's rows differ in name or birth date, one
 * of them may say enough by itself; two of them that say so of two people leave it in doubt.
 */
export function candidateOf<P>(
  office: OfficePerson,
  who: Who,
  person: P,
  id: string,
): Candidate<P> | undefined {
  const together = likeness(office.who, who)
  const like = surelyOne(together)
    ? together
    : (office.rows.map(row => likeness(row.who, who)).find(surelyOne) ?? together)
  return perhapsOne(like) ? { person, id, like, score: scoreOf(like) } : undefined
}

/** Two who both surely are one person leave it in doubt, whatever their scores: the files do not say which. */
export function matchOf<P>(candidates: readonly Candidate<P>[]): Match<P> {
  if (candidates.length === 0) return { is: 'none' }
  const all = [...candidates].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  const sure = all.filter(({ like }) => surelyOne(like))
  const [first, second] = sure
  if (first !== undefined && second === undefined)
    return { is: 'matched', with: first, others: all.filter(one => one !== first) }
  if (first !== undefined)
    return { is: 'doubt', why: `${sure.length} people of the state’s file may be this one`, candidates: all }
  const byNumber = all.some(({ like }) => like.sameNumbers.length > 0)
  const why = byNumber
    ? 'a number is the same and neither name nor birth date agrees'
    : 'no number is the same, and name, birth date and case number do not all agree'
  return { is: 'doubt', why, candidates: all }
}
