/** Sets text into the field of a form: letters of Helvetica, how wide they are, and whether a text has room. */
import { StandardFontEmbedder } from '@cantoo/pdf-lib'
import { FontNames } from '@cantoo/pdf-lib/standard-fonts'

/** The letters of WinAnsi from 0x80 to 0x9f, which are not those of Latin-1; the five codes that have none are left out. */
const C1 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

const CODES: ReadonlyMap<string, number> = new Map([
  ...range(0x20, 0x7e).map((code): [string, number] => [String.fromCharCode(code), code]),
  ...range(0xa0, 0xff).map((code): [string, number] => [String.fromCharCode(code), code]),
  ...Array.from(C1).flatMap((letter, i): [string, number][] => (letter === '\0' ? [] : [[letter, 0x80 + i]])),
])

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/** In thousandths of the size, by code. */
const WIDTHS: readonly number[] = (() => {
  const font = StandardFontEmbedder.for(FontNames.Helvetica)
  const widths: number[] = Array.from({ length: 256 }, () => 0)
  for (const [letter, code] of CODES) widths[code] = font.widthOfTextAtSize(letter, 1000)
  return widths
})()

/** A text as the font has it; undefined where it has letters that the font does not. */
export function lettered(text: string): Uint8Array | undefined {
  const codes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || code > 0x7e) return beyondAscii(text.normalize('NFC'))
    codes[i] = code
  }
  return codes
}

function beyondAscii(text: string): Uint8Array | undefined {
  const codes: number[] = []
  for (const letter of text) {
    const code = CODES.get(letter)
    if (code === undefined) return undefined
    codes.push(code)
  }
  return Uint8Array.from(codes)
}

function width(codes: Uint8Array): number {
  let sum = 0
  for (const code of codes) sum += WIDTHS[code] ?? 0
  return sum / 1000
}

/** The place a text goes into. */
export interface Frame {
  readonly width: number
  readonly height: number
  /** The size of type the form asks for; 0 where it leaves it open. */
  readonly size: number
  readonly multiline: boolean
  readonly longest?: number
}

export interface Setting {
  readonly size: number
  readonly lines: readonly Uint8Array[]
}

/** Smaller type is not read by a clerk in a hurry. */
const SMALLEST = 5.5
const USUAL = 10
const SIDE = 2
const LEADING = 1.15

const SPACE = 0x20

/**
 * How a text stands in a frame: `letters` where the font lacks some of its letters, `long` where there is no room for it
 * even in the smallest type.
 */
export function setText(text: string, frame: Frame): Setting | 'letters' | 'long' {
  if (frame.longest !== undefined && text.length > frame.longest) return 'long'
  const paragraphs: Uint8Array[] = []
  for (const paragraph of text.split('\n')) {
    const codes = lettered(paragraph)
    if (codes === undefined) return 'letters'
    paragraphs.push(codes)
  }
  const room = frame.width - 2 * SIDE
  const first = frame.size > 0 ? frame.size : Math.min(USUAL, Math.max(SMALLEST, frame.height * 0.75))
  for (let size = first; ; size = Math.max(SMALLEST, size - 0.5)) {
    if (frame.multiline) {
      const lines = paragraphs.flatMap(codes => wrapped(codes, room / size))
      const fits = lines.every(line => width(line) * size <= room)
      if (fits && lines.length * size * LEADING <= frame.height) return { size, lines }
    } else if (paragraphs.length === 1 && paragraphs.every(line => width(line) * size <= room)) {
      return { size, lines: paragraphs }
    }
    if (size <= SMALLEST) return 'long'
  }
}

/** Lines of words no wider than this many sizes of type; a word that is wider stands alone. */
function wrapped(codes: Uint8Array, most: number): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  let end = 0
  while (end < codes.length) {
    let next = codes.indexOf(SPACE, end + 1)
    if (next === -1) next = codes.length
    if (width(codes.subarray(start, next)) > most && end > start) {
      lines.push(codes.subarray(start, end))
      start = end + 1
    }
    end = next
  }
  lines.push(codes.subarray(start))
  return lines
}

const decimals = (value: number): string => String(Math.round(value * 100) / 100)

/** The drawing of a text in its frame, as a stream of a PDF; its font is called `F`. */
export function drawn(
  { size, lines }: Setting,
  { width: wide, height, multiline }: Frame,
  { align, color }: { readonly align: number; readonly color: string },
): Buffer {
  const step = size * LEADING
  const first = multiline ? height - size : (height - size) / 2 + size * 0.22
  const shown = lines.map((line, i) => {
    const rest = wide - width(line) * size
    const x = align === 1 ? rest / 2 : align === 2 ? rest - SIDE : SIDE
    const hex = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('hex')
    return `1 0 0 1 ${decimals(x)} ${decimals(first - i * step)} Tm <${hex}> Tj\n`
  })
  return Buffer.from(
    `/Tx BMC\nq\nBT\n/F ${decimals(size)} Tf ${color}\n${shown.join('')}ET\nQ\nEMC\n`,
    'latin1',
  )
}
