/** Opens files for reading, packed or not, and refuses, before anything is written, what cannot be read or is not of a format. */

import { type BigIntStats, closeSync, openSync, readSync, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type TemporaryFolder, temporaryFolder } from '../disk/temporary.ts'
import type { Accounts } from './accounts.ts'
import type { FileForm, OtherForms } from './forms/column-form.ts'
import { rewrite } from './rewrite.ts'
import { type OnUnpacked, unpack, unpackedBeginning } from './unpack.ts'

/** Why a file cannot be read, in one sentence, with what to do. */
export interface Refused {
  readonly refused: string
}

/** A file and what it was when it was opened: while it is read it must not change. */
export interface FileState {
  readonly path: string
  readonly bytes: number
  readonly changed: number
  /**
   * Which file it is, and when anything of it was last changed: unlike the time of its contents, nobody can set that back.
   * Absent of files of our own making.
   */
  readonly stamp?: string
}

export interface OpenedFile extends FileState {
  /** The name without its folder: how results refer to the file. */
  readonly name: string
  /** The file as it was given, where this was made of it. */
  readonly given?: FileState & {
    readonly sha256: string
    readonly was: 'packed' | 'in another form' | 'mapped'
  }
  /** Columns it writes in another form than its format. */
  readonly forms?: readonly FileForm[]
  /** Lines of it that are no rows and that nobody's record lacks. */
  readonly harmless?: number
  /** What could not be taken as it stood when it was written anew, by kind. */
  readonly notes?: Readonly<Record<string, number>>
}

/** Where a packed file is unpacked to, and one in another form written anew. */
export interface Unpacking {
  /** The path of a new file, which is somebody else's to remove. */
  readonly scratch: (name: string) => string
  readonly onUnpacked?: OnUnpacked
}

/** What a format says of a file before it is planned; see `Format`. */
export interface Recognizing {
  readonly recognizes: (head: Uint8Array, name: string) => true | string
  readonly otherForms?: (path: string, bytes: number) => OtherForms | string | undefined
  readonly together?: (
    files: readonly OpenedFile[],
    scratch: (name: string) => string,
  ) => readonly OpenedFile[] | Refused
}

/** Opens the files of one population; refuses all of them where one is not of this format. */
export async function openAll(
  paths: readonly string[],
  format: Recognizing,
  unpacking: Unpacking,
): Promise<readonly OpenedFile[] | Refused> {
  if (paths.length === 0) return { refused: 'no file was given: name at least one bulk file.' }
  const files: OpenedFile[] = []
  let unpacked = 0
  for (const path of paths) {
    const opened = await openFile(path, format, {
      scratch: name => unpacking.scratch(`${files.length}-${name}`),
      onUnpacked: bytes => unpacking.onUnpacked?.(unpacked + bytes),
    })
    if ('refused' in opened) return opened
    unpacked += opened.given?.was === 'packed' ? opened.given.bytes : 0
    files.push(opened)
  }
  return format.together?.(files, unpacking.scratch) ?? files
}

const GZIP = [0x1f, 0x8b]

async function openFile(
  path: string,
  format: Recognizing,
  unpacking: Unpacking,
): Promise<OpenedFile | Refused> {
  const refuse = (why: string): Refused => ({ refused: `[${path}] ${why}` })
  let state: FileState
  try {
    const found = await stat(path, { bigint: true })
    if (found.isDirectory()) return refuse('is a folder: give the files in it.')
    if (!found.isFile()) return refuse('is not a plain file: it is read twice, so save it to disk first.')
    if (found.size === 0n) return refuse('is empty: ask for it again.')
    state = { path, bytes: Number(found.size), changed: statSync(path).mtimeMs, stamp: stampOf(found) }
    const beginning = readBeginning(path, GZIP.length)
    if (!GZIP.every((byte, at) => beginning[at] === byte)) {
      const recognized = askFormat(format, path, state.bytes, basename(path))
      if (recognized !== true) return refuse(recognized)
      const forms = format.otherForms?.(path, state.bytes)
      if (typeof forms === 'string') return refuse(forms)
      return inUsualForm({ ...state, name: basename(path) }, forms, unpacking)
    }
  } catch (error) {
    return refuse(faultOf(error))
  }
  // What cannot be written is no fault of the file.
  return openPacked(state, format, unpacking)
}

async function openPacked(
  packed: FileState,
  format: Recognizing,
  unpacking: Unpacking,
): Promise<OpenedFile | Refused> {
  const name = basename(packed.path)
  const refuse = (why: string): Refused => ({ refused: `[${packed.path}] ${why}` })
  const path = unpacking.scratch(name)
  const unpacked = await unpack(packed.path, path, unpacking.onUnpacked)
  if ('damaged' in unpacked) return refuse(unpacked.damaged)
  const { size, mtimeMs } = await stat(path)
  if (size === 0) return refuse('holds nothing: ask for it again.')
  const recognized = askFormat(format, path, size, name)
  if (recognized !== true) return refuse(recognized)
  const forms = format.otherForms?.(path, size)
  if (typeof forms === 'string') return refuse(forms)
  const given = { ...packed, ...unpacked, was: 'packed' } as const
  return inUsualForm({ path, name, bytes: size, changed: mtimeMs, given }, forms, unpacking)
}

