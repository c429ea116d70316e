/**
 * `npm run bench`: measures whole runs against a bare loop over the same bytes and against `wc -l`, the rules alone, and
 * growth with the size of the file. Writes bench/results and the tables of docs/performance.md.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AS_OF, COUNTY, county, folder, type Input, SETASIDE, shuffled } from './inputs.ts'
import { growthTable, profileTable, rewrite, rulesTable, toolsTable } from './page.ts'
import { type Taken, take } from './process.ts'
import { profile, type Share } from './profile.ts'
import { measureRules, type RulesResult } from './rules.ts'
import { median, spread } from './statistics.ts'

const root = join(import.meta.dirname, '..')
const DEFAULT_TABLES = 'convictions,people,review'
const ALL_TABLES = `${DEFAULT_TABLES},all-results,all-results-condensed,prop64-results`
/** Above a million rows no more runs than these, whatever was asked for. */
const FEW = { rows: 1_000_000, runs: 2 }

export interface Machine {
  readonly date: string
  readonly commit: string
  readonly processor: string
  readonly cores: number
  readonly memory: number
  readonly system: string
  readonly node: string
  /** What else wanted the processors when it began: processes waiting, over the last minute. */
  readonly load: number
}

export interface ToolResult {
  readonly tool: string
  readonly rows: number
  readonly bytes: number
  readonly runs: readonly Taken[]
  /** Medians. */
  readonly wall: number
  readonly cpu: number
  /** The most of any run, in megabytes. */
  readonly peak: number
  readonly spread: number
  readonly rowsPerSecond: number
  readonly megabytesPerSecond: number
  readonly toScan?: number
  readonly toWc?: number
}

export interface GrowthResult extends ToolResult {
  readonly order: 'plain' | 'shuffled'
  readonly microsecondsPerRow: number
}

export interface Results {
  readonly machine: Machine
  readonly tools: readonly ToolResult[]
  readonly growth: readonly GrowthResult[]
  readonly rules: readonly RulesResult[]
  readonly profile: readonly Share[]
}

