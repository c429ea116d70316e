/** Writes one table that was asked for by name: as a workbook where the name says so, else as CSV. */
import type { SheetUse } from '../report/xlsx.ts'
import { writeNewFile } from './new-file.ts'

/** `csv` are the bytes of the table; `use`: where people write into it. What makes workbooks is loaded only for one. */
export async function writeNewTable(path: string, csv: string | Uint8Array, use?: SheetUse): Promise<void> {
  if (!/\.xlsx$/i.test(path)) return writeNewFile(path, csv)
  const { workbookOf } = await import('../report/xlsx.ts')
  writeNewFile(path, await workbookOf(Buffer.from(csv), path, use))
}
