/**
 * `inputs.json`: where the files of a run were, and when they were last changed. It is the only file of a run that the
 * manifest does not name: it says something of the machine, and the same files elsewhere give the same results.
 */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isObject } from './manifest.ts'
import { pathIn } from './path-in.ts'

export const INPUTS = 'inputs.json'

/** A file in the order of the manifest. */
export interface InputPlace {
  /** From the folder of the results, where it is not whole: what is kept beside them is moved with them. */
  readonly path: string
  /** When it was last changed, in milliseconds, as the system tells it. */
  readonly changed: number
}

export const inputsJson = (files: readonly InputPlace[]): string =>
  `${JSON.stringify({ files: files.map(({ path, changed }) => ({ path, changed })) }, undefined, 2)}\n`

/** With whole paths. Nothing where the folder has none, or one that cannot be read: whoever asks can be told where the files are. */
export function readInputs(folder: string): readonly InputPlace[] {
  const path = pathIn(folder, INPUTS)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return []
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isObject(found) && Array.isArray(found.files) && found.files.every(isPlace)
      ? found.files.map(({ path: at, changed }) => ({ path: resolve(folder, at), changed }))
      : []
  } catch {
    return []
  }
}

const isPlace = (file: unknown): file is InputPlace =>
  isObject(file) && typeof file.path === 'string' && typeof file.changed === 'number'
