/** Subjects joined into people: what the questions about them are asked of. */
import type { Source } from '../../rules/fact.ts'
import type { Card, IdentifierKinds } from './card.ts'
import { bySource } from './note.ts'
import { cardsOf, type Subjects } from './subjects.ts'

export interface Joined {
  readonly subjects: Subjects
  /** The names of the files, by their numbers. */
  readonly fileNames: readonly string[]
  readonly kinds: IdentifierKinds
  /** How many people there are. They are numbered by their first subjects. */
  readonly people: number
  /** By subject. */
  readonly personOf: Uint32Array
  /** The subjects of a person, in order. */
  readonly subjectsOf: (person: number) => Uint32Array
  /** By person: the identifier results are printed under. */
  readonly ids: readonly string[]
}

/** The first row of a subject. */
export const sourceOf = ({ subjects, fileNames }: Joined, subject: number): Source => ({
  file: fileNames[subjects.files[subject] as number] as string,
  line: subjects.lines[subject] as number,
})

export const sourcesOf = (joined: Joined, subjects: Iterable<number>): readonly Source[] =>
  Array.from(subjects, subject => sourceOf(joined, subject)).sort(bySource)

export const cardsOfPerson = ({ subjects, subjectsOf }: Joined, person: number): readonly Card[] =>
  [...subjectsOf(person)].flatMap(subject => [...cardsOf(subjects, subject)])
