/** The rows of a text file whose cells are parted by a sign, with the line each begins on. Cells may be quoted. */
import { LIMITS } from '../../record/limits.ts'

export interface DelimitedRow {
  /** 1 is the first line of the file. */
  readonly line: number
  /** How many lines it stands on. */
  readonly lines: number
  readonly cells: readonly string[]
  /** The row as it stands in the file. */
  readonly text: string
  /** Why its cells cannot be told apart. */
  readonly fault?: 'a quote is never closed' | 'text follows a closing quote'
}

/** A row does not go on over more lines than this: a quote left open spoils its own line only. */
const MOST_LINES = LIMITS.rowLines.most

/** A cell longer than this is one whose quote was left open. */
const LONGEST_CELL = LIMITS.mappedCell.most

/**
 * Every row. A blank line is a row of one empty cell. Lines are one row together only where they have the number of cells that
 * `width` says, where that is known.
 */
export function* delimitedRows(
  text: string,
  separator: string,
  width: () => number | undefined = () => undefined,
): Generator<DelimitedRow, void> {
  let line = 1
  for (let at = 0; at < text.length; ) {
    const row = readRow(text, at, separator, width())
    yield { line, lines: row.lines, cells: row.cells, text: row.text, ...(row.fault && { fault: row.fault }) }
    line += row.lines
    at = row.next
  }
}

interface FoundRow extends Omit<DelimitedRow, 'line'> {
  readonly next: number
}

function readRow(text: string, start: number, separator: string, width: number | undefined): FoundRow {
  const end = lineEnd(text, start)
  const plain = text.slice(start, end.at)
  if (!plain.includes('"')) return { cells: plain.split(separator), text: plain, lines: 1, next: end.next }
  const found = quotedRow(text, start, separator)
  const fits =
    found !== undefined && (found.lines === 1 || (found.fault === undefined && found.cells.length === width))
  return fits ? found : alone(plain, separator, end.next)
}

/** A line whose quotes do not close is told by itself. */
function alone(plain: string, separator: string, next: number): FoundRow {
  const open = quotedRow(plain, 0, separator)
  if (open !== undefined) return { ...open, next }
  return { cells: plain.split(separator), text: plain, lines: 1, next, fault: 'a quote is never closed' }
}

const lineEnd = (text: string, from: number): { readonly at: number; readonly next: number } => {
  const found = text.indexOf('\n', from)
  const to = found < 0 ? text.length : found
  return { at: to > from && text[to - 1] === '\r' ? to - 1 : to, next: found < 0 ? text.length : found + 1 }
}

/** A row with quotes; undefined where one is not closed within some lines. */
function quotedRow(text: string, start: number, separator: string): FoundRow | undefined {
  const cells: string[] = []
  let lines = 1
  let fault: DelimitedRow['fault']
  for (let at = start; ; ) {
    if (text[at] === '"') {
      const close = closingQuote(text, at)
      if (close < 0 || close - at > LONGEST_CELL) return undefined
      const inside = text.slice(at + 1, close)
      for (let n = inside.indexOf('\n'); n >= 0; n = inside.indexOf('\n', n + 1)) lines++
      if (lines > MOST_LINES) return undefined
      cells.push(inside.replaceAll('""', '"'))
      at = close + 1
      const [cellEnd, rowEnd] = [endOfCell(text, at, separator), lineEnd(text, at)]
      const to = Math.min(cellEnd, rowEnd.at)
      if (text.slice(at, to).trim() !== '') fault = 'text follows a closing quote'
      if (cellEnd < rowEnd.at) at = cellEnd + 1
      else return whole(text, start, rowEnd, { cells, lines, fault })
    } else {
      const [cellEnd, rowEnd] = [endOfCell(text, at, separator), lineEnd(text, at)]
      cells.push(text.slice(at, Math.min(cellEnd, rowEnd.at)))
      if (cellEnd < rowEnd.at) at = cellEnd + 1
      else return whole(text, start, rowEnd, { cells, lines, fault })
    }
  }
}

const whole = (
  text: string,
  start: number,
  { at, next }: { readonly at: number; readonly next: number },
  { cells, lines, fault }: Pick<DelimitedRow, 'cells' | 'lines'> & { readonly fault: DelimitedRow['fault'] },
): FoundRow => ({ cells, lines, next, text: text.slice(start, at), ...(fault && { fault }) })

function endOfCell(text: string, from: number, separator: string): number {
  const found = text.indexOf(separator, from)
  return found < 0 ? text.length : found
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at < 0 || text[at + 1] !== '"') return at
  }
}
