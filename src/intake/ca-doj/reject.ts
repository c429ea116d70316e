/** A line that is no row: what is wrong with it, in words, and where it goes in the accounts. */
import type { Counting } from '../accounts.ts'
import type { Reject } from '../reading.ts'
import { COLUMN_COUNT } from './columns.ts'
import { type Fault, type Line, LONGEST_CELL, LONGEST_LINE } from './scan.ts'
import { subjectOf } from './subject.ts'
import { decode } from './text.ts'

/** Counts a line of any kind. */
export function countLine(line: Line, count: Counting): void {
  count.lines++
  if (line.kind === 'row') count.rows++
  else if (line.kind === 'header') count.headers++
  else if (line.kind === 'blank') count.blank++
  else {
    const fault = line.fault as Fault
    count.rejected++
    count.rejectedBy[fault] = (count.rejectedBy[fault] ?? 0) + 1
  }
}

export const rejectOf = (line: Line, file: string): Reject => ({
  file,
  line: line.number,
  fault: line.fault as Fault,
  problem: problemOf(line),
  text: decode(line.bytes, line.start, line.end),
  subject: subjectOf(line),
})

function problemOf({ fault, fields }: Line): string {
  if (fault === 'too few columns' || fault === 'too many columns')
    return `${fields} column${fields === 1 ? '' : 's'} where the format has ${COLUMN_COUNT}`
  if (fault === 'too long') return `the line is longer than ${LONGEST_LINE} bytes`
  if (fault === 'a cell is too long') return `a cell is longer than ${LONGEST_CELL} bytes`
  if (fault === 'it names nobody') return 'it names nobody: no number, and no name with a birth date'
  return `${fault} (after column ${fields})`
}
