/** `setaside gather`: writes the results of a run from the answers of its partitions. */
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { summaryText } from '../report/summary.ts'
import { ownTables } from '../report/tables.ts'
import type { Tally } from '../report/tally.ts'
import { runFolder } from '../results/folder-kind.ts'
import { findGroups } from '../run/partitions/folders.ts'
import { type GatherRequest, type GatherResult, gather } from '../run/partitions/gather.ts'
import { findIndexes } from '../run/partitions/group-files.ts'
import {
  type AnswersRead,
  answersIn,
  NotWhole,
  readAnswers,
  whyNotOneRun,
} from '../run/partitions/read-answers.ts'
import { readMaxRejects } from './arguments.ts'
import { policiesOf } from './choose-jurisdiction.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { type Ending, isProblem, type Problem, refused } from './exit.ts'
import { CSV_MARK, FORMAT, formIn, readFormats } from './formats.ts'
import { KEY, readKey } from './index-files.ts'
import { askedIn, setupOf } from './partition-asked.ts'
import { noFolder } from './places.ts'
import { endOf, filesOf, manifestOptions, resultNames } from './run.ts'
import { summaryOf } from './table-maker.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

const ARGUMENTS = {
  answers: { says: 'the folder that holds the answers of all partitions, and nothing else', reads: 'folder' },
} as const satisfies Arguments

const OPTIONS = {
  groups: {
    value: 'dir',
    reads: 'folder',
    says: 'the folder that [setaside group] wrote',
    required: true,
  },
  index: {
    value: 'dir',
    reads: 'folder',
    says: 'the folder that [setaside index] wrote into',
    required: true,
  },
  key: KEY,
  out: {
    value: 'dir',
    setting: 'results',
    says: 'the folder for results; a finished run in it is replaced once this one is whole',
    required: true,
  },
  format: FORMAT,
  csvMark: CSV_MARK,
  maxRejects: {
    value: 'n|n%',
    says: 'rejected rows above this, or any that names nobody, end with exit code 4; the results are whole all the same',
    usual: '2%',
  },
} as const satisfies Options

export const gatherCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'gather',
    summary: 'writes the results of a run from the answers of its partitions',
    description:
      'Reads what [setaside partition] wrote of every partition, and writes every table, the summary and the manifest, byte for byte those of [setaside run] on one machine. A partition that is missing, stands there twice or is not whole is refused, and the folder is left as it was.',
    arguments: ARGUMENTS,
    options: OPTIONS,
    examples: ['setaside gather answers --groups groups --index index --key index.key --out results'],
    run: (given, terminal) => gatherAnswers(given, jurisdictions, terminal),
  })

type GatherGiven = Given<typeof OPTIONS, typeof ARGUMENTS>

async function gatherAnswers(
  given: GatherGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const tooMany = readMaxRejects(given.maxRejects)
  if (isProblem(tooMany)) return tooMany
  const request = await readRequest(given, jurisdictions, terminal)
  if (isProblem(request)) return request
  const result: GatherResult<Tally> = gather(request)
  if ('refused' in result) return refused(result.refused)
  const { accounts, tally, manifest } = result
  const summary = summaryOf(request.question, tally, accounts, version())
  terminal.out(`${summaryText(summary, request.question.program).trimEnd()}\n\n`)
  const outputs = manifest.outputs.map(({ name }) => name)
  terminal.out(`The results are in ${given.out}: ${outputs.join(', ')}, manifest.json\n`)
  return endOf(accounts, tooMany, given)
}

async function readRequest(
  given: GatherGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<GatherRequest<Tally> | Problem> {
  const setaside = version()
  const key = readKey(given.key)
  if (isProblem(key)) return key
  const formats = readFormats(given.format)
  if (isProblem(formats)) return formats
  const groups = findGroups(given.groups, setaside)
  if ('unusable' in groups) return refused(groups.unusable)
  const indexes = findIndexes({ folder: given.index, setaside })
  if ('refused' in indexes) return refused(indexes.refused)
  const { files, key: keyName } = groups.manifest
  if (
    indexes.length !== files.length ||
    indexes.some(({ manifest }, at) => manifest.file.sha256 !== files[at]?.sha256)
  )
    return refused(
      `[${given.index}] is not the index that [${given.groups}] was made of: name that one, or group again`,
    )
  if (key.name !== keyName || indexes.some(({ manifest }) => manifest.key !== keyName))
    return refused(`the key [${given.key}] is not the one the files were indexed with: name that one`)
  const paths = answersIn(given.answers)
  if ('refused' in paths) return refused(paths.refused)
  const opened = openAnswers(paths, groups, setaside)
  if (isProblem(opened)) return opened
  const close = (problem: Problem): Problem => {
    for (const one of opened) one.close()
    return problem
  }
  const asked = askedIn(opened[0]?.header.asked, jurisdictions)
  if (asked === undefined)
    return close(refused(`[${paths[0]}] does not say what was asked: decide that partition again`))
  const problem = whyNoPolicy(asked.policy, asked.jurisdiction, jurisdictions)
  if (problem !== undefined) return close(problem)
  const waiting = setupOf(asked, jurisdictions)
  if (isProblem(waiting)) return close(waiting)
  const setup = await waiting
  const { partitioned } = setup.format
  if (partitioned === undefined)
    return close(refused(`files of [${setup.format.id}] are not decided in partitions`))
  const law = jurisdictions.find(({ id }) => id === asked.jurisdiction) as Jurisdictions[0]
  const place = noFolder(given.out, [], resultNames(law), runFolder(ownTables(law.tables)))
  if (place !== undefined) return close(place)
  const written = { formats, csvMark: given.csvMark }
  return {
    ...setup,
    partitioned,
    answers: opened,
    groups,
    indexes,
    key,
    out: given.out,
    form: await formIn(written, {
      tables: filesOf(asked.tables),
      setaside,
      policy: setup.question.policy !== undefined,
    }),
    setaside,
    options: manifestOptions({
      policy: setup.question.policy?.name,
      vouched: asked.vouched,
      tables: asked.tables,
      ...(asked.settings === undefined ? {} : { settings: asked.settings }),
      ...written,
    }),
    onFolder: found => {
      if (found === 'finished')
        terminal.err(
          `[${given.out}] holds the results of a finished run; they are replaced when these are whole.\n`,
        )
    },
  }
}

function openAnswers(
  paths: readonly string[],
  ...of: [Parameters<typeof readAnswers>[1], string]
): readonly AnswersRead[] | Problem {
  const opened: AnswersRead[] = []
  const fail = (says: string): Problem => {
    for (const one of opened) one.close()
    return refused(says)
  }
  try {
    for (const path of paths) opened.push(readAnswers(path, ...of))
  } catch (error) {
    if (error instanceof NotWhole) return fail(error.message)
    throw error
  }
  const differ = whyNotOneRun(opened)
  return differ === undefined ? opened : fail(differ)
}

/** A policy stands in the answers as it stood in its file: it is read again. */
function whyNoPolicy(policy: unknown, of: string, jurisdictions: Jurisdictions): Problem | undefined {
  if (policy === undefined) return undefined
  const law = jurisdictions.find(({ id }) => id === of) as Jurisdictions[0]
  const book = policiesOf(law)
  if (isProblem(book)) return book
  const known =
    typeof policy === 'string'
      ? book.presets.some(({ name }) => name === policy)
      : book.read(policy).policy !== undefined
  return known
    ? undefined
    : refused('the answers name a policy that this Setaside does not know: decide the partitions again')
}
