/** Whether what is packed in a PDF unpacks to more than any form does, found out without keeping any of it. */
import { Readable } from 'node:stream'
import { createInflate } from 'node:zlib'
import { LIMITS } from '../../record/limits.ts'

const BEGINS = Buffer.from('stream')
const ENDS = Buffer.from('endstream')
const [LF, CR] = [10, 13]

/** Parts that cannot be unpacked as they stand, such as encrypted ones, are passed over. `most` in bytes. */
export async function unpacksToMore(pdf: Buffer, most: number = LIMITS.formUnpacked.most): Promise<boolean> {
  let all = 0
  for (let at = pdf.indexOf(BEGINS); at >= 0; ) {
    let from = at + BEGINS.length
    if (pdf[from] === CR) from++
    if (pdf[from] === LF) from++
    const end = pdf.indexOf(ENDS, from)
    all += await unpackedSize(pdf.subarray(from, end < 0 ? pdf.length : end), most - all)
    if (all > most) return true
    at = end < 0 ? -1 : pdf.indexOf(BEGINS, end + ENDS.length)
  }
  return false
}

/** How much comes of these bytes, counted no further than beyond `most`. */
async function unpackedSize(packed: Buffer, most: number): Promise<number> {
  let size = 0
  const unpacking = Readable.from([packed]).pipe(createInflate())
  try {
    for await (const block of unpacking) {
      size += (block as Buffer).length
      if (size > most) break
    }
  } catch {
    // It is not packed so, or something follows its end.
  } finally {
    unpacking.destroy()
  }
  return size
}
