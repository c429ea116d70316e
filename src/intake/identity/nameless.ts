/** Rows without local identifier that joined nobody: they may be anyone's of the same name and birth date. */
import { type Card, type IdentifierKinds, nameAndBirth } from './card.ts'
import { type Joined, sourceOf, sourcesOf } from './joined.ts'
import { addDoubt, type Findings } from './note.ts'
import { cardsOf } from './subjects.ts'

/** Notes them, and leaves in doubt them and those they may be. */
export function noteNameless(joined: Joined, findings: Findings): void {
  const { subjects, personOf, subjectsOf } = joined
  /** By name and birth date. */
  const alone = new Map<string, number[]>()
  for (const subject of subjects.nameless.keys()) {
    const person = personOf[subject] as number
    if (subjectsOf(person).some(own => subjects.ids[own] !== '')) continue
    const cards = cardsOf(subjects, subject)
    if (!cards.some(card => card.strong.some(value => value !== ''))) noteAlone(joined, subject, findings)
    const who = cards.map(nameAndBirth).find(text => text !== '') ?? ''
    if (who !== '') alone.set(who, [...(alone.get(who) ?? []), subject])
  }
  if (alone.size > 0) noteNamesakes(joined, alone, findings)
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

/** People of the same name and birth date, where no identifier tells them apart. */
function noteNamesakes(
  joined: Joined,
  alone: ReadonlyMap<string, readonly number[]>,
  findings: Findings,
): void {
  const { subjects, personOf, ids, kinds } = joined
  const says = `a row without ${kinds.local} has the same name and birth date, and nothing to tell them apart`
  for (let subject = 0; subject < subjects.ids.length; subject++) {
    const cards = cardsOf(subjects, subject)
    for (const card of cards)
      for (const row of alone.get(nameAndBirth(card)) ?? []) {
        const people = [personOf[row] as number, personOf[subject] as number]
        if (people[0] === people[1] || toldApart(cardsOf(subjects, row), cards, kinds)) continue
        const sources = sourcesOf(joined, [row, subject])
        for (const person of people) addDoubt(findings, person, says, sources)
        findings.notes.push({
          kind: 'no-identifier',
          people: people.map(person => ids[person] as string).sort(),
          count: 2,
          sources,
          agreed: ['name', 'birth date'],
          differed: [],
          doubt: true,
        })
      }
  }
}

/** Whether both have an identifier of one kind: as they were not joined, it tells them apart. */
export const toldApart = (a: readonly Card[], b: readonly Card[], { strong }: IdentifierKinds): boolean =>
  strong.some((_, place) => [a, b].every(cards => cards.some(card => card.strong[place] !== '')))
