/** The tables of a mapping with all their rows: which files are of which, rows of one key merged, and rows found by what joins them. */
import type { OpenedFile, Refused } from '../files.ts'
import { columnNamed, columnsOf, type MappedJoin, type Mapping } from './mapping.ts'
import { readTable, type TableFile, type TableRow, wrongColumns } from './table.ts'

/** Two rows of one key hold two values. */
export const CONTRADICTORY = Symbol('contradictory')
export type Cell = string | typeof CONTRADICTORY

/** A row of a table, or what several rows of one key say together. */
export interface MergedRow {
  readonly cell: (column: string) => Cell
  /** It stands for these: rows of one key are one thing. */
  readonly rows: readonly TableRow[]
}

export interface Table {
  readonly name: string
  readonly files: readonly TableFile[]
  /** In the order of the files; rows of one key have one merged row. */
  readonly rows: readonly { readonly row: TableRow; readonly merged: MergedRow }[]
  /** The key of a merged row; undefined where the table has none. */
  readonly keyOf: (row: MergedRow) => string | undefined
}

export interface Tables {
  readonly byName: ReadonlyMap<string, Table>
  /** The row of the other table that a row belongs to; undefined where there is none. */
  readonly parentOf: (join: MappedJoin, row: MergedRow) => MergedRow | undefined
}

export function readTables(files: readonly OpenedFile[], mapping: Mapping): Tables | Refused {
  const names = tablesOfFiles(files, mapping)
  if ('refused' in names) return names
  const byName = new Map<string, Table>()
  for (const [name, table] of Object.entries(mapping.files)) {
    const own: TableFile[] = []
    for (const [number, file] of files.entries()) {
      if (names.tables[number] !== name) continue
      const read = readTable(file, number, table, mapping.encoding)
      if ('refused' in read) return read
      const wrong = wrongColumns(file.name, read, wantedColumns(name, mapping), new Set(table.ignored))
      if (wrong !== undefined) return { refused: wrong }
      own.push(read)
    }
    byName.set(name, tableOf(name, own, table.key))
  }
  return { byName, parentOf: finder(byName) }
}

/** The table that a file of this name is of; undefined where it is of none or of two. */
export function tableOfFile(name: string, { files }: Mapping): string | undefined {
  const own = Object.entries(files).filter(([, { match }]) => fits(match)(name))
  return own.length === 1 ? own[0]?.[0] : undefined
}

/** Which table each file is of; refused where it is of none or of two, or a table has none. */
function tablesOfFiles(
  files: readonly OpenedFile[],
  { files: tables, name: mapping }: Mapping,
): { readonly tables: readonly string[] } | Refused {
  const patterns = Object.entries(tables).map(([name, { match }]) => ({ name, match, fits: fits(match) }))
  const found: string[] = []
  for (const { name } of files) {
    const own = patterns.filter(pattern => pattern.fits(name))
    const calls = patterns.map(({ match = '*', name: table }) => `${table} [${match}]`).join(', ')
    if (own.length !== 1)
      return {
        refused: `[${name}] is ${own.length === 0 ? 'no file' : 'a file of two tables'} of the mapping [${mapping}], whose files are called ${calls}: name it so, or mend the mapping.`,
      }
    found.push(own[0]?.name ?? '')
  }
  const missing = patterns.find(({ name }) => !found.includes(name))
  return missing === undefined
    ? { tables: found }
    : {
        refused: `no file of the table [${missing.name}] was given, which the mapping [${mapping}] reads: add the file called [${missing.match}].`,
      }
}

function fits(match = '*'): (name: string) => boolean {
  const pattern = match
    .split('*')
    .map(text => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  const whole = new RegExp(`^${pattern}(?:\\.gz)?$`, 'is')
  return name => whole.test(name)
}

/** The columns of a table that the mapping reads: for facts, for joins, for its key. */
function wantedColumns(
  table: string,
  { facts, asWritten = {}, files, join = [] }: Mapping,
): ReadonlySet<string> {
  const named = [...Object.values(facts).flatMap(columnsOf), ...Object.values(asWritten).map(columnNamed)]
  return new Set([
    ...named.filter(column => column.table === table).map(({ column }) => column),
    ...(files[table]?.key ?? []),
    ...join.flatMap(({ from, to, columns, on = columns }) => [
      ...(from === table ? columns : []),
      ...(to === table ? on : []),
    ]),
  ])
}

const plain = (text: string): string => text.trim().toUpperCase()

function tableOf(name: string, files: readonly TableFile[], key: readonly string[] | undefined): Table {
  const single = files.flatMap(file => file.rows.map(row => ({ row, merged: oneRow(row, file) })))
  if (key === undefined) return { name, files, rows: single, keyOf: () => undefined }
  const keyOf = (row: MergedRow): string | undefined => joinText(row, key)
  const groups = groupBy(
    single.map(({ merged }) => merged),
    keyOf,
  )
  const whole = new Map([...groups].map(([text, rows]) => [text, mergedRows(rows)]))
  return {
    name,
    files,
    rows: single.map(({ row, merged }) => {
      const text = keyOf(merged)
      return { row, merged: (text === undefined ? undefined : whole.get(text)) ?? merged }
    }),
    keyOf,
  }
}

const oneRow = (row: TableRow, { columns }: TableFile): MergedRow => ({
  cell: column => row.cells[columns.get(column) ?? -1] ?? '',
  rows: [row],
})

/** What rows say together: what one leaves blank another may hold; where two hold two things nobody knows. */
function mergedRows(rows: readonly MergedRow[]): MergedRow {
  const [first] = rows
  if (rows.length === 1 && first !== undefined) return first
  const known = new Map<string, Cell>()
  return {
    rows: rows.flatMap(row => row.rows),
    cell: column => {
      let found = known.get(column)
      if (found === undefined) {
        found = together(rows.map(row => row.cell(column)))
        known.set(column, found)
      }
      return found
    },
  }
}

function together(cells: readonly Cell[]): Cell {
  let found: Cell = ''
  for (const cell of cells) {
    if (cell === CONTRADICTORY) return CONTRADICTORY
    if (cell.trim() === '') continue
    if (found !== '' && plain(found) !== plain(cell)) return CONTRADICTORY
    if (found === '') found = cell
  }
  return found
}

/** The cells of some columns as one text; undefined where one of them is blank or not known. */
function joinText(row: MergedRow, columns: readonly string[]): string | undefined {
  const texts: string[] = []
  for (const column of columns) {
    const cell = row.cell(column)
    if (cell === CONTRADICTORY || plain(cell) === '') return undefined
    texts.push(plain(cell))
  }
  return texts.join('\t')
}

function groupBy<T>(
  all: Iterable<T>,
  keyOf: (one: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

function finder(tables: ReadonlyMap<string, Table>): Tables['parentOf'] {
  const indexes = new Map<MappedJoin, ReadonlyMap<string, MergedRow>>()
  const indexOf = (join: MappedJoin): ReadonlyMap<string, MergedRow> => {
    let index = indexes.get(join)
    if (index === undefined) {
      const rows = new Set(tables.get(join.to)?.rows.map(({ merged }) => merged))
      const groups = groupBy(rows, row => joinText(row, join.on ?? join.columns))
      index = new Map([...groups].map(([key, group]) => [key, mergedRows(group)]))
      indexes.set(join, index)
    }
    return index
  }
  return (join, row) => {
    const key = joinText(row, join.columns)
    return key === undefined ? undefined : indexOf(join).get(key)
  }
}
