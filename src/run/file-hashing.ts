/** Hashes the files that were given, beside the first pass: what is looked at there is in the system's memory then. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { OpenedFile } from '../intake/files.ts'
import { sumBuilder } from '../results/block-sums.ts'
import type { InputFile } from '../results/manifest.ts'

export interface FileHashing {
  /**
   * Hashes some more, no further than so many bytes of all files one after the other; false where there is nothing more to
   * hash. Throws what the file system throws.
   */
  readonly goOn: (bytes: number) => boolean
  /** Hashes the rest. */
  readonly done: () => HashedFiles
  readonly close: () => void
}

export interface HashedFiles {
  readonly inputs: readonly InputFile[]
  /** The sums of the blocks of each file; of one that was packed, or in another form, none. */
  readonly sums: readonly Uint32Array[]
}

const BLOCK = 1 << 18
/** So much is hashed at once, before others are heard. */
const STEP = 1 << 22

export function hashFiles(files: readonly OpenedFile[]): FileHashing {
  const block = Buffer.allocUnsafeSlow(BLOCK)
  const hashed: InputFile[] = []
  const sums: Uint32Array[] = []
  let hash = createHash('sha256')
  let summing = sumBuilder()
  let handle: number | undefined
  /** Bytes hashed, of the file that is being hashed and of those before it. */
  let [here, before] = [0, 0]

  const close = (): void => {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  const next = (file: InputFile, bytes: number): void => {
    close()
    hashed.push(file)
    sums.push(summing.sums())
    hash = createHash('sha256')
    summing = sumBuilder()
    before += bytes
    here = 0
  }
  const goOn = (limit: number): boolean => {
    const file = files[hashed.length]
    if (file === undefined) return false
    const { name, path, bytes, given } = file
    if (given !== undefined) {
      // It was hashed when this was made of it.
      next({ name, bytes: given.bytes, sha256: given.sha256 }, bytes)
      return true
    }
    const end = Math.min(bytes, limit - before, here + STEP)
    if (here >= end && here < bytes) return false
    handle ??= openSync(path, 'r')
    while (here < end) {
      const got = readSync(handle, block, 0, Math.min(block.length, end - here), here)
      if (got === 0) break
      hash.update(block.subarray(0, got))
      summing.add(block.subarray(0, got))
      here += got
    }
    // One that has become shorter ends here as well: whoever compares it with what it was will say so.
    if (here < end || here === bytes) next({ name, bytes: here, sha256: hash.digest('hex') }, bytes)
    return true
  }

  return {
    goOn,
    done: () => {
      while (goOn(Number.POSITIVE_INFINITY));
      return { inputs: hashed, sums }
    },
    close,
  }
}
