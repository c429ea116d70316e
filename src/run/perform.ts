/** The work of a run on one part of the files: the same whether it is done in this thread or in another. */
import {
  type Accounts,
  type IdentifiedPart,
  type IdentityNote,
  newSpace,
  openSources,
  type PartReader,
  type PartToRead,
  partIdentifier,
  partReader,
  partSplitter,
  type Range,
  type Source,
  sortVolume,
} from '../intake/ca-doj/read.ts'
import type { Tables } from './consumer.ts'
import type { Maker } from './maker.ts'
import { asReader, decidePerson, decidingFor, offenseReader, type Question } from './person.ts'

/** What is read: a file, or rows of several files put in another order. */
export interface Volume {
  readonly path: string
  readonly bytes: number
  /** The number of the file; absent where every line is tagged with its own. */
  readonly file?: number
}

export interface Volumes {
  readonly volumes: readonly Volume[]
  /** The names of the files, by their numbers. */
  readonly names: readonly string[]
}

/** One part to be worked on. */
export type Task =
  | { readonly kind: 'identify'; readonly number: number; readonly source: number; readonly range: Range }
  | {
      readonly kind: 'split'
      readonly source: number
      readonly range: Range
      readonly before: number
      /** The volumes, opened for appending. */
      readonly handles: readonly number[]
    }
  | { readonly kind: 'sort'; readonly from: string; readonly to: string; readonly bytes: number }
  | { readonly kind: 'decide'; readonly part: PartToRead }

/** What became of one part, to be added to what became of those before it. */
export interface DecidedPart<Tally> {
  readonly tables: Tables
  readonly tally: Tally
  readonly accounts: Accounts
  readonly notes: readonly IdentityNote[]
}

export interface DoneOf<Tally> {
  readonly identify: IdentifiedPart
  readonly split: Record<string, never>
  readonly sort: Record<string, never>
  readonly decide: DecidedPart<Tally>
}
export type Done<T extends Task, Tally> = DoneOf<Tally>[T['kind']]

export interface Performer<Tally> {
  /** Names what the tasks that follow are about. */
  readonly open: (volumes: Volumes) => void
  /** Performs a task. Of `spare`, memory for tables that nobody needs any more, it may keep some. */
  readonly perform: <T extends Task>(task: T, spare?: Buffer[]) => Done<T, Tally>
  readonly close: () => void
}

export function performer<Tally>(question: Question, maker: Maker<Tally>): Performer<Tally> {
  let opened: ReturnType<typeof openSources> | undefined
  let reader: PartReader | undefined
  const consumer = maker.consumer()
  let notes: IdentityNote[] = []
  let rejects = new Map<string, Uint8Array[]>()
  let space = newSpace()
  const reading = {
    asOf: question.day,
    readOffense: offenseReader(),
    keep: false,
    wantsOthers: maker.wantsOthers,
    ...asReader(question),
  }
  let identify = partIdentifier(reading)
  let split = partSplitter()
  const deciding = decidingFor(question)

  const close = (): void => {
    opened?.close()
    opened = undefined
  }
  const sources = (): readonly Source[] => {
    if (opened === undefined) throw new Error('nothing has been opened')
    return opened.sources
  }

  const decide = (part: PartToRead, spare: Buffer[] | undefined): DecidedPart<Tally> => {
    if (reader === undefined) throw new Error('nothing has been opened')
    notes = []
    rejects = new Map()
    const accounts = reader.read(part, sources())
    const tables: Record<string, Uint8Array> = { ...consumer.drain(spare) }
    for (const [file, rows] of rejects) tables[file] = joined(rows)
    return { tables, tally: consumer.tally(), accounts, notes }
  }

  const doTask = (task: Task, spare?: Buffer[]): DoneOf<Tally>[Task['kind']] => {
    switch (task.kind) {
      case 'identify':
        return identify(sources()[task.source] as Source, task.range, task.number)
      case 'split':
        split(sources()[task.source] as Source, task.range, task.before, task.handles)
        return {}
      case 'sort':
        sortVolume(task.from, task.to, task.bytes, space)
        return {}
      case 'decide':
        return decide(task.part, spare)
    }
  }

  return {
    open: ({ volumes, names }) => {
      close()
      opened = openSources(volumes)
      // What was needed for other volumes is not kept.
      space = newSpace()
      identify = partIdentifier(reading)
      split = partSplitter()
      reader = partReader(names, reading, {
        onPerson: ({ person, rows }) => consumer.person(decidePerson(deciding, person, rows)),
        onOthers: rows => consumer.others(rows),
        onPassed: people => consumer.passed(people),
        onReject: reject => {
          const { file, bytes } = maker.rejectRow(reject)
          const known = rejects.get(file)
          if (known === undefined) rejects.set(file, [bytes])
          else known.push(bytes)
        },
        onNotes: found => void notes.push(...found),
      })
    },
    perform: <T extends Task>(task: T, spare?: Buffer[]) => doTask(task, spare) as Done<T, Tally>,
    close,
  }
}

/** The memory of tables and marks, which is handed over and not copied. */
export function memoryOf(done: object): ArrayBuffer[] {
  const arrays = 'tables' in done ? Object.values(done.tables as object) : 'marks' in done ? [done.marks] : []
  const memory = new Set<ArrayBuffer>()
  for (const array of arrays)
    if (ArrayBuffer.isView(array) && array.buffer instanceof ArrayBuffer && array.byteLength > 0)
      memory.add(array.buffer)
  return [...memory]
}

/** These bytes one after the other, in memory of their own that can be handed to another thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
