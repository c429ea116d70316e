/**
 * The door of a format whose people can be decided in partitions, by processes that know nothing of each other: files are
 * indexed one by one, their groups of rows joined into components over everything that might join people, and whole
 * components decided anywhere. Who is who is settled by the same statements as in a run: an index only tells which groups
 * must be looked at together.
 */
import type { OpenedFile } from '../files.ts'
import type { OnPlace } from '../person-key.ts'
import type { FirstOfSet, PlanWorkers, Population } from '../population.ts'
import type { InputRow, Reject } from '../reading.ts'

export interface Partitioned {
  /** Looks at one file of this number, and gives each of its lines with the group it is of. Throws what the file system throws. */
  readonly index: (file: OpenedFile, number: number, keyed: KeyedHash, sink: IndexSink) => IndexedFacts
  /** Finds which groups of indexed files must be looked at together, and what is so of all files. Marks that no other shares may be missing. */
  readonly group: (
    files: readonly IndexedFile[],
    marks: Iterable<Uint32Array<ArrayBuffer>>,
    scratch: (name: string) => string,
    join: (one: GroupOf, other: GroupOf) => void,
  ) => WholeFacts
  /** Where the people of tagged rows can be read: of whole components, in the order of file and line. */
  readonly plan: (
    tagged: readonly TaggedVolume[],
    names: readonly string[],
    whole: WholeFacts,
    context: { readonly workers: PlanWorkers; readonly scratch: (name: string) => string },
  ) => Promise<Population>
  /** Where people and rejected lines stand in the results of a run, by a row. */
  readonly placeOf: (row: InputRow | Reject, whole: WholeFacts) => readonly (number | string)[]
  readonly placeOfFirst: (first: FirstOfSet, whole: WholeFacts) => readonly (number | string)[]
  /** What the index of people of a run has of the whole, told after the places of all files. */
  readonly places: (whole: WholeFacts, take: OnPlace) => void
}

/** Puts the hash of an identifier under a key, in place: whoever has no key cannot try out identifiers. */
export type KeyedHash = (words: Uint32Array) => void

/** A group of rows, by the number of its file and its own in the file. */
export interface GroupOf {
  readonly file: number
  readonly group: number
}

/** A line of a file. `bytes`: without its line break. */
export interface IndexedLine {
  readonly group: number
  readonly line: number
  readonly bytes: Uint8Array
  /** `cut`: too long, only its beginning is there. `folded`: a row of several lines of the file. */
  readonly is?: 'cut' | 'folded'
}

export interface IndexSink {
  readonly line: (line: IndexedLine) => void
  /** What groups may share, under the key: see `marks.ts`. */
  readonly marks: (words: Uint32Array) => void
  readonly damaged: (words: Uint32Array) => void
  readonly place: OnPlace
}

/** What is known of a file once it has been looked at: plain data, which only the format looks into, but for the counts. */
export interface IndexedFacts {
  readonly lines: number
  /** Numbers of groups are below this. */
  readonly groups: number
  readonly own: unknown
}

/** A file that was indexed, as it is read back. */
export interface IndexedFile {
  readonly name: string
  readonly bytes: number
  readonly facts: IndexedFacts
  readonly damaged: () => Uint32Array<ArrayBuffer>
}

/** What is so of all files together: plain data, which only the format looks into. */
export type WholeFacts = Readonly<Record<string, unknown>>

/** Rows of one file, each with its tag before it: its file and line, as a format's own reader of such rows wants them. */
export interface TaggedVolume {
  readonly path: string
  readonly bytes: number
}
