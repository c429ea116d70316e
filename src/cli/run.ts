/** `setaside run`: reads whole files, decides every conviction of a county, and writes the tables of results. */
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Accounts } from '../intake/accounts.ts'
import type { Refused } from '../intake/files.ts'
import { formSentences } from '../intake/forms/column-form.ts'
import type { Mapping } from '../intake/mapped/mapping.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { Program } from '../law/program.ts'
import type { Comparison } from '../report/compare.ts'
import { type Summary, summaryText } from '../report/summary.ts'
import { ALWAYS_MADE, DEFAULT_TABLES, ownTables, type TableName, tableNames } from '../report/tables.ts'
import type { Tally } from '../report/tally.ts'
import type { Earlier } from '../results/folder.ts'
import { runFolder, tableFiles } from '../results/folder-kind.ts'
import { countiesText } from '../run/person.ts'
import { type RunResult, run } from '../run/run.ts'
import type { RunProgress } from '../run/run-progress.ts'
import type { Day } from '../time/day.ts'
import {
  ALL_COUNTIES,
  dayFrom,
  readCount,
  readCounties,
  readMaxRejects,
  readNames,
  type TooMany,
} from './arguments.ts'
import { type ChosenInput, chooseInput, chooseJurisdiction, policiesOf } from './choose-jurisdiction.ts'
import { type ChosenPolicy, choosePolicyFrom } from './choose-policy.ts'
import { chooseProgram, type Vouched } from './choose-program.ts'
import { type Arguments, type Called, command, type Given, type Options } from './command.ts'
import type { Since } from './compare.ts'
import {
  DONE,
  type Ending,
  EXIT,
  type ExitCode,
  endingOf,
  isProblem,
  type Problem,
  refused,
  usage,
} from './exit.ts'
import { CSV_MARK, FORMAT, formIn, manifestForm, readFormats, type TableFormat } from './formats.ts'
import { accountText, type Facts, givenFacts, tellLines } from './given-facts.ts'
import { COUNTIES, questionOptions, SINCE } from './options.ts'
import { noFolder, sameFiles } from './places.ts'
import { progressOn, type Speed } from './progress.ts'
import { setUp, setupSource, summaryOf } from './table-maker.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'
import { toldOfReaders } from './who-reads.ts'

const ARGUMENTS = {
  files: {
    says: 'files of the input format, such as 95 columns with or without a header',
    many: true,
    reads: 'file',
  },
} as const satisfies Arguments

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    county: { ...COUNTIES, required: true },
    out: {
      value: 'dir',
      setting: 'results',
      says: 'the folder for results; a finished run in it is replaced once this one is whole',
      required: true,
    },
    ...questionOptions(jurisdictions),
    tables: {
      value: 'list',
      says: `of ${tableNames(jurisdictions[0].tables).join(', ')} (default: ${DEFAULT_TABLES.join(',')})`,
      values: tableNames(jurisdictions[0].tables),
    },
    format: FORMAT,
    csvMark: CSV_MARK,
    json: { says: 'print progress and the summary as JSON, one event a line' },
    workers: {
      value: 'n',
      says: 'threads that work (default: one for each core, fewer for small files); the results are the same',
    },
    maxRejects: {
      value: 'n|n%',
      says: 'rejected rows above this, or any that names nobody, end with exit code 4; the results are whole all the same',
      usual: '2%',
    },
    since: SINCE,
  }) as const satisfies Options

/** The last line of `--json`; lines of progress, of what was found in the folder and of changes go before it. */
export const PRINTS_OF_RUN = {
  out: 'the folder of results',
  outputs: 'the files in it',
  facts: 'with [--facts]: how many lines came to what',
  summary: 'what summary.json holds',
} as const

type RunGiven = Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>

export const runCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'run',
    summary: 'decides every conviction of a county and writes the tables of results',
    description:
      'Reads California DOJ bulk files as one population, decides every conviction of a county that the program is about (marijuana convictions, where none is named), and writes what relief is due, and why, into a folder. Without a policy the law alone decides.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    prints: PRINTS_OF_RUN,
    examples: [
      'setaside run county.csv --county SACRAMENTO --as-of 2026-11-01 --out results',
      'setaside run part1.csv part2.csv --county "Los Angeles" --as-of 2026-11-01 --out results --policy los-angeles',
    ],
    run: (given, terminal, called) =>
      runFiles(given, jurisdictions, terminal, called).catch((error: unknown) => {
        if (process.env.SETASIDE_DEBUG) console.error(error)
        return endingOf(error)
      }),
  })

