/** `setaside gather`: writes the results of a run from the answers of its partitions. */
import { resolve } from '../facts/resolve.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { readPolicy } from '../law/policy.ts'
import { ownTables } from '../report/tables.ts'
import type { Tally } from '../report/tally.ts'
import type { Earlier } from '../results/folder.ts'
import { runFolder } from '../results/folder-kind.ts'
import { stableJson } from '../results/hash.ts'
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
import { type AllMeant, readFound } from '../run/partitions/read-found.ts'
import { readMaxRejects } from './arguments.ts'
import { chooseJurisdiction, policiesOf } from './choose-jurisdiction.ts'
import { mappingNamed } from './choose-mapping.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import type { Since } from './compare.ts'
import { type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { CSV_MARK, FORMAT, formIn, readFormats } from './formats.ts'
import { type Facts, givenFacts } from './given-facts.ts'
import { KEY, readKey } from './index-files.ts'
import { FACTS, SINCE } from './options.ts'
import { askedIn, type PartitionAsked, setupOf, whyOtherMapping } from './partition-asked.ts'
import { noFolder } from './places.ts'
import { endRun, filesOf, manifestOptions, NO_FACTS, PRINTS_OF_RUN, resultNames } from './run.ts'
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
    setting: 'groups',
  },
  index: {
    value: 'dir',
    reads: 'folder',
    says: 'the folder that [setaside index] wrote into',
    required: true,
    setting: 'indexes',
  },
  key: KEY,
  facts: {
    ...FACTS,
    says: 'the facts that the partitions were decided with',
  },
  found: { value: 'dir', says: 'the folder that says whom these facts mean, as for [setaside partition]' },
  since: SINCE,
  out: {
    value: 'dir',
    setting: 'results',
    says: 'the folder for results; a finished run in it is replaced once this one is whole',
    required: true,
  },
  format: FORMAT,
  csvMark: CSV_MARK,
  json: { says: 'print the summary as JSON' },
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
    prints: PRINTS_OF_RUN,
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
  const { counties, program } = request.question
  const summary = summaryOf(request.question, result.tally, result.accounts, version())
  return endRun(given, { counties, program, earlier: request.earlier, tooMany }, result, summary, terminal)
}

/** What is gathered, and the earlier run it is compared with. */
type Gathering = GatherRequest<Tally> & { readonly earlier: Since | undefined }

async function readRequest(
  given: GatherGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Gathering | Problem> {
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
  const other = whyOtherMapping(asked, groups)
  if (other !== undefined) return close(other)
  const problem = whyNoPolicy(asked.policy, asked.jurisdiction, jurisdictions)
  if (problem !== undefined) return close(problem)
  const known = await factsOf(given, asked, groups, { jurisdictions, terminal })
  if (isProblem(known)) return close(known)
  const waiting = setupOf(asked, jurisdictions, known?.facts.lines)
  if (isProblem(waiting)) return close(waiting)
  const setup = await waiting
  const { partitioned } = setup.format
  if (partitioned === undefined)
    return close(refused(`files of [${setup.format.id}] are not decided in partitions`))
  const law = jurisdictions.find(({ id }) => id === asked.jurisdiction) as Jurisdictions[0]
  const place = noFolder(given.out, [], resultNames(law), runFolder(ownTables(law.tables)))
  if (place !== undefined) return close(place)
  const written = { formats, csvMark: given.csvMark }
  const earlier =
    given.since === undefined
      ? undefined
      : (await import('./compare.ts')).since(given.since, given.out, asked.tables, written)
  if (isProblem(earlier)) return close(earlier)
  return {
    ...setup,
    ...(setup.question.facts === undefined
      ? {}
      : {
          facts: known?.facts ?? NO_FACTS,
          resolved: resolve(setup.question.facts.lines, known?.meant ?? []),
        }),
    earlier,
    partitioned,
    ...(asked.mapping === undefined ? {} : { mapping: mappingNamed(asked.mapping) }),
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
    onFolder: found => tellFolder(given.out, found, terminal),
  }
}

function tellFolder(out: string, found: Earlier, terminal: Terminal): void {
  if (found === 'finished')
    terminal.err(`[${out}] holds the results of a finished run; they are replaced when these are whole.\n`)
}

/** The facts that the partitions were asked about, and whom they were found to mean: the same as these took them for. */
async function factsOf(
  { facts: paths, found }: GatherGiven,
  { facts: were, jurisdiction, ...asked }: PartitionAsked,
  groups: Parameters<typeof readFound>[1],
  { jurisdictions, terminal }: { readonly jurisdictions: Jurisdictions; readonly terminal: Terminal },
): Promise<{ readonly facts: Facts; readonly meant: AllMeant['meant'] } | undefined | Problem> {
  const law = chooseJurisdiction(jurisdictions, jurisdiction)
  if (isProblem(law)) return law
  if (were === undefined)
    return paths.length === 0 && found === undefined
      ? undefined
      : refused(
          'the partitions were decided without facts: leave [--facts] and [--found] out, or decide them with these',
        )
  if (found === undefined || paths.length === 0)
    return usage(
      'the partitions were decided with facts: name the same files after [--facts], and after [--found] the folder of whom they mean',
    )
  const facts = await givenFacts(paths, law, terminal)
  if (isProblem(facts)) return facts
  if (facts === undefined || stableJson(facts.files) !== stableJson(were.files))
    return refused(
      `the partitions were decided with other facts than [${paths.join('], [')}]: name the same files in the same order, or decide them again`,
    )
  const all = readFound(
    found,
    groups,
    { ...asked, jurisdiction, facts: { files: facts.files, find: true } },
    version(),
  )
  if ('refused' in all) return refused(all.refused)
  return 'found' in were && all.sha256 === were.found
    ? { facts, meant: all.meant }
    : refused(
        `[${found}] is not what the partitions were decided with: name that folder, or decide them again`,
      )
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
      : readPolicy(book, policy).policy !== undefined
  return known
    ? undefined
    : refused('the answers name a policy that this Setaside does not know: decide the partitions again')
}
