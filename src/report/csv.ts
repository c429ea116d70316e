/**
 * Rows of CSV as bytes: RFC 4180 with CRLF line ends, UTF-8, and no cell that a spreadsheet would run as a formula.
 *
 * A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break (or the full-width form of those
 * signs) for a formula, blanks before it or not. Such a cell gets an apostrophe in front, which spreadsheets know as the
 * mark of text. Two kinds of cell begin so and are harmless, and stay as they are: a plain number (`-0.3`) and a lone `-`.
 */

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

const LF = 10
const CR = 13
const SPACE = 32
const QUOTE = 34
const COMMA = 44
const DELETE = 127

const LEAST = 1 << 12
const NOTHING = new Uint8Array(0)
const NO_SPARE: Buffer[] = []

export function csvRows(): CsvRows {
  let bytes: Buffer = Buffer.allocUnsafeSlow(LEAST)
  let at = 0

  const grow = (more: number): void => {
    let size = bytes.length * 2
    while (size < at + more) size *= 2
    const larger = Buffer.allocUnsafeSlow(size)
    larger.set(bytes.subarray(0, at))
    bytes = larger
  }

  /** What is not short plain ASCII: the whole cell, again from its start. */
  const rare = (cell: string): void => {
    let written = mayRun(cell) ? `'${cell}` : cell
    if (/[",\r\n]/.test(written)) written = `"${written.replaceAll('"', '""')}"`
    // A unit of UTF-16 takes three bytes at most.
    if (at + written.length * 3 + 1 > bytes.length) grow(written.length * 3 + 1)
    at += bytes.write(written, at, 'utf8')
    bytes[at++] = COMMA
  }

  /** Writes a cell of plain ASCII; false, and nothing is written, where it is not that or must be quoted or guarded. */
  const ascii = (cell: string): boolean => {
    const { length } = cell
    if (at + length + 1 > bytes.length) grow(length + 1)
    if (length > 0 && (OPENS[cell.charCodeAt(0)] ?? 0) > 0 && mayRun(cell)) return false
    let to = at
    for (let i = 0; i < length; i++) {
      const unit = cell.charCodeAt(i)
      // Most are letters and digits, above the comma: two comparisons each.
      if (unit <= COMMA) {
        if (unit === COMMA || unit === QUOTE || unit === LF || unit === CR) return false
      } else if (unit >= DELETE) return false
      bytes[to++] = unit
    }
    bytes[to++] = COMMA
    at = to
    return true
  }

  const text = (cell: string): void => {
    if (!ascii(cell)) rare(cell)
  }

  const plain = (cell: string): void => {
    const { length } = cell
    if (at + length + 1 > bytes.length) grow(length + 1)
    for (let i = 0; i < length; i++) bytes[at++] = cell.charCodeAt(i)
    bytes[at++] = COMMA
  }

  const verbatim = (from: Buffer, start: number, end: number): void => {
    if (at + end - start + 1 > bytes.length) grow(end - start + 1)
    from.copy(bytes, at, start, end)
    at += end - start
    bytes[at++] = COMMA
  }

  const copy = (from: Uint8Array, start: number, end: number): boolean => {
    if (at + end - start + 1 > bytes.length) grow(end - start + 1)
    const quoted = end - start >= 2 && from[start] === QUOTE
    const first = quoted ? start + 1 : start
    if (first < end && OPENS[from[first] as number] === OPENING) return false
    if (from[first] === SPACE && mayOpen(from, first, end)) return false
    let to = at
    for (let i = start; i < end; i++) {
      const byte = from[i] as number
      if (byte >= DELETE || (!quoted && (byte === QUOTE || byte === CR))) return false
      bytes[to++] = byte
    }
    bytes[to++] = COMMA
    at = to
    return true
  }

  return {
    text,
    plain,
    number: value => plain(String(value)),
    empty: (cells = 1) => {
      if (at + cells > bytes.length) grow(cells)
      for (let i = 0; i < cells; i++) bytes[at++] = COMMA
    },
    copy,
    verbatim,
    end: () => {
      if (at + 1 > bytes.length) grow(1)
      // Each cell has left a comma behind it; the last one becomes the line end.
      bytes[at - 1] = CR
      bytes[at++] = LF
    },
    take: (spare = NO_SPARE) => {
      if (at === 0) return NOTHING
      const taken = bytes.subarray(0, at)
      const fits = spare.findIndex(({ length }) => length >= at && length <= at * 2)
      bytes =
        spare.splice(fits, fits < 0 ? 0 : 1)[0] ?? Buffer.allocUnsafeSlow(Math.max(LEAST, at + (at >> 3)))
      at = 0
      return taken
    },
  }
}

const OPENING = 1
const BLANK = 2
/** What a first byte may mean: it opens a formula, or is a blank with who knows what behind it. */
const OPENS = new Uint8Array(256)
for (const sign of ['=', '+', '-', '@', '\t', '\r', '\n']) OPENS[sign.charCodeAt(0)] = OPENING
OPENS[SPACE] = BLANK

function mayOpen(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  while (at < end && bytes[at] === SPACE) at++
  return at < end && OPENS[bytes[at] as number] === OPENING
}

const FORMULA = /^ *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
const HARMLESS = /^ *(?:-|[+-]?(?:\d+(?:\.\d*)?|\.\d+)) *$/

/** Whether a spreadsheet might run the cell as a formula. */
export const mayRun = (cell: string): boolean => FORMULA.test(cell) && !HARMLESS.test(cell)

/** A header line. */
export function header(names: readonly string[]): Uint8Array {
  const rows = csvRows()
  for (const name of names) rows.text(name)
  rows.end()
  return rows.take()
}
