/** `setaside index`: reads each file by itself, for a state that is decided in partitions. */
import { readFileSync, statSync } from 'node:fs'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { foreignFile } from '../results/folder-kind.ts'
import { pathIn } from '../results/path-in.ts'
import { INDEX_FOLDER } from '../run/partitions/folders.ts'
import { indexFile } from '../run/partitions/index-file.ts'
import { keptIndex } from '../run/partitions/kept-index.ts'
import { type IndexKey, indexKey, whyWeak } from '../run/partitions/key.ts'
import { strangerIn } from '../run/partitions/own-folder.ts'
import { readCount } from './arguments.ts'
import { chooseInput, chooseJurisdiction } from './choose-jurisdiction.ts'
import { type Arguments, command, type Given, type Option, type Options, type Telling } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { inputFormatOption, jurisdictionOption, MAP } from './options.ts'
import { sameFiles } from './places.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

export const KEY = {
  value: 'file',
  reads: 'file',
  says: 'a file of at least 32 bytes made by chance, which only you may read; identifiers are hashed with it',
  required: true,
  setting: 'key',
} as const satisfies Option

const ARGUMENTS = {
  files: { says: 'files of the input format', many: true, reads: 'file' },
} as const satisfies Arguments

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    key: KEY,
    out: {
      value: 'dir',
      says: 'the folder of indexes; each file has a folder of its own in it, named by its number',
      required: true,
      setting: 'indexes',
    },
    number: {
      value: 'n',
      says: 'the place of the first of these files among all files of the run, the first being 0',
      usual: '0',
    },
    update: {
      says: 'leave the index of a file that has not changed since as it is; files of a mapping are read again together',
    },
    jurisdiction: jurisdictionOption(jurisdictions),
    inputFormat: inputFormatOption(jurisdictions),
    map: { ...MAP, says: `${MAP.says}; all files of the run are then named at once` },
  }) as const satisfies Options

export const indexCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'index',
    summary: 'reads each file by itself, for a state that is decided in partitions',
    description:
      'Writes for each file its rows, each with its file, its line and the group of rows it stands in, and the identifiers of each group, hashed with a key. Files may be indexed one by one, by different processes or machines. Then come [setaside group], [setaside partition] and [setaside gather].',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    prints: {
      out: 'the folder of indexes',
      files:
        'a list: the `file`, its `folder`, how many `lines` and `groups` of rows it has, and whether it was `kept` as it had not changed',
    },
    examples: [
      'setaside index part1.csv part2.csv --key index.key --out index',
      'setaside index part2.csv --number 1 --key index.key --out index',
      'setaside index --map court-extract people.csv cases.csv charges.csv --key index.key --out index',
    ],
    run: (given, terminal) => index(given, jurisdictions, terminal),
  })

/** Files of one run are told apart by sixteen bits. */
const MOST_FILES = 1 << 12

async function index(
  {
    files,
    number,
    key: keyFile,
    out,
    update,
    ...named
  }: Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending | Telling<'out' | 'files'>> {
  const jurisdiction = chooseJurisdiction(jurisdictions, named.jurisdiction)
  if (isProblem(jurisdiction)) return jurisdiction
  const input = await chooseInput(jurisdiction, named)
  if (isProblem(input)) return input
  const { format, mapping } = input
  const first = readCount('--number', number, 0)
  if (isProblem(first)) return first
  if (mapping !== undefined && first > 0)
    return usage('--map reads all files of a run together; name all of them, and leave out [--number]')
  if (first + files.length > MOST_FILES)
    return usage(`--number is [${number}]; a run has at most ${MOST_FILES} files, numbered from 0`)
  const key = readKey(keyFile)
  if (isProblem(key)) return key
  const clash = sameFiles(files)
  if (clash !== undefined) return clash
  if (out.trim() === '') return usage('--out is blank; name a folder for the indexes')
  const mapped =
    mapping === undefined
      ? {}
      : { mapped: { mapping: (await import('./choose-mapping.ts')).mappingNamed(mapping), files } }
  const indexed: unknown[] = []
  for (const [at, file] of files.entries()) {
    const folder = pathIn(out, String(first + at).padStart(4, '0'))
    const foreign = foreignFile(folder, INDEX_FOLDER) ?? strangerIn(folder, INDEX_FOLDER)
    if (foreign !== undefined)
      return usage(
        `[${pathIn(folder, foreign)}] would be written over, and no index is known to have written it; choose another [--out], or move it away`,
      )
    const asked = { file, number: first + at, key, out: folder, setaside: version() }
    const unchanged = () =>
      update && mapping === undefined ? keptIndex({ ...asked, inputFormat: format.id }) : undefined
    const kept = unchanged()
    // One that takes too long for a cluster ends after the one that was started for it, and takes nothing from who reads that.
    const result = kept ?? (await indexFile({ ...asked, ...mapped, format, meanwhile: unchanged }))
    if ('refused' in result) return refused(result.refused)
    const { lines, groups } = result.facts
    indexed.push({ file, folder, lines, groups: groups - 1, kept: kept !== undefined })
    // Each as it is done: a state's files take hours.
    terminal.out(
      `[${file}] ${kept === undefined ? 'is indexed' : 'has not changed since it was indexed'} in ${folder}: lines ${lines}, groups of rows ${groups - 1}\n`,
    )
  }
  return {
    ...DONE,
    text: `Once all files are: setaside group ${out} --out GROUPS\n`,
    json: { out, files: indexed },
  }
}

/** Others may not read a key: what stands in their way to numbers is nothing else. */
const OF_OTHERS = 0o077
const LONGEST_KEY = 1 << 20

export function readKey(path: string): IndexKey | Problem {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined)
    return usage(
      `--key is [${path}], which does not exist; make it with [(umask 077; head -c 32 /dev/urandom > ${path})]`,
    )
  if (!found.isFile() || found.size > LONGEST_KEY)
    return usage(`--key is [${path}], which is no key; name a file of at least 32 bytes made by chance`)
  if (process.platform !== 'win32' && (found.mode & OF_OTHERS) !== 0)
    return refused(
      `the key [${path}] can be read by others; take that from them [chmod 600 ${path}], or make a new one`,
    )
  const bytes = readFileSync(path)
  const weak = whyWeak(bytes)
  return weak === undefined ? indexKey(bytes) : refused(`the key [${path}] ${weak}`)
}
