import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows } from './csv.ts'
import { cellsOf, csvLines, csvRecords, firstCell, type ReadBytes } from './csv-read.ts'
import { mayRun } from './formula.ts'

/** Gives so many bytes at a time, as a file does that is read in blocks. */
function reader(bytes: Uint8Array, most: number): ReadBytes {
  let from = 0
  return (into, at, length) => {
    const some = bytes.subarray(from, from + Math.min(length, most))
    into.set(some, at)
    from += some.length
    return some.length
  }
}

const eachLine = <T>(
  bytes: Uint8Array,
  block: number,
  most: number,
  of: (line: Buffer) => T,
): readonly T[] => {
  const found: T[] = []
  for (const line of csvLines(reader(bytes, most), block)) found.push(of(line))
  return found
}

const read = (csv: string | Uint8Array, block = 8, most = 3): readonly (readonly string[])[] =>
  eachLine(Buffer.from(csv), block, most, line => cellsOf(line.toString('utf8')))

describe('lines and cells', () => {
  test.each<[string, readonly (readonly string[])[]]>([
    ['', []],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"ROE,R",x\r\n', [['ROE,R', 'x']]],
    ['"5\'10"" TALL",""\r\n', [['5\'10" TALL', '']]],
    ['"two\r\nlines",x\r\n', [['two\r\nlines', 'x']]],
    [',,\r\n', [['', '', '']]],
    ['a,"never closed', [['a', 'never closed']]],
  ])('%j', (csv, cells) => {
    expect(read(csv)).toEqual(cells)
  })

  test('the first cell', () => {
    expect(['a,b', '"a,""b",c', '', 'alone'].map(line => firstCell(Buffer.from(line)))).toEqual([
      'a',
      'a,"b',
      '',
      'alone',
    ])
  })
})

describe('rows by column, of tables that people made or changed', () => {
  const rows = (text: string) => [...csvRecords(csvLines(reader(Buffer.from(text), 5)))]

  test('with the line each begins on; what was guarded is as it was', () => {
    expect(rows('\uFEFF id ,note\r\n1,"two\r\nlines"\r\n\r\n2,\'=1+1\r\n3\r\n')).toEqual([
      { line: 2, row: { id: '1', note: 'two\r\nlines' } },
      { line: 5, row: { id: '2', note: '=1+1' } },
      { line: 6, row: { id: '3', note: '' } },
    ])
  })

  test.each([
    [
      'a quote within a cell is text',
      'a,b\n5" pipe,6" pipe\n',
      [{ line: 2, row: { a: '5" pipe', b: '6" pipe' } }],
    ],
    [
      'so is what stands behind a closing one',
      'a,b\n"5" pipe,x\n',
      [{ line: 2, row: { a: '5 pipe', b: 'x' } }],
    ],
    ['the last line needs no end', 'a\r\n1\r', [{ line: 2, row: { a: '1' } }]],
    ['no line, no row', '', []],
    ['columns alone are no row', 'a,b\n', []],
  ])('%s', (_, text, found) => {
    expect(rows(text)).toEqual(found)
  })
})

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('"', ',', '\r', '\n', '=', "'", 'Ñ', '😀', 'A')).map(parts => parts.join('')),
)

test('what was written is read back, in blocks of any size', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 })),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      (table, block, most) => {
        const rows = csvRows()
        for (const cells of table) {
          for (const one of cells) rows.text(one)
          rows.end()
        }
        const bytes = rows.take()
        const written = table.map(cells =>
          cells.map(one => one.toWellFormed()).map(one => (mayRun(one) ? `'${one}` : one)),
        )
        expect(read(bytes, block, most)).toEqual(written)
        expect(eachLine(bytes, block, most, firstCell)).toEqual(written.map(([first]) => first))
      },
    ),
    { numRuns: 2_000 },
  )
})
