/** What is noted of one person's own rows: what joined them, and where their names or birth dates differ. */
import { distinct } from './card.ts'
import { cardsOfPerson, type Joined, sourcesOf } from './joined.ts'
import { addDoubt, type Findings, type IdentityNote, SHOWN } from './note.ts'
import type { SharedIdentifier } from './shared.ts'

/** By person: the kinds of identifier that several of their subjects share. */
export function joinedBy(
  { personOf }: Joined,
  shared: readonly SharedIdentifier[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const kinds = new Map<number, Set<string>>()
  for (const { kind, holders } of shared) {
    const seen = new Set<number>()
    for (const subject of holders) {
      const person = personOf[subject] as number
      if (seen.has(person)) kinds.set(person, (kinds.get(person) ?? new Set()).add(kind))
      seen.add(person)
    }
  }
  return kinds
}

/** `by`: the kinds of identifier that joined their rows. */
export function notePerson(
  joined: Joined,
  person: number,
  by: ReadonlySet<string> | undefined,
  findings: Findings,
): void {
  const { subjects, subjectsOf, ids } = joined
  const own = subjectsOf(person)
  // Rows that all say the same: of most people.
  if (own.length === 1 && typeof subjects.cards[own[0] as number] === 'string') return
  const sources = sourcesOf(joined, own).slice(0, SHOWN)
  const about = { people: [ids[person] as string], count: 1, sources }
  if (own.length > 1 && by !== undefined) findings.notes.push({ ...about, ...noteOfJoining(joined, own, by) })
  const cards = cardsOfPerson(joined, person)
  const names = distinct(cards.map(card => card.name))
  const births = distinct(cards.map(card => card.birth))
  if (births.length > 1) {
    const doubt = names.length > 1
    findings.notes.push({
      ...about,
      kind: 'birth-dates-differ',
      agreed: doubt ? [] : ['name'],
      differed: doubt ? ['birth date', 'name'] : ['birth date'],
      doubt,
    })
    const says = `rows of one ${joined.kinds.local} differ in name and birth date`
    if (doubt) addDoubt(findings, person, says, sources)
  } else if (names.length > 1)
    findings.notes.push({
      ...about,
      kind: 'names-differ',
      agreed: ['birth date'],
      differed: ['name'],
      doubt: false,
    })
}

function noteOfJoining(
  { subjects, kinds }: Joined,
  own: Uint32Array,
  by: ReadonlySet<string>,
): Pick<IdentityNote, 'kind' | 'value' | 'agreed' | 'differed' | 'doubt'> {
  const ids = distinct(Array.from(own, subject => subjects.ids[subject] as string))
  return {
    kind: 'joined',
    value: ids.slice(0, SHOWN).join(' '),
    agreed: [...[...kinds.strong, kinds.local].filter(kind => by.has(kind)), 'name', 'birth date'],
    differed: ids.length > 1 ? [kinds.local] : ['file'],
    doubt: false,
  }
}
