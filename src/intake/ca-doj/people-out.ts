/** Where people go who have been read: counted, put together where they are relevant, and given on. */

import { LIMITS } from '../../record/limits.ts'
import type { Doubt, Person } from '../../record/person.ts'
import type { Source as Place } from '../../rules/fact.ts'
import { type Counting, noAccounts } from '../accounts.ts'
import type { WhoIs } from '../identity/join.ts'
import type { PeopleSink, Reading } from '../reading.ts'
import { COLUMN } from './columns.ts'
import type { Custom } from './naming.ts'
import { byBytes } from './person/event.ts'
import { type PersonRows, personReader } from './person/person.ts'
import { mayConvict } from './person/undisposed.ts'
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
  const { read, doubt } = readable(rows)
  if (doubt.length > 0) count.notes[TOO_MANY] = (count.notes[TOO_MANY] ?? 0) + 1
  const all = doubt.length === 0 ? doubts : [...doubts, ...doubt]
  const person = out.readPerson({ id, rows: read, doubts: all, unread, strays, oneSubject, oneBirth })
  for (const row of rows) if (row.duplicate) count.duplicates++
  sink.onPerson({ person, rows })
}

const TOO_MANY = 'person: more rows than are read'
const NO_DOUBT: readonly Doubt[] = []

/** The rows of a person that are read: of too many those that may convict, then the first of the others, and what that leaves in doubt. */
function readable(rows: readonly Row[]): { readonly read: readonly Row[]; readonly doubt: readonly Doubt[] } {
  const { most } = LIMITS.personRows
  if (rows.length <= most) return { read: rows, doubt: NO_DOUBT }
  const ordered = rows.toSorted((a, b) => Number(mayConvict(b)) - Number(mayConvict(a)) || inOrder(a, b))
  const [first] = placesOf(ordered.slice(most))
  const says = `this person has ${rows.length} rows, of which ${most} were read`
  return {
    read: ordered.slice(0, most),
    doubt: [{ kind: 'unread-row', says, sources: first === undefined ? [] : [first] }],
  }
}

const inOrder = (a: Row, b: Row): number => {
  const [one, other] = [a.text(COLUMN.CNT_ORDER), b.text(COLUMN.CNT_ORDER)]
  return one === other ? byBytes(a, b) : one < other ? -1 : 1
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
