/** Reads the file that `--court-codes` names, or says why it cannot be used. */
import type { CourtCodes } from '../filing/ecf/codes.ts'
import { readCourtCodes } from '../filing/ecf/read-codes.ts'
import { isProblem, type Problem, refused } from './exit.ts'
import { readWhole } from './read-whole.ts'

export function courtCodesIn(path: string): CourtCodes | Problem {
  const text = readWhole(path, "file of the court's codes")
  if (isProblem(text)) return text
  const codes = readCourtCodes(text)
  return 'faults' in codes
    ? refused(
        `the codes of the court [${path}] cannot be used: ${codes.faults.join('; and ')}; see src/filing/ecf/court-codes.schema.json`,
      )
    : codes
}
