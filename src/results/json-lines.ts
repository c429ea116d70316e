/** Rows as JSON Lines: the cells a table would have, each under the name of its column, one object a line. */
import type { CsvRows } from './csv.ts'

/** Takes cells as `csvRows` does, and makes objects of them. A cell is text as it is: no spreadsheet reads these lines. */
export function jsonLines(columns: readonly string[]): CsvRows {
  let lines = ''
  let cells: string[] = []
  const add = (cell: string): void => void cells.push(cell)
  return {
    text: add,
    plain: add,
    number: value => add(String(value)),
    empty: (count = 1) => {
      for (let i = 0; i < count; i++) add('')
    },
    // Bytes of another file are not copied: the caller then gives the cell as text.
    copy: () => false,
    verbatim: (from, start, end) => add(Buffer.from(from.subarray(start, end)).toString('utf8')),
    end: () => {
      lines += `${JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])))}\n`
      cells = []
    },
    take: () => {
      const bytes = Buffer.from(lines)
      lines = ''
      return bytes
    },
  }
}
