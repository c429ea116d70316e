/** One writer a folder: a file in it that only one process can make, with what tells whether that process still lives. */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { hasEnded, type Owner, ownerIn, thisProcess } from '../disk/owner.ts'
import { codeOf, pause } from './held.ts'
import { pathIn } from './path-in.ts'

/** The name of the lock in the folder. */
export const LOCK = '.setaside-lock'

/** Another process writes into the folder, or one on another machine may. */
export class LockedFolder extends Error {
  readonly folder: string
  /** The machine the other runs on, where it is not this one: whether it still does cannot be known here. */
  readonly elsewhere: string | undefined
  constructor(folder: string, elsewhere: string | undefined) {
    super(`[${folder}] is being written by another setaside`)
    this.folder = folder
    this.elsewhere = elsewhere
  }
}

export interface Lock {
  /** Throws where somebody else has it by now. */
  readonly check: () => void
  readonly release: () => void
}

/** Takes the lock of a folder; one that a process left that is gone is taken over. Throws `LockedFolder`. */
export function lockFolder(folder: string): Lock {
  const path = pathIn(folder, LOCK)
  const mine = JSON.stringify(thisProcess())
  for (let tries = 0; !create(path, mine); tries++) {
    const found = settledText(path)
    const owner = found === undefined ? undefined : ownerIn(found)
    if (tries > MOST_TRIES || (owner !== undefined && !isGone(owner)))
      throw new LockedFolder(folder, elsewhere(owner))
    if (found !== undefined) takeAway(path, found)
  }
  const holds = (): boolean => textOf(path) === mine
  return {
    check: () => {
      // The folder was taken away, and perhaps made again.
      if (textOf(path) === undefined) throw Object.assign(new Error(), { code: 'ENOENT', path })
      if (!holds()) throw new LockedFolder(folder, undefined)
    },
    release: () => {
      if (holds()) rmSync(path, { force: true })
    },
  }
}

/** Whose the lock of a folder is that may not be taken now; nothing where it is free. */
export function lockOf(folder: string): LockedFolder | undefined {
  const text = settledText(pathIn(folder, LOCK))
  const owner = text === undefined ? undefined : ownerIn(text)
  return owner === undefined || isGone(owner) ? undefined : new LockedFolder(folder, elsewhere(owner))
}

const MOST_TRIES = 5
/** A lock is written in one go: what is no lock after so many milliseconds was cut off. */
const WRITTEN_WITHIN = 40

const elsewhere = (owner: Owner | undefined): string | undefined =>
  owner === undefined || owner.host === hostname() ? undefined : owner.host

/** Never opens what is there already, and follows no link. */
function create(path: string, text: string): boolean {
  let handle: number
  try {
    handle = openSync(path, 'wx', 0o600)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  try {
    writeSync(handle, Buffer.from(text))
  } finally {
    closeSync(handle)
  }
  return true
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** The text, once whoever is just writing it has done so. */
function settledText(path: string): string | undefined {
  const found = textOf(path)
  if (found === undefined || ownerIn(found) !== undefined) return found
  pause(WRITTEN_WITHIN)
  return textOf(path)
}

/** Takes a dead lock away under a name of its own: of two who do, one finds it, and a new lock that was hit is put back. */
function takeAway(path: string, dead: string): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    if (textOf(aside) === dead) rmSync(aside, { force: true })
    else renameSync(aside, path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

/** Whether a name in a folder is of its lock, or of a dead one that was being taken away. */
export const isOfLock = (name: string): boolean => name === LOCK || /^\.setaside-lock\.[0-9]+$/.test(name)

/** Of a process of this machine that has ended; a lock this very process left belongs to a run of it that has ended. */
const isGone = (owner: Owner): boolean =>
  (owner.host === hostname() && owner.pid === process.pid) || hasEnded(owner)
