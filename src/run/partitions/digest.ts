/** A sum over components that is the same in any order, and another where one is missing or stands there twice. */
import { sha256 } from '../../results/hash.ts'

export const NO_DIGEST = '0'.repeat(32)
const MODULUS = 1n << 128n

/** Of one component, by its name and how many lines it has. */
export const digestOf = (component: string, lines: number): string =>
  sha256(`${component} ${lines}`).slice(0, 32)

export const addDigest = (one: string, other: string): string =>
  ((BigInt(`0x${one}`) + BigInt(`0x${other}`)) % MODULUS).toString(16).padStart(32, '0')
