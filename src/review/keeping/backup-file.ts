/** The file of a backup: a line that says what it is, pieces that are packed and may be sealed, and a hash of all of it. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/** Raised when a file could not be read by what reads those before. */
export const BACKUP_VERSION = 1

export const Header = z.object({
  setasideBackup: z.literal(BACKUP_VERSION),
  made: z.string(),
  /** Of the program that made it. */
  setaside: z.string(),
  /** Whom it is sealed for; absent where anybody can read it. */
  sealed: z.object({ key: z.string().length(64), once: z.string().length(64) }).optional(),
})
export type Header = z.output<typeof Header>

/** A piece: what it says in JSON, or bytes of the table that was named last. */
export type Piece = { readonly json: unknown } | { readonly bytes: Buffer }

const HASH_BYTES = 32
const LONGEST_HEADER = 10_000
/** So much is sealed at once. */
const CHUNK = 1 << 16
const TAG_BYTES = 16
const LEVEL = 6

/** Writes it whole or not at all, for its owner only. Gives its hash and size. */
export async function writeBackup(
  path: string,
  header: Header,
  fileKey: Buffer | undefined,
  pieces: AsyncIterable<Piece>,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const partial = `${path}.partial`
  rmSync(partial, { force: true })
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk)
      bytes += chunk.length
      done(undefined, chunk)
    },
    flush(done) {
      this.push(hash.copy().digest())
      done()
    },
  })
  const first = Buffer.from(`${JSON.stringify(header)}\n`)
  try {
    await pipeline(
      Readable.from(framed(pieces), { objectMode: false }),
      createGzip({ level: LEVEL }),
      ...(fileKey === undefined ? [] : [sealing(fileKey)]),
      before(first),
      counted,
      createWriteStream(partial, { flags: 'wx', mode: 0o600 }),
    )
    const handle = openSync(partial, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
  return { sha256: hash.digest('hex'), bytes: bytes + HASH_BYTES }
}

function before(first: Buffer): Transform {
  let begun = false
  return new Transform({
    transform(chunk: Buffer, _, done) {
      if (!begun) this.push(first)
      begun = true
      done(undefined, chunk)
    },
  })
}

async function* framed(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const [kind, body] =
      'json' in piece ? [0x4a, Buffer.from(JSON.stringify(piece.json))] : [0x44, piece.bytes]
    const head = Buffer.alloc(5)
    head.writeUInt8(kind)
    head.writeUInt32BE(body.length, 1)
    yield head
    yield body
  }
}

/** The number of a chunk, and whether it is the last: none can be left out, moved, or cut off. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

function sealing(key: Buffer): Transform {
  let held = Buffer.alloc(0)
  let number = 0
  const seal = (chunk: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number++, last))
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
  return new Transform({
    transform(chunk: Buffer, _, done) {
      held = Buffer.concat([held, chunk])
      while (held.length > CHUNK) {
        this.push(seal(held.subarray(0, CHUNK), false))
        held = held.subarray(CHUNK)
      }
      done()
    },
    flush(done) {
      this.push(seal(held, true))
      done()
    },
  })
}

function unsealing(key: Buffer): Transform {
  let held = Buffer.alloc(0)
  let number = 0
  const open = (chunk: Buffer, last: boolean): Buffer => {
    const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(number++, last))
    cipher.setAuthTag(chunk.subarray(-TAG_BYTES))
    return Buffer.concat([cipher.update(chunk.subarray(0, -TAG_BYTES)), cipher.final()])
  }
  return new Transform({
    transform(chunk: Buffer, _, done) {
      held = Buffer.concat([held, chunk])
      while (held.length > CHUNK + TAG_BYTES) {
        this.push(open(held.subarray(0, CHUNK + TAG_BYTES), false))
        held = held.subarray(CHUNK + TAG_BYTES)
      }
      done()
    },
    flush(done) {
      if (held.length < TAG_BYTES) return done(new Error('a sealed file ends too early'))
      this.push(open(held, true))
      done()
    },
  })
}

export interface OpenedBackup {
  readonly header: Header
  /** The pieces, in their order. Throws where they cannot be unpacked. */
  readonly pieces: (fileKey: Buffer | undefined) => AsyncGenerator<Piece>
}

/** Why a file is no backup that can be used, as the end of a sentence that began with its name. */
export interface NoBackup {
  readonly why: string
}

/** Reads all of it once, so that what was changed, or not written to its end, is known before anything is done with it. */
export async function openBackup(path: string): Promise<OpenedBackup | NoBackup> {
  const handle = openSync(path, 'r')
  let size: number
  let head: string
  try {
    size = fstatSync(handle).size
    const first = Buffer.alloc(Math.min(LONGEST_HEADER, size))
    readSync(handle, first, 0, first.length, 0)
    head = first.toString('utf8').split('\n', 1)[0] ?? ''
  } finally {
    closeSync(handle)
  }
  const header = headerOf(head)
  if ('why' in header) return header
  const begin = Buffer.byteLength(head) + 1
  const end = size - HASH_BYTES
  if (end <= begin) return { why: 'ends too early: it was not copied whole' }
  if (!(await isWhole(path, end)))
    return { why: 'is not what was written: it was changed, or not copied whole; take another copy of it' }
  return {
    header,
    pieces: async function* (fileKey) {
      const stream = createReadStream(path, { start: begin, end: end - 1 })
      const unpacked = createGunzip()
      const done = (
        fileKey === undefined ? pipeline(stream, unpacked) : pipeline(stream, unsealing(fileKey), unpacked)
      ).catch((error: unknown) => void unpacked.destroy(error as Error))
      yield* unframed(unpacked)
      await done
    },
  }
}

function headerOf(head: string): Header | NoBackup {
  let said: unknown
  try {
    said = JSON.parse(head)
  } catch {
    return { why: 'is no backup of Setaside' }
  }
  if (typeof said !== 'object' || said === null || !('setasideBackup' in said))
    return { why: 'is no backup of Setaside' }
  if (said.setasideBackup !== BACKUP_VERSION)
    return {
      why: `was made by another Setaside [${String(said.setasideBackup).slice(0, 20)}]: restore it with that one`,
    }
  const header = Header.safeParse(said)
  return header.success ? header.data : { why: 'is no backup that can be read' }
}

async function isWhole(path: string, end: number): Promise<boolean> {
  const hash = createHash('sha256')
  let tail = Buffer.alloc(0)
  let at = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const body = Math.max(0, Math.min(chunk.length, end - at))
    hash.update(chunk.subarray(0, body))
    tail = Buffer.concat([tail, chunk.subarray(body)])
    at += chunk.length
  }
  return tail.equals(hash.digest())
}

async function* unframed(stream: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    while (held.length >= 5) {
      const length = held.readUInt32BE(1)
      if (held.length < 5 + length) break
      const body = Buffer.from(held.subarray(5, 5 + length))
      yield held.readUInt8() === 0x4a
        ? { json: JSON.parse(body.toString('utf8')) as unknown }
        : { bytes: body }
      held = held.subarray(5 + length)
    }
  }
  if (held.length > 0) throw new Error('a backup ends within a piece')
}
