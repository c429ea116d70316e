/**
 * The identifier each person is printed under: the smallest of their local ones; without one the first strong one; without
 * that a hash of the row. Where two people would be printed alike, a hash of who they are follows a `~`.
 */
import { hashOfText } from '../hash.ts'
import { distinct } from './card.ts'
import type { Joined } from './joined.ts'
import { cardTexts } from './subjects.ts'

type Unnamed = Omit<Joined, 'ids'>

/** By person. */
export function personIds(joined: Unnamed): readonly string[] {
  const { subjects, personOf } = joined
  const ids = smallestLocalIds(joined)
  const people = new Map<string, Set<number>>()
  const claim = (id: string, person: number): void => {
    people.set(id, (people.get(id) ?? new Set()).add(person))
  }
  for (const subject of subjects.nameless.keys()) {
    const person = personOf[subject] as number
    if (ids[person] !== '') continue
    const id = idWithoutLocal(joined, person)
    ids[person] = id
    claim(id, person)
  }
  for (const pair of subjects.nextSame)
    for (const subject of pair) {
      const person = personOf[subject] as number
      const id = ids[person] as string
      if (id === subjects.ids[subject]) claim(id, person)
    }
  for (const [id, alike] of people)
    if (alike.size > 1) for (const person of alike) ids[person] = `${id}~${hashOfPerson(joined, person)}`
  return ids
}

/** Empty where a person has none. */
function smallestLocalIds({ subjects, personOf, people }: Unnamed): string[] {
  const ids: string[] = new Array(people).fill('')
  for (const [subject, id] of subjects.ids.entries()) {
    const person = personOf[subject] as number
    const known = ids[person] as string
    if (known === '' || (id !== '' && id < known)) ids[person] = id
  }
  return ids
}

/** The first strong identifier, unless it is somebody's local one; else a hash of the first row. */
function idWithoutLocal({ subjects, subjectsOf }: Unnamed, person: number): string {
  const own = [...subjectsOf(person)]
  const [strong] = distinct(own.map(subject => subjects.nameless.get(subject)?.written ?? ''))
  if (strong !== undefined && !subjects.byId.has(strong)) return strong
  const [row] = distinct(own.map(subject => subjects.nameless.get(subject)?.hash ?? ''))
  return `row-${row}`
}

function hashOfPerson({ subjects, subjectsOf, fileNames }: Unnamed, person: number): string {
  const about = [...subjectsOf(person)].map(subject => {
    const cards = [...cardTexts(subjects, subject)].sort().join('\n')
    const file = fileNames[subjects.files[subject] as number]
    return `${file}\n${subjects.nameless.get(subject)?.hash ?? ''}\n${cards}`
  })
  return hashOfText(about.sort().join('\n')).slice(0, 8)
}
