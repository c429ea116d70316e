/** `setaside partition`: decides tagged rows of whole people, for a cluster engine to pipe through. */

import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { temporaryFolder } from '../disk/temporary.ts'
import { resolve } from '../facts/resolve.ts'
import type { Meant } from '../facts/whom.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { FactLine } from '../record/fact-line.ts'
import { tableNames } from '../report/tables.ts'
import { UNFINISHED } from '../results/folder-kind.ts'
import { pathIn } from '../results/path-in.ts'
import { decidePartition, findInPartition } from '../run/partitions/decide-partition.ts'
import { type Found, findGroups, type GroupManifest } from '../run/partitions/folders.ts'
import { readFound } from '../run/partitions/read-found.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { DONE, type Ending, endingOf, isProblem, type Problem, refused, usage } from './exit.ts'
import { givenFacts } from './given-facts.ts'
import { noNewFile } from './new-file.ts'
import { COUNTIES, questionOptions } from './options.ts'
import { type PartitionAsked, readPartitionAsked, setupOf, whyOtherMapping } from './partition-asked.ts'
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

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    tagged: { says: 'the rows are those of [setaside index], each with its component: no others are taken' },
    groups: {
      value: 'dir',
      says: 'the folder that [setaside group] wrote',
      required: true,
      setting: 'groups',
    },
    county: { ...COUNTIES, required: true },
    ...questionOptions(jurisdictions),
    find: {
      says: 'only look for whom the facts mean: that must be known of all partitions before any is decided with them',
    },
    found: { value: 'dir', says: 'the folder that holds what [--find] answered of all partitions' },
    tables: {
      value: 'list',
      says: `of ${tableNames(jurisdictions[0].tables).join(', ')} (default: those of a run)`,
      values: tableNames(jurisdictions[0].tables),
    },
    out: {
      value: 'file',
      says: 'a file for the answers, written whole or not at all; standard output where none is named',
    },
  }) as const satisfies Options

export const partitionCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'partition',
    summary: 'decides tagged rows of whole people, for a cluster engine to pipe through',
    description:
      'Reads rows of [setaside index], each with the component it is of, sorted by file and line, and prints what a run would write of their people, as lines of JSON for [setaside gather]. Rows of a component that is not all there are refused: what forbids relief may stand in another partition. Any partition may be decided again. What was read is told on standard error, in numbers.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    prints: { text: 'the answers, where no [--out] takes them' },
    examples: [
      'setaside partition --tagged groups/part-00000.jsonl --groups groups --county SACRAMENTO --as-of 2026-11-01 --out answers/part-00000.jsonl',
      'setaside partition --tagged groups/part-00000.jsonl --groups groups --county all --as-of 2026-11-01 --facts facts.csv --find --out found/part-00000.jsonl',
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
  const wrongly = wronglyAsked(given)
  if (wrongly !== undefined) return wrongly
  return decide({ path, ...given }, asked, jurisdictions, terminal)
}

/** Facts are given in two passes: a number may mean somebody of any partition. */
function wronglyAsked({ facts, find, found }: PartitionGiven): Problem | undefined {
  if (facts.length === 0)
    return find || found !== undefined
      ? usage(`${find ? '--find' : '--found'} is about facts, and none are given; name them after [--facts]`)
      : undefined
  if (find && found !== undefined)
    return usage('--find looks for whom the facts mean, and --found says it; leave one of them out')
  return find || found !== undefined
    ? undefined
    : usage(
        '--facts may mean somebody of any partition: first answer [--find] of all partitions, each into a file of one folder, and then name that folder after [--found]',
      )
}

/** Facts, and whom they mean in all partitions; `asked` says so. */
interface WithFacts {
  readonly asked: PartitionAsked
  readonly lines?: readonly FactLine[]
  readonly meant?: readonly Meant[]
}

async function withFacts(
  { facts: paths, find, found }: Pick<PartitionGiven, 'facts' | 'find' | 'found'>,
  plain: PartitionAsked,
  groups: Found<GroupManifest>,
  { jurisdictions, terminal }: { readonly jurisdictions: Jurisdictions; readonly terminal: Terminal },
): Promise<WithFacts | Problem> {
  const law = chooseJurisdiction(jurisdictions, plain.jurisdiction)
  if (isProblem(law)) return law
  // Lines that are not taken are told by whoever gathers, once.
  const facts = await givenFacts(paths, law, { ...terminal, err: () => undefined })
  if (isProblem(facts)) return facts
  if (facts === undefined) return { asked: plain }
  const { lines, files } = facts
  const finding: PartitionAsked = { ...plain, facts: { files, find: true } }
  if (find || found === undefined) return { asked: finding, lines }
  const all = readFound(found, groups, finding, version())
  if ('refused' in all) return refused(all.refused)
  return { asked: { ...plain, facts: { files, found: all.sha256 } }, lines, meant: all.meant }
}

async function decide(
  given: PartitionGiven & { readonly path: string | undefined },
  plain: PartitionAsked,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const { path, out } = given
  const groups = findGroups(given.groups, version())
  if ('unusable' in groups) return refused(groups.unusable)
  const other = whyOtherMapping(plain, groups)
  if (other !== undefined) return other
  const known = await withFacts(given, plain, groups, { jurisdictions, terminal })
  if (isProblem(known)) return known
  const { asked, lines: facts, meant } = known
  const setup = await setupOf(asked, jurisdictions, facts)
  if (isProblem(setup)) return setup
  const scratch = temporaryFolder()
  // A cluster may have two processes decide one partition: neither gives the other's half a name.
  const temporary = out === undefined ? undefined : `${out}.${process.pid}${UNFINISHED}`
  const handle = path === undefined ? 0 : openSync(path, 'r')
  let into: number | undefined
  try {
    if (temporary !== undefined) {
      rmSync(temporary, { force: true })
      into = openSync(temporary, 'wx', 0o600)
    }
    const result = await (given.find ? findInPartition : decidePartition)({
      ...setup,
      rows: { handle, what: path === undefined ? 'standard input' : `[${path}]` },
      groups,
      asked,
      ...(meant === undefined ? {} : { resolved: resolve(setup.question.facts?.lines ?? [], meant) }),
      setaside: version(),
      scratch: name => pathIn(scratch.path, name),
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
    scratch.remove()
  }
}

function writeAll(handle: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
}
