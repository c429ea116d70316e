/** `setaside compare`: whose answer is another one in a second run; and `--since`, which asks it of the run that has just ended. */

import {
  COMPARED_FILES,
  type Comparison,
  compareRuns,
  comparisonJson,
  whyNotCompared,
} from '../report/compare.ts'
import { comparisonText } from '../report/comparison-text.ts'
import type { TableName } from '../report/tables.ts'
import { inForm } from '../results/conversion.ts'
import { type Finished, holdsRun, openFinished } from '../results/finished.ts'
import { type Output, openOutput } from '../results/folder.ts'
import { CHANGES_FOLDER } from '../results/folder-kind.ts'
import { MANIFEST } from '../results/manifest.ts'
import { pathIn } from '../results/path-in.ts'
import { readCount } from './arguments.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { CSV_MARK, FORMAT, formIn, readFormats, type TableFormat } from './formats.ts'
import { noFolder } from './places.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

const ARGUMENTS = {
  before: { says: 'the folder of a finished run, or its manifest.json', reads: 'folder' },
  after: { says: 'the same of the run to compare it with', reads: 'folder' },
} as const satisfies Arguments

const OPTIONS = {
  out: { value: 'dir', says: 'a folder for changes.csv, a line for each changed answer, and compare.json' },
  json: { says: 'print the counts and examples as one JSON document' },
  format: FORMAT,
  csvMark: CSV_MARK,
  differentInputs: { says: 'the runs may be of different files: what is in one only is new or gone' },
  examples: {
    value: 'n',
    says: 'how many to name of each kind of change, by person_id and line; 0 prints nobody’s',
    usual: '3',
  },
} as const satisfies Options

export const compareCommand = command({
  name: 'compare',
  summary: 'tells whose answer changed between two finished runs, and why',
  description:
    'Compares two finished runs of the same files: two policies, two programs, two days, or two versions of the rules. Tells what differs between the runs, and whose answer changed, from what to what, by rule and reason.',
  arguments: ARGUMENTS,
  options: OPTIONS,
  prints: {
    before: 'the run before, by the hash of its manifest; it is one document, over several lines',
    after: 'the run after',
    differs: 'what differs between the runs themselves',
    people: 'how many people, new, gone, changed',
    convictions: 'the changes of convictions.csv, as compare.json has them',
    reliefs: 'the changes of reliefs.csv',
    notCompared: 'tables that one run has and the other has not',
    sameInputs: 'whether both read the same files',
    setaside: 'the version of Setaside that compared',
  },
  examples: [
    'setaside compare results/law results/los-angeles --out results/policy-impact',
    'setaside compare results/october results/november --different-inputs --json',
  ],
  closing: '[setaside run ... --since DIR] compares a run with an earlier one as soon as it has ended.',
  run: compareFolders,
})

async function compareFolders(
  { before, after, out, json, differentInputs, ...given }: Given<typeof OPTIONS, typeof ARGUMENTS>,
  terminal: Terminal,
): Promise<Ending> {
  const examples = readCount('--examples', given.examples, 0)
  if (isProblem(examples)) return examples
  const formats = readFormats(given.format)
  if (isProblem(formats)) return formats
  if (out === undefined && (formats.length > 1 || given.csvMark))
    return usage(
      `${given.csvMark ? '--csv-mark' : '--format'} is of the files that [--out] names, and none is asked for; add [--out DIR]`,
    )
  const compared = await comparing(before, after, {
    examples,
    differentInputs,
    written: { formats, csvMark: given.csvMark },
    ...(out === undefined ? {} : { out }),
  })
  if (isProblem(compared)) return compared
  terminal.out(
    json
      ? comparisonJson(compared, { examples: examples > 0 })
      : `${comparisonText(compared, { before, after })}${out === undefined ? '' : `The changes are in ${out}: changes.csv, compare.json, manifest.json\n`}`,
  )
  return DONE
}

interface ComparisonOptions {
  readonly out?: string
  readonly examples: number
  readonly differentInputs: boolean
  readonly written: TableFormat
}

/** Opens two runs, compares them, and writes what changed where it is wanted. */
async function comparing(
  before: string,
  after: string,
  options: ComparisonOptions,
): Promise<Comparison | Problem> {
  const { out, examples, differentInputs, written } = options
  const open: Finished[] = []
  try {
    for (const path of [before, after]) {
      const run = openFinished(path, COMPARED_FILES)
      if ('unusable' in run) return refused(run.unusable)
      open.push(run)
    }
    const [one, other] = open as [Finished, Finished]
    const why = whyNotCompared(one, other, differentInputs)
    if (why !== undefined) return refused(why)
    const place = out === undefined ? undefined : noPlace(out, open)
    if (place !== undefined) return place
    return compareRuns({
      before: one,
      after: other,
      setaside: version(),
      examples,
      ...(out === undefined ? {} : { out: await outputOf(out, written) }),
    })
  } finally {
    for (const run of open) run.close()
  }
}

async function outputOf(out: string, written: TableFormat): Promise<Output> {
  const form = await formIn(written, { tables: ['changes'], setaside: version(), policy: true })
  return inForm(openOutput(out), form)
}

/** A comparison replaces a comparison, and no run. */
function noPlace(out: string, runs: readonly Finished[]): Problem | undefined {
  const clash = noFolder(
    out,
    runs.map(({ folder }) => pathIn(folder, MANIFEST)),
    [],
  )
  if (clash !== undefined) return clash
  return holdsRun(out)
    ? usage(`[${out}] holds a finished run, which a comparison does not replace; choose another [--out]`)
    : undefined
}

/** What a run does with an earlier one when it has ended. */
export interface Since {
  /** Compares the run with the earlier one and writes what changed beside its results. */
  readonly compare: () => Promise<Comparison | Problem>
  readonly text: (comparison: Comparison) => string
}

/** Looks at an earlier run before a long one begins: it must be finished, and stay as it is. */
export function since(
  path: string,
  out: string,
  tables: readonly TableName[],
  written: TableFormat,
): Since | Problem {
  const earlier = openFinished(path, [])
  if ('unusable' in earlier) return refused(earlier.unusable)
  const own = tables.map(table => `${table}.csv`)
  if (!COMPARED_FILES.some(name => own.includes(name) && earlier.outputs.some(file => file.name === name)))
    return usage(
      `--since is [${path}], and it and this run have neither of [${COMPARED_FILES.join(', ')}] in common; add convictions to --tables`,
    )
  const inTheWay = noFolder(out, [pathIn(earlier.folder, MANIFEST)], [])
  if (inTheWay !== undefined)
    return usage(`--since is [${path}], which this run would replace; choose another [--out]`)
  const folder = pathIn(out, CHANGES_FOLDER)
  const place = noPlace(folder, [earlier])
  if (place !== undefined) return place
  return {
    compare: () => comparing(path, out, { out: folder, examples: 0, differentInputs: true, written }),
    text: comparison =>
      `${comparisonText(comparison, { before: path, after: out })}The changes are in ${folder}: changes.csv, compare.json, manifest.json\n`,
  }
}
