/** Opens the folder of a finished filing: its manifest, and the court update file checked against it. */
import { readFileSync, statSync } from 'node:fs'
import { readTable } from '../results/finished.ts'
import type { Unusable } from '../results/manifest.ts'
import { MANIFEST } from '../results/manifest.ts'
import { pathIn } from '../results/path-in.ts'
import { UPDATE_COLUMNS, UPDATE_CSV, type UpdateRow } from './court-update.ts'
import type { FilingManifest } from './file.ts'

/** What was filed, row for row of `court-update.csv`. */
export function openFiling(
  folder: string,
): { readonly manifest: FilingManifest; readonly rows: readonly UpdateRow[] } | Unusable {
  const path = pathIn(folder, MANIFEST)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    return {
      unusable: `[${folder}] holds no finished filing: it has no ${MANIFEST}; name the folder of [setaside file --out]`,
    }
  let found: unknown
  try {
    found = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    found = undefined
  }
  if (!isFiling(found))
    return { unusable: `[${path}] is not the manifest of a filing; name the folder of [setaside file --out]` }
  if (!found.outputs.some(({ name }) => name === UPDATE_CSV))
    return {
      unusable: `the filing in [${folder}] has no ${UPDATE_CSV}; file again with [--only] naming court-update as well`,
    }
  const rows: UpdateRow[] = []
  const broken = readTable({ folder, outputs: found.outputs }, UPDATE_CSV, row =>
    rows.push(
      Object.fromEntries(UPDATE_COLUMNS.map(name => [name, row[name] ?? ''])) as Record<
        (typeof UPDATE_COLUMNS)[number],
        string
      >,
    ),
  )
  return broken ?? { manifest: found, rows }
}

const isFiling = (found: unknown): found is FilingManifest =>
  typeof found === 'object' &&
  found !== null &&
  'filing' in found &&
  'outputs' in found &&
  Array.isArray(found.outputs)
