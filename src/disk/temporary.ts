/**
 * Folders for what is written only on the way and may name people: for their owner only, gone when whoever made them is done or
 * the process ends; and where it was killed, gone with the next command that this user starts on this machine.
 */
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasEnded, ownerIn, thisProcess } from './owner.ts'

export interface TemporaryFolder {
  readonly path: string
  readonly remove: () => void
}

const BEGINS = 'setaside-'
/** Says in the folder whose it is: a folder without one has nothing else in it yet. */
const OWNER = '.owner'

/** What removes each folder that stands. */
const standing = new Set<() => void>()
let awaitsTheEnd = false

/** A new folder among the machine's temporary files. Throws what the system throws where it cannot be made. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), BEGINS))
  const remove = (): void => {
    standing.delete(remove)
    rmSync(path, { recursive: true, force: true, maxRetries: 10 })
  }
  if (!awaitsTheEnd)
    process.once('exit', () => {
      for (const each of [...standing]) each()
    })
  awaitsTheEnd = true
  standing.add(remove)
  writeFileSync(join(path, OWNER), JSON.stringify(thisProcess()), { flag: 'wx', mode: 0o600 })
  return { path, remove }
}

/** Removes what processes of this user on this machine left that were killed. What cannot be looked at is not ours. */
export function removeAbandoned(): void {
  for (const name of foldersIn(tmpdir())) {
    const path = join(tmpdir(), name)
    if (isAbandoned(join(path, OWNER))) rmSync(path, { recursive: true, force: true })
  }
}

/** Links are none. */
function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(found => found.name.startsWith(BEGINS) && found.isDirectory())
      .map(({ name }) => name)
  } catch {
    return []
  }
}

function isAbandoned(mark: string): boolean {
  try {
    const found = lstatSync(mark, { throwIfNoEntry: false })
    if (found?.isFile() !== true) return false
    if (process.getuid !== undefined && found.uid !== process.getuid()) return false
    const owner = ownerIn(readFileSync(mark, 'utf8'))
    return owner !== undefined && hasEnded(owner)
  } catch {
    return false
  }
}
