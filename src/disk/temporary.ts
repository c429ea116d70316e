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
  for (const name of namesIn(tmpdir())) {
    if (!name.startsWith(BEGINS)) continue
    const path = join(tmpdir(), name)
    if (isAbandoned(path)) rmSync(path, { recursive: true, force: true })
  }
}

function isAbandoned(path: string): boolean {
  try {
    if (!lstatSync(path).isDirectory()) return false
    const mark = lstatSync(join(path, OWNER))
    if (!mark.isFile() || (process.getuid !== undefined && mark.uid !== process.getuid())) return false
    const owner = ownerIn(readFileSync(join(path, OWNER), 'utf8'))
    return owner !== undefined && hasEnded(owner)
  } catch {
    return false
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
