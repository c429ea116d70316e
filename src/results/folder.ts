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
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type FolderKind, isUnfinished, RUN, removeFiles, SCRATCH, UNFINISHED } from './folder-kind.ts'
import { HeldFile, heldFile } from './held.ts'
import { isOfLock, LOCK, type Lock, lockFolder } from './lock.ts'
import { MANIFEST, type OutputFile } from './manifest.ts'
import { pathIn } from './path-in.ts'
import { recover, replaceFiles } from './replace.ts'

/** Readable and writable by the owner only. */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

/**
 * What was in the folder before: nothing of ours, a finished run, one that another was replacing when it was stopped (it is
 * put back), or what an interrupted run left.
 */
export type Earlier = 'nothing' | 'finished' | 'restored' | 'interrupted'

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
 * Opens a folder for results, making it where it is missing, and locks it until `finish` or `abandon`. Leftovers of an
 * interrupted run are removed, and a replacement that was stopped is ended; a finished run stays whole until this one is.
 * Throws `LockedFolder` where another process writes into it, `HeldFile` where another program has a file of it open, and
 * otherwise the system's error where the folder cannot be written.
 */
export function openOutput(folder: string, kind: FolderKind = RUN): Output {
  const made = !existsSync(folder)
  makeFolder(folder)
  accessSync(folder, constants.W_OK | constants.X_OK)
  const lock = lockFolder(folder)
  try {
    return outputIn(folder, kind, made, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

function outputIn(folder: string, kind: FolderKind, made: boolean, lock: Lock): Output {
  const names = readdirSync(folder)
  // A folder that others use for something else stays as open as it was: our files in it are closed by themselves.
  if (names.every(name => kind.ours(name) || name === MANIFEST || isOfLock(name) || isUnfinished(kind, name)))
    closeToOthers(folder)
  for (const name of names) if (isOfLock(name) && name !== LOCK) rmSync(pathIn(folder, name), { force: true })
  const held = heldFile(folder, kind)
  if (held !== undefined) throw new HeldFile(pathIn(folder, held))
  const restored = recover(folder, kind) === 'restored'
  const earlier = clearLeftovers(folder, kind, readdirSync(folder))
  const writing: Writing = {
    folder,
    kind,
    made,
    lock,
    open: new Map(),
    whole: [],
    unlisted: new Set(),
    begun: new Set(),
  }
  return {
    folder,
    earlier: restored ? 'restored' : earlier,
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
      return pathIn(place, name)
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
  readonly lock: Lock
  readonly open: Map<string, Open>
  readonly whole: OutputFile[]
  readonly unlisted: Set<string>
  readonly begun: Set<string>
}

interface Open {
  readonly handle: number
  readonly hash: Hash
  bytes: number
}

const temporary = ({ folder }: Writing, name: string): string => pathIn(folder, name + UNFINISHED)

function clearLeftovers(folder: string, kind: FolderKind, names: readonly string[]): Earlier {
  const leftovers = names.filter(name => isUnfinished(kind, name))
  const earlier = names.includes(MANIFEST)
    ? 'finished'
    : leftovers.length > 0 || names.some(kind.ours)
      ? 'interrupted'
      : 'nothing'
  // What is unfinished shows whose the other files are, so it goes after them.
  if (earlier === 'interrupted' && leftovers.length > 0) removeFiles(folder, names.filter(kind.ours))
  for (const name of leftovers) rmSync(pathIn(folder, name), { force: true, recursive: true })
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
  const { folder, kind, open, whole, lock } = writing
  clearScratch(writing)
  const files = [...open]
    .map(([name, file]) => ({ name, bytes: file.bytes, sha256: file.hash.digest('hex') }))
    .concat(whole)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  closeAll(writing)
  // One after the other at the end: the first takes most of the others along, where each by itself would wait.
  for (const { name } of whole) close(writing, name, openSync(temporary(writing, name), 'r+'))
  const manifest = Buffer.from(describe(files.filter(({ name }) => !writing.unlisted.has(name))))
  append(writing, MANIFEST, manifest)
  closeAll(writing)
  lock.check()
  const names = files.map(({ name }) => name)
  replaceFiles(folder, kind, names, manifest)
  lock.release()
}

function abandon(writing: Writing): void {
  const { folder, kind, open, begun, lock } = writing
  clearScratch(writing)
  for (const { handle } of open.values()) closeSync(handle)
  open.clear()
  // What the disk does not allow now is done by the next run; why this one ended is what must be told.
  try {
    recover(folder, kind)
  } catch {}
  for (const name of begun) rmSync(temporary(writing, name), { force: true })
  lock.release()
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
  chmodSync(folder, statSync(folder).mode & FOLDER_MODE)
}

/** An error of the system that names no path, as one that names this folder. */
const at = (folder: string, error: unknown): unknown =>
  error instanceof Error && !('path' in error) ? Object.assign(error, { path: folder }) : error
