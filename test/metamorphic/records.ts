/** Records of made-up people as cells, each as often as it is changed, under numbers and a name of its own. */
import { COLUMN_NAMES, type ColumnName } from '../../src/intake/ca-doj/columns.ts'
import { synthesize } from '../../src/synth/ca-doj/synth.ts'

/** A row as cells, without quotes; and its place among the rows of the record it was taken from. */
export interface CellRow {
  readonly cells: readonly string[]
  readonly origin: number
}

/** What a file holds of one person: rows as cells, or lines as they stand. */
export interface ChangedRow extends CellRow {
  /** What stands in the file instead of the cells. */
  readonly line?: string
  /** In the second of two files. */
  readonly second?: true
}

export const at = (column: ColumnName): number => COLUMN_NAMES.indexOf(column)
export const HEADER = COLUMN_NAMES.join(',')

/** Cells as a line; in quotes where they must be. */
export const lineOf = (cells: readonly string[]): string =>
  cells.map(cell => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')

/** Cells of a line of a made-up file: quoted where it has to be, a quote doubled. */
export function cellsOf(line: string): readonly string[] {
  const cells: string[] = []
  for (const found of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
  return cells
}

/** The records of people of whom something is decided, without the longest. */
export async function madeUpRecords(options: {
  readonly rows: number
  readonly seed: string
  readonly county: string
}): Promise<readonly (readonly CellRow[])[]> {
  const blocks: Buffer[] = []
  const known = new Set<string>()
  await synthesize(
    { ...options, dirt: 0 },
    block => void blocks.push(Buffer.from(block)),
    line => void known.add(line.slice(0, line.indexOf(','))),
  )
  const people = new Map<string, CellRow[]>()
  for (const line of Buffer.concat(blocks).toString('latin1').split('\n').slice(1)) {
    const cells = cellsOf(line)
    const subject = cells[at('SUBJECT_ID')] ?? ''
    if (!known.has(subject)) continue
    const rows = people.get(subject)
    if (rows === undefined) people.set(subject, [{ cells, origin: 0 }])
    else rows.push({ cells, origin: rows.length })
  }
  return [...people.values()].filter(rows => rows.length <= LONGEST)
}

const LONGEST = 40

const NUMBERS: readonly (readonly [ColumnName, string, number])[] = [
  ['SUBJECT_ID', '', 48_271_237],
  ['REQ_CII_NUMBER', 'A', 36_969_407],
  ['CII_NUMBER', 'A', 36_969_407],
  ['REQ_SSN', '9', 52_711_093],
  ['PRI_SSN', '9', 52_711_093],
  ['REQ_CDL', 'S', 69_621_001],
  ['PRI_CDL', 'S', 69_621_001],
  ['FBI_NUMBER', '1', 16_807_297],
]

/** The rows under the numbers and the name of one more person: no two of an index below ninety million share any. */
export function renumbered(rows: readonly CellRow[], index: number): readonly CellRow[] {
  return rows.map(({ cells, origin }) => {
    const own = [...cells]
    for (const [column, prefix, factor] of NUMBERS)
      if (/\d/.test(own[at(column)] ?? ''))
        own[at(column)] = `${prefix}${10_000_000 + ((index * factor) % 90_000_000)}`
    for (const column of ['REQ_NAME', 'PRI_NAME'] as const) own[at(column)] = `${letters(index)},ROBIN`
    return { cells: own, origin }
  })
}

/** Seven letters, others for each index. */
const letters = (index: number): string =>
  [...((index * 4_256_233) % 8_031_810_176).toString(26).padStart(7, '0')]
    .map(digit => String.fromCharCode(65 + Number.parseInt(digit, 26)))
    .join('')
