/** Bytes being written one after the other, for the files of a run: no text is made that is only there to be encoded. */

/** Bytes with room behind what is written. */
export interface Written {
  bytes: Buffer
  at: number
}

const LEAST = 1 << 12
const NOTHING = new Uint8Array(0)
const NO_SPARE: Buffer[] = []

export const nothingWritten = (): Written => ({ bytes: Buffer.allocUnsafeSlow(LEAST), at: 0 })

/** Makes room for so many bytes more. */
export function makeRoom(to: Written, more: number): void {
  if (to.at + more <= to.bytes.length) return
  let size = to.bytes.length * 2
  while (size < to.at + more) size *= 2
  const larger = Buffer.allocUnsafeSlow(size)
  larger.set(to.bytes.subarray(0, to.at))
  to.bytes = larger
}

/** Writes text that is known to be ASCII, as it is. */
export function writeAsciiText(to: Written, text: string): void {
  const { length } = text
  makeRoom(to, length)
  const { bytes } = to
  let { at } = to
  for (let i = 0; i < length; i++) bytes[at++] = text.charCodeAt(i)
  to.at = at
}

/**
 * What was written since the last call; it is the caller's. What comes next is written into one of `spare`, which is then
 * taken out of it, where one is large enough.
 */
export function takeWritten(from: Written, spare: Buffer[] = NO_SPARE): Uint8Array {
  const { bytes, at } = from
  if (at === 0) return NOTHING
  const fits = spare.findIndex(({ length }) => length >= at && length <= at * 2)
  from.bytes =
    spare.splice(fits, fits < 0 ? 0 : 1)[0] ?? Buffer.allocUnsafeSlow(Math.max(LEAST, at + (at >> 3)))
  from.at = 0
  return bytes.subarray(0, at)
}
