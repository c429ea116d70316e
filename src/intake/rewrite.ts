/** Writes a file anew line by line, from its first byte to its last, and hashes it as it was. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'

const BLOCK = 1 << 22
const LF = 10

/** What the file is that was rewritten: its bytes and their hash. */
export interface Rewritten {
  readonly bytes: number
  readonly sha256: string
}

/** `translate` is given whole lines, all of them in order; only the last may have no line break. Throws what the file system throws. */
export function rewrite(path: string, into: string, translate: (lines: Buffer) => Uint8Array): Rewritten {
  const from = openSync(path, 'r')
  try {
    const to = openSync(into, 'wx', 0o600)
    try {
      return copy(from, translate, bytes => writeWhole(to, bytes))
    } finally {
      closeSync(to)
    }
  } finally {
    closeSync(from)
  }
}

function copy(
  from: number,
  translate: (lines: Buffer) => Uint8Array,
  write: (bytes: Uint8Array) => void,
): Rewritten {
  const hash = createHash('sha256')
  let all = 0
  let rest: Buffer = Buffer.alloc(0)
  for (;;) {
    const block = Buffer.allocUnsafeSlow(rest.length + BLOCK)
    rest.copy(block)
    const got = readSync(from, block, rest.length, BLOCK, all)
    if (got === 0) break
    hash.update(block.subarray(rest.length, rest.length + got))
    all += got
    const held = block.subarray(0, rest.length + got)
    const lines = held.subarray(0, held.lastIndexOf(LF) + 1)
    if (lines.length > 0) write(translate(lines))
    rest = held.subarray(lines.length)
  }
  if (rest.length > 0) write(translate(rest))
  return { bytes: all, sha256: hash.digest('hex') }
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
}
