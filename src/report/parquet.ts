/**
 * The tables of a run and of a comparison as Parquet, for programs that count: made of the bytes of the CSV tables as they
 * are written, in groups of rows, so that memory does not grow with the table.
 *
 * Cells are those of the CSV; an empty one is null. A date that a record knows within bounds only has no day, so each date
 * has three columns: `birth_date` where it is known exactly, and `birth_date_earliest` and `birth_date_latest`, null where
 * nothing bounds it. Numbers are numbers. Equal tables are equal bytes: nothing of the clock or the machine is written.
 */
import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { cellsOf, lineSplitter } from '../results/csv-read.ts'
import { parseDay } from '../time/day.ts'
import { CHANGE_COLUMNS } from './changes.ts'
import { type Kind, kindOf } from './column-kinds.ts'
import { CONVICTION_COLUMNS } from './convictions.ts'
import { IDENTITY_COLUMNS } from './identity.ts'
import { PEOPLE_COLUMNS } from './people.ts'
import { REJECT_COLUMNS } from './rejects.ts'
import { RELIEF_COLUMNS } from './reliefs.ts'
import { REVIEW_COLUMNS } from './review.ts'

/** The tables that can be written so. */
export const PARQUET_TABLES = [
  'convictions',
  'people',
  'review',
  'reliefs',
  'rejects',
  'identity',
  'changes',
] as const
export type ParquetTable = (typeof PARQUET_TABLES)[number]

const COLUMNS: Readonly<Record<ParquetTable, readonly string[]>> = {
  convictions: CONVICTION_COLUMNS,
  people: PEOPLE_COLUMNS,
  review: REVIEW_COLUMNS,
  reliefs: RELIEF_COLUMNS,
  rejects: REJECT_COLUMNS,
  identity: IDENTITY_COLUMNS,
  changes: CHANGE_COLUMNS,
}

/** Rows of a group: few enough that a group is small, enough that it is packed well. */
const GROUP = 5_000

/** A table on its way from CSV to Parquet. */
export interface ParquetRows {
  /** Takes the next bytes of the CSV, its header among them, cut anywhere; gives what is ready to be written. */
  readonly add: (csv: Uint8Array) => Uint8Array
  /** The rest of the file. */
  readonly end: () => Uint8Array
}

type Cell = string | number | undefined

/** One column of the CSV and the columns it becomes. */
interface Column {
  readonly schema: readonly SchemaElement[]
  readonly values: readonly Cell[][]
  readonly add: (cell: string) => void
  /** Forgets what was kept for one group of rows. */
  readonly clear?: () => void
}

export function parquetRows(table: ParquetTable, setaside: string): ParquetRows {
  const columns = COLUMNS[table].map(name => columnOf(name, kindOf(name)))
  const fields = columns.flatMap(({ schema }) => schema)
  const bytes = new ByteWriter()
  const file = new ParquetWriter({
    writer: bytes,
    schema: [{ name: table, num_children: fields.length }, ...fields],
    createdBy: `setaside ${setaside}`,
  })
  let rows = 0
  let header = true

  const taken = (): Uint8Array => {
    const ready = bytes.getBytes().slice()
    bytes.index = 0
    return ready
  }
  const writeGroup = (): void => {
    if (rows === 0) return
    const columnData: ColumnSource[] = columns.flatMap(({ schema, values }) =>
      schema.map(({ name }, at) => ({ name, data: values[at] ?? [] })),
    )
    // The writer here is memory: nothing is to be waited for.
    file.write({ columnData, rowGroupSize: rows })
    for (const { values, clear } of columns) {
      for (const each of values) each.length = 0
      clear?.()
    }
    rows = 0
  }
  const lines = lineSplitter()
  const addLine = (line: Buffer): void => {
    if (header) {
      header = false
      return
    }
    const cells = cellsOf(line.toString('utf8'))
    for (const [at, column] of columns.entries()) column.add(cells[at] ?? '')
    rows++
    if (rows === GROUP) writeGroup()
  }
  return {
    add: csv => {
      for (const line of lines.push(Buffer.from(csv.buffer, csv.byteOffset, csv.length))) addLine(line)
      return taken()
    },
    end: () => {
      writeGroup()
      file.finish()
      return taken()
    },
  }
}

function columnOf(name: string, kind: Kind): Column {
  switch (kind) {
    case 'text': {
      const values: Cell[] = []
      const schema = [optional(name, { type: 'BYTE_ARRAY', converted_type: 'UTF8' })]
      // Most columns repeat a few texts: each is kept once.
      const kept = new Map<string, string>()
      const add = (cell: string): void => {
        const same = kept.get(cell)
        if (same === undefined) kept.set(cell, cell)
        values.push(cell === '' ? undefined : (same ?? cell))
      }
      return { schema, values: [values], add, clear: () => kept.clear() }
    }
    case 'number': {
      const values: Cell[] = []
      const schema = [optional(name, { type: 'INT32' })]
      return { schema, values: [values], add: cell => values.push(cell === '' ? undefined : Number(cell)) }
    }
    case 'day': {
      const values: Cell[] = []
      return { schema: [optional(name, DATE)], values: [values], add: cell => values.push(parseDay(cell)) }
    }
    case 'bounds': {
      const exact: Cell[] = []
      const earliest: Cell[] = []
      const latest: Cell[] = []
      return {
        schema: [name, `${name}_earliest`, `${name}_latest`].map(each => optional(each, DATE)),
        values: [exact, earliest, latest],
        add: cell => {
          const between = cell.indexOf('..')
          const first = parseDay(between === -1 ? cell : cell.slice(0, between))
          exact.push(between === -1 ? first : undefined)
          earliest.push(first)
          latest.push(between === -1 ? first : parseDay(cell.slice(between + 2)))
        },
      }
    }
  }
}

const DATE = { type: 'INT32', converted_type: 'DATE' } as const
const optional = (name: string, type: Partial<SchemaElement>): SchemaElement => ({
  name,
  repetition_type: 'OPTIONAL',
  ...type,
})

/** Parquet files beside CSV files of the same name, for the tables among those asked for that can be written so. */
export function parquetConversion(tables: readonly string[], setaside: string) {
  const open = new Map<string, { readonly file: string; readonly rows: ParquetRows }>(
    PARQUET_TABLES.filter(table => tables.includes(table)).map(
      table => [`${table}.csv`, { file: `${table}.parquet`, rows: parquetRows(table, setaside) }] as const,
    ),
  )
  return {
    append: (name: string, bytes: Uint8Array): Readonly<Record<string, Uint8Array>> => {
      const table = open.get(name)
      return table === undefined ? {} : { [table.file]: table.rows.add(bytes) }
    },
    end: (): Readonly<Record<string, Uint8Array>> =>
      Object.fromEntries([...open.values()].map(({ file, rows }) => [file, rows.end()])),
  }
}
