/** `rejects.csv`: every line that could not be read, why, and its text as it was. */

import { csvRows } from '../results/csv.ts'
import type { Source } from '../rules/fact.ts'

export const REJECT_COLUMNS = ['file', 'line', 'problem', 'text'] as const

export interface RejectLine extends Source {
  readonly problem: string
  readonly text: string
}

/** The rows of these rejects. Their text may be personal data: it goes nowhere else. */
export function rejectRows(rejects: Iterable<RejectLine>): Uint8Array {
  const rows = csvRows()
  for (const { file, line, problem, text } of rejects) {
    rows.text(file)
    rows.number(line)
    rows.text(problem)
    rows.text(text)
    rows.end()
  }
  return rows.take()
}
