/** Finds a person of a finished run in the files it read, and makes sure that these are still what they were. */
import { closeSync, openSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type OpenedFile, openAll, temporaryFiles } from '../intake/files.ts'
import type { Format, PeopleFinding } from '../intake/format.ts'
import type { ReadRange } from '../intake/person-key.ts'
import { readPeople } from '../intake/read.ts'
import type { Reading, ReadPerson } from '../intake/reading.ts'
import { areUnchanged } from '../results/block-sums.ts'
import { type FinishedRun, openListed } from '../results/finished.ts'
import { sha256OfFile } from '../results/hash.ts'
import { type InputPlace, readInputs } from '../results/inputs.ts'
import type { InputFile, Unusable } from '../results/manifest.ts'
import { pathIn } from '../results/path-in.ts'
import { PEOPLE_INDEX, type PeopleIndex, readPeopleIndex } from '../results/people-index.ts'
import { asReader, offenseReader, type Question } from './person.ts'

export interface FindRequest {
  readonly run: FinishedRun
  readonly format: Format
  /** The question of the run. */
  readonly question: Question
  /** The identifiers of those to find. */
  readonly persons: readonly string[]
  /** Where files of the run are now, where they have been moved. */
  readonly files: readonly string[]
  /** Told in a sentence what takes longer than it must. */
  readonly onSlow: (says: string) => void
}

/** A finished run that is looked into again and again: its files are opened and held against the run once. */
export interface RunFinder {
  /**
   * For each identifier everyone who goes by it in the files of the run; unusable where a file is not what it was any more. Throws
   * what the file system throws.
   */
  readonly find: (persons: readonly string[]) => Promise<readonly (readonly ReadPerson[])[] | Unusable>
  readonly close: () => void
}

/**
 * For each identifier everyone who goes by it in the files of a run; unusable where a file is missing or is not what it was, so
 * that nothing is ever told of rows that the run did not read. Throws what the file system throws.
 */
export async function findInRun(
  request: FindRequest,
): Promise<readonly (readonly ReadPerson[])[] | Unusable> {
  const finder = await openFinder(request)
  if ('unusable' in finder) return finder
  try {
    return await finder.find(request.persons)
  } finally {
    finder.close()
  }
}

export async function openFinder(request: Omit<FindRequest, 'persons'>): Promise<RunFinder | Unusable> {
  const index = openIndex(request.run)
  if ('unusable' in index) return index
  let whole = false
  try {
    const files = await openRunFiles(request, index.index)
    if ('unusable' in files) return files
    whole = true
    const opened = [files]
    return {
      find: async persons => {
        let last = opened.at(-1) ?? files
        if (isTouched(last)) {
          // Touched, or named by another run as well: it is looked at as it was when it was opened first.
          const again = await openRunFiles(request, index.index)
          if ('unusable' in again) return again
          opened.push(again)
          last = again
        }
        return await findIn({ ...request, persons }, last, index.index)
      },
      close: () => {
        index.close()
        for (const { finding, remove } of opened) {
          finding?.close()
          remove()
        }
      },
    }
  } finally {
    if (!whole) index.close()
  }
}

interface RunFiles {
  readonly opened: readonly OpenedFile[]
  /** Finds people in them; absent where files of the format are read whole. */
  readonly finding: PeopleFinding | undefined
  readonly located: readonly Located[]
  /** Of each file whether all of it is surely what it was. */
  readonly sure: readonly boolean[]
  /** Of each file what the system tells of it. */
  readonly stamps: readonly string[]
  /** Removes what was written of them in another form. */
  readonly remove: () => void
}

async function openRunFiles(
  { run, format, question, files, onSlow }: Omit<FindRequest, 'persons'>,
  index: PeopleIndex,
): Promise<RunFiles | Unusable> {
  const located = locateAll(run, files)
  if ('unusable' in located) return located
  const paths = located.map(({ path }) => path)
  const stamps = paths.map(stampOf)
  const { scratch, remove } = temporaryFiles()
  const opened = await openAll(paths, format, { scratch })
  if ('refused' in opened) return { unusable: opened.refused }
  const sure: boolean[] = []
  for (const [at, file] of opened.entries()) {
    const same = isSame(file, located[at] as Located, onSlow)
    if (typeof same !== 'boolean') return same
    sure.push(same)
  }
  const finding = format.finding?.(index, opened, readingOf(question))
  return { opened, finding, located, sure, stamps, remove }
}

/** How people of a run are read again. */
function readingOf(question: Question): Omit<Reading, 'keep' | 'wantsOthers'> {
  const { relevance: _, ...rest } = asReader(question)
  return { asOf: question.day, readOffense: offenseReader(question), ...rest }
}

const isTouched = ({ located, stamps }: RunFiles): boolean =>
  located.some(({ path }, at) => stampOf(path) !== stamps[at])

/** Which file it is, and when it was last changed. */
function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined
    ? ''
    : `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`
}

