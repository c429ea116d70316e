/** Reads a small file that an option names, or says why it cannot. */

import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { LIMITS } from '../record/limits.ts'
import { type Problem, refused, usage } from './exit.ts'

/** Nothing that is read so is as long as this; a file that is was named by mistake. */
const LONGEST = LIMITS.given.most

export function readWhole(path: string, what: string): string | Problem {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return usage(`[${path}] does not exist; name the ${what}`)
  if (!found.isFile()) return usage(`[${path}] is not a file; name the ${what}`)
  if (found.size > LONGEST) return refused(`[${path}] is too large for a ${what}; name the right file`)
  const bytes = readFileSync(path)
  return isUtf8(bytes)
    ? bytes.toString('utf8')
    : refused(`[${path}] is not UTF-8, so its letters are not known: save the ${what} again as UTF-8`)
}
