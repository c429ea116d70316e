/**
 * The key under which an index hides identifiers: a number of nine digits is found from its hash by trying all of them, and
 * not from one made with a secret.
 */
import { createCipheriv, createHmac } from 'node:crypto'
import type { KeyedHash } from '../../intake/partitions/door.ts'

export interface IndexKey {
  /** Names the key without giving it away: two indexes with another name were made with another key. */
  readonly name: string
  readonly keyed: KeyedHash
  /** Hides bytes, and shows what was hidden. `about` is never the same for other bytes. */
  readonly hide: (about: string) => (bytes: Uint8Array) => Uint8Array
}

/** Bytes of a key: as many as those of the hash. */
export const LEAST_KEY = 32
/** A key made by chance has more than this. */
const LEAST_DIFFERENT = 12

/** Why a key is none, as a sentence goes on after the path of its file; undefined where it is one. */
export function whyWeak(key: Uint8Array): string | undefined {
  if (key.length < LEAST_KEY)
    return `holds [${key.length}] bytes, and a key has at least ${LEAST_KEY}: make one by chance, such as [head -c 32 /dev/urandom]`
  const different = new Set(key).size
  return different < LEAST_DIFFERENT
    ? `holds only [${different}] different bytes, which can be tried out: make a key by chance, such as [head -c 32 /dev/urandom]`
    : undefined
}

export function indexKey(key: Uint8Array): IndexKey {
  const derived = (of: string): Buffer => createHmac('sha256', key).update(`setaside index\n${of}`).digest()
  const [marks, hiding] = [derived('marks'), derived('places')]
  return {
    name: derived('name').toString('hex').slice(0, 16),
    keyed: words => {
      const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
      bytes.set(createHmac('sha256', marks).update(bytes).digest().subarray(0, bytes.length))
    },
    hide: about => {
      const start = createHmac('sha256', hiding).update(about).digest().subarray(0, 16)
      const cipher = createCipheriv('aes-256-ctr', hiding, start)
      return bytes => cipher.update(bytes)
    },
  }
}
