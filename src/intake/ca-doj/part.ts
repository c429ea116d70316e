/**
 * Reads a part of a file: the lines that begin between two places of it, and what stands before and after as far as the
 * people of the part need it. Parts are cut anywhere and read in any order, by any thread.
 */
import { readSync } from 'node:fs'
import type { FieldFinder } from './fields.ts'
import { ALL_FIELDS, finderFor, type Line, LONGEST_LINE, lineEndsAt, newLine, scanBytes } from './scan.ts'
import { subjectOf } from './subject.ts'

/** Lines that begin at or after `start` and before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A file opened for reading. */
export interface Source {
  readonly handle: number
  readonly bytes: number
  /** The number of the file; absent where every line is tagged with its own. */
  readonly file?: number
}

/** Memory to read parts into, one after the other. */
export interface Space {
  buffer: Buffer
  /** Finds fields in it. */
  finder: FieldFinder | undefined
  /** Whether one is wanted: for many parts it pays. */
  readonly quick: boolean
  /** For the places of fields, where some have been found before. */
  ends?: Int32Array
}

export const newSpace = (): Space => ({ buffer: Buffer.alloc(0), finder: undefined, quick: false })

/** Memory in which fields are found faster. */
export const quickSpace = (): Space => ({ buffer: Buffer.alloc(0), finder: undefined, quick: true })

/** Read beyond the end of a part at first: most people end within it. */
const BEYOND = 1 << 15
const LF = 10

/** Cuts a file into parts. Where it is cut follows from its size alone. */
export function cut(bytes: number, size: number): readonly Range[] {
  const parts: Range[] = []
  for (let start = 0; start < bytes; start += size) parts.push({ start, end: Math.min(start + size, bytes) })
  return parts
}

/** A line to read this file into, with room for the places of its fields where there is some. */
export function lineOf({ file }: Source, ends?: Int32Array): Line {
  const line = newLine(ends)
  line.tagged = file === undefined
  line.file = file ?? 0
  return line
}

export interface PartScan {
  readonly source: Source
  readonly range: Range
  readonly space: Space
  /** Its number is that of the line before the part. */
  readonly line: Line
  readonly need: number
  /** The places of a line's fields are asked for only while it is the last one read. */
  readonly passing: boolean
  /** A line is known to begin with the part. */
  readonly begins?: boolean
  /** No line after the part is wanted. */
  readonly closed: boolean
  /** Takes a line of the part. Its bytes stay as they are until the space is used again. */
  readonly onLine: (line: Line) => void
  /** Takes a line after the part, and says whether it wants one more. Asked once with no line, to begin with. */
  readonly onBeyond: (line: Line | undefined) => boolean
}

/** Scans a part, and after it as many lines as are wanted. Throws what the file system throws. */
export function scanPart(scan: PartScan): void {
  const { source, range, space, line, need, passing, begins = false, closed, onLine, onBeyond } = scan
  const { start, end } = range
  // A line begins at `start` only if the byte before is a line break.
  const base = start > 0 ? start - 1 : 0
  let held = read(source, base, end - base + (closed ? 0 : BEYOND), space, 0)
  let bytes = space.buffer
  let from = start === 0 ? 0 : bytes.subarray(0, held).indexOf(LF) + 1
  if ((from === 0 && start > 0) || base + from >= end) return
  if (!begins && !line.tagged && start > 0) {
    // Lines that go on with a row from before have been counted with its part.
    const first = firstLine(source, base + from)
    from = first - base
    if (first >= end) return
  }
  let to = bytes.subarray(0, held).indexOf(LF, end - 1 - base) + 1
  if (to === 0 && base + held < source.bytes) {
    held += read(source, base + held, LONGEST_LINE + 2, space, held)
    bytes = space.buffer
    to = bytes.subarray(0, held).indexOf(LF, end - 1 - base) + 1
  }
  // The file ends without a line break, or the last line is too long to be read to its end.
  const ended = to > 0
  if (!ended) {
    bytes[held] = LF
    to = held + 1
  }
  line.finder = space.finder
  if (passing && space.finder !== undefined) line.ends = space.finder.ends
  line.more = moreOf(source)
  let limit = ended ? held : to
  let at = scanBytes(bytes, from, to, base, line, need, onLine, limit)
  if (closed || !onBeyond(undefined)) return
  // First what has been read beyond the part, then blocks of their own, as lines of the part are still in use.
  let block = bytes
  let offset = base
  for (let whole = ended; ; ) {
    const last = limit > at ? block.subarray(0, limit).lastIndexOf(LF) + 1 : at
    const went = last > at ? scanWhile(block, at, last, offset, line, need, onBeyond, limit) : at
    if (went < 0) return
    const next = whole ? offset + Math.max(went, last) : lineEnd(source, offset + held)
    if (next >= source.bytes) return
    const fresh = newSpace()
    held = read(source, next, BEYOND, fresh, 0)
    whole = fresh.buffer.subarray(0, held).indexOf(LF) >= 0
    if (!whole) {
      held += read(source, next + held, LONGEST_LINE + 2, fresh, held)
      whole = fresh.buffer.subarray(0, held).indexOf(LF) >= 0
    }
    if (held === 0) return
    block = fresh.buffer
    at = 0
    offset = next
    limit = held
    if (!whole) block[limit++] = LF
  }
}

