/** The folders that partitions are made from: an index of one file, and the groups of all of them. Each is written whole or not at all. */
import { statSync } from 'node:fs'
import type { FileForm } from '../../intake/forms/column-form.ts'
import type { IndexedFacts, WholeFacts } from '../../intake/partitions/door.ts'
import type { FolderKind } from '../../results/folder-kind.ts'
import {
  findManifest,
  isFiles,
  isObject,
  MANIFEST,
  type OutputFile,
  type Unusable,
} from '../../results/manifest.ts'
import { pathIn } from '../../results/path-in.ts'

/** Raised when what reads these folders must change too. */
export const PARTITIONS_VERSION = 1

export const ROWS = 'rows.jsonl'
export const MARKS = 'marks.csv'
export const DAMAGED_LINES = 'damaged.bin'
export const GROUPS = 'groups.bin'
export const PLACES = 'places.bin'
export const SUMS = 'sums.bin'
const INDEX_FILES: readonly string[] = [ROWS, MARKS, DAMAGED_LINES, GROUPS, PLACES, SUMS]

export const COMPONENTS = 'components.csv'
export const partName = (number: number): string => `part-${String(number).padStart(5, '0')}.jsonl`

export const INDEX_FOLDER: FolderKind = {
  ours: name => INDEX_FILES.includes(name),
  manifest: found => 'index' in found,
}
export const GROUP_FOLDER: FolderKind = {
  ours: name => name === COMPONENTS || /^part-\d{5}\.jsonl$/.test(name),
  manifest: found => 'group' in found,
}

/** The files of a run, as a partition and its answers must know them. */
export interface FileAsGiven {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** Where it was, and when it was last changed: see `inputs.json`. */
  readonly path: string
  readonly changed: number
  readonly forms?: readonly FileForm[]
  readonly notes?: Readonly<Record<string, number>>
  /** Lines that are no rows and that nobody’s record lacks. */
  readonly harmless?: number
}

/** The mapping that describes the files of a run, and all of these: each is read with the others. */
export interface IndexedMapping {
  readonly name: string
  readonly sha256: string
  /** In the order of their numbers. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
}

/** The manifest of the index of one file. */
export interface IndexManifest {
  readonly setaside: string
  readonly index: typeof PARTITIONS_VERSION
  readonly inputFormat: string
  readonly mapping?: IndexedMapping
  readonly key: string
  /** Its place among the files of the run, the first being 0. */
  readonly number: number
  readonly file: FileAsGiven
  /** What of the file cannot be set back; see `kept-index.ts`. */
  readonly stamp: string
  /** Bytes of it as it is read: unpacked. */
  readonly bytes: number
  /** Lines of its table of marks. */
  readonly marks: number
  readonly facts: IndexedFacts
  readonly outputs: readonly OutputFile[]
}

/** The manifest of the groups of all files. */
export interface GroupManifest {
  readonly setaside: string
  readonly group: typeof PARTITIONS_VERSION
  readonly inputFormat: string
  readonly mapping?: IndexedMapping
  readonly key: string
  readonly files: readonly FileAsGiven[]
  readonly whole: WholeFacts
  readonly lines: number
  readonly components: number
  /** A sum over all components, which some of them twice or not at all do not have. */
  readonly digest: string
  readonly outputs: readonly OutputFile[]
}

/** A manifest as it stands in a folder, and the hash of it. */
export interface Found<M> {
  readonly folder: string
  readonly sha256: string
  readonly manifest: M
}

export const findIndex = (folder: string, setaside: string): Found<IndexManifest> | Unusable =>
  find(folder, setaside, 'index', 'an index', 'setaside index')
export const findGroups = (folder: string, setaside: string): Found<GroupManifest> | Unusable =>
  find(folder, setaside, 'group', 'the groups of indexed files', 'setaside group')

function find<M extends { readonly outputs: readonly OutputFile[] }>(
  folder: string,
  setaside: string,
  kind: 'index' | 'group',
  what: string,
  maker: string,
): Found<M> | Unusable {
  const no = (why: string): Unusable => ({ unusable: `[${folder}] ${why}` })
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return no(`is no folder of ${what}: name one that [${maker}] wrote.`)
  const found = findManifest(folder)
  if (found === undefined || found.folder !== folder)
    return no(`holds no ${MANIFEST}, so it is not whole or not ${what}: run [${maker}] again.`)
  const { fields } = found
  if (!(kind in fields) || !isFiles(fields.outputs) || !isObject(fields.file ?? fields.whole))
    return no(`is not ${what}: name a folder that [${maker}] wrote.`)
  if (fields[kind] !== PARTITIONS_VERSION || fields.setaside !== setaside)
    return no(
      `was written by Setaside [${String(fields.setaside)}], and this is [${setaside}]: all steps must be of one, so run [${maker}] again.`,
    )
  for (const { name, bytes } of fields.outputs)
    if (statSync(pathIn(folder, name), { throwIfNoEntry: false })?.size !== bytes)
      return no(`holds [${name}], which is not what [${maker}] wrote: run it again.`)
  return { folder, sha256: found.sha256, manifest: fields as unknown as M }
}
