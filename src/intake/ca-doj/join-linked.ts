/** Joins the groups that share an identifier into people: the only ones whose identity needs more than their own rows. */
import type { Source as Place } from '../../rules/fact.ts'
import { type JoinedPeople, joinSubjects, type WhoIs } from '../identity/join.ts'
import type { IdentityNote } from '../identity/note.ts'
import { type Gathering, gatherSubjects, type Subjects } from '../identity/subjects.ts'
import { personKey, rowKey } from '../person-key.ts'
import { scanGroup } from './groups.ts'
import type { LinkedGroup } from './linked-groups.ts'
import type { Range, Source } from './part.ts'
import { Row } from './row.ts'
import type { Stretches } from './stretches.ts'
import { cardOf, identifies, KINDS, writtenIn } from './subject.ts'

/** A part of a source, and how many lines stand before it. */
export interface PartOf {
  readonly source: number
  readonly range: Range
  readonly before: number
  readonly stretches?: Stretches
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
  /** Rejected lines that name a SUBJECT_ID no row has. */
  readonly rejectedOfNobody: number
  /** Keys of people who can only be told apart together: see `Population`. */
  readonly links: Uint32Array
}

/** Reads who these groups, in the order of the parts, are about, and joins them. */
export function joinLinked(
  parts: readonly PartOf[],
  linked: readonly LinkedGroup[],
  sources: readonly Source[],
  names: readonly string[],
): JoinedLinked {
  const { gathering, where, firsts, silent, byPart } = readSubjects(parts, linked, sources, names)
  const joined = joinSubjects(gathering.subjects, names, KINDS)
  const unread = new Map<number, Place[]>()
  let rejectedOfNobody = 0
  for (const { file, line, id } of silent) {
    const subject = gathering.find(file, id)
    if (subject === undefined) rejectedOfNobody++
    else {
      const person = joined.personOf(subject)
      const place = { file: names[file] as string, line }
      const known = unread.get(person)
      if (known === undefined) unread.set(person, [place])
      else known.push(place)
    }
  }
  for (let person = 0; person < joined.people; person++) {
    const subjects = joined.subjectsOf(person)
    firsts[subjects[0] as number]?.push({
      ...joined.about(person),
      unread: unread.get(person) ?? [],
      groups: [...subjects].flatMap(subject => where[subject] ?? []),
    })
  }
  const links = linksOf(gathering.subjects, joined)
  return { people: joined.people, byPart, notes: joined.notes, rejectedOfNobody, links }
}

function linksOf({ ids, files, lines }: Subjects, { linkedSets }: JoinedPeople): Uint32Array {
  const words: number[] = []
  let number = 0
  for (const set of linkedSets()) {
    // A subject is in one file: the same identifier in another is another subject, and has the same key.
    const known = new Set<string>()
    for (const subject of set) {
      const id = ids[subject] as string
      if (known.has(id)) continue
      if (id !== '') known.add(id)
      const { high, low } =
        id === '' ? rowKey(files[subject] as number, lines[subject] as number) : personKey(id)
      words.push(high, low, number)
    }
    number++
  }
  return Uint32Array.from(words)
}

interface ReadSubjects {
  readonly gathering: Gathering
  /** By subject: the groups its rows are in, and the people read where the first of them begins. */
  readonly where: GroupPlace[][]
  readonly firsts: LinkedPerson[][]
  /** Rejected lines that do not say who they are about, beside their SUBJECT_ID. */
  readonly silent: { readonly file: number; readonly line: number; readonly id: string }[]
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
    silent: [],
    byPart: new Map(),
  }
  const { gathering, where, firsts, silent, byPart } = found
  for (const { part, offset: inPart, line: lineInPart } of linked) {
    const { source, range, before } = parts[part] as PartOf
    const [offset, number] = [range.start + inPart, before + lineInPart]
    const here: LinkedPerson[] = []
    const inThisPart = byPart.get(part) ?? new Map<number, LinkedPerson[]>()
    byPart.set(part, inThisPart.set(offset, here))
    scanGroup(sources[source] as Source, offset, number, (line, id) => {
      if (identifies(line)) {
        const row = new Row(names[line.file] as string, line)
        const subject = gathering.add(row, id, cardOf(row), writtenIn(row))
        firsts[subject] ??= here
        const known = where[subject] ?? []
        where[subject] = known
        const last = known.at(-1)
        if (last?.offset !== offset || last.source !== source)
          known.push({ source, offset, line: number, file: line.file })
      } else if (line.kind === 'rejected') silent.push({ file: line.file, line: line.number, id })
    })
  }
  return found
}
