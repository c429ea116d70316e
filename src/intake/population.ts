/** Where people can be read, and who reads them: what a format's plan makes. */
import type { IdentityNote } from './identity/note.ts'

/** The workers of a format, all of them. */
export interface PlanWorkers {
  /** Names to each what the tasks and parts that follow are about: plain data. */
  readonly open: (opened: unknown) => void
  /** Has all these tasks performed, plain data each, and takes what became of them in their order. */
  readonly each: <T, Done extends object>(
    tasks: readonly T[],
    take: (done: Done, task: T) => void,
    meanwhile?: () => boolean,
  ) => Promise<void>
}

/** Where people can be read: of the files opened last. */
export interface Population {
  /** About how many there are. */
  readonly people: number
  /** In the order in which their people are to be written. Parts are read in any order, by any worker. */
  readonly parts: readonly Part[]
  /** What was found of who is who, beside what each part finds. */
  readonly notes: readonly IdentityNote[]
  /** Rejected lines that name nobody, beside those each part finds; see `Accounts`. */
  readonly unattributed: number
  /** Keys of people who can only be told apart together, `LINK_WORDS` words each. A key is in one set at most. */
  readonly links?: Uint32Array
  /** By set of these: where the first of its subjects stands. */
  readonly linkFirsts?: readonly FirstOfSet[]
}

/** The first row of a subject: its local identifier, the number of its file and the line. */
export interface FirstOfSet {
  readonly subject: string
  readonly file: number
  readonly line: number
}

/** Some people to be read: plain data, which only the format looks into. */
export interface Part {
  /** About how many bytes are read, for progress. */
  readonly bytes: number
}
