/** The cells of a line that cannot be read, as far as they can be told: by its commas, and where another record may begin in it. */

/** What stands between two commas. */
export interface Cell {
  /** Where it stands in the bytes, without blanks and quotes around it. */
  readonly from: number
  readonly to: number
  /** It is as its writer meant it: between two commas, with quotes around it or none in it, and all its signs are text. */
  readonly whole: boolean
}

export interface DamagedCells {
  readonly cells: readonly Cell[]
  /** The numbers of the cells with which another record begins for certain: after the mark of the end of one, or a line break. */
  readonly records: readonly number[]
}

const LF = 10
const CR = 13
const SPACE = 32
const QUOTE = 34
const HASH = 35
const COMMA = 44

/** A quoted cell is longer than this in no file that is whole. */
const LONGEST_QUOTED = 400
/** Marks stand before each segment of a record too, the last of them in its 84th cell; one at its end comes after this. */
const LAST_CELLS = 87

/** So few cells behind a record are columns too many, and no record. */
const MOST_EXTRA = 2

/** Cuts a line, without its line break, into cells. A quote that does not end before a comma is taken for a letter. */
export function damagedCells(bytes: Uint8Array, start: number, end: number): DamagedCells {
  const cells: Cell[] = []
  const records: number[] = []
  let at = start
  let lastRecord = 0
  const begin = (): void => {
    if (cells.length === lastRecord) return
    lastRecord = cells.length
    records.push(lastRecord)
  }
  for (let more = true; more; ) {
    const closing = bytes[at] === QUOTE ? closingQuote(bytes, at, end) : -1
    let to = closing < 0 ? at : closing + 1
    while (to < end && bytes[to] !== COMMA && !isBreak(bytes[to] as number)) to++
    more = to < end
    const cell = cellOf(bytes, at, to, more || (to === end && bytes[at] === HASH))
    at = to + 1
    if (bytes[cell.from] === HASH && cell.to - cell.from > 1 && cells.length - lastRecord >= LAST_CELLS) {
      // The mark of the end, and right behind it the first cell of the next record.
      cells.push({ from: cell.from, to: cell.from + 1, whole: true })
      begin()
      cells.push({ from: cell.from + 1, to: cell.to, whole: false })
    } else {
      cells.push(cell)
      if (more && isMark(bytes, cell) && cells.length - lastRecord >= LAST_CELLS && !isEmpty(bytes, at, end))
        begin()
    }
    if (more && isBreak(bytes[to] as number)) begin()
  }
  return { cells, records: records.filter(first => cells.length - first > MOST_EXTRA) }
}

const isMark = (bytes: Uint8Array, { from, to }: Cell): boolean => to === from + 1 && bytes[from] === HASH

/** A line break of any kind, where none should be. */
const isBreak = (byte: number): boolean => byte === CR || byte === LF || (byte >= 11 && byte <= 12)

function isEmpty(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte > SPACE && byte !== COMMA && byte !== QUOTE) return false
  }
  return true
}

/** Where a cell that opens with a quote closes, right before a comma or the end; -1 where it does not. */
function closingQuote(bytes: Uint8Array, open: number, end: number): number {
  const last = Math.min(end, open + LONGEST_QUOTED)
  for (let at = open + 1; at < last; at++) {
    if (bytes[at] !== QUOTE) continue
    if (bytes[at + 1] === QUOTE && at + 1 < last) at++
    else return at + 1 === end || bytes[at + 1] === COMMA || bytes[at + 1] === CR ? at : -1
  }
  return -1
}

function cellOf(bytes: Uint8Array, start: number, end: number, bounded: boolean): Cell {
  let [from, to] = [start, end]
  const quoted = to - from >= 2 && bytes[from] === QUOTE && bytes[to - 1] === QUOTE
  if (quoted) {
    from++
    to--
  }
  while (from < to && bytes[from] === SPACE) from++
  while (from < to && bytes[to - 1] === SPACE) to--
  let whole = bounded
  for (let at = from; at < to && whole; at++) {
    const byte = bytes[at] as number
    if (byte < SPACE || byte === QUOTE || byte === 127) whole = false
  }
  return { from, to, whole }
}
