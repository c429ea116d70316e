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
import { dirname } from 'node:path'
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
