/** The text of a file that a spreadsheet or an office's program wrote: its encoding and its separator found, or refused. */

/** The text, or why it cannot be read, as a sentence goes on after the path. */
export type Decoded = { readonly text: string; readonly note?: string } | { readonly why: string }

/** Signs that stand for no letter in any table of Windows: bytes of another encoding. */
const NO_LETTER = /[\u0080-\u009F]/

/** UTF-8, UTF-16 with its mark, or the encoding of a western Windows: what is none of them is refused. */
export function decode(bytes: Uint8Array): Decoded {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  const encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : (marked ?? 'utf-8')
  const text = decodeAs(encoding, bytes)
  if (text !== undefined) return text.includes('\0') ? { why: 'is no text; save it as CSV UTF-8' } : { text }
  const western = encoding === 'utf-8' ? decodeAs('windows-1252', bytes) : undefined
  return western === undefined || western.includes('\0') || NO_LETTER.test(western)
    ? { why: 'is in an encoding that cannot be read; save it as CSV UTF-8' }
    : { text: western, note: 'is no UTF-8 and was read as Windows-1252' }
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What stands between the cells: the sign that the first line has most of, outside quotes. */
export function separatorOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/).find(line => line.trim() !== '') ?? ''
  const bare = first.replaceAll(/"(?:[^"]|"")*"/g, '')
  const count = (sign: string) => bare.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
