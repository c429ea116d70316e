/** Reads a table of facts that a spreadsheet or an office's program wrote as CSV, whatever its encoding and its separator. */
import { readFilledIn } from '../results/filled-in.ts'
import { decode, separatorOf } from './decode.ts'
import type { FactsRefused, FactTable } from './read-lines.ts'

/** `note`: how it was read, where that is worth telling. */
export function readFactsCsv(
  file: string,
  bytes: Uint8Array,
): { readonly table: FactTable; readonly note?: string } | FactsRefused {
  const decoded = decode(bytes)
  if ('why' in decoded) return { refused: `[${file}] ${decoded.why}` }
  const { columns = [], rows, broken } = readFilledIn(decoded.text, separatorOf(decoded.text))
  const table = { file, columns, rows, broken }
  return decoded.note === undefined ? { table } : { table, note: `[${file}] ${decoded.note}` }
}
