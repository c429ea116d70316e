/** Reads CSV, our own and what people make of it: lines in the memory of a block, their cells, and rows by column. */
import { unguarded } from './formula.ts'

/** Puts the next bytes into a buffer from a place on, at most so many, and says how many; none at the end. */
export type ReadBytes = (into: Buffer, at: number, length: number) => number

const LF = 10
const CR = 13
const QUOTE = 34
const COMMA = 44
const BLOCK = 1 << 20

/**
 * Every line without its line end. A line break between quotes is text; a quote opens a cell at its beginning only, and is
 * text anywhere else. The bytes are those of a buffer that is used again: they are to be read before the next line is asked
 * for.
 */
export function* csvLines(read: ReadBytes, block = BLOCK): Generator<Buffer, void> {
  const lines = lineSplitter()
  const bytes = Buffer.allocUnsafeSlow(block)
  for (let got = read(bytes, 0, block); got > 0; got = read(bytes, 0, block))
    yield* lines.push(bytes.subarray(0, got))
  yield* lines.end()
}

/** Lines of bytes that come in pieces, cut anywhere. */
export interface LineSplitter {
  /** The lines that are whole with these bytes. */
  readonly push: (bytes: Buffer) => Generator<Buffer, void>
  /** The last line, where it has no line end. */
  readonly end: () => Generator<Buffer, void>
}

export function lineSplitter(): LineSplitter {
  /** The beginning of a line that is not whole yet. */
  let rest: Buffer = Buffer.alloc(0)
  let quoted = false
  /** Where in the line the last quoted cell seemed to end: a quote right behind it means that it goes on. */
  let closed = -1
  return {
    push: function* (bytes) {
      const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      let start = 0
      for (let at = rest.length; at < all.length; at++) {
        const byte = all[at]
        if (byte === QUOTE) {
          if (quoted) {
            quoted = false
            closed = at - start
          } else quoted = at === start || all[at - 1] === COMMA || at - start === closed + 1
        } else if (byte === LF && !quoted) {
          yield all.subarray(start, at > start && all[at - 1] === CR ? at - 1 : at)
          start = at + 1
          closed = -1
        }
      }
      rest = Buffer.from(all.subarray(start))
    },
    end: function* () {
      if (rest.length > 0) yield !quoted && rest.at(-1) === CR ? rest.subarray(0, -1) : rest
    },
  }
}

/** A text without the mark by which spreadsheets know UTF-8. */
export const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '')

/** The cells of a line, with commas between them or another sign. */
export function cellsOf(line: string, separator = ','): readonly string[] {
  const cells: string[] = []
  for (let at = 0; ; at++) {
    const quoted = line.charCodeAt(at) === QUOTE
    const end = quoted ? endOfQuoted(line, at) : at
    const comma = line.indexOf(separator, end)
    const to = comma < 0 ? line.length : comma
    cells.push(quoted ? unquoted(line.slice(at + 1, end)) + line.slice(end + 1, to) : line.slice(at, to))
    if (comma < 0) return cells
    at = comma
  }
}

/** The first cell of a line, without looking at the others. */
export function firstCell(line: Buffer): string {
  if (line[0] === QUOTE) return cellsOf(line.toString('utf8'))[0] as string
  const comma = line.indexOf(COMMA)
  return line.toString('utf8', 0, comma < 0 ? line.length : comma)
}

/** The place of the quote that closes a cell which one opens; of one never closed, the end of the line. */
function endOfQuoted(line: string, open: number): number {
  for (let at = open + 1; ; at += 2) {
    at = line.indexOf('"', at)
    if (at < 0) return line.length
    if (line.charCodeAt(at + 1) !== QUOTE) return at
  }
}

const unquoted = (cell: string): string => (cell.includes('"') ? cell.replaceAll('""', '"') : cell)

/** A row by the names of its columns, as it was before cells were guarded against being run. */
export type TableRow = Readonly<Record<string, string>>

/** Each row with the line it begins on. The first line that is not blank names the columns. */
export function* csvRecords(
  lines: Iterable<Buffer>,
): Generator<{ readonly row: TableRow; readonly line: number }, void> {
  let columns: readonly string[] | undefined
  let next = 1
  for (const bytes of lines) {
    const line = next
    const text = bytes.toString('utf8')
    next += 1 + lineBreaksIn(bytes)
    if (text === '') continue
    const cells = cellsOf(columns === undefined ? withoutMark(text) : text).map(unguarded)
    if (columns === undefined) columns = cells.map(name => name.trim())
    else yield { row: Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])), line }
  }
}

function lineBreaksIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++
  return count
}
