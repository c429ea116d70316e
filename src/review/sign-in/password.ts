/** Passwords: kept as argon2id hashes alone, and as slow to check for somebody who is not there as for somebody who is. */
import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { isSame } from '../vault.ts'

/** What OWASP asks for at least, in KiB, passes and lanes. */
const MEMORY = 19_456
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const HASH_BYTES = 32

/** What NIST SP 800-63B asks of a password beside a second factor is eight; a sentence is easier to keep. */
export const SHORTEST = 12
export const LONGEST = 200

const hashed = promisify(argon2)

const derive = (
  password: string,
  salt: Buffer,
  how: { readonly memory: number; readonly passes: number; readonly lanes: number },
): Promise<Buffer> =>
  hashed('argon2id', {
    // The same sign can be written in two ways.
    message: Buffer.from(password.normalize('NFKC')),
    nonce: salt,
    parallelism: how.lanes,
    tagLength: HASH_BYTES,
    memory: how.memory,
    passes: how.passes,
  }) as Promise<Buffer>

const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, as other programs write it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(password, salt, { memory: MEMORY, passes: PASSES, lanes: LANES })
  return `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${LANES}$${text(salt)}$${text(hash)}`
}

const WRITTEN = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

/** What is checked for somebody who has no password: it is nobody's. */
const NOBODYS = `$argon2id$v=19$m=${MEMORY},t=${PASSES},p=${LANES}$${text(randomBytes(SALT_BYTES))}$${text(randomBytes(HASH_BYTES))}`

/** Whether it is theirs. Without a hash to compare it takes as long, and is false. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const [, memory, passes, lanes, salt, hash] = WRITTEN.exec(kept ?? NOBODYS) ?? []
  if (salt === undefined || hash === undefined) return false
  const how = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) }
  const found = await derive(password, Buffer.from(salt, 'base64'), how)
  return isSame(found, Buffer.from(hash, 'base64')) && typeof kept === 'string'
}

/** Why a password will not do, in a sentence; undefined where it will. */
export function whyWeak(password: string, account: string): string | undefined {
  const plain = password.normalize('NFKC')
  const letters = [...plain]
  if (letters.length < SHORTEST)
    return `Choose a password of at least ${SHORTEST} characters. A sentence is easy to keep.`
  if (new Set(letters).size < 5 || isRow(letters))
    return 'This password is one row of signs. Choose one that nobody would try.'
  const lower = plain.toLowerCase()
  const parts = account.toLowerCase().split(/[^a-z0-9]+/)
  if ([...parts, 'password', 'setaside'].some(part => part.length > 3 && lower.includes(part)))
    return 'This password holds your sign-in name, or a word everybody tries. Choose another.'
  return undefined
}

/** `abcdefghijkl`, `123456789012`, `aaaabbbbcccc`. */
function isRow(letters: readonly string[]): boolean {
  let steps = 0
  for (const [at, letter] of letters.entries()) {
    const before = letters[at - 1]?.codePointAt(0)
    const step = before === undefined ? undefined : (letter.codePointAt(0) ?? 0) - before
    if (step === 0 || step === 1 || step === -1 || step === -9) steps++
  }
  return steps > letters.length / 2
}
