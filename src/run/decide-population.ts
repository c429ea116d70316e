/** The second half of a run: every person is read and decided, and what the parts give is written one after the other. */
import type { BecameOf } from '../facts/attach.ts'
import type { Resolved } from '../facts/resolve.ts'
import { type Accounts, addAccounts, noAccounts } from '../intake/accounts.ts'
import { changed, type OpenedFile, type Refused, withFiles } from '../intake/files.ts'
import type { Population } from '../intake/population.ts'
import type { Output } from '../results/folder.ts'
import { ofFiles } from './file-faults.ts'
import type { FileHashing } from './file-hashing.ts'
import { type FoundFacts, findFacts } from './find-facts.ts'
import { notesWriter } from './notes-writer.ts'
import type { Question } from './person.ts'
import type { Pool } from './pool.ts'
import type { RunProgress } from './run-progress.ts'
import type { Maker } from './setup.ts'
import type { DecideTask } from './tasks.ts'

export interface Deciding<Tally> {
  readonly maker: Maker<Tally>
  readonly question: Question
  readonly onProgress?: (progress: RunProgress) => void
}

/** What became of the facts of a run. */
export interface RunFacts {
  readonly resolved: Resolved
  readonly became: readonly BecameOf[]
}

export async function decidePopulation<Tally>(
  { maker, question, onProgress }: Deciding<Tally>,
  files: readonly OpenedFile[],
  pool: Pool<Tally>,
  population: Population,
  hashing: FileHashing,
  output: Output,
): Promise<Refused | { readonly accounts: Accounts; readonly tally: Tally; readonly facts?: RunFacts }> {
  const { parts, people, notes, unattributed } = population
  const refused = changed(files)
  if (refused !== undefined) return refused
  for (const [name, bytes] of Object.entries(maker.headers)) output.append(name, bytes)
  const identity = notesWriter(maker, output)
  identity.add(notes)
  const accounts = noAccounts()
  accounts.unattributed = unattributed
  const tally = maker.noTally()
  let bytesDone = 0
  const bytesTotal = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  onProgress?.({ phase: 'decide', bytesDone, bytesTotal, people })
  /** What cannot be written is no fault of the files. */
  let unwritten: unknown
  const meanwhile = () => hashing.goOn(Number.POSITIVE_INFINITY)
  const became: BecameOf[] = []
  let found: FoundFacts | undefined
  const read = await ofFiles(files, async () => {
    found = await findFacts(question, population, pool, meanwhile)
    await pool
      .each(
        found?.tasks ?? parts.map((part): DecideTask => ({ kind: 'decide', part })),
        (done, { part }) => {
          try {
            for (const [name, bytes] of Object.entries(done.tables)) output.append(name, bytes)
            identity.add(done.notes)
          } catch (error) {
            unwritten = error
            throw error
          }
          if (done.became !== undefined) for (const one of done.became) became.push(one)
          addAccounts(accounts, done.accounts)
          maker.merge(tally, done.tally)
          bytesDone += part.bytes
          onProgress?.({ phase: 'decide', bytesDone, bytesTotal, rows: accounts.lines, people })
        },
        meanwhile,
      )
      .catch((error: unknown) => {
        if (error !== unwritten) throw error
      })
  })
  if (unwritten !== undefined) throw unwritten
  if (read !== undefined) return read
  identity.end()
  const whole = withFiles(accounts, files)
  for (const [name, bytes] of Object.entries(maker.closing(tally, whole))) output.append(name, bytes)
  return {
    accounts: whole,
    tally,
    ...(found === undefined ? {} : { facts: { resolved: found.resolved, became } }),
  }
}
