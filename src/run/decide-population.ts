/** The second half of a run: every person is read and decided, and what the parts give is written one after the other. */
import { type Accounts, addAccounts, noAccounts } from '../intake/accounts.ts'
import { changed, type OpenedFile, type Refused, withFiles } from '../intake/files.ts'
import type { Population } from '../intake/population.ts'
import type { Output } from '../results/folder.ts'
import { ofFiles } from './file-faults.ts'
import type { FileHashing } from './file-hashing.ts'
import { notesWriter } from './notes-writer.ts'
import type { Pool } from './pool.ts'
import type { RunProgress } from './run-progress.ts'
import type { Maker } from './setup.ts'
import type { DecideTask } from './tasks.ts'

export interface Deciding<Tally> {
  readonly maker: Maker<Tally>
  readonly onProgress?: (progress: RunProgress) => void
}

export async function decidePopulation<Tally>(
  { maker, onProgress }: Deciding<Tally>,
  files: readonly OpenedFile[],
  pool: Pool<Tally>,
  { parts, people, notes, unattributed }: Population,
  hashing: FileHashing,
  output: Output,
): Promise<Refused | { readonly accounts: Accounts; readonly tally: Tally }> {
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
  const read = await ofFiles(files, () =>
    pool
      .each(
        parts.map((part): DecideTask => ({ kind: 'decide', part })),
        (done, { part }) => {
          try {
            for (const [name, bytes] of Object.entries(done.tables)) output.append(name, bytes)
            identity.add(done.notes)
          } catch (error) {
            unwritten = error
            throw error
          }
          addAccounts(accounts, done.accounts)
          maker.merge(tally, done.tally)
          bytesDone += part.bytes
          onProgress?.({ phase: 'decide', bytesDone, bytesTotal, rows: accounts.lines, people })
        },
        () => hashing.goOn(Number.POSITIVE_INFINITY),
      )
      .catch((error: unknown) => {
        if (error !== unwritten) throw error
      }),
  )
  if (unwritten !== undefined) throw unwritten
  if (read !== undefined) return read
  identity.end()
  const whole = withFiles(accounts, files)
  for (const [name, bytes] of Object.entries(maker.closing(tally, whole))) output.append(name, bytes)
  return { accounts: whole, tally }
}
