/** Files made of the bytes of others as these are written: the same tables in another format. */
import type { Output } from './folder.ts'

/** Bytes to be written, by the name of the file. */
export type FileBytes = Readonly<Record<string, Uint8Array>>

export interface Conversion {
  /** What is to be written of further files when these bytes have been written of this one. */
  readonly append: (name: string, bytes: Uint8Array) => FileBytes
  /** The rest of each, once nothing more is written. */
  readonly end: () => FileBytes
}

/** The same folder of results, with the further files in it: under temporary names, hashed and named in the manifest. */
export function withConversion(output: Output, conversion: Conversion): Output {
  const also = (files: FileBytes): void => {
    for (const [name, bytes] of Object.entries(files)) output.append(name, bytes)
  }
  return {
    ...output,
    append: (name, bytes) => {
      output.append(name, bytes)
      also(conversion.append(name, bytes))
    },
    finish: describe => {
      also(conversion.end())
      output.finish(describe)
    },
  }
}
