/** What reads the texts and dates of rows. Files repeat the same few thousand texts, so each is read once and remembered. */
import type { Doubt, OffenseReader } from '../../../record/person.ts'
import type { Day } from '../../../time/day.ts'
import type { Window } from '../../../time/window.ts'
import { COLUMN, type ColumnName } from '../columns.ts'
import { type CountOrder, readCountOrder } from '../count.ts'
import { dateReader } from '../date.ts'
import { type Disposition, readDisposition } from '../disposition.ts'
import type { Custom } from '../naming.ts'
import type { Row } from '../row.ts'
import { readStep, type Step } from './step.ts'

/** How people are to be read. */
export interface PersonReading {
  /** The day of the run: dates after it are not believed. */
  readonly asOf: Day
  readonly readOffense: OffenseReader
  /** What is so of the files. */
  readonly custom: Readonly<Custom>
  /** Doubts of everybody's record. */
  readonly silence?: readonly Doubt[]
  /** Told of each thing that could not be taken as it stands, by kind, to be counted. */
  readonly note: (kind: string) => void
}

/** The readers of one run, which remember what they have read. */
export interface Readers extends PersonReading {
  /** The date in a column of a row; what is wrong with it is noted. */
  readonly date: (row: Row, column: ColumnName) => Window
  readonly disposition: (text: string) => Disposition
  readonly step: (text: string) => Step
  readonly countOrder: (text: string) => CountOrder | undefined
}

/** Makes readers; keep them for a run. */
export function readersFor(reading: PersonReading): Readers {
  const { asOf, note } = reading
  const readDate = dateReader(asOf)
  return {
    ...reading,
    date: (row, column) => {
      const read = readDate(row.stamp(COLUMN[column]))
      if (read.problem !== undefined && read.problem !== 'blank') note(`${column}: ${read.problem}`)
      return read.day
    },
    disposition: remembered(readDisposition),
    step: remembered(readStep),
    countOrder: remembered(readCountOrder),
  }
}

/** The same function, remembering what it gave. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return text => {
    let found = known.get(text)
    if (found === undefined) {
      found = { value: read(text) }
      if (known.size >= 50_000) known.clear()
      known.set(text, found)
    }
    return found.value
  }
}
