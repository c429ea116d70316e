/**
 * People of one name and birth date who were not joined: noted, and left in doubt, where their numbers are nearly alike, or
 * where none tells them apart. Where each has a number of one kind and these are nothing like, they are two people.
 */
import { type Card, distinct, masked, nameAndBirth } from './card.ts'
import { cardsOfPerson, type Joined, sourcesOf } from './joined.ts'
import { isNear, nearKeys } from './near.ts'
import { addDoubt, type Findings, type IdentityNote, SHOWN } from './note.ts'
import { cardsOf } from './subjects.ts'

/** Those with a local identifier: rows without one are looked at by themselves. */
export function noteNamesakes(joined: Joined, findings: Findings): void {
  const { subjects, personOf } = joined
  const people = new Map<string, number[]>()
  for (let subject = 0; subject < subjects.ids.length; subject++) {
    if (subjects.ids[subject] === '') continue
    const person = personOf[subject] as number
    for (const who of new Set(cardsOf(subjects, subject).map(nameAndBirth))) {
      if (who === '') continue
      const known = people.get(who)
      if (known === undefined) people.set(who, [person])
      else if (known.at(-1) !== person) known.push(person)
    }
  }
  const noted = new Set<string>()
  for (const all of people.values()) {
    const own = [...new Set(all)]
    if (own.length > 1) noteOfOneName(joined, own, findings, noted)
  }
}

/** What is noted of people of one name and birth date. `noted`: what has been, under another of their names. */
function noteOfOneName(
  joined: Joined,
  people: readonly number[],
  findings: Findings,
  noted: Set<string>,
): void {
  const cards = new Map(people.map(person => [person, cardsOfPerson(joined, person)]))
  const note = (
    kind: 'near-identifier' | 'same-name',
    found: ReadonlySet<number>,
    more: More,
    says: string,
  ) => {
    const own = [...found].sort((a, b) => a - b)
    const key = `${kind} ${more.identifier ?? ''} ${own.join(' ')}`
    if (own.length === 0 || noted.has(key)) return
    noted.add(key)
    const sources = sourcesOf(
      joined,
      own.map(person => joined.subjectsOf(person)[0] as number),
    ).slice(0, SHOWN)
    for (const person of own) addDoubt(findings, person, says, sources)
    findings.notes.push({
      kind,
      ...more,
      people: own
        .map(person => joined.ids[person] as string)
        .sort()
        .slice(0, SHOWN),
      count: own.length,
      sources,
      agreed: ['name', 'birth date'],
      doubt: true,
    })
  }
  for (const [place, kind] of joined.kinds.strong.entries()) {
    const { found, values } = nearlyAlike(cards, place, joined)
    note(
      'near-identifier',
      found,
      { identifier: kind, value: values.map(masked).slice(0, SHOWN).join(' '), differed: [kind] },
      `the same name and birth date stand beside a ${kind} that is nearly the same`,
    )
  }
  note(
    'same-name',
    untold(cards),
    { differed: [joined.kinds.local] },
    `another ${joined.kinds.local} has the same name and birth date, and no number tells them apart`,
  )
}

type More = Pick<IdentityNote, 'identifier' | 'value' | 'differed'>
type CardsByPerson = ReadonlyMap<number, readonly Card[]>

const valuesOf = (cards: readonly Card[], place: number): readonly string[] =>
  distinct(cards.map(card => card.strong[place] as string))

/** Those who have a number of this kind that is nearly that of another, whom no other kind tells apart; and these numbers. */
function nearlyAlike(
  people: CardsByPerson,
  place: number,
  { kinds }: Joined,
): { readonly found: ReadonlySet<number>; readonly values: readonly string[] } {
  const holders = new Map<string, { readonly person: number; readonly value: string }[]>()
  const found = new Set<number>()
  const values: string[] = []
  for (const [person, cards] of people)
    for (const value of valuesOf(cards, place))
      for (const key of nearKeys(value)) {
        const known = holders.get(key) ?? []
        for (const other of known)
          if (
            other.person !== person &&
            isNear(other.value, value) &&
            mayBeOne(people, [person, other.person], kinds)
          ) {
            found.add(person).add(other.person)
            values.push(value, other.value)
          }
        known.push({ person, value })
        holders.set(key, known)
      }
  return { found, values: distinct(values) }
}

/** Whether no kind of number tells two people apart: each has one of it, and they are nothing like. */
const mayBeOne = (
  people: CardsByPerson,
  [a, b]: readonly [number, number],
  { strong }: Joined['kinds'],
): boolean =>
  strong.every((_, place) => {
    const [own, others] = [a, b].map(person => valuesOf(people.get(person) ?? [], place)) as [
      readonly string[],
      readonly string[],
    ]
    if (own.length === 0 || others.length === 0) return true
    return own.some(value => others.some(other => isNear(value, other)))
  })

/** Those who have no kind of number that some other one has too. */
function untold(people: CardsByPerson): ReadonlySet<number> {
  const byKinds = new Map<number, number[]>()
  for (const [person, cards] of people) {
    const [first] = cards
    const kinds = (first?.strong ?? []).reduce(
      (sum, _, place) => sum | (valuesOf(cards, place).length > 0 ? 1 << place : 0),
      0,
    )
    byKinds.set(kinds, [...(byKinds.get(kinds) ?? []), person])
  }
  const found = new Set<number>()
  for (const [a, some] of byKinds)
    for (const [b, others] of byKinds)
      if ((a & b) === 0 && (a !== b || some.length > 1))
        for (const person of [...some, ...others]) found.add(person)
  return found
}
