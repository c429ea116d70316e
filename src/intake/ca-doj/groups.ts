/**
 * Finds the groups of a part: rows that name one SUBJECT_ID and stand together. A group belongs to the part it begins in
 * and is followed to its end. Lines that are no rows do not part it, and are of it where they name the same SUBJECT_ID; each
 * row without SUBJECT_ID stands alone.
 */
import {
  lineOf,
  newSpace,
  type PartScan,
  type Range,
  type Source,
  type Space,
  scanPart,
  subjectBefore,
} from './part.ts'
import { ALL_FIELDS, type Line } from './scan.ts'
import { subjectOf } from './subject.ts'

export interface Walk {
  /** Takes every line of the part, once, first of all. */
  readonly line: (line: Line) => void
  /** A group begins with this line. */
  readonly open: (id: string, line: Line) => void
  /** Takes every line of the group, the first one too, also where it stands after the part. */
  readonly add: (line: Line) => void
  readonly close: () => void
  /** Takes a row without SUBJECT_ID. */
  readonly nameless: (line: Line) => void
  /** Takes every rejected line of the part, after the group has it that it is of. */
  readonly damaged?: (line: Line, of: 'this group' | 'a group before the part' | 'no group') => void
}

export interface Walking {
  readonly source: Source
  readonly range: Range
  readonly space: Space
  /** The number of the line before the part. */
  readonly before: number
  /** The places of a line's fields are asked for only while it is the last one read. */
  readonly passing: boolean
  /** A group is known to begin with the first line. */
  readonly opens?: boolean
  /** A group is known to begin right after the last line. */
  readonly closed?: boolean
}

/** Walks the groups of a part; gives the line it has read into. */
export function walkGroups(walking: Walking, walk: Walk): void {
  const { source, range, space, before, passing, opens = false, closed = false } = walking
  const line = lineOf(source, space.ends)
  line.number = before
  let id: string | undefined
  let mine = false
  /** Whether the line before was the group's. */
  let inside = false
  const name = (found: Line): void => {
    if (inside && found.alike) {
      if (mine) walk.add(found)
      return
    }
    const named = subjectOf(found, id)
    if (found.kind !== 'row') {
      inside = false
      if (found.kind !== 'rejected') return
      if (named !== '') id ??= opens || range.start === 0 ? '' : subjectBefore(source, found.offset)
      const isTheirs = named !== '' && named === id
      if (isTheirs && mine) walk.add(found)
      walk.damaged?.(found, isTheirs ? (mine ? 'this group' : 'a group before the part') : 'no group')
      return
    }
    inside = named !== ''
    if (!inside) {
      walk.nameless(found)
      return
    }
    id ??= opens || range.start === 0 ? '' : subjectBefore(source, found.offset)
    if (named !== id) {
      if (mine) walk.close()
      id = named
      mine = true
      walk.open(named, found)
    }
    if (mine) walk.add(found)
  }
  const scan: PartScan = {
    source,
    range,
    space,
    line,
    need: ALL_FIELDS,
    passing,
    begins: opens,
    closed,
    onLine: found => {
      walk.line(found)
      name(found)
    },
    onBeyond: found => mine && (found === undefined || goesOn(found, id as string, walk.add)),
  }
  scanPart(scan)
  if (mine) walk.close()
  space.ends = line.ends
}

/** Adds a line to the group it goes on with; false where another group begins. */
function goesOn(line: Line, id: string, add: (line: Line) => void): boolean {
  const named = subjectOf(line, id)
  if (named === id) add(line)
  return named === id || named === '' || line.kind !== 'row'
}

/** Scans one group, one row without SUBJECT_ID or one rejected line, that begins at `offset`. Its bytes stay as they are. */
export function scanGroup(
  source: Source,
  offset: number,
  number: number,
  add: (line: Line, id: string) => void,
): void {
  const line = lineOf(source)
  line.number = number - 1
  let id = ''
  scanPart({
    source,
    range: { start: offset, end: offset + 1 },
    space: newSpace(),
    line,
    need: ALL_FIELDS,
    passing: false,
    begins: true,
    closed: false,
    onLine: found => {
      id = found.kind === 'row' ? subjectOf(found) : ''
      add(found, id)
    },
    onBeyond: found => id !== '' && (found === undefined || goesOn(found, id, same => add(same, id))),
  })
}
