/** Reads a finished run back: its manifest, and its files once their bytes are found to be those the manifest names. */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type InputFile, sha256 } from './manifest.ts'
import { MANIFEST, type OutputFile } from './output.ts'

/** A folder that a run has finished, with the files asked for open to be read. */
export interface Finished {
  readonly folder: string
  /** Of the manifest's own bytes: it names the run. */
  readonly manifestSha256: string
  readonly inputs: readonly InputFile[]
  readonly outputs: readonly OutputFile[]
  /** The manifest as it stands there: other versions of Setaside may have written more into it. */
  readonly manifest: Readonly<Record<string, unknown>>
  /** The files asked for that the run has, by name: the very files whose bytes were checked, whatever is renamed since. */
  readonly open: ReadonlyMap<string, number>
  readonly close: () => void
}

/** Why a folder is no finished run that can be relied on, in a sentence. */
export interface NotFinished {
  readonly refused: string
}

/** A manifest is a few pages; what is larger is something else, and is not read. */
const LARGEST = 1 << 26

/**
 * Opens a finished run, named by its folder or by the manifest in it. Every file the manifest names is read once and held
 * against its hash; those of `wanted` stay open. Throws the system's error where a file may not be read.
 */
export function openFinished(path: string, wanted: readonly string[]): NotFinished | Finished {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined)
    return no(path, 'does not exist: give the folder of a finished run, or the manifest in it')
  const folder = found.isDirectory() ? path : dirname(path)
  const manifestPath = found.isDirectory() ? join(path, MANIFEST) : path
  const size = found.isDirectory() ? statSync(manifestPath, { throwIfNoEntry: false })?.size : found.size
  if (size === undefined)
    return no(path, `holds no ${MANIFEST}: it is no finished run; let the run finish, or give another folder`)
  const bytes = size > LARGEST ? Buffer.alloc(0) : readFileSync(manifestPath)
  const manifest = parsed(bytes)
  if (manifest === undefined || typeof manifest.setaside !== 'string')
    return no(manifestPath, `is no ${MANIFEST} of Setaside: give the folder of a finished run`)
  if ('comparison' in manifest)
    return no(manifestPath, 'is of a comparison, not of a run: give the folder of a finished run')
  const { inputs, outputs } = manifest
  if (!isFiles(inputs) || !isFiles(outputs))
    return no(manifestPath, 'does not name what went in and what came out: run it again')

  const open = new Map<string, number>()
  const close = (): void => {
    for (const handle of open.values()) closeSync(handle)
    open.clear()
  }
  let whole = false
  try {
    for (const output of outputs) {
      const file = join(folder, output.name)
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
        return no(file, `is named by ${MANIFEST} and is not there: run it again`)
      const handle = openSync(file, 'r')
      open.set(output.name, handle)
      if (fstatSync(handle).size !== output.bytes || hashOf(handle) !== output.sha256)
        return no(
          file,
          `is not as the run wrote it (its bytes are not those that ${MANIFEST} names): run it again`,
        )
      if (!wanted.includes(output.name)) {
        closeSync(handle)
        open.delete(output.name)
      }
    }
    whole = true
    return { folder, manifestSha256: sha256(bytes), inputs, outputs, manifest, open, close }
  } finally {
    if (!whole) close()
  }
}

/** Whether a folder holds a finished run, and not a comparison or anything else. */
export function holdsRun(folder: string): boolean {
  const path = join(folder, MANIFEST)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? LARGEST + 1
  const manifest = size > LARGEST ? undefined : parsed(readFileSync(path))
  return manifest !== undefined && 'setaside' in manifest && !('comparison' in manifest)
}

const no = (path: string, says: string): NotFinished => ({ refused: `[${path}] ${says}.` })

function parsed(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const found: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? Object.fromEntries(Object.entries(found))
      : undefined
  } catch {
    return undefined
  }
}

/** Files named with their hashes; a name is of a file in the folder and of none elsewhere. */
function isFiles(value: unknown): value is readonly OutputFile[] {
  return (
    Array.isArray(value) &&
    value.every(
      (file: unknown) =>
        typeof file === 'object' &&
        file !== null &&
        'name' in file &&
        typeof file.name === 'string' &&
        file.name !== '' &&
        basename(file.name) === file.name &&
        'bytes' in file &&
        typeof file.bytes === 'number' &&
        'sha256' in file &&
        typeof file.sha256 === 'string',
    )
  )
}

function hashOf(handle: number): string {
  const hash = createHash('sha256')
  const block = Buffer.allocUnsafeSlow(1 << 20)
  for (let at = 0; ; ) {
    const read = readSync(handle, block, 0, block.length, at)
    if (read === 0) return hash.digest('hex')
    hash.update(block.subarray(0, read))
    at += read
  }
}
