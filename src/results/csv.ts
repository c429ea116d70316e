/** Rows of CSV as bytes: RFC 4180 with CRLF line ends, UTF-8, and no cell that a spreadsheet would run as a formula. */
import { makeRoom, nothingWritten, takeWritten, type Written, writeAsciiText } from './bytes.ts'
import { beginsAsFormula, guarded, maybeFormula, mayRun } from './formula.ts'

/** Rows being written. Cells are appended one after the other; `end` closes the row. */
export interface CsvRows {
  /** A cell of any text. */
  readonly text: (cell: string) => void
  /** A cell of ASCII that is known to hold no comma, quote or line break and to be no formula: a date, a word of ours. */
  readonly plain: (cell: string) => void
  /** A cell that holds a whole number. */
  readonly number: (value: number) => void
  /** So many empty cells. */
  readonly empty: (cells?: number) => void
  /**
   * A cell copied from another CSV file as it stands there, its quotes included. False, and nothing is written, where it
   * must not be copied: it is not ASCII, might be run as a formula, or is not quoted as RFC 4180 wants it.
   */
  readonly copy: (from: Uint8Array, start: number, end: number) => boolean
  /** Bytes that are one cell or several with their commas, whatever they hold. */
  readonly verbatim: (from: Buffer, start: number, end: number) => void
  readonly end: () => void
  /**
   * The bytes of all rows since the last call. They are the caller's: nothing is written into them any more. The next rows
   * are written into one of `spare`, which is then taken out of it, where one is large enough.
   */
  readonly take: (spare?: Buffer[]) => Uint8Array
}

export function csvRows(): CsvRows {
  const rows = nothingWritten()
  return {
    text: cell => {
      if (!writeAscii(rows, cell)) writeAny(rows, cell)
    },
    plain: cell => writePlain(rows, cell),
    number: value => writePlain(rows, String(value)),
    empty: (cells = 1) => {
      makeRoom(rows, cells)
      for (let i = 0; i < cells; i++) rows.bytes[rows.at++] = COMMA
    },
    copy: (from, start, end) => copyCell(rows, from, start, end),
    verbatim: (from, start, end) => {
      makeRoom(rows, end - start + 1)
      from.copy(rows.bytes, rows.at, start, end)
      rows.at += end - start
      rows.bytes[rows.at++] = COMMA
    },
    end: () => {
      makeRoom(rows, 1)
      // Each cell has left a comma behind it; the last one becomes the line end.
      rows.bytes[rows.at - 1] = CR
      rows.bytes[rows.at++] = LF
    },
    take: spare => takeWritten(rows, spare),
  }
}

/** One line of these cells. */
export function csvLine(cells: readonly string[]): Buffer {
  const rows = csvRows()
  for (const cell of cells) rows.text(cell)
  rows.end()
  return Buffer.from(rows.take())
}

/** A whole table. */
export const csvTable = (lines: Iterable<readonly string[]>): Buffer => Buffer.concat([...lines].map(csvLine))

const LF = 10
const CR = 13
const QUOTE = 34
const COMMA = 44
const DELETE = 127

/** Writes a cell of plain ASCII; false, and nothing is written, where it is not that or must be quoted or guarded. */
function writeAscii(rows: Written, cell: string): boolean {
  const { length } = cell
  makeRoom(rows, length + 1)
  if (length > 0 && maybeFormula(cell.charCodeAt(0)) && mayRun(cell)) return false
  const { bytes } = rows
  let to = rows.at
  for (let i = 0; i < length; i++) {
    const unit = cell.charCodeAt(i)
    // Most are letters and digits, above the comma: two comparisons each.
    if (unit <= COMMA) {
      if (unit === COMMA || unit === QUOTE || unit === LF || unit === CR) return false
    } else if (unit >= DELETE) return false
    bytes[to++] = unit
  }
  bytes[to++] = COMMA
  rows.at = to
  return true
}

function writeAny(rows: Written, cell: string): void {
  let written = guarded(cell)
  if (/[",\r\n]/.test(written)) written = `"${written.replaceAll('"', '""')}"`
  // A unit of UTF-16 takes three bytes at most.
  makeRoom(rows, written.length * 3 + 1)
  rows.at += rows.bytes.write(written, rows.at, 'utf8')
  rows.bytes[rows.at++] = COMMA
}

function writePlain(rows: Written, cell: string): void {
  writeAsciiText(rows, cell)
  makeRoom(rows, 1)
  rows.bytes[rows.at++] = COMMA
}

function copyCell(rows: Written, from: Uint8Array, start: number, end: number): boolean {
  makeRoom(rows, end - start + 1)
  const quoted = end - start >= 2 && from[start] === QUOTE
  const first = quoted ? start + 1 : start
  if (first < end && maybeFormula(from[first] as number) && beginsAsFormula(from, first, end)) return false
  const { bytes } = rows
  let to = rows.at
  for (let i = start; i < end; i++) {
    const byte = from[i] as number
    if (byte >= DELETE || (!quoted && (byte === QUOTE || byte === CR))) return false
    bytes[to++] = byte
  }
  bytes[to++] = COMMA
  rows.at = to
  return true
}
