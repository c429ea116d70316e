/** Rows of tables that people fill in by hand or in a spreadsheet: a line that cannot be read never takes others with it. */
import { cellsOf, type TableRow } from './csv-read.ts'
import { unguarded } from './formula.ts'

export interface FilledIn {
  /** The names of the columns: small letters, with `_` for blanks. Undefined where there is no line. */
  readonly columns: readonly string[] | undefined
  /** Each with the line it begins on. */
  readonly rows: readonly { readonly row: TableRow; readonly line: number }[]
  /** What stands between its cells; a comma where nothing does. */
  readonly separator: string
  /** Lines that are no rows, as far as they can be read, and why: a sentence without what stands in them. */
  readonly broken: readonly BrokenLine[]
}

export interface BrokenLine {
  readonly row: TableRow
  readonly line: number
  readonly why: string
}

/** A cell with line breaks goes over so many lines at most: a quote left open would go over all of them. */
const MOST_LINES = 16

/** `separator`: what stands between cells, as a spreadsheet of another country writes it. */
export function readFilledIn(text: string, separator = ','): FilledIn {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const rows: { readonly row: TableRow; readonly line: number }[] = []
  const broken: BrokenLine[] = []
  let columns: readonly string[] | undefined
  for (let at = 0; at < lines.length; ) {
    const line = at + 1
    const { cells, taken, closed } = cellsFrom(lines, at, columns?.length, separator)
    at += taken
    if (cells.every(cell => cell.trim() === '')) continue
    if (columns === undefined) {
      columns = cells.map(columnName)
      continue
    }
    const row = rowOf(columns, cells)
    if (!closed) broken.push({ row, line, why: 'a quote in it is never closed; take it out, or close it' })
    else if (cells.slice(columns.length).some(cell => cell.trim() !== ''))
      broken.push({
        row,
        line,
        why: `it has [${cells.length}] cells, and the first line names [${columns.length}]; put a cell with a comma in quotes`,
      })
    else rows.push({ row, line })
  }
  return { columns, separator, rows, broken }
}

/** A column as it is looked for: small letters, with `_` for blanks. */
export const columnName = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')

const rowOf = (columns: readonly string[], cells: readonly string[]): TableRow =>
  Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()]))

/** A column that the first line names twice, of those that are read: which of the two is meant nobody can tell. */
export const namedTwice = (
  columns: readonly string[] | undefined,
  read: readonly string[],
): string | undefined => columns?.find((name, at) => read.includes(name) && columns.indexOf(name) !== at)

interface Cells {
  readonly cells: readonly string[]
  /** How many lines they take. */
  readonly taken: number
  /** No quote among them is left open. */
  readonly closed: boolean
}

/** The cells of the row that begins on a line. */
function cellsFrom(
  lines: readonly string[],
  at: number,
  columns: number | undefined,
  separator: string,
): Cells {
  const first = lines[at] as string
  if (!leavesOpen(first, separator)) return { cells: readCells(first, separator), taken: 1, closed: true }
  let text = first
  for (let more = 1; more < MOST_LINES && at + more < lines.length; more++) {
    text += `\n${lines[at + more]}`
    if (leavesOpen(text, separator)) continue
    const cells = readCells(text, separator)
    if (isStrict(text, separator) && (columns === undefined || cells.length === columns))
      return { cells, taken: more + 1, closed: true }
    break
  }
  return { cells: readCells(first, separator), taken: 1, closed: false }
}

const readCells = (line: string, separator: string): readonly string[] =>
  cellsOf(line, separator).map(unguarded)

/** Whether a quote that opens a cell is not closed. */
function leavesOpen(text: string, separator: string): boolean {
  for (let at = 0; ; ) {
    if (text[at] === '"') at = closing(text, at)
    if (at < 0) return true
    const comma = text.indexOf(separator, at)
    if (comma < 0) return false
    at = comma + 1
  }
}

/** Whether right behind each quote that closes a cell the cell ends: else the quote was another cell's. */
function isStrict(text: string, separator: string): boolean {
  for (let at = 0; ; ) {
    if (text[at] === '"') {
      at = closing(text, at) + 1
      if (at < text.length && text[at] !== separator) return false
    }
    const comma = text.indexOf(separator, at)
    if (comma < 0) return true
    at = comma + 1
  }
}

/** The place of the quote that closes a cell, -1 where none does. Two of them are one that is text. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}
