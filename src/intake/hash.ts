/** A stable 64-bit hash of bytes or text, for keys that must not depend on the order of rows. Not for secrets. */

/** Sixteen hexadecimal digits; the same on every machine. */
export function hashOf(bytes: Uint8Array): string {
  let high = 0x9e3779b9
  let low = 0x85ebca6b
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low ^ byte, 0x5bd1e995)
    low ^= low >>> 15
  }
  high = finish(high ^ bytes.length)
  low = finish(low ^ high)
  return hex(high) + hex(low)
}

/** Puts 64 bits made of a text, and of the kind of thing it is, into the two words of `into`. */
export function hashWords(kind: number, text: string, into: Uint32Array): void {
  let high = 0x9e3779b9 ^ kind
  let low = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x5bd1e995)
    low ^= low >>> 15
  }
  into[0] = high = finish(high ^ text.length)
  into[1] = finish(low ^ high)
}

/** The same of a text given by its bytes, all of them ASCII. */
export function hashBytes(
  kind: number,
  bytes: Uint8Array,
  from: number,
  to: number,
  into: Uint32Array,
): void {
  let high = 0x9e3779b9 ^ kind
  let low = 0x85ebca6b
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low ^ byte, 0x5bd1e995)
    low ^= low >>> 15
  }
  into[0] = high = finish(high ^ (to - from))
  into[1] = finish(low ^ high)
}

export const hashOfText = (text: string): string => hashOf(Buffer.from(text))

function finish(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')
