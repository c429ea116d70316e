/** The recovery key: on paper it opens what its other half, which the office keeps, has shut. Whoever has the office's half alone can open nothing. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { base32, fromBase32 } from '../sign-in/code.ts'

const SEED_BYTES = 32
const CHECK_BYTES = 3
/** What stands before 32 bytes of X25519 in DER (RFC 8410). */
const PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b656e032100', 'hex')

/** Written once, on paper: groups of four letters and digits. */
export const newRecoveryKey = (): string => written(randomBytes(SEED_BYTES))

const checkOf = (seed: Buffer): Buffer =>
  createHash('sha256').update('setaside recovery key').update(seed).digest().subarray(0, CHECK_BYTES)

const written = (seed: Buffer): string =>
  (base32(Buffer.concat([seed, checkOf(seed)])).match(/.{4}/g) as string[]).join('-')

/** Undefined where what was typed is no such key, or has a slip in it. */
function seedOf(text: string): Buffer | undefined {
  const bytes = fromBase32(text)
  if (bytes?.length !== SEED_BYTES + CHECK_BYTES) return undefined
  const seed = bytes.subarray(0, SEED_BYTES)
  return checkOf(seed).equals(bytes.subarray(SEED_BYTES)) ? seed : undefined
}

const privateOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })

const publicOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC, raw]), format: 'der', type: 'spki' })

const rawOf = (key: KeyObject): Buffer =>
  (key.export({ format: 'der', type: 'spki' }) as Buffer).subarray(PUBLIC.length)

/** The half that shuts, in hexadecimal; undefined where what was typed is no such key. */
export function shuttingHalf(text: string): string | undefined {
  const seed = seedOf(text)
  return seed === undefined ? undefined : rawOf(createPublicKey(privateOf(seed))).toString('hex')
}

export interface Shut {
  /** For whom: the half that shuts. */
  readonly key: string
  /** The half made for this one time. */
  readonly once: string
}

const derive = (shared: Buffer, { key, once }: Shut): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, Buffer.from(key + once, 'hex'), 'setaside backup', 32))

/** A key for one file, which only the recovery key gives again. */
export function shutFor(key: string): { readonly fileKey: Buffer; readonly shut: Shut } {
  const pair = generateKeyPairSync('x25519')
  const shut = { key, once: rawOf(pair.publicKey).toString('hex') }
  const shared = diffieHellman({
    privateKey: pair.privateKey,
    publicKey: publicOf(Buffer.from(key, 'hex')),
  })
  return { fileKey: derive(shared, shut), shut }
}

/** The key of a file; undefined where the recovery key is another, or none. */
export function openShut(shut: Shut, text: string): Buffer | undefined {
  const seed = seedOf(text)
  if (seed === undefined || shuttingHalf(text) !== shut.key) return undefined
  const shared = diffieHellman({
    privateKey: privateOf(seed),
    publicKey: publicOf(Buffer.from(shut.once, 'hex')),
  })
  return derive(shared, shut)
}
