/** Whether the beginning of a file is that of a DOJ bulk file: its header, or a first row of the right number of columns. */
import { notText } from '../signatures.ts'
import { COLUMN_COUNT, COLUMN_NAMES } from './columns.ts'
import { ALL_FIELDS, type Line, newLine, scanBytes } from './scan.ts'
import { textOf } from './text.ts'

export const TITLE = 'a California DOJ bulk file'

/** Lines looked at for one that is a row, before the file is taken for something else. */
const LOOKED_AT = 10_000
const LF = 10

export const recognizes = (head: Uint8Array): true | string =>
  notText(head, TITLE) ?? wrongLines(head) ?? true

/** What the first lines are. */
interface Lines {
  count: number
  rows: number
  /** What is wrong with the header; undefined where there is none or it is right. */
  wrong: string | undefined
  headed: boolean
  /** How often each number of columns stands in lines of a wrong number. */
  readonly columns: Map<number, number>
}

/** Why the lines are not those of the format; undefined as soon as one of them is. */
function wrongLines(head: Uint8Array): string | undefined {
  const { count, rows, wrong, headed, columns } = firstLines(head)
  if (wrong !== undefined) return wrong
  if (rows > 0 || (headed && count === 1)) return undefined
  if (count === 0) return 'holds only blank lines: ask for it again.'
  const [most] = [...columns].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  if (most === undefined) return `has no line that can be read as a row: it is not ${TITLE}.`
  const other = otherSeparator(head)
  if (other !== undefined)
    return `is not ${TITLE}: its cells are separated by ${other}, those of the format by commas. Give the file as it came.`
  return (
    `is not ${TITLE}: its rows have ${most[0]} column${most[0] === 1 ? '' : 's'}, ` +
    `the format has ${COLUMN_COUNT}. Ask for the file with all its columns.`
  )
}

const SEPARATORS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
] as const

/** What a spreadsheet has put in the place of the commas: as many stand in the first line as a row has. */
function otherSeparator(head: Uint8Array): string | undefined {
  const [first = ''] = Buffer.from(head).toString('latin1').split('\n', 1)
  return SEPARATORS.find(([sign]) => first.split(sign).length >= COLUMN_COUNT)?.[1]
}

function firstLines(head: Uint8Array): Lines {
  const found: Lines = { count: 0, rows: 0, wrong: undefined, headed: false, columns: new Map() }
  // The last line of a file may have no line break.
  const bytes = Buffer.concat(head.at(-1) === LF ? [head] : [head, Buffer.of(LF)])
  const line = newLine()
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf(LF, from) + 1
    from = scanBytes(bytes, from, to, 0, line, ALL_FIELDS, one => addLine(found, one), bytes.length)
    if (found.wrong !== undefined || found.rows > 0 || found.count >= LOOKED_AT) break
  }
  return found
}

function addLine(to: Lines, line: Line): void {
  if (line.kind === 'blank') return
  to.count++
  if (line.kind === 'header' || (to.count === 1 && namesColumns(line))) {
    to.headed = true
    to.wrong = wrongHeader(line)
  } else if (line.kind === 'row' || line.fault === 'it names nobody') to.rows++
  else if (line.fault === 'too few columns' || line.fault === 'too many columns')
    to.columns.set(line.fields, (to.columns.get(line.fields) ?? 0) + 1)
}

const NAMES: ReadonlySet<string> = new Set(COLUMN_NAMES)
/** So many of its cells say that a line is a header, whatever order it is in. */
const ENOUGH = 8

const cellName = (line: Line, column: number): string =>
  textOf(line, column).toUpperCase().replaceAll(' ', '_')

function namesColumns(line: Line): boolean {
  let named = 0
  for (let column = 0; column < Math.min(line.fields, COLUMN_COUNT); column++)
    if (NAMES.has(cellName(line, column)) && ++named >= ENOUGH) return true
  return false
}

/** Whether a cell holds a name; before the first one a program may have written marks of an encoding. */
const isNamed = (found: string, name: string, column: number): boolean =>
  found === name || (column === 0 && found.endsWith(name))

/** What is wrong with a header: it must name the columns in their order; a trailing comma is nothing. */
function wrongHeader(line: Line): string | undefined {
  const { fields } = line
  const trailing = fields === COLUMN_COUNT + 1 && textOf(line, COLUMN_COUNT) === ''
  if (fields !== COLUMN_COUNT && !trailing)
    return (
      `is not ${TITLE}: its header has ${fields} columns, the format has ${COLUMN_COUNT}. ` +
      'Ask for the file with all its columns.'
    )
  for (const [column, name] of COLUMN_NAMES.entries()) {
    const found = cellName(line, column)
    if (isNamed(found, name, column)) continue
    return (
      `is not ${TITLE}: column ${column + 1} of its header is [${found.slice(0, 40)}], ` +
      `the format has [${name}] there. Ask for the columns in their order.`
    )
  }
  return undefined
}
