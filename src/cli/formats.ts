/** In which formats tables are written: always as CSV, which the other commands read, and as others where they are asked for. */

import type { SheetUse } from '../report/xlsx.ts'
import type { Conversion, TableForm } from '../results/conversion.ts'
import { readNames } from './arguments.ts'
import type { Option } from './command.ts'
import { isProblem, type Problem } from './exit.ts'

const FORMATS = ['csv', 'parquet', 'xlsx'] as const
type Format = (typeof FORMATS)[number]

/** For commands whose tables can be read by programs that count as well. */
export const FORMAT = {
  value: 'list',
  says: 'also as xlsx, workbooks for people; as parquet, for programs that count; or both; always as csv',
  usual: 'csv',
  values: FORMATS,
} as const satisfies Option

/** Formats of lists for people. */
export const LISTS_AS = ['csv', 'xlsx'] as const

/** For commands that write lists for people. */
export const SHEETS = {
  value: 'list',
  says: 'also as xlsx, workbooks for people; always as csv',
  usual: 'csv',
  values: LISTS_AS,
} as const satisfies Option

export const CSV_MARK = {
  says: 'begin each CSV with the mark by which a spreadsheet knows UTF-8',
} as const satisfies Option

/** The formats asked for, CSV first. */
export function readFormats(text: string, known: readonly Format[] = FORMATS): readonly Format[] | Problem {
  const formats = readNames('--format', text, known)
  return isProblem(formats) ? formats : known.filter(format => format === 'csv' || formats.includes(format))
}

/** Columns that say nothing where an office has no policy. */
const OF_POLICY: readonly string[] = ['policy_determination', 'policy_relief', 'policy_reason']

/** How the tables are asked for. */
export interface TableFormat {
  readonly formats: readonly Format[]
  readonly csvMark: boolean
}

/** What of it the manifest says. */
export const manifestForm = ({ formats, csvMark }: TableFormat): Readonly<Record<string, unknown>> => ({
  ...(formats.length > 1 ? { formats } : {}),
  ...(csvMark ? { csvMark } : {}),
})

/** Writes these tables as asked for; what writes another format is loaded only then. */
export async function formIn(
  { formats, csvMark }: TableFormat,
  {
    tables,
    setaside,
    policy,
    uses = {},
  }: {
    readonly tables: readonly string[]
    readonly setaside: string
    /** Whether an office's policy was asked. */
    readonly policy: boolean
    /** Tables into which people write. */
    readonly uses?: Readonly<Record<string, SheetUse>>
  },
): Promise<TableForm> {
  const made: Conversion[] = []
  if (formats.includes('parquet'))
    made.push((await import('../report/parquet.ts')).parquetConversion(tables, setaside))
  if (formats.includes('xlsx'))
    made.push(await (await import('../report/xlsx.ts')).xlsxConversion(tables, policy ? [] : OF_POLICY, uses))
  const [first, second] = made
  if (first === undefined) return { csvMark }
  if (second === undefined) return { csvMark, conversion: first }
  return {
    csvMark,
    conversion: {
      append: (name, bytes) => ({ ...first.append(name, bytes), ...second.append(name, bytes) }),
      end: () => ({ ...first.end(), ...second.end() }),
    },
  }
}
