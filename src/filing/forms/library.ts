/** The office's own folder of official forms: each PDF it downloaded is checked before it is kept, and again when it is used. */

import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { LIMITS } from '../../record/limits.ts'
import type { Unusable } from '../../results/manifest.ts'
import { pathIn } from '../../results/path-in.ts'
import type { FormMap, OfficialForms } from './form-map.ts'
import { type Recognized, recognize } from './recognize.ts'

const FILE_MODE = 0o600
const FOLDER_MODE = 0o700
/** No form is nearly as long. */
const LONGEST = LIMITS.form.most

const nameOf = ({ form, revision }: FormMap): string => `${form}.${revision}.pdf`

export interface Added {
  readonly map: FormMap
  readonly path: string
  /** The same bytes were there already. */
  readonly known: boolean
}

/** Checks a downloaded form and keeps it. The sentence of a refusal goes on from the name of the file. */
export async function addForm(path: string, folder: string, forms: OfficialForms): Promise<Added | Unusable> {
  const found = await recognizeFile(path, forms)
  if ('unusable' in found) return found
  const bytes = readFileSync(path)
  const target = pathIn(folder, nameOf(found.map))
  if (existsSync(target) && readFileSync(target).equals(bytes))
    return { map: found.map, path: target, known: true }
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE })
  const temporary = `${target}.partial`
  rmSync(temporary, { force: true })
  const handle = openSync(temporary, 'wx', FILE_MODE)
  try {
    writeFileSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(temporary, FILE_MODE)
  renameSync(temporary, target)
  return { map: found.map, path: target, known: false }
}

const recognizeFile = async (path: string, forms: OfficialForms): Promise<Recognized | Unusable> =>
  statSync(path).size > LONGEST
    ? { unusable: 'is too large for a form; name the right file' }
    : recognize(readFileSync(path), forms)

export interface Library {
  /** The form to fill, by its number: the newest revision that the office has. */
  readonly forms: ReadonlyMap<string, Recognized>
  /** Files that are called like a form and cannot be used: sentences. */
  readonly faults: readonly string[]
}

/** Opens a folder of forms; one that is not there has none. */
export async function openLibrary(folder: string | undefined, official: OfficialForms): Promise<Library> {
  const forms = new Map<string, Recognized>()
  const faults: string[] = []
  for (const { map, path } of storedIn(folder, official)) {
    if (forms.has(map.form)) continue
    const found = await recognizeFile(path, official)
    if ('unusable' in found) faults.push(`[${path}] ${found.unusable}`)
    else if (nameOf(found.map) !== nameOf(map))
      faults.push(`[${path}] is another form than its name says; add it again with [setaside forms add]`)
    else forms.set(map.form, found)
  }
  return { forms, faults }
}

/** The files of a folder that are called like a known form, in the order of the maps. */
export function storedIn(
  folder: string | undefined,
  { maps }: OfficialForms,
): readonly { readonly map: FormMap; readonly path: string }[] {
  if (folder === undefined || !existsSync(folder)) return []
  const names = new Set(readdirSync(folder))
  return maps.filter(map => names.has(nameOf(map))).map(map => ({ map, path: pathIn(folder, nameOf(map)) }))
}
