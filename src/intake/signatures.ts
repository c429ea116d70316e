/** Kinds of files that are no text, by their first bytes: what they are, and what to do. */

const SIGNATURES: readonly {
  readonly bytes: readonly number[]
  readonly is: string
  readonly advice: string
}[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    is: 'a PDF document',
    advice: 'give the bulk file itself (.csv or .dat)',
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    is: 'a zip archive or spreadsheet',
    advice: 'unpack it, or save the sheet as CSV',
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old spreadsheet or document', advice: 'save it as CSV' },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47],
    is: 'a picture',
    advice: 'give the bulk file itself (.csv or .dat)',
  },
  { bytes: [0xff, 0xd8, 0xff], is: 'a picture', advice: 'give the bulk file itself (.csv or .dat)' },
  { bytes: [0xff, 0xfe], is: 'UTF-16 text', advice: 'save it as UTF-8 or Latin-1' },
  { bytes: [0xfe, 0xff], is: 'UTF-16 text', advice: 'save it as UTF-8 or Latin-1' },
]

/** Bytes looked at for zeros, of which text has none. */
const FIRST = 4096

/**
 * Why a file that begins so is no text file of the format of this title, as a sentence goes on after its path; absent where
 * it may be one.
 */
export function notText(head: Uint8Array, title: string): string | undefined {
  const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))
  if (found !== undefined) return `is ${found.is}, not ${title}: ${found.advice}.`
  const first = head.subarray(0, FIRST)
  return first.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0) > first.length / 4
    ? 'looks like UTF-16 text or a binary file: save it as UTF-8 or Latin-1 text.'
    : undefined
}
