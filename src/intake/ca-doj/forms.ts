/** Columns of a DOJ file that a spreadsheet or another program has written in another form, and the file as the format has it. */
import type { OtherForms } from '../forms/column-form.ts'
import { asUsual } from '../forms/dates.ts'
import {
  type ColumnKind,
  type Deciding,
  deciding,
  NOT_PLAIN,
  plainness,
  type ReadAs,
  USUAL,
  type WatchedColumn,
} from '../forms/decide.ts'
import { numberAsUsual } from '../forms/numbers.ts'
import { COLUMN, type ColumnName } from './columns.ts'
import { sampleRows } from './sample-lines.ts'
import { ALL_FIELDS, type Line, newLine, scanBytes } from './scan.ts'
import { fieldText } from './text.ts'

interface Watched extends WatchedColumn {
  readonly column: ColumnName
}

const watch = (kind: ColumnKind, expected: string, ...columns: readonly ColumnName[]): readonly Watched[] =>
  columns.map(column => ({ column, kind, expected }))

/** In the order of the file, so that they are named so. */
const WATCHED: readonly Watched[] = [
  ...watch('date', 'YYYYMMDD', 'PRI_DOB', 'REQ_DOB', 'CYC_DATE', 'STP_EVENT_DATE', 'DISP_DATE'),
  { column: 'CNT_ORDER', kind: 'order', expected: '12 digits', digits: 12 } as const,
  ...watch('number', 'digits', 'CYC_ORDER', 'STP_ORDER', 'SENT_ORDER', 'SENT_LENGTH', 'CYC_AGE'),
  ...watch('number', 'digits', 'CONV_OFFENSE_ORDER', 'FE_NUM_ORDER', 'DISP_ORDER', 'RECORD_ID'),
  ...watch('subject', 'digits', 'SUBJECT_ID'),
  ...watch('text', 'the number in full', 'CII_NUMBER', 'REQ_CII_NUMBER', 'PRI_SSN', 'REQ_SSN', 'FBI_NUMBER'),
  ...watch('text', 'the number in full', 'OFN', 'FE_NUM_CRT_CASE', 'FE_NUM_DOCKET'),
].sort((a, b) => COLUMN[a.column] - COLUMN[b.column])

const LF = 10

/** See `Format.otherForms`. Throws what the file system throws. */
export function otherForms(path: string, bytes: number): OtherForms | string | undefined {
  const columns = deciding(WATCHED)
  sampleRows(path, bytes, line => {
    for (let at = 0; at < WATCHED.length; at++) lookAt(line, at, columns)
  })
  const decided = columns.end()
  if (typeof decided === 'string') return decided
  if (decided.columns.length === 0) return undefined
  return {
    columns: decided.columns,
    ...(decided.readAs.size === 0 ? {} : { translate: translator(decided.readAs) }),
  }
}

const SPACE = 32

function lookAt(line: Line, at: number, columns: Deciding): void {
  const watched = WATCHED[at] as Watched
  const column = COLUMN[watched.column]
  let from = cellStart(line, column)
  let to = cellEnd(line, column)
  while (from < to && line.bytes[from] === SPACE) from++
  while (from < to && line.bytes[to - 1] === SPACE) to--
  if (from === to) return
  const plain = plainness(watched, line.bytes, from, to)
  if (plain === NOT_PLAIN) columns.add(at, cell(line, column))
  else columns.addPlain(at, plain === USUAL)
}

const cellStart = ({ start, ends, base }: Line, column: number): number =>
  column === 0 ? start : (ends[base + column - 1] as number) + 1
const cellEnd = ({ ends, base }: Line, column: number): number => ends[base + column] as number

const cell = (line: Line, column: number): string => {
  const [from, to] = [cellStart(line, column), cellEnd(line, column)]
  return from === to ? '' : fieldText(line.bytes, from, to)
}

/** Makes of lines the same in the format's own form: a cell that is not in the form of its column stays as it is. */
function translator(readAs: ReadonlyMap<number, ReadAs>): (lines: Buffer) => Uint8Array {
  const columns = [...readAs].map(([at, as]) => ({ column: COLUMN[(WATCHED[at] as Watched).column], as }))
  const known = new Map<string, string>()
  const usual = (text: string, as: ReadAs): string => {
    const key = `${'dates' in as ? as.dates : as.numbers} ${text}`
    let found = known.get(key)
    if (found === undefined) {
      found = ('dates' in as ? asUsual(text, as.dates) : numberAsUsual(text, as.numbers)) ?? text
      if (known.size >= 50_000) known.clear()
      known.set(key, found)
    }
    return found
  }
  return lines => {
    const bytes = lines.at(-1) === LF ? lines : Buffer.concat([lines, Buffer.of(LF)])
    const out: Uint8Array[] = []
    /** What stands before it has been put out. */
    let done = 0
    scanBytes(bytes, 0, bytes.length, 0, newLine(), ALL_FIELDS, line => {
      // Of a line too long only its beginning was looked at.
      if (line.bytes !== bytes || line.kind === 'header') return
      for (const { column, as } of columns) {
        if (column >= line.fields) continue
        const text = cell(line, column)
        const found = text === '' ? text : usual(text, as)
        if (found === text) continue
        out.push(bytes.subarray(done, cellStart(line, column)), Buffer.from(found))
        done = cellEnd(line, column)
      }
    })
    out.push(bytes.subarray(done, lines.length))
    return Buffer.concat(out)
  }
}
