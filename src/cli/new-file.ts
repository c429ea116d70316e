/** Writes one file that was asked for by name: for its owner only, and never over another by a slip of the hand. */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { renameHeld } from '../results/held.ts'
import { type Problem, usage } from './exit.ts'
import { whyNoName } from './places.ts'

/** Why no file can be written there. */
export function noNewFile(option: string, path: string, force: boolean): Problem | undefined {
  if (path.trim() === '') return usage(`${option} is blank; name a file`)
  const unnamable = whyNoName(option, path)
  if (unnamable !== undefined) return unnamable
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return undefined
  if (!found.isFile())
    return usage(
      `${option} is [${path}], which is ${found.isDirectory() ? 'a folder' : 'a device'}; name a file`,
    )
  return force
    ? undefined
    : usage(
        `${option} is [${path}], a file that is there already; name another, or add --force to replace it`,
      )
}

/**
 * Why files cannot be written under these options: one of them cannot, two are one file, or one is a file that is read.
 * `reads`: paths of what the command reads; options and paths that were not given are left out of account.
 */
export function noNewFiles(
  files: Readonly<Record<string, string | undefined>>,
  force: boolean,
  reads: readonly (string | undefined)[] = [],
): Problem | undefined {
  const named = Object.entries(files).flatMap(([option, path]) =>
    path === undefined ? [] : [[option, path] as const],
  )
  for (const [option, path] of named) {
    const problem = noNewFile(option, path, force)
    if (problem !== undefined) return problem
    const other = named.find(([one, found]) => one !== option && isOneFile(path, found))
    if (other !== undefined)
      return usage(`${option} and ${other[0]} name one file [${path}]; name two, or leave one of them out`)
    const read = reads.find(one => one !== undefined && isOneFile(path, one))
    if (read !== undefined)
      return usage(`${option} is [${path}], which is read as well; name another file for what is written`)
  }
  return undefined
}

/** By what the system numbers them where both are there, and by name, for which case need not count. */
function isOneFile(one: string, other: string): boolean {
  if (resolve(one).toLowerCase() === resolve(other).toLowerCase()) return true
  const [a, b] = [one, other].map(path => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.ino !== 0n && a.dev === b.dev && a.ino === b.ino
}

/** Writes the file whole, under a temporary name until it is. */
export function writeNewFile(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.partial`
  rmSync(temporary, { force: true })
  const handle = openSync(temporary, 'wx', 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(temporary, 0o600)
  renameHeld(temporary, path)
}
