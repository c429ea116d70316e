/** Counts what the people of a run wait for: lines of review by statute and by missing fact. `node upkeep/waits.ts <results>`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvLines, csvRecords, type TableRow } from '../src/results/csv-read.ts'

function rowsOf(file: string): readonly TableRow[] {
  const bytes = readFileSync(file)
  let at = 0
  const read = (into: Buffer, to: number, length: number): number => {
    const copied = bytes.copy(into, to, at, at + length)
    at += copied
    return copied
  }
  return [...csvRecords(csvLines(read))].map(({ row }) => row)
}

/** How often each was met, the most frequent first. */
function counted(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

const missing = ({ missing_facts = '' }: TableRow): readonly string[] =>
  missing_facts.split('; ').filter(fact => fact !== '')

function report(file: string): readonly string[] {
  const rows = rowsOf(file)
  const review = rows.filter(({ determination }) => determination === 'review')
  const alone = new Map(
    counted(
      review
        .map(missing)
        .filter(({ length }) => length === 1)
        .map(facts => facts.join()),
    ),
  )
  return [
    `${file}: ${review.length} of ${rows.length} lines are for review`,
    ...counted(review.map(({ statute = '' }) => statute))
      .filter(([statute]) => statute !== '')
      .map(([statute, lines]) => `${lines}\t${statute}`),
    'lines\talone\tmissing fact',
    ...counted(review.flatMap(missing)).map(([fact, lines]) => `${lines}\t${alone.get(fact) ?? 0}\t${fact}`),
  ]
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Which results? node upkeep/waits.ts <results>')
for (const name of ['reliefs.csv', 'convictions.csv'])
  process.stdout.write(`${report(join(folder, name)).join('\n')}\n\n`)
