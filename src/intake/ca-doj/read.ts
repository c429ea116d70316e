/**
 * Reads California DOJ bulk files into people, in one thread. The run reads the same parts in several; see `src/run`.
 *
 * Two passes. The first reads only the identifiers and finds which groups of rows share one with another. The second reads
 * every row, and gives each person whole, in the order of their first rows.
 */
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Accounts, addAccounts, noAccounts } from '../accounts.ts'
import type { IdentityNote } from '../identity/note.ts'
import type { Reading as PeopleReading, PeopleSink } from '../reading.ts'
import { partIdentifier } from './identify.ts'
import { joinLinked, type PartOf } from './join-linked.ts'
import { gatherMarks } from './linked-groups.ts'
import { faultOf, isFileFault, type OpenedFile, openFile, type Refused, type Unpacking } from './open.ts'
import { cut, type Source } from './part.ts'
import { type LinkedPeople, type PartToRead, partReader } from './read-part.ts'

export { type Accounts, addAccounts, noAccounts } from '../accounts.ts'
export { byNote, type IdentityNote } from '../identity/note.ts'
export type { PeopleSink, ReadPerson, Reject, Relevance } from '../reading.ts'
export { partSplitter, sortVolume, volumesFor } from './cluster.ts'
export { type IdentifiedPart, partIdentifier } from './identify.ts'
export { joinLinked, type PartOf } from './join-linked.ts'
export { gatherMarks, type LinkedGroup } from './linked-groups.ts'
export type { OpenedFile, Refused } from './open.ts'
export { cut, newSpace, type Range, type Source } from './part.ts'
export { type PartReader, type PartToRead, partReader } from './read-part.ts'
export type { Fault } from './scan.ts'
export type { Stretches } from './stretches.ts'
export { goesBy } from './subject.ts'

/** Bytes of a part. The same for every run, as the order of the results follows from it. */
export const PART_BYTES = 4 << 20

export interface Identified {
  /** About how many there are. */
  readonly people: number
}

export interface Reading extends Omit<PeopleReading, 'keep' | 'wantsOthers'>, PeopleSink {
  readonly onProgress?: Progress
}

/** Awaited now and then, with the bytes read in this pass. */
type Progress = (bytes: number) => void | Promise<void>

export interface Opened {
  readonly files: readonly OpenedFile[]
  /** All files together. */
  readonly bytes: number
  /** The first pass. Called once; `people` calls it when it has not been. */
  readonly identify: (reading?: { readonly onProgress?: Progress }) => Promise<Identified | Refused>
  /** The second pass. */
  readonly people: (reading: Reading) => Promise<Accounts | Refused>
}

/** Opens the files of one population; refuses all of them where one is not of this format. */
export async function openFiles(
  paths: readonly string[],
  partBytes: number = PART_BYTES,
): Promise<Opened | Refused> {
  const files = await openAll(paths, { scratch: temporary() })
  if ('refused' in files) return files
  let identified: Promise<Plan | Refused> | undefined
  const identify = (onProgress?: Progress) =>
    (identified ??= reading(files, sources => readIdentity(files, sources, partBytes, onProgress)))
  return {
    files,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    identify: async (asked = {}) => {
      const plan = await identify(asked.onProgress)
      return 'refused' in plan ? plan : { people: plan.people }
    },
    people: async asked => {
      const plan = await identify()
      if ('refused' in plan) return plan
      return changed(files) ?? reading(files, sources => readPeople(files, sources, plan, asked))
    },
  }
}

/** Gives paths in a folder of the system's, which is gone when the process ends. */
function temporary(): (name: string) => string {
  let folder: string | undefined
  return name => {
    if (folder === undefined) {
      const made = mkdtempSync(join(tmpdir(), 'setaside-'))
      process.once('exit', () => rmSync(made, { recursive: true, force: true }))
      folder = made
    }
    return join(folder, name)
  }
}

/** Looks into the files of one population; refuses all of them where one is not of this format. */
export async function openAll(
  paths: readonly string[],
  unpacking: Unpacking,
): Promise<readonly OpenedFile[] | Refused> {
  if (paths.length === 0) return { refused: 'no file was given: name at least one bulk file.' }
  const files: OpenedFile[] = []
  let unpacked = 0
  for (const path of paths) {
    const opened = await openFile(path, {
      scratch: name => unpacking.scratch(`${files.length}-${name}`),
      onUnpacked: bytes => unpacking.onUnpacked?.(unpacked + bytes),
    })
    if ('refused' in opened) return opened
    unpacked += opened.packed?.bytes ?? 0
    files.push(opened)
  }
  return files
}

