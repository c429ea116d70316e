/** What is kept secret: numbers of people are found by a keyed hash, and the key lies outside the database. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_FILE = 'identifiers.key'
const KEY_BYTES = 32

export interface Vault {
  /** The same for every way to write a number; of another kind of number another one. */
  readonly lookup: (kind: string, written: string) => Buffer
}

/** The key is made at the first start; whoever loses it makes the search anew from the run. */
export function openVault(folder: string): Vault {
  const path = join(folder, KEY_FILE)
  if (!existsSync(path))
    writeFileSync(path, randomBytes(KEY_BYTES).toString('base64url'), { mode: 0o600, flag: 'wx' })
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  return {
    lookup: (kind, written) =>
      createHmac('sha256', key)
        .update(`${kind}\n${plain(written)}`)
        .digest(),
  }
}

/** Letters and digits alone. */
const plain = (written: string): string => written.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')

/** What is given out once, and of which only the hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
export const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)
