/**
 * The second pass: reads the people of a part, each whole. A group that shares no identifier with another is decided here
 * by itself; people of groups that do are read where the first of their groups begins.
 */
import type { Source as Place } from '../../rules/fact.ts'
import { type Accounts, noAccounts } from '../accounts.ts'
import type { Part } from '../population.ts'
import type { PeopleSink, Reading } from '../reading.ts'
import { groupLines } from './group-lines.ts'
import { walkGroups } from './groups.ts'
import type { LinkedPerson } from './join-linked.ts'
import { firstPlaces, freshPlaces, keepPlaces } from './line-places.ts'
import { newSpace, quickSpace, type Range, type Source } from './part.ts'
import { type PeopleOut, peopleOut } from './people-out.ts'
import { giveGroup } from './read-group.ts'
import { giveLinked } from './read-linked.ts'
import { countLine, rejectOf } from './reject.ts'
import type { Line } from './scan.ts'
import { STRETCH, type Stretches } from './stretches.ts'

/** By where a group begins that shares an identifier: the people whose first rows are there. */
export type LinkedPeople = ReadonlyMap<number, readonly LinkedPerson[]>

export interface PartToRead extends Part {
  /** The number of the source. */
  readonly source: number
  readonly range: Range
  /** How many lines stand before it. */
  readonly before: number
  readonly linked: LinkedPeople
  /** Rejected lines of the files that are nobody's, some of them. */
  readonly strays: readonly Place[]
  /** Whether the files name the offenses convicted of: see `namesOffenses`. */
  readonly namesOffenses: boolean
  /** A group is known to begin with it. */
  readonly opens?: boolean
  /** What of it must be read; all of it when absent. Only for a reader to whom the same is relevant. */
  readonly stretches?: Stretches
}

export interface PartReader {
  /** Reads the people whose first row stands in a part, in the order of their first rows. */
  readonly read: (part: PartToRead, sources: readonly Source[]) => Accounts
}

/** A reader of parts of files of these names; keep one for a run, as it remembers the texts it has read. */
export function partReader(names: readonly string[], reading: Reading, sink: PeopleSink): PartReader {
  const out = peopleOut(reading, sink)
  const readRange = rangeReader(names, reading, out)
  return {
    read: (part, sources) => {
      out.strays = part.strays
      out.custom.namesOffenses = part.namesOffenses
      if (part.stretches === undefined)
        readRange(part, sources, { opens: part.opens === true, closed: false })
      else readStretches(part, part.stretches, sources, out, names, readRange)
      const { count } = out
      count.rows -= count.duplicates
      out.count = noAccounts()
      return count
    },
  }
}

/** What is known of the ends of a range: that a group begins with its first line, or right after its last. */
interface Ends {
  readonly opens: boolean
  readonly closed: boolean
}

type ReadRange = (part: PartToRead, sources: readonly Source[], known: Ends) => void

const NOBODY: readonly LinkedPerson[] = []

/** Gives what reads the people whose first row stands in a range, each whole. */
function rangeReader(names: readonly string[], { keep }: Reading, out: PeopleOut): ReadRange {
  const space = quickSpace()
  const group = groupLines(names)
  const addLine = (line: Line): void => {
    if (line.kind === 'row') out.filter?.add(line)
    group.add(line)
    keepPlaces(line)
  }
  return ({ source, range, before, linked }, sources, known) => {
    let id = ''
    /** Whether a group of this part is open, and who is read in its place if it is not decided by itself. */
    let inside = false
    let here: readonly LinkedPerson[] | undefined
    /** Those whose only row stands inside the group. */
    let waiting = NOBODY
    const giveAll = (people: readonly LinkedPerson[]): void => {
      for (const person of people) giveLinked(out, person, sources, names)
    }
    walkGroups(
      {
        source: sources[source] as Source,
        range,
        space: keep ? newSpace() : space,
        before,
        passing: false,
        ...known,
      },
      {
        line: line => {
          countLine(line, out.count)
          if (line.kind === 'rejected') out.sink.onReject?.(rejectOf(line, names[line.file] as string))
        },
        open: (named, line) => {
          id = named
          inside = true
          out.filter?.begin()
          here = linked.get(line.offset)
          if (keep) freshPlaces(line)
          else firstPlaces(line)
        },
        add: line => {
          if (here === undefined) addLine(line)
        },
        close: () => {
          if (here === undefined) giveGroup(out, id, group, names)
          else giveAll(here)
          giveAll(waiting)
          inside = false
          waiting = NOBODY
        },
        nameless: line => {
          const people = linked.get(line.offset) ?? NOBODY
          if (!inside) giveAll(people)
          else waiting = waiting.length === 0 ? people : [...waiting, ...people]
        },
      },
    )
  }
}

/** Reads what must be read of a part, and the linked people that begin between; counts the others. */
function readStretches(
  part: PartToRead,
  { toRead, rows, groups }: Stretches,
  sources: readonly Source[],
  out: PeopleOut,
  names: readonly string[],
  readRange: ReadRange,
): void {
  const { start, end } = part.range
  let passed = groups
  const between = part.linked.entries()
  let next = between.next()
  /** Gives the linked people that begin before a place and after the last stretch. */
  const giveUntil = (place: number): void => {
    for (; next.done !== true && next.value[0] < place; next = between.next()) {
      passed--
      for (const person of next.value[1]) giveLinked(out, person, sources, names)
    }
  }
  for (let at = 0; at < toRead.length; at += STRETCH) {
    const from = toRead[at] as number
    const to = toRead[at + 1] as number
    const lines = toRead[at + 2] as number
    giveUntil(start + from)
    const range = { start: start + from, end: start + to }
    readRange({ ...part, range, before: part.before + lines }, sources, {
      // The first may be the rest of a group that began in the part before.
      opens: from > 0,
      closed: range.end < end,
    })
    while (next.done !== true && next.value[0] < range.end) next = between.next()
  }
  giveUntil(end)
  out.count.lines += rows
  out.count.rows += rows
  out.count.people += passed
  out.sink.onPassed?.(passed)
}
