/** Hashes, and JSON whose bytes are equal where its values are. */
import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

/** Of an open file, from its beginning. Throws what the file system throws. */
export function sha256OfFile(handle: number): string {
  const hash = createHash('sha256')
  const block = Buffer.allocUnsafeSlow(1 << 20)
  for (let at = 0; ; ) {
    const read = readSync(handle, block, 0, block.length, at)
    if (read === 0) return hash.digest('hex')
    hash.update(block.subarray(0, read))
    at += read
  }
}

/** A value as JSON with the keys of every object in order. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    indent,
  )
}
