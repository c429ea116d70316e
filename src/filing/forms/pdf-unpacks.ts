/** Whether what is packed in a PDF unpacks to more than any form does, found out without keeping any of it. */
import { LIMITS } from '../../record/limits.ts'
import { unpackedSize } from '../../results/unpacked-size.ts'

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
