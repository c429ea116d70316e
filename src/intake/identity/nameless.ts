/** Rows without local identifier that joined nobody: they may be anyone's of the same name and birth date. */
import { distinct, nameAndBirth } from './card.ts'
import { type Joined, sourceOf, sourcesOf } from './joined.ts'
import { addDoubt, bySource, type Findings, SHOWN } from './note.ts'
import { cardsOf } from './subjects.ts'

/** Notes them, and leaves in doubt them and those they may be. */
export function noteNameless(joined: Joined, findings: Findings): void {
  const { subjects, personOf } = joined
  const named = new Set<number>()
  for (const [subject, id] of subjects.ids.entries()) if (id !== '') named.add(personOf[subject] as number)
  /** By name and birth date. */
  const alone = new Map<string, Namesake[]>()
  for (const subject of subjects.nameless.keys()) {
    if (named.has(personOf[subject] as number)) continue
    const cards = cardsOf(subjects, subject)
    if (!cards.some(card => card.strong.some(value => value !== ''))) noteAlone(joined, subject, findings)
    const who = cards.map(nameAndBirth).find(text => text !== '') ?? ''
    if (who === '') continue
    const known = alone.get(who)
    const one = { subject, person: personOf[subject] as number, kinds: kindsOf(cards), alone: true }
    if (known === undefined) alone.set(who, [one])
    else known.push(one)
  }
  if (alone.size === 0) return
  for (const [subject] of subjects.ids.entries())
    if (named.has(personOf[subject] as number)) addNamed(joined, subject, alone)
  for (const namesakes of alone.values()) noteNamesakes(joined, namesakes, findings)
}

/** One of several who have a name and a birth date in common. */
interface Namesake {
  readonly subject: number
  readonly person: number
  /** The kinds of strong identifier their rows have, one bit each. */
  readonly kinds: number
  /** A row without local identifier, which may be anyone's of them. */
  readonly alone: boolean
}

const kindsOf = (cards: readonly { readonly strong: readonly string[] }[]): number => {
  let kinds = 0
  for (const { strong } of cards)
    for (const [place, value] of strong.entries()) if (value !== '') kinds |= 1 << place
  return kinds
}

/** Adds a subject to those whose name and birth date it has, once. */
function addNamed(
  { subjects, personOf }: Joined,
  subject: number,
  alone: ReadonlyMap<string, Namesake[]>,
): void {
  const cards = cardsOf(subjects, subject)
  for (const who of new Set(cards.map(nameAndBirth)))
    alone
      .get(who)
      ?.push({ subject, person: personOf[subject] as number, kinds: kindsOf(cards), alone: false })
}

function noteAlone(joined: Joined, subject: number, findings: Findings): void {
  const person = joined.personOf[subject] as number
  const sources = [sourceOf(joined, subject)]
  addDoubt(findings, person, 'the row has no identifier: other rows may be the same person’s', sources)
  findings.notes.push({
    kind: 'no-identifier',
    people: [joined.ids[person] as string],
    count: 1,
    sources,
    agreed: [],
    differed: [],
    doubt: true,
  })
}

/** People of one name and birth date, where no identifier tells them apart: one note, however many they are. */
function noteNamesakes(joined: Joined, namesakes: Namesake[], findings: Findings): void {
  if (namesakes.length < 2) return
  namesakes.sort((a, b) => bySource(sourceOf(joined, a.subject), sourceOf(joined, b.subject)))
  const all = firstOfEach(namesakes)
  const rows = firstOfEach(namesakes.filter(({ alone }) => alone))
  const says = `a row without ${joined.kinds.local} has the same name and birth date, and nothing to tell them apart`
  const found: Namesake[] = []
  for (const one of namesakes) {
    const other = (one.alone ? all : rows).find(
      ({ person, kinds }) => person !== one.person && (kinds & one.kinds) === 0,
    )
    if (other === undefined) continue
    found.push(one)
    addDoubt(findings, one.person, says, sourcesOf(joined, [other.subject, one.subject]))
  }
  const people = distinct(found.map(({ person }) => joined.ids[person] as string))
  if (people.length === 0) return
  findings.notes.push({
    kind: 'no-identifier',
    people: people.slice(0, SHOWN),
    count: people.length,
    sources: sourcesOf(
      joined,
      found.slice(0, SHOWN).map(({ subject }) => subject),
    ),
    agreed: ['name', 'birth date'],
    differed: [],
    doubt: true,
  })
}

/** Of all who have the same kinds of identifier the first, and the first who is somebody else: nobody needs another. */
function firstOfEach(namesakes: readonly Namesake[]): readonly Namesake[] {
  const firsts = new Map<number, Namesake[]>()
  for (const one of namesakes) {
    const known = firsts.get(one.kinds)
    if (known === undefined) firsts.set(one.kinds, [one])
    else if (known.length === 1 && known[0]?.person !== one.person) known.push(one)
  }
  return [...firsts.values()].flat()
}
