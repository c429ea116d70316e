/** What is kept secret: numbers of people are found by keyed hashes, and what must be read again is sealed; the keys lie outside the database. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from '../results/replace.ts'
import { NoDatabase } from './database/connection.ts'

/** A key a line, the newest last. */
export const KEY_FILE = 'identifiers.key'
const KEY_BYTES = 32

export interface Vault {
  /** The same for every way to write a number; of another kind of number another one. */
  readonly lookup: (kind: string, written: string) => Buffer
  /** Shut so that only this vault opens it again, and only as what it was shut as. */
  readonly seal: (kind: string, plain: Buffer) => Buffer
  /** Undefined where it was shut by another key, as something else, or changed. */
  readonly unseal: (kind: string, sealed: Buffer) => Buffer | undefined
  /** How many keys there are. */
  readonly generation: () => number
  /** Takes up the keys that stand in the file now. */
  readonly reload: () => void
}

/** Writes keys under another name first: what has the name is whole, whatever happens. */
export function writeKeys(folder: string, keys: string, name = KEY_FILE): void {
  const begun = join(folder, `${KEY_FILE}.begun`)
  writeFileSync(begun, keys, { mode: 0o600, flush: true })
  renameSync(begun, join(folder, name))
  syncFolder(folder)
}

/** Undefined where a line is no whole key, or there is none. */
function keysIn(path: string): readonly Buffer[] | undefined {
  const keys = readFileSync(path, 'utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => Buffer.from(line, 'base64url'))
  return keys.length > 0 && keys.every(({ length }) => length === KEY_BYTES) ? keys : undefined
}

function readKeys(path: string): readonly Buffer[] {
  const keys = keysIn(path)
  if (keys === undefined)
    throw new NoDatabase(`[${path}] is damaged: bring it back from where it was kept besides`)
  return keys
}

/** The key is made at the first start; whoever loses it makes the search anew from the run. */
export function openVault(folder: string): Vault {
  const path = join(folder, KEY_FILE)
  if (!existsSync(path)) writeKeys(folder, `${randomBytes(KEY_BYTES).toString('base64url')}\n`)
  let keys = readKeys(path)
  return {
    lookup: (kind, written) => hashUnder(keys, `${kind}\n${plain(written)}`),
    seal: (kind, bytes) => sealUnder(keys.at(-1) as Buffer, kind, bytes),
    unseal: (kind, sealed) => unsealUnder(keys.at(-1) as Buffer, kind, sealed),
    generation: () => keys.length,
    reload: () => {
      keys = readKeys(path)
    },
  }
}

/** By each key in turn: a hash of the keys before is made one of all by the newest alone. */
function hashUnder(keys: readonly Buffer[], text: string): Buffer {
  let hash: Buffer | string = text
  for (const key of keys) hash = rehash(key, hash)
  return hash as Buffer
}

/** What a kept hash becomes under one key more. */
export const rehash = (key: Buffer, hash: Buffer | string): Buffer =>
  createHmac('sha256', key).update(hash).digest()

const NONCE_BYTES = 12
const TAG_BYTES = 16

const sealing = (key: Buffer, kind: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `setaside ${kind}`, KEY_BYTES))

export function sealUnder(key: Buffer, kind: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', sealing(key, kind), nonce)
  const shut = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, shut, cipher.getAuthTag()])
}

export function unsealUnder(key: Buffer, kind: string, sealed: Buffer): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  const cipher = createDecipheriv('aes-256-gcm', sealing(key, kind), sealed.subarray(0, NONCE_BYTES))
  cipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()])
  } catch {
    return undefined
  }
}

/** A key more beside the ones there are, written down before anything is hashed by it. */
export function writeNextKey(folder: string): { readonly before: Buffer; readonly next: Buffer } {
  const keys = readKeys(join(folder, KEY_FILE))
  const next = randomBytes(KEY_BYTES)
  writeKeys(folder, [...keys, next].map(key => `${key.toString('base64url')}\n`).join(''), `${KEY_FILE}.next`)
  return { before: keys.at(-1) as Buffer, next }
}

/**
 * What the database was hashed by decides whether the next keys are the ones, or never came to be. Throws `NoDatabase`, and leaves both
 * files as they are, where neither holds whole keys that are the ones.
 */
export function settleKeys(folder: string, generation: number): void {
  const [path, next] = [join(folder, KEY_FILE), join(folder, `${KEY_FILE}.next`)]
  if (!existsSync(next)) return
  const known = existsSync(path) ? keysIn(path) : undefined
  const coming = keysIn(next)
  const goesOn = known === undefined || known.every((key, at) => coming?.[at]?.equals(key))
  if (known?.length === generation) rmSync(next)
  else if (coming?.length === generation && goesOn) {
    renameSync(next, path)
    syncFolder(folder)
  } else
    throw new NoDatabase(
      `neither [${path}] nor [${next}] holds the keys that the database was written with: keep both, and bring the newest back from where it was kept besides`,
    )
}

/** Letters and digits alone. */
const plain = (written: string): string => written.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/** What is given out once, and of which only the hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
export const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)
