/** The work of a run on some of the files: the same whether it is done in this thread or in another. */
import type { BecameOf } from '../facts/attach.ts'
import type { PersonFact } from '../facts/resolve.ts'
import type { Meant } from '../facts/whom.ts'
import type { Accounts } from '../intake/accounts.ts'
import type { Format } from '../intake/format.ts'
import type { IdentityNote } from '../intake/identity/note.ts'
import type { Part } from '../intake/population.ts'
import type { PeopleSink, Reading } from '../intake/reading.ts'
import { becameList } from './became-of.ts'
import type { Tables } from './consumer.ts'
import { finderFor } from './meant.ts'
import { asReader, decidePerson, decidingFor, offenseReader, type Question } from './person.ts'
import type { Setup } from './setup.ts'

/** A task of the format's own plan, or a part whose people are read and decided. */
export type Task = PlanTask | FindTask | DecideTask

export interface PlanTask {
  readonly kind: 'plan'
  readonly task: unknown
}

/** A part in which whom facts concern is looked for. */
export interface FindTask {
  readonly kind: 'find'
  readonly part: Part
}

export interface DecideTask {
  readonly kind: 'decide'
  readonly part: Part
  /** Facts of people of the part, by person. */
  readonly given?: ReadonlyMap<string, readonly PersonFact[]>
}

export interface FoundIn {
  readonly meant: readonly Meant[]
}

/** What became of one part, to be added to what became of those before it. */
export interface DecidedPart<Tally> {
  readonly tables: Tables
  readonly tally: Tally
  readonly accounts: Accounts
  readonly notes: readonly IdentityNote[]
  /** What became of the facts given of its people. */
  readonly became?: readonly BecameOf[]
}

export interface DoneOf<Tally> {
  readonly plan: object
  readonly find: FoundIn
  readonly decide: DecidedPart<Tally>
}
export type Done<T extends Task, Tally> = DoneOf<Tally>[T['kind']]

export interface TaskRunner<Tally> {
  /** Names what the tasks that follow are about. */
  readonly open: (opened: unknown) => void
  /** Performs a task. Of `spare`, memory for tables that nobody needs any more, it may keep some. */
  readonly perform: <T extends Task>(task: T, spare?: Buffer[]) => Done<T, Tally>
  readonly close: () => void
}

export function taskRunner<Tally>({ question, format, maker }: Setup<Tally>): TaskRunner<Tally> {
  const consumer = maker.consumer()
  const deciding = decidingFor(question)
  let notes: IdentityNote[] = []
  let given: DecideTask['given']
  const became = becameList(question)
  let rejects = new Map<string, Uint8Array[]>()

  const sink: PeopleSink = {
    onPerson: ({ person, rows }) => {
      const decided = decidePerson(deciding, person, rows, given?.get(person.id))
      consumer.person(decided)
      became.add(decided.became)
    },
    onOthers: rows => consumer.others(rows),
    onPassed: people => consumer.passed(people),
    onReject: reject => {
      const { file, bytes } = maker.rejectRow(reject)
      const known = rejects.get(file)
      if (known === undefined) rejects.set(file, [bytes])
      else known.push(bytes)
    },
    onNotes: found => void notes.push(...found),
  }
  const reading: Reading = {
    asOf: question.day,
    readOffense: offenseReader(question),
    keep: false,
    wantsOthers: maker.wantsOthers,
    ...asReader(question),
  }
  const worker = format.worker(reading, sink)
  const finder = question.facts === undefined ? undefined : findingWorker(question, format, reading)

  const decide = (task: DecideTask, spare: Buffer[] | undefined): DecidedPart<Tally> => {
    notes = []
    given = task.given
    rejects = new Map()
    const accounts = worker.read(task.part)
    const tables: Record<string, Uint8Array> = { ...consumer.drain(spare) }
    for (const [file, rows] of rejects) tables[file] = joined(rows)
    return {
      tables,
      tally: consumer.tally(),
      accounts,
      notes,
      ...(question.facts === undefined ? {} : { became: became.take() }),
    }
  }
  const perform = (task: Task, spare?: Buffer[]): DoneOf<Tally>[Task['kind']] => {
    switch (task.kind) {
      case 'plan':
        return worker.perform(task.task)
      case 'find':
        return { meant: finder?.find(task.part) ?? [] }
      case 'decide':
        return decide(task, spare)
    }
  }

  return {
    open: opened => {
      worker.open(opened)
      finder?.open(opened)
    },
    perform: <T extends Task>(task: T, spare?: Buffer[]) => perform(task, spare) as Done<T, Tally>,
    close: () => {
      worker.close()
      finder?.close()
    },
  }
}

/** Looks in parts for whom facts concern: everybody is read, for a number that nobody relevant has may be another's too. */
function findingWorker(
  question: Question,
  format: Format,
  { relevance: _, ...reading }: Reading,
): {
  readonly find: (part: Part) => readonly Meant[]
  readonly open: (of: unknown) => void
  readonly close: () => void
} {
  let found: Meant[] = []
  const finder = finderFor(question, format)
  const worker = format.worker(reading, {
    onPerson: read => {
      for (const one of finder(read)) found.push(one)
    },
  })
  return {
    find: part => {
      found = []
      worker.read(part)
      return found
    },
    open: opened => worker.open(opened),
    close: () => worker.close(),
  }
}

/** The memory of tables, and of typed arrays that stand directly in what a task gave: it is handed over and not copied. */
export function memoryOf(done: object): ArrayBuffer[] {
  const arrays = 'tables' in done ? Object.values(done.tables as object) : Object.values(done)
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
