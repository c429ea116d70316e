/** What a folder of results is for: which names its files may have, and whose a folder is that holds such names. */
import { existsSync, lstatSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { MANIFEST } from './manifest.ts'
import { pathIn } from './path-in.ts'

/** What a name ends in until its file is whole. */
export const UNFINISHED = '.partial'
/** What the name of a file of the earlier run ends in while a new run is brought into its place. */
export const ASIDE = `.old${UNFINISHED}`
/** The new manifest, once all that is old is aside. */
export const BROUGHT_IN = `${MANIFEST}.new${UNFINISHED}`
/** A folder in the folder for what is needed only while the run lasts. */
export const SCRATCH = '.setaside-scratch'
/** A folder in the folder for what a run changed since an earlier one. */
export const CHANGES_FOLDER = 'changes'

/** Which names the files of a folder may have, and which manifests are of its kind. */
export interface FolderKind {
  readonly ours: (name: string) => boolean
  readonly manifest: (found: object) => boolean
  /** What its answers changed since an earlier run may stand in a folder in it, and goes when they are replaced. */
  readonly hasChanges?: true
}

/** A table by the names of its files: as CSV, and in the other formats it may be written in. */
export const tableFiles = (table: string): readonly string[] =>
  ['csv', 'parquet', 'xlsx'].map(ending => `${table}.${ending}`)

/** The tables that a run of any state, or a comparison, may make. */
const TABLES: readonly string[] = [
  'convictions',
  'people',
  'review',
  'reliefs',
  'rejects',
  'identity',
  'facts',
  'changes',
]

/** The files that a run of any state may make; nothing else in the folder is ever touched. */
const OF_A_RUN: readonly string[] = [
  ...TABLES.flatMap(tableFiles),
  'summary.json',
  'people.idx',
  'inputs.json',
  'answers.jsonl',
  'compare.json',
]

/** The results of a run that may make these files too. What was filed from one stands in a folder of its own. */
export function runFolder(more: readonly string[]): FolderKind {
  const names = new Set([...OF_A_RUN, ...more])
  return {
    ours: name => names.has(name),
    manifest: found => !('filing' in found || 'report' in found || 'reconciliation' in found),
    hasChanges: true,
  }
}

/** The results of a run, without the tables that only one state has. */
export const RUN: FolderKind = runFolder([])

/** A page for the chief and the public. */
export const REPORT: FolderKind = {
  ours: name => REPORT_FILES.includes(name),
  manifest: found => 'report' in found,
}
const REPORT_FILES: readonly string[] = ['report.html', 'report.pdf', 'report.json', 'report.csv']

/** Whether a name is of what an interrupted run of ours leaves, and not of somebody else's file of that ending. */
export function isUnfinished({ ours }: FolderKind, name: string): boolean {
  if (name === BROUGHT_IN) return true
  if (!name.endsWith(UNFINISHED)) return false
  const whole = name.slice(0, -(name.endsWith(ASIDE) ? ASIDE : UNFINISHED).length)
  return ours(whole) || whole === MANIFEST || whole === SCRATCH
}

/**
 * A file in this folder that the results would be written over and that no run has left there: it has the name of one of
 * them, and neither a manifest of ours nor an unfinished file stands beside it. Undefined where there is none.
 */
export function foreignFile(folder: string, kind: FolderKind = RUN): string | undefined {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined
  const names = readdirSync(folder)
  if (names.includes(MANIFEST)) return isOurManifest(pathIn(folder, MANIFEST), kind) ? undefined : MANIFEST
  if (names.some(name => isUnfinished(kind, name))) return undefined
  return names.find(name => kind.ours(name) || isOursInOtherCase(folder, name, kind))
}

/** Whether writing a file of ours would write over this one, on a system to which `Review.csv` and `review.csv` are one file. */
function isOursInOtherCase(folder: string, name: string, { ours }: FolderKind): boolean {
  const lower = name.toLowerCase()
  return (
    lower !== name && ours(lower) && existsSync(pathIn(folder, lower)) && !readdirSync(folder).includes(lower)
  )
}

/** Whether a file, or a link, has this name in the folder: nothing, and a folder of that name, is none. */
export function isFileIn(folder: string, name: string): boolean {
  return lstatSync(pathIn(folder, name), { throwIfNoEntry: false })?.isDirectory() === false
}

function isOurManifest(path: string, { manifest }: FolderKind): boolean {
  if (!statSync(path).isFile()) return false
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof found === 'object' && found !== null && 'setaside' in found && manifest(found)
  } catch {
    return false
  }
}

/** Removes files of the folder; a folder that somebody gave such a name stays. */
export function removeFiles(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const path = pathIn(folder, name)
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) rmSync(path, { force: true })
  }
}

/** Removes what was compared with a run that is being replaced, and no file of anybody else. */
export function removeChanges(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return
  if (foreignFile(folder) !== undefined) return
  const left = readdirSync(folder).filter(
    name => RUN.ours(name) || name === MANIFEST || isUnfinished(RUN, name),
  )
  for (const name of left) rmSync(pathIn(folder, name), { force: true, recursive: isUnfinished(RUN, name) })
  if (left.length > 0 && readdirSync(folder).length === 0) rmdirSync(folder)
}
