/** Files beside those of a run, made of their bytes as they are written: another format of the same tables. */
import type { Tables } from './consumer.ts'
import type { Output } from './output.ts'

export interface Beside {
  /** What is to be written of further files when these bytes have been written of this one. */
  readonly append: (name: string, bytes: Uint8Array) => Tables
  /** The rest of each, once nothing more is written. */
  readonly end: () => Tables
}

/** The same folder of results, with the further files in it: under temporary names, hashed and named in the manifest. */
export function withBeside(output: Output, beside: Beside): Output {
  const also = (tables: Tables): void => {
    for (const [name, bytes] of Object.entries(tables)) output.append(name, bytes)
  }
  return {
    ...output,
    append: (name, bytes) => {
      output.append(name, bytes)
      also(beside.append(name, bytes))
    },
    finish: describe => {
      also(beside.end())
      output.finish(describe)
    },
  }
}
