/**
 * Reads California DOJ bulk files into people: what the run uses.
 *
 * Two passes. The first reads only the identifiers and plans which rows are whose. The second reads every row, and gives
 * each person whole, in the order of their first row. Rows of a person that stand apart, or in another file, are fetched
 * from where they are, so that memory does not grow with the files.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { OffenseReader, Person } from '../../record/person.ts'
import type { Source } from '../../rules/fact.ts'
import type { Day } from '../../time/day.ts'
import { COLUMN, COLUMN_COUNT } from './columns.ts'
import { type IdentityNote, joinSubjects, type Plan } from './identity.ts'
import { faultOf, isFileFault, type OpenedFile, openFile, type Refused } from './open.ts'
import { personReader } from './people.ts'
import { type Row, type RowKeeper, rowKeeper } from './row.ts'
import { ALL_FIELDS, type Fault, type Line, LONGEST_LINE, newLine, scanBytes, scanFile } from './scan.ts'
import { readSubjects, textOf } from './subjects.ts'
import { decode } from './text.ts'

export type { IdentityNote } from './identity.ts'
export type { OpenedFile, Refused } from './open.ts'
export type { Row } from './row.ts'
export type { Fault } from './scan.ts'

/** A line that is no row, as it was. */
export interface Reject {
  readonly file: string
  readonly line: number
  readonly fault: Fault
  /** Why, in one sentence. */
  readonly problem: string
  /** The line; of one too long, its first part. */
  readonly text: string
}

/** A person with the rows they were read from, in the order of the files. See `transient`. */
export interface ReadPerson {
  readonly person: Person
  readonly rows: readonly Row[]
}

/** Where every line went. `lines` is the sum of the others. */
export interface Accounts {
  readonly lines: number
  readonly headers: number
  readonly blank: number
  /** Rows of people, each counted once. */
  readonly rows: number
  /** Rows that tell of an event another row has told of. */
  readonly duplicates: number
  readonly rejected: number
  readonly rejectedBy: Readonly<Partial<Record<Fault, number>>>
  /** Rejected lines that name no SUBJECT_ID a row has: whose record they leave incomplete is not known. */
  readonly rejectedOfNobody: number
  readonly people: number
  /** What could not be taken as it stands, by kind: dates, classes, count numbers. */
  readonly notes: Readonly<Record<string, number>>
}

export interface Identified {
  readonly people: number
  /** The lines of `identity.csv`. */
  readonly notes: readonly IdentityNote[]
  readonly plan: Plan
}

export interface Reading {
  /** The day of the run: a date after it is not believed. */
  readonly asOf: Day
  readonly readOffense: OffenseReader
  readonly onPerson: (read: ReadPerson) => void
  /**
   * Rows are looked at in `onPerson` only, and so are the `otherCharges` of cycles, which are read from them when asked
   * for: after it returns their memory is used again. A bulk run is much faster so. Without it both may be kept.
   */
  readonly transient?: boolean
  readonly onReject?: (reject: Reject) => void
  /** Awaited now and then, with the bytes read in this pass: a place to write out what has been gathered. */
  readonly onProgress?: (bytes: number) => void | Promise<void>
  /** Bytes read at once; for tests. */
  readonly block?: number
}

export interface Opened {
  readonly files: readonly OpenedFile[]
  /** All files together. */
  readonly bytes: number
  /** The first pass. Called once; `people` calls it when it has not been. */
  readonly identify: (reading?: Pick<Reading, 'onProgress' | 'block'>) => Promise<Identified | Refused>
  /** The second pass. */
  readonly people: (reading: Reading) => Promise<Accounts | Refused>
}

/** Opens the files of one population; refuses all of them where one is not of this format. */
export async function openFiles(paths: readonly string[]): Promise<Opened | Refused> {
  if (paths.length === 0) return { refused: 'no file was given: name at least one bulk file.' }
  const files: OpenedFile[] = []
  for (const path of paths) {
    const opened = await openFile(path)
    if ('refused' in opened) return opened
    files.push(opened)
  }
  let identified: Promise<Identified | Refused> | undefined
  const identify: Opened['identify'] = (reading = {}) => (identified ??= readIdentity(files, reading))
  return {
    files,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    identify,
    people: async reading => {
      const known = await identify()
      return 'refused' in known ? known : readPeople(files, known.plan, reading)
    },
  }
}

async function readIdentity(
  files: readonly OpenedFile[],
  reading: Pick<Reading, 'onProgress' | 'block'>,
): Promise<Identified | Refused> {
  try {
    const subjects = await readSubjects(
      files.map(({ path }) => path),
      reading,
    )
    const plan = joinSubjects(
      subjects,
      files.map(({ name }) => name),
    )
    return { people: plan.people, notes: plan.notes, plan }
  } catch (error) {
    return fault(files, error)
  }
}

/** Faults of the file system are the input's; any other is ours and is thrown. */
function fault(files: readonly OpenedFile[], error: unknown): Refused {
  if (!isFileFault(error)) throw error
  const path =
    error instanceof Error && 'path' in error ? String(error.path) : files.map(({ name }) => name).join(', ')
  return { refused: `[${path}] ${faultOf(error)}` }
}

