/** Codes from a phone (RFC 6238): six digits of every half minute, each good once. */
import { createHmac, randomBytes } from 'node:crypto'
import { isSame } from '../vault.ts'

const STEP_MS = 30_000
const DIGITS = 6
const SECRET_BYTES = 20
/** A clock may be half a minute off either way. */
const OFF = [0, -1, 1]

export const newCodeSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** The code of a half minute: RFC 4226, HMAC-SHA-1, as every such app makes it. */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(at) & 0x7f_ff_ff_ff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

export const stepOf = (now: Date): number => Math.floor(now.getTime() / STEP_MS)

/** The half minute a code is of; undefined where it is of none near now, or of one that is not after `used`. */
export function stepOfCode(secret: Buffer, written: string, now: Date, used: number): number | undefined {
  const code = written.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const step = OFF.map(off => stepOf(now) + off).find(one =>
    isSame(Buffer.from(codeOf(secret, one)), Buffer.from(code)),
  )
  return step !== undefined && step > used ? step : undefined
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, without padding: what people type and QR codes hold. */
export function base32(bytes: Buffer): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += BASE32[(value >>> (bits - 5)) & 31]
      bits -= 5
    }
  }
  return bits === 0 ? text : text + BASE32[(value << (5 - bits)) & 31]
}

/** Of what is written in groups, with small letters or blanks; undefined where a sign is none of it. */
export function fromBase32(written: string): Buffer | undefined {
  const signs = written.toUpperCase().replaceAll(/[\s-]/g, '')
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const sign of signs) {
    const five = BASE32.indexOf(sign)
    if (five < 0) return undefined
    value = ((value << 5) | five) & 0xfff
    bits += 5
    if (bits >= 8) {
      bytes.push((value >>> (bits - 8)) & 255)
      bits -= 8
    }
  }
  return Buffer.from(bytes)
}

/** What a phone reads from the picture. */
export const codeAddress = (secret: Buffer, account: string, office: string): string =>
  `otpauth://totp/${encodeURIComponent(office)}:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${encodeURIComponent(office)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1_000}`
