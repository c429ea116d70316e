/** Changes of a record: what takes something away from it, and what leaves all of it there. */
import { COLUMN_NAMES, type ColumnName } from '../../src/intake/ca-doj/columns.ts'
import type { Random } from '../../src/synth/random.ts'
import { at, type CellRow, type ChangedRow, lineOf } from './records.ts'

/**
 * `less`: the record says less than before, and shows that something is gone or cannot be read. `same`: it says the same.
 * Taking away what leaves no trace is neither: a row that is not there, a blank comment.
 */
export type Keeps = 'less' | 'same'

export interface Change {
  /** What was done where, for whoever looks at it: no cell is repeated. */
  readonly says: string
  readonly keeps: Keeps
  readonly rows: readonly ChangedRow[]
}

type Changer = (random: Random, rows: readonly CellRow[]) => Change | undefined

const column = (random: Random): ColumnName => random.pick(TELLING)

/** The columns that a reader of a record looks at, and that hold something in it. */
const TELLING: readonly ColumnName[] = [
  'SUBJECT_ID',
  'REQ_CII_NUMBER',
  'REQ_NAME',
  'REQ_DOB',
  'CII_NUMBER',
  'PRI_NAME',
  'GENDER',
  'PRI_DOB',
  'PRI_SSN',
  'PRI_CDL',
  'FBI_NUMBER',
  'RACE_DESCR',
  'CYC_ORDER',
  'CYC_DATE',
  'STP_ORDER',
  'STP_EVENT_DATE',
  'STP_TYPE_CODE',
  'STP_TYPE_DESCR',
  'STP_ORI_DESCR',
  'STP_ORI_CNTY_NAME',
  'CNT_ORDER',
  'DISP_DATE',
  'OFN',
  'OFFENSE_DESCR',
  'OFFENSE_TOC',
  'DISP_OFFENSE_DESCR',
  'DISP_OFFENSE_TOC',
  'CONV_OFFENSE_DESCR',
  'CONV_OFFENSE_TOC',
  'FE_NUM_DOCKET',
  'FE_NUM_CRT_CASE',
  'DISP_ORDER',
  'DISP_DESCR',
  'CONV_STAT_DESCR',
  'SENT_ORDER',
  'SENT_LOC_DESCR',
  'SENT_LENGTH',
  'SENT_TIME_CODE',
  'SENT_TIME_DESCR',
  'CYC_AGE',
  'END_OF_REC',
]

const IDENTIFIERS: ReadonlySet<ColumnName> = new Set([
  'SUBJECT_ID',
  'REQ_CII_NUMBER',
  'CII_NUMBER',
  'PRI_SSN',
  'PRI_CDL',
  'FBI_NUMBER',
])

/** The rows with another text in one cell. */
const withCell = (
  rows: readonly CellRow[],
  row: number,
  name: ColumnName,
  text: string,
): readonly ChangedRow[] =>
  rows.map((one, place) => (place === row ? { ...one, cells: one.cells.with(at(name), text) } : one))

/** A row and a column with something in it. */
function filled(random: Random, rows: readonly CellRow[]) {
  for (let tries = 0; tries < 30; tries++) {
    const row = random.below(rows.length)
    const name = column(random)
    const text = rows[row]?.cells[at(name)] ?? ''
    if (text.trim() !== '' && text !== 'NULL') return { row, name, text }
  }
  return undefined
}

const BLANKS = ['', 'NULL', '        '] as const

const blankCell: Changer = (random, rows) => {
  const found = filled(random, rows)
  if (found === undefined) return undefined
  const { row, name } = found
  const blank = random.pick(BLANKS)
  return {
    says: `row ${row + 1}, ${name} [${blank}]`,
    keeps: 'less',
    rows: withCell(rows, row, name, blank),
  }
}

/** Marks that no text of a file has, one of them or all the way. */
const garbleCell: Changer = (random, rows) => {
  const found = filled(random, rows)
  if (found === undefined) return undefined
  const { row, name, text } = found
  const place = random.below(text.length)
  // A number with nothing left of it could be anybody's: rows that have the same are of one person.
  const way = random.pick(
    IDENTIFIERS.has(name) ? (['one', 'middle'] as const) : (['all', 'one', 'middle'] as const),
  )
  const garbled =
    way === 'all'
      ? text.replaceAll(/[A-Z0-9]/gi, '?')
      : way === 'one'
        ? `${text.slice(0, place)}?${text.slice(place + 1)}`
        : `${text.slice(0, place)}~#~${text.slice(place)}`
  return {
    says: `row ${row + 1}, ${name} garbled (${way}, letter ${place + 1})`,
    keeps: 'less',
    rows: withCell(rows, row, name, garbled),
  }
}

