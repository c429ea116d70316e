/**
 * Puts a whole new run in the place of an earlier one, so that at each moment one of them is whole or can be made so: the
 * old files are moved aside, manifest first; the new ones brought in, manifest last; then the old ones go.
 *
 * `X.old.partial` is a file of the earlier run aside. While `manifest.json.new.partial` stands there, every old file is aside
 * and whatever stands under its own name is new.
 */
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync } from 'node:fs'
import {
  ASIDE,
  BROUGHT_IN,
  CHANGES_FOLDER,
  type FolderKind,
  isFileIn,
  removeChanges,
  removeFiles,
  UNFINISHED,
} from './folder-kind.ts'
import { codeOf, HeldFile, removeHeld, renameHeld } from './held.ts'
import { MANIFEST } from './manifest.ts'
import { pathIn } from './path-in.ts'

/**
 * Replaces what is finished in the folder by the unfinished files of these names, and `manifest`, whose unfinished file holds
 * these bytes. Where that cannot be done, the earlier run stands there again when this throws, if the disk allows it.
 */
export function replaceFiles(
  folder: string,
  kind: FolderKind,
  names: readonly string[],
  manifest: Uint8Array,
): void {
  const blocked = names.find(name => !isFileIn(folder, name) && readdirSync(folder).includes(name))
  if (blocked !== undefined)
    throw Object.assign(new Error(), { code: 'EISDIR', path: pathIn(folder, blocked) })
  syncFolder(folder)
  try {
    moveAside(folder, kind)
    renameHeld(pathIn(folder, MANIFEST + UNFINISHED), pathIn(folder, BROUGHT_IN))
    syncFolder(folder)
    for (const name of names) renameHeld(pathIn(folder, name + UNFINISHED), pathIn(folder, name))
    syncFolder(folder)
    renameHeld(pathIn(folder, BROUGHT_IN), pathIn(folder, MANIFEST))
  } catch (error) {
    // What cannot be put back now is put back by the next run, or by whoever asks for it.
    try {
      recover(folder, kind)
    } catch {}
    throw error
  }
  syncFolder(folder)
  if (!readFileSync(pathIn(folder, MANIFEST)).equals(manifest))
    throw Object.assign(new Error(), { code: 'EIO', path: pathIn(folder, MANIFEST) })
  settle(folder, kind)
}

function moveAside(folder: string, kind: FolderKind): void {
  const old = readdirSync(folder).filter(name => kind.ours(name) && isFileIn(folder, name))
  // A machine that stops has the old manifest no longer, whichever of the other renames it still has.
  if (isFileIn(folder, MANIFEST)) {
    aside(folder, MANIFEST)
    syncFolder(folder)
  }
  for (const name of old) aside(folder, name)
}

function aside(folder: string, name: string): void {
  try {
    renameHeld(pathIn(folder, name), pathIn(folder, name + ASIDE))
  } catch (error) {
    throw ['EPERM', 'EBUSY'].includes(codeOf(error)) ? new HeldFile(pathIn(folder, name)) : error
  }
}

/** What became of a replacement that was stopped: the earlier run is back, or what was left of it is gone. */
export type Recovered = 'nothing' | 'restored' | 'settled'

/** Ends a replacement that was stopped: the new run stays where it is whole; otherwise the earlier one is put back. */
export function recover(folder: string, kind: FolderKind): Recovered {
  const names = readdirSync(folder)
  const old = asideIn(kind, names)
  if (names.includes(MANIFEST)) {
    if (old.length === 0) return 'nothing'
    settle(folder, kind)
    return 'settled'
  }
  if (names.includes(BROUGHT_IN)) {
    removeFiles(folder, names.filter(kind.ours))
    syncFolder(folder)
    // From here on, what stands under its own name is of the earlier run.
    removeHeld(pathIn(folder, BROUGHT_IN))
    syncFolder(folder)
  }
  for (const name of old)
    if (name !== MANIFEST) renameHeld(pathIn(folder, name + ASIDE), pathIn(folder, name))
  if (!old.includes(MANIFEST)) return 'nothing'
  syncFolder(folder)
  renameHeld(pathIn(folder, MANIFEST + ASIDE), pathIn(folder, MANIFEST))
  syncFolder(folder)
  return 'restored'
}

/** Whether a replacement was stopped here. */
export const wasStopped = (folder: string, kind: FolderKind): boolean => {
  const names = readdirSync(folder)
  return names.includes(BROUGHT_IN) || asideIn(kind, names).length > 0
}

/** The names, as they were, of what is aside. */
const asideIn = ({ ours }: FolderKind, names: readonly string[]): readonly string[] =>
  names
    .filter(name => name.endsWith(ASIDE))
    .map(name => name.slice(0, -ASIDE.length))
    .filter(name => ours(name) || name === MANIFEST)

/** The new run is whole: what is left of the earlier one goes, its manifest last. */
function settle(folder: string, kind: FolderKind): void {
  if (kind.hasChanges) removeChanges(pathIn(folder, CHANGES_FOLDER))
  const old = asideIn(kind, readdirSync(folder))
  for (const name of old) if (name !== MANIFEST) removeHeld(pathIn(folder, name + ASIDE))
  removeHeld(pathIn(folder, MANIFEST + ASIDE))
}

/** Of file systems that keep no folder written down by itself. */
const NO_SUCH_THING: readonly string[] = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/**
 * Writes down which files a folder holds. Windows allows it of no folder and has no need: NTFS keeps a journal of renames.
 * There a loss of power may lose the newest results, and never mixes two.
 */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    if (!NO_SUCH_THING.includes(codeOf(error))) throw error
  } finally {
    closeSync(handle)
  }
}
