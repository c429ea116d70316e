/** Whether a zip archive, as which workbooks come, unpacks to more than is read of any. */
import { LIMITS } from '../record/limits.ts'
import { unpackedSize } from '../results/unpacked-size.ts'

const END = Buffer.from('PK\x05\x06')
const ENTRY = 0x02014b50
/** Bytes of the parts of an archive before what varies in length. */
const [END_BYTES, ENTRY_BYTES, LOCAL_BYTES] = [22, 46, 30]
const STORED = 0

/** What its directory says of sizes is not believed. An archive whose directory cannot be read unpacks to nothing. `most` in bytes. */
export async function zipUnpacksToMore(
  zip: Uint8Array,
  most: number = LIMITS.sheetUnpacked.most,
): Promise<boolean> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length)
  const end = bytes.lastIndexOf(END)
  if (end < 0 || end + END_BYTES > bytes.length) return false
  let all = 0
  for (let at = bytes.readUInt32LE(end + 16); at + ENTRY_BYTES <= bytes.length; ) {
    if (bytes.readUInt32LE(at) !== ENTRY) break
    const packed = packedAt(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20))
    all +=
      bytes.readUInt16LE(at + 10) === STORED ? packed.length : await unpackedSize(packed, most - all, true)
    if (all > most) return true
    at +=
      ENTRY_BYTES + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return false
}

/** What is packed at a place of its own head; nothing where that is outside. */
function packedAt(bytes: Buffer, local: number, length: number): Buffer {
  if (local + LOCAL_BYTES > bytes.length) return Buffer.alloc(0)
  const from = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  return bytes.subarray(from, from + length)
}
