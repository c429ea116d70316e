/** Joins the groups that share an identifier into people: the only ones whose identity needs more than their own rows. */
import type { Source as Place } from '../../rules/fact.ts'
import { joinSubjects } from '../identity/join.ts'
import type { IdentityNote } from '../identity/note.ts'
import { gatherSubjects } from '../identity/subjects.ts'
import { scanGroup } from './groups.ts'
import type { Range, Source } from './part.ts'
import type { GroupPlace, PersonApart } from './people-of-parts.ts'
import { Row } from './row.ts'
import type { Apart } from './shared.ts'
import type { Stretches } from './stretches.ts'
import { cardOf, identifies, KINDS } from './subject.ts'

/** A part of a source, and how many lines stand before it. */
export interface PartOf {
  readonly source: number
  readonly range: Range
  readonly before: number
  readonly stretches?: Stretches
}

export interface JoinedApart {
  /** How many people there are. */
  readonly people: number
  /** By part, and by where a group begins that is not decided by itself: the people whose first rows are there. */
  readonly byPart: ReadonlyMap<number, ReadonlyMap<number, readonly PersonApart[]>>
  readonly notes: readonly IdentityNote[]
  /** Rejected lines that name a SUBJECT_ID no row has. */
  readonly rejectedOfNobody: number
}

/** Reads who the groups apart, in the order of the parts, are about, and joins them. */
export function joinApart(
  parts: readonly PartOf[],
  apart: readonly Apart[],
  sources: readonly Source[],
  names: readonly string[],
): JoinedApart {
  const gathering = gatherSubjects()
  /** By subject: the groups its rows are in, and the people read where the first of them begins. */
  const where: GroupPlace[][] = []
  const firsts: PersonApart[][] = []
  const silent: { readonly file: number; readonly line: number; readonly id: string }[] = []
  const byPart = new Map<number, Map<number, PersonApart[]>>()

  for (const { part, offset: inPart, line: lineInPart } of apart) {
    const { source, range, before } = parts[part] as PartOf
    const [offset, number] = [range.start + inPart, before + lineInPart]
    const here: PersonApart[] = []
    const inThisPart = byPart.get(part) ?? new Map<number, PersonApart[]>()
    byPart.set(part, inThisPart.set(offset, here))
    scanGroup(sources[source] as Source, offset, number, (line, id) => {
      if (identifies(line)) {
        const row = new Row(names[line.file] as string, line)
        const subject = gathering.add(row, id, cardOf(row))
        firsts[subject] ??= here
        const known = where[subject] ?? []
        where[subject] = known
        const last = known.at(-1)
        if (last?.offset !== offset || last.source !== source)
          known.push({ source, offset, line: number, file: line.file })
      } else if (line.kind === 'rejected') silent.push({ file: line.file, line: line.number, id })
    })
  }

  const plan = joinSubjects(gathering.subjects, names, KINDS)
  const unread = new Map<number, Place[]>()
  let rejectedOfNobody = 0
  for (const { file, line, id } of silent) {
    const subject = gathering.find(file, id)
    if (subject === undefined) rejectedOfNobody++
    else {
      const person = plan.personOf(subject)
      const place = { file: names[file] as string, line }
      const known = unread.get(person)
      if (known === undefined) unread.set(person, [place])
      else known.push(place)
    }
  }
  for (let person = 0; person < plan.people; person++) {
    const subjects = plan.subjectsOf(person)
    firsts[subjects[0] as number]?.push({
      ...plan.about(person),
      unread: unread.get(person) ?? [],
      groups: [...subjects].flatMap(subject => where[subject] ?? []),
    })
  }
  return { people: plan.people, byPart, notes: plan.notes, rejectedOfNobody }
}
