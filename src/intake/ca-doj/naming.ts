/**
 * Whether a file names the offense convicted of wherever it gives the class or the code of it. In such a file a row that does
 * not has lost the name; in others the offense charged stands for it.
 */
import { COLUMN } from './columns.ts'
import { sampleRows } from './sample-lines.ts'
import type { Line } from './scan.ts'
import { textOf } from './text.ts'

/** So many rows tell of a custom, and so many of a hundred must keep it: the others have lost something. */
const ENOUGH = 10
const MOST = 75

/** Looks at rows of the file, the same each time. Throws what the file system throws. */
export function namesOffenses(path: string, bytes: number): boolean {
  let [given, named] = [0, 0]
  sampleRows(path, bytes, line => {
    if (!(filled(line, COLUMN.CONV_OFFENSE_TOC) || filled(line, COLUMN.CONV_OFFENSE_CODE))) return
    given++
    if (filled(line, COLUMN.CONV_OFFENSE_DESCR)) named++
  })
  return given >= ENOUGH && named * 100 >= given * MOST
}

const filled = (line: Line, column: number): boolean => textOf(line, column) !== ''
