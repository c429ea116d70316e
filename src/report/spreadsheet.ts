/** Workbooks (XLSX) that people filled in, read back. */
import { readXlsx } from 'hucre/xlsx'
import type { FactsRefused, FactTable } from '../facts/read-lines.ts'
import { columnName, type FilledIn } from '../results/filled-in.ts'
import { unguarded } from '../results/formula.ts'
import { dayOf, formatDay } from '../time/day.ts'
import { zipUnpacksToMore } from './zip-unpacks.ts'

/** The first sheet of a workbook as a table of facts. */
export async function readFactsSheet(
  file: string,
  bytes: Uint8Array,
): Promise<{ readonly table: FactTable; readonly note?: string } | FactsRefused> {
  const found = await readSheet(bytes)
  if (found === undefined)
    return { refused: `[${file}] is no workbook that can be read; save it as XLSX or CSV UTF-8` }
  const { columns = [], rows, broken } = found
  return { table: { file, columns, rows, broken } }
}

/** The first sheet of a workbook, its first line the names of the columns; undefined where it is none. */
export async function readSheet(bytes: Uint8Array): Promise<FilledIn | undefined> {
  if (await zipUnpacksToMore(bytes)) return undefined
  const found = await readXlsx(bytes).catch(() => undefined)
  const [first] = found?.sheets ?? []
  if (first === undefined) return undefined
  const [header, ...rows] = first.rows
  const columns = header?.map(cell => columnName(textOf(cell)))
  return {
    columns,
    separator: ',',
    rows: rows.flatMap((cells, at) => {
      const texts = (columns ?? []).map((_, column) => textOf(cells[column]))
      return texts.every(text => text === '')
        ? []
        : [
            {
              row: Object.fromEntries((columns ?? []).map((name, column) => [name, texts[column] ?? ''])),
              line: at + 2,
            },
          ]
    }),
    broken: [],
  }
}

/** A cell as text: a day as a day, whatever the spreadsheet shows it as. */
function textOf(cell: unknown): string {
  if (cell === undefined || cell === null) return ''
  if (cell instanceof Date) {
    const day = dayOf(cell.getUTCFullYear(), cell.getUTCMonth() + 1, cell.getUTCDate())
    return day === undefined ? 'no day' : formatDay(day)
  }
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return unguarded(String(cell)).trim()
}
