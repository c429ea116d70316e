/**
 * The second pass: reads the people of a part, each whole. A group that shares no identifier with another is decided here
 * by itself; those that do are people apart, whose rows are fetched from where they stand.
 */
import type { Doubt, OffenseReader, Person, Vouched } from '../../record/person.ts'
import type { Source as Place } from '../../rules/fact.ts'
import type { Day } from '../../time/day.ts'
import { joinSubjects, type WhoIs } from '../identity/join.ts'
import type { IdentityNote } from '../identity/note.ts'
import { gatherSubjects } from '../identity/subjects.ts'
import { type Accounts, type Counting, noAccounts } from './accounts.ts'
import { COLUMN, COLUMN_COUNT } from './columns.ts'
import { scanGroup, walkGroups } from './groups.ts'
import { plainBirth } from './identifiers.ts'
import { type LookedFor, mattering } from './mattering.ts'
import { newSpace, quickSpace, type Range, type Source } from './part.ts'
import { personReader } from './person/person.ts'
import { Row } from './row.ts'
import { ALL_FIELDS, ENDS, type Fault, type Line, LONGEST_LINE } from './scan.ts'
import { STRETCH, type Stretches } from './stretches.ts'
import { cardOf, identifies, KINDS, subjectOf } from './subject.ts'
import { decode } from './text.ts'

/** A line that is no row, as it was. */
export interface Reject {
  readonly file: string
  readonly line: number
  readonly fault: Fault
  /** Why, in one sentence. */
  readonly problem: string
  /** The line; of one too long, its first part. */
  readonly text: string
}

/** A person with the rows they were read from, in the order of the files. See `transient`. */
export interface ReadPerson {
  readonly person: Person
  readonly rows: readonly Row[]
}

/** A person whose rows stand in several places, or whose identifiers others have too. */
export interface PersonApart extends WhoIs {
  readonly unread: readonly Place[]
  readonly groups: readonly GroupPlace[]
}

/** Rows of one file in a group. */
export interface GroupPlace {
  /** The number of the source. */
  readonly source: number
  readonly offset: number
  /** The line of the group's first line. */
  readonly line: number
  /** The number of the file the rows are of. */
  readonly file: number
}

export interface PartReading {
  /** The names of the files, by their numbers. */
  readonly names: readonly string[]
  /** The day of the run: a date after it is not believed. */
  readonly asOf: Day
  readonly readOffense: OffenseReader
  /**
   * Rows are looked at in `onPerson` only, and so are the `otherCharges` of cycles, which are read from them when asked
   * for: after it returns their memory is used again. A bulk run is much faster so. Without it both may be kept.
   */
  readonly transient: boolean
  readonly onPerson: (read: ReadPerson) => void
  /** Given to every person: what the office has looked up elsewhere. */
  readonly vouched?: ReadonlySet<Vouched>
  /** People whose rows cannot matter are not put together: `onOthers` is told of them, and may ask for their rows. Absent: everybody is read. */
  readonly lookedFor?: LookedFor
  readonly onOthers?: (rows: () => readonly Row[]) => void
  /** Told of so many more of them whose rows were not even read again. */
  readonly onPassed?: (people: number) => void
  readonly onReject: (reject: Reject) => void
  /** Takes what was found of who the person just read is. */
  readonly onNotes: (notes: readonly IdentityNote[]) => void
}

/** By where a group begins that is not decided by itself: the people apart whose first rows are there. */
export type PeopleApart = ReadonlyMap<number, readonly PersonApart[]>

export interface PartToRead {
  /** The number of the source. */
  readonly source: number
  readonly range: Range
  /** How many lines stand before it. */
  readonly before: number
  readonly apart: PeopleApart
  /** What of it must be read; all of it when absent. Only for a reader that looks for the same. */
  readonly stretches?: Stretches
}

