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
  try {
    await pipeline(
      packed,
      createGunzip({ chunkSize: BLOCK }),
      createWriteStream(into, { flags: 'wx', mode: 0o600 }),
    )
    return { bytes: packed.bytesRead, sha256: hash.digest('hex') }
  } catch (error) {
    if (isOfPacking(error))
      return { damaged: 'is a gzip file that is damaged or cut short: ask for it again.' }
    throw error
  }
}

const isOfPacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
