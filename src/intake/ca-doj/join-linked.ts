/** Joins the groups that share an identifier into people: the only ones whose identity needs more than their own rows. */
import type { Source as Place } from '../../rules/fact.ts'
import { type JoinedPeople, joinSubjects, type WhoIs } from '../identity/join.ts'
import type { IdentityNote } from '../identity/note.ts'
import { membersOf, separateSets } from '../identity/sets.ts'
import { type Gathering, gatherSubjects, type Subjects } from '../identity/subjects.ts'
import { personKey, rowKey } from '../person-key.ts'
import type { FirstOfSet } from '../population.ts'
import { type MayBeOf, placeOf } from './attribute.ts'
import { scanGroup } from './groups.ts'
import type { LinkedGroup } from './linked-group.ts'
import type { Range, Source } from './part.ts'
import { Row } from './row.ts'
import type { Stretches } from './stretches.ts'
import { cardOf, KINDS, writtenIn } from './subject.ts'

/** A part of a source, and how many lines stand before it. */
export interface PartOf {
  readonly source: number
  readonly range: Range
  readonly before: number
  readonly stretches?: Stretches
  /** A group is known to begin with it. */
  readonly opens?: boolean
  /** Its damaged lines: see `signList`. */
  readonly damaged: Uint32Array
}

