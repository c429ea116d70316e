/** Reads tables of our own back, as RFC 4180 has them, line by line and in the memory of a block. */

/** Puts the next bytes into a buffer from a place on, at most so many, and says how many; none at the end. */
export type ReadBytes = (into: Buffer, at: number, length: number) => number

const LF = 10
const CR = 13
const QUOTE = 34
const COMMA = 44
const BLOCK = 1 << 20

/**
 * Every line without its line end. A line break between quotes is text. The bytes are those of a buffer that is used
 * again: they are to be read before the next line is asked for.
 */
export function* csvLines(read: ReadBytes, block = BLOCK): Generator<Buffer, void> {
  let bytes = Buffer.allocUnsafeSlow(block)
  /** Where the line starts, what has been looked at of it, and where what was read ends. */
  let [start, at, end] = [0, 0, 0]
  let quoted = false
  for (;;) {
    for (; at < end; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) quoted = !quoted
      else if (byte === LF && !quoted) {
        yield bytes.subarray(start, at > start && bytes[at - 1] === CR ? at - 1 : at)
        start = at + 1
      }
    }
    if (start > 0) bytes.copyWithin(0, start, end)
    end -= start
    at = end
    start = 0
    if (end === bytes.length) {
      const larger = Buffer.allocUnsafeSlow(bytes.length * 2)
      larger.set(bytes)
      bytes = larger
    }
    const found = read(bytes, end, bytes.length - end)
    if (found === 0) {
      if (end > 0) yield bytes.subarray(0, end)
      return
    }
    end += found
  }
}

/** The cells of a line. */
export function cellsOf(line: string): readonly string[] {
  const cells: string[] = []
  for (let at = 0; ; at++) {
    if (line.charCodeAt(at) === QUOTE) {
      const end = endOfQuoted(line, at)
      cells.push(unquoted(line.slice(at + 1, end)))
      at = line.indexOf(',', end)
    } else {
      const comma = line.indexOf(',', at)
      cells.push(comma < 0 ? line.slice(at) : line.slice(at, comma))
      at = comma
    }
    if (at < 0) return cells
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
