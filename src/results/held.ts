/** Files that another program holds: told by name before a run begins, and waited for a moment where one only looks at them. */
import { closeSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { type FolderKind, isFileIn } from './folder-kind.ts'
import { MANIFEST } from './manifest.ts'
import { pathIn } from './path-in.ts'

/** What Windows says of a file that somebody has open. */
const HELD: readonly string[] = ['EPERM', 'EBUSY', 'EACCES']
/** Of a file that may not be written over, on any system; that its owner has made it read-only is no reason. */
const NEVER_REPLACED: readonly string[] = ['EPERM', 'EBUSY', 'ETXTBSY']
/** Of a file its owner has made read-only, which may be replaced all the same, and of a link that leads nowhere. */
const ITS_OWNERS: readonly string[] = ['EACCES', 'EROFS', 'ENOENT', 'ELOOP', 'ENXIO', 'EISDIR']
/** Scanners and indexers hold a new file for some tenths of a second: about three seconds in all. */
const WAITS = [10, 20, 50, 100, 200, 400, 800, 1_500] as const

/** A file of the results cannot be replaced, because another program has it open. */
export class HeldFile extends Error {
  readonly file: string
  constructor(file: string) {
    super(`[${file}] is open in another program`)
    this.file = file
  }
}

/** The file of an earlier run in this folder that cannot be replaced now; undefined where all can. */
export function heldFile(folder: string, kind: FolderKind): string | undefined {
  const refuses = process.platform === 'win32' ? HELD : NEVER_REPLACED
  return readdirSync(folder)
    .filter(name => (kind.ours(name) || name === MANIFEST) && isFileIn(folder, name))
    .find(name => {
      try {
        closeSync(openSync(pathIn(folder, name), 'r+'))
        return false
      } catch (error) {
        if (refuses.includes(codeOf(error))) return true
        if (ITS_OWNERS.includes(codeOf(error))) return false
        throw error
      }
    })
}

export function renameHeld(from: string, to: string): void {
  patiently(() => renameSync(from, to))
}

export function removeHeld(path: string): void {
  patiently(() => rmSync(path, { force: true }))
}

function patiently(change: () => void): void {
  for (const wait of process.platform === 'win32' ? WAITS : []) {
    try {
      change()
      return
    } catch (error) {
      if (!HELD.includes(codeOf(error))) throw error
    }
    pause(wait)
  }
  change()
}

/** Stops this thread for so many milliseconds. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
