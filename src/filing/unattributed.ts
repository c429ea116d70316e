/** Rows of a run's files that could not be read and name nobody: while there are any, filing must be asked for in spite of them. */
import type { FinishedRun } from '../results/finished.ts'

/** How many there are; none where a run of before they were counted does not say. */
export const unattributedIn = ({ rows: { unattributed } }: Pick<FinishedRun, 'rows'>): number =>
  typeof unattributed === 'number' ? unattributed : 0

/**
 * Why nothing is approved or filed: as a sentence of what to do. Undefined where there are no such rows, or where exactly
 * their number is said.
 */
export function whyNotDespite(
  run: Pick<FinishedRun, 'rows' | 'folder'>,
  said: number | undefined,
): string | undefined {
  const rows = unattributedIn(run)
  if (rows === (said ?? 0)) return undefined
  if (rows === 0)
    return `--despite-unattributed is [${said}], and the run in [${run.folder}] could attribute every row; leave it out`
  return `[${rows}] rows of the files of the run in [${run.folder}] could not be read and name nobody: anyone's record may lack one that forbids relief. Read rejects.csv there and ask for the file again, or say [--despite-unattributed ${rows}]`
}
