/** Bytes that wait in a file of our own, which nobody else can read, until they are asked for again. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'

export interface Spool {
  readonly append: (bytes: Uint8Array) => void
  /** What was appended from one place to another, block by block. */
  readonly read: (from: number, to: number) => Generator<Uint8Array>
  readonly close: () => void
}

const BLOCK = 1 << 20

/** `path`: of a file that is not there yet. Throws what the file system throws. */
export function openSpool(path: string): Spool {
  const handle = openSync(path, 'wx+', 0o600)
  let bytes = 0
  return {
    append: more => {
      for (let done = 0; done < more.length; )
        done += writeSync(handle, more, done, more.length - done, bytes + done)
      bytes += more.length
    },
    *read(from, to) {
      for (let at = from; at < to; ) {
        const block = Buffer.alloc(Math.min(BLOCK, to - at))
        const got = readSync(handle, block, 0, block.length, at)
        if (got === 0) throw new Error('a file of our own was cut')
        at += got
        yield block.subarray(0, got)
      }
    },
    close: () => closeSync(handle),
  }
}
