/** The facts that the counts of a filing rest on and that people gave beside the file: which, by whom, from where, for how many counts. */
import type { TableRow } from '../results/csv-read.ts'
import { type FinishedRun, readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import type { FactGiven, FiledCount } from './filing.ts'
import { inList } from './words.ts'

const TABLE = 'facts.csv'
const COUNTS: readonly string[] = ['given', 'corrects']

/** By person, or by person and count: the facts that a run took. */
export function factsGivenIn(
  run: Pick<FinishedRun, 'folder' | 'outputs'>,
): Unusable | ((count: Pick<FiledCount, 'person' | 'cycleCount'>) => readonly FactGiven[]) {
  const found = new Map<string, FactGiven[]>()
  if (!run.outputs.some(({ name }) => name === TABLE)) return () => []
  const broken = readTable(run, TABLE, (row: TableRow) => {
    const { state = '', person_id: person = '', cycle_count: count = '', fact = '', by = '' } = row
    if (!COUNTS.includes(state)) return
    const key = `${person}\n${count}`
    found.set(key, [...(found.get(key) ?? []), { fact, by }])
  })
  return (
    broken ??
    (({ person, cycleCount }) =>
      ['*\n', `${person}\n`, `${person}\n${cycleCount}`].flatMap(key => found.get(key) ?? []))
  )
}

/** `“offense date” (of 3 counts, given by J. Roe)`, each fact once; undefined where nothing was given of these counts. */
export function factsDeclared(counts: readonly Pick<FiledCount, 'facts'>[]): string | undefined {
  const found = new Map<string, { counts: number; readonly by: Set<string> }>()
  for (const { facts = [] } of counts) {
    for (const fact of new Set(facts.map(one => one.fact))) {
      const known = found.get(fact) ?? { counts: 0, by: new Set<string>() }
      known.counts++
      found.set(fact, known)
    }
    for (const { fact, by } of facts) found.get(fact)?.by.add(by)
  }
  if (found.size === 0) return undefined
  const told = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([fact, { counts: of, by }]) =>
        `“${fact}” (of ${of} ${of === 1 ? 'count' : 'counts'}, given by ${inList([...by].sort())})`,
    )
  return `Facts that the file does not show were given to the program, each with its source: ${told.join('; ')}.`
}
