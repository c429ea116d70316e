/** The folder of results: everything is written under a temporary name, synced and renamed, the manifest last. */
import { createHash, type Hash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Readable and writable by the owner only. */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700
/** A folder in the folder for what is needed only while the run lasts. */
const SCRATCH = '.setaside-scratch'
/** What a name ends in until its file is whole. */
const UNFINISHED = '.partial'
export const MANIFEST = 'manifest.json'
/** A folder in the folder for what a run changed since an earlier one. */
export const CHANGES_FOLDER = 'changes'

/** What was in the folder before the run: nothing of ours, a finished run, or what an interrupted run left. */
export type Found = 'nothing' | 'finished' | 'interrupted'

export interface OutputFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface Output {
  readonly folder: string
  readonly found: Found
  /** Appends bytes to a file of the folder, opening it the first time. */
  readonly append: (name: string, bytes: Uint8Array) => void
  /** Writes a whole file of the folder and closes it: for very many of them. */
  readonly write: (name: string, bytes: Uint8Array) => void
  /** A file that `write` wrote, before it has its name. */
  readonly read: (name: string) => Uint8Array
  /** The path of a new file for rows and hashes on their way, which goes with the run. */
  readonly scratch: (name: string) => string
  /** Syncs and renames every file, and then writes the manifest that `describe` makes of them. */
  readonly finish: (describe: (files: readonly OutputFile[]) => string) => void
  /** Removes what was begun. */
  readonly abandon: () => void
}

/** What a folder is for: which names its files may have, and which manifests are of its kind. */
export interface Shelf {
  readonly ours: (name: string) => boolean
  readonly manifest: (found: object) => boolean
}

interface Open {
  readonly handle: number
  readonly hash: Hash
  bytes: number
}

/**
 * Opens a folder for results, making it where it is missing. Leftovers of an interrupted run are removed; a finished run
 * stays until this one is whole, and then is replaced file by file without its manifest, so that at no moment a folder
 * that looks finished mixes two runs. Throws the system's error where the folder cannot be written.
 */
export function openOutput(folder: string, shelf: Shelf = RUN): Output {
  const { ours } = shelf
  const unfinished = unfinishedOf(ours)
  const made = !existsSync(folder)
  makeFolder(folder)
  const names = readdirSync(folder)
  // A folder that others use for something else stays as open as it was: our files in it are closed by themselves.
  if (names.every(name => ours(name) || name === MANIFEST || unfinished(name))) closeToOthers(folder)
  const leftovers = names.filter(unfinished)
  const found: Found = names.includes(MANIFEST)
    ? 'finished'
    : leftovers.length > 0 || names.some(ours)
      ? 'interrupted'
      : 'nothing'
  // What is unfinished shows whose the other files are, so it goes after them.
  if (found === 'interrupted' && leftovers.length > 0) removeFiles(folder, names.filter(ours))
  for (const name of leftovers) rmSync(join(folder, name), { force: true, recursive: true })
  const open = new Map<string, Open>()
  const whole: OutputFile[] = []
  const begun = new Set<string>()

  const temporary = (name: string) => join(folder, name + UNFINISHED)
  const fileOf = (name: string): Open => {
    const known = open.get(name)
    if (known !== undefined) return known
    begun.add(name)
    const file = { handle: openSync(temporary(name), 'w', FILE_MODE), hash: createHash('sha256'), bytes: 0 }
    open.set(name, file)
    return file
  }
  const append = (name: string, bytes: Uint8Array): void => {
    if (bytes.length === 0 && open.has(name)) return
    const file = fileOf(name)
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(file.handle, bytes, written)
    } catch (error) {
      throw at(folder, error)
    }
    file.hash.update(bytes)
    file.bytes += bytes.length
  }
  const write = (name: string, bytes: Uint8Array): void => {
    if (begun.has(name)) throw new Error(`the file [${name}] is written twice`)
    append(name, bytes)
    const file = fileOf(name)
    open.delete(name)
    closeSync(file.handle)
    whole.push({ name, bytes: file.bytes, sha256: file.hash.digest('hex') })
  }
  /** One after the other at the end: the first takes most of the others along, where each by itself would wait. */
  const syncWhole = (): void => {
    for (const { name } of whole) close(name, { handle: openSync(temporary(name), 'r+') })
  }
  const scratchFolder = temporary(SCRATCH)
  const scratch = (name: string): string => {
    mkdirSync(scratchFolder, { recursive: true, mode: FOLDER_MODE })
    return join(scratchFolder, name)
  }
  const clear = (): void => rmSync(scratchFolder, { force: true, recursive: true })
  const close = (name: string, { handle }: Pick<Open, 'handle'>): void => {
    open.delete(name)
    try {
      fsyncSync(handle)
    } catch (error) {
      throw at(folder, error)
    } finally {
      closeSync(handle)
    }
  }
  const closeAll = (): void => {
    for (const [name, file] of open) close(name, file)
  }
  /** From here on what was in the folder is no finished run any more. */
  let replacing = false
  return {
    folder,
    found,
    append,
    write,
    read: name => readFileSync(temporary(name)),
    scratch,
    finish: describe => {
      clear()
      const files = [...open]
        .map(([name, file]) => ({ name, bytes: file.bytes, sha256: file.hash.digest('hex') }))
        .concat(whole)
        .sort((a, b) => (a.name < b.name ? -1 : 1))
      closeAll()
      syncWhole()
      // While there is no manifest its unfinished one shows whose files these are.
      fileOf(MANIFEST)
      replacing = true
      rmSync(join(folder, MANIFEST), { force: true })
      if (shelf === RUN) removeChanges(join(folder, CHANGES_FOLDER))
      // A machine that stops has the old manifest no longer, whichever of the renames it still has.
      syncFolder(folder)
      const kept = new Set(files.map(({ name }) => name))
      for (const name of names.filter(ours)) {
        if (!kept.has(name)) rmSync(join(folder, name), { force: true })
      }
      for (const { name } of files) renameSync(temporary(name), join(folder, name))
      append(MANIFEST, Buffer.from(describe(files)))
      closeAll()
      syncFolder(folder)
      renameSync(temporary(MANIFEST), join(folder, MANIFEST))
      syncFolder(folder)
    },
    abandon: () => {
      clear()
      for (const { handle } of open.values()) closeSync(handle)
      open.clear()
      // The files are then of two runs, or of one without its manifest; the unfinished manifest, begun last, goes last.
      if (replacing) removeFiles(folder, [MANIFEST, ...readdirSync(folder).filter(ours)])
      for (const name of begun) rmSync(temporary(name), { force: true })
      if (made && existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder)
    },
  }
}

