/** Reads the bytes of a table that people filled in, whatever program saved it: CSV with commas, semicolons or tabs, or a workbook. */
import { decode, separatorOf } from '../facts/decode.ts'
import { LIMITS } from '../record/limits.ts'
import { type FilledIn, readFilledIn } from '../results/filled-in.ts'
import { sha256 } from '../results/hash.ts'

export interface FilledInBytes extends FilledIn {
  /** Of the file as it is. */
  readonly sha256: string
  /** What is to be told of how it was read. */
  readonly note?: string
}

/** `isWorkbook`: its name says so. Why it cannot be read goes on after the name of the file. */
export async function readFilledInBytes(
  bytes: Uint8Array,
  isWorkbook: boolean,
): Promise<FilledInBytes | { readonly why: string }> {
  // Nothing that people fill in is as long as this; a file that is was named by mistake.
  if (bytes.length > LIMITS.given.most) return { why: 'is too large to have been filled in' }
  const hash = sha256(bytes)
  // By what stands in it: a workbook is a zip. An empty file with that name is a broken one.
  if (isWorkbook || (bytes[0] === 0x50 && bytes[1] === 0x4b)) {
    const sheet = await (await import('./spreadsheet.ts')).readSheet(bytes)
    return sheet === undefined
      ? { why: 'is no workbook that can be read; save it as XLSX or CSV UTF-8' }
      : { ...sheet, sha256: hash }
  }
  const decoded = decode(bytes)
  if ('why' in decoded) return decoded
  const { text, note } = decoded
  return {
    ...readFilledIn(text, separatorOf(text)),
    sha256: hash,
    ...(note === undefined ? {} : { note }),
  }
}
