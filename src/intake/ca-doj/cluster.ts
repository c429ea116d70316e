/**
 * Puts rows of one person together, where they stand all over the files: lines go to volumes by their SUBJECT_ID, and each
 * volume is then put in order by itself. A line is tagged with its file and number, and is otherwise as it was.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { hashWords } from '../hash.ts'
import { lineOf, quickSpace, type Range, type Source, type Space, scanPart } from './part.ts'
import { ALL_FIELDS, CUT, FOLDED, IDENTIFYING, newLine, scanBytes } from './scan.ts'
import { subjectOf } from './subject.ts'

/** About so many bytes go to a volume: it is put in order in memory. */
const VOLUME = 12 << 20
/** Files open at once. */
const MOST_VOLUMES = 1500

/** How many volumes rows of so many bytes are spread over. */
export const volumesFor = (bytes: number, each: number = VOLUME): number =>
  Math.min(MOST_VOLUMES, Math.max(1, Math.ceil(bytes / each)))

const LF = 10
const CR = 13
const COMMA = 44
/** Set beside what a line is besides: it stands elsewhere than in the space. */
const APART = 0x100

/**
 * A splitter of parts; keep one, as it uses its memory again. It spreads the lines of a part over volumes, files opened for
 * appending. Each write is of whole lines, so that several threads may append to one file; in which order they do does
 * not matter. Lines that name nobody are spread evenly.
 */
export function partSplitter(): (
  source: Source,
  range: Range,
  before: number,
  handles: readonly number[],
) => void {
  const space = quickSpace()
  const hash = new Uint32Array(2)
  /** Six numbers a line: its volume, file and number, where it starts and ends, and what it is besides. */
  const lines: number[] = []
  /** Lines that stand elsewhere than in the space. */
  const apart: Buffer[] = []
  let out = Buffer.alloc(0)
  return (source, range, before, handles) => {
    const volumes = handles.length
    const starts = new Uint32Array(volumes + 1)
    const line = lineOf(source)
    line.number = before
    scanPart({
      source,
      range,
      space,
      line,
      need: ALL_FIELDS,
      passing: true,
      closed: true,
      onLine: found => {
        const { file, number, start, fault } = found
        hashWords(0, subjectOf(found) || `\n${number}`, hash)
        const volume = (hash[0] as number) % volumes
        const end = found.bytes[found.end] === CR ? found.end + 1 : found.end
        const sign = fault === 'too long' ? CUT : found.lines > 1 ? FOLDED : 0
        const isApart = found.bytes !== space.buffer
        if (isApart) apart.push(found.bytes)
        lines.push(volume, file, number, start, end, sign | (isApart ? APART : 0))
        const length = digits(file) + digits(number) + 2 + (sign === 0 ? 0 : 1) + end - start + 1
        starts[volume + 1] = (starts[volume + 1] as number) + length
      },
      onBeyond: () => false,
    })
    for (let volume = 0; volume < volumes; volume++)
      starts[volume + 1] = (starts[volume + 1] as number) + (starts[volume] as number)
    const needed = starts[volumes] as number
    if (out.length < needed) out = Buffer.allocUnsafeSlow(needed + (needed >> 3))
    const next = starts.slice()
    for (let at = 0, elsewhere = 0; at < lines.length; at += 6) {
      const volume = lines[at] as number
      const sign = (lines[at + 5] as number) & ~APART
      const from = ((lines[at + 5] as number) & APART) === 0 ? space.buffer : (apart[elsewhere++] as Buffer)
      let to = next[volume] as number
      to = writeNumber(out, to, lines[at + 1] as number)
      out[to++] = COMMA
      to = writeNumber(out, to, lines[at + 2] as number)
      if (sign !== 0) out[to++] = sign
      out[to++] = COMMA
      const first = to
      to += from.copy(out, to, lines[at + 3] as number, lines[at + 4] as number)
      if (sign === FOLDED) for (let byte = first; byte < to; byte++) if (out[byte] === LF) out[byte] = 0
      out[to++] = LF
      next[volume] = to
    }
    lines.length = 0
    apart.length = 0
    for (const [volume, handle] of handles.entries())
      writeAll(handle, out, starts[volume] as number, starts[volume + 1] as number)
  }
}

const ZERO = 48

function digits(number: number): number {
  let count = 1
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) count++
  return count
}

function writeNumber(into: Buffer, at: number, number: number): number {
  const end = at + digits(number)
  let rest = number
  for (let place = end - 1; place >= at; place--) {
    into[place] = ZERO + (rest % 10)
    rest = Math.floor(rest / 10)
  }
  return end
}

/** Puts the lines of a volume in order of SUBJECT_ID, file and number, into another file. */
export function sortVolume(from: string, to: string, bytes: number, space: Space): void {
  // Volumes are of about one size: room for the largest is soon found.
  if (space.buffer.length < bytes) space.buffer = Buffer.allocUnsafeSlow(bytes + (bytes >> 2))
  const { buffer } = space
  readInto(from, buffer, bytes)
  const ids: string[] = []
  const places: number[] = []
  const line = newLine()
  line.tagged = true
  scanBytes(buffer, 0, bytes, 0, line, IDENTIFYING, found => {
    ids.push(subjectOf(found))
    places.push(found.file, found.number, found.offset)
  })
  places.push(0, 0, bytes)
  const order = Uint32Array.from(ids.keys()).sort((a, b) => {
    const [x, y] = [ids[a] as string, ids[b] as string]
    if (x !== y) return x < y ? -1 : 1
    return (
      (places[a * 3] as number) - (places[b * 3] as number) ||
      (places[a * 3 + 1] as number) - (places[b * 3 + 1] as number)
    )
  })
  const handle = openSync(to, 'wx', 0o600)
  try {
    const block = Buffer.allocUnsafeSlow(1 << 20)
    let held = 0
    const put = (start: number, end: number): void => {
      if (held + end - start > block.length) {
        writeAll(handle, block, 0, held)
        held = 0
      }
      if (end - start > block.length) writeAll(handle, buffer, start, end)
      else held += buffer.copy(block, held, start, end)
    }
    for (const at of order) put(places[at * 3 + 2] as number, places[at * 3 + 5] as number)
    writeAll(handle, block, 0, held)
  } finally {
    closeSync(handle)
  }
}

function readInto(path: string, buffer: Buffer, bytes: number): void {
  const handle = openSync(path, 'r')
  try {
    for (let got = 0; got < bytes; ) {
      const more = readSync(handle, buffer, got, bytes - got, got)
      if (more === 0) throw new Error('a volume is shorter than what was written to it')
      got += more
    }
  } finally {
    closeSync(handle)
  }
}

function writeAll(handle: number, bytes: Buffer, from: number, to: number): void {
  for (let at = from; at < to; ) at += writeSync(handle, bytes, at, to - at)
}
