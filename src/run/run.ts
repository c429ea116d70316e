/** The run: whole files in, every conviction of a county decided, tables and a manifest out. */
import { closeSync, fstatSync, openSync, rmSync, statSync } from 'node:fs'
import {
  type Accounts,
  addAccounts,
  byNote,
  changed,
  cut,
  faultIn,
  gatherMarks,
  type IdentityNote,
  joinLinked,
  type LinkedGroup,
  noAccounts,
  type OpenedFile,
  openAll,
  openSources,
  PART_BYTES,
  type PartOf,
  type PartToRead,
  type Refused,
  volumesFor,
} from '../intake/ca-doj/read.ts'
import type { Policy } from '../law/policy.ts'
import { type Conversion, withConversion } from '../results/conversion.ts'
import { type Earlier, type Output, openOutput } from '../results/folder.ts'
import { sha256, stableJson } from '../results/hash.ts'
import { type InputFile, type Manifest, RESULTS_VERSION } from '../results/manifest.ts'
import { type Day, formatDay } from '../time/day.ts'
import { type Crew, crewOf } from './crew.ts'
import { type FileHashing, hashFiles } from './file-hashing.ts'
import type { Making, Remaking } from './maker.ts'
import type { Volume } from './perform.ts'
import { policyHash, rulesVersion } from './versions.ts'

export interface RunRequest<Tally> extends Making<Tally> {
  /** The same question and maker for other threads. */
  readonly remaking: Remaking
  readonly files: readonly string[]
  readonly out: string
  /** Files made of what is written, in another format. */
  readonly conversion?: Conversion
  /** Threads that work; 1 is this one. They change nothing but the time it takes. */
  readonly workers: number
  /** Bytes of a part and of a volume, and how many groups may be scattered before rows are put together; for tests. */
  readonly partBytes?: number
  readonly volumeBytes?: number
  readonly scattered?: number
  /** The version of Setaside, for the manifest. */
  readonly setaside: string
  /** What else was asked for, for the manifest: no paths, nothing of the machine. */
  readonly options: Readonly<Record<string, unknown>>
  readonly onProgress?: (progress: RunProgress) => void
  /** What was found in the folder, told before anything is written. */
  readonly onFolder?: (earlier: Earlier) => void
}

export interface RunProgress {
  readonly phase: 'unpack' | 'identify' | 'arrange' | 'decide'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly rows?: number
  readonly people?: number
}

export type RunResult<Tally> =
  | Refused
  | { readonly accounts: Accounts; readonly tally: Tally; readonly manifest: Manifest }

/**
 * Runs whole files. Refuses before anything is written where one of them is not of the format. Throws the system's error
 * where the folder cannot be written; what was begun is then removed.
 */
