/** People who share an identifier and were not joined: what is noted of them, and who is left in doubt. */
import { distinct, type IdentifierKinds, masked } from './card.ts'
import { cardsOfPerson, type Joined, sourcesOf } from './joined.ts'
import { addDoubt, type Findings, SHOWN } from './note.ts'
import type { SharedIdentifier } from './shared.ts'

/** One name and birth date of a person, for comparing: the birth date is empty where rows differ. */
interface Compared {
  readonly name: string
  readonly birth: string
}

/** Notes the people who share this identifier. An identifier shared by one person's own rows is nothing to note. */
export function noteShared(joined: Joined, shared: SharedIdentifier, findings: Findings): void {
  /** Each person with the first of their subjects that holds it. */
  const holding = new Map<number, number>()
  for (const subject of shared.holders) {
    const person = joined.personOf[subject] as number
    if (!holding.has(person)) holding.set(person, subject)
  }
  if (holding.size < 2) return
  const compared = [...holding.keys()].map(person => comparedOf(joined, person))
  const { agreed, differed } = compare(compared)
  const strangers = areStrangers(shared, compared, joined.kinds)
  const sources = sourcesOf(joined, holding.values()).slice(0, SHOWN)
  const ids = [...holding.keys()].map(person => joined.ids[person] as string).sort()
  findings.notes.push({
    kind: 'shared-identifier',
    identifier: shared.kind,
    value: shared.place === undefined ? shared.value : masked(shared.value),
    people: ids.slice(0, SHOWN),
    count: ids.length,
    sources,
    agreed,
    differed,
    doubt: !strangers,
  })
  if (strangers) return
  const says = `the same ${shared.kind} stands on rows of ${ids.length} people whose name or birth date does not agree`
  // The same number and name with another birth date: one of the dates is wrong, in one file or in several.
  const birthDate = agreed.includes('name') && differed.includes('birth date')
  for (const person of holding.keys()) addDoubt(findings, person, says, sources, birthDate)
}

function comparedOf(joined: Joined, person: number): Compared {
  const cards = cardsOfPerson(joined, person)
  const births = distinct(cards.map(card => card.birth))
  return {
    name: distinct(cards.map(card => card.name)).join('/'),
    birth: births.length === 1 ? (births[0] as string) : '',
  }
}

/** What those who share an identifier agree on, and what they do not, or what is missing. */
export function compare(people: readonly Compared[]): {
  readonly agreed: readonly string[]
  readonly differed: readonly string[]
} {
  const agreed: string[] = []
  const differed: string[] = []
  for (const [what, values] of [
    ['name', people.map(({ name }) => name)],
    ['birth date', people.map(({ birth }) => birth)],
  ] as const)
    if (values.some(value => value === '')) differed.push(`${what} missing`)
    else if (new Set(values).size === 1) agreed.push(what)
    else differed.push(what)
  return { agreed, differed }
}

/** Some files number their people from 1: two who have nothing else in common are no doubt. */
const areStrangers = (
  { kind }: SharedIdentifier,
  people: readonly Compared[],
  { local }: IdentifierKinds,
): boolean =>
  kind === local &&
  people.every(({ name, birth }) => name !== '' && birth !== '') &&
  new Set(people.map(({ name }) => name)).size === people.length &&
  new Set(people.map(({ birth }) => birth)).size === people.length
