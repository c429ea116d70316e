/** A file of a mapping as a table: its text, its header held against the mapping, and its rows or why a line is none. */

import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { LIMITS } from '../../record/limits.ts'
import { nearestName } from '../../record/nearest.ts'
import type { OpenedFile, Refused } from '../files.ts'
import { delimitedRows } from './delimited.ts'
import type { MappedEncoding, MappedTable } from './mapping.ts'

/** Files larger than this, in bytes, are refused: each is read whole. */
const LARGEST = LIMITS.mappedFile.most

export interface TableRow {
  /** The number of its file among those given. */
  readonly file: number
  readonly line: number
  readonly lines: number
  readonly cells: readonly string[]
}

/** A line that is no row. */
export interface FaultyLine {
  readonly line: number
  readonly lines: number
  readonly fault: string
  readonly problem: string
  readonly text: string
}

export interface TableFile {
  readonly file: number
  readonly rows: readonly TableRow[]
  readonly faulty: readonly FaultyLine[]
  /** The lines of its header, and how many lines there are. */
  readonly header: number
  readonly lines: number
  /** As its header writes them, or its mapping. */
  readonly names: readonly string[]
  /** The place of each column by its name; of one without, by `#` and its number. */
  readonly columns: ReadonlyMap<string, number>
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly is: MappedEncoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], is: 'utf-8' },
  { bytes: [0xff, 0xfe], is: 'utf-16le' },
  { bytes: [0xfe, 0xff], is: 'utf-16be' },
]

/** The text of a file. Where nothing is said of its encoding it is UTF-8, and lines that are not are of an older program. */
function decoded(bytes: Buffer, encoding: MappedEncoding | undefined): string {
  const mark = MARKS.find(({ bytes: first }) => first.every((byte, at) => bytes[at] === byte))
  const is = mark?.is ?? encoding
  if (is !== undefined || isUtf8(bytes)) return new TextDecoder(is).decode(bytes)
  const older = new TextDecoder('windows-1252')
  const texts: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(10, at)
    const end = found < 0 ? bytes.length : found + 1
    const line = bytes.subarray(at, end)
    texts.push(isUtf8(line) ? line.toString('utf8') : older.decode(line))
    at = end
  }
  return texts.join('')
}

/** Whether the first bytes are of text at all, as a sentence goes on after the path. */
export function notReadable(path: string): string | undefined {
  const head = Buffer.alloc(4)
  const handle = openSync(path, 'r')
  const got = readSync(handle, head, 0, 4, 0)
  closeSync(handle)
  const begins = (...bytes: readonly number[]): boolean =>
    got >= bytes.length && bytes.every((byte, at) => head[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'is a spreadsheet or a zip archive: save the sheet as CSV.'
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'is a PDF document: give the extract as CSV.'
  return begins(0xd0, 0xcf, 0x11, 0xe0) ? 'is an old spreadsheet or document: save it as CSV.' : undefined
}

/** Reads the file whole; refused where it is not what the mapping says. Throws what the file system throws. */
export function readTable(
  { path, name, bytes }: OpenedFile,
  file: number,
  table: MappedTable,
  encoding: MappedEncoding | undefined,
): TableFile | Refused {
  const refuse = (why: string): Refused => ({ refused: `[${name}] ${why}` })
  if (bytes > LARGEST)
    return refuse(`is larger than ${LARGEST >> 20} MB, and mapped files are read whole: divide it.`)
  const other = notReadable(path)
  if (other !== undefined) return refuse(other)
  const text = decoded(readFileSync(path), encoding)
  if (text.includes('\0'))
    return refuse(
      `holds NUL characters: say its [encoding] in the mapping: it is not ${encoding ?? 'UTF-8'}.`,
    )
  let names: readonly string[] | undefined = table.columns
  let header = 0
  let lines = 0
  const rows: TableRow[] = []
  const faulty: FaultyLine[] = []
  for (const row of delimitedRows(text, table.separator ?? ',', () => names?.length)) {
    lines += row.lines
    const { line, cells } = row
    if (cells.length === 1 && cells[0]?.trim() === '' && names?.length !== 1) continue
    if (names === undefined) {
      names = cells.map(cell => cell.trim())
      header = row.lines
      continue
    }
    const fault = row.fault === undefined ? faultOf(cells, names.length, table) : quoteFault(row.fault)
    if (fault === undefined) rows.push({ file, line, lines: row.lines, cells })
    else faulty.push({ line, lines: row.lines, text: row.text, ...fault })
  }
  if (names === undefined) return refuse('holds only blank lines: ask for it again.')
  const columns = columnsByName(names)
  return 'twice' in columns
    ? refuse(`names the column [${columns.twice}] twice in its header: give each a name of its own.`)
    : { file, rows, faulty, header, lines, names, columns }
}

const quoteFault = (fault: string) => ({ fault, problem: fault })

function faultOf(
  cells: readonly string[],
  width: number,
  { end }: MappedTable,
): Pick<FaultyLine, 'fault' | 'problem'> | undefined {
  const { length } = cells
  if (length !== width)
    return {
      fault: length < width ? 'too few columns' : 'too many columns',
      problem: `${length} column${length === 1 ? '' : 's'} where the file has ${width}`,
    }
  return end === undefined || cells.at(-1)?.trim() === end
    ? undefined
    : { fault: 'a row without its end', problem: `the row does not end with [${end}]` }
}

function columnsByName(names: readonly string[]): ReadonlyMap<string, number> | { readonly twice: string } {
  const columns = new Map<string, number>()
  for (const [at, name] of names.entries()) {
    if (name !== '' && columns.has(name)) return { twice: name }
    columns.set(name === '' ? `#${at + 1}` : name, at)
  }
  return columns
}

/** Why the columns of a file are not those of its table: one that is missing, or one that nothing is said of. */
export function wrongColumns(
  name: string,
  { columns }: TableFile,
  wanted: ReadonlySet<string>,
  ignored: ReadonlySet<string>,
): string | undefined {
  const found = [...columns.keys()]
  for (const column of [...wanted, ...ignored]) {
    if (columns.has(column)) continue
    const near = nearestName(column, found)
    return `[${name}] has no column [${column}], which the mapping names${near === undefined ? '' : `; did you mean [${near}]?`}: mend the mapping, or ask for the file with it.`
  }
  const unsaid = found.filter(column => !(wanted.has(column) || ignored.has(column)))
  return unsaid.length === 0
    ? undefined
    : `[${name}] has columns that the mapping neither reads nor ignores: ${unsaid
        .slice(0, 8)
        .map(column => `[${column}]`)
        .join(
          ', ',
        )}${unsaid.length > 8 ? ` and ${unsaid.length - 8} more` : ''}; map them, or list them as ignored.`
}