/** Scans lines while they are wanted, and gives where the last one ends; -1 once they are not. */
function scanWhile(
  bytes: Buffer,
  from: number,
  to: number,
  offset: number,
  line: Line,
  need: number,
  wants: (line: Line) => boolean,
  limit: number,
): number {
  let at = from
  while (at < to) {
    const next = bytes.indexOf(LF, at) + 1
    let more = true
    const take = (found: Line): void => {
      more = wants(found)
    }
    at = scanBytes(bytes, at, next, offset, line, need, take, limit)
    if (!more) return -1
  }
  return at
}

/** Gives what stands in a file from a place on, as far as a row may go, with a LF at the end. */
const moreOf =
  (source: Source): ((offset: number) => Buffer) =>
  offset => {
    const space = newSpace()
    const held = read(source, offset, LONGEST_LINE + 2, space, 0)
    // The file may end without a line break.
    space.buffer[held] = LF
    return space.buffer.subarray(
      0,
      offset + held >= source.bytes && space.buffer[held - 1] !== LF ? held + 1 : held,
    )
  }

/** Lines before a place that are looked at to tell whether a row goes over it: as many as a row may have. */
const LINES_BEFORE = 16

/** Where the first line begins that does not go on with a row from before `position`, where a line of the file begins. */
function firstLine(source: Source, position: number): number {
  for (let before = LINES_BEFORE; ; before *= 4) {
    const starts = linesBefore(source, position, before + LINES_BEFORE)
    const from = starts[0] ?? position
    const space = newSpace()
    const held = read(source, from, position - from + BEYOND, space, 0)
    space.buffer[held] = LF
    const limit = held + (from + held >= source.bytes ? 1 : 0)
    const endOf = (offset: number): number =>
      from + lineEndsAt(space.buffer, offset - from, limit, () => moreOf(source)(offset))
    /** By line: where it ends if it begins a row. */
    const ends = starts.map(endOf)
    /** Whether no line before goes over the beginning of this one, wherever rows begin. */
    const begins = (at: number): boolean =>
      (from === 0 || at >= LINES_BEFORE) &&
      !ends.some((end, other) => other < at && end > (starts[at] as number))
    for (let at = starts.length - 1; at >= 0; at--) {
      if (!begins(at)) continue
      let offset = starts[at] as number
      while (offset < position) offset = endOf(offset)
      return offset
    }
    if (from === 0 || starts.length === 0) return position
  }
}

/** Where as many lines begin before a place as are asked for, or all there are; the last is the one before. */
function linesBefore(source: Source, position: number, count: number): readonly number[] {
  const starts: number[] = []
  const space = newSpace()
  for (let at = position; at > 0 && starts.length < count; ) {
    at = lineStart(source, at - 1, space)
    starts.push(at)
  }
  return starts.reverse()
}

/** Reads `length` bytes at `position` into the space at `at`; gives how many there were. There is always room for a LF after them. */
function read({ handle, bytes }: Source, position: number, length: number, space: Space, at: number): number {
  const wanted = Math.max(0, Math.min(length, bytes - position))
  if (space.buffer.length < at + wanted + 1) {
    const finder = space.quick ? finderFor(at + wanted + 1) : undefined
    const larger = finder?.bytes ?? Buffer.allocUnsafeSlow(at + wanted + 1)
    space.buffer.copy(larger, 0, 0, at)
    space.buffer = larger
    space.finder = finder
  }
  let got = 0
  while (got < wanted) {
    const more = readSync(handle, space.buffer, at + got, wanted - got, position + got)
    if (more === 0) break
    got += more
  }
  return got
}

/** The place after the next line break at or after `position`: where a line too long to be read ends. */
function lineEnd(source: Source, position: number): number {
  const space = newSpace()
  for (let at = position; at < source.bytes; ) {
    const held = read(source, at, 1 << 20, space, 0)
    if (held === 0) break
    const found = space.buffer.subarray(0, held).indexOf(LF)
    if (found >= 0) return at + found + 1
    at += held
  }
  return source.bytes
}

/** The last SUBJECT_ID that a row names before a line that begins at `position`: rows that go on with it began before. */
export function subjectBefore(source: Source, position: number): string {
  const space = newSpace()
  const line = lineOf(source)
  line.more = moreOf(source)
  for (let end = position, back = 1 << 12; end > 0; back = Math.min(back * 2, 1 << 20)) {
    const before = Math.max(0, end - back)
    let start = before === 0 ? 0 : lineStart(source, before, space)
    // A line too long to be a row is passed over.
    if (before - start > LONGEST_LINE) {
      const next = lineEnd(source, before)
      if (next >= end) {
        end = start
        continue
      }
      start = next
    }
    if (start > 0 && !line.tagged) start = firstLine(source, start)
    if (start >= end) continue
    const held = read(source, start, end - start, space, 0)
    space.buffer[held] = LF
    let id = ''
    scanBytes(space.buffer, 0, held, start, line, ALL_FIELDS, found => {
      if (found.kind === 'row') id = subjectOf(found) || id
    })
    if (id !== '') return id
    end = start
  }
  return ''
}

/** Where the line begins whose line break stands at `end`. */
function lineStart(source: Source, end: number, space: Space): number {
  let block = 1 << 12
  for (let to = end; to > 0; to -= Math.min(block, to), block = Math.min(block * 2, 1 << 20)) {
    const from = Math.max(0, to - block)
    const held = read(source, from, to - from, space, 0)
    const at = space.buffer.subarray(0, held).lastIndexOf(LF)
    if (at >= 0) return from + at + 1
  }
  return 0
}
