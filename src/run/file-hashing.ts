/** Hashes the files that were given, while they are read: what was just looked at is still in the system's memory. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { OpenedFile } from '../intake/ca-doj/read.ts'
import type { InputFile } from './manifest.ts'

export interface FileHashing {
  /** Goes on with a file up to this place. Throws what the file system throws. */
  readonly upTo: (file: number, end: number) => void
  /** Once all files have been looked at to their ends. A packed file was hashed when it was unpacked. */
  readonly done: () => readonly InputFile[]
  readonly close: () => void
}

const BLOCK = 1 << 18

export function hashFiles(files: readonly OpenedFile[]): FileHashing {
  const block = Buffer.allocUnsafeSlow(BLOCK)
  const begun = files.map(({ path, packed }) => ({
    path,
    wanted: packed === undefined,
    hash: createHash('sha256'),
    handle: -1,
    bytes: 0,
  }))
  const close = (): void => {
    for (const one of begun) {
      if (one.handle >= 0) closeSync(one.handle)
      one.handle = -1
    }
  }
  return {
    upTo: (file, end) => {
      const one = begun[file]
      if (one === undefined || !one.wanted) return
      if (one.handle < 0) one.handle = openSync(one.path, 'r')
      while (one.bytes < end) {
        const got = readSync(one.handle, block, 0, Math.min(block.length, end - one.bytes), one.bytes)
        // It has become shorter: whoever compares it with what it was will say so.
        if (got === 0) return
        one.hash.update(block.subarray(0, got))
        one.bytes += got
      }
    },
    done: () => {
      close()
      return files.map(({ name, packed }, at) => {
        if (packed !== undefined) return { name, bytes: packed.bytes, sha256: packed.sha256 }
        const { hash, bytes } = begun[at] as (typeof begun)[number]
        return { name, bytes, sha256: hash.digest('hex') }
      })
    },
    close,
  }
}
