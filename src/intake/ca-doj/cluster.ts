/**
 * Puts rows of one person together, where they stand all over the files: lines go to volumes by their SUBJECT_ID, and each
 * volume is then put in order by itself. A line is tagged with its file and number, and is otherwise as it was.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { hashWords } from './hash.ts'
import { lineOf, type Range, type Source, type Space, scanPart } from './part.ts'
import { CUT, IDENTIFYING, type Line, newLine, scanBytes } from './scan.ts'
import { subjectOf } from './subjects.ts'

/** About so many bytes go to a volume: it is put in order in memory. */
const VOLUME = 24 << 20
/** Files open at once. */
const MOST_VOLUMES = 500

/** How many volumes rows of so many bytes are spread over. */
export const volumesFor = (bytes: number, each: number = VOLUME): number =>
  Math.min(MOST_VOLUMES, Math.max(1, Math.ceil(bytes / each)))

/** The lines of a part, those of each volume together. */
export interface SplitPart {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where the lines of each volume begin, and after the last where they end. */
  readonly starts: Uint32Array
}

const LF = 10
const CR = 13

/** Spreads the lines of a part over volumes. Lines that name nobody are spread evenly. */
export function splitPart(
  source: Source,
  range: Range,
  before: number,
  volumes: number,
  space: Space,
): SplitPart {
  const lines: Tagged[] = []
  const hash = new Uint32Array(2)
  const sizes = new Uint32Array(volumes + 1)
  const line = lineOf(source)
  line.number = before
  scanPart({
    source,
    range,
    space,
    line,
    need: IDENTIFYING,
    onLine: found => {
      hashWords(0, subjectOf(found) || `\n${found.number}`, hash)
      const volume = (hash[0] as number) % volumes
      const tagged = tag(found, volume)
      lines.push(tagged)
      sizes[volume + 1] = (sizes[volume + 1] as number) + tagged.length
    },
    onBeyond: () => false,
  })
  for (let volume = 0; volume < volumes; volume++)
    sizes[volume + 1] = (sizes[volume + 1] as number) + (sizes[volume] as number)
  const starts = sizes.slice()
  const bytes = Buffer.allocUnsafeSlow(sizes[volumes] as number)
  for (const tagged of lines) {
    write(tagged, bytes, sizes[tagged.volume] as number)
    sizes[tagged.volume] = (sizes[tagged.volume] as number) + tagged.length
  }
  return { bytes: new Uint8Array(bytes.buffer), starts }
}

/** A line on its way to a volume. */
interface Tagged {
  readonly volume: number
  readonly tag: string
  readonly from: Buffer
  readonly start: number
  readonly end: number
  /** With its tag and its line break. */
  readonly length: number
}

function tag(line: Line, volume: number): Tagged {
  const { file, number, fault, bytes, start, end } = line
  const text = `${file},${number}${fault === 'too long' ? String.fromCharCode(CUT) : ''},`
  const broken = bytes[end] === CR ? end + 1 : end
  return { volume, tag: text, from: bytes, start, end: broken, length: text.length + broken - start + 1 }
}

function write({ tag, from, start, end }: Tagged, into: Buffer, at: number): void {
  const place = at + into.write(tag, at, 'latin1')
  from.copy(into, place, start, end)
  into[place + end - start] = LF
}

/** Puts the lines of a volume in order of SUBJECT_ID, file and number, into another file. */
export function sortVolume(from: string, to: string, bytes: number, space: Space): void {
  if (space.buffer.length < bytes + 1) space.buffer = Buffer.allocUnsafeSlow(bytes + 1)
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