export interface PartReader {
  /** Reads the people whose first row stands in a part, in the order of their first rows. */
  readonly read: (part: PartToRead, sources: readonly Source[]) => Accounts
}

/** A reader of parts; keep one for a run, as it remembers the texts it has read. */
export function partReader(reading: PartReading): PartReader {
  const { names, transient, onPerson, onReject, onNotes } = reading
  const kept = quickSpace()
  let count = noAccounts()
  const readPerson = personReader({
    asOf: reading.asOf,
    readOffense: reading.readOffense,
    ...(reading.vouched === undefined ? {} : { vouched: reading.vouched }),
    note: kind => {
      count.notes[kind] = (count.notes[kind] ?? 0) + 1
    },
  })
  const { lookedFor } = reading
  const looking = lookedFor === undefined ? undefined : mattering(reading.readOffense, lookedFor)
  const give = (who: WhoIs, rows: readonly Row[], unread: readonly Place[], matter: boolean): void => {
    if (!matter) {
      count.people++
      reading.onOthers?.(() => rows)
      return
    }
    const { id, doubts, oneSubject, oneBirth } = who
    const person = readPerson({ id, rows, doubts, unread, oneSubject, oneBirth })
    for (const row of rows) if (row.duplicate) count.duplicates++
    count.people++
    onPerson({ person, rows })
  }

  /** The lines of the group being read. Most groups come to nothing, and their lines never become rows. */
  const group = linesOfGroup(names)
  /** More than one subject may be among them. */
  let several = false
  /** The file of the last line that says who it is about; none yet when negative. */
  let lastFile = -1

  const addLine = (line: Line): void => {
    if (identifies(line)) {
      if (lastFile >= 0 && !(line.alike && line.file === lastFile)) several = true
      lastFile = line.file
    }
    if (line.kind === 'row') looking?.add(line)
    group.add(line)
    keepPlaces(line)
  }

  const giveGroup = (id: string): void => {
    const { whole } = group
    const matter = looking?.matter() ?? true
    if (!matter && !several && whole) {
      count.people++
      reading.onOthers?.(() => group.rows().rows)
    } else giveRows(id, matter)
    group.clear()
    several = false
    lastFile = -1
  }

  const giveRows = (id: string, matter: boolean): void => {
    const { rows, rejected, silent } = group.rows()
    if (several || silent.some(row => row.fileNumber !== rows[0]?.fileNumber))
      giveSeveral(id, rows, rejected, silent, matter)
    else if (rows.length === 0) count.rejectedOfNobody += rejected.length + silent.length
    else
      give(
        { id, doubts: NO_DOUBTS, oneSubject: true, oneBirth: hasBirth(rows[0] as Row) },
        rows,
        places([...rejected, ...silent]),
        matter,
      )
  }

  /** A group whose rows do not all say the same of who they are about, or stand in several files. */
  const giveSeveral = (
    id: string,
    rows: readonly Row[],
    rejected: readonly Row[],
    silent: readonly Row[],
    matter: boolean,
  ): void => {
    const gathering = gatherSubjects()
    const identifying = [...rows, ...rejected].sort((a, b) => a.fileNumber - b.fileNumber || a.line - b.line)
    for (const row of identifying) gathering.add(row, id, cardOf(row))
    const plan = joinSubjects(gathering.subjects, names, KINDS)
    if (plan.notes.length > 0) onNotes(plan.notes)
    const known = (row: Row): boolean => gathering.find(row.fileNumber, id) !== undefined
    count.rejectedOfNobody += silent.filter(row => !known(row)).length
    const unread = [...rejected, ...silent.filter(known)]
    for (let person = 0; person < plan.people; person++) {
      const theirs = (row: Row): boolean =>
        plan.personOf(gathering.find(row.fileNumber, id) as number) === person
      const own = rows.filter(theirs)
      if (own.length > 0) give(plan.about(person), own, places(unread.filter(theirs)), matter)
      else count.rejectedOfNobody += unread.filter(theirs).length
    }
  }

  const account = (line: Line): void => {
    count.lines++
    if (line.kind === 'row') count.rows++
    else if (line.kind === 'header') count.headers++
    else if (line.kind === 'blank') count.blank++
    else {
      const fault = line.fault as Fault
      count.rejected++
      count.rejectedBy[fault] = (count.rejectedBy[fault] ?? 0) + 1
      if (subjectOf(line) === '') count.rejectedOfNobody++
      onReject({
        file: names[line.file] as string,
        line: line.number,
        fault,
        problem: problemOf(line),
        text: decode(line.bytes, line.start, line.end),
      })
    }
  }

  const givePeople = (people: readonly PersonApart[], sources: readonly Source[]): void => {
    for (const who of people) {
      const own: Row[] = []
      const missing: Place[] = [...who.unread]
      let nobodys = who.unread.length
      looking?.begin()
      for (const { source, offset, line: number, file } of who.groups)
        scanGroup(sources[source] as Source, offset, number, (line, subject) => {
          if (line.file !== file || !identifies(line)) return
          const row = new Row(names[file] as string, line)
          if (line.kind === 'row') {
            own.push(row)
            looking?.add(line)
          } else {
            missing.push(row.source)
            // One that names nobody has been counted with its part.
            if (subject !== '') nobodys++
          }
          keepPlaces(line)
        })
      if (own.length > 0) give(who, own, once(missing), looking?.matter() ?? true)
      else count.rejectedOfNobody += nobodys
    }
  }

  const done = (): Accounts => {
    const counted: Counting = count
    counted.rows -= counted.duplicates
    count = noAccounts()
    return counted
  }

  /** Reads the people whose first row stands between two places, each whole. */
  const readRange = (
    { source, range, before, apart }: PartToRead,
    sources: readonly Source[],
    known: { readonly opens: boolean; readonly closed: boolean },
  ): void => {
    let id = ''
    /** Whether a group of this part is open, and who is read in its place if it is not decided by itself. */
    let inside = false
    let here: readonly PersonApart[] | undefined
    /** Those whose only row stands inside the group. */
    let waiting: readonly PersonApart[] = NOBODY
    walkGroups(
      {
        source: sources[source] as Source,
        range,
        space: transient ? kept : newSpace(),
        before,
        need: ALL_FIELDS,
        passing: false,
        ...known,
      },
      {
        line: account,
        open: (named, line) => {
          id = named
          inside = true
          looking?.begin()
          here = apart.get(line.offset)
          if (transient) firstPlaces(line)
          else freshPlaces(line)
        },
        add: line => {
          if (here === undefined) addLine(line)
        },
        close: () => {
          if (here === undefined) giveGroup(id)
          else givePeople(here, sources)
          givePeople(waiting, sources)
          inside = false
          waiting = NOBODY
        },
        nameless: line => {
          const people = apart.get(line.offset) ?? NOBODY
          if (inside) waiting = waiting.length === 0 ? people : [...waiting, ...people]
          else givePeople(people, sources)
        },
      },
    )
  }

  /** Reads what must be read of a part, and the people apart that begin between; counts the others. */
  const readStretches = (
    part: PartToRead,
    { toRead, rows, groups }: Stretches,
    sources: readonly Source[],
  ): void => {
    const { start, end } = part.range
    let passed = groups
    const between = part.apart.entries()
    let next = between.next()
    /** Gives the people apart that begin before a place and after the last stretch. */
    const giveUntil = (place: number): void => {
      for (; next.done !== true && next.value[0] < place; next = between.next()) {
        passed--
        givePeople(next.value[1], sources)
      }
    }
    for (let at = 0; at < toRead.length; at += STRETCH) {
      const [from, to, lines] = [toRead[at], toRead[at + 1], toRead[at + 2]] as unknown as [
        number,
        number,
        number,
      ]
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
    count.lines += rows
    count.rows += rows
    count.people += passed
    reading.onPassed?.(passed)
  }

  return {
    read: (part, sources) => {
      if (part.stretches === undefined) readRange(part, sources, { opens: false, closed: false })
      else readStretches(part, part.stretches, sources)
      return done()
    },
  }
}

const NOBODY: readonly PersonApart[] = []

/** Lines of one group, of which rows are made when they are asked for. */
function linesOfGroup(names: readonly string[]) {
  const bytes: Buffer[] = []
  /** Six numbers a line: its file and number, its start and end, its base, and what it is. */
  const numbers: number[] = []
  let ends: Int32Array = new Int32Array(0)
  let finder: Line['finder']
  let whole = true
  return {
    add: (line: Line): void => {
      const kind = line.kind === 'row' ? A_ROW : identifies(line) ? REJECTED : SILENT
      if (kind !== A_ROW) whole = false
      bytes.push(line.bytes)
      numbers.push(line.file, line.number, line.start, line.end, line.base, kind)
      ends = line.ends
      finder = line.finder
    },
    /** All of them are rows. */
    get whole() {
      return whole
    },
    /** `silent`: those that do not say who they are about, beside their SUBJECT_ID. */
    rows: () => {
      const found: readonly [Row[], Row[], Row[]] = [[], [], []]
      for (let at = 0; at < numbers.length; at += 6) {
        const file = numbers[at] as number
        const kind = numbers[at + 5] as 0 | 1 | 2
        found[kind].push(
          new Row(names[file] as string, {
            file,
            number: numbers[at + 1] as number,
            bytes: bytes[at / 6] as Buffer,
            start: numbers[at + 2] as number,
            end: numbers[at + 3] as number,
            ends,
            base: numbers[at + 4] as number,
            finder,
          }),
        )
      }
      const [rows, rejected, silent] = found
      return { rows, rejected, silent }
    },
    clear: (): void => {
      bytes.length = 0
      numbers.length = 0
      whole = true
    },
  }
}

const A_ROW = 0
const REJECTED = 1
const SILENT = 2

/** Leaves the places of this line as they are, and has the next line's put behind them. */
function keepPlaces(line: Line): void {
  line.base += ENDS
  if (line.base + ENDS <= line.ends.length) return
  const larger = new Int32Array(Math.max(line.ends.length * 2, ENDS * 64))
  larger.set(line.ends)
  line.ends = larger
}

/** Moves the places of this line to the front: those before it are not needed any more. */
function firstPlaces(line: Line): void {
  if (line.base === 0) return
  line.ends.copyWithin(0, line.base, line.base + ENDS)
  if (line.like >= 0) line.like = 0
  line.base = 0
}

/** Gives the next lines places of their own: those before stay as they are. */
function freshPlaces(line: Line): void {
  if (line.base === 0) return
  line.ends = line.ends.slice(line.base, line.base + ENDS)
  if (line.like >= 0) line.like = 0
  line.base = 0
}

const NO_DOUBTS: readonly Doubt[] = []

const hasBirth = (row: Row): boolean => plainBirth(row.text(COLUMN.PRI_DOB)) !== ''

const places = (rows: readonly Row[]): readonly Place[] =>
  rows.length < 2 ? rows.map(row => row.source) : once(rows.map(row => row.source))

/** Each place once, in order. */
function once(all: readonly Place[]): readonly Place[] {
  if (all.length < 2) return all
  const ordered = all.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return ordered.filter((place, at) => {
    const before = ordered[at - 1]
    return before === undefined || before.line !== place.line || before.file !== place.file
  })
}

function problemOf({ fault, fields }: Line): string {
  if (fault === 'too few columns' || fault === 'too many columns')
    return `${fields} column${fields === 1 ? '' : 's'} where the format has ${COLUMN_COUNT}`
  if (fault === 'too long') return `the line is longer than ${LONGEST_LINE} bytes`
  return `${fault} (after column ${fields})`
}
