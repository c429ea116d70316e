/** Reads a finished run back: its manifest, and its files once their bytes are found to be those the manifest names. */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { csvLines, csvRecords, type TableRow } from './csv-read.ts'
import { sha256OfFile } from './hash.ts'
import {
  type FoundManifest,
  findManifest,
  type InputFile,
  isFiles,
  isObject,
  isOfRun,
  MANIFEST,
  type Manifest,
  type OutputFile,
  type Unusable,
  whyTooNew,
} from './manifest.ts'
import { pathIn } from './path-in.ts'

/** A folder that a run has finished, with the files asked for open to be read. */
export interface Finished {
  readonly folder: string
  /** Of the manifest's own bytes: it names the run. */
  readonly manifestSha256: string
  readonly inputs: readonly InputFile[]
  readonly outputs: readonly OutputFile[]
  /** The manifest as it stands there: other versions of Setaside may have written more into it. */
  readonly manifest: Readonly<Record<string, unknown>>
  /** The files asked for that the run has, by name: the very files whose bytes were checked, whatever is renamed since. */
  readonly open: ReadonlyMap<string, number>
  readonly close: () => void
}

/**
 * Opens a finished run, named by its folder or by the manifest in it. Every file the manifest names is read once and held
 * against its hash; those of `wanted` stay open. Throws the system's error where a file may not be read.
 */
export function openFinished(path: string, wanted: readonly string[]): Unusable | Finished {
  if (!existsSync(path))
    return no(path, 'does not exist: give the folder of a finished run, or the manifest in it')
  const found = findManifest(path)
  if (found === undefined)
    return no(path, `holds no ${MANIFEST}: it is no finished run; let the run finish, or give another folder`)
  const unusable = whyNoRun(found)
  if (unusable !== undefined) return unusable
  const { inputs, outputs } = found.fields
  if (!isFiles(inputs) || !isFiles(outputs))
    return no(found.path, 'does not name what went in and what came out: run it again')
  const { folder, sha256: manifestSha256, fields: manifest } = found
  const open = openUnchanged(folder, outputs, wanted)
  return 'unusable' in open ? open : { folder, manifestSha256, inputs, outputs, manifest, ...open }
}

function whyNoRun(found: FoundManifest): Unusable | undefined {
  const { path, fields } = found
  if (typeof fields.setaside !== 'string')
    return no(path, `is no ${MANIFEST} of Setaside: give the folder of a finished run`)
  for (const other of ['comparison', 'filing', 'report', 'reconciliation'])
    if (other in fields) return no(path, `is of a ${other}, not of a run: give the folder of a finished run`)
  return whyTooNew(found)
}

/** Holds every file against its hash, and keeps those that are wanted open. */
function openUnchanged(
  folder: string,
  outputs: readonly OutputFile[],
  wanted: readonly string[],
): Unusable | Pick<Finished, 'open' | 'close'> {
  const open = new Map<string, number>()
  const close = (): void => {
    for (const handle of open.values()) closeSync(handle)
    open.clear()
  }
  let whole = false
  try {
    for (const output of outputs) {
      const file = pathIn(folder, output.name)
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
        return no(file, `is named by ${MANIFEST} and is not there: run it again`)
      const handle = openSync(file, 'r')
      open.set(output.name, handle)
      if (fstatSync(handle).size !== output.bytes || sha256OfFile(handle) !== output.sha256)
        return no(
          file,
          `is not as the run wrote it (its bytes are not those that ${MANIFEST} names): run it again`,
        )
      if (!wanted.includes(output.name)) {
        closeSync(handle)
        open.delete(output.name)
      }
    }
    whole = true
    return { open, close }
  } finally {
    if (!whole) close()
  }
}

const no = (path: string, says: string): Unusable => ({ unusable: `[${path}] ${says}.` })

/** Whether a folder holds a finished run, and not a comparison or anything else. */
export function holdsRun(folder: string): boolean {
  const found = existsSync(folder) ? findManifest(folder) : undefined
  return found !== undefined && isOfRun(found)
}

