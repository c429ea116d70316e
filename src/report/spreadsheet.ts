/** Workbooks (XLSX): a table with drop-downs written, the same bytes for the same table, and a table that people filled in read back. */
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { FactsRefused, FactTable } from '../facts/read-lines.ts'
import { columnName, type FilledIn } from '../results/filled-in.ts'
import { guarded, unguarded } from '../results/formula.ts'
import { dayOf, formatDay } from '../time/day.ts'

/** Values to choose from, in the cells of one column from a row to another (1 is the header). */
export interface Choices {
  readonly column: number
  readonly from: number
  readonly to: number
  readonly values: readonly string[]
  /** Nothing else may be written. */
  readonly only: boolean
}

export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
  readonly choices: readonly Choices[]
}

/** A workbook says when it was made: always then, so that the same table is the same bytes. */
const MADE = new Date(0)

/** The longest list that a drop-down may hold. */
const LONGEST_LIST = 255

export async function workbook({ name, columns, rows, choices }: Sheet): Promise<Uint8Array> {
  return await writeXlsx({
    properties: { created: MADE, modified: MADE, creator: 'Setaside' },
    sheets: [
      {
        name,
        columns: columns.map(({ width }) => ({ width })),
        rows: [columns.map(column => column.name), ...rows.map(row => row.map(guarded))],
        freezePane: { rows: 1 },
        dataValidations: choices
          .filter(({ values }) => values.length > 0 && values.join(',').length <= LONGEST_LIST)
          .map(({ column, from, to, values, only }) => ({
            type: 'list',
            values: [...values],
            range: `${letters(column)}${from}:${letters(column)}${to}`,
            allowBlank: true,
            showErrorMessage: only,
            errorTitle: 'Not among the choices',
            errorMessage: 'Choose one of the list, or leave it blank.',
          })),
      },
    ],
  })
}

/** `A` is column 0. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

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
