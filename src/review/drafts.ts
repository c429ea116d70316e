/** Runs that somebody is putting together: files that were brought, each written to the data folder as it comes, until the run begins or nobody wants it any more. */
import { randomBytes } from 'node:crypto'
import {
  createWriteStream,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LIMITS } from '../record/limits.ts'
import { isObject, type Unusable } from '../results/manifest.ts'
import { newRunFolder, type RunFolder, removePlace } from './run-place.ts'

export interface DraftFile {
  readonly name: string
  readonly bytes: number
  /** Of a file that stays where it is. */
  readonly path?: string
}

export interface Draft {
  readonly id: string
  readonly by: number
  readonly folder: RunFolder
  readonly files: readonly DraftFile[]
  /** Files of the office's own that go along. */
  readonly beside: Beside
}

/** What an office may bring beside the files of the run: a policy, a mapping of its own extract, facts that the files do not show. */
export const BESIDE_KINDS = ['policy', 'map', 'facts'] as const
export type BesideKind = (typeof BESIDE_KINDS)[number]

export type Beside = Readonly<Partial<Record<BesideKind, BesideFile>>>

export interface BesideFile {
  readonly path: string
  /** Of a policy what it calls itself, of others what the file is called. */
  readonly name: string
}

interface Known {
  readonly draft: Draft & { readonly files: DraftFile[]; beside: Beside }
  touched: number
  /** Names of files that are on their way. */
  readonly coming: Set<string>
  /** Nobody wants them any more: what is on its way ends. */
  readonly gone: AbortController
}

export interface Drafts {
  /** `policy`: what a policy file holds. */
  readonly begin: (by: number, policy: object | undefined) => Draft
  /** Somebody's own. */
  readonly of: (id: string, by: number) => Draft | undefined
  /** Takes a file as it comes, of so many bytes where that is said; nothing of it stays where it does not come whole. */
  readonly bring: (
    draft: Draft,
    name: string,
    from: Readable,
    bytes: number | undefined,
  ) => Promise<DraftFile | Unusable>
  /** A file that stays where it is on this computer. */
  readonly name: (draft: Draft, path: string) => DraftFile | Unusable
  /** Takes a file that goes along, in the place of one of its kind. */
  readonly bringBeside: (
    draft: Draft,
    kind: BesideKind,
    name: string,
    from: Readable,
  ) => Promise<BesideFile | Unusable>
  /** False where there is none. */
  readonly removeBeside: (draft: Draft, kind: BesideKind) => boolean
  /** False where there is no such file. */
  readonly remove: (draft: Draft, name: string) => boolean
  readonly discard: (id: string) => void
  /** Its folder is another's from now on: of the run that begins. Unusable while a file is on its way. */
  readonly take: (draft: Draft) => Unusable | undefined
  /** The run was refused, and the files may still be of use. */
  readonly giveBack: (draft: Draft) => void
}

/** After so long without a sign of whoever brought the files they are removed. */
const KEPT_MS = 24 * 60 * 60_000
/** So many one person puts together at once; of more the one that was let lie longest goes. */
const MOST_DRAFTS = 50
/** A file that comes no further for so long is given up. */
const STALLED_MS = 120_000