// ---- one table at a time: for whoever needs the manifest first, and then a table line by line -----------------------

/** What the manifest of a run says of it. */
export interface FinishedRun
  extends Pick<
    Manifest,
    'setaside' | 'asOf' | 'county' | 'program' | 'policy' | 'mapping' | 'inputs' | 'outputs' | 'options'
  > {
  readonly folder: string
  /** The hash of the manifest itself: it names the run. */
  readonly sha256: string
  /** Absent in folders of before a run named it. */
  readonly jurisdiction?: string
  readonly inputFormat?: string
  /** Every line of the input, and what became of it. */
  readonly rows: Readonly<Record<string, unknown>>
}

/** Reads the manifest of a run. */
export function readRun(folder: string): FinishedRun | Unusable {
  const found = findManifest(pathIn(folder, MANIFEST))
  if (found === undefined)
    return {
      unusable: `[${folder}] holds no finished run: it has no ${MANIFEST}; name the folder of [setaside run --out]`,
    }
  if (!isOfRun(found) || !isManifest(found.fields))
    return {
      unusable: `[${found.path}] is not the manifest of a run; name the folder of [setaside run --out]`,
    }
  const tooNew = whyTooNew(found)
  if (tooNew !== undefined) return tooNew
  const {
    setaside,
    asOf,
    county,
    jurisdiction,
    inputFormat,
    options,
    program,
    policy,
    mapping,
    inputs,
    outputs,
    rows,
  } = found.fields
  return {
    folder,
    sha256: found.sha256,
    setaside,
    asOf,
    county,
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(inputFormat === undefined ? {} : { inputFormat }),
    options: isObject(options) ? options : {},
    program,
    ...(policy === undefined ? {} : { policy }),
    ...(mapping === undefined ? {} : { mapping }),
    inputs,
    outputs,
    rows: isObject(rows) ? rows : {},
  }
}

const isManifest = (
  found: Readonly<Record<string, unknown>>,
): found is Readonly<Record<string, unknown>> & Manifest =>
  typeof found.asOf === 'string' &&
  typeof found.county === 'string' &&
  isObject(found.program) &&
  isFiles(found.inputs) &&
  isFiles(found.outputs)

/** Opens a file of a run once its bytes are found to be those the manifest names; undefined where the run has none. */
export function openListed(
  { folder, outputs }: Pick<FinishedRun, 'folder' | 'outputs'>,
  name: string,
): number | Unusable | undefined {
  const listed = outputs.find(output => output.name === name)
  if (listed === undefined) return undefined
  const path = pathIn(folder, name)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return isGone(path)
  const handle = openSync(path, 'r')
  if (fstatSync(handle).size === listed.bytes && sha256OfFile(handle) === listed.sha256) return handle
  closeSync(handle)
  return isChanged(path)
}

export const isGone = (path: string): Unusable => ({
  unusable: `[${path}] is gone, and the manifest beside it names it; make it again`,
})
export const isChanged = (path: string): Unusable => ({
  unusable: `[${path}] is not what was written there: it was changed since, or in part removed; make it again`,
})

/**
 * Reads a table of a run line by line. The table is hashed on the way: where it is not the one the manifest names, that is
 * told at the end, and what `onRow` was given must not be used.
 */
export function readTable(
  { folder, outputs }: Pick<FinishedRun, 'folder' | 'outputs'>,
  name: string,
  onRow: (row: TableRow) => void,
): Unusable | undefined {
  const path = pathIn(folder, name)
  const listed = outputs.find(output => output.name === name)
  if (listed === undefined)
    return {
      unusable: `[${folder}] has no ${name}; run it again with [--tables] naming [${name.replace(/\.csv$/, '')}]`,
    }
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return isGone(path)
  const handle = openSync(path, 'r')
  const hash = createHash('sha256')
  try {
    const lines = csvLines((into, at, length) => {
      const read = readSync(handle, into, at, length, null)
      hash.update(into.subarray(at, at + read))
      return read
    })
    for (const { row } of csvRecords(lines)) onRow(row)
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex') === listed.sha256 ? undefined : isChanged(path)
}
