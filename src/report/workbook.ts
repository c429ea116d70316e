/**
 * Workbooks (XLSX) written row by row, the same bytes for the same rows, in memory that does not grow with them.
 *
 * The library makes the workbook: its parts, their links, and the styles of the cells. The one sheet that has the rows is
 * written here, since what the library writes as a stream has neither filters nor drop-downs.
 */
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate'
import { type Cell, type CellStyle, writeXlsx } from 'hucre/xlsx'
import { guarded } from '../results/formula.ts'
import { MOST_BYTES, MOST_ROWS, SheetFull } from '../results/sheet-full.ts'
import { parseDay } from '../time/day.ts'
import { kindOf } from './column-kinds.ts'

/** Values to choose from, in the cells of one column from a row to another (1 is the header). */
export interface Choices {
  readonly column: number
  readonly from: number
  readonly to: number
  readonly values: readonly string[]
  /** Nothing else may be written. */
  readonly only: boolean
  /** They are days: whatever form one is typed in, it is shown with its whole year. */
  readonly days?: boolean
}

export interface SheetColumn {
  readonly name: string
  /** In characters. */
  readonly width: number
  readonly hidden?: boolean
  /** People write into it: what they type is read as their spreadsheet reads it, a day as a day. */
  readonly filledIn?: boolean
}

/** A table that is in memory. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly string[])[]
  readonly choices: readonly Choices[]
}

/** Rows on their way into a workbook. */
export interface WorkbookRows {
  /** Cells as a CSV has them, guarded against being run. Throws `SheetFull` where no sheet would hold them. */
  readonly add: (cells: readonly string[]) => void
  /** The bytes that are ready since the last call. */
  readonly take: () => Uint8Array
  /** The rest of the file. */
  readonly end: () => Uint8Array
}

/** A workbook whose rows are still to come: `columns` are told when they are known. */
export type OpenWorkbook = (columns: readonly SheetColumn[]) => WorkbookRows

/** Opens a workbook that is to be a file of this name, of one sheet with these choices. */
export async function openWorkbook(
  {
    name,
    choices = [],
    most = MOST_ROWS,
  }: {
    readonly name: string
    readonly choices?: readonly Choices[]
    /** Rows, the header among them; fewer in tests. */
    readonly most?: number
  },
  file = `${name}.xlsx`,
): Promise<OpenWorkbook> {
  const frame = await frameOf(name, choices)
  return columns => rowsOf(frame, columns, { file, most })
}

/** A table in memory as a workbook. */
export async function workbook(sheet: Sheet, file: string): Promise<Uint8Array> {
  const rows = (await openWorkbook(sheet, file))(sheet.columns)
  const parts: Uint8Array[] = []
  for (const cells of sheet.rows) {
    rows.add(cells.map(guarded))
    parts.push(rows.take())
  }
  return Buffer.concat([...parts, rows.end()])
}

// ---- the workbook ----------------------------------------------------------------------------------------------------

/** A workbook says when it was made: always then, so that the same table is the same bytes. */
const MADE = new Date(0)

