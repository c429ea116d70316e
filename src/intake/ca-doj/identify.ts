/**
 * The first pass: reads only the identifiers of a part's rows, and gives what each group can share with another as hashes.
 * A group that shares nothing is one person by itself, and is decided without knowing of any other.
 */
import type { Reading } from '../reading.ts'
import { walkGroups } from './groups.ts'
import { groupMarker } from './mark-groups.ts'
import { type MarkList, markList } from './marks.ts'
import { type Naming, namingCounter } from './naming.ts'
import { quickSpace, type Range, type Source, type Space } from './part.ts'
import { type PlaceList, placeList } from './place-list.ts'
import { type RelevanceFilter, relevanceFilter } from './relevance.ts'
import { stretchFilter } from './relevant-stretches.ts'
import { BEFORE_PART, signList } from './signs.ts'
import type { Stretches } from './stretches.ts'
import { subjectOf } from './subject.ts'

export interface IdentifiedPart {
  readonly lines: number
  readonly groups: number
  /** Everything the groups of the part may share with others. */
  readonly marks: Uint32Array<ArrayBuffer>
  /** The damaged lines of the part: see `signList`. What stands in them is among the marks. */
  readonly damaged: Uint32Array<ArrayBuffer>
  /** Where people may be found by what they may be asked for by: see `placeList`. None of rows put in another order. */
  readonly places: Uint32Array<ArrayBuffer>
  /** How its rows name the offenses convicted of. */
  readonly naming: Naming
  /** What the second pass must read; all of it where nothing is said. */
  readonly stretches?: Stretches
}

/**
 * An identifier of parts; keep one, as it uses its memory again. `number` is that of the part among all parts. Where
 * only some people are relevant it looks at rows whole, and says where they may stand.
 */
export function partIdentifier(
  reading?: Pick<Reading, 'readOffense' | 'relevance' | 'wantsOthers'>,
): (source: Source, range: Range, number: number, opens?: boolean) => IdentifiedPart {
  const space = quickSpace()
  const marks = markList()
  const places = placeList()
  const filter =
    reading?.relevance === undefined || reading.wantsOthers
      ? undefined
      : relevanceFilter(reading.readOffense, reading.relevance)
  /** Rows of a person do not stand together, and will be put in another order: looking at them would be for nothing. */
  let scattered = false
  return (source, range, number, opens = false) => {
    const found = identifyPart(
      source,
      range,
      number,
      { space, marks, places, opens },
      scattered ? undefined : filter,
    )
    scattered = found.groups * 2 > found.lines
    return found
  }
}

/** What is used again for the next part, and whether a group is known to begin with this one. */
interface Kept {
  readonly space: Space
  readonly marks: MarkList
  readonly places: PlaceList
  readonly opens: boolean
}

function identifyPart(
  source: Source,
  range: Range,
  number: number,
  { space, marks, places, opens }: Kept,
  filter: RelevanceFilter | undefined,
): IdentifiedPart {
  const marker = groupMarker(number, marks)
  const list = source.file === undefined ? undefined : places
  const stretches = filter === undefined ? undefined : stretchFilter(filter)
  const signs = signList(number, marks)
  const naming = namingCounter()
  /** Lines of the part so far; the line told of last, or the first of its lines. */
  let lines = 0
  let first = 0
  /** Where the group that is open begins in the part. */
  let group = 0
  walkGroups(
    { source, range, space, before: 0, passing: true, opens },
    {
      line: line => {
        first = line.tagged ? lines + 1 : line.number
        lines = first + line.lines - 1
        stretches?.line(line)
      },
      open: (id, line) => {
        group = line.offset - range.start
        stretches?.open(group)
        marker.open(id, group, first)
        list?.open(id, group, first)
      },
      add: line => {
        if (line.kind === 'row') naming.add(line)
        // Where it is alike the line before has been marked.
        if (!line.alike && line.kind === 'row') {
          marker.add(line)
          list?.add(line)
        }
        stretches?.add(line)
      },
      close: marker.close,
      nameless: row => {
        naming.add(row)
        stretches?.nameless()
        marker.addNameless(row, row.offset - range.start, first)
        list?.addNameless(row, row.offset - range.start, first)
      },
      damaged: (line, of) => {
        signs.add(line, line.number, of === 'no group' ? 0 : of === 'this group' ? group + 1 : BEFORE_PART)
        list?.addDamaged(subjectOf(line), line.offset - range.start, first)
      },
    },
  )
  return {
    lines,
    groups: marker.groups(),
    marks: marks.take(),
    damaged: signs.take(),
    places: places.take(),
    naming: naming.take(),
    ...(stretches === undefined ? {} : { stretches: stretches.end(range.end - range.start) }),
  }
}
