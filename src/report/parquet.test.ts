/** Parquet read back with a reader of its own and held against the CSV it was made of, cell by cell. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import { csvLine, csvRows } from '../results/csv.ts'
import { theDay } from '../time/day.ts'
import { CHANGE_COLUMNS } from './changes.ts'
import { CONVICTION_COLUMNS } from './convictions.ts'
import { windowText } from './days.ts'
import { IDENTITY_COLUMNS } from './identity.ts'
import { PARQUET_TABLES, type ParquetTable, parquetConversion, parquetRows } from './parquet.ts'
import { PEOPLE_COLUMNS } from './people.ts'
import { REJECT_COLUMNS } from './rejects.ts'
import { RELIEF_COLUMNS } from './reliefs.ts'
import { REVIEW_COLUMNS } from './review.ts'

const COLUMNS: Readonly<Record<ParquetTable, readonly string[]>> = {
  convictions: CONVICTION_COLUMNS,
  people: PEOPLE_COLUMNS,
  review: REVIEW_COLUMNS,
  reliefs: RELIEF_COLUMNS,
  rejects: REJECT_COLUMNS,
  identity: IDENTITY_COLUMNS,
  changes: CHANGE_COLUMNS,
}
const NUMBERS: readonly string[] = [
  ...['convictions', 'felonies', 'considered', 'eligible', 'eligible_later', 'not_eligible', 'review'],
  ...['source_line', 'before_source_line', 'after_source_line', 'line', 'people'],
]
const DAYS: readonly string[] = ['due_from', 'before_due_from', 'after_due_from']
const BOUNDS: readonly string[] = ['birth_date', 'offense_date', 'conviction_date', 'sentence_ends', 'date']

type Row = Readonly<Record<string, unknown>>

function csvOf(table: ParquetTable, rows: readonly (readonly string[])[]): Buffer {
  const out = csvRows()
  for (const row of rows) {
    for (const cell of row) out.text(cell)
    out.end()
  }
  return Buffer.concat([csvLine(COLUMNS[table]), out.take()])
}

/** The CSV in Parquet, given in pieces cut at these places. */
function convert(table: ParquetTable, csv: Buffer, cuts: readonly number[] = []): Buffer {
  const { add, end } = parquetRows(table, '1.2.3')
  const places = [0, ...cuts.map(cut => cut % (csv.length + 1)), csv.length].sort((a, b) => a - b)
  const pieces = places.slice(1).map((to, at) => csv.subarray(places[at], to))
  return Buffer.concat([...pieces.map(add), end()])
}

const fileOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer
const read = (bytes: Buffer): Promise<readonly Row[]> => parquetReadObjects({ file: fileOf(bytes) })

const dayOf = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : '')

/** A row read back, in the words of the CSV. */
function asCsv(columns: readonly string[], row: Row): readonly string[] {
  return columns.map(name => {
    const value = row[name]
    if (BOUNDS.includes(name)) {
      const [exact, earliest, latest] = [value, row[`${name}_earliest`], row[`${name}_latest`]].map(dayOf)
      if (exact !== '') {
        expect([earliest, latest]).toEqual([exact, exact])
        return exact as string
      }
      return earliest === '' && latest === '' ? '' : `${earliest}..${latest}`
    }
    if (DAYS.includes(name)) return dayOf(value)
    if (NUMBERS.includes(name) && value !== null) expect(typeof value).toBe('number')
    return value === null ? '' : String(value)
  })
}

const cellsOf = (csv: Buffer): string[][] => parse(csv, { from_line: 2 })

const day = fc.integer({ min: theDay('1900-01-01'), max: theDay('2100-12-31') })
const date = fc.oneof(
  fc.constant(''),
  day.map(soonest => windowText({ soonest, latest: soonest })),
  fc
    .tuple(day, fc.integer({ min: 1, max: 400 }))
    .map(([soonest, more]) => windowText({ soonest, latest: soonest + more })),
  day.map(one => `..${windowText({ soonest: one, latest: one })}`),
  day.map(one => `${windowText({ soonest: one, latest: one })}..`),
)
const text = fc.oneof(
  fc.constantFrom(
    '',
    'felony',
    '11359 HS',
    '"',
    '""',
    ',',
    "'=1+1",
    '=1+1',
    'a\r\nb',
    '\u00e9',
    '\u{1f600}',
    ' ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const cellOf = (name: string): fc.Arbitrary<string> => {
  if (BOUNDS.includes(name)) return date
  if (DAYS.includes(name)) return day.map(one => windowText({ soonest: one, latest: one }))
  return NUMBERS.includes(name) ? fc.oneof(fc.constant(''), fc.nat().map(String)) : text
}

describe.each(PARQUET_TABLES)('%s', table => {
  const columns = COLUMNS[table]
  const rows = fc.array(fc.tuple(...columns.map(cellOf)), { maxLength: 12 })

  test('every cell is that of the CSV, wherever its bytes were cut', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.nat(), { maxLength: 5 }), async (cells, cuts) => {
        const csv = csvOf(table, cells)
        const made = convert(table, csv, cuts)
        expect(made).toEqual(convert(table, csv))
        const back = await read(made)
        expect(back.map(row => asCsv(columns, row))).toEqual(cellsOf(csv))
      }),
      { numRuns: 100 },
    )
  })

  test('without rows it has its columns all the same', () => {
    const { schema, num_rows } = parquetMetadata(fileOf(convert(table, csvOf(table, []))))
    const names = columns.flatMap(name =>
      BOUNDS.includes(name) ? [name, `${name}_earliest`, `${name}_latest`] : [name],
    )
    expect([num_rows, schema.slice(1).map(({ name }) => name)]).toEqual([0n, names])
  })
})

test('many rows are written in groups as they come, and numbers and days say what they are', async () => {
  const row = (at: number) =>
    PEOPLE_COLUMNS.map(name => (NUMBERS.includes(name) ? String(at) : `${name} ${at % 7}`))
  const csv = csvOf(
    'people',
    Array.from({ length: 45_000 }, (_, at) => row(at)),
  )
  const { add, end } = parquetRows('people', '1.2.3')
  const first = add(csv)
  const last = end()
  expect(first.length).toBeGreaterThan(last.length)
  const { row_groups, schema, created_by } = parquetMetadata(fileOf(Buffer.concat([first, last])))
  expect(row_groups.map(group => Number(group.num_rows))).toEqual(Array(9).fill(5_000))
  expect(created_by).toBe('setaside 1.2.3')
  const typed = new Map(schema.map(({ name, type, converted_type }) => [name, [type, converted_type]]))
  expect(['name', 'birth_date', 'birth_date_latest', 'eligible'].map(name => typed.get(name))).toEqual([
    ['BYTE_ARRAY', 'UTF8'],
    ['INT32', 'DATE'],
    ['INT32', 'DATE'],
    ['INT32', undefined],
  ])
  const back = await read(Buffer.concat([first, last]))
  expect(back.map(({ felonies }) => felonies)).toEqual(Array.from({ length: 45_000 }, (_, at) => at))
})

test('beside a run stand only the tables that are asked for', () => {
  const beside = parquetConversion(['people', 'all-results'], '1.2.3')
  expect(Object.keys(beside.append('people.csv', csvLine(PEOPLE_COLUMNS)))).toEqual(['people.parquet'])
  expect(beside.append('all-results.csv', csvLine(['a']))).toEqual({})
  expect(beside.append('review.csv', csvLine(REVIEW_COLUMNS))).toEqual({})
  expect(Object.keys(beside.end())).toEqual(['people.parquet'])
})
