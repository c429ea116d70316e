/** Tells, in the first pass, which stretches of a part the second must read: those that may hold someone relevant. */
import type { RelevanceFilter } from './relevance.ts'
import type { Line } from './scan.ts'
import { measureStretches, type Stretches } from './stretches.ts'

export interface StretchFilter {
  /** Told of every line of the part, before the group it opens is. */
  readonly line: (line: Line) => void
  /** A group begins with the line told of last, at this place in the part. */
  readonly open: (offset: number) => void
  /** Takes every line of the group. */
  readonly add: (line: Line) => void
  /** The line told of last has no SUBJECT_ID. */
  readonly nameless: () => void
  /** The part ends at this place. */
  readonly end: (offset: number) => Stretches
}

export function stretchFilter(filter: RelevanceFilter): StretchFilter {
  const stretches = measureStretches()
  /** The stretch is not all of one subject in one file; the file of its last line, none yet when negative. */
  let several = false
  let lastFile = -1
  const mustRead = (): boolean => several || filter.relevant()
  filter.begin()
  return {
    line: stretches.line,
    open: offset => {
      stretches.open(offset, mustRead())
      filter.begin()
      several = false
      lastFile = -1
    },
    add: line => {
      if (line.kind === 'row') filter.add(line)
      if (lastFile >= 0 && !(line.alike && line.file === lastFile)) several = true
      lastFile = line.file
    },
    nameless: () => {
      several = true
    },
    end: offset => stretches.end(offset, mustRead()),
  }
}