/** Words read wrongly by a machine: letters as digits. */
const misreadWords: Changer = (random, rows) => {
  const row = random.below(rows.length)
  const name = random.pick(['DISP_DESCR', 'STP_TYPE_DESCR', 'CONV_STAT_DESCR', 'SENT_LOC_DESCR'] as const)
  const text = rows[row]?.cells[at(name)] ?? ''
  const misread = text.replaceAll('O', '0').replaceAll('I', '1').replaceAll('E', '3').replaceAll('A', '4')
  if (misread === text) return undefined
  return { says: `row ${row + 1}, ${name} misread`, keeps: 'less', rows: withCell(rows, row, name, misread) }
}

/** Words that break off. */
const cutWords: Changer = (random, rows) => {
  const row = random.below(rows.length)
  const name = random.pick(['DISP_DESCR', 'STP_TYPE_DESCR', 'CONV_STAT_DESCR', 'SENT_LOC_DESCR'] as const)
  const text = rows[row]?.cells[at(name)] ?? ''
  if (text.length < 4) return undefined
  const length = 1 + random.below(text.length - 1)
  return {
    says: `row ${row + 1}, ${name} cut after ${length}`,
    keeps: 'less',
    rows: withCell(rows, row, name, text.slice(0, length)),
  }
}

/** A cell in the column beside its own, which is lost. */
const moveCell: Changer = (random, rows) => {
  const found = filled(random, rows)
  if (found === undefined) return undefined
  const { row, name, text } = found
  const to = at(name) + (random.oneIn(2) ? 1 : -1)
  const beside = COLUMN_NAMES[to]
  if (beside === undefined) return undefined
  const moved = withCell(withCell(rows, row, name, ''), row, beside, text)
  return { says: `row ${row + 1}, ${name} moved to ${beside}`, keeps: 'less', rows: moved }
}

/** One column blank in every row, or in every row of a cycle. */
const blankColumn: Changer = (random, rows) => {
  const name = random.pick(WHOLE)
  const cycle = random.oneIn(2) ? random.pick(rows).cells[at('CYC_ORDER')] : undefined
  const blank = random.pick(BLANKS)
  return {
    says: `${name} [${blank}] in ${cycle === undefined ? 'every row' : 'every row of a cycle'}`,
    keeps: 'less',
    rows: rows.map(row =>
      cycle === undefined || row.cells[at('CYC_ORDER')] === cycle
        ? { ...row, cells: row.cells.with(at(name), blank) }
        : row,
    ),
  }
}

/** Columns of which a blank one tells nothing, wherever it is met. */
const WHOLE: readonly ColumnName[] = [
  'REQ_DOB',
  'PRI_DOB',
  'CYC_DATE',
  'STP_EVENT_DATE',
  'STP_TYPE_DESCR',
  'STP_ORI_CNTY_NAME',
  'CNT_ORDER',
  'CYC_ORDER',
  'STP_ORDER',
  'DISP_DATE',
  'OFFENSE_TOC',
  'CONV_STAT_DESCR',
  'DISP_DESCR',
  'SENT_LENGTH',
  'SENT_TIME_CODE',
  'FE_NUM_CRT_CASE',
  'CYC_AGE',
]

/** Ways to break a line behind the columns that say whose it is. */
const BREAKS: readonly ((random: Random, line: string) => string)[] = [
  (random, line) =>
    line.slice(0, Math.floor(line.length * 0.4) + random.below(Math.floor(line.length * 0.5))),
  (_, line) => `${line},X,Y`,
  (_, line) => `${line.slice(0, -6)}\0${line.slice(-6)}`,
  (_, line) => `${line.slice(0, line.lastIndexOf(',', line.lastIndexOf(',') - 1))},"LEFT OPEN,#`,
  (_, line) => `,${line}`,
  (_, line) => `\0${line.slice(1)}`,
  (_, line) => `"${line.slice(1)}`,
]