/** How cells look, by what they hold. */
const STYLES = {
  header: {
    font: { name: 'Calibri', size: 11, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE7E6E6' } },
    alignment: { vertical: 'top', wrapText: true },
  },
  text: { numFmt: '@', alignment: { vertical: 'top' } },
  wrapped: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  number: { numFmt: '0', alignment: { vertical: 'top' } },
  day: { numFmt: 'yyyy-mm-dd', alignment: { vertical: 'top', horizontal: 'left' } },
  filledIn: { alignment: { vertical: 'top', wrapText: true } },
} as const satisfies Readonly<Record<string, CellStyle>>
type Style = keyof typeof STYLES

/** All of a workbook but the rows of its first sheet. */
interface Frame {
  /** By their paths in the file. */
  readonly parts: ReadonlyMap<string, Uint8Array>
  /** The number of each style, as cells name it. */
  readonly styles: Readonly<Record<Style, string>>
  /** What stands behind the rows: drop-downs. */
  readonly drops: string
  /** Whether a day is to be filled into a cell, by the number of its column and of its row. */
  readonly takesDay: (column: number, row: number) => boolean
}

const SHEET = 'xl/worksheets/sheet1.xml'
/** The sheet that holds what can be chosen. Nobody need look at it. */
const LISTS = 'choices'

async function frameOf(name: string, choices: readonly Choices[]): Promise<Frame> {
  const lists = [...new Map(choices.map(({ values }) => [JSON.stringify(values), values])).values()].filter(
    values => values.length > 0,
  )
  const styled = Object.entries(STYLES).map(([of, style], at): [string, Partial<Cell>] => [
    `0,${at}`,
    { value: of, style },
  ])
  const bytes = await writeXlsx({
    properties: { created: MADE, modified: MADE, creator: 'Setaside' },
    sheets: [
      { name, rows: [], cells: new Map(styled) },
      ...(lists.length === 0 ? [] : [{ name: LISTS, rows: lists.map(values => [...values]), hidden: true }]),
    ],
  })
  const { [SHEET]: sample = new Uint8Array(), ...parts } = unzipSync(bytes)
  return {
    parts: new Map(Object.entries(parts)),
    styles: stylesIn(strFromU8(sample)),
    drops: dropsOf(choices, lists),
    takesDay: daysIn(choices),
  }
}

function daysIn(choices: readonly Choices[]): Frame['takesDay'] {
  const rows = new Map<number, Set<number>>()
  for (const { column, from, to, days } of choices) {
    if (days !== true) continue
    const own = rows.get(column) ?? new Set()
    for (let row = from; row <= to; row++) own.add(row)
    rows.set(column, own)
  }
  return (column, row) => rows.get(column)?.has(row) === true
}

/** The numbers that the library gave the styles, from the row in which each stands once. */
function stylesIn(sample: string): Frame['styles'] {
  const numbers = [...sample.matchAll(/<c r="[A-Z]+1"[^>]* s="(\d+)"/g)].map(found => found[1] ?? '')
  if (numbers.length !== Object.keys(STYLES).length) throw new Error('the styles of a workbook are not found')
  return Object.fromEntries(Object.keys(STYLES).map((of, at) => [of, numbers[at]])) as Frame['styles']
}

function dropsOf(choices: readonly Choices[], lists: readonly (readonly string[])[]): string {
  const rules = choices
    .filter(({ values }) => values.length > 0)
    .map(({ column, from, to, values, only }) => {
      const row = lists.findIndex(list => JSON.stringify(list) === JSON.stringify(values)) + 1
      const refused = only
        ? ' showErrorMessage="1" errorTitle="Not among the choices" error="Choose one of the list, or leave it blank."'
        : ''
      return `<dataValidation type="list" allowBlank="1"${refused} sqref="${letters(column)}${from}:${letters(column)}${to}"><formula1>${LISTS}!$A$${row}:$${letters(values.length - 1)}$${row}</formula1></dataValidation>`
    })
  return rules.length === 0
    ? ''
    : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}

/** `A` is column 0. */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

// ---- its rows --------------------------------------------------------------------------------------------------------

/** The parts of a file have the first time that a packed file can have, in whatever time zone it is made. */
const PACKED = new Date(1980, 0, 1)
/** Text is gathered to so many characters before it is packed. */
const GATHERED = 1 << 17
/** Columns at least as wide break their text into lines. */
const WRAPPED_FROM = 28

function rowsOf(
  frame: Frame,
  columns: readonly SheetColumn[],
  { file, most }: { readonly file: string; readonly most: number },
): WorkbookRows {
  const packing = packingOf()
  const sheet = packing.begin(SHEET)
  const cells = columns.map((column, at) => ({
    write: cellOf(column, letters(at), frame.styles, row => frame.takesDay(at, row)),
    // Numbers are wider than most letters, and words are not cut to fill a line.
    room: BROKEN.has(styleOf(column)) ? column.width - 2 : Number.POSITIVE_INFINITY,
  }))
  let text = headOf(columns, frame.styles)
  let rows = 0
  let bytes = 0
  const flush = (): void => {
    const encoded = strToU8(text)
    text = ''
    bytes += encoded.length
    if (bytes > MOST_BYTES) throw new SheetFull(file)
    sheet.push(encoded)
  }
  const addRow = (row: string): void => {
    text += row
    if (text.length > GATHERED) flush()
  }
  const header = columns.map(({ name }, at) => inlineText(`${letters(at)}1`, frame.styles.header, name))
  addRow(`<row r="${++rows}">${header.join('')}</row>`)
  return {
    add: values => {
      if (++rows > most) throw new SheetFull(file)
      let row = ''
      let lines = 1
      for (const [at, cell] of cells.entries()) {
        const value = values[at] ?? ''
        if (value.length > cell.room) lines = Math.max(lines, linesOf(value, cell.room))
        row += cell.write(value, rows)
      }
      addRow(`<row r="${rows}"${heightOf(lines)}>${row}</row>`)
    },
    take: packing.take,
    end: () => {
      text += `</sheetData><autoFilter ref="A1:${letters(Math.max(columns.length, 1) - 1)}${rows}"/>${frame.drops}<pageSetup orientation="landscape"/></worksheet>`
      flush()
      sheet.end()
      for (const [path, part] of frame.parts) packing.whole(path, part)
      return packing.end()
    },
  }
}

/** What stands before the rows: the header stays in sight, columns have their widths. */
function headOf(columns: readonly SheetColumn[], styles: Frame['styles']): string {
  const widths = columns.map((column, at) => {
    const hidden = column.hidden === true ? ' hidden="1"' : ''
    return `<col min="${at + 1}" max="${at + 1}" width="${column.width}" style="${styles[styleOf(column)]}" customWidth="1"${hidden}/>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen" activePane="bottomLeft"/></sheetView></sheetViews>',
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
    '<sheetData>',
  ].join('')
}

function styleOf({ name, width, filledIn }: SheetColumn): Style {
  const kind = kindOf(name)
  // A day is shown as one, whatever form it is typed in.
  if (filledIn === true) return kind === 'day' ? 'day' : 'filledIn'
  if (kind === 'number') return 'number'
  return kind === 'day' || kind === 'bounds' ? 'day' : width >= WRAPPED_FROM ? 'wrapped' : 'text'
}

/** Cells in which text is broken into lines. */
const BROKEN: ReadonlySet<Style> = new Set(['wrapped', 'filledIn'])

const linesOf = (value: string, room: number): number =>
  value.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / room)), 0)

/** Points of a line, and of the highest row that there may be. */
const LINE = 15
const HIGHEST = 405

/** Not every spreadsheet finds the height of a row by itself. */
const heightOf = (lines: number): string =>
  lines === 1 ? '' : ` ht="${Math.min(lines * LINE, HIGHEST)}" customHeight="1"`

/** Writes a cell of one column, in a row. */
type WriteCell = (value: string, row: number) => string

function cellOf(
  column: SheetColumn,
  letter: string,
  styles: Frame['styles'],
  takesDay: (row: number) => boolean,
): WriteCell {
  const kind = kindOf(column.name)
  const style = styles[styleOf(column)]
  const ofText = style === styles.day ? styles.text : style
  const asText = (value: string, row: number): string =>
    value === ''
      ? ''
      : inlineText(`${letter}${row}`, column.filledIn && takesDay(row) ? styles.day : ofText, value)
  const asNumber = (number: number | string, row: number, as: string): string =>
    `<c r="${letter}${row}" s="${as}"><v>${number}</v></c>`
  if (kind === 'number')
    return (value, row) => (WHOLE.test(value) ? asNumber(value, row, style) : asText(value, row))
  if (kind === 'text') return asText
  return (value, row) => {
    const day = DAY.test(value) ? parseDay(value) : undefined
    return day === undefined || day < FIRST_DAY
      ? asText(value, row)
      : asNumber(day + DAY_ZERO, row, styles.day)
  }
}

/** A whole number that is nothing else: no identifier with zeros in front, and none too long to be kept. */
const WHOLE = /^(?:0|[1-9]\d{0,14})$/
const DAY = /^\d{4}-\d\d-\d\d$/
/** 1970-01-01 as a spreadsheet counts days. */
const DAY_ZERO = 25_569
/** 1900-03-01: before it spreadsheets disagree about the number of a day. */
const FIRST_DAY = -25_508

const inlineText = (ref: string, style: string, value: string): string =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`

/** Characters of a cell, as spreadsheets hold them. */
const LONGEST_CELL = 32_767
const CUT = ' [cut here: the CSV has all of it]'

/** What XML must have escaped, and what only a spreadsheet reads as an escape. */
const ESCAPED = /[&<>\r]|_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(value: string): string {
  const whole =
    value.length <= LONGEST_CELL ? value : `${value.slice(0, LONGEST_CELL - CUT.length).toWellFormed()}${CUT}`
  return whole.replace(
    ESCAPED,
    unit => ENTITIES[unit] ?? `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}

// ---- the packed file -------------------------------------------------------------------------------------------------

interface Packing {
  /** Begins a part, whose bytes come one after the other. */
  readonly begin: (path: string) => { readonly push: (bytes: Uint8Array) => void; readonly end: () => void }
  readonly whole: (path: string, bytes: Uint8Array) => void
  readonly take: () => Uint8Array
  readonly end: () => Uint8Array
}

function packingOf(): Packing {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    ready.push(bytes)
  })
  const begin: Packing['begin'] = path => {
    const part = new ZipDeflate(path, { level: 6 })
    part.mtime = PACKED
    zip.add(part)
    return { push: bytes => part.push(bytes), end: () => part.push(new Uint8Array(), true) }
  }
  const take = (): Uint8Array => Buffer.concat(ready.splice(0))
  return {
    begin,
    whole: (path, bytes) => {
      const part = begin(path)
      part.push(bytes)
      part.end()
    },
    take,
    end: () => {
      zip.end()
      return take()
    },
  }
}
