/** Unpacks a gzip file, as a file must be read twice and in parts: to another file, from its first byte to its last. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Told now and then how many bytes of the packed file have been read. */
export type OnUnpacked = (packed: number) => void

const BLOCK = 1 << 18

/** What the packed file is, once it has been unpacked; or what is wrong with it, in one sentence. */
export type Unpacked = { readonly bytes: number; readonly sha256: string } | { readonly damaged: string }

/** Unpacks a file, and hashes it as it is. Throws what the file system throws. */
export async function unpack(path: string, into: string, onUnpacked?: OnUnpacked): Promise<Unpacked> {
  const packed = createReadStream(path, { highWaterMark: BLOCK })
  const hash = createHash('sha256')
  packed.on('data', block => {
    hash.update(block)
    onUnpacked?.(packed.bytesRead)
  })
  const unpacking = createGunzip({ chunkSize: BLOCK })
  try {
    await pipeline(packed, unpacking, createWriteStream(into, { flags: 'wx', mode: 0o600 }))
    // What is not of any packed piece is passed over without a word: zeros, where a piece of the file was lost.
    const over = packed.bytesRead - unpacking.bytesWritten
    if (over > 0)
      return {
        damaged: `is a gzip file whose last ${over} bytes hold nothing that can be unpacked: a part of it may be lost. Ask for it again; if these bytes are only padding, unpack it and give what it holds.`,
      }
    return { bytes: packed.bytesRead, sha256: hash.digest('hex') }
  } catch (error) {
    if (isOfPacking(error))
      return { damaged: 'is a gzip file that is damaged or cut short: ask for it again.' }
    throw error
  }
}

const isOfPacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