const breakLine: Changer = (random, rows) => {
  const row = random.below(rows.length)
  const way = random.below(BREAKS.length)
  return {
    says: `row ${row + 1} broken (way ${way + 1})`,
    keeps: 'less',
    rows: rows.map((one, place) =>
      place === row ? { ...one, line: BREAKS[way]?.(random, lineOf(one.cells)) ?? '' } : one,
    ),
  }
}

/** Two changes that take away. */
const twice: Changer = (random, rows) => {
  const first = random.pick([blankCell, garbleCell])(random, rows)
  if (first === undefined) return undefined
  const second = random.pick([blankCell, garbleCell, breakLine])(random, first.rows)
  return second && { ...second, says: `${first.says}; ${second.says}` }
}

// ---- what leaves all of it there ----------------------------------------------------------------------------------

const inDisorder: Changer = (random, rows) => {
  const left = [...rows]
  const shuffled: CellRow[] = []
  while (left.length > 0) shuffled.push(...left.splice(random.below(left.length), 1))
  return { says: 'rows in another order', keeps: 'same', rows: shuffled }
}

const doubled: Changer = (random, rows) => {
  const row = random.below(rows.length)
  const again = rows[row] as CellRow
  const to = random.below(rows.length + 1)
  return { says: `row ${row + 1} twice`, keeps: 'same', rows: rows.toSpliced(to, 0, again) }
}

const inTwoFiles: Changer = (random, rows) => {
  const from = random.below(rows.length)
  return {
    says: `rows from ${from + 1} in another file`,
    keeps: 'same',
    rows: rows.map((row, place): ChangedRow => (place < from ? row : { ...row, second: true })),
  }
}

const eachCell = (rows: readonly CellRow[], change: (text: string, name: ColumnName) => string) =>
  rows.map(row => ({
    ...row,
    cells: row.cells.map((text, place) => change(text, COLUMN_NAMES[place] as ColumnName)),
  }))

const eachLine = (rows: readonly CellRow[], change: (cells: readonly string[]) => string) =>
  rows.map((row): ChangedRow => ({ ...row, line: change(row.cells) }))

const FORMS: readonly {
  readonly says: string
  readonly change: (rows: readonly CellRow[]) => readonly ChangedRow[]
}[] = [
  {
    says: 'every cell in quotes',
    change: rows => eachLine(rows, cells => cells.map(cell => `"${cell}"`).join(',')),
  },
  { says: 'CR LF', change: rows => eachLine(rows, cells => `${lineOf(cells)}\r`) },
  {
    says: 'blanks about every cell',
    change: rows => eachCell(rows, text => (text === '' ? '  ' : `${text}   `)),
  },
  {
    says: 'blanks before words',
    change: rows =>
      eachCell(rows, (text, name) => (name.endsWith('_DESCR') && text !== '' ? `  ${text}` : text)),
  },
  { says: 'NULL for blank', change: rows => eachCell(rows, text => (text.trim() === '' ? 'NULL' : text)) },
  { says: 'nothing for blanks', change: rows => eachCell(rows, text => text.trim()) },
  {
    says: 'lower case',
    change: rows =>
      eachCell(rows, (text, name) => (/DESCR|CNTY_NAME|NAME$/.test(name) ? text.toLowerCase() : text)),
  },
]

const inAnotherForm: Changer = (random, rows) => {
  const { says, change } = random.pick(FORMS)
  return { says, keeps: 'same', rows: change(rows) }
}

const CHANGERS: readonly (readonly [number, Changer])[] = [
  [10, blankCell],
  [10, garbleCell],
  [4, misreadWords],
  [4, cutWords],
  [4, moveCell],
  [4, blankColumn],
  [5, breakLine],
  [4, twice],
  [2, inDisorder],
  [2, doubled],
  [2, inTwoFiles],
  [3, inAnotherForm],
]
const ALL = CHANGERS.flatMap(([weight, changer]) => Array<Changer>(weight).fill(changer))

/** One change of a record, drawn. */
export function change(random: Random, rows: readonly CellRow[]): Change {
  for (;;) {
    const made = random.pick(ALL)(random, rows)
    if (made !== undefined) return made
  }
}
