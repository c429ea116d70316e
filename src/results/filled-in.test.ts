import { expect, test } from 'vitest'
import { readFilledIn } from './filled-in.ts'

const read = (text: string) => {
  const { columns, rows, broken } = readFilledIn(text)
  return {
    columns,
    rows: rows.map(({ row, line }) => [line, ...Object.values(row)]),
    broken: broken.map(({ line, why }) => [line, why]),
  }
}
const OPEN = 'a quote in it is never closed; take it out, or close it'

test.each([
  ['plain', 'count_id,answer\nc1,granted\n'],
  ['with CRLF and no last line break', 'count_id,answer\r\nc1,granted'],
  ['as old systems end lines', 'count_id,answer\rc1,granted\r'],
  ['with a mark at the start', '\uFEFFcount_id,answer\nc1,granted\n'],
  ['with a mark before a quote', '\uFEFF"count_id","answer"\n"c1","granted"\n'],
  ['with names in capitals and blanks', ' Count ID , ANSWER \n c1 , granted \n'],
  ['with names with hyphens', 'Count-Id,Answer\nc1,granted\n'],
  ['with empty cells behind', 'count_id,answer,,\nc1,granted,,\n'],
])('a table is read %s', (_, text) => {
  const { columns, rows, broken } = read(text)
  expect([columns?.slice(0, 2), rows.map(row => row.slice(1, 3)), broken]).toEqual([
    ['count_id', 'answer'],
    [['c1', 'granted']],
    [],
  ])
})

test('lines are counted as they stand, with blank ones and cells of several lines', () => {
  expect(read('a,b\n\n1,"two\nlines"\n,\n2,x\n')).toEqual({
    columns: ['a', 'b'],
    rows: [
      [3, '1', 'two\nlines'],
      [6, '2', 'x'],
    ],
    broken: [],
  })
})

test('a quote left open takes no other line with it', () => {
  expect(read('a,b\n1,"x\n2,y\n3,z\n')).toEqual({
    columns: ['a', 'b'],
    rows: [
      [3, '2', 'y'],
      [4, '3', 'z'],
    ],
    broken: [[2, OPEN]],
  })
  // Another one far below does not close it.
  const far = Array.from({ length: 20 }, (_, at) => `${at},y\n`).join('')
  expect(read(`a,b\n1,"x\n${far}9,"z"\n`).broken).toEqual([[2, OPEN]])
  // Nor does one that opens another cell, or one that gives the row other cells.
  expect(read('a,b\n1,"x\n2,"y"\n')).toMatchObject({ rows: [[3, '2', 'y']], broken: [[2, OPEN]] })
  expect(read('a,b\n"1,x\n2",y,z\n').broken.map(([line]) => line)).toEqual([2, 3])
})

test('a cell with a comma that is in no quotes', () => {
  expect(read('a,b\n1,Dec 1, 2026\n2,x\n')).toEqual({
    columns: ['a', 'b'],
    rows: [[3, '2', 'x']],
    broken: [[2, 'it has [3] cells, and the first line names [2]; put a cell with a comma in quotes']],
  })
})

test('a text without lines has no columns', () => {
  expect(read('\n \n')).toEqual({ columns: undefined, rows: [], broken: [] })
})