async function findIn(
  request: FindRequest,
  { opened, finding, located, sure, stamps }: RunFiles,
  index: PeopleIndex,
): Promise<readonly (readonly ReadPerson[])[] | Unusable> {
  const { question, persons } = request
  const other = located.find(({ path }, at) => stampOf(path) !== stamps[at])
  if (other !== undefined) return isOther(other.path)
  const paths = located.map(({ path }) => path)
  if (finding === undefined) return await findInWhole(request, paths, readingOf(question))
  const found = persons.map(finding.find)
  const ranges = found.flatMap(one => one.ranges)
  return whyChanged(opened, sure, ranges, index) ?? found.map(({ people }) => people)
}

async function findInWhole(
  { format, persons }: FindRequest,
  paths: readonly string[],
  reading: Omit<Reading, 'keep' | 'wantsOthers'>,
): Promise<readonly (readonly ReadPerson[])[] | Unusable> {
  const people = persons.map((): ReadPerson[] => [])
  const read = await readPeople(format, paths, {
    ...reading,
    keep: true,
    wantsOthers: true,
    onPerson: one => {
      for (const [at, person] of persons.entries()) if (format.goesBy(one, person)) people[at]?.push(one)
    },
  })
  return 'refused' in read ? { unusable: read.refused } : people
}

function openIndex(run: FinishedRun): { readonly index: PeopleIndex; readonly close: () => void } | Unusable {
  const handle = openListed(run, PEOPLE_INDEX)
  if (typeof handle !== 'number')
    return (
      handle ?? {
        unusable: `[${run.folder}] has no ${PEOPLE_INDEX}, in which people are looked up: an earlier Setaside made it; run it again, or name its files instead of [--run]`,
      }
    )
  const index = readPeopleIndex(handle)
  if (index !== undefined) return { index, close: () => closeSync(handle) }
  closeSync(handle)
  return {
    unusable: `[${pathIn(run.folder, PEOPLE_INDEX)}] is of another Setaside: run it again with this one`,
  }
}

/** A file of the run as it was, and where it is said to be. */
interface Located {
  readonly input: InputFile
  readonly path: string
  /** When it was last changed, where it is known. */
  readonly changed: number | undefined
}

function locateAll(run: FinishedRun, given: readonly string[]): readonly Located[] | Unusable {
  const names = run.inputs.map(({ name }) => name)
  const stranger = given.find(path => !names.includes(basename(path)))
  if (stranger !== undefined)
    return {
      unusable: `[${stranger}] is not named as a file of this run (${names.join(', ')}); name those that were moved`,
    }
  const known = readInputs(run.folder)
  const located: Located[] = []
  for (const [at, input] of run.inputs.entries()) {
    const found = locate(input, known[at], given)
    if ('unusable' in found) return found
    located.push(found)
  }
  return located
}

function locate(
  input: InputFile,
  known: InputPlace | undefined,
  given: readonly string[],
): Located | Unusable {
  const { name, bytes } = input
  const moved = given.find(path => basename(path) === name)
  const path = moved ?? known?.path
  if (path === undefined)
    return { unusable: `nobody knows where [${name}] is, which the run read; name it after [--run]` }
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() !== true)
    return {
      unusable: `[${path}], which the run read, is not there any more; name it after [--run] where it is now`,
    }
  if (found.size !== bytes) return isOther(path)
  const same = known !== undefined && resolve(path) === known.path && found.mtimeMs === known.changed
  return { input, path, changed: same ? found.mtimeMs : undefined }
}

const isOther = (path: string): Unusable => ({
  unusable: `[${path}] is not as the run read it: run again, or name the file as it was`,
})

/** Whether all of the file is surely what it was; where it is not known yet, its blocks are looked at. */
function isSame(
  { path, given: was }: OpenedFile,
  { input, path: given, changed }: Located,
  onSlow: (says: string) => void,
): boolean | Unusable {
  if (was !== undefined) {
    onSlow(
      was.was === 'packed'
        ? `[${given}] is packed: the whole of it was unpacked to find one person`
        : `[${given}] is in another form or an office’s own: the whole of it was read to find one person`,
    )
    return was.sha256 === input.sha256 || isOther(given)
  }
  if (changed !== undefined) return false
  onSlow(`[${given}] has been moved or touched since the run: the whole of it is held against its hash`)
  const handle = openSync(path, 'r')
  try {
    return sha256OfFile(handle) === input.sha256 || isOther(given)
  } finally {
    closeSync(handle)
  }
}

/** A file whose rows that were read are not those the run read. */
function whyChanged(
  files: readonly OpenedFile[],
  sure: readonly boolean[],
  ranges: readonly ReadRange[],
  index: PeopleIndex,
): Unusable | undefined {
  for (const [at, { path }] of files.entries()) {
    const own = ranges.filter(({ file }) => file === at)
    if (sure[at] === true || own.length === 0) continue
    const handle = openSync(path, 'r')
    try {
      const sumOf = (block: number) => index.sumOf(at, block)
      if (!own.every(range => areUnchanged(handle, range, sumOf))) return isOther(path)
    } finally {
      closeSync(handle)
    }
  }
  return undefined
}
