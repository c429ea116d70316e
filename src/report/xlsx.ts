/** The tables of results as workbooks, made of the bytes of the CSV tables as they are written. */
import { isUtf8 } from 'node:buffer'
import type { Conversion } from '../results/conversion.ts'
import { cellsOf, lineSplitter } from '../results/csv-read.ts'
import { MOST_ROWS } from '../results/sheet-full.ts'
import { kindOf } from './column-kinds.ts'
import {
  type Choices,
  type OpenWorkbook,
  openWorkbook,
  type SheetColumn,
  type WorkbookRows,
} from './workbook.ts'

/** Widths of columns, in characters, where they are not those of their kind; long text is broken into lines. */
const WIDTHS: Readonly<Record<string, number>> = {
  person_id: 13,
  state_person_id: 13,
  name: 26,
  state_name: 26,
  case_numbers: 18,
  offense: 30,
  state_offense: 30,
  offense_text: 30,
  comment_names: 24,
  county: 16,
  court: 20,
  class: 13,
  determination: 15,
  relief: 24,
  reason: 60,
  why: 60,
  why_best: 40,
  questions: 80,
  missing_facts: 44,
  due: 44,
  open: 44,
  later: 44,
  bar: 40,
  told: 60,
  rule: 30,
  citation: 34,
  law_reason: 44,
  policy_reason: 44,
  problem: 30,
  text: 80,
  person_ids: 40,
  rows: 40,
  agreed: 30,
  differed: 30,
  in_doubt: 44,
  differs: 34,
  fact: 30,
  value: 24,
  source: 30,
  before_reason: 44,
  after_reason: 44,
  before_due: 40,
  after_due: 40,
  before_open: 40,
  after_open: 40,
  match_reasons: 34,
  pair_reasons: 34,
  other_candidates: 34,
  state_other_convictions: 44,
  facts_used: 40,
  facts_not_used: 40,
  defendant: 26,
  to_complete: 60,
  next_step: 60,
  count_id: 30,
  branch: 30,
  old_state: 13,
  new_state: 20,
  section: 18,
  statute: 13,
  answer: 20,
}
/** Where people write into a table, and what there is to choose from there; of what is written anywhere else nothing is read. */
export interface SheetUse {
  readonly columns: readonly string[]
  /** By column: what is offered, or nothing where anything may be written. */
  readonly filledIn: Readonly<Record<string, readonly string[]>>
}

const NARROWEST = 9
/** Of a column that is known by its name only. */
const WIDEST_NAME = 24

const widthOf = (name: string): number =>
  WIDTHS[name] ??
  Math.max(
    kindOf(name) === 'text' || kindOf(name) === 'number' ? NARROWEST : 12,
    Math.min(name.length + 3, WIDEST_NAME),
  )

/** A table on its way from CSV to a workbook. */
interface XlsxRows {
  /** Takes the next bytes of the CSV, its header among them, cut anywhere; gives what is ready to be written. */
  readonly add: (csv: Uint8Array) => Uint8Array
  /** The rest of the file; undefined where the table has not even a header. */
  readonly end: () => Uint8Array | undefined
}

function xlsxRows(open: OpenWorkbook, shown: Shown): XlsxRows {
  const lines = lineSplitter()
  let rows: WorkbookRows | undefined
  const addLine = (line: Buffer): void => {
    // Rows of the input stand in some tables as they were, and not all are UTF-8.
    const cells = cellsOf(line.toString(isUtf8(line) ? 'utf8' : 'latin1'))
    if (rows === undefined) rows = open(cells.map(name => columnOf(name, shown)))
    else rows.add(cells)
  }
  return {
    add: csv => {
      for (const line of lines.push(Buffer.from(csv.buffer, csv.byteOffset, csv.length))) addLine(line)
      return rows?.take() ?? NOTHING
    },
    end: () => {
      for (const line of lines.end()) addLine(line)
      return rows?.end()
    },
  }
}

const NOTHING = new Uint8Array()

interface Shown {
  readonly hidden: readonly string[]
  readonly use?: SheetUse | undefined
}

const columnOf = (name: string, { hidden, use }: Shown): SheetColumn => ({
  name,
  width: widthOf(name),
  hidden: hidden.includes(name),
  filledIn: use !== undefined && Object.hasOwn(use.filledIn, name),
})

const openSheet = (table: string, file: string, use: SheetUse | undefined): Promise<OpenWorkbook> =>
  openWorkbook({ name: sheetName(table), choices: use === undefined ? [] : choicesOf(use) }, file)

const choicesOf = ({ columns, filledIn }: SheetUse): readonly Choices[] =>
  Object.entries(filledIn).map(([name, values]) => ({
    column: columns.indexOf(name),
    from: 2,
    to: MOST_ROWS,
    values,
    only: false,
  }))

/** A whole table, of the bytes of its CSV, as a workbook that is to be a file of this name. */
export async function workbookOf(csv: Uint8Array, file: string, use?: SheetUse): Promise<Uint8Array> {
  const rows = xlsxRows(await openSheet('table', file, use), { hidden: [], use })
  const begun = rows.add(csv)
  return Buffer.concat([begun, rows.end() ?? NOTHING])
}

/** Workbooks beside CSV files of the same name, for these tables; columns of the names in `hidden` are there and not shown. */
export async function xlsxConversion(
  tables: readonly string[],
  hidden: readonly string[] = [],
  uses: Readonly<Record<string, SheetUse>> = {},
): Promise<Conversion> {
  const open = new Map<string, { readonly file: string; readonly rows: XlsxRows }>(
    await Promise.all(
      tables.map(
        async name =>
          [
            `${name}.csv`,
            {
              file: `${name}.xlsx`,
              rows: xlsxRows(await openSheet(name, `${name}.xlsx`, uses[name]), { hidden, use: uses[name] }),
            },
          ] as const,
      ),
    ),
  )
  return {
    append: (name, bytes) => {
      const table = open.get(name)
      return table === undefined ? {} : { [table.file]: table.rows.add(bytes) }
    },
    end: () =>
      Object.fromEntries(
        [...open.values()].flatMap(({ file, rows }) => {
          const rest = rows.end()
          return rest === undefined ? [] : [[file, rest]]
        }),
      ),
  }
}

/** As long as the name of a sheet may be. */
const sheetName = (table: string): string => table.slice(0, 31)
