/** `setaside partition`: decides tagged rows of whole people, for a cluster engine to pipe through. */
import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { tableNames } from '../report/tables.ts'
import { UNFINISHED } from '../results/folder-kind.ts'
import { decidePartition } from '../run/partitions/decide-partition.ts'
import { findGroups } from '../run/partitions/folders.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { DONE, type Ending, endingOf, isProblem, refused, usage } from './exit.ts'
import { noNewFile } from './new-file.ts'
import { COUNTIES, questionOptions } from './options.ts'
import { type PartitionAsked, readPartitionAsked, setupOf } from './partition-asked.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

const ARGUMENTS = {
  rows: {
    says: 'a file of tagged rows; standard input where none is named',
    many: true,
    optional: true,
    reads: 'file',
  },
} as const satisfies Arguments

const optionsOf = (jurisdictions: Jurisdictions) => {
  // Whom a fact concerns is known of a whole file only.
  const { map: _, facts: __, ...question } = questionOptions(jurisdictions)
  return {
    tagged: { says: 'the rows are those of [setaside index], each with its component: no others are taken' },
    groups: { value: 'dir', says: 'the folder that [setaside group] wrote', required: true },
    county: { ...COUNTIES, required: true },
    ...question,
    tables: {
      value: 'list',
      says: `of ${tableNames(jurisdictions[0].tables).join(', ')} (default: those of a run)`,
      values: tableNames(jurisdictions[0].tables),
    },
    out: {
      value: 'file',
      says: 'a file for the answers, written whole or not at all; standard output where none is named',
    },
  } as const satisfies Options
}

export const partitionCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'partition',
    summary: 'decides tagged rows of whole people, for a cluster engine to pipe through',
    description:
      'Reads rows of [setaside index], each with the component it is of, sorted by file and line, and prints what a run would write of their people, as lines of JSON for [setaside gather]. Rows of a component that is not all there are refused: what forbids relief may stand in another partition. Any partition may be decided again. What was read is told on standard error, in numbers.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    examples: [
      'setaside partition --tagged groups/part-00000.jsonl --groups groups --county SACRAMENTO --as-of 2026-11-01 --out answers/part-00000.jsonl',
      'setaside partition --tagged --groups groups --county all --as-of 2026-11-01 < rows.jsonl > answers.jsonl',
    ],
    run: (given, terminal, { settings }) => partition(given, jurisdictions, terminal, settings),
  })

type PartitionGiven = Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>

async function partition(
  given: PartitionGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
  settings: Readonly<Record<string, string>>,
): Promise<Ending> {
  const { rows, out } = given
  if (!given.tagged)
    return usage(
      'rows are decided only where it is known whose they are: give those of [setaside index] with their components, and say [--tagged]',
    )
  if (rows.length > 1) return usage(`[${rows[1]}] is a second file of rows; give one partition at a time`)
  const [path] = rows
  if (path !== undefined && statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    return usage(`[${path}] is no file; name the tagged rows of one partition`)
  const asked = await readPartitionAsked(given, jurisdictions, terminal, settings)
  if (isProblem(asked)) return asked
  const wrong = out === undefined ? undefined : noNewFile('--out', out, true)
  if (wrong !== undefined) return wrong
  return decide({ path, out, groups: given.groups }, asked, jurisdictions, terminal)
}

async function decide(
  {
    path,
    out,
    groups: folder,
  }: { readonly path: string | undefined; readonly out: string | undefined; readonly groups: string },
  asked: PartitionAsked,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const groups = findGroups(folder, version())
  if ('unusable' in groups) return refused(groups.unusable)
  const setup = await setupOf(asked, jurisdictions)
  if (isProblem(setup)) return setup
  const scratch = mkdtempSync(join(tmpdir(), 'setaside-partition-'))
  // A cluster may have two processes decide one partition: neither gives the other's half a name.
  const temporary = out === undefined ? undefined : `${out}.${process.pid}${UNFINISHED}`
  const handle = path === undefined ? 0 : openSync(path, 'r')
  let into: number | undefined
  try {
    if (temporary !== undefined) {
      rmSync(temporary, { force: true })
      into = openSync(temporary, 'wx', 0o600)
    }
    const result = await decidePartition({
      ...setup,
      rows: { handle, what: path === undefined ? 'standard input' : `[${path}]` },
      groups,
      asked,
      setaside: version(),
      scratch: name => join(scratch, name),
      write: text => (into === undefined ? terminal.out(text) : writeAll(into, Buffer.from(text))),
    })
    if ('refused' in result) return refused(result.refused)
    if (into !== undefined && temporary !== undefined && out !== undefined) {
      fsyncSync(into)
      closeSync(into)
      into = undefined
      renameSync(temporary, out)
    }
    const { lines, people, rejected } = result.accounts
    terminal.err(`${JSON.stringify({ lines, components: result.components, people, rejected })}\n`)
    return DONE
  } catch (error) {
    return endingOf(error)
  } finally {
    if (into !== undefined) closeSync(into)
    if (temporary !== undefined) rmSync(temporary, { force: true })
    if (path !== undefined) closeSync(handle)
    rmSync(scratch, { recursive: true, force: true })
  }
}

function writeAll(handle: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
}