/** Refuses files that are not what they were when they were opened. */
export function changed(files: readonly OpenedFile[]): Refused | undefined {
  for (const file of files) {
    const { path, bytes, changed } = file.packed ?? file
    const now = statSync(path, { throwIfNoEntry: false })
    if (now?.size !== bytes || now.mtimeMs !== changed)
      return { refused: `[${path}] has changed since it was opened: run again.` }
  }
  return undefined
}

/** Faults of the file system are the input's; any other is ours and is thrown. */
export function faultIn(files: readonly OpenedFile[], error: unknown): Refused {
  if (!isFileFault(error)) throw error
  const path =
    error instanceof Error && 'path' in error ? String(error.path) : files.map(({ name }) => name).join(', ')
  return { refused: `[${path}] ${faultOf(error)}` }
}

interface Plan {
  readonly people: number
  readonly parts: readonly PartToRead[]
  readonly notes: readonly IdentityNote[]
  readonly rejectedOfNobody: number
}

/** What the caller's own functions throw is not a fault of the files. */
const THEIRS = Symbol('theirs')
interface Theirs {
  readonly [THEIRS]: unknown
}
function guard<A extends readonly unknown[], R>(call: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    try {
      return call(...args)
    } catch (error) {
      throw { [THEIRS]: error } satisfies Theirs
    }
  }
}

/** Opens files for reading in this thread. */
export function openSources(
  volumes: readonly { readonly path: string; readonly bytes: number; readonly file?: number }[],
): { readonly sources: readonly Source[]; readonly close: () => void } {
  const sources: Source[] = []
  const close = (): void => {
    for (const { handle } of sources) closeSync(handle)
  }
  try {
    for (const { path, bytes, file } of volumes)
      sources.push({ handle: openSync(path, 'r'), bytes, ...(file === undefined ? {} : { file }) })
  } catch (error) {
    close()
    throw error
  }
  return { sources, close }
}

async function reading<T>(
  files: readonly OpenedFile[],
  read: (sources: readonly Source[]) => Promise<T>,
): Promise<T | Refused> {
  let opened: ReturnType<typeof openSources> | undefined
  try {
    opened = openSources(files.map(({ path, bytes }, file) => ({ path, bytes, file })))
    return await read(opened.sources)
  } catch (error) {
    if (typeof error === 'object' && error !== null && THEIRS in error) throw (error as Theirs)[THEIRS]
    return faultIn(files, error)
  } finally {
    opened?.close()
  }
}

async function readIdentity(
  files: readonly OpenedFile[],
  sources: readonly Source[],
  partBytes: number,
  onProgress?: Progress,
): Promise<Plan> {
  const names = files.map(({ name }) => name)
  const marks = gatherMarks(temporary())
  const identify = partIdentifier()
  const parts: PartOf[] = []
  let [groups, done] = [0, 0]
  for (const [file, source] of sources.entries()) {
    let before = 0
    for (const range of cut(source.bytes, partBytes)) {
      const found = identify(source, range, parts.length)
      marks.add(found.marks)
      parts.push({ source: file, range, before })
      before += found.lines
      groups += found.groups
      done += range.end - range.start
      await guard(async () => onProgress?.(done))()
    }
  }
  const { groups: linked } = marks.linked(Number.POSITIVE_INFINITY)
  const joined = joinLinked(parts, linked, sources, names)
  return {
    people: groups - linked.length + joined.people,
    parts: parts.map((part, at) => ({ ...part, linked: joined.byPart.get(at) ?? NONE })),
    notes: joined.notes,
    rejectedOfNobody: joined.rejectedOfNobody,
  }
}

const NONE: LinkedPeople = new Map()

async function readPeople(
  files: readonly OpenedFile[],
  sources: readonly Source[],
  plan: Plan,
  asked: Reading,
): Promise<Accounts> {
  const progress = guard(async (bytes: number) => asked.onProgress?.(bytes))
  const onNotes = guard((notes: readonly IdentityNote[]) => asked.onNotes?.(notes))
  const reader = partReader(
    files.map(({ name }) => name),
    { ...asked, keep: true, wantsOthers: true },
    {
      onPerson: guard(asked.onPerson),
      onReject: guard(reject => asked.onReject?.(reject)),
      onNotes,
    },
  )
  const whole = noAccounts()
  whole.rejectedOfNobody = plan.rejectedOfNobody
  onNotes(plan.notes)
  let done = 0
  for (const part of plan.parts) {
    addAccounts(whole, reader.read(part, sources))
    done += part.range.end - part.range.start
    await progress(done)
  }
  return whole
}