async function readPeople(
  files: readonly OpenedFile[],
  plan: Plan,
  reading: Reading,
): Promise<Accounts | Refused> {
  const { onPerson, onReject, onProgress } = reading
  const notes: Record<string, number> = {}
  const readPerson = personReader({
    asOf: reading.asOf,
    readOffense: reading.readOffense,
    note: kind => {
      notes[kind] = (notes[kind] ?? 0) + 1
    },
  })
  const count = {
    lines: 0,
    headers: 0,
    blank: 0,
    rows: 0,
    duplicates: 0,
    rejected: 0,
    rejectedOfNobody: 0,
    people: 0,
  }
  const rejectedBy: Partial<Record<Fault, number>> = {}
  const handles: number[] = []
  // What the caller's own functions throw is not a fault of the files.
  let theirs: unknown
  const guard = <T>(call: () => T): T => {
    try {
      return call()
    } catch (error) {
      theirs = error
      throw error
    }
  }

  try {
    for (const { path } of files) handles.push(openSync(path, 'r'))
    const keeper = rowKeeper()
    const apart = fetcher(handles, files, plan, keeper)
    /** The run the scan is in. */
    let run = -1
    let rows: Row[] = []
    let unread: Source[] = []

    const give = (): void => {
      const person = plan.personOf(run)
      const runs = plan.runsOf(person)
      for (let at = 1; at < runs.length; at++) apart(runs[at] as number, rows, unread)
      for (const other of runs)
        for (const line of plan.unread(plan.fileOf(other), plan.subjectId(other)))
          addUnread(unread, { file: (files[plan.fileOf(other)] as OpenedFile).name, line })
      if (rows.length > 0) {
        const read = readPerson({
          id: plan.idOf(person),
          rows,
          doubts: plan.doubtsOf(person),
          unread,
          oneSubject: plan.oneSubject(person),
          oneBirth: plan.oneBirth(person),
        })
        for (const row of rows) if (row.duplicate) count.duplicates++
        count.people++
        guard(() => onPerson({ person: read, rows }))
      } else count.rejectedOfNobody += unread.length
      rows = []
      unread = []
      if (reading.transient === true) keeper.reuse()
    }

    let before = 0
    for (const [file, { path, name, bytes, changed }] of files.entries()) {
      const now = await stat(path)
      if (now.size !== bytes || now.mtimeMs !== changed)
        return { refused: `[${path}] has changed since it was opened: run again.` }
      const end = plan.firstRun[file + 1] as number
      let next = plan.firstRun[file] as number
      let mine = false
      const onLine = (line: Line): void => {
        count.lines++
        if (next < end && line.number === plan.runs.line[next]) {
          run = next++
          mine = plan.runsOf(plan.personOf(run))[0] === run
        }
        const inRun = run >= 0 && line.number <= (plan.runs.last[run] as number)
        if (line.kind === 'row') {
          count.rows++
          if (mine) rows.push(keeper.keep(name, line))
        } else if (line.kind === 'header') count.headers++
        else if (line.kind === 'blank') count.blank++
        else {
          const why = line.fault as Fault
          count.rejected++
          rejectedBy[why] = (rejectedBy[why] ?? 0) + 1
          const subject = subjectOf(line)
          if (inRun && mine && subject === plan.subjectId(run))
            addUnread(unread, { file: name, line: line.number })
          if (subject === undefined || !plan.knows(file, subject)) count.rejectedOfNobody++
          const reject: Reject = {
            file: name,
            line: line.number,
            fault: why,
            problem: problemOf(line),
            text: decode(line.bytes, line.start, line.end),
          }
          guard(() => onReject?.(reject))
        }
        if (mine && inRun && line.number === plan.runs.last[run]) {
          give()
          mine = false
        }
      }
      const past = before
      await scanFile({
        path,
        ...(reading.block === undefined ? {} : { block: reading.block }),
        onLine,
        onBlock: async read => {
          try {
            await onProgress?.(past + read)
          } catch (error) {
            theirs = error
            throw error
          }
          return true
        },
      })
      before += bytes
      run = -1
    }
    return { ...count, rows: count.rows - count.duplicates, rejectedBy, notes }
  } catch (error) {
    if (error === theirs && error !== undefined) throw error
    return fault(files, error)
  } finally {
    for (const handle of handles) closeSync(handle)
  }
}

/** Adds a line once. */
function addUnread(unread: Source[], source: Source): void {
  if (!unread.some(known => known.line === source.line && known.file === source.file)) unread.push(source)
}

/** The SUBJECT_ID of a rejected line, where its first three fields can be told apart. */
const subjectOf = (line: Line): string | undefined =>
  line.fields > COLUMN.SUBJECT_ID ? textOf(line, COLUMN.SUBJECT_ID) : undefined

function problemOf(line: Line): string {
  const { fault, fields } = line
  if (fault === 'too few columns' || fault === 'too many columns')
    return `${fields} column${fields === 1 ? '' : 's'} where the format has ${COLUMN_COUNT}`
  if (fault === 'too long') return `the line is longer than ${LONGEST_LINE} bytes`
  return `${fault} (after column ${fields})`
}

/** Fetches the rows of a run from where they stand. */
function fetcher(handles: readonly number[], files: readonly OpenedFile[], plan: Plan, keeper: RowKeeper) {
  let space = Buffer.allocUnsafeSlow(1 << 16)
  const line = newLine()
  return (run: number, rows: Row[], unread: Source[]): void => {
    const file = plan.fileOf(run)
    const { name } = files[file] as OpenedFile
    const start = plan.runs.offset[run] as number
    const length = (plan.runs.end[run] as number) - start
    if (space.length < length + 1) space = Buffer.allocUnsafeSlow(length * 2)
    let got = 0
    while (got < length) {
      const more = readSync(handles[file] as number, space, got, length - got, start + got)
      if (more === 0) break
      got += more
    }
    space[got] = 10
    line.number = (plan.runs.line[run] as number) - 1
    scanBytes(space, 0, got + 1, start, line, ALL_FIELDS, found => {
      if (found.kind === 'row') rows.push(keeper.keep(name, found))
      else if (found.kind === 'rejected' && subjectOf(found) === plan.subjectId(run))
        addUnread(unread, { file: name, line: found.number })
    })
  }
}
