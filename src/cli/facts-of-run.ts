/** Reads the facts of a finished run back from its folder: the lines that were given, each under the person and the count it was found to mean. */

import { type FactTable, readFacts } from '../facts/read-lines.ts'
import { FACTS_TABLE } from '../facts/table.ts'
import type { JurisdictionLaw } from '../law/jurisdiction.ts'
import type { FactLine } from '../record/fact-line.ts'
import type { TableRow } from '../results/csv-read.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import { type Problem, refused } from './exit.ts'
import { allFacts } from './given-facts.ts'

/** What became of a line that was given of somebody. */
const GIVEN: readonly string[] = ['given', 'agrees', 'corrects', 'contradicts', 'differs']

/** Undefined where the run had none. */
export async function factsOfRun(
  run: FinishedRun,
  law: JurisdictionLaw,
): Promise<readonly FactLine[] | Problem | undefined> {
  if (!run.outputs.some(({ name }) => name === FACTS_TABLE)) return undefined
  const found: TableRow[] = []
  const unusable = readTable(run, FACTS_TABLE, row => {
    if (GIVEN.includes(row.state ?? '')) found.push(row)
  })
  if (unusable !== undefined) return refused(unusable.unusable)
  const columns = Object.keys(found[0] ?? {})
  if (columns.length === 0) return []
  const table: FactTable = {
    file: FACTS_TABLE,
    columns,
    rows: found.map((row, at) => ({ row, line: at })),
    broken: [],
  }
  const read = readFacts([table], await allFacts(law))
  if ('refused' in read || read.problems.length > 0)
    return refused(`the facts in [${run.folder}] are of another Setaside; run it again with this one`)
  return read.lines.map(one => {
    const { source_file: file = '', source_line: line } = found[one.at.line] as TableRow
    return { ...one, at: { file, line: Number(line), column: 'value' } }
  })
}