/** What a file is, from its beginning, before any run reads it: why it would be refused, or the columns it writes in another form. */
export async function lookAt(
  path: string,
  format: Recognizing,
): Promise<Refused | { readonly forms: readonly FileForm[] }> {
  const name = basename(path)
  const refuse = (why: string): Refused => ({ refused: `[${name}] ${why}` })
  try {
    const { size } = await stat(path)
    if (size === 0) return refuse('is empty: ask for it again.')
    const beginning = readBeginning(path, GZIP.length)
    if (GZIP.every((byte, at) => beginning[at] === byte)) {
      const unpacked = await unpackedBeginning(path, BEGINNINGS[1])
      if ('damaged' in unpacked) return refuse(unpacked.damaged)
      const lines = unpacked.head.subarray(0, unpacked.head.lastIndexOf(LF) + 1)
      const recognized = format.recognizes(lines.length === 0 ? unpacked.head : lines, name)
      return recognized === true ? { forms: [] } : refuse(recognized)
    }
    const recognized = askFormat(format, path, size, name)
    if (recognized !== true) return refuse(recognized)
    const forms = format.otherForms?.(path, size)
    if (typeof forms === 'string') return refuse(forms)
    return { forms: (forms?.columns ?? []).map(column => ({ file: name, ...column })) }
  } catch (error) {
    return refuse(faultOf(error))
  }
}

/** The file, written anew where columns of it are read in another form. */
function inUsualForm(file: OpenedFile, forms: OtherForms | undefined, { scratch }: Unpacking): OpenedFile {
  if (forms === undefined) return file
  const { path, name, bytes, changed, stamp } = file
  const told = { forms: forms.columns.map(column => ({ file: name, ...column })) }
  if (forms.translate === undefined) return { ...file, ...told }
  const into = scratch(`${name}.usual`)
  const { sha256 } = rewrite(path, into, forms.translate)
  const made = statSync(into)
  return {
    given: {
      path,
      bytes,
      changed,
      sha256,
      was: 'in another form',
      ...(stamp === undefined ? {} : { stamp }),
    },
    ...file,
    ...told,
    path: into,
    bytes: made.size,
    changed: made.mtimeMs,
  }
}

/** So much of a file is looked at first, and then, where it was not recognized by that. */
const BEGINNINGS = [1 << 16, 1 << 20, 1 << 24] as const
const LF = 10

function askFormat({ recognizes }: Recognizing, path: string, bytes: number, name: string): true | string {
  let answer: true | string = true
  for (const size of BEGINNINGS) {
    const head = readBeginning(path, size)
    const whole = head.length >= bytes
    const lines = whole ? head : head.subarray(0, head.lastIndexOf(LF) + 1)
    answer = recognizes(lines.length === 0 ? head : lines, name)
    if (answer === true || whole) break
  }
  return answer
}

function readBeginning(path: string, size: number): Buffer {
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.allocUnsafeSlow(size)
    let got = 0
    while (got < size) {
      const more = readSync(handle, bytes, got, size - got, got)
      if (more === 0) break
      got += more
    }
    return bytes.subarray(0, got)
  } finally {
    closeSync(handle)
  }
}

/** The accounts of what was read of these files, with what is told of the files themselves. */
export function withFiles(
  accounts: Accounts,
  files: readonly Pick<OpenedFile, 'forms' | 'notes'>[],
): Accounts {
  const forms = files.flatMap(file => file.forms ?? [])
  const notes = { ...accounts.notes }
  for (const file of files)
    for (const [kind, count] of Object.entries(file.notes ?? {})) notes[kind] = (notes[kind] ?? 0) + count
  return { ...accounts, notes, ...(forms.length === 0 ? {} : { forms }) }
}

/** Refuses files that are not what they were when they were opened. */
export function changed(files: readonly OpenedFile[]): Refused | undefined {
  for (const file of files) {
    const { path, bytes, changed, stamp } = file.given ?? file
    const now = statSync(path, { throwIfNoEntry: false })
    if (now?.size !== bytes || now.mtimeMs !== changed || isOther(path, stamp))
      return { refused: `[${path}] has changed since it was opened: run again.` }
  }
  return undefined
}

const stampOf = ({ dev, ino, ctimeNs }: BigIntStats): string => `${dev}:${ino}:${ctimeNs}`

/** Whether another file has its name by now, or what it holds was written over and its time set back. */
function isOther(path: string, stamp: string | undefined): boolean {
  const now = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stamp !== undefined && (now === undefined || stampOf(now) !== stamp)
}

/** Faults of the file system are the input's; any other is ours and is thrown. */
export function faultIn(files: readonly OpenedFile[], error: unknown): Refused {
  if (!isFileFault(error)) throw error
  const path =
    error instanceof Error && 'path' in error ? String(error.path) : files.map(({ name }) => name).join(', ')
  return { refused: `[${path}] ${faultOf(error)}` }
}

/** Whether the file system said it: any other error is a fault of this program, and is thrown on. */
const isFileFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error

/** What the file system said, in words. Throws what it did not say. */
function faultOf(error: unknown): string {
  if (!isFileFault(error)) throw error
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === 'ENOENT') return 'does not exist: check the path.'
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read by this user: check its permissions.'
  if (code === 'EISDIR') return 'is a folder: give the files in it.'
  return `could not be read (${code ?? 'unknown fault'}): copy it again and retry.`
}

export interface TemporaryFiles {
  /** The path of a new one, in a folder that is made for the first of them. */
  readonly scratch: (name: string) => string
  readonly remove: () => void
}

/** They are gone when they are removed, or the process ends. */
export function temporaryFiles(): TemporaryFiles {
  let folder: TemporaryFolder | undefined
  return {
    scratch: name => {
      folder ??= temporaryFolder()
      return join(folder.path, name)
    },
    remove: () => folder?.remove(),
  }
}
