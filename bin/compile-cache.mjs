/** Keeps what Node made of the sources of a checkout from growing for ever: files that were moved or changed leave theirs behind. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The program has some 700 files: several versions of it, and of Node, have room. */
const MOST = 10_000

/** Empties the folder where it holds more than `most` files; true where it did. What others write there meanwhile they make anew. */
export function emptyWhenFull(folder, most = MOST) {
  try {
    const versions = readdirSync(folder)
    const files = versions.reduce((sum, version) => sum + readdirSync(join(folder, version)).length, 0)
    if (files <= most) return false
    for (const version of versions) rmSync(join(folder, version), { recursive: true, force: true })
    return true
  } catch {
    // There is none, or it may only be read: then it does not grow.
    return false
  }
}