/** A person of groups that share an identifier. */
export interface LinkedPerson extends WhoIs {
  /** Lines of theirs that are no rows. */
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

export interface JoinedLinked {
  /** How many people there are. */
  readonly people: number
  /** By part, and by where a group begins that is not decided by itself: the people whose first rows are there. */
  readonly byPart: ReadonlyMap<number, ReadonlyMap<number, readonly LinkedPerson[]>>
  readonly notes: readonly IdentityNote[]
  /** Keys of people who can only be told apart together: see `Population`. */
  readonly links: Uint32Array
  readonly linkFirsts: readonly FirstOfSet[]
}

/**
 * Reads who these groups, in the order of the parts, are about, and joins them. `mayBeOf`: damaged lines that may be of some
 * of them.
 */
export function joinLinked(
  parts: readonly PartOf[],
  linked: readonly LinkedGroup[],
  mayBeOf: readonly MayBeOf[],
  sources: readonly Source[],
  names: readonly string[],
): JoinedLinked {
  const {
    gathering,
    where,
    firsts,
    inGroup,
    unread: own,
    byPart,
  } = readSubjects(parts, linked, sources, names)
  const joined = joinSubjects(gathering.subjects, names, KINDS)
  const unread = new Map<number, Place[]>()
  const addUnread = (subject: number, { file, line }: DamagedPlace): void => {
    const person = joined.personOf(subject)
    const place = { file: names[file] as string, line }
    const known = unread.get(person)
    if (known === undefined) unread.set(person, [place])
    else known.push(place)
  }
  for (const { id, ...place } of own) {
    const subject = gathering.find(place.file, id)
    if (subject !== undefined) addUnread(subject, place)
  }
  const doubtful = mayBeOf.map(({ part, number, group }) => ({
    place: placeIn(parts[part] as PartOf, number),
    subjects: inGroup.get(groupKey(group)) ?? [],
  }))
  for (const { place, subjects } of doubtful) for (const subject of subjects) addUnread(subject, place)
  for (let person = 0; person < joined.people; person++) {
    const subjects = joined.subjectsOf(person)
    firsts[subjects[0] as number]?.push({
      ...joined.about(person),
      unread: unread.get(person) ?? [],
      groups: [...subjects].flatMap(subject => where[subject] ?? []),
    })
  }
  return {
    people: joined.people,
    byPart,
    notes: joined.notes,
    ...linksOf(gathering.subjects, joined, doubtful),
  }
}

/** Where a line that is no row stands: the number of its file, and its line there. */
export interface DamagedPlace {
  readonly file: number
  readonly line: number
}

export const placeIn = ({ damaged, before }: PartOf, number: number): DamagedPlace =>
  placeOf(damaged, number, before)

const groupKey = ({ part, offset }: LinkedGroup): number => part * 2 ** 32 + offset

/** A damaged line, and subjects that it may be of. */
interface Doubtful {
  readonly place: DamagedPlace
  readonly subjects: readonly number[]
}

function linksOf(
  { ids, files, lines }: Subjects,
  { linkedSets }: JoinedPeople,
  doubtful: readonly Doubtful[],
): Pick<JoinedLinked, 'links' | 'linkFirsts'> {
  const words: number[] = []
  const linkFirsts: FirstOfSet[] = []
  for (const [set, damaged] of setsWith(doubtful, linkedSets(), ids.length)) {
    for (const { file, line } of damaged) {
      const { high, low } = rowKey(file, line)
      words.push(high, low, linkFirsts.length)
    }
    // A subject is in one file: the same identifier in another is another subject, and has the same key.
    const known = new Set<string>()
    for (const subject of set) {
      const id = ids[subject] as string
      if (known.has(id)) continue
      if (id !== '') known.add(id)
      const { high, low } =
        id === '' ? rowKey(files[subject] as number, lines[subject] as number) : personKey(id)
      words.push(high, low, linkFirsts.length)
    }
    const [first] = set as Iterable<number> as readonly [number]
    linkFirsts.push({
      subject: ids[first] as string,
      file: files[first] as number,
      line: lines[first] as number,
    })
  }
  return { links: Uint32Array.from(words), linkFirsts }
}

/** Sets of subjects, with the damaged lines that may be of one of a set: those that may be of two make one set of theirs. */
function* setsWith(
  doubtful: readonly Doubtful[],
  linked: Iterable<Uint32Array>,
  subjects: number,
): Generator<readonly [Iterable<number>, readonly DamagedPlace[]]> {
  if (doubtful.length === 0) {
    for (const set of linked) yield [set, []]
    return
  }
  const places = new Map<string, number>()
  const all: DamagedPlace[] = []
  const numberOf = (place: DamagedPlace): number => {
    const key = `${place.file} ${place.line}`
    const known = places.get(key) ?? all.push(place) - 1
    places.set(key, known)
    return subjects + known
  }
  const links = doubtful.map(({ place, subjects: own }) => [numberOf(place), ...own])
  const sets = separateSets(subjects + all.length)
  for (const set of linked) for (const subject of set) sets.join(set[0] as number, subject)
  for (const [first, ...own] of links) for (const subject of own) sets.join(first as number, subject)
  const { setOf, count } = sets.number()
  const members = membersOf(setOf, count)
  for (let set = 0; set < count; set++) {
    const own = members(set)
    if (own.length < 2) continue
    yield [
      own.filter(member => member < subjects),
      [...own].filter(member => member >= subjects).map(member => all[member - subjects] as DamagedPlace),
    ]
  }
}

interface ReadSubjects {
  readonly gathering: Gathering
  /** By subject: the groups its rows are in, and the people read where the first of them begins. */
  readonly where: GroupPlace[][]
  readonly firsts: LinkedPerson[][]
  /** By group: the subjects of its rows. */
  readonly inGroup: Map<number, number[]>
  /** Lines that are no rows, of groups of this SUBJECT_ID. */
  readonly unread: (DamagedPlace & { readonly id: string })[]
  /** As in `JoinedLinked`, with nobody in it yet. */
  readonly byPart: Map<number, Map<number, LinkedPerson[]>>
}

function readSubjects(
  parts: readonly PartOf[],
  linked: readonly LinkedGroup[],
  sources: readonly Source[],
  names: readonly string[],
): ReadSubjects {
  const found: ReadSubjects = {
    gathering: gatherSubjects(),
    where: [],
    firsts: [],
    inGroup: new Map(),
    unread: [],
    byPart: new Map(),
  }
  const { gathering, where, firsts, inGroup, unread, byPart } = found
  for (const group of linked) {
    const { part, offset: inPart, line: lineInPart } = group
    const own: number[] = []
    inGroup.set(groupKey(group), own)
    const { source, range, before } = parts[part] as PartOf
    const [offset, number] = [range.start + inPart, before + lineInPart]
    const here: LinkedPerson[] = []
    const inThisPart = byPart.get(part) ?? new Map<number, LinkedPerson[]>()
    byPart.set(part, inThisPart.set(offset, here))
    scanGroup(sources[source] as Source, offset, number, (line, id) => {
      if (line.kind === 'row') {
        const row = new Row(names[line.file] as string, line)
        const subject = gathering.add(row, id, cardOf(row), writtenIn(row))
        if (own.at(-1) !== subject) own.push(subject)
        firsts[subject] ??= here
        const known = where[subject] ?? []
        where[subject] = known
        const last = known.at(-1)
        if (last?.offset !== offset || last.source !== source)
          known.push({ source, offset, line: number, file: line.file })
      } else if (line.kind === 'rejected') unread.push({ file: line.file, line: line.number, id })
    })
  }
  return found
}
