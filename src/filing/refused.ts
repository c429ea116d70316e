/** `refused.csv`: the approvals that were not filed, each with its reason. */
import { APPROVAL_COLUMNS, type Refusal } from './approvals.ts'
import { csvLine } from './csv.ts'

export const refusedTable = (refusals: readonly Refusal[]): Uint8Array =>
  Buffer.from(
    [
      csvLine(['line', ...APPROVAL_COLUMNS, 'why']),
      ...refusals.map(({ line, approval, why }) =>
        csvLine([
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
      ),
    ].join(''),
  )
