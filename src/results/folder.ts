/** Writes a folder of results: every file under a temporary name, synced and renamed, the manifest last. */
import { createHash, type Hash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
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
import {
  CHANGES_FOLDER,
  type FolderKind,
  isUnfinished,
  RUN,
  removeChanges,
  removeFiles,
  SCRATCH,
  UNFINISHED,
} from './folder-kind.ts'
import { MANIFEST, type OutputFile } from './manifest.ts'

/** Readable and writable by the owner only. */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

/** What was in the folder before: nothing of ours, a finished run, or what an interrupted run left. */
export type Earlier = 'nothing' | 'finished' | 'interrupted'

export interface Output {
  readonly folder: string
  readonly earlier: Earlier
  /** Appends bytes to a file of the folder, opening it the first time. */
  readonly append: (name: string, bytes: Uint8Array) => void
  /** Writes a whole file of the folder and closes it: for very many of them. */
  readonly write: (name: string, bytes: Uint8Array) => void
  /** A file that `write` wrote, before it has its name. */
  readonly read: (name: string) => Uint8Array
  /** The path of a new file for rows and hashes on their way, which goes with the run. */
  readonly scratch: (name: string) => string
  /** Writes a whole file that goes with the others and that the manifest does not name. */
  readonly writeUnlisted: (name: string, bytes: Uint8Array) => void
  /** Syncs and renames every file, and then writes the manifest that `describe` makes of them. */
  readonly finish: (describe: (files: readonly OutputFile[]) => string) => void
  /** Removes what was begun. */
  readonly abandon: () => void
}

/**
 * Opens a folder for results, making it where it is missing. Leftovers of an interrupted run are removed; a finished run
 * stays until this one is whole, and then is replaced file by file without its manifest, so that at no moment a folder
 * that looks finished mixes two runs. Throws the system's error where the folder cannot be written.
 */
export function openOutput(folder: string, kind: FolderKind = RUN): Output {
  const made = !existsSync(folder)
  makeFolder(folder)
  const names = readdirSync(folder)
  // A folder that others use for something else stays as open as it was: our files in it are closed by themselves.
  if (names.every(name => kind.ours(name) || name === MANIFEST || isUnfinished(kind, name)))
    closeToOthers(folder)
  const earlier = clearLeftovers(folder, kind, names)
  const writing: Writing = {
    folder,
    kind,
    made,
    replaces: names.filter(kind.ours),
    open: new Map(),
    whole: [],
    unlisted: new Set(),
    begun: new Set(),
    replacing: false,
  }
  return {
    folder,
    earlier,
    append: (name, bytes) => append(writing, name, bytes),
    write: (name, bytes) => writeWhole(writing, name, bytes),
    writeUnlisted: (name, bytes) => {
      writing.unlisted.add(name)
      writeWhole(writing, name, bytes)
    },
    read: name => readFileSync(temporary(writing, name)),
    scratch: name => {
      const place = temporary(writing, SCRATCH)
      mkdirSync(place, { recursive: true, mode: FOLDER_MODE })
      return join(place, name)
    },
    finish: describe => finish(writing, describe),
    abandon: () => abandon(writing),
  }
}

/** A folder on its way. */
interface Writing {
  readonly folder: string
  readonly kind: FolderKind
  /** It was not there before. */
  readonly made: boolean
  /** Files of our names that were in it. */
  readonly replaces: readonly string[]
  readonly open: Map<string, Open>
  readonly whole: OutputFile[]
  readonly unlisted: Set<string>
  readonly begun: Set<string>
  /** What was in the folder is no finished run any more. */
  replacing: boolean
}

interface Open {
  readonly handle: number
  readonly hash: Hash
  bytes: number
}

const temporary = ({ folder }: Writing, name: string): string => join(folder, name + UNFINISHED)

function clearLeftovers(folder: string, kind: FolderKind, names: readonly string[]): Earlier {
  const leftovers = names.filter(name => isUnfinished(kind, name))
  const earlier = names.includes(MANIFEST)
    ? 'finished'
    : leftovers.length > 0 || names.some(kind.ours)
      ? 'interrupted'
      : 'nothing'
  // What is unfinished shows whose the other files are, so it goes after them.
  if (earlier === 'interrupted' && leftovers.length > 0) removeFiles(folder, names.filter(kind.ours))
  for (const name of leftovers) rmSync(join(folder, name), { force: true, recursive: true })
  return earlier
}

function fileOf(writing: Writing, name: string): Open {
  const known = writing.open.get(name)
  if (known !== undefined) return known
  writing.begun.add(name)
  const handle = openSync(temporary(writing, name), 'w', FILE_MODE)
  const file = { handle, hash: createHash('sha256'), bytes: 0 }
  writing.open.set(name, file)
  return file
}

function append(writing: Writing, name: string, bytes: Uint8Array): void {
  if (bytes.length === 0 && writing.open.has(name)) return
  const file = fileOf(writing, name)
  let written = 0
  try {
    while (written < bytes.length) written += writeSync(file.handle, bytes, written)
  } catch (error) {
    throw at(writing.folder, error)
  }
  file.hash.update(bytes)
  file.bytes += bytes.length
}

function writeWhole(writing: Writing, name: string, bytes: Uint8Array): void {
  if (writing.begun.has(name)) throw new Error(`the file [${name}] is written twice`)
  append(writing, name, bytes)
  const file = fileOf(writing, name)
  writing.open.delete(name)
  closeSync(file.handle)
  writing.whole.push({ name, bytes: file.bytes, sha256: file.hash.digest('hex') })
}

/** Syncs an open file and closes it. */
function close(writing: Writing, name: string, handle: number): void {
  writing.open.delete(name)
  try {
    fsyncSync(handle)
  } catch (error) {
    throw at(writing.folder, error)
  } finally {
    closeSync(handle)
  }
}

function closeAll(writing: Writing): void {
  for (const [name, { handle }] of writing.open) close(writing, name, handle)
}

function finish(writing: Writing, describe: (files: readonly OutputFile[]) => string): void {
  const { folder, kind, open, whole } = writing
  clearScratch(writing)
  const files = [...open]
    .map(([name, file]) => ({ name, bytes: file.bytes, sha256: file.hash.digest('hex') }))
    .concat(whole)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  closeAll(writing)
  // One after the other at the end: the first takes most of the others along, where each by itself would wait.
  for (const { name } of whole) close(writing, name, openSync(temporary(writing, name), 'r+'))
  // While there is no manifest its unfinished one shows whose files these are.
  fileOf(writing, MANIFEST)
  writing.replacing = true
  rmSync(join(folder, MANIFEST), { force: true })
  if (kind.hasChanges) removeChanges(join(folder, CHANGES_FOLDER))
  // A machine that stops has the old manifest no longer, whichever of the renames it still has.
  syncFolder(folder)
  const kept = new Set(files.map(({ name }) => name))
  for (const name of writing.replaces) {
    if (!kept.has(name)) rmSync(join(folder, name), { force: true })
  }
  for (const { name } of files) renameSync(temporary(writing, name), join(folder, name))
  const listed = files.filter(({ name }) => !writing.unlisted.has(name))
  append(writing, MANIFEST, Buffer.from(describe(listed)))
  closeAll(writing)
  syncFolder(folder)
  renameSync(temporary(writing, MANIFEST), join(folder, MANIFEST))
  syncFolder(folder)
}

function abandon(writing: Writing): void {
  const { folder, kind, open, begun } = writing
  clearScratch(writing)
  for (const { handle } of open.values()) closeSync(handle)
  open.clear()
  // The files are then of two runs, or of one without its manifest; the unfinished manifest, begun last, goes last.
  if (writing.replacing) removeFiles(folder, [MANIFEST, ...readdirSync(folder).filter(kind.ours)])
  for (const name of begun) rmSync(temporary(writing, name), { force: true })
  if (writing.made && existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder)
}

const clearScratch = (writing: Writing): void =>
  rmSync(temporary(writing, SCRATCH), { force: true, recursive: true })

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
