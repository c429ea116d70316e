/**
 * Who is who in whole files, and where their people can be read. Files are cut into parts, and each part is looked at by
 * itself; groups of rows that share an identifier are joined. Where rows of most people stand all over the files they are
 * put together first (`arrange.ts`), and what came of that is looked at like files.
 */
import type { OpenedFile } from '../files.ts'
import type { PlanContext } from '../format.ts'
import { personKey } from '../person-key.ts'
import type { Population } from '../population.ts'
import { arrange } from './arrange.ts'
import { attribute, type MayBeOf } from './attribute.ts'
import type { IdentifiedPart } from './identify.ts'
import { type DamagedPlace, joinLinked, type PartOf, placeIn } from './join-linked.ts'
import type { LinkedGroup } from './linked-group.ts'
import { gatherMarks, inOrder, type LinkedGroups } from './linked-groups.ts'
import { addNaming, type Naming, NO_NAMING, namesOffenses } from './naming.ts'
import { cut } from './part.ts'
import { tellPlaces } from './place-list.ts'
import type { LinkedPeople, PartToRead } from './read-part.ts'
import { openSources, type Volume, type Volumes } from './sources.ts'
import type { IdentifyTask } from './worker.ts'

/** For tests: what is chosen for large files otherwise. */
export interface Sizes {
  /** Bytes of a part. The same for every run, as the order of the results follows from it. */
  readonly part?: number
  /** Bytes of a volume of arranged rows. */
  readonly volume?: number
  /** How many groups may share their SUBJECT_ID before rows are arranged. */
  readonly scattered?: number
}

export const PART_BYTES = 4 << 20
/** Groups that share their SUBJECT_ID are looked at together: where they are more, and more than a twentieth, rows are arranged first. */
const SCATTERED = { least: 10_000, most: 50_000, share: 1 / 20 }

/** How many of so many groups may share their SUBJECT_ID. */
export const mayShare = (groups: number): number =>
  Math.min(SCATTERED.most, Math.max(SCATTERED.least, groups * SCATTERED.share))

export async function plan(
  files: readonly OpenedFile[],
  context: PlanContext,
  sizes: Sizes,
): Promise<Population> {
  const volumes: readonly Volume[] = files.map(({ path, bytes }, file) => ({ path, bytes, file }))
  const names = files.map(({ name }) => name)
  const allowed = (groups: number): number =>
    context.mayRearrange ? (sizes.scattered ?? mayShare(groups)) : Number.POSITIVE_INFINITY
  const found = await identify({ volumes, names }, context, sizes, allowed)
  const told = { onStray: strayTeller(context) }
  if (namesOffenses(found.naming)) context.onPlace?.(NAMED.high, NAMED.low, 0, 0, 1)
  if (!found.linked.scattered) return populationOf(found, volumes, names, told)
  const arranged = await arrange(found.parts, volumes, context, sizes.volume)
  const { meanwhile: _, onPlace: __, ...again } = context
  const foundAgain = await identify(
    { volumes: arranged, names },
    again,
    sizes,
    () => Number.POSITIVE_INFINITY,
  )
  return populationOf(foundAgain, arranged, names, told)
}

export interface Identified {
  readonly parts: readonly PartOf[]
  readonly groups: number
  readonly linked: LinkedGroups
  readonly naming: Naming
}

/** Looks at who the rows of each part are about, and finds the groups that share an identifier. */
export async function identify(
  opened: Volumes,
  { workers, scratch, onProgress, onPlace, meanwhile }: PlanContext,
  { part: partBytes = PART_BYTES }: Sizes,
  /** How many of so many groups may share their SUBJECT_ID. */
  allowed: (groups: number) => number,
): Promise<Identified> {
  const { volumes } = opened
  const bytesTotal = volumes.reduce((sum, { bytes }) => sum + bytes, 0)
  workers.open(opened)
  const marks = gatherMarks(scratch)
  const parts: PartOf[] = []
  let naming = NO_NAMING
  let [groups, rows, bytesDone, before, last] = [0, 0, 0, 0, 0]
  onProgress?.({ phase: 'identify', bytesDone, bytesTotal, rows })
  await workers.each(
    identifyTasks(volumes, partBytes),
    (found: IdentifiedPart, { source, range }) => {
      if (source !== last) before = 0
      last = source
      const { stretches, damaged } = found
      parts.push({ source, range, before, damaged, ...(stretches === undefined ? {} : { stretches }) })
      marks.add(found.marks)
      naming = addNaming(naming, found.naming)
      if (onPlace !== undefined)
        tellPlaces(found.places, { file: source, start: range.start, before }, onPlace)
      before += found.lines
      rows += found.lines
      groups += found.groups
      bytesDone += range.end - range.start
      onProgress?.({ phase: 'identify', bytesDone, bytesTotal, rows })
    },
    meanwhile && (() => meanwhile(bytesDone)),
  )
  return { parts, groups, linked: marks.linked(allowed(groups)), naming }
}

