/**
 * What the first pass leaves to the second. A stretch is the first line of a group and all lines before the next group's;
 * where it holds whole rows of one subject and none can be relevant, it is counted, and not read again.
 */
import type { Line } from './scan.ts'

/** What is known of a part before it is read. */
export interface Stretches {
  /** Where to read, in order: where a stretch begins and ends in the part, and how many lines of its file stand before it there. */
  readonly toRead: Uint32Array<ArrayBuffer>
  /** The rows that stand elsewhere, and the groups they are. */
  readonly rows: number
  readonly groups: number
}

/** Words in `toRead` for a stretch. */
export const STRETCH = 3

export interface Measuring {
  /** Told of every line of the part, before the group it opens is. */
  readonly line: (line: Line) => void
  /** A group begins with the line told of last, at this place in the part. `mustRead`: the stretch before it must be read. */
  readonly open: (offset: number, mustRead: boolean) => void
  /** The part ends at this place. */
  readonly end: (offset: number, mustRead: boolean) => Stretches
}

export function measureStretches(): Measuring {
  let toRead: number[] = []
  let [rows, groups] = [0, 0]
  /** Lines of the file before the stretch; told of since its beginning, and of them that go on with a row. The last one may be of the next stretch. */
  let [before, lines, more, lastMore] = [0, 0, 0, 0]
  let start = 0
  /** Before the first group of a part are lines of one that began before it. */
  let isGroup = 0
  /** The stretch has a line that is no row; the line told of last is none. */
  let [odd, lastOdd] = [false, false]

  const close = (offset: number, mustRead: boolean): void => {
    if (mustRead || odd) {
      const last = toRead.length - STRETCH
      if (last >= 0 && toRead[last + 1] === start) toRead[last + 1] = offset
      else toRead.push(start, offset, before)
    } else {
      rows += lines
      groups += isGroup
    }
    before += lines + more
    start = offset
    lines = more = 0
    odd = false
  }

  return {
    line: line => {
      lines++
      lastMore = line.lines - 1
      more += lastMore
      odd ||= lastOdd
      lastOdd = line.kind !== 'row'
    },
    open: (offset, mustRead) => {
      lines--
      more -= lastMore
      close(offset, mustRead)
      lines = 1
      more = lastMore
      isGroup = 1
    },
    end: (offset, mustRead) => {
      odd ||= lastOdd
      close(offset, mustRead)
      const found = { toRead: Uint32Array.from(toRead), rows, groups }
      toRead = []
      rows = groups = before = lines = more = lastMore = start = isGroup = 0
      odd = lastOdd = false
      return found
    },
  }
}
