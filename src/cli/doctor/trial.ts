/** Tries everything once on a made-up county, through the commands themselves, and hashes all that was written. */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Trial } from '../../jurisdictions/jurisdiction.ts'
import { sha256 } from '../../results/hash.ts'
import { MANIFEST } from '../../results/manifest.ts'
import { formatDay } from '../../time/day.ts'
import type { Command } from '../command.ts'
import type { Ending } from '../exit.ts'
import { call } from '../parser.ts'
import type { Terminal } from '../terminal.ts'
import type { Finding } from './finding.ts'

/** What is tried, which file or folder it writes, and what must have been written before. */
interface Step {
  readonly what: string
  readonly writes?: string
  readonly after?: string
  readonly args: readonly string[]
  /** What it shows where it works. */
  readonly shows: string
}

/** Where the files of a run were is another place on every machine. */
const ELSEWHERE = 'inputs.json'
const ROWS = '2000'

function stepsOf({ county, asOf }: Trial, jurisdiction: string, folder: string): readonly Step[] {
  const at = (name: string): string => join(folder, name)
  const day = formatDay(asOf)
  const of = ['--jurisdiction', jurisdiction]
  const filed = ['--run', at('results'), '--approvals', at('approvals.csv'), '--office', at('office.json')]
  return [
    {
      what: 'made-up county',
      writes: 'county.csv',
      args: [
        ...[
          'synth',
          '--rows',
          ROWS,
          '--seed',
          'doctor',
          '--county',
          county,
          '--dirt',
          '0.01',
          '--as-of',
          day,
        ],
        ...['--out', at('county.csv'), ...of],
      ],
      shows: `${ROWS} rows of people who do not exist`,
    },
    {
      what: 'run',
      writes: 'results',
      after: 'county.csv',
      args: [
        ...[
          'run',
          at('county.csv'),
          '--county',
          county,
          '--as-of',
          day,
          '--program',
          'all',
          '--workers',
          '2',
        ],
        ...[
          '--format',
          'csv,parquet',
          '--out',
          at('results'),
          '--max-rejects',
          '100%',
          '--no-settings',
          ...of,
        ],
      ],
      shows: 'two threads decided them, with tables as CSV and Parquet',
    },
    {
      what: 'questions',
      writes: 'questions.xlsx',
      after: 'results',
      args: ['review', '--run', at('results'), '--out', at('questions.xlsx')],
      shows: 'a workbook of what is open',
    },
    {
      what: 'approvals',
      writes: 'approvals.csv',
      after: 'results',
      args: [
        ...['approve', '--run', at('results'), '--all-eligible', '--by', 'A. Attorney', '--on', day],
        ...['--out', at('approvals.csv'), '--no-settings'],
      ],
      shows: 'a line for each count that can be filed',
    },
    {
      what: 'papers',
      writes: 'filing',
      after: 'approvals.csv',
      args: ['file', ...filed, '--filed-on', day, '--out', at('filing'), '--no-settings', ...of],
      shows: 'motion, order and lists, in the fonts that come with the program',
    },
    {
      what: 'report',
      writes: 'report',
      after: 'results',
      args: ['report', at('results'), '--out', at('report')],
      shows: 'a page for the public, as HTML and PDF',
    },
    {
      what: 'verify',
      after: 'filing',
      args: ['verify', at('filing'), ...filed],
      shows: 'the chain from file to papers holds',
    },
  ]
}

/** What was tried: the hashes of what was written, and how each step ended. */
export interface Tried {
  readonly hashes: Readonly<Record<string, string>>
  readonly findings: readonly Finding[]
  /** Why some of it could not be done, whatever its hash would be. */
  readonly undone: readonly string[]
}

/** Tries everything in an empty folder. What was not written before a step is why the step is not tried. */
export async function tryAll(
  trial: Trial,
  jurisdiction: string,
  commands: readonly Command[],
  folder: string,
): Promise<Tried> {
  writeFileSync(join(folder, 'office.json'), JSON.stringify(trial.office), { mode: 0o600, flag: 'wx' })
  const hashes: Record<string, string> = {}
  const findings: Finding[] = []
  const undone: string[] = []
  const written = new Set<string>()
  for (const step of stepsOf(trial, jurisdiction, folder)) {
    if (step.after !== undefined && !written.has(step.after)) {
      findings.push({
        what: step.what,
        state: 'fails',
        says: `it was not tried, for there is no [${step.after}]`,
      })
      continue
    }
    const ending = await call(TRIED, commands, step.args, quiet(trial))
    const made = step.writes === undefined || ending.code !== 0 ? {} : hashesOf(folder, step.writes)
    Object.assign(hashes, made)
    if (ending.code === 0 && step.writes !== undefined) written.add(step.writes)
    if (ending.code !== 0) undone.push(`${step.what}: ${ending.says}`)
    findings.push(foundOf(step, ending, made, trial))
  }
  return { hashes, findings, undone }
}

const TRIED = { name: 'setaside', description: '', version: () => '', examples: [] }

/** Nobody looks, and the clock stands still. */
const quiet = ({ asOf }: Trial): Terminal => ({
  out: () => undefined,
  err: () => undefined,
  interactive: false,
  redraws: false,
  today: () => asOf,
  now: () => 0,
})

function foundOf(
  { what, writes, shows }: Step,
  { code, says = `ended with ${code}` }: Ending,
  made: Readonly<Record<string, string>>,
  { hashes }: Trial,
): Finding {
  if (code !== 0) return { what, state: 'fails', says }
  const names = Object.keys({ ...made, ...hashes }).filter(
    name => writes !== undefined && (name === writes || name.startsWith(`${writes}/`)),
  )
  const other = names.filter(name => made[name] !== hashes[name])
  // The manifest differs because another file does.
  const first = other.find(name => !name.endsWith(MANIFEST)) ?? other[0]
  return first === undefined
    ? { what, state: 'works', says: shows }
    : {
        what,
        state: 'fails',
        says: `[${first}]${other.length === 1 ? '' : ` and ${other.length - 1} more of [${names.length}] files`} came out otherwise than on every other machine: decide and file nothing with this copy`,
      }
}

function hashesOf(folder: string, name: string): Readonly<Record<string, string>> {
  const paths = statSync(join(folder, name)).isDirectory()
    ? globSync(`${name}/**`, { cwd: folder, withFileTypes: true })
        .filter(entry => entry.isFile() && basename(entry.name) !== ELSEWHERE)
        .map(entry =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll('\\', '/'),
        )
        .sort()
    : [name]
  return Object.fromEntries(paths.map(path => [path, sha256(readFileSync(join(folder, path)))]))
}
