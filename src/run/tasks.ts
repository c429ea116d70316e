/** The work of a run on some of the files: the same whether it is done in this thread or in another. */
import type { Accounts } from '../intake/accounts.ts'
import type { IdentityNote } from '../intake/identity/note.ts'
import type { Part } from '../intake/population.ts'
import type { PeopleSink, Reading } from '../intake/reading.ts'
import type { Tables } from './consumer.ts'
import { asReader, decidePerson, decidingFor, offenseReader } from './person.ts'
import type { Setup } from './setup.ts'

/** A task of the format's own plan, or a part whose people are read and decided. */
export type Task = PlanTask | DecideTask

export interface PlanTask {
  readonly kind: 'plan'
  readonly task: unknown
}

export interface DecideTask {
  readonly kind: 'decide'
  readonly part: Part
}

/** What became of one part, to be added to what became of those before it. */
export interface DecidedPart<Tally> {
  readonly tables: Tables
  readonly tally: Tally
  readonly accounts: Accounts
  readonly notes: readonly IdentityNote[]
}

export interface DoneOf<Tally> {
  readonly plan: object
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
  let rejects = new Map<string, Uint8Array[]>()

  const sink: PeopleSink = {
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
  }
  const reading: Reading = {
    asOf: question.day,
    readOffense: offenseReader(question),
    keep: false,
    wantsOthers: maker.wantsOthers,
    ...asReader(question),
  }
  const worker = format.worker(reading, sink)

  const decide = (part: Part, spare: Buffer[] | undefined): DecidedPart<Tally> => {
    notes = []
    rejects = new Map()
    const accounts = worker.read(part)
    const tables: Record<string, Uint8Array> = { ...consumer.drain(spare) }
    for (const [file, rows] of rejects) tables[file] = joined(rows)
    return { tables, tally: consumer.tally(), accounts, notes }
  }
  const perform = (task: Task, spare?: Buffer[]): DoneOf<Tally>[Task['kind']] =>
    task.kind === 'plan' ? worker.perform(task.task) : decide(task.part, spare)

  return {
    open: opened => worker.open(opened),
    perform: <T extends Task>(task: T, spare?: Buffer[]) => perform(task, spare) as Done<T, Tally>,
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
