/** `refused.csv`: the approvals that were not filed, each with its reason. */

import { csvTable } from '../results/csv.ts'
import { APPROVAL_COLUMNS, type Refusal } from './approvals.ts'

export const refusedTable = (refusals: readonly Refusal[]): Uint8Array =>
  csvTable([
    ['line', ...APPROVAL_COLUMNS, 'why'],
    ...refusals.map(({ line, approval, why }) => [
      String(line),
      approval.person,
      approval.cycleCount,
      approval.statute,
      approval.relief,
      approval.by,
      approval.on,
      approval.note,
      approval.run,
      why,
    ]),
  ])
