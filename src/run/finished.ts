/** Reads a finished run back: its manifest, and its files once their bytes are found to be those the manifest names. */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type InputFile, type Manifest, sha256 } from './manifest.ts'
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
  if ('filing' in manifest)
    return no(manifestPath, 'is of a filing, not of a run: give the folder of a finished run')
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
  return (
    manifest !== undefined && 'setaside' in manifest && !('comparison' in manifest) && !('filing' in manifest)
  )
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

// ---- one table at a time: for whoever needs the manifest first, and then a table line by line -----------------------

/** What the manifest of a run says of it. */
export interface FinishedRun {
  readonly folder: string
  /** The hash of the manifest itself: it names the run. */
  readonly sha256: string
  /** The version of Setaside that decided. */
  readonly setaside: string
  /** `YYYY-MM-DD`: the day the answers are for. */
  readonly asOf: string
  readonly county: string
  readonly programme: Manifest['programme']
  readonly policy?: NonNullable<Manifest['policy']>
  readonly inputs: readonly InputFile[]
  readonly outputs: readonly OutputFile[]
  /** Every line of the input, and what became of it. */
  readonly rows: Readonly<Record<string, unknown>>
}

/** Why a folder cannot be used, in a sentence. */
export interface Unusable {
  readonly unusable: string
}

/** Reads the manifest of a run. */
export function readRun(folder: string): FinishedRun | Unusable {
  const path = join(folder, MANIFEST)
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    return {
      unusable: `[${folder}] holds no finished run: it has no ${MANIFEST}; name the folder of [setaside run --out]`,
    }
  const bytes = readFileSync(path)
  let found: unknown
  try {
    found = JSON.parse(bytes.toString('utf8'))
  } catch {
    found = undefined
  }
  if (!isManifest(found))
    return { unusable: `[${path}] is not the manifest of a run; name the folder of [setaside run --out]` }
  const { setaside, asOf, county, programme, policy, inputs, outputs, rows } = found
  return {
    folder,
    sha256: sha256(bytes),
    setaside,
    asOf,
    county,
    programme,
    ...(policy === undefined ? {} : { policy }),
    inputs,
    outputs,
    rows: isObject(rows) ? rows : {},
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function isManifest(found: unknown): found is Manifest {
  return (
    isObject(found) &&
    typeof found.setaside === 'string' &&
    typeof found.asOf === 'string' &&
    typeof found.county === 'string' &&
    isObject(found.programme) &&
    Array.isArray(found.inputs) &&
    Array.isArray(found.outputs)
  )
}

/** A line of a table by the names of its columns. */
export type TableRow = Readonly<Record<string, string>>

const AT_ONCE = 1 << 18

/**
 * Reads a table of a run line by line. The table is hashed on the way: where it is not the one the manifest names, that is
 * told at the end, and what `onRow` was given must not be used.
 */
export function readTable(
  { folder, outputs }: Pick<FinishedRun, 'folder' | 'outputs'>,
  name: string,
  onRow: (row: TableRow) => void,
): Unusable | undefined {
  const path = join(folder, name)
  const listed = outputs.find(output => output.name === name)
  if (listed === undefined)
    return {
      unusable: `[${folder}] has no ${name}; run it again with [--tables] naming [${name.replace(/\.csv$/, '')}]`,
    }
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    return { unusable: `[${path}] is gone, and the manifest beside it names it; make it again` }
  const handle = openSync(path, 'r')
  const hash = createHash('sha256')
  const rows = csvReader(onRow)
  try {
    const decoder = new TextDecoder()
    const buffer = Buffer.allocUnsafe(AT_ONCE)
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      const bytes = buffer.subarray(0, read)
      hash.update(bytes)
      rows.push(decoder.decode(bytes, { stream: true }))
    }
    rows.push(decoder.decode())
    rows.end()
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex') === listed.sha256
    ? undefined
    : {
        unusable: `[${path}] is not what was written there: it was changed since, or in part removed; make it again`,
      }
}

/** A spreadsheet's guard against formulas: the apostrophe our own tables put before such a cell. */
const GUARDED = /^' *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** Reads CSV as we write it, in pieces; the first line names the columns. */
export function csvReader(onRow: (row: TableRow, line: number) => void): {
  readonly push: (text: string) => void
  readonly end: () => void
} {
  let columns: readonly string[] | undefined
  let cells: string[] = []
  let cell = ''
  let quoted = false
  /** The last character was a quote in a quoted cell: the cell's end, or the first of two. */
  let pending = false
  let line = 1
  let began = 1

  const endCell = (): void => {
    cells.push(GUARDED.test(cell) ? cell.slice(1) : cell)
    cell = ''
  }
  const endRow = (): void => {
    if (cell === '' && cells.length === 0) return
    endCell()
    if (columns === undefined) columns = cells.map(name => name.replace(/^\uFEFF/, '').trim())
    else onRow(Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])), began)
    cells = []
  }
  const push = (text: string): void => {
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const sign = text[at]
      if (pending) {
        pending = false
        if (sign === '"') {
          cell += '"'
          from = at + 1
          continue
        }
        quoted = false
      }
      if (sign === '\n') line++
      if (quoted) {
        if (sign !== '"') continue
        cell += text.slice(from, at)
        from = at + 1
        pending = true
      } else if (sign === '"' && cell === '' && from === at) {
        quoted = true
        from = at + 1
      } else if (sign === ',') {
        cell += text.slice(from, at)
        from = at + 1
        endCell()
      } else if (sign === '\n') {
        cell += text.slice(from, at).replace(/\r$/, '')
        from = at + 1
        endRow()
        began = line
      }
    }
    cell += text.slice(from)
  }
  return {
    push,
    end: () => {
      cell = cell.replace(/\r$/, '')
      endRow()
    },
  }
}
