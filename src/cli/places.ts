/** Looks at the paths of a command before anything is read or written: no file twice, no input under the results. */
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { type FolderKind, foreignFile } from '../results/folder-kind.ts'
import { type Problem, usage } from './exit.ts'

/**
 * Why these cannot be the files of one population: one is named twice, whatever its path, or two could not be told apart
 * in the results, which call a file by its name.
 */
export function sameFiles(files: readonly string[]): Problem | undefined {
  const known = new Map<string, string>()
  for (const path of files) {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    if (found === undefined) continue
    const id = `${found.dev}:${found.ino}`
    const first = known.get(id)
    if (first !== undefined) return usage(`[${path}] is the same file as [${first}]; name it once`)
    known.set(id, path)
  }
  const names = new Map<string, string>()
  for (const path of files) {
    const first = names.get(basename(path))
    if (first !== undefined)
      return usage(
        `[${first}] and [${path}] have one name, and the results call a file by its name; rename one of them`,
      )
    names.set(basename(path), path)
  }
  return undefined
}

/** Why results cannot be written into this folder: an input, or what somebody else put there, would be lost. */
export function noFolder(
  out: string,
  files: readonly string[],
  results: readonly string[],
  kind?: FolderKind,
): Problem | undefined {
  if (out.trim() === '') return usage('--out is blank; name a folder for the results')
  const clash = files.find(file => standsIn(file, out, results))
  if (clash !== undefined)
    return usage(
      `the file [${clash}] stands in the folder for results and is named as one of them; choose another [--out]`,
    )
  const foreign = foreignFile(out, kind)
  return foreign === undefined
    ? undefined
    : usage(
        `[${join(out, foreign)}] would be written over, and no run is known to have written it; choose another [--out], or move it away`,
      )
}

/** Whether a file of the input would be written over by the results, through whatever links it is named. */
function standsIn(file: string, out: string, results: readonly string[]): boolean {
  const path = real(file)
  const name = basename(path)
  return dirname(path) === real(out) && (name.endsWith('.json') || results.includes(name))
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
