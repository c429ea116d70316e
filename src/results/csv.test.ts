import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, csvRows } from './csv.ts'
import { mayRun } from './formula.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

/** One row of these cells. */
function row(...cells: readonly string[]): string {
  const rows = csvRows()
  for (const cell of cells) rows.text(cell)
  rows.end()
  return text(rows.take())
}

const read = (csv: string): string[][] => parse(csv, { record_delimiter: '\r\n', relax_column_count: true })

describe('RFC 4180', () => {
  test.each([
    [['a', '', 'b'], 'a,,b\r\n'],
    [['SKYWALKER,LUKE S', 'x'], '"SKYWALKER,LUKE S",x\r\n'],
    [['5\'10" TALL'], '"5\'10"" TALL"\r\n'],
    [['two\nlines', 'and\rmore'], '"two\nlines","and\rmore"\r\n'],
    [[' padded  ', 'x'], ' padded  ,x\r\n'],
    [['PEÑA', '—', '😀'], 'PEÑA,—,😀\r\n'],
    [['', '', ''], ',,\r\n'],
  ])('%j', (cells, csv) => {
    expect(row(...cells)).toBe(csv)
    expect(read(csv)).toEqual([cells])
  })

  test('a header', () => {
    expect(text(csvLine(['Case Number', '# of convictions on record']))).toBe(
      'Case Number,# of convictions on record\r\n',
    )
  })
})

describe('no cell is a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['+1 (555) 010-9999', "'+1 (555) 010-9999"],
    ['-2+3', "'-2+3"],
    ['--', "'--"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['  =1', "'  =1"],
    ['＝1+1', "'＝1+1"],
    ['－1+1', "'－1+1"],
  ])('%j is guarded', (cell, written) => {
    expect(row(cell)).toBe(`${written}\r\n`)
  })

  test.each(['-', ' - ', '-0.3', '+5', '-.5', '12.', 'A-1', "O'NEIL", '1=1', ' x', 'a@b'])(
    '%j stays as it is',
    cell => {
      expect(row(cell)).toBe(`${cell}\r\n`)
    },
  )
})

/** Texts as nasty as files have them. */
const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '"',
        ',',
        '\r',
        '\n',
        '\t',
        '=',
        '+',
        '-',
        '@',
        ' ',
        "'",
        'Ñ',
        '＝',
        '😀',
        '7',
        'A',
        '\0',
      ),
    )
    .map(parts => parts.join('')),
)
/** Half of a pair of surrogates is no text, and becomes the replacement character. */
const wellFormed = (cells: readonly string[]) => cells.map(one => one.toWellFormed())

test('whatever goes in comes out of another parser', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1 }), table => {
      const rows = csvRows()
      for (const cells of table) {
        for (const one of cells) rows.text(one)
        rows.end()
      }
      const expected = table.map(cells => wellFormed(cells).map(one => (mayRun(one) ? `'${one}` : one)))
      // A row of one empty cell is an empty line, which the parser gives as a row of one empty cell.
      expect(parse(Buffer.from(rows.take()), { record_delimiter: '\r\n', relax_column_count: true })).toEqual(
        expected,
      )
    }),
    { numRuns: 2_000 },
  )
})

test('a cell copied from another file reads the same there and here, or is not copied', () => {
  fc.assert(
    fc.property(cell, fc.boolean(), (one, quoted) => {
      const raw = Buffer.from(
        quoted ? `"${one.replaceAll('"', '""')}"` : one.replace(/[,\n]/g, '').replace(/^"+/, ''),
      )
      const rows = csvRows()
      const copied = rows.copy(raw, 0, raw.length)
      rows.text('end')
      rows.end()
      const [cells] = parse(Buffer.from(rows.take()), { record_delimiter: '\r\n' }) as string[][]
      const value = quoted ? one : raw.toString('utf8')
      expect(cells).toEqual(copied ? [value, 'end'] : ['end'])
      expect(copied && mayRun(value)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test('numbers, words of ours, empty cells and cells as they stand', () => {
  const rows = csvRows()
  rows.number(1234567)
  rows.plain('2016-11-09')
  rows.empty(3)
  rows.verbatim(Buffer.from([0x78, 0x2c, 0xd1, 0x2c, 0x79]), 0, 5)
  rows.end()
  expect(Buffer.from(rows.take()).toString('latin1')).toBe('1234567,2016-11-09,,,,x,Ñ,y\r\n')
})

test('what was taken is not written into again', () => {
  const rows = csvRows()
  rows.text('first')
  rows.end()
  const taken = rows.take()
  rows.text('second')
  rows.end()
  expect([text(taken), text(rows.take()), text(rows.take())]).toEqual(['first\r\n', 'second\r\n', ''])
})

test('a row longer than any buffer', () => {
  const long = 'x'.repeat(100_000)
  const rows = csvRows()
  for (let i = 0; i < 3; i++) rows.text(long)
  rows.text(`${long}Ñ`)
  rows.empty(10_000)
  rows.end()
  expect(text(rows.take())).toBe(`${long},${long},${long},${long}Ñ${','.repeat(10_000)}\r\n`)
})

test('rows are written into spare memory that fits, and nothing of what stood there before is taken', () => {
  const rows = csvRows()
  const write = (cell: string): void => {
    rows.text(cell)
    rows.end()
  }
  const old = Buffer.alloc(30, 'x')
  const spare = [Buffer.alloc(10, 'x'), old, Buffer.alloc(1000, 'x')]
  write('of this length'.padEnd(20, '.'))
  const first = rows.take(spare)
  expect(text(first)).toBe('of this length......\r\n')
  // The fitting one is kept; others are left to whoever comes next.
  expect(spare.map(({ length }) => length)).toEqual([10, 1000])
  write('short')
  const second = rows.take(spare)
  expect(text(second)).toBe('short\r\n')
  expect(second.buffer).toBe(old.buffer)
  expect(text(first)).toBe('of this length......\r\n')
  // What does not fit any more grows as it always does.
  write('much longer than what there was room for')
  write('and once more, longer than what there was room for')
  expect(text(rows.take(spare))).toBe(
    'much longer than what there was room for\r\n"and once more, longer than what there was room for"\r\n',
  )
})