async function runFiles(
  given: RunGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
  { settings }: Called,
): Promise<Ending> {
  const asked = await readAsked(given, jurisdictions, terminal)
  if (isProblem(asked)) return asked
  const { jurisdiction, input, counties, program, vouched, facts, tables, policy, day, written, workers } =
    asked
  const setaside = version()
  const source = setupSource({
    jurisdiction: jurisdiction.module,
    format: input.format.module,
    ...(input.mapping === undefined ? {} : { mapping: input.mapping }),
    ...(counties === undefined ? {} : { counties }),
    day,
    ...(policy === undefined ? {} : { policy: policy.from }),
    program: program.name,
    ...(vouched === undefined ? {} : { vouched }),
    ...(facts === undefined ? {} : { facts: facts.lines }),
    tables,
    setaside,
  })
  const setup = await setUp(source.options)
  const progress = progressOn(
    terminal,
    given.json ? update => print(terminal, { event: 'progress', ...update }) : undefined,
  )
  try {
    const result = await run({
      ...setup,
      source,
      files: given.files,
      out: given.out,
      workers,
      setaside,
      ...(input.mapping === undefined ? {} : { mapping: await namedInManifest(input.mapping) }),
      options: manifestOptions({ policy: policy?.policy.name, vouched, tables, settings, ...written }),
      form: await formIn(written, { tables: filesOf(tables), setaside, policy: policy !== undefined }),
      ...(facts === undefined && vouched === undefined ? {} : { facts: facts ?? NO_FACTS }),
      onProgress: progress.update,
      onFolder: found => {
        if (FOUND[found] !== undefined) progress.end()
        tellFolder(given, found, terminal)
      },
    })
    progress.end()
    if ('refused' in result) return refused(result.refused)
    return endRun(
      given,
      asked,
      result,
      summaryOf(setup.question, result.tally, result.accounts, setaside),
      terminal,
    )
  } finally {
    progress.end()
  }
}

/** Of a run to which no file of facts is given, but what somebody vouches for. */
export const NO_FACTS: Facts = { lines: [], problems: [], files: [] }

/** What else was asked for, as the manifest has it. */
export const manifestOptions = ({
  policy = 'none',
  vouched,
  tables,
  settings = {},
  ...written
}: {
  readonly policy: string | undefined
  readonly vouched: Vouched | undefined
  readonly tables: readonly TableName[]
  readonly settings?: Readonly<Record<string, unknown>>
} & TableFormat): Readonly<Record<string, unknown>> => ({
  policy,
  ...(vouched === undefined
    ? {}
    : { vouched: vouched.words, vouchedBy: vouched.by, vouchedSource: vouched.source }),
  tables,
  ...(Object.keys(settings).length === 0 ? {} : { settings }),
  ...manifestForm(written),
})

/** What is asked of a run, each part looked at before anything is read or written. */
interface Asked {
  readonly jurisdiction: Jurisdiction
  readonly input: ChosenInput
  /** Absent: all. */
  readonly counties: readonly string[] | undefined
  readonly program: Program
  readonly vouched: Vouched | undefined
  readonly facts: Facts | undefined
  readonly tables: readonly TableName[]
  readonly tooMany: TooMany
  readonly policy: ChosenPolicy | undefined
  readonly earlier: Since | undefined
  readonly day: Day
  readonly written: TableFormat
  readonly workers: number
}

