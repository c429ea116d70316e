/** Files made of the bytes of others as these are written: the same tables in another format; and a mark at the start of each. */
import type { Output } from './folder.ts'

/** Bytes to be written, by the name of the file. */
export type FileBytes = Readonly<Record<string, Uint8Array>>

export interface Conversion {
  /** What is to be written of further files when these bytes have been written of this one. */
  readonly append: (name: string, bytes: Uint8Array) => FileBytes
  /** The rest of each, once nothing more is written. */
  readonly end: () => FileBytes
}

/** How tables are written beside what they are: nothing of it changes a row. */
export interface TableForm {
  readonly conversion?: Conversion | undefined
  /** CSV begins with the mark by which spreadsheets know UTF-8. */
  readonly csvMark?: boolean
}

/** The same folder of results, with its tables in this form. */
export function inForm(output: Output, { conversion, csvMark = false }: TableForm): Output {
  const marked = csvMark ? withMark(output) : output
  return conversion === undefined ? marked : withConversion(marked, conversion)
}

/** The same folder of results, with the further files in it: under temporary names, hashed and named in the manifest. */
function withConversion(output: Output, conversion: Conversion): Output {
  const also = (files: FileBytes): void => {
    for (const [name, bytes] of Object.entries(files)) output.append(name, bytes)
  }
  return {
    ...output,
    append: (name, bytes) => {
      output.append(name, bytes)
      also(conversion.append(name, bytes))
    },
    write: (name, bytes) => {
      output.write(name, bytes)
      also(conversion.append(name, bytes))
    },
    finish: describe => {
      also(conversion.end())
      output.finish(describe)
    },
  }
}

/** U+FEFF in UTF-8. */
export const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])

function withMark(output: Output): Output {
  const begun = new Set<string>()
  const isNew = (name: string): boolean => {
    if (!name.endsWith('.csv') || begun.has(name)) return false
    begun.add(name)
    return true
  }
  return {
    ...output,
    append: (name, bytes) => {
      if (isNew(name)) output.append(name, UTF8_MARK)
      output.append(name, bytes)
    },
    write: (name, bytes) => output.write(name, isNew(name) ? Buffer.concat([UTF8_MARK, bytes]) : bytes),
  }
}
