/** Unpacks a gzip file, as a file must be read twice and in parts: to another file, from its first byte to its last. */
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Told now and then how many bytes of the packed file have been read. */
export type OnUnpacked = (packed: number) => void

const BLOCK = 1 << 18

/** What is wrong with a packed file, in one sentence; undefined when it has been unpacked. Throws what the file system throws. */
export async function unpack(
  path: string,
  into: string,
  onUnpacked?: OnUnpacked,
): Promise<string | undefined> {
  const packed = createReadStream(path, { highWaterMark: BLOCK })
  packed.on('data', () => onUnpacked?.(packed.bytesRead))
  try {
    await pipeline(
      packed,
      createGunzip({ chunkSize: BLOCK }),
      createWriteStream(into, { flags: 'wx', mode: 0o600 }),
    )
    return undefined
  } catch (error) {
    if (isOfPacking(error)) return 'is a gzip file that is damaged or cut short: ask for it again.'
    throw error
  }
}

const isOfPacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
