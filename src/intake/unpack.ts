/** Unpacks a gzip file, as a file must be read twice and in parts: to another file, from its first byte to its last. */

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { LIMITS } from '../record/limits.ts'

/** Told now and then how many bytes of the packed file have been read. */
export type OnUnpacked = (packed: number) => void

const BLOCK = 1 << 18

/** A file of records comes to some twenty times what it is packed; what comes to more than this is made to fill disks. */
const MOST_TIMES = LIMITS.unpacked.most
/** So much may come of any file. */
const ALWAYS = 1 << 26
/** Left free on the disk: the results need room too, and so do others. */
const SPARED = LIMITS.spared.most

/** What the packed file is, once it has been unpacked; or what is wrong with it, in one sentence. */
export type Unpacked = { readonly bytes: number; readonly sha256: string } | { readonly damaged: string }

/** Unpacks a file, and hashes it as it is; `spared` bytes are left free on the disk. Throws what the file system throws. */
export async function unpack(
  path: string,
  into: string,
  onUnpacked?: OnUnpacked,
  spared: number = SPARED,
): Promise<Unpacked> {
  const packed = createReadStream(path, { highWaterMark: BLOCK })
  const hash = createHash('sha256')
  packed.on('data', block => {
    hash.update(block)
    onUnpacked?.(packed.bytesRead)
  })
  const unpacking = createGunzip({ chunkSize: BLOCK })
  try {
    await pipeline(
      packed,
      unpacking,
      heldTo(limitsOf(path, into, spared)),
      createWriteStream(into, { flags: 'wx', mode: 0o600 }),
    )
    // What is not of any packed piece is passed over without a word: zeros, where a piece of the file was lost.
    const over = packed.bytesRead - unpacking.bytesWritten
    if (over > 0)
      return {
        damaged: `is a gzip file whose last ${over} bytes hold nothing that can be unpacked: a part of it may be lost. Ask for it again; if these bytes are only padding, unpack it and give what it holds.`,
      }
    return { bytes: packed.bytesRead, sha256: hash.digest('hex') }
  } catch (error) {
    if (error instanceof TooLarge) return { damaged: error.message }
    if (isOfPacking(error)) return { damaged: DAMAGED }
    throw error
  }
}

/** What a packed file begins with once it is unpacked: at least so many bytes, or all. Throws what the file system throws. */
export async function unpackedBeginning(
  path: string,
  bytes: number,
): Promise<{ readonly head: Buffer } | { readonly damaged: string }> {
  const packed = createReadStream(path, { highWaterMark: BLOCK })
  const unpacking = createGunzip({ chunkSize: BLOCK })
  packed.on('error', error => unpacking.destroy(error))
  packed.pipe(unpacking)
  const blocks: Buffer[] = []
  let all = 0
  try {
    for await (const block of unpacking) {
      blocks.push(block as Buffer)
      all += (block as Buffer).length
      if (all >= bytes) break
    }
    return { head: Buffer.concat(blocks) }
  } catch (error) {
    if (isOfPacking(error)) return { damaged: DAMAGED }
    throw error
  } finally {
    packed.destroy()
  }
}

const DAMAGED = 'is a gzip file that is damaged or cut short: ask for it again.'

const isOfPacking = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')

class TooLarge extends Error {}

interface Limit {
  readonly bytes: number
  readonly says: string
}

/** The least that what is unpacked may not go beyond, and what to say where it would. */
function limitsOf(path: string, into: string, spared: number): Limit {
  const { size } = statSync(path)
  const bomb = {
    bytes: Math.max(ALWAYS, size * MOST_TIMES),
    says: `is a gzip file that unpacks to more than ${MOST_TIMES} times its size, which no file of records does: ask for it again, or unpack it yourself and give what it holds.`,
  }
  const { bavail, bsize } = statfsSync(dirname(into))
  const room = {
    bytes: Math.max(0, bavail * bsize - spared),
    says: `is a gzip file that unpacks to more than the room left on the disk of the results: make room there, or choose another [--out].`,
  }
  return room.bytes < bomb.bytes ? room : bomb
}

/** Passes on what it is given, up to a limit. */
function heldTo({ bytes, says }: Limit): Transform {
  let all = 0
  return new Transform({
    transform(block: Buffer, _, done) {
      all += block.length
      if (all > bytes) done(new TooLarge(says))
      else done(undefined, block)
    },
  })
}
