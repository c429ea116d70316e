/** Opens the folder of a finished run: its manifest, and its tables checked against the hashes there. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type InputFile, type Manifest, sha256 } from './manifest.ts'
import { MANIFEST, type OutputFile } from './output.ts'

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
export function openFinished(folder: string): FinishedRun | Unusable {
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
