/** Workbooks read back by a reader of its own and held against the CSV they were made of, cell by cell. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { csvTable } from '../results/csv.ts'
import { MOST_ROWS, SheetFull } from '../results/sheet-full.ts'
import { openWorkbook, workbook } from './workbook.ts'
import { xlsxConversion } from './xlsx.ts'

/** The workbook of a CSV table, given in pieces cut at these places. */
async function converted(csv: Buffer, cuts: readonly number[] = [], hidden: readonly string[] = []) {
  const { append, end } = await xlsxConversion(['people'], hidden)
  const places = [0, ...cuts.map(cut => cut % (csv.length + 1)), csv.length].sort((a, b) => a - b)
  const pieces = places.slice(1).map((to, at) => csv.subarray(places[at], to))
  const parts = pieces.map(piece => append('people.csv', piece)['people.xlsx'] ?? new Uint8Array())
  return Buffer.concat([...parts, end()['people.xlsx'] ?? new Uint8Array()])
}

/** A cell read back, in the words of the CSV. */
const asCsv = (cell: unknown): string =>
  cell instanceof Date
    ? cell.toISOString().slice(0, 10)
    : cell === null || cell === undefined
      ? ''
      : String(cell)

async function read(bytes: Uint8Array) {
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
  if (sheet === undefined) throw new Error('there is no sheet')
  return sheet
}

const sheetXml = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

const COLUMNS = ['person_id', 'name', 'birth_date', 'due_from', 'source_line', 'reason']

describe('a table as a workbook', () => {
  test('has each cell of its CSV, whatever is in it and wherever its bytes are cut', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '=1+1',
        '-2',
        '+A1',
        '@x',
        ' =x',
        '\t=x',
        "'",
        '_x0041_',
        '_x000D_',
        '007',
        '1e5',
        'a\r\nb',
      ),
      fc.constantFrom('1994-03-07', '1899-12-31', '1900-02-29', '..2016-08-01', '9007199254740993', '3'),
    )
    const row = fc.array(cell, { minLength: COLUMNS.length, maxLength: COLUMNS.length })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        async (rows, cuts) => {
          const csv = csvTable([COLUMNS, ...rows])
          const texts: string[][] = parse(csv, { relax_column_count: true })
          const { rows: found } = await read(await converted(csv, cuts))
          expect(texts.map((cells, at) => cells.map((_, column) => asCsv(found[at]?.[column])))).toEqual(
            texts,
          )
        },
      ),
      { numRuns: 25 },
    )
  })

  test('has days as days, lines as numbers, and identifiers as text', async () => {
    const rows = [
      ['007', 'A', '1994-03-07', '2027-01-02', '12', 'b'],
      ['8', 'B', '1994-03-01..1994-03-31', '', '', ''],
      ['9', 'C', '1889-03-01', '', '012', ''],
    ]
    const { rows: found } = await read(await converted(csvTable([COLUMNS, ...rows])))
    expect(
      found.slice(1).map(cells => cells.map(cell => (cell instanceof Date ? 'day' : typeof cell))),
    ).toEqual([
      ['string', 'string', 'day', 'day', 'number', 'string'],
      ['string', 'string', 'string', ...Array(found[2]?.slice(3).length ?? 0).fill('object')],
      [
        'string',
        'string',
        'string',
        'object',
        'string',
        ...Array(found[3]?.slice(5).length ?? 0).fill('object'),
      ],
    ])
  })

  test('keeps its header in sight, has filters, widths and broken lines, and hides what it is told to', async () => {
    const rows = [['1', 'A', '', '', '1', 'word '.repeat(40).trim()]]
    const bytes = await converted(csvTable([COLUMNS, ...rows]), [], ['due_from'])
    const xml = sheetXml(bytes)
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"')
    expect(xml).toContain('<autoFilter ref="A1:F2"/>')
    expect(xml.match(/hidden="1"/g)).toHaveLength(1)
    expect(xml).toMatch(/<col min="4" max="4" [^>]*hidden="1"\/>/)
    expect(xml).toMatch(/<row r="2" ht="60" customHeight="1">/)
    const { sheets } = await readXlsx(bytes, { readStyles: true })
    expect(sheets[0]?.cells?.get('1,5')?.style?.alignment?.wrapText).toBe(true)
    expect(sheets[0]?.cells?.get('1,0')?.style?.numFmt).toBe('@')
    expect(sheets[0]?.cells?.get('0,0')?.style?.font?.bold).toBe(true)
  })

  test('holds no formula', async () => {
    const bytes = await converted(
      csvTable([COLUMNS, ['=HYPERLINK("http://x")', '@SUM(A1)', '=1', '=2', '=3', '+4 a']]),
    )
    expect(Object.values(unzipSync(bytes)).filter(part => /<f[ >]/.test(strFromU8(part)))).toEqual([])
    expect((await read(bytes)).rows[1]).toEqual([
      '\'=HYPERLINK("http://x")',
      "'@SUM(A1)",
      "'=1",
      "'=2",
      "'=3",
      "'+4 a",
    ])
  })

  test('cuts a cell that is longer than a sheet can hold, and says so', async () => {
    const long = 'x'.repeat(40_000)
    const [, row] = (await read(await converted(csvTable([['text'], [long]])))).rows
    expect(String(row?.[0]).length).toBe(32_767)
    expect(String(row?.[0])).toMatch(/^x+ \[cut here: the CSV has all of it\]$/)
  })

  test('is refused beyond the rows of a sheet', async () => {
    const rows = (await openWorkbook({ name: 'people', most: 3 }))([{ name: 'line', width: 9 }])
    for (const line of ['2', '3']) rows.add([line])
    expect(() => rows.add(['4'])).toThrow(SheetFull)
    expect(MOST_ROWS).toBe(2 ** 20)
  })
})

