/** The manifest: hashes of what went in, what decided and what came out, so that a run can be answered for later. */

import { readFileSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { LIMITS } from '../record/limits.ts'
import { sha256 } from './hash.ts'
import { pathIn } from './path-in.ts'

export const MANIFEST = 'manifest.json'

/**
 * The version of the folder of results: raised when a file of it changes so that what reads it must change too. Folders of
 * before there was one name the program of statutes `programme` and carry no version; they are read as well. Version 2 has what
 * is due, later and open of each conviction, and columns whose names are no words of SQL.
 */
export const RESULTS_VERSION = 2

/** A file by its base name (a path may say more than it should) and its bytes. */
export interface InputFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}
export type OutputFile = InputFile

export interface Manifest {
  /** The version of Setaside. */
  readonly setaside: string
  readonly resultsVersion: number
  /** `YYYY-MM-DD`: the day the answers are for. */
  readonly asOf: string
  readonly county: string
  /** Whose law was asked: `us-ca`. */
  readonly jurisdiction: string
  /** What the files are. */
  readonly inputFormat: string
  /** What describes the files, where they are an office's own. */
  readonly mapping?: { readonly name: string; readonly sha256: string }
  readonly options: Readonly<Record<string, unknown>>
  readonly optionsSha256: string
  readonly program: { readonly name: string; readonly version: string; readonly rulesSha256: string }
  /** `file`: what the office's own policy file held; absent where the policy comes with the program. */
  readonly policy?: { readonly name: string; readonly sha256: string; readonly file?: unknown }
  readonly inputs: readonly InputFile[]
  /** The files of facts, how many lines came to what, and how many count of each fact: see facts.csv. */
  readonly facts?: {
    readonly files: readonly InputFile[]
    readonly lines: Readonly<Record<string, number>>
    readonly counting: Readonly<Record<string, number>>
  }
  /** Every line of the input, and what became of it. */
  readonly rows: unknown
  readonly outputs: readonly OutputFile[]
}

/** Why something cannot be used, in a sentence. */
export interface Unusable {
  readonly unusable: string
}

/** A manifest as it stands in a folder, with the keys of today. Other versions may have written more into it, or less. */
export interface FoundManifest {
  readonly folder: string
  readonly path: string
  /** The hash of the manifest itself: it names the run. */
  readonly sha256: string
  /** Not an object, or no JSON: nothing. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** A manifest is a few pages; what is larger is something else, and is not read. */
const LARGEST = LIMITS.manifest.most

/** The manifest of a folder, named by the folder or by the manifest in it; undefined where none stands there. */
export function findManifest(path: string): FoundManifest | undefined {
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path)
  const file = folder === path ? pathIn(path, MANIFEST) : path
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() !== true) return undefined
  const bytes = found.size > LARGEST ? Buffer.alloc(0) : readFileSync(file)
  return { folder, path: file, sha256: sha256(bytes), fields: withTodaysKeys(parsed(bytes)) }
}

function parsed(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(bytes.toString('utf8'))
    return isObject(found) && !Array.isArray(found) ? found : {}
  } catch {
    return {}
  }
}

/** Folders of before there was a version call the program otherwise, and some later ones the rows that name nobody. */
function withTodaysKeys(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { programme: program, ...rest } = fields
  const { rows } = rest
  return {
    ...(program === undefined ? {} : { program }),
    ...rest,
    ...(isObject(rows) && 'rejectedOfNobody' in rows
      ? { rows: { unattributed: rows.rejectedOfNobody, ...rows } }
      : {}),
  }
}

/** Whether it is of a run, and not of a comparison, a filing, an index or anything else. */
export const isOfRun = ({ fields }: Pick<FoundManifest, 'fields'>): boolean =>
  typeof fields.setaside === 'string' &&
  !('comparison' in fields) &&
  !('filing' in fields) &&
  !('report' in fields) &&
  !('reconciliation' in fields) &&
  !('index' in fields) &&
  !('group' in fields)

/** Why a folder of results is of a version that this Setaside cannot read; undefined where it can. */
export function whyTooNew({ path, fields: { resultsVersion = 0 } }: FoundManifest): Unusable | undefined {
  return typeof resultsVersion === 'number' && resultsVersion <= RESULTS_VERSION
    ? undefined
    : {
        unusable: `[${path}] was written by a newer Setaside (results of version [${String(resultsVersion)}], and this one reads up to ${RESULTS_VERSION}): use that one, or run again with this one.`,
      }
}

/** Files named with their hashes; a name is of a file in the folder and of none elsewhere. */
export const isFiles = (value: unknown): value is readonly OutputFile[] =>
  Array.isArray(value) && value.every(isFile)

const isFile = (file: unknown): file is OutputFile =>
  isObject(file) &&
  typeof file.name === 'string' &&
  file.name !== '' &&
  basename(file.name) === file.name &&
  typeof file.bytes === 'number' &&
  typeof file.sha256 === 'string'

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
