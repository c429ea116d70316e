/** Approves everything a run found eligible, for an office that chooses so: each count by the name of who chose it. */

import { readAnswers } from '../results/answers-read.ts'
import { csvTable } from '../results/csv.ts'
import type { FinishedRun } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { APPROVAL_COLUMNS, DESPITE_COLUMN } from './approvals.ts'
import { unattributedIn } from './unattributed.ts'

export interface ApprovedAll {
  /** `approvals.csv`. */
  readonly text: string
  readonly counts: number
  readonly byRelief: Readonly<Record<string, number>>
}

export function approveAll(
  run: FinishedRun,
  { by, on, note = '' }: { readonly by: string; readonly on: string; readonly note?: string },
): ApprovedAll | Unusable {
  const rows = unattributedIn(run)
  const despite = rows === 0 ? [] : [String(rows)]
  const lines: (readonly string[])[] = [rows === 0 ? APPROVAL_COLUMNS : [...APPROVAL_COLUMNS, DESPITE_COLUMN]]
  const byRelief: Record<string, number> = {}
  const broken = readAnswers(run, ({ person, decided }) => {
    for (const { of, key, outcome, relief = '' } of decided) {
      if (of !== 'conviction' || outcome !== 'eligible') continue
      byRelief[relief] = (byRelief[relief] ?? 0) + 1
      lines.push([person, key, '', relief, by, on, note, run.sha256, ...despite])
    }
  })
  return broken ?? { text: csvTable(lines).toString(), counts: lines.length - 1, byRelief }
}
