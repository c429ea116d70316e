/** Check sums of a file, block by block: whether some of its bytes are still what they were, without reading all of them. */
import { readSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** Bytes of a block. */
const BLOCK = 1 << 16

export interface SumBuilder {
  /** The next bytes of the file. */
  readonly add: (bytes: Uint8Array) => void
  /** A sum for each block of all that was added. */
  readonly sums: () => Uint32Array
}

export function sumBuilder(): SumBuilder {
  const sums: number[] = []
  /** The sum of the block that has begun, and how many bytes it has. */
  let [sum, length] = [0, 0]
  return {
    add: bytes => {
      for (let at = 0; at < bytes.length; ) {
        const to = Math.min(bytes.length, at + BLOCK - length)
        sum = crc32(bytes.subarray(at, to), sum)
        length += to - at
        at = to
        if (length < BLOCK) return
        sums.push(sum)
        sum = 0
        length = 0
      }
    },
    sums: () => Uint32Array.from(length === 0 ? sums : [...sums, sum]),
  }
}

/** Whether the bytes from one place to another are as they were, with the blocks they stand in. */
export function areUnchanged(
  handle: number,
  { from, to }: { readonly from: number; readonly to: number },
  sumOf: (block: number) => number | undefined,
): boolean {
  const bytes = Buffer.allocUnsafe(BLOCK)
  for (let block = Math.floor(from / BLOCK); block * BLOCK < to; block++) {
    const known = sumOf(block)
    const length = readBlock(handle, bytes, block * BLOCK)
    if (length === 0 && known === undefined) return true
    if (known !== crc32(bytes.subarray(0, length))) return false
  }
  return true
}

function readBlock(handle: number, into: Buffer, from: number): number {
  let got = 0
  while (got < into.length) {
    const more = readSync(handle, into, got, into.length - got, from + got)
    if (more === 0) break
    got += more
  }
  return got
}
