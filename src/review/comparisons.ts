/** Comparisons of two runs, as `setaside compare` makes them: each made once, in a folder of its own, and read from there. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableRow } from '../results/csv-read.ts'
import { readTable } from '../results/finished.ts'
import { findManifest, isFiles, type Unusable } from '../results/manifest.ts'
import type { Engine } from './engine.ts'
import { removePlace } from './run-place.ts'
import type { Runs } from './runs.ts'

/** In the data folder. */
export const COMPARED = 'compared'
const COMPARISON = 'compare.json'
const CHANGES = 'changes.csv'

export interface Comparisons {
  /** The folder of the comparison of two runs; made where it is not there. */
  readonly of: (before: number, after: number) => Promise<{ readonly folder: string } | Unusable>
}

export interface ComparisonsOf {
  readonly data: string
  readonly engine: Engine
  readonly runs: Runs
}

export function comparisonsIn(of: ComparisonsOf): Comparisons {
  // Two who ask at once wait for the same.
  const onTheirWay = new Map<string, Promise<{ readonly folder: string } | Unusable>>()
  return {
    of: async (before, after) => {
      const [a, b] = await Promise.all([before, after].map(id => of.runs.placeOf(id)))
      if (a === undefined || b === undefined) return { unusable: 'there is no such run' }
      const folder = join(of.data, COMPARED, comparedName(a.sha256, b.sha256))
      if (outputsOf(folder) !== undefined) return { folder }
      const known = onTheirWay.get(folder)
      if (known !== undefined) return await known
      const areThere = async (): Promise<boolean> =>
        (await Promise.all([before, after].map(id => of.runs.placeOf(id)))).every(run => run !== undefined)
      const made = make(of, [a.folder, b.folder], folder, areThere).finally(() => onTheirWay.delete(folder))
      onTheirWay.set(folder, made)
      return await made
    },
  }
}

const SHORT = 16
const comparedName = (before: string, after: string): string =>
  `${before.slice(0, SHORT)}-${after.slice(0, SHORT)}`

/** Whether a folder of comparisons is of a run. */
export const isComparedWith = (name: string, sha256: string): boolean =>
  name.split('-').includes(sha256.slice(0, SHORT))

async function make(
  { data, engine }: ComparisonsOf,
  [before, after]: readonly [string, string],
  folder: string,
  areThere: () => Promise<boolean>,
): Promise<{ readonly folder: string } | Unusable> {
  mkdirSync(join(data, COMPARED), { recursive: true, mode: 0o700 })
  const end = await engine.making.compare(before, after, folder).ended
  // A run that was removed meanwhile leaves no table of its people.
  if (end === 'done' && (await areThere())) return { folder }
  removePlace(folder)
  if (end === 'done') return { unusable: 'one of these runs was removed meanwhile' }
  return end === 'stopped' ? { unusable: 'the comparison was stopped; ask for it again' } : end
}

function outputsOf(folder: string) {
  const outputs = findManifest(join(folder, 'manifest.json'))?.fields.outputs
  return isFiles(outputs) ? outputs : undefined
}

/** What `compare.json` holds. */
export const comparisonIn = (folder: string): unknown =>
  JSON.parse(readFileSync(join(folder, COMPARISON), 'utf8'))

/** Some of the changes, in the order of the table, and how many there are. */
export function changesIn(
  folder: string,
  from: number,
  most: number,
): { readonly total: number; readonly rows: readonly TableRow[] } | Unusable {
  const rows: TableRow[] = []
  let total = 0
  const broken = readTable({ folder, outputs: outputsOf(folder) ?? [] }, CHANGES, row => {
    if (row.of_table !== 'convictions') return
    if (total >= from && rows.length < most) rows.push(row)
    total++
  })
  return broken ?? { total, rows }
}
