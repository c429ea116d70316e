/** `setaside run`: reads whole files, decides every conviction of a county, and writes the tables of results. */
import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import type { Accounts } from '../intake/ca-doj/read.ts'
import { CALIFORNIA_POLICIES } from '../law/california/policies/book.ts'
import type { Program } from '../law/program.ts'
import type { Comparison } from '../report/compare.ts'
import { type Summary, summaryText } from '../report/summary.ts'
import { ALWAYS_MADE, ANNOTATED, DEFAULT_TABLES, TABLES, type TableName } from '../report/tables.ts'
import type { Conversion } from '../results/conversion.ts'
import type { Earlier } from '../results/folder.ts'
import { type RunProgress, run } from '../run/run.ts'
import { dayFrom, readCount, readCounty, readMaxRejects, readNames, type TooMany } from './arguments.ts'
import { choosePolicyFrom } from './choose-policy.ts'
import { chooseProgram, PROGRAM_OPTION, VOUCH_OPTION } from './choose-program.ts'
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
import { noFolder, sameFiles } from './places.ts'
import { progressOn, type Speed } from './progress.ts'
import { remake, remakingOf, summaryOf } from './table-maker.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

interface RunFlags {
  readonly county: string
  readonly asOf?: string
  readonly out: string
  readonly policy?: string
  readonly programme?: string
  readonly vouch?: string
  readonly tables?: string
  readonly format?: string
  readonly json?: boolean
  readonly workers?: string
  readonly maxRejects: string
  readonly since?: string
}

export function runCommand(program: Command, terminal: Terminal, end: (ending: Ending) => void): void {
  program
    .command('run')
    .summary('decides every conviction of a county and writes the tables of results')
    .description(
      'Reads California DOJ bulk files as one population, decides every marijuana conviction of a county, and writes what relief is due, and why, into a folder. Without a policy the law alone decides.',
    )
    .argument('<files...>', 'files of 95 columns, with or without a header')
    .requiredOption('--county <name>', 'the county whose convictions are decided, in any case')
    .requiredOption(
      '--out <dir>',
      'the folder for results; a finished run in it is replaced once this one is whole',
    )
    .option('--as-of <date>', 'the day the answers are for, YYYY-MM-DD; a script must give it')
    .option('--policy <name|file>', 'what the office adds to the law: a preset or a policy file')
    .option(...PROGRAM_OPTION)
    .option(...VOUCH_OPTION)
    .option('--tables <list>', `of ${TABLES.join(', ')} (default: ${DEFAULT_TABLES.join(',')})`)
    .option(
      '--format <list>',
      `csv, or csv,parquet: ${PARQUET.join(', ')} as Parquet as well, for programs that count`,
      'csv',
    )
    .option('--json', 'print progress and the summary as JSON, one event a line')
    .option(
      '--workers <n>',
      'threads that work (default: one for each core, fewer for small files); the results are the same',
    )
    .option(
      '--max-rejects <n|n%>',
      'rejected rows above this end with exit code 4; the results are whole all the same',
      '2%',
    )
    .option(
      '--since <dir>',
      'an earlier run: whose answer changed since then is printed, and written in OUT/changes',
    )
    .addHelpText(
      'after',
      `
Examples:
  setaside run county.csv --county SACRAMENTO --as-of 2026-11-01 --out results
  setaside run part1.csv part2.csv --county "Los Angeles" --as-of 2026-11-01 --out results --policy los-angeles`,
    )
    .action(async (files: string[], flags: RunFlags) => {
      const tell = (event: Event) => terminal.out(`${JSON.stringify(event)}\n`)
      const ending = await runFiles(files, flags, terminal, tell).catch((error: unknown) => {
        if (process.env.SETASIDE_DEBUG) console.error(error)
        return endingOf(error)
      })
      if (flags.json && isProblem(ending) && ending.code !== EXIT.rejects)
        tell({ event: 'failed', exit: ending.code, says: ending.says })
      end(ending)
    })
}

