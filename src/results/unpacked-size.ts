/** How much comes of packed bytes, found out without keeping any of it. */
import { Readable } from 'node:stream'
import { createInflate, createInflateRaw } from 'node:zlib'

/**
 * Counted no further than beyond `most`. `raw`: without the head and the sum of zlib, as zip archives have it. What cannot be
 * unpacked as it stands counts as far as it can.
 */
export async function unpackedSize(packed: Uint8Array, most: number, raw = false): Promise<number> {
  let size = 0
  const unpacking = Readable.from([Buffer.from(packed.buffer, packed.byteOffset, packed.length)]).pipe(
    raw ? createInflateRaw() : createInflate(),
  )
  try {
    for await (const block of unpacking) {
      size += (block as Buffer).length
      if (size > most) break
    }
  } catch {
    // It is not packed so, or something follows its end.
  } finally {
    unpacking.destroy()
  }
  return size
}
