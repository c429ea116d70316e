/** The files that a finished run read, where they are now and as they were. */
import { closeSync, existsSync, openSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { FinishedRun } from '../results/finished.ts'
import { sha256OfFile } from '../results/hash.ts'
import { readInputs } from '../results/inputs.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'

/** `moved`: where some of them are now. */
export function inputsOf(run: FinishedRun, moved: readonly string[]): readonly string[] | Problem {
  const paths = inputsThere(run, moved)
  if (isProblem(paths)) return paths
  const changed = paths.find((path, at) => hashOf(path) !== run.inputs[at]?.sha256)
  return changed === undefined ? paths : notAsItWas(changed)
}

/** By their names and sizes alone: what stands in them is read by whoever reads them. */
export function inputsThere(run: FinishedRun, moved: readonly string[] = []): readonly string[] | Problem {
  const places = readInputs(run.folder)
  const paths: string[] = []
  for (const [at, { name, bytes }] of run.inputs.entries()) {
    const path = moved.find(one => basename(one) === name) ?? places[at]?.path
    if (path === undefined || !existsSync(path))
      return usage(`[${name}], which the run read, is not there any more; name it where it is now`)
    if (statSync(path).size !== bytes) return notAsItWas(path)
    paths.push(path)
  }
  return paths
}

const notAsItWas = (path: string): Problem =>
  refused(`[${path}] is not as the run read it: run again, or name the file as it was`)

function hashOf(path: string): string {
  const handle = openSync(path, 'r')
  try {
    return sha256OfFile(handle)
  } finally {
    closeSync(handle)
  }
}
