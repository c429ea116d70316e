/** `setaside group`: finds which rows of indexed files must be decided in one place. */

import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { foreignFile } from '../results/folder-kind.ts'
import { pathIn } from '../results/path-in.ts'
import { GROUP_FOLDER } from '../run/partitions/folders.ts'
import { type GroupRequest, groupFiles } from '../run/partitions/group-files.ts'
import { readCount } from './arguments.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { type Arguments, command, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { jurisdictionOption } from './options.ts'
import { version } from './version.ts'

const ARGUMENTS = {
  index: { says: 'the folder of indexes, of all files of the run', reads: 'folder', setting: 'indexes' },
} as const satisfies Arguments

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    out: { value: 'dir', says: 'the folder for the groups', required: true, setting: 'groups' },
    shared: {
      value: 'dir',
      says: 'a folder of the lines of [marks.csv] that share the first 13 letters of their hash with another line of any file, sorted by file and place: found by a cluster, and read instead of those of the index',
    },
    alone: { value: 'n', says: 'with --shared: how many lines were left out, as they share them with none' },
    partitions: {
      value: 'n',
      says: 'divide the rows into so many partitions as well: without a cluster',
      usual: '0',
    },
    jurisdiction: jurisdictionOption(jurisdictions),
  }) as const satisfies Options

export const groupCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'group',
    summary: 'finds which rows of indexed files must be decided in one place',
    description:
      'Joins the groups of rows of all indexed files that share a number, a name with a birth date, or a line that cannot be read: whoever may be one person, or be taken for another. Writes for each group its component and how many lines that has, and what is so of all files. On disk, in memory that does not grow with the files.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    prints: {
      out: 'the folder of the groups',
      files: 'how many files are joined',
      lines: 'how many lines',
      components: 'how many components, each to be decided in one place',
      partitions: 'how many partitions the rows were divided into; 0 where a cluster does it',
    },
    examples: ['setaside group index --out groups', 'setaside group index --out groups --partitions 7'],
    run: given => group(given, jurisdictions),
  })

const MOST_PARTITIONS = 1000

function group(
  {
    index,
    out,
    partitions: asked,
    shared: folder,
    alone: leftOut,
    jurisdiction: named,
  }: Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>,
  jurisdictions: Jurisdictions,
): Ending | Telling<'out' | 'files' | 'lines' | 'components' | 'partitions'> {
  const jurisdiction = chooseJurisdiction(jurisdictions, named)
  if (isProblem(jurisdiction)) return jurisdiction
  const partitions = readCount('--partitions', asked, 0)
  if (isProblem(partitions)) return partitions
  if (partitions > MOST_PARTITIONS)
    return usage(`--partitions is [${asked}]; divide into at most ${MOST_PARTITIONS}, or by a cluster`)
  const shared = readShared(folder, leftOut)
  if (isProblem(shared)) return shared
  if (out.trim() === '') return usage('--out is blank; name a folder for the groups')
  const foreign = foreignFile(out, GROUP_FOLDER)
  if (foreign !== undefined)
    return usage(
      `[${pathIn(out, foreign)}] would be written over, and [setaside group] is not known to have written it; choose another [--out], or move it away`,
    )
  const result = groupFiles({
    folder: index,
    formats: jurisdiction.formats,
    out,
    ...shared,
    partitions,
    setaside: version(),
  })
  if ('refused' in result) return refused(result.refused)
  const done = `The groups are in ${out}: files ${result.files.length}, lines ${result.lines}, components ${result.components}${partitions === 0 ? '' : `, partitions ${partitions}`}\n`
  const next =
    partitions === 0
      ? 'Join each row with components.csv by its group, and give those of whole components to: setaside partition --tagged\n'
      : `Then, for each of them: setaside partition --tagged ${pathIn(out, 'part-00000.jsonl')} --groups ${out} ...\n`
  const { files, lines, components } = result
  return {
    ...DONE,
    text: `${done}${next}`,
    json: { out, files: files.length, lines, components, partitions },
  }
}

function readShared(
  folder: string | undefined,
  leftOut: string | undefined,
): Problem | Pick<GroupRequest, 'shared'> {
  if (folder === undefined && leftOut === undefined) return {}
  if (folder === undefined || leftOut === undefined)
    return usage(
      'marks that are shared are given with how many are not, so that none is lost: say [--shared DIR --alone N], or neither',
    )
  const alone = readCount('--alone', leftOut, 0)
  return isProblem(alone) ? alone : { shared: { folder, alone } }
}
