/** Where people go who have been read: counted, put together where they are relevant, and given on. */

import type { Person } from '../../record/person.ts'
import type { Source as Place } from '../../rules/fact.ts'
import { type Counting, noAccounts } from '../accounts.ts'
import type { WhoIs } from '../identity/join.ts'
import type { PeopleSink, Reading } from '../reading.ts'
import type { Custom } from './naming.ts'
import { type PersonRows, personReader } from './person/person.ts'
import { type RelevanceFilter, relevanceFilter } from './relevance.ts'
import type { Row } from './row.ts'

export interface PeopleOut {
  readonly sink: PeopleSink
  /** Absent where everybody is relevant. It looks at one person's rows at a time. */
  readonly filter: RelevanceFilter | undefined
  readonly readPerson: (of: PersonRows) => Person
  readonly custom: Custom
  /** Rejected lines of the files that are nobody's, some of them. */
  strays: readonly Place[]
  /** The accounts of the part that is being read. */
  count: Counting
}

export function peopleOut(reading: Reading, sink: PeopleSink): PeopleOut {
  const { asOf, readOffense, silence, relevance } = reading
  const custom: Custom = { namesOffenses: false }
  const out: PeopleOut = {
    sink,
    filter: relevance === undefined ? undefined : relevanceFilter(readOffense, relevance),
    readPerson: personReader({
      asOf,
      readOffense,
      custom,
      ...(silence === undefined ? {} : { silence }),
      note: kind => {
        out.count.notes[kind] = (out.count.notes[kind] ?? 0) + 1
      },
    }),
    custom,
    strays: [],
    count: noAccounts(),
  }
  return out
}

/** Gives a person on. `unread`: lines of theirs that are no rows. */
export function givePerson(
  out: PeopleOut,
  { id, doubts, oneSubject, oneBirth }: WhoIs,
  rows: readonly Row[],
  unread: readonly Place[],
  relevant: boolean,
): void {
  const { count, sink, strays } = out
  count.people++
  if (!relevant) {
    sink.onOthers?.(() => rows)
    return
  }
  const person = out.readPerson({ id, rows, doubts, unread, strays, oneSubject, oneBirth })
  for (const row of rows) if (row.duplicate) count.duplicates++
  sink.onPerson({ person, rows })
}

/** The places of these lines, each once, in order. */
export const placesOf = (rows: readonly Row[]): readonly Place[] => placesOnce(rows.map(row => row.source))

export function placesOnce(all: readonly Place[]): readonly Place[] {
  if (all.length < 2) return all
  const ordered = all.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return ordered.filter((place, at) => {
    const before = ordered[at - 1]
    return before === undefined || before.line !== place.line || before.file !== place.file
  })
}