export function draftsIn(data: string, now: () => number): Drafts {
  const known = new Map<string, Known>()
  const forget = (id: string): void => {
    const found = known.get(id)
    known.delete(id)
    if (found === undefined) return
    found.gone.abort()
    removePlace(found.draft.folder.place)
  }
  const expire = (): void => {
    for (const [id, { touched, coming }] of known)
      if (coming.size === 0 && now() - touched > KEPT_MS) forget(id)
  }
  const of = (id: string, by: number): Known | undefined => {
    expire()
    const found = known.get(id)
    if (found?.draft.by !== by) return undefined
    found.touched = now()
    return found
  }
  return {
    begin: (by, policy) => {
      expire()
      const own = [...known].filter(([, { draft, coming }]) => draft.by === by && coming.size === 0)
      if (own.length >= MOST_DRAFTS)
        forget(own.toSorted(([, a], [, b]) => a.touched - b.touched)[0]?.[0] as string)
      const folder = newRunFolder(data)
      const beside = policy === undefined ? {} : { policy: keepPolicy(folder, policy) }
      const draft = { id: randomBytes(9).toString('hex'), by, folder, files: [], beside }
      known.set(draft.id, { draft, touched: now(), coming: new Set(), gone: new AbortController() })
      return draft
    },
    of: (id, by) => of(id, by)?.draft,
    bring: async ({ id, by }, name, from, bytes) => {
      const found = of(id, by)
      return found === undefined ? GONE : await brought(data, found, name, from, bytes)
    },
    name: ({ id, by }, path) => {
      const found = of(id, by)
      return found === undefined ? GONE : named(found, path)
    },
    bringBeside: async ({ id, by }, kind, name, from) => {
      const found = of(id, by)
      return found === undefined ? GONE : await broughtBeside(data, found, kind, name, from)
    },
    removeBeside: ({ id, by }, kind) => {
      const found = of(id, by)
      const file = found?.draft.beside[kind]
      if (found === undefined || file === undefined) return false
      found.draft.beside = without(found.draft.beside, kind)
      rmSync(file.path, { force: true })
      return true
    },
    remove: ({ id, by }, name) => {
      const found = of(id, by)
      const at = found?.draft.files.findIndex(file => file.name === name) ?? -1
      if (found === undefined || at === -1) return false
      const [file] = found.draft.files.splice(at, 1)
      if (file?.path === undefined) rmSync(join(found.draft.folder.files, name), { force: true })
      return true
    },
    discard: forget,
    take: ({ id, by }) => {
      const found = of(id, by)
      if (found === undefined) return GONE
      if (found.coming.size > 0) return { unusable: 'a file is still on its way; wait until it has come' }
      known.delete(id)
      return undefined
    },
    giveBack: draft => {
      known.set(draft.id, {
        draft: { ...draft, files: [...draft.files] },
        touched: now(),
        coming: new Set(),
        gone: new AbortController(),
      })
    },
  }
}

const without = (beside: Beside, kind: BesideKind): Beside =>
  Object.fromEntries(Object.entries(beside).filter(([of]) => of !== kind))