interface Tool {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

const out = () => join(folder(), `out-${process.pid}`)

const setaside = (path: string, tables: string, workers: number, more: readonly string[] = []) => [
  ...[SETASIDE, 'run', path, '--county', COUNTY, '--as-of', AS_OF, '--out', out()],
  ...['--tables', tables, '--workers', String(workers), ...more],
]

const plural = (count: number): string => `${count} worker${count === 1 ? '' : 's'}`

function toolsFor(path: string, workers: readonly number[]): readonly Tool[] {
  const node = process.execPath
  return [
    { name: 'wc -l', command: 'wc', args: ['-l', path] },
    { name: 'bench/scan', command: node, args: [join(import.meta.dirname, 'scan.ts'), path] },
    ...workers.map(count => ({
      name: `run, three tables, ${plural(count)}`,
      command: node,
      args: setaside(path, DEFAULT_TABLES, count),
    })),
    ...workers.map(count => ({
      name: `run, all six tables, ${plural(count)}`,
      command: node,
      args: setaside(path, ALL_TABLES, count),
    })),
    {
      name: `run, three tables as Parquet too, ${plural(Math.max(...workers))}`,
      command: node,
      args: setaside(path, DEFAULT_TABLES, Math.max(...workers), ['--format', 'csv,parquet']),
    },
  ]
}

async function measure(tool: Tool, runs: Taken[], say: Say): Promise<void> {
  const taken = await take(tool.command, tool.args)
  rmSync(out(), { recursive: true, force: true })
  runs.push(taken)
  say(`  ${tool.name}: ${taken.wall.toFixed(2)} s, ${taken.peak.toFixed(0)} MB`)
}

function resultOf(tool: string, { rows, bytes }: Input, runs: readonly Taken[]): ToolResult {
  const walls = runs.map(({ wall }) => wall)
  const wall = median(walls)
  return {
    tool,
    rows,
    bytes,
    runs,
    wall,
    cpu: median(runs.map(({ user, system }) => user + system)),
    peak: Math.max(...runs.map(({ peak }) => peak)),
    spread: spread(walls),
    rowsPerSecond: Math.round(rows / wall),
    megabytesPerSecond: bytes / 1e6 / wall,
  }
}

/** Every tool over one file, in turns, so that a slow minute of the machine falls on all of them. */
async function measureTools(
  input: Input,
  times: number,
  workers: readonly number[],
  only: string,
  say: Say,
): Promise<readonly ToolResult[]> {
  const asked = toolsFor(input.path, workers).filter(
    ({ name }) => name.includes(only) || !name.startsWith('run'),
  )
  const runs = asked.map((): Taken[] => [])
  // Once over, so that the file is where the system keeps what was read last, for all of them or for none.
  await take('wc', ['-l', input.path])
  for (let round = 0; round < times; round++) {
    say(`round ${round + 1} of ${times}`)
    for (let turn = 0; turn < asked.length; turn++) {
      const at = (turn + round) % asked.length
      await measure(asked[at] as Tool, runs[at] as Taken[], say)
    }
  }
  const results = asked.map(({ name }, at) => resultOf(name, input, runs[at] as Taken[]))
  const wallOf = (tool: string) => results.find(result => result.tool === tool)?.wall ?? Number.NaN
  return results.map(result => ({
    ...result,
    toScan: result.wall / wallOf('bench/scan'),
    toWc: result.wall / wallOf('wc -l'),
  }))
}

async function measureGrowth(
  input: Input,
  order: GrowthResult['order'],
  workers: number,
  times: number,
  say: Say,
): Promise<GrowthResult> {
  const tool = {
    name: `run, three tables, ${plural(workers)}`,
    command: process.execPath,
    args: setaside(input.path, DEFAULT_TABLES, workers),
  }
  const runs: Taken[] = []
  for (let round = 0; round < times; round++) await measure(tool, runs, say)
  const result = resultOf(tool.name, input, runs)
  return { ...result, order, microsecondsPerRow: (result.wall / input.rows) * 1e6 }
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

function machineOn(date: string): Machine {
  const changed = git('status', '--porcelain', 'src', 'bench') !== ''
  return {
    date,
    commit: git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes' : ''),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  }
}

const USAGE = `npm run bench -- [options]
  --rows 100000,1000000   sizes for the whole runs; '' for none (default: 100000,1000000,10000000)
  --runs 5                rounds of each; above a million rows at most ${FEW.runs}
  --workers 1,2           threads of the runs (default: 1 and the cores)
  --only TEXT             only runs whose name has it ("six tables"); wc and scan are always measured
  --growth 1000000,...    time for each row, and memory, as the file grows
  --shuffle               growth of shuffled files as well
  --rules N               laps of the rules alone; 0 for none (default: 100)
  --profile               where the time of a run goes
  --date YYYY-MM-DD       the day to name (default: today's)
  --no-page               leave docs/performance.md as it is
Inputs are made once in ${folder()}.
`

interface BenchOptions {
  readonly rows: readonly number[]
  readonly growth: readonly number[]
  readonly shuffle: boolean
  /** How often each file is run, by its rows. */
  readonly times: (rows: number) => number
  readonly workers: readonly number[]
  readonly only: string
  /** Of the rules alone; 0 for none. */
  readonly laps: number
  readonly profile: boolean
  readonly date: string
  readonly page: boolean
}

type Say = (text: string) => void

export async function bench(argv: readonly string[]): Promise<void> {
  const say: Say = text => process.stdout.write(`${text}\n`)
  const options = readOptions(argv)
  if (options === undefined) {
    say(USAGE)
    return
  }
  const results: Results = {
    machine: machineOn(options.date),
    tools: await measureAllTools(options, say),
    growth: await measureAllGrowth(options, say),
    rules: options.laps === 0 ? [] : await measureRules(options.laps),
    profile: options.profile ? profile(county(1_000_000).path, DEFAULT_TABLES) : [],
  }
  const blocks = blocksOf(results)
  for (const text of Object.values(blocks)) say(`\n${text}`)
  say(`\nwritten to ${writeResults(results)}`)
  if (options.page) rewrite(join(root, 'docs', 'performance.md'), blocks)
}

/** Undefined where help is asked for. */
function readOptions(argv: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      rows: { type: 'string', default: '100000,1000000,10000000' },
      runs: { type: 'string', default: '5' },
      workers: { type: 'string' },
      only: { type: 'string', default: '' },
      growth: { type: 'string', default: '' },
      shuffle: { type: 'boolean', default: false },
      rules: { type: 'string', default: '100' },
      profile: { type: 'boolean', default: false },
      date: { type: 'string' },
      page: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
  })
  if (values.help) return undefined
  const list = (text: string) => text.split(',').filter(Boolean).map(Number)
  const { runs, workers, date = new Date().toISOString().slice(0, 10) } = values
  return {
    rows: list(values.rows),
    growth: list(values.growth),
    shuffle: values.shuffle,
    times: rows => (rows > FEW.rows ? Math.min(Number(runs), FEW.runs) : Number(runs)),
    workers: workers === undefined ? [...new Set([1, availableParallelism()])] : list(workers),
    only: values.only,
    laps: Number(values.rules),
    profile: values.profile,
    date,
    page: values.page,
  }
}

async function measureAllTools(
  { rows: sizes, times, workers, only }: BenchOptions,
  say: Say,
): Promise<readonly ToolResult[]> {
  const tools: ToolResult[] = []
  for (const rows of sizes) {
    say(`${rows.toLocaleString('en-US')} rows`)
    tools.push(...(await measureTools(county(rows), times(rows), workers, only, say)))
  }
  return tools
}

async function measureAllGrowth(
  { growth: sizes, times, workers, shuffle }: BenchOptions,
  say: Say,
): Promise<readonly GrowthResult[]> {
  const growth: GrowthResult[] = []
  const most = Math.max(...workers)
  for (const rows of sizes) {
    say(`growth: ${rows.toLocaleString('en-US')} rows`)
    growth.push(await measureGrowth(county(rows), 'plain', most, times(rows), say))
    if (shuffle) growth.push(await measureGrowth(shuffled(rows), 'shuffled', most, times(rows), say))
  }
  return growth
}

/** The tables of the page, by their names there, of what was measured. */
const blocksOf = ({
  machine,
  tools,
  growth,
  rules,
  profile: shares,
}: Results): Readonly<Record<string, string>> => ({
  ...(tools.length === 0 ? {} : { tools: toolsTable(machine, tools) }),
  ...(growth.length === 0 ? {} : { growth: growthTable(machine, growth) }),
  ...(rules.length === 0 ? {} : { rules: rulesTable(machine, rules) }),
  ...(shares.length === 0 ? {} : { profile: profileTable(machine, shares) }),
})

/** Writes everything measured, and says where. */
function writeResults(results: Results): string {
  const { date, commit } = results.machine
  const place = join(root, 'bench', 'results')
  mkdirSync(place, { recursive: true })
  const path = join(place, `${date}-${commit.replaceAll(' ', '-')}.json`)
  writeFileSync(path, `${JSON.stringify(results, undefined, 2)}\n`)
  return path
}

if (import.meta.main) await bench(process.argv.slice(2))
