/**
 * What each line of a sheet of questions carries so that an answer goes with its question: a mark in the cell of the answer, which
 * the answer takes the place of, and a check of what the line was written with.
 */
import type { TableRow } from '../results/csv-read.ts'
import { sha256 } from '../results/hash.ts'

/** The columns that people read, and that nothing is read from. */
export const READABLE = ['name', 'case_numbers', 'offense', 'convicted', 'question', 'about'] as const
type Readable = (typeof READABLE)[number]

/** What a line says of whom and of what. */
const KEYS = ['person_id', 'cycle_count', 'fact'] as const

/** What stands in the cell of an answer until there is one: `?17`. */
export const markOf = (line: number): string => `?${line}`

const MARK = /^\?\s?(\d{1,9})(?=\s|$)/
/** The number of the mark that stands in a cell, or before an answer; undefined where there is none. */
const markIn = (cell: string): number | undefined => {
  const found = MARK.exec(cell.trim())?.[1]
  return found === undefined ? undefined : Number(found)
}

/** What is answered: nothing where the mark of the line still stands alone. */
export const answerIn = ({ value = '' }: TableRow): string => value.trim().replace(MARK, '').trim()

/** A name as it is compared: the letters that every encoding has. */
export const plainLetters = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z]+/g, '')

/** Spreadsheets write days in other forms and take blanks away: of a cell its letters and digits count. */
const plainCell = (column: Readable, cell: string): string =>
  column === 'name' ? plainLetters(cell) : cell.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '')

const SIGNS = 6
const short = (text: string): string => sha256(text).slice(0, SIGNS)
const cellHash = (column: Readable, cell: string): string => short(`${column}\t${plainCell(column, cell)}`)

/** How a check has a name; what is not sure to be text in every spreadsheet it never is. */
export const nameHash = (name: string): string => cellHash('name', name)

/** The check of a line: `q17-` and what tells its key, and then each of its readable cells, from others. */
export const checkOf = (row: Readonly<Record<string, string>>): string =>
  [`q${row.line}`, keyHash(row), ...READABLE.map(column => cellHash(column, row[column] ?? ''))].join('-')

const keyHash = (row: Readonly<Record<string, string | undefined>>): string =>
  short(KEYS.map(name => (row[name] ?? '').trim()).join('\t'))

/** What became of the lines of a sheet since it was written. */
export interface SheetLines {
  /** Why the answer of a line cannot be that to its question, and in which column that shows; undefined where it may be. */
  readonly whyMoved: (row: TableRow) => { readonly column: string; readonly why: string } | undefined
  /** The name that a line was written with, hashed, and which of its name and cases are others since. */
  readonly writtenWith: (
    row: TableRow,
  ) => { readonly name: string; readonly corrected: readonly Readable[] } | undefined
}

interface Check {
  readonly line: number
  readonly key: string
  readonly cells: Readonly<Record<Readable, string>>
}

function checkIn(text = ''): Check | undefined {
  const [first = '', key = '', ...hashes] = text.trim().toLowerCase().split('-')
  if (!/^q\d+$/.test(first) || hashes.length !== READABLE.length) return undefined
  const cells = Object.fromEntries(READABLE.map((column, at) => [column, hashes[at] as string]))
  return { line: Number(first.slice(1)), key, cells: cells as Check['cells'] }
}

/** The number of a line; of one whose column was taken out, that of its check. */
const numberOf = ({ line = '', check }: TableRow): number | undefined =>
  line === '' ? checkIn(check)?.line : Number(line)

/** Of all rows of a sheet: what stands beside a key may be another line's. */
export function sheetLines(rows: readonly TableRow[]): SheetLines {
  const known = new Map(READABLE.map(column => [column, new Set<string>()]))
  for (const { check } of rows)
    for (const [column, hash] of Object.entries(checkIn(check)?.cells ?? {}))
      known.get(column as Readable)?.add(hash)
  return {
    whyMoved: row => {
      const check = checkIn(row.check)
      if (check === undefined)
        return {
          column: 'check',
          why: 'of it or of its group is not what was written there; make the sheet anew',
        }
      if (numberOf(row) !== check.line || keyHash(row) !== check.key)
        return {
          column: 'check',
          why: 'of it or of its group is that of another line: a part of the columns was sorted, moved or changed by itself; make the sheet anew',
        }
      for (const column of READABLE) {
        const hash = cellHash(column, row[column] ?? '')
        // What is no other line's was corrected by hand, and nothing is read from it.
        if (
          hash !== check.cells[column] &&
          known.get(column)?.has(hash) === true &&
          (row[column] ?? '') !== ''
        )
          return {
            column,
            why: 'is that of another line: the column was sorted or moved by itself; make the sheet anew',
          }
      }
      return undefined
    },
    writtenWith: row => {
      const check = checkIn(row.check)
      if (check === undefined) return undefined
      const { name } = check.cells
      const corrected = (['name', 'case_numbers'] as const).filter(
        column => (row[column] ?? '') !== '' && cellHash(column, row[column] ?? '') !== check.cells[column],
      )
      return { name, corrected }
    },
  }
}

/**
 * Why the answers of a sheet do not stand beside their questions: a mark is another line’s, or an answer stands behind the last line.
 * Undefined where nothing shows that.
 */
export function whyAnswersMoved(
  rows: readonly { readonly row: TableRow; readonly line: number }[],
): { readonly line: number; readonly why: string } | undefined {
  for (const { row, line } of rows) {
    const mark = markIn(row.value ?? '')
    if (mark !== undefined && mark !== numberOf(row))
      return { line, why: `has the mark of another line in the column [value]: ${MOVED}` }
    const isBare = [...KEYS, 'line', 'check', 'question'].every(name => (row[name] ?? '') === '')
    if (isBare && (row.value ?? '') !== '') return { line, why: `has an answer and no question: ${MOVED}` }
  }
  return undefined
}

const MOVED = 'the answers were moved against their questions; move them back, or make the sheet anew'

/**
 * The lines between one that has a source and no answer and one that has an answer and no source: the answers were pasted a line too
 * high or too low. A line whose group has a source needs none.
 */
export function pastedBeside(
  rows: readonly TableRow[],
  hasSourceOfGroup: (row: TableRow) => boolean,
): ReadonlySet<TableRow> {
  const found = new Set<TableRow>()
  const kinds = rows.map(row => (hasSourceOfGroup(row) ? 'none' : kindOf(row)))
  for (let from = 0; from < rows.length; from++) {
    const first = kinds[from]
    if (first !== 'answer' && first !== 'source') continue
    let to = from + 1
    while (kinds[to] === 'both') to++
    const last = kinds[to]
    if (to > from + 1 && (last === 'answer' || last === 'source') && last !== first)
      for (const row of rows.slice(from, to + 1)) found.add(row)
  }
  return found
}

function kindOf({ value = '', source = '' }: TableRow): 'both' | 'answer' | 'source' | 'none' {
  const answered = answerIn({ value }) !== ''
  return answered ? (source === '' ? 'answer' : 'both') : source === '' ? 'none' : 'source'
}
