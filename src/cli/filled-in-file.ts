/** Reads a table that people filled in, whatever program saved it: CSV with commas, semicolons or tabs, or a workbook. */

import { readFileSync, statSync } from 'node:fs'
import { decode, separatorOf } from '../facts/decode.ts'
import { LIMITS } from '../record/limits.ts'
import { type FilledIn, readFilledIn } from '../results/filled-in.ts'
import { sha256 } from '../results/hash.ts'
import { type Problem, refused, usage } from './exit.ts'
import type { Terminal } from './terminal.ts'

export interface FilledInFile extends FilledIn {
  /** Of the file as it is. */
  readonly sha256: string
}

/** Nothing that people fill in is as long as this; a file that is was named by mistake. */
const LONGEST = LIMITS.given.most

export async function readFilledInFile(
  path: string,
  what: string,
  { err }: Pick<Terminal, 'err'>,
): Promise<FilledInFile | Problem> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return usage(`[${path}] does not exist; name the ${what}`)
  if (!found.isFile()) return usage(`[${path}] is not a file; name the ${what}`)
  if (found.size > LONGEST) return refused(`[${path}] is too large for a ${what}; name the right file`)
  const bytes = readFileSync(path)
  if (isWorkbook(path, bytes)) {
    const sheet = await (await import('../report/spreadsheet.ts')).readSheet(bytes)
    return sheet === undefined
      ? refused(`[${path}] is no workbook that can be read; save it as XLSX or CSV UTF-8`)
      : { ...sheet, sha256: sha256(bytes) }
  }
  const decoded = decode(bytes)
  if ('why' in decoded) return refused(`[${path}] ${decoded.why}`)
  if (decoded.note !== undefined) err(`[${path}] ${decoded.note}.\n`)
  return { ...readFilledIn(decoded.text, separatorOf(decoded.text)), sha256: sha256(bytes) }
}

/** By what stands in it: a workbook is a zip. An empty file with that name is a broken one. */
const isWorkbook = (path: string, bytes: Buffer): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || /\.xlsx$/i.test(path)
