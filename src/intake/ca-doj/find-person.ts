/** Finds one person in large files by an index of where people's rows stand, and reads no more than the rows they may need. */
import { temporaryFiles } from '../files.ts'
import type { Format } from '../format.ts'
import {
  type PersonFinder,
  type PersonKey,
  type PersonPlace,
  personKey,
  type ReadRange,
  rowKey,
} from '../person-key.ts'
import type { ReadPerson } from '../reading.ts'
import { scanGroup } from './groups.ts'
import { askedFor } from './identifiers.ts'
import type { IdentifiedPart } from './identify.ts'
import type { PartOf } from './join-linked.ts'
import { gatherMarks } from './linked-groups.ts'
import { NO_NAMING } from './naming.ts'
import type { Source } from './part.ts'
import { type Identified, NAMED, populationOf, STRAYS } from './plan.ts'
import type { PartToRead } from './read-part.ts'
import { openSources } from './sources.ts'
import { goesBy } from './subject.ts'
import { caDojWorker } from './worker.ts'

/** See `Format.finding`. */
export const findingPeople: NonNullable<Format['finding']> = (finder, files, reading) => {
  const volumes = files.map(({ path, bytes }, file) => ({ path, bytes, file }))
  const names = files.map(({ name }) => name)
  let [asked, people]: [string, ReadPerson[]] = ['', []]
  const worker = caDojWorker(
    { ...reading, keep: true, wantsOthers: true },
    {
      onPerson: read => {
        if (goesBy(read, asked)) people.push(read)
      },
    },
  )
  const { sources, close } = openSources(volumes)
  try {
    worker.open({ volumes, names })
  } catch (error) {
    close()
    throw error
  }
  const known = { strays: finder.placesOf(STRAYS), named: finder.placesOf(NAMED).length > 0 }
  const { scratch } = temporaryFiles()
  return {
    find: id => {
      ;[asked, people] = [id, []]
      const groups = linkedGroups(id, finder, sources)
      const identified = identifyGroups(groups, worker, scratch)
      for (const part of populationOf(identified, volumes, names, known).parts)
        worker.read(part as PartToRead)
      return { people, ranges: groups.map(({ range }) => range) }
    },
    close: () => {
      close()
      worker.close()
    },
  }
}

/** Looks at the groups as if they were parts: each of one group. */
function identifyGroups(
  groups: readonly Group[],
  worker: ReturnType<typeof caDojWorker>,
  scratch: (name: string) => string,
): Identified {
  const marks = gatherMarks(scratch)
  const parts = groups.map(({ place: { file: source, byte, line }, opens }, number): PartOf => {
    const range = { start: byte, end: byte + 1 }
    const { marks: found, damaged } = worker.perform({
      kind: 'identify',
      number,
      source,
      range,
      opens,
    }) as IdentifiedPart
    marks.add(found)
    return { source, range, before: line - 1, damaged, opens }
  })
  return { parts, groups: parts.length, linked: marks.linked(Number.POSITIVE_INFINITY), naming: NO_NAMING }
}

interface Group {
  readonly place: PersonPlace
  readonly key: PersonKey
  readonly range: ReadRange
  /** It begins with a row: a line that is none may stand in the group of a row before. */
  readonly opens: boolean
}

/** The groups of rows under an identifier, and all that they can only be told apart from together, in order. */
function linkedGroups(id: string, finder: PersonFinder, sources: readonly Source[]): readonly Group[] {
  const found = new Map<string, Group>()
  const asked = new Set<string>()
  // Two people of one identifier are printed with something more behind it.
  const waiting = [id, id.replace(/~[0-9a-f]{8}$/, ''), askedFor(id)].map(personKey)
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const name = `${key.high} ${key.low}`
    if (asked.has(name)) continue
    asked.add(name)
    for (const place of finder.placesOf(key)) {
      const at = `${place.file} ${place.byte}`
      if (found.has(at)) continue
      const group = groupAt(place, sources)
      found.set(at, group)
      waiting.push(group.key, ...finder.linkedWith(group.key))
    }
  }
  return [...found.values()].sort((a, b) => a.place.file - b.place.file || a.place.byte - b.place.byte)
}

/** So much around a group is held against what it was too: what stands before or after it may have become part of it. */
const AROUND = 4096

function groupAt(place: PersonPlace, sources: readonly Source[]): Group {
  const { file, byte, line: number } = place
  let own: string | undefined
  let opens = false
  let to = byte
  scanGroup(sources[file] as Source, byte, number, (line, id) => {
    if (own === undefined) opens = line.kind === 'row'
    own ??= id
    to = line.offset + line.end - line.start
  })
  const range = { file, from: Math.max(0, byte - AROUND), to: to + AROUND }
  const key = own === undefined || own === '' ? rowKey(file, number) : personKey(own)
  return { place, key, range, opens }
}
