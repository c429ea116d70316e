/**
 * The first pass over the files: reads only the identifiers of each row and notes which rows stand together.
 *
 * A run is rows of one SUBJECT_ID, one after the other in one file. A subject is a SUBJECT_ID in one file; a row without
 * SUBJECT_ID is a subject by itself. Which subjects are one person is settled in `identity.ts`.
 */
import { COLUMN } from './columns.ts'
import { hashOf } from './hash.ts'
import { identifier, plainBirth, plainName, STRONG, STRONG_COLUMN } from './identifiers.ts'
import { type Line, scanFile } from './scan.ts'
import { trimmedText } from './text.ts'

/** The identifying columns end here: the rest of a line is skipped. */
const NEED = COLUMN.FBI_NUMBER + 1

/** Runs of rows in the order of the files, a place in each list for each run. */
export interface Runs {
  count: number
  /** Number of the first line. */
  line: Uint32Array
  /** Number of the last line. */
  last: Uint32Array
  /** Where the first line begins in the file. */
  offset: Float64Array
  /** Where the last line ends, its line break not counted. */
  end: Float64Array
  subject: Uint32Array
}

export interface Subjects {
  readonly runs: Runs
  /** The first run of each file, and after the last file the number of runs. */
  readonly firstRun: readonly number[]
  /** By subject: SUBJECT_ID as written without padding, empty where the row has none. */
  readonly ids: readonly string[]
  /** By subject: the number of its file. */
  readonly files: readonly number[]
  /** By subject: its first run. */
  readonly first: readonly number[]
  /** By subject: what its rows say of who it is, each a line of six fields (see `cardFields`). */
  readonly cards: readonly (string | ReadonlySet<string>)[]
  /** A SUBJECT_ID to the first subject that has it, and from each subject to the next of another file that has it. */
  readonly byId: ReadonlyMap<string, number>
  readonly nextSame: ReadonlyMap<number, number>
  /** Subjects without SUBJECT_ID, with a hash of their row. */
  readonly nameless: ReadonlyMap<number, string>
  /** Lines whose identifying columns could not be read, by file number and SUBJECT_ID. */
  readonly unread: ReadonlyMap<string, readonly number[]>
}

/** The fields of a card: CII, SSN, CDL, FBI, name, birth date. */
export const cardFields = (card: string): readonly string[] => card.split('\t')

export const unreadKey = (file: number, id: string): string => `${file}\t${id}`

/** The text of a field of the line being scanned. */
export function textOf(line: Line, column: number): string {
  const from = column === 0 ? line.start : (line.ends[column - 1] as number) + 1
  return trimmedText(line.bytes, from, line.ends[column] as number)
}

function cardOf(line: Line): string {
  let card = ''
  for (const kind of STRONG) card += `${identifier(kind, textOf(line, STRONG_COLUMN[kind]))}\t`
  return `${card}${plainName(textOf(line, COLUMN.PRI_NAME))}\t${plainBirth(textOf(line, COLUMN.PRI_DOB))}`
}

export interface Reading {
  readonly block?: number
  /** Awaited now and then with the bytes read of the files so far. */
  readonly onProgress?: (bytes: number) => void | Promise<void>
}

/** Reads the identifiers of every row of these files. */
export async function readSubjects(paths: readonly string[], reading: Reading = {}): Promise<Subjects> {
  let runs = newRuns(1024)
  const firstRun: number[] = []
  const ids: string[] = []
  const files: number[] = []
  const first: number[] = []
  const cards: (string | Set<string>)[] = []
  const byId = new Map<string, number>()
  const lastById = new Map<string, number>()
  const nextSame = new Map<number, number>()
  const nameless = new Map<number, string>()
  const unread = new Map<string, number[]>()

  const newSubject = (file: number, id: string): number => {
    ids.push(id)
    files.push(file)
    first.push(runs.count)
    cards.push('')
    return ids.length - 1
  }

  /** The subject of a SUBJECT_ID in a file. */
  const subjectOf = (file: number, id: string): number => {
    const known = lastById.get(id) ?? byId.get(id)
    if (known !== undefined && files[known] === file) return known
    const subject = newSubject(file, id)
    if (known === undefined) byId.set(id, subject)
    else {
      nextSame.set(known, subject)
      lastById.set(id, subject)
    }
    return subject
  }

  const addCard = (subject: number, card: string): void => {
    const known = cards[subject] as string | Set<string>
    if (known === '') cards[subject] = card
    else if (typeof known !== 'string') known.add(card)
    else if (known !== card) cards[subject] = new Set([known, card])
  }

  let before = 0
  for (const [file, path] of paths.entries()) {
    firstRun.push(runs.count)
    // The identifying bytes of the row before: a row with the same ones continues its run.
    let last = Buffer.alloc(0)
    let lastId: string | undefined
    const onLine = (line: Line): void => {
      if (line.kind !== 'row') {
        if (line.kind !== 'rejected') return
        lastId = undefined
        last = Buffer.alloc(0)
        if (line.fields <= COLUMN.SUBJECT_ID) return
        const key = unreadKey(file, textOf(line, COLUMN.SUBJECT_ID))
        const known = unread.get(key)
        if (known === undefined) unread.set(key, [line.number])
        else known.push(line.number)
        return
      }
      const from = (line.ends[COLUMN.SUBJECT_ID - 1] as number) + 1
      const to = line.ends[COLUMN.FBI_NUMBER] as number
      const { bytes } = line
      const end = line.offset - line.start + line.end
      if (to - from === last.length && bytes.compare(last, 0, last.length, from, to) === 0) {
        runs.last[runs.count - 1] = line.number
        runs.end[runs.count - 1] = end
        return
      }
      const id = textOf(line, COLUMN.SUBJECT_ID)
      last = id === '' ? Buffer.alloc(0) : Buffer.from(bytes.subarray(from, to))
      const card = cardOf(line)
      if (id !== '' && id === lastId) {
        runs.last[runs.count - 1] = line.number
        runs.end[runs.count - 1] = end
        addCard(runs.subject[runs.count - 1] as number, card)
        return
      }
      lastId = id
      const subject = id === '' ? newSubject(file, id) : subjectOf(file, id)
      if (id === '') nameless.set(subject, hashOf(bytes.subarray(line.start, line.end)))
      addCard(subject, card)
      if (runs.count === runs.line.length) runs = newRuns(runs.count * 2, runs)
      const run = runs.count++
      runs.line[run] = line.number
      runs.last[run] = line.number
      runs.offset[run] = line.offset
      runs.end[run] = end
      runs.subject[run] = subject
    }
    const past = before
    const { bytes } = await scanFile({
      path,
      need: NEED,
      ...(reading.block === undefined ? {} : { block: reading.block }),
      onLine,
      onBlock: async read => {
        await reading.onProgress?.(past + read)
        return true
      },
    })
    before += bytes
  }
  firstRun.push(runs.count)
  return { runs, firstRun, ids, files, first, cards, byId, nextSame, nameless, unread }
}

function newRuns(size: number, from?: Runs): Runs {
  const runs: Runs = {
    count: from?.count ?? 0,
    line: new Uint32Array(size),
    last: new Uint32Array(size),
    offset: new Float64Array(size),
    end: new Float64Array(size),
    subject: new Uint32Array(size),
  }
  if (from !== undefined) {
    runs.line.set(from.line)
    runs.last.set(from.last)
    runs.offset.set(from.offset)
    runs.end.set(from.end)
    runs.subject.set(from.subject)
  }
  return runs
}