function keepPolicy({ place }: RunFolder, policy: object): BesideFile {
  const path = join(place, 'policy.json')
  writeFileSync(path, `${JSON.stringify(policy, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  return { path, name: nameOfPolicy(policy) ?? '' }
}

const nameOfPolicy = (policy: unknown): string | undefined =>
  isObject(policy) && typeof policy.name === 'string' ? policy.name : undefined

/** A folder for each kind: what the results name a file by is its own name. */
async function broughtBeside(
  data: string,
  known: Known,
  kind: BesideKind,
  name: string,
  from: Readable,
): Promise<BesideFile | Unusable> {
  const why = whyNoFileName(name)
  if (why !== undefined) return { unusable: why }
  const coming = `${kind}/`
  if (known.coming.has(coming))
    return { unusable: 'another file of this kind is on its way; wait until it has come' }
  known.coming.add(coming)
  const folder = join(known.draft.folder.place, 'beside', kind)
  rmSync(folder, { recursive: true, force: true })
  known.draft.beside = without(known.draft.beside, kind)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  let whole = false
  try {
    const held = heldTo(LARGEST_BESIDE, () => roomIn(data))
    const to = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    await pipeline(from, held.through, to, { signal: known.gone.signal })
    if (held.got() === 0) return { unusable: `[${name}] is empty: ask for it again` }
    whole = true
    const called = kind === 'policy' ? (nameOfPolicy(parsed(path)) ?? name) : name
    const file = { path, name: called }
    known.draft.beside = { ...known.draft.beside, [kind]: file }
    return file
  } catch (error) {
    if (known.gone.signal.aborted) return GONE
    return error instanceof TooMuch
      ? { unusable: `[${name}] is larger than any file of its kind; name another` }
      : { unusable: `[${name}] did not come whole; bring it again` }
  } finally {
    known.coming.delete(coming)
    if (!whole) rmSync(path, { force: true })
  }
}

/** Sheets of facts of a county of millions have fewer bytes. */
const LARGEST_BESIDE = 500_000_000

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const GONE: Unusable = {
  unusable: 'these files are not kept any more: whoever brought them began the run, or let them go',
}

/** Why a name cannot be that of a file here, on any system: it would lead elsewhere, or could not be opened. */
export function whyNoFileName(name: string): string | undefined {
  if (name.trim() === '') return 'the file has no name; give it one'
  if (/[/\\:*?"<>|\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u.test(name) || name === '.' || name === '..')
    return 'the name of the file holds signs that no file name has; rename it'
  if (/^\./.test(name)) return 'the name of the file begins with a dot; rename it'
  if (/[. ]$/.test(name)) return 'the name of the file ends in a dot or a blank; rename it'
  if (/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i.test(name))
    return 'the name of the file is one that Windows keeps for a device; rename it'
  if (Buffer.byteLength(name) > LONGEST_NAME) return 'the name of the file is too long; rename it'
  return undefined
}

const LONGEST_NAME = 200

/** The results call a file by its name: in small letters too, as some disks know no others. */
const isThere = ({ draft, coming }: Known, name: string): boolean =>
  [...coming, ...draft.files.map(file => file.name)].some(one => one.toLowerCase() === name.toLowerCase())

const TWICE = (name: string): Unusable => ({
  unusable: `there is a file [${name}] already, and the results call a file by its name; remove it first, or rename one of them`,
})

async function brought(
  data: string,
  known: Known,
  name: string,
  from: Readable,
  bytes: number | undefined,
): Promise<DraftFile | Unusable> {
  const why = whyNoFileName(name)
  if (why !== undefined) return { unusable: why }
  if (isThere(known, name)) return TWICE(name)
  const room = roomIn(data)
  if (bytes !== undefined && bytes > room) return noRoom(name)
  const path = join(known.draft.folder.files, name)
  known.coming.add(name)
  let whole = false
  try {
    const held = heldTo(bytes ?? room, () => roomIn(data))
    const to = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    await pipeline(from, held.through, to, { signal: known.gone.signal })
    if (bytes !== undefined && held.got() !== bytes)
      return { unusable: `[${name}] did not come whole; bring it again` }
    if (held.got() === 0) return { unusable: `[${name}] is empty: ask for it again` }
    whole = true
    const file = { name, bytes: held.got() }
    known.draft.files.push(file)
    return file
  } catch (error) {
    if (known.gone.signal.aborted) return GONE
    if (error instanceof TooMuch || isFull(error)) return noRoom(name)
    return { unusable: `[${name}] did not come whole; bring it again` }
  } finally {
    known.coming.delete(name)
    if (!whole) rmSync(path, { force: true })
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

const noRoom = (name: string): Unusable => ({
  unusable: `there is not room for [${name}] on the disk of the data folder; make room there, or leave the file where it is and name its place`,
})

/** Bytes that may be written: the database and the results need room too. */
function roomIn(data: string): number {
  const { bavail, bsize } = statfsSync(data)
  return Math.max(0, bavail * bsize - LIMITS.spared.most)
}

class TooMuch extends Error {}

/** So often it is asked how much room there is: many files come at once, and each was promised what there was. */
const ASKED_EACH = 1 << 24

/** Counts what passes, and lets no more through than was said, or than there is room for by now. */
function heldTo(
  most: number,
  room: () => number,
): { readonly through: Transform; readonly got: () => number } {
  let all = 0
  const through = new Transform({
    transform(block: Buffer, _, done) {
      const parts = Math.floor(all / ASKED_EACH)
      all += block.length
      clearTimeout(stalled)
      stalled = giveUp()
      const isFuller = Math.floor(all / ASKED_EACH) > parts && room() === 0
      if (all > most || isFuller) done(new TooMuch())
      else done(undefined, block)
    },
    destroy(error, done) {
      clearTimeout(stalled)
      done(error)
    },
  })
  const giveUp = () => setTimeout(() => through.destroy(new Error('stalled')), STALLED_MS)
  let stalled = giveUp()
  return { through, got: () => all }
}

function named(known: Known, path: string): DraftFile | Unusable {
  if (!isAbsolute(path))
    return { unusable: `[${path}] is not a whole path; write it from its beginning, such as [${EXAMPLE}]` }
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return { unusable: `[${path}] does not exist: check the path` }
  if (found.isDirectory()) return { unusable: `[${path}] is a folder: give the files in it` }
  if (!found.isFile()) return { unusable: `[${path}] is not a plain file: save it to disk first` }
  const name = basename(path)
  if (isThere(known, name)) return TWICE(name)
  const file = { name, bytes: found.size, path }
  known.draft.files.push(file)
  return file
}

const EXAMPLE = process.platform === 'win32' ? 'C:\\office\\county.csv' : '/home/office/county.csv'