async function readAsked(
  given: RunGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Asked | Problem> {
  const { files, out } = given
  const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
  if (isProblem(jurisdiction)) return jurisdiction
  const input = await chooseInput(jurisdiction, given)
  if (isProblem(input)) return input
  const counties = readCounties(given.county, jurisdiction)
  if (isProblem(counties)) return counties
  const chosen = await chooseProgram(jurisdiction, given)
  if (isProblem(chosen)) return chosen
  const { program, vouched } = chosen
  const tables = chooseTables(given.tables, program, jurisdiction)
  if (isProblem(tables)) return tables
  const tooMany = readMaxRejects(given.maxRejects)
  if (isProblem(tooMany)) return tooMany
  const policy = policyFor(given.policy, jurisdiction)
  if (isProblem(policy)) return policy
  const place =
    sameFiles(files) ??
    noFolder(out, files, resultNames(jurisdiction), runFolder(ownTables(jurisdiction.tables)))
  if (place !== undefined) return place
  const formats = readFormats(given.format)
  if (isProblem(formats)) return formats
  const written = { formats, csvMark: given.csvMark }
  const earlier =
    given.since === undefined
      ? undefined
      : (await import('./compare.ts')).since(given.since, out, tables, written)
  if (isProblem(earlier)) return earlier
  const day = dayFrom(given.asOf, terminal)
  if (isProblem(day)) return day
  const facts = await givenFacts(given.facts, jurisdiction, terminal)
  if (isProblem(facts)) return facts
  const workers = readWorkers(given.workers, files, program)
  if (isProblem(workers)) return workers
  return {
    jurisdiction,
    input,
    counties: counties === ALL_COUNTIES ? undefined : counties,
    program,
    vouched,
    facts,
    tables,
    tooMany,
    policy,
    earlier,
    day,
    written,
    workers,
  }
}

const namedInManifest = async (mapping: Mapping) =>
  (await import('./choose-mapping.ts')).mappingNamed(mapping)

export const policyFor = (
  named: string | undefined,
  jurisdiction: Jurisdiction,
): ChosenPolicy | Problem | undefined => {
  if (named === undefined) return undefined
  const book = policiesOf(jurisdiction)
  return isProblem(book) ? book : choosePolicyFrom(named, book)
}

function tellFolder({ json, out }: RunGiven, found: Earlier, terminal: Terminal): void {
  const says = FOUND[found]
  if (says === undefined) return
  if (json) print(terminal, { event: 'folder', found })
  else terminal.err(`[${out}] ${says}.\n`)
}

/** Compares with an earlier run where that is asked for, tells what came out, and how the run ends. */
export async function endRun(
  given: Pick<RunGiven, 'json' | 'out' | 'maxRejects'>,
  { counties, program, earlier, tooMany }: Pick<Asked, 'counties' | 'program' | 'earlier' | 'tooMany'>,
  { accounts, manifest, facts }: Pick<Exclude<RunResult<Tally>, Refused>, 'accounts' | 'manifest' | 'facts'>,
  summary: Summary,
  terminal: Terminal,
): Promise<Ending> {
  const { json, out } = given
  if (!json) for (const says of formSentences(accounts.forms ?? [])) terminal.err(`${says}\n`)
  if (facts !== undefined) tellLines(facts.told, terminal)
  const changes = await earlier?.compare()
  const ending = isProblem(changes) ? changes : endOf(accounts, tooMany, given)
  const outputs = manifest.outputs.map(({ name }) => name)
  if (json) {
    if (changes !== undefined && !isProblem(changes)) print(terminal, { event: 'changes', changes })
    print(terminal, {
      event: 'done',
      exit: ending.code,
      out,
      outputs,
      ...(facts === undefined ? {} : { facts: facts.counts }),
      summary,
    })
    return ending
  }
  terminal.out(`${summaryText(summary, program).trimEnd()}\n\n`)
  if (summary.convictions.considered === 0)
    terminal.out(
      `Nothing was considered: no conviction of ${countiesText(counties)} in these files is one the program speaks of. Check [--county], and that the files are whole.\n\n`,
    )
  if (facts !== undefined) terminal.out(`${accountText(facts.counts)}\n\n`)
  terminal.out(
    [`The results are in ${out}: ${outputs.join(', ')}, manifest.json`, ...toldOfReaders(out), ''].join('\n'),
  )
  if (changes !== undefined && !isProblem(changes)) terminal.out(`\n${earlier?.text(changes)}`)
  return ending
}

/** The tables of a run that are written, those that are always among them. */
export const filesOf = (tables: readonly TableName[]): readonly string[] => [
  ...tables,
  'rejects',
  'identity',
  'facts',
]

/** The tables asked for, and those that are always made. Not every program's answers stand beside the rows of the input. */
export function chooseTables(
  text: string | undefined,
  { name, annotated }: Program,
  { tables: more }: Jurisdiction,
): readonly TableName[] | Problem {
  if (text === undefined) return DEFAULT_TABLES
  const tables = readNames('--tables', text, tableNames(more))
  if (isProblem(tables)) return tables
  const absent = annotated ? undefined : more?.tables.find(table => tables.includes(table.name))?.name
  return absent === undefined
    ? [...new Set([...tables, ...ALWAYS_MADE])]
    : usage(`--tables names [${absent}], which --program ${name} does not have; leave it out`)
}

/** Threads beyond the cores only get in each other's way, but may be asked for. */
const MOST_WORKERS = 256

/** Megabytes that keep one thread more busy for longer than it takes to start: less where everybody is decided. */
const WORTH_A_THREAD = { someRead: 256, allRead: 128 }
/** What a packed file of this kind comes to, about. */
const PACKED = 10

function readWorkers(
  text: string | undefined,
  files: readonly string[],
  { offenseFilter }: Program,
): number | Problem {
  if (text === undefined) {
    const megabytes = files.reduce((sum, path) => sum + sizeOf(path), 0) / 2 ** 20
    const wanted =
      megabytes / (offenseFilter === undefined ? WORTH_A_THREAD.allRead : WORTH_A_THREAD.someRead)
    return Math.min(1 + Math.floor(wanted), availableParallelism(), MOST_WORKERS)
  }
  const workers = readCount('--workers', text, 1)
  if (isProblem(workers) || workers <= MOST_WORKERS) return workers
  return usage(`--workers is [${text}]; write a number from 1 to ${MOST_WORKERS}`)
}

/** Bytes to be read of a file; none of one that is not there, which others tell. */
const sizeOf = (path: string): number =>
  (statSync(path, { throwIfNoEntry: false })?.size ?? 0) * (path.endsWith('.gz') ? PACKED : 1)

/** What an earlier run left in the folder, and what becomes of it. */
const FOUND: Readonly<Record<Earlier, string | undefined>> = {
  nothing: undefined,
  finished: 'holds the results of a finished run; they are replaced when this one is whole',
  restored:
    'holds a finished run that another was replacing when it was stopped; it is whole again, and is replaced when this one is whole',
  interrupted: 'holds what an interrupted run left; it is removed',
}

export const resultNames = ({ tables }: Jurisdiction): readonly string[] =>
  filesOf(tableNames(tables)).flatMap(tableFiles)

/** Rejected rows are told in the tables; too many of them, and any that names nobody, are told by the exit code as well. */
export function endOf(
  { rows, duplicates, rejected, unattributed }: Accounts,
  tooMany: TooMany,
  given: Pick<RunGiven, 'maxRejects' | 'out'>,
): Ending {
  const all = rows + duplicates + rejected
  const says = [
    ...(tooMany(rejected, all)
      ? [
          `rejected [${rejected}] of [${all}] rows, more than --max-rejects [${given.maxRejects}] allows; the results are whole: read rejects.csv in [${given.out}], and ask for the file again or allow more`,
        ]
      : []),
    ...(unattributed === 0
      ? []
      : [
          `[${unattributed}] rows could not be read and name nobody: anyone's record may lack one that forbids relief; read rejects.csv in [${given.out}] and ask for the file again, as [approve] and [file] refuse these results unless [--despite-unattributed ${unattributed}] is said`,
        ]),
  ]
  return says.length === 0 ? DONE : { code: EXIT.rejects, says: says.join('; and ') }
}

/** A line of `--json`: `progress` and `folder` while it runs, `changes` with `--since`, then `done` or `failed`. */
type Event =
  | ({ readonly event: 'progress' } & RunProgress & Speed)
  | { readonly event: 'folder'; readonly found: Earlier }
  | { readonly event: 'changes'; readonly changes: Comparison }
  | {
      readonly event: 'done'
      readonly exit: ExitCode
      readonly out: string
      readonly outputs: readonly string[]
      /** How many lines of facts came to what. */
      readonly facts?: Readonly<Record<string, number>>
      readonly summary: Summary
    }

const print = (terminal: Terminal, event: Event): void => terminal.out(`${JSON.stringify(event)}\n`)
