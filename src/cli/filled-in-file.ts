/** Reads a table that people filled in, from a file that a command was given. */
import { readFileSync, statSync } from 'node:fs'
import { LIMITS } from '../record/limits.ts'
import { type FilledInBytes, readFilledInBytes } from '../report/filled-in-bytes.ts'
import { type Problem, refused, usage } from './exit.ts'
import type { Terminal } from './terminal.ts'

export type FilledInFile = FilledInBytes

export async function readFilledInFile(
  path: string,
  what: string,
  { err }: Pick<Terminal, 'err'>,
): Promise<FilledInFile | Problem> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return usage(`[${path}] does not exist; name the ${what}`)
  if (!found.isFile()) return usage(`[${path}] is not a file; name the ${what}`)
  if (found.size > LIMITS.given.most)
    return refused(`[${path}] is too large for a ${what}; name the right file`)
  const read = await readFilledInBytes(readFileSync(path), /\.xlsx$/i.test(path))
  if ('why' in read) return refused(`[${path}] ${read.why}`)
  if (read.note !== undefined) err(`[${path}] ${read.note}.\n`)
  return read
}
