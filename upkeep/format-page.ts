/** The page of the state's file: every column as it is read, printed from the reader's own table. */
import { COLUMN_NAMES, MEANING, USED_FOR } from '../src/intake/ca-doj/columns.ts'

const text = (words: string): string => words.replaceAll('|', '\\|').replaceAll('_', '\\_')

export const formatPage =
  (): string => `<!-- Made by [npm run pages] from the reader's own table. Never edited by hand: the next run would undo it. -->

# The state's bulk file, as it is read

The criminal-history file that the California Department of Justice gives an office: CSV, ${COLUMN_NAMES.length} columns, a row for each
part of the sentence of each count of each step of each arrest. A header may stand in it, and is known by its first cell. Days are
\`YYYYMMDD\`; in which [other forms](guide/county.md#3-check-the-counts-before-the-answers) a column is read is told by each run. A
cell that cannot be read is never taken for a blank one: what hangs on it is *open*.

Where nothing stands under *used for*, the column decides nothing and is not looked at by itself. Two rows of a person that are equal
from \`CYC_SEG_SEP\` on are one event told twice; \`all-results.csv\` repeats every column as it was.

|  | column | holds | used for |
|---|---|---|---|
${COLUMN_NAMES.map((name, at) => `| ${at + 1} | \`${name}\` | ${text(MEANING[name])} | ${text(USED_FOR[name] ?? '')} |`).join('\n')}
`