export async function run<Tally>(request: RunRequest<Tally>): Promise<RunResult<Tally>> {
  // Threads take their time to start.
  const crew = crewOf(request.workers, request, request.remaking)
  let output: Output | undefined
  let hashing: FileHashing | undefined
  const opened = (): Output => {
    if (output === undefined) {
      const folder = openOutput(request.out)
      output = request.conversion === undefined ? folder : withConversion(folder, request.conversion)
      request.onFolder?.(output.earlier)
    }
    return output
  }
  try {
    const packed = request.files.reduce(
      (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
    const files = await openAll(request.files, {
      scratch: name => opened().scratch(name),
      onUnpacked: bytesDone => request.onProgress?.({ phase: 'unpack', bytesDone, bytesTotal: packed }),
    })
    if ('refused' in files) {
      output?.abandon()
      return files
    }
    const hashed = hashFiles(files)
    hashing = hashed
    const identified = await ofFiles(files, () => identify(request, files, crew, opened, hashed))
    if ('refused' in identified) {
      output?.abandon()
      return identified
    }
    const result = await decide(request, files, crew, identified, hashed, opened())
    if ('refused' in result) {
      output?.abandon()
      return result
    }
    const inputs = await ofFiles(files, async () => hashed.done())
    if ('refused' in inputs) {
      output?.abandon()
      return inputs
    }
    // What was cut, grown or replaced while it was read was not read whole, or is not what was hashed.
    const late = changed(files)
    if (late !== undefined) {
      output?.abandon()
      return late
    }
    const manifest = manifestOf(request, inputs, result.accounts)
    let whole: Manifest = { ...manifest, outputs: [] }
    opened().finish(outputs => {
      whole = { ...manifest, outputs }
      return `${stableJson(whole, 2)}\n`
    })
    return { ...result, manifest: whole }
  } catch (error) {
    output?.abandon()
    throw unplaced(error) ? Object.assign(error, { path: request.out }) : error
  } finally {
    hashing?.close()
    await crew.close()
  }
}

/** What the files' system says while they are read is a fault of the files. */
async function ofFiles<T>(files: readonly OpenedFile[], read: () => Promise<T>): Promise<T | Refused> {
  try {
    return await read()
  } catch (error) {
    if (ofWriting(error)) throw error
    return faultIn(files, error)
  }
}

/** No reading says these: rows and hashes on their way could not be written. */
const OF_WRITING = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG'])
const ofWriting = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && OF_WRITING.has(error.code)
const unplaced = (error: unknown): error is Error =>
  ofWriting(error) && (!('path' in error) || error.path === undefined)

interface Identified {
  readonly people: number
  readonly parts: readonly PartToRead[]
  readonly notes: readonly IdentityNote[]
  readonly rejectedOfNobody: number
}

/** Groups that share their SUBJECT_ID are looked at together: where they are more, and more than a twentieth, rows are put together first. */
const SCATTERED = { least: 10_000, most: 50_000, share: 1 / 20 }

/** Hashed so much before it is looked at, where other threads look: most of it will still be in memory then. */
const HASHED_AHEAD = 1 << 28

/** The first pass: which groups of rows share an identifier, and who they are. */
async function identify<Tally>(
  request: RunRequest<Tally>,
  files: readonly OpenedFile[],
  crew: Crew<Tally>,
  opened: () => Output,
  hashing: FileHashing,
): Promise<Identified> {
  const volumes: readonly Volume[] = files.map(({ path, bytes }, file) => ({ path, bytes, file }))
  const names = files.map(({ name }) => name)
  const { least, most, share } = SCATTERED
  const found = await look(
    request,
    volumes,
    names,
    crew,
    opened,
    groups => request.scattered ?? Math.min(most, Math.max(least, groups * share)),
    looked => hashing.goOn(looked + (request.workers === 1 ? 0 : HASHED_AHEAD)),
  )
  if (!found.scattered) return join(found, volumes, names)
  const together = await cluster(request, found.parts, volumes, crew, opened())
  const again = await look(request, together, names, crew, opened, () => Number.POSITIVE_INFINITY)
  return join(again, together, names)
}

interface Looked {
  readonly parts: readonly PartOf[]
  readonly groups: number
  readonly linked: readonly LinkedGroup[]
  readonly scattered: boolean
}

async function look<Tally>(
  { onProgress, partBytes = PART_BYTES }: RunRequest<Tally>,
  volumes: readonly Volume[],
  names: readonly string[],
  crew: Crew<Tally>,
  opened: () => Output,
  mostScattered: (groups: number) => number,
  /** What this thread does while others look, given how many bytes have been looked at. */
  meanwhile?: (looked: number) => boolean,
): Promise<Looked> {
  const bytesTotal = sizeOf(volumes)
  crew.open({ volumes, names })
  const marks = gatherMarks(name => opened().scratch(name))
  const parts: PartOf[] = []
  let [groups, rows, bytesDone, before, last] = [0, 0, 0, 0, 0]
  onProgress?.({ phase: 'identify', bytesDone, bytesTotal, rows })
  await crew.each(
    volumes
      .flatMap(({ bytes }, source) => cut(bytes, partBytes).map(range => ({ source, range })))
      .map((part, number) => ({ kind: 'identify' as const, number, ...part })),
    (found, { source, range }) => {
      if (source !== last) before = 0
      last = source
      const { stretches } = found
      parts.push({ source, range, before, ...(stretches === undefined ? {} : { stretches }) })
      marks.add(found.marks)
      before += found.lines
      rows += found.lines
      groups += found.groups
      bytesDone += range.end - range.start
      onProgress?.({ phase: 'identify', bytesDone, bytesTotal, rows })
    },
    meanwhile && (() => meanwhile(bytesDone)),
  )
  const { groups: linked, scattered } = marks.linked(mostScattered(groups))
  return { parts, groups, linked, scattered }
}

const sizeOf = (volumes: readonly Volume[]): number => volumes.reduce((sum, { bytes }) => sum + bytes, 0)

/** Reads who the linked groups are about, and joins them. */
function join(
  { parts, groups, linked }: Looked,
  volumes: readonly Volume[],
  names: readonly string[],
): Identified {
  const { sources, close } = openSources(volumes)
  try {
    const joined = joinLinked(parts, linked, sources, names)
    return {
      people: groups - linked.length + joined.people,
      parts: parts.map((part, at) => ({ ...part, linked: joined.byPart.get(at) ?? NONE })),
      notes: joined.notes,
      rejectedOfNobody: joined.rejectedOfNobody,
    }
  } finally {
    close()
  }
}

/** Puts the rows of each SUBJECT_ID together, in volumes that are then read like files. */
async function cluster<Tally>(
  { onProgress, volumeBytes }: RunRequest<Tally>,
  parts: readonly PartOf[],
  files: readonly Volume[],
  crew: Crew<Tally>,
  output: Output,
): Promise<readonly Volume[]> {
  const bytesFiles = sizeOf(files)
  const count = volumesFor(bytesFiles, volumeBytes)
  // Each byte is written, and written again in order.
  const bytesTotal = bytesFiles * 2
  let bytesDone = 0
  const paths = Array.from({ length: count }, (_, volume) => output.scratch(`rows-${volume}`))
  const handles: number[] = []
  let sizes: readonly number[]
  try {
    for (const path of paths) handles.push(openSync(path, 'ax', 0o600))
    onProgress?.({ phase: 'arrange', bytesDone, bytesTotal })
    await crew.each(
      parts.map(part => ({ kind: 'split' as const, ...part, handles })),
      (_, { range }) => {
        bytesDone += range.end - range.start
        onProgress?.({ phase: 'arrange', bytesDone, bytesTotal })
      },
    )
    sizes = handles.map(handle => fstatSync(handle).size)
  } finally {
    for (const handle of handles) closeSync(handle)
  }
  const volumes: Volume[] = []
  await crew.each(
    paths.map((from, volume) => ({
      kind: 'sort' as const,
      from,
      to: output.scratch(`people-${volume}`),
      bytes: sizes[volume] as number,
    })),
    (_, { from, to, bytes }) => {
      rmSync(from)
      volumes.push({ path: to, bytes })
      bytesDone += bytesFiles / count
      onProgress?.({ phase: 'arrange', bytesDone: Math.min(bytesDone, bytesTotal), bytesTotal })
    },
  )
  return volumes
}

const NONE: PartToRead['linked'] = new Map()

/** Notes held before they are written: so many are put in order among themselves. */
const NOTES = 50_000

/** The second pass: every person is read and decided, and what the parts give is written one after the other. */
async function decide<Tally>(
  { maker, onProgress }: RunRequest<Tally>,
  files: readonly OpenedFile[],
  crew: Crew<Tally>,
  { parts, people, notes, rejectedOfNobody }: Identified,
  hashing: FileHashing,
  output: Output,
): Promise<Refused | { readonly accounts: Accounts; readonly tally: Tally }> {
  for (const [name, bytes] of Object.entries(maker.headers)) output.append(name, bytes)
  let waiting = [...notes]
  const writeNotes = (): void => {
    const { file, bytes } = maker.identityRows(waiting.sort(byNote))
    output.append(file, bytes)
    waiting = []
  }
  const accounts = noAccounts()
  accounts.rejectedOfNobody = rejectedOfNobody
  const tally = maker.noTally()
  let bytesDone = 0
  const bytesTotal = parts.reduce((sum, { range }) => sum + range.end - range.start, 0)
  /** What cannot be written is no fault of the files. */
  let unwritten: unknown
  const refused = changed(files)
  if (refused !== undefined) return refused
  onProgress?.({ phase: 'decide', bytesDone, bytesTotal, people })
  const read = await ofFiles(files, () =>
    crew
      .each(
        parts.map(part => ({ kind: 'decide' as const, part })),
        (part, { part: { range } }) => {
          try {
            for (const [name, bytes] of Object.entries(part.tables)) output.append(name, bytes)
            waiting.push(...part.notes)
            if (waiting.length >= NOTES) writeNotes()
          } catch (error) {
            unwritten = error
            throw error
          }
          addAccounts(accounts, part.accounts)
          maker.merge(tally, part.tally)
          bytesDone += range.end - range.start
          onProgress?.({ phase: 'decide', bytesDone, bytesTotal, rows: accounts.lines, people })
        },
        () => hashing.goOn(Number.POSITIVE_INFINITY),
      )
      .catch((error: unknown) => {
        if (error !== unwritten) throw error
      }),
  )
  if (unwritten !== undefined) throw unwritten
  if (read !== undefined) return read
  writeNotes()
  for (const [name, bytes] of Object.entries(maker.closing(tally, accounts))) output.append(name, bytes)
  return { accounts, tally }
}

function manifestOf<Tally>(
  { question, setaside, options }: RunRequest<Tally>,
  inputs: readonly InputFile[],
  accounts: Accounts,
): Omit<Manifest, 'outputs'> {
  const { program, policy, county, day } = question
  return {
    setaside,
    resultsVersion: RESULTS_VERSION,
    asOf: dayOf(day),
    county: county ?? 'all',
    options,
    optionsSha256: sha256(stableJson({ ...options, asOf: dayOf(day), county: county ?? 'all' })),
    program: { name: program.name, ...rulesVersion(program) },
    ...(policy === undefined ? {} : { policy: describe(policy) }),
    inputs,
    rows: accounts,
  }
}

const dayOf = (day: Day): string => formatDay(day)
const describe = (policy: Policy) => ({ name: policy.name, sha256: policyHash(policy) })
