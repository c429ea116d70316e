/** Looks at the paths of a command before anything is read or written: no file twice, no input under the results. */
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { type FolderKind, foreignFile, RUN } from '../results/folder-kind.ts'
import { HeldFile, heldFile } from '../results/held.ts'
import { lockOf } from '../results/lock.ts'
import { pathIn } from '../results/path-in.ts'
import { endingOf, type Problem, usage, whyLocked } from './exit.ts'

/**
 * Why these cannot be the files of one population: one is named twice, whatever its path, or two could not be told apart
 * in the results, which call a file by its name.
 */
export function sameFiles(files: readonly string[]): Problem | undefined {
  const known = new Map<string, string>()
  for (const path of files) {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    if (found === undefined || found.ino === 0n) continue
    const id = `${found.dev}:${found.ino}`
    const first = known.get(id)
    if (first !== undefined) return usage(`[${path}] is the same file as [${first}]; name it once`)
    known.set(id, path)
  }
  const names = new Map<string, string>()
  for (const path of files) {
    const first = names.get(basename(path))
    if (first !== undefined)
      return usage(
        `[${first}] and [${path}] have one name, and the results call a file by its name; rename one of them`,
      )
    names.set(basename(path), path)
  }
  return undefined
}

/** Why results cannot be written into this folder: an input, or what somebody else put there, would be lost. */
export function noFolder(
  out: string,
  files: readonly string[],
  results: readonly string[],
  kind?: FolderKind,
): Problem | undefined {
  if (out.trim() === '') return usage('--out is blank; name a folder for the results')
  const clash = files.find(file => standsIn(file, out, results))
  if (clash !== undefined)
    return usage(
      `the file [${clash}] stands in the folder for results and is named as one of them; choose another [--out]`,
    )
  const unnamable = whyNoName('--out', out)
  if (unnamable !== undefined) return unnamable
  const foreign = foreignFile(out, kind)
  return foreign === undefined
    ? notNow(out, kind)
    : usage(
        `[${pathIn(out, foreign)}] would be written over, and no run is known to have written it; choose another [--out], or move it away`,
      )
}

/** Names that Windows keeps for devices, whatever they end in; and ends it takes away from names. */
const RESERVED =
  /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$)(?:\.[^/]*)?$/i
const CUT_OFF = /[. ]$/

/** Why nothing should be given this name, so that what is made on one machine can be opened and copied on any other. */
export function whyNoName(option: string, path: string): Problem | undefined {
  const name = basename(resolve(path))
  if (RESERVED.test(name))
    return usage(`${option} is [${path}], a name that Windows keeps for a device; choose another`)
  return CUT_OFF.test(name)
    ? usage(
        `${option} is [${path}], whose name ends in a dot or a blank, which Windows cannot open; choose another`,
      )
    : undefined
}

/** Why a folder cannot be written now, though it could be at another time. */
function notNow(out: string, kind: FolderKind = RUN): Problem | undefined {
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined
  try {
    const locked = lockOf(out)
    if (locked !== undefined) return usage(whyLocked(locked))
    const held = heldFile(out, kind)
    return held === undefined ? undefined : endingOf(new HeldFile(pathIn(out, held)))
  } catch (error) {
    return endingOf(error)
  }
}

/** Whether a file of the input would be written over by the results, through whatever links it is named. */
function standsIn(file: string, out: string, results: readonly string[]): boolean {
  const path = real(file)
  // Where the system has no case, a file in another case is the same one; elsewhere it is a name too near to be meant.
  const name = basename(path).toLowerCase()
  return isSameFolder(dirname(path), out) && (name.endsWith('.json') || results.includes(name))
}

/** By what the system numbers them; by name where one is not there, or the system gives no numbers. */
function isSameFolder(one: string, other: string): boolean {
  const [a, b] = [one, other].map(path => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return a === undefined || b === undefined || a.ino === 0n
    ? real(one) === real(other)
    : a.dev === b.dev && a.ino === b.ino
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
