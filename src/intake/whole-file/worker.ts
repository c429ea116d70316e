/** Reads some of the people of whole files in one thread. */
import { type Counting, noAccounts } from '../accounts.ts'
import type { OpenedFile } from '../files.ts'
import type { FormatWorker } from '../format.ts'
import type { Part } from '../population.ts'
import type { PeopleSink, Reading } from '../reading.ts'
import type { PersonOfRows, WholeFileFormat } from './format.ts'
import { readFiles, type WholeFiles } from './people.ts'
import type { WholeRow } from './row.ts'

export interface WholePart extends Part {
  /** The people of these numbers, from the first to before the last. */
  readonly from: number
  readonly to: number
}

export function wholeFileWorker(
  spec: WholeFileFormat,
  reading: Reading,
  sink: PeopleSink,
): FormatWorker<readonly OpenedFile[], never, WholePart> {
  let files: readonly OpenedFile[] = []
  let whole: WholeFiles | undefined
  return {
    open: opened => {
      files = opened
      whole = undefined
    },
    perform: () => {
      throw new Error('files that are read whole are planned at once')
    },
    read: ({ from, to }) => {
      whole ??= readFiles(spec, files)
      const count = noAccounts()
      if (from === 0) countLines(whole, count, sink)
      for (const person of whole.people.slice(from, to)) givePerson(spec, person, count, reading, sink)
      return count
    },
    close: () => {
      whole = undefined
    },
  }
}

/** Counts the lines of all files, and gives those that are no rows. */
function countLines(whole: WholeFiles, count: Counting, sink: PeopleSink): void {
  count.lines += whole.lines
  count.headers += whole.headers
  count.blank += whole.blank
  count.rows += whole.rows
  count.rejected += whole.rejects.length
  count.unattributed += whole.unattributed
  for (const reject of whole.rejects) {
    count.rejectedBy[reject.fault] = (count.rejectedBy[reject.fault] ?? 0) + 1
    sink.onReject?.(reject)
  }
}

function givePerson(
  spec: WholeFileFormat,
  of: PersonOfRows,
  count: Counting,
  reading: Reading,
  sink: PeopleSink,
): void {
  const rows = eachOnce(of.rows)
  const person = spec.readPerson(
    { ...of, doubts: [...of.doubts, ...(reading.silence ?? [])], rows: [...rows.keys()] },
    reading,
    kind => {
      count.notes[kind] = (count.notes[kind] ?? 0) + 1
    },
  )
  for (const [first, again] of rows)
    for (const row of again) {
      row.duplicate = true
      if (first.conviction !== undefined) row.conviction = first.conviction
      count.duplicates++
      count.rows--
    }
  count.people++
  sink.onPerson({ person, rows: of.rows })
}

/** Rows that differ, in the order of their bytes, each with those that say the same. */
function eachOnce(all: readonly WholeRow[]): ReadonlyMap<WholeRow, readonly WholeRow[]> {
  const found = new Map<WholeRow, WholeRow[]>()
  let last: WholeRow | undefined
  for (const row of all.toSorted((a, b) => a.bytes.compare(b.bytes)))
    if (last?.bytes.equals(row.bytes)) found.get(last)?.push(row)
    else {
      found.set(row, [])
      last = row
    }
  return found
}
