/**
 * The door to a format: how files of one kind become people. The run plans, reads the parts of the plan in several threads,
 * and knows nothing else of the files; `explain` does the same in one thread (`read.ts`).
 */
import type { OffenseReader } from '../record/person.ts'
import type { Accounts } from './accounts.ts'
import type { OpenedFile, Refused } from './files.ts'
import type { OtherForms } from './forms/column-form.ts'
import type { ReaderOfMapping } from './mapped/check.ts'
import type { Partitioned } from './partitions/door.ts'
import type { OnPlace, PersonFinder, ReadRange } from './person-key.ts'
import type { Part, PlanWorkers, Population } from './population.ts'
import type { InputRow, PeopleSink, Reading, ReadPerson } from './reading.ts'

export interface Format {
  /** As it is asked for: `ca-doj`. */
  readonly id: string
  /** What a file of it is called in a sentence: `a California DOJ bulk file`. */
  readonly title: string
  /**
   * The URL of a module that exports this format as `format`: threads import it, as functions cannot be sent to them.
   * (`import.meta.url`, where the format is made.)
   */
  readonly module: string
  /** The names of the columns of a row, in order: tables that copy input rows begin with them. */
  readonly columns: readonly string[]
  /**
   * Whether a file is of this format, from its beginning: true, or why not, as a sentence goes on after the path of the
   * file. The beginning ends with a line break, unless it is the whole file or one line. A longer one is asked about where
   * the answer is not true.
   */
  readonly recognizes: (head: Uint8Array, name: string) => true | string
  /**
   * Looks at values of a file for columns in another form than the format's: they are read in it, or not and told; or why the
   * file is refused, as a sentence goes on after its path. Absent: files are as the format says. Throws what the file system
   * throws.
   */
  readonly otherForms?: (path: string, bytes: number) => OtherForms | string | undefined
  /**
   * Makes files of the format of files that are only together of it, at paths that `scratch` gives. Absent: each is by itself.
   * Throws what the file system throws.
   */
  readonly together?: (
    files: readonly OpenedFile[],
    scratch: (name: string) => string,
  ) => readonly OpenedFile[] | Refused
  /** What it can be told of files in other columns; absent where it reads none. */
  readonly mapped?: ReaderOfMapping
  /** Finds out who is who in these files, and where their people can be read. Throws what the file system throws. */
  readonly plan: (files: readonly OpenedFile[], context: PlanContext) => Promise<Population | Refused>
  /**
   * The texts of a row that should be among those the format knows, and are not; free text is none. Absent: the format has no
   * vocabulary of its own.
   */
  readonly unknownTexts?: (row: InputRow, readOffense: OffenseReader) => readonly UnknownText[]
  /** Makes what works in a thread: one for each, kept as long as the thread. */
  readonly worker: (reading: Reading, sink: PeopleSink) => FormatWorker
  /** Whether a person may be asked for by this identifier. */
  readonly goesBy: (read: ReadPerson, identifier: string) => boolean
  /** The numbers a person goes by, beside the one they are printed under. Absent: there are none. */
  readonly numbersOf?: (read: ReadPerson) => PersonNumbers
  /** The columns that hold numbers by which somebody is known elsewhere: never shown unasked, and found by. */
  readonly identifiers?: readonly string[]
  /** The number by which the state knows a person, as its writings are compared; empty where it is none. */
  readonly plainStateNumber?: (written: string) => string
  /**
   * Finds people in files by the places that a plan told. The files are opened once, and what is read for one person serves the
   * next. Absent: files of the format are read whole. Throws what the file system throws.
   */
  readonly finding?: (
    finder: PersonFinder,
    files: readonly OpenedFile[],
    reading: Omit<Reading, 'keep' | 'wantsOthers'>,
  ) => PeopleFinding
  /** How several processes decide its people, some each. Absent: a run does, on one machine. */
  readonly partitioned?: Partitioned
}

/** Files in which people are found one by one. */
export interface PeopleFinding {
  /** Everyone who goes by an identifier, as whole files would give them, and which bytes that rests on. */
  readonly find: (identifier: string) => {
    readonly people: readonly ReadPerson[]
    readonly ranges: readonly ReadRange[]
  }
  readonly close: () => void
}

/** The numbers of a person, each as its writings are compared. */
export interface PersonNumbers {
  /** All that somebody may ask for the person by. */
  readonly ids: readonly string[]
  /** Those by which the state knows the person. */
  readonly stateNumbers: readonly string[]
}

/** A text that a format does not know, as it stands in the row without its padding. */
export interface UnknownText {
  /** What it should be: `disposition`, `step`, `sentence`, `class`, `offense`. */
  readonly of: string
  readonly text: string
}

/** What a plan may use. */
export interface PlanContext {
  readonly workers: PlanWorkers
  /** Gives the path of a new file, for what is needed only while people are read. */
  readonly scratch: (name: string) => string
  /** Whether people may come in another order than that of the files, where they are read faster so. */
  readonly mayRearrange: boolean
  readonly onProgress?: (progress: PlanProgress) => void
  /** Takes where people's rows stand, under every identifier they may be asked for by; in the same order each time. */
  readonly onPlace?: OnPlace
  /**
   * Does something else in this thread while workers read the files for the first time, given how many bytes have been
   * read; false where there is nothing more to do.
   */
  readonly meanwhile?: (bytesRead: number) => boolean
}

export interface PlanProgress {
  /** `identify`: rows are read to see who they are about. `arrange`: rows are put in another order. */
  readonly phase: 'identify' | 'arrange'
  readonly bytesDone: number
  readonly bytesTotal: number
  readonly rows?: number
}

/**
 * Works in one thread. What it is given and gives goes from thread to thread: plain data, and typed arrays, which are handed
 * over where they stand directly in what a task gives. Functions throw what the file system throws.
 */
export interface FormatWorker<Opened = unknown, Task = unknown, P extends Part = Part> {
  open(opened: Opened): void
  /** Performs a task of the plan. */
  perform(task: Task): object
  /** Gives the people of a part to the sink, in the same order each time. */
  read(part: P): Accounts
  close(): void
}
