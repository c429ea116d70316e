/** Looks at the beginning of a file and refuses, before anything is written, what is not this format. */
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { COLUMN_COUNT, COLUMN_NAMES } from './columns.ts'
import { type Line, scanFile } from './scan.ts'
import { textOf } from './text.ts'
import { type OnUnpacked, unpack } from './unpack.ts'

/** Why a file cannot be read, in one sentence, with what to do. */
export interface Refused {
  readonly refused: string
}

export interface OpenedFile extends FileState {
  /** The name without its folder: how results refer to the file. */
  readonly name: string
  /** The file as it was given, where it was packed and this is what it held. */
  readonly packed?: FileState & { readonly sha256: string }
}

/** A file and what it was when it was opened: between the two passes it must not change. */
export interface FileState {
  readonly path: string
  readonly bytes: number
  readonly changed: number
}

/** Where a packed file is unpacked to. */
export interface Unpacking {
  /** The path of a new file, which is somebody else's to remove. */
  readonly scratch: (name: string) => string
  readonly onUnpacked?: OnUnpacked
}

/** Lines looked at for one that is a row, before the file is taken for something else. */
const LOOKED_AT = 10_000

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly is: string; readonly do: string }[] =
  [
    { bytes: [0x25, 0x50, 0x44, 0x46], is: 'a PDF document', do: 'give the bulk file itself (.csv or .dat)' },
    {
      bytes: [0x50, 0x4b, 0x03, 0x04],
      is: 'a zip archive or spreadsheet',
      do: 'unpack it, or save the sheet as CSV',
    },
    { bytes: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old spreadsheet or document', do: 'save it as CSV' },
    { bytes: [0xff, 0xfe], is: 'UTF-16 text', do: 'save it as UTF-8 or Latin-1' },
    { bytes: [0xfe, 0xff], is: 'UTF-16 text', do: 'save it as UTF-8 or Latin-1' },
  ]

/** Opens one file for reading, packed or not, or says why not. */
export async function openFile(path: string, unpacking: Unpacking): Promise<OpenedFile | Refused> {
  const refuse = (why: string): Refused => ({ refused: `[${path}] ${why}` })
  let found: Awaited<ReturnType<typeof stat>>
  let beginning: Buffer
  try {
    found = await stat(path)
    if (found.isDirectory()) return refuse('is a folder: give the files in it.')
    if (!found.isFile()) return refuse('is not a plain file: it is read twice, so save it to disk first.')
    if (found.size === 0) return refuse('is empty: ask for it again.')
    beginning = await readBeginning(path)
  } catch (error) {
    return refuse(faultOf(error))
  }
  const state = { path, bytes: found.size, changed: found.mtimeMs }
  if (GZIP.every((byte, at) => beginning[at] === byte)) return openPacked(state, unpacking)
  const wrong = await wrongBeginning(beginning, path)
  return wrong === undefined ? { ...state, name: basename(path) } : refuse(wrong)
}

const GZIP = [0x1f, 0x8b]

async function openPacked(packed: FileState, unpacking: Unpacking): Promise<OpenedFile | Refused> {
  const name = basename(packed.path)
  const refuse = (why: string): Refused => ({ refused: `[${packed.path}] ${why}` })
  const path = unpacking.scratch(name)
  const unpacked = await unpack(packed.path, path, unpacking.onUnpacked)
  if ('damaged' in unpacked) return refuse(unpacked.damaged)
  const { size, mtimeMs } = await stat(path)
  if (size === 0) return refuse('holds nothing: ask for it again.')
  const wrong = await wrongBeginning(await readBeginning(path), path)
  return wrong === undefined
    ? { path, name, bytes: size, changed: mtimeMs, packed: { ...packed, ...unpacked } }
    : refuse(wrong)
}

/** Why a file is not of the format, from its first bytes and lines. */
async function wrongBeginning(beginning: Buffer, path: string): Promise<string | undefined> {
  for (const { bytes, is, do: advice } of SIGNATURES)
    if (bytes.every((byte, at) => beginning[at] === byte))
      return `is ${is}, not a California DOJ bulk file: ${advice}.`
  const zeros = beginning.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)
  if (zeros > beginning.length / 4)
    return 'looks like UTF-16 text or a binary file: save it as UTF-8 or Latin-1 text.'
  return await wrongFormat(path)
}

/** Whether the file system said it: any other error is a fault of this program, and is thrown on. */
export const isFileFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error

/** What the file system said, in words. Throws what it did not say. */
export function faultOf(error: unknown): string {
  if (!isFileFault(error)) throw error
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === 'ENOENT') return 'does not exist: check the path.'
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read by this user: check its permissions.'
  if (code === 'EISDIR') return 'is a folder: give the files in it.'
  return `could not be read (${code ?? 'unknown fault'}): copy it again and retry.`
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(4096)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Why the lines are not those of the format; undefined as soon as one of them is. */
async function wrongFormat(path: string): Promise<string | undefined> {
  let header: string | undefined
  let headed = false
  let rows = 0
  let lines = 0
  const counts = new Map<number, number>()
  const onLine = (line: Line): void => {
    if (header !== undefined || rows > 0 || line.kind === 'blank') return
    lines++
    if (line.kind === 'header') {
      headed = true
      header = wrongHeader(line)
    } else if (line.kind === 'row') rows++
    else if (line.fault === 'too few columns' || line.fault === 'too many columns')
      counts.set(line.fields, (counts.get(line.fields) ?? 0) + 1)
  }
  try {
    await scanFile({
      path,
      block: 1 << 16,
      onLine,
      onBlock: () => header === undefined && rows === 0 && lines < LOOKED_AT,
    })
  } catch (error) {
    return faultOf(error)
  }
  if (header !== undefined) return header
  if (rows > 0 || (headed && lines === 1)) return undefined
  if (lines === 0) return 'holds only blank lines: ask for it again.'
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  if (most === undefined)
    return 'has no line that can be read as a row: it is not a California DOJ bulk file.'
  return (
    `is not a California DOJ bulk file: its rows have ${most[0]} column${most[0] === 1 ? '' : 's'}, ` +
    `the format has ${COLUMN_COUNT}. Ask for the file with all its columns.`
  )
}

/** What is wrong with a header: it must name the columns in their order; a trailing comma is nothing. */
function wrongHeader(line: Line): string | undefined {
  const { fields } = line
  const trailing = fields === COLUMN_COUNT + 1 && textOf(line, COLUMN_COUNT) === ''
  if (fields !== COLUMN_COUNT && !trailing)
    return (
      `is not a California DOJ bulk file: its header has ${fields} columns, the format has ${COLUMN_COUNT}. ` +
      'Ask for the file with all its columns.'
    )
  for (const [column, name] of COLUMN_NAMES.entries()) {
    const found = textOf(line, column).toUpperCase()
    if (found === name) continue
    return (
      `is not a California DOJ bulk file: column ${column + 1} of its header is [${found.slice(0, 40)}], ` +
      `the format has [${name}] there. Ask for the columns in their order.`
    )
  }
  return undefined
}
