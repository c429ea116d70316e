/** Gives the lines of several tables person by person, whatever order they stand in, in memory that does not grow with them. */
import { closeSync, fstatSync, readSync, writeSync } from 'node:fs'
import { cellsOf, csvLines, firstCell, type ReadBytes, withoutMark } from '../results/csv-read.ts'

/** A table open to be read, whose first column is the person's identifier. */
export interface OpenTable {
  readonly handle: number
  readonly columns: readonly string[]
  /** Where the first row starts. */
  readonly rows: number
  readonly bytes: number
}

export interface PersonLines {
  readonly person: string
  /** For each table the person's lines in it, in its order. */
  readonly lines: readonly (readonly string[])[]
}

export interface Bounds {
  /** Bytes of the tables held at once, about. */
  readonly most: number
  /** Opens a new file for rows on their way, where the tables are larger; it is closed when the lines have been given. */
  readonly scratch: () => number
}

export function openTable(handle: number): OpenTable {
  const { size: bytes } = fstatSync(handle)
  for (const line of csvLines(readFrom(handle, 0))) {
    const rows = bytesOfLine(handle, line.length)
    return { handle, columns: cellsOf(withoutMark(line.toString('utf8'))), rows, bytes }
  }
  return { handle, columns: [], rows: bytes, bytes }
}

/** How many bytes the first line takes with its end, which is one byte or two. */
function bytesOfLine(handle: number, length: number): number {
  const end = Buffer.alloc(1)
  readSync(handle, end, 0, 1, length)
  return length + (end[0] === CR ? 2 : 1)
}

/**
 * Every person once, in the order of their identifiers. Tables larger than `most` are first put into parts by the first
 * letters of the identifiers, so that a person is whole in one part and the parts follow each other.
 */
export function* byPerson(tables: readonly OpenTable[], { most, scratch }: Bounds): Generator<PersonLines> {
  const bytes = tables.reduce((sum, table) => sum + table.bytes - table.rows, 0)
  if (bytes <= most) {
    yield* grouped(tables.length, linesOf(tables))
    return
  }
  const bounds = boundsOf(tables, Math.ceil(bytes / most), bytes)
  const parts = openParts(scratch(), bounds.length + 1)
  try {
    for (const [table, line] of linesOf(tables)) parts.add(partOf(bounds, firstCell(line)), table, line)
    for (let part = 0; part <= bounds.length; part++) yield* grouped(tables.length, parts.lines(part))
  } finally {
    parts.close()
  }
}

type TableLine = readonly [table: number, line: Buffer]

function* linesOf(tables: readonly OpenTable[]): Generator<TableLine> {
  for (const [table, { handle, rows }] of tables.entries())
    for (const line of csvLines(readFrom(handle, rows))) yield [table, line]
}

function* grouped(tables: number, lines: Iterable<TableLine>): Generator<PersonLines> {
  const people = new Map<string, string[][]>()
  for (const [table, line] of lines) {
    const person = firstCell(line)
    let own = people.get(person)
    if (own === undefined) {
      own = Array.from({ length: tables }, () => [])
      people.set(person, own)
    }
    own[table]?.push(line.toString('utf8'))
  }
  for (const person of [...people.keys()].sort()) yield { person, lines: people.get(person) ?? [] }
}

function readFrom(handle: number, from: number): ReadBytes {
  let place = from
  return (into, at, length) => {
    const read = readSync(handle, into, at, length, place)
    place += read
    return read
  }
}

// ---- parts -----------------------------------------------------------------------------------------------------

/** Identifiers looked at for each part: enough that parts are of about one size. */
const SAMPLES = 64
/** What is read to find one: a row is far shorter. */
const SAMPLE = 1 << 14

/** The identifiers at which parts begin, but for the first part. They change only what is held at once. */
function boundsOf(tables: readonly OpenTable[], parts: number, bytes: number): readonly string[] {
  const found: string[] = []
  const block = Buffer.alloc(SAMPLE)
  for (const { handle, rows, bytes: end } of tables) {
    const count = Math.ceil((SAMPLES * parts * (end - rows)) / bytes)
    for (let i = 0; i < count; i++) {
      const place = rows + Math.floor(((end - rows) * i) / count)
      const some = block.subarray(0, readSync(handle, block, 0, SAMPLE, place))
      const start = some.indexOf(LF) + 1
      if (start > 0 && some.indexOf(COMMA, start) > 0) found.push(firstCell(some.subarray(start)))
    }
  }
  found.sort()
  const bounds = Array.from(
    { length: parts - 1 },
    (_, i) => found[Math.floor((found.length * (i + 1)) / parts)],
  )
  return [...new Set(bounds.filter(bound => bound !== undefined))]
}

/** How many bounds are not after the person. */
function partOf(bounds: readonly string[], person: string): number {
  let [low, high] = [0, bounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] as string) <= person) low = middle + 1
    else high = middle
  }
  return low
}

interface Parts {
  readonly add: (part: number, table: number, line: Buffer) => void
  readonly lines: (part: number) => Generator<TableLine>
  readonly close: () => void
}

interface Part {
  readonly waiting: Buffer
  length: number
  readonly blocks: { readonly at: number; readonly length: number }[]
}

const LF = 10
const CR = 13
const COMMA = 44
const ZERO = 48
/** Bytes that wait to be written, of all parts together, and of one. */
const WAITING = 1 << 24
const BLOCK = { least: 1 << 12, most: 1 << 16 }
const END = Buffer.from('\n')

/** One file for all parts, a chain of blocks for each. A line begins with the number of its table. */
function openParts(handle: number, count: number): Parts {
  const block = Math.min(BLOCK.most, Math.max(BLOCK.least, Math.floor(WAITING / count)))
  let end = 0
  const parts: readonly Part[] = Array.from({ length: count }, () => ({
    waiting: Buffer.allocUnsafeSlow(block),
    length: 0,
    blocks: [],
  }))
  const write = (part: Part, bytes: Buffer): void => {
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
    part.blocks.push({ at: end, length: bytes.length })
    end += bytes.length
  }
  const put = (part: Part, bytes: Buffer): void => {
    if (part.length + bytes.length > block) {
      write(part, part.waiting.subarray(0, part.length))
      part.length = 0
    }
    if (bytes.length > block) write(part, bytes)
    else {
      part.waiting.set(bytes, part.length)
      part.length += bytes.length
    }
  }
  return {
    add: (number, table, line) => {
      const part = parts[number] as Part
      put(part, Buffer.of(ZERO + table))
      put(part, line)
      put(part, END)
    },
    lines: function* (number) {
      const part = parts[number] as Part
      write(part, part.waiting.subarray(0, part.length))
      part.length = 0
      for (const line of csvLines(readBlocks(handle, part.blocks)))
        yield [(line[0] as number) - ZERO, line.subarray(1)]
    },
    close: () => closeSync(handle),
  }
}

function readBlocks(handle: number, blocks: Part['blocks']): ReadBytes {
  let [block, done] = [0, 0]
  return (into, at, length) => {
    while (block < blocks.length && done === (blocks[block]?.length ?? 0)) {
      block++
      done = 0
    }
    const found = blocks[block]
    if (found === undefined) return 0
    const read = readSync(handle, into, at, Math.min(length, found.length - done), found.at + done)
    done += read
    return read
  }
}