test('choices are lists to choose from, commas in them or not, however long', async () => {
  const values = ['a, with a comma', 'b'.repeat(300), 'c']
  const bytes = await workbook(
    {
      name: 'questions',
      columns: [
        { name: 'question', width: 30 },
        { name: 'value', width: 10, filledIn: true },
      ],
      rows: [
        ['=q', ''],
        ['r', ''],
      ],
      choices: [{ column: 1, from: 2, to: 3, values, only: true }],
    },
    'questions.xlsx',
  )
  const { sheets } = await readXlsx(bytes)
  expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
    [
      'questions',
      [
        ['question', 'value'],
        ["'=q", null],
        ['r', null],
      ],
    ],
    ['choices', [values]],
  ])
  expect(sheets[0]?.dataValidations).toMatchObject([
    { type: 'list', range: 'B2:B3', formula1: 'choices!$A$1:$C$1', showErrorMessage: true },
  ])
})

test('a cell to fill a day into shows one with its whole year, and another does not', async () => {
  const choices = [
    { column: 0, from: 2, to: 2, values: [], only: false, days: true },
    { column: 0, from: 3, to: 3, values: ['yes', 'no'], only: true },
  ]
  const columns = [{ name: 'value', width: 24, filledIn: true }]
  const bytes = await workbook({ name: 'questions', columns, rows: [['?1'], ['?2']], choices }, 'x.xlsx')
  const styleOf = (cell: string) => new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(sheetXml(bytes))?.[1]
  const days = /<c r="B2" s="(\d+)"/.exec(
    sheetXml(
      await workbook(
        {
          name: 'x',
          columns: [
            { name: 'a', width: 9 },
            { name: 'as_of', width: 9, filledIn: true },
          ],
          rows: [['', '2001-01-01']],
          choices: [],
        },
        'x.xlsx',
      ),
    ),
  )?.[1]
  expect([styleOf('A2') === days, styleOf('A3') === days]).toEqual([true, false])
})
