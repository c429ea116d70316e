/** Whom the facts of a question mean, of people who are read one by one. */
import { finderOf, type Meant } from '../facts/whom.ts'
import type { Format } from '../intake/format.ts'
import type { ReadPerson } from '../intake/reading.ts'
import { offenseReader, type Question } from './person.ts'

/** What the facts of a question mean of a person who was read. */
export function finderFor(question: Question, format: Format): (read: ReadPerson) => readonly Meant[] {
  const { facts } = question
  if (facts === undefined) return () => []
  const { meantOf } = finderOf({
    ...facts,
    readOffense: offenseReader(question),
    plainStateNumber: format.plainStateNumber ?? (() => ''),
  })
  return read => meantOf(read.person, format.numbersOf?.(read) ?? { ids: [], stateNumbers: [] })
}
