/** Standard input as a file, for commands that read files more than once. */

import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { temporaryFolder } from '../disk/temporary.ts'

/** What stands for standard input among the files of a command. */
export const STDIN = '-'

export interface StdinFile {
  readonly path: string
  readonly remove: () => void
}

/** All of standard input in a file for its owner only, in a folder of its own; whoever asked for it removes it. */
export async function stdinFile(): Promise<StdinFile> {
  const { path: folder, remove } = temporaryFolder()
  const path = join(folder, 'stdin')
  try {
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    remove()
    throw error
  }
  return { path, remove }
}