async function runFiles(
  files: readonly string[],
  flags: RunFlags,
  terminal: Terminal,
  tell: (event: Event) => void,
): Promise<Ending> {
  const county = readCounty(flags.county)
  if (isProblem(county)) return county
  const chosen = await chooseProgram(flags)
  if (isProblem(chosen)) return chosen
  const { program, vouched } = chosen
  const tables = chooseTables(flags.tables, program)
  if (isProblem(tables)) return tables
  const tooMany = readMaxRejects(flags.maxRejects)
  if (isProblem(tooMany)) return tooMany
  const policy = flags.policy === undefined ? undefined : choosePolicyFrom(flags.policy, CALIFORNIA_POLICIES)
  if (isProblem(policy)) return policy
  const place = sameFiles(files) ?? noFolder(flags.out, files, RESULTS)
  if (place !== undefined) return place
  const earlier =
    flags.since === undefined
      ? undefined
      : (await import('./compare.ts')).since(flags.since, flags.out, tables)
  if (isProblem(earlier)) return earlier
  const day = dayFrom(flags.asOf, terminal)
  if (isProblem(day)) return day

  const formats = readFormats(flags.format)
  if (isProblem(formats)) return formats

  const workers = readWorkers(flags.workers, files, program)
  if (isProblem(workers)) return workers

  const setaside = version()
  const remaking = remakingOf({
    county,
    day,
    ...(policy === undefined ? {} : { policy: policy.from }),
    program: program.name,
    vouched,
    tables,
    setaside,
  })
  const { question, maker } = await remake(remaking.from)
  const progress = progressOn(terminal, flags.json ? told => tell({ event: 'progress', ...told }) : undefined)
  try {
    const result = await run({
      question,
      files,
      out: flags.out,
      maker,
      remaking,
      workers,
      setaside,
      options: {
        policy: policy?.policy.name ?? 'none',
        ...(vouched.length === 0 ? {} : { vouched }),
        tables,
        ...(formats.includes('parquet') ? { formats } : {}),
      },
      ...(formats.includes('parquet') ? { conversion: await parquet(tables, setaside) } : {}),
      onProgress: progress.update,
      onFolder: found => {
        const says = FOUND[found]
        if (says === undefined) return
        progress.end()
        if (flags.json) tell({ event: 'folder', found })
        else terminal.err(`[${flags.out}] ${says}.\n`)
      },
    })
    progress.end()
    if ('refused' in result) return refused(result.refused)

    const { accounts, tally, manifest } = result
    const summary = summaryOf(question, tally, accounts, setaside)
    const changes = earlier?.compare()
    const ending = isProblem(changes) ? changes : endOf(accounts, tooMany, flags)
    if (flags.json) {
      if (changes !== undefined && !isProblem(changes)) tell({ event: 'changes', changes })
      const outputs = manifest.outputs.map(({ name }) => name)
      tell({ event: 'done', exit: ending.code, out: flags.out, outputs, summary })
    } else {
      terminal.out(`${summaryText(summary, program).trimEnd()}\n\n`)
      if (summary.convictions.considered === 0) {
        terminal.out(
          `Nothing was considered: no conviction of ${county} in these files is one the programme speaks of. Check [--county], and that the files are whole.\n\n`,
        )
      }
      terminal.out(
        `The results are in ${flags.out}: ${manifest.outputs.map(({ name }) => name).join(', ')}, manifest.json\n`,
      )
      if (changes !== undefined && !isProblem(changes)) terminal.out(`\n${earlier?.text(changes)}`)
    }
    return ending
  } finally {
    progress.end()
  }
}

const FORMATS = ['csv', 'parquet'] as const

/** The tables that can be written as Parquet. Named here because what writes them is loaded only when asked for. */
const PARQUET: readonly TableName[] = ['convictions', 'people', 'review']

function readFormats(text = 'csv'): readonly string[] | Problem {
  const formats = readNames('--format', text, FORMATS)
  if (isProblem(formats) || formats.includes('csv')) return formats
  return usage(`--format is [${text}]; the tables are always written as CSV too: write csv,parquet`)
}

const parquet = async (tables: readonly TableName[], setaside: string): Promise<Conversion> =>
  (await import('../report/parquet.ts')).parquetConversion(tables, setaside)

/** The tables asked for, and those that are always made. Not every program's answers stand beside the rows of the input. */
function chooseTables(
  text: string | undefined,
  { name, annotated }: Program,
): readonly TableName[] | Problem {
  if (text === undefined) return DEFAULT_TABLES
  const tables = readNames('--tables', text, TABLES)
  if (isProblem(tables)) return tables
  const absent = annotated ? undefined : tables.find(table => ANNOTATED.includes(table))
  return absent === undefined
    ? [...new Set([...tables, ...ALWAYS_MADE])]
    : usage(`--tables names [${absent}], which --programme ${name} does not have; leave it out`)
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
  { looksFor }: Program,
): number | Problem {
  if (text === undefined) {
    const megabytes = files.reduce((sum, path) => sum + sizeOf(path), 0) / 2 ** 20
    const wanted = megabytes / (looksFor === undefined ? WORTH_A_THREAD.allRead : WORTH_A_THREAD.someRead)
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
  interrupted: 'holds what an interrupted run left; it is removed',
}

const RESULTS: readonly string[] = [
  ...[...TABLES, 'rejects', 'identity'].map(name => `${name}.csv`),
  ...PARQUET.map(name => `${name}.parquet`),
]

/** Rejected rows are told in the tables; too many of them are told by the exit code as well. */
function endOf({ rows, duplicates, rejected }: Accounts, tooMany: TooMany, flags: RunFlags): Ending {
  const all = rows + duplicates + rejected
  if (!tooMany(rejected, all)) return DONE
  return {
    code: EXIT.rejects,
    says: `rejected [${rejected}] of [${all}] rows, more than --max-rejects [${flags.maxRejects}] allows; the results are whole: read rejects.csv in [${flags.out}], and ask for the file again or allow more`,
  }
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
      readonly summary: Summary
    }
  | { readonly event: 'failed'; readonly exit: ExitCode; readonly says: string }