const identifyTasks = (volumes: readonly Volume[], partBytes: number): readonly IdentifyTask[] =>
  volumes
    .flatMap(({ bytes }, source) => cut(bytes, partBytes).map(range => ({ source, range })))
    .map((part, number) => ({ kind: 'identify', number, ...part }))

const NONE: LinkedPeople = new Map()

/** Joins the groups that share an identifier, and finds whom damaged lines may be of. */
export function populationOf(
  { parts, groups, linked, naming }: Identified,
  volumes: readonly Volume[],
  names: readonly string[],
  { strays, onStray, named = namesOffenses(naming) }: Known = {},
): Population {
  const { sources, close } = openSources(volumes)
  try {
    const { mayBeOf, ofNobody } = attribute(
      parts.map(({ damaged }) => damaged),
      linked.signs,
      part => volumes[(parts[part] as PartOf).source]?.file,
    )
    const together = withDoubtful(linked.groups, mayBeOf)
    const ofFiles =
      strays ?? straysOf(ofNobody.map(({ part, number }) => placeIn(parts[part] as PartOf, number)))
    for (const stray of ofFiles) onStray?.(stray)
    const places = ofFiles.map(({ file, line }) => ({ file: names[file] as string, line }))
    const joined = joinLinked(parts, together, mayBeOf, sources, names)
    const toRead = parts.map(
      ({ damaged: _, ...part }, at): PartToRead => ({
        ...part,
        bytes: part.range.end - part.range.start,
        linked: joined.byPart.get(at) ?? NONE,
        strays: places,
        namesOffenses: named,
      }),
    )
    return {
      people: groups - together.length + joined.people,
      parts: toRead,
      notes: joined.notes,
      unattributed: ofNobody.length,
      links: joined.links,
      linkFirsts: joined.linkFirsts,
    }
  } finally {
    close()
  }
}

/**
 * Rejected lines that are nobody's, and whether the files name the offenses convicted of, as they are known where not every row is
 * looked at; and who is told of such lines.
 */
interface Known {
  readonly named?: boolean
  readonly strays?: readonly DamagedPlace[]
  readonly onStray?: (stray: DamagedPlace) => void
}

/** No more of a file are told of to anybody. */
const SHOWN_OF_A_FILE = 20

export function straysOf(places: readonly DamagedPlace[]): readonly DamagedPlace[] {
  const files = new Map<number, DamagedPlace[]>()
  for (const place of places) {
    const known = files.get(place.file)
    if (known === undefined) files.set(place.file, [place])
    else known.push(place)
  }
  return [...files]
    .sort(([a], [b]) => a - b)
    .flatMap(([, own]) => own.sort((a, b) => a.line - b.line).slice(0, SHOWN_OF_A_FILE))
}

/** Has the index of people find them too. */
const strayTeller =
  ({ onPlace }: PlanContext) =>
  ({ file, line }: DamagedPlace): void =>
    onPlace?.(STRAYS.high, STRAYS.low, file, 0, line)

/** The key under which they are found: no identifier has a line break in it. */
export const STRAYS = personKey('\nstrays')
/** The same for files that name the offenses convicted of: a place under it says that they do. */
export const NAMED = personKey('\nnamed')

/** Groups with those that a damaged line may be of, each once, in the order of the files. */
function withDoubtful(linked: readonly LinkedGroup[], mayBeOf: readonly MayBeOf[]): readonly LinkedGroup[] {
  if (mayBeOf.length === 0) return linked
  const groups = new Map<number, LinkedGroup>()
  const add = (group: LinkedGroup): void => void groups.set(group.part * 2 ** 32 + group.offset, group)
  for (const group of linked) add(group)
  for (const { group } of mayBeOf) add(group)
  return inOrder(groups.values())
}
