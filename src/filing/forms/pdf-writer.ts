/** Writes the objects of a PDF one after another, and the table that says where each of them begins. */

const BEGINNING = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
const ZERO = 0x30

export interface PdfWriter {
  readonly text: (value: string) => void
  readonly bytes: (value: Uint8Array) => void
  /** A whole number, with zeros before it where it has fewer digits than `least`. */
  readonly digits: (value: number, least?: number) => void
  /** Begins the object of this number. */
  readonly begin: (number: number) => void
  /** Ends the object. */
  readonly finish: () => void
  /** Sets so many numbers aside for objects to come, in a row: the first of them. */
  readonly reserve: (count: number) => number
  /** The document, its table and its trailer written behind the objects. */
  readonly document: (trailer: { readonly root: number; readonly info: number }) => Uint8Array
}

/**
 * Begins documents, one at a time: keeps what it writes into, so that ten thousand of them need no more memory than the
 * longest. Objects up to `fixed` have numbers that their writer knows.
 */
export function pdfWriters(fixed: number): () => PdfWriter {
  const memory = growingMemory()
  return () => {
    memory.clear()
    memory.text(BEGINNING)
    /** Where each object begins, by its number. */
    const offsets: number[] = []
    let last = fixed
    return {
      text: memory.text,
      bytes: memory.bytes,
      digits: memory.digits,
      begin: number => {
        offsets[number] = memory.length()
        memory.digits(number)
        memory.text(' 0 obj\n')
      },
      finish: () => memory.text('\nendobj\n'),
      reserve: count => {
        last += count
        return last - count + 1
      },
      document: ({ root, info }) => {
        const table = memory.length()
        memory.text(`xref\n0 ${last + 1}\n0000000000 65535 f \n`)
        for (let number = 1; number <= last; number++) {
          memory.digits(offsets[number] ?? 0, 10)
          memory.text(' 00000 n \n')
        }
        memory.text(`trailer\n<</Size ${last + 1}/Root ${root} 0 R/Info ${info} 0 R>>\n`)
        memory.text(`startxref\n${table}\n%%EOF\n`)
        return memory.copy()
      },
    }
  }
}

/** Bytes in memory that grows when it is full. */
function growingMemory() {
  let buffer = Buffer.alloc(1 << 20)
  let end = 0
  const makeRoom = (more: number): void => {
    if (end + more <= buffer.length) return
    const larger = Buffer.alloc(Math.max(buffer.length * 2, end + more))
    buffer.copy(larger, 0, 0, end)
    buffer = larger
  }
  return {
    clear: (): void => {
      end = 0
    },
    length: (): number => end,
    copy: (): Uint8Array => Uint8Array.prototype.slice.call(buffer, 0, end),
    text: (value: string): void => {
      makeRoom(value.length)
      end += buffer.write(value, end, 'latin1')
    },
    bytes: (value: Uint8Array): void => {
      makeRoom(value.length)
      buffer.set(value, end)
      end += value.length
    },
    digits: (value: number, least = 1): void => {
      makeRoom(Math.max(20, least))
      let length = 1
      for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) length++
      length = Math.max(length, least)
      let rest = value
      for (let i = end + length - 1; i >= end; i--) {
        buffer[i] = ZERO + (rest % 10)
        rest = Math.floor(rest / 10)
      }
      end += length
    },
  }
}

/** A text as a name of a PDF. */
export const nameOf = (text: string): string =>
  `/${text.replaceAll(/[^A-Za-z0-9_-]/g, sign => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

const ASCII = /^[ -~]*$/

/** A text as a string of a PDF. */
export function stringOf(text: string): string {
  if (ASCII.test(text)) return `(${text.replaceAll(/[\\()]/g, sign => `\\${sign}`)})`
  const bytes = Buffer.from(`\ufeff${text.normalize('NFC')}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}