/**
 * A file in this folder that the results would be written over and that no run has left there: it has the name of one of
 * them, and neither a manifest of ours nor an unfinished file stands beside it. Undefined where there is none.
 */
export function strangerIn(folder: string, { ours, manifest }: Shelf = RUN): string | undefined {
  const unfinished = unfinishedOf(ours)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined
  const names = readdirSync(folder)
  if (names.includes(MANIFEST)) return isOurManifest(join(folder, MANIFEST), manifest) ? undefined : MANIFEST
  return names.some(unfinished) ? undefined : names.find(ours)
}

function isOurManifest(path: string, manifest: Shelf['manifest']): boolean {
  if (!statSync(path).isFile()) return false
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof found === 'object' && found !== null && 'setaside' in found && manifest(found)
  } catch {
    return false
  }
}

/** The files a run may make; nothing else in the folder is ever touched. */
const OF_A_RUN = new Set([
  'convictions.csv',
  'people.csv',
  'review.csv',
  'reliefs.csv',
  'rejects.csv',
  'identity.csv',
  'all-results.csv',
  'all-results-condensed.csv',
  'prop64-results.csv',
  'convictions.parquet',
  'people.parquet',
  'review.parquet',
  'summary.json',
  'changes.csv',
  'compare.json',
])
/** The results of a run. What was filed from one stands in a folder of its own. */
const RUN: Shelf = {
  ours: name => OF_A_RUN.has(name),
  manifest: found => !('filing' in found),
}

/** What an interrupted run of ours leaves, and nobody else's file of that ending. */
const unfinishedOf =
  (ours: Shelf['ours']) =>
  (name: string): boolean => {
    if (!name.endsWith(UNFINISHED)) return false
    const whole = name.slice(0, -UNFINISHED.length)
    return ours(whole) || whole === MANIFEST || whole === SCRATCH
  }

/** Makes a folder and those it stands in. Where one cannot be made for a reason Node does not pass on, gives the reason. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    let missing = resolve(folder)
    while (dirname(missing) !== missing && !existsSync(dirname(missing))) missing = dirname(missing)
    mkdirSync(missing, { mode: FOLDER_MODE })
    throw error
  }
}

/** Takes from everybody but the owner the right to look in. What the owner has closed to themselves stays closed. */
function closeToOthers(folder: string): void {
  accessSync(folder, constants.W_OK | constants.X_OK)
  chmodSync(folder, statSync(folder).mode & FOLDER_MODE)
}

/** Removes files of the folder; a folder that somebody gave such a name stays. */
function removeFiles(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const path = join(folder, name)
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) rmSync(path, { force: true })
  }
}

/** Removes what was compared with a run that is being replaced, and no file of anybody else. */
function removeChanges(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return
  if (strangerIn(folder) !== undefined) return
  const { ours } = RUN
  const unfinished = unfinishedOf(ours)
  const left = readdirSync(folder).filter(name => ours(name) || name === MANIFEST || unfinished(name))
  for (const name of left) rmSync(join(folder, name), { force: true, recursive: unfinished(name) })
  if (left.length > 0 && readdirSync(folder).length === 0) rmdirSync(folder)
}

/** An error of the system that names no path, as one that names this folder. */
const at = (folder: string, error: unknown): unknown =>
  error instanceof Error && !('path' in error) ? Object.assign(error, { path: folder }) : error

/**
 * Writes down which files a folder holds. Windows allows it of no folder and has no need: NTFS keeps a journal of renames.
 * There a loss of power may lose the newest results, and never mixes two.
 */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
