/** Runs that the workstation makes: the command line itself, in a process of its own, which ends with the server. */
import { type ChildProcess, fork } from 'node:child_process'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { FinishedRun } from '../results/finished.ts'
import { isObject, type Unusable } from '../results/manifest.ts'
import type {
  Making,
  OwnFiles,
  PaperProgress,
  PapersToMake,
  PassProgress,
  RunAsked,
  RunEnd,
  RunningRun,
  RunToMake,
} from '../review/making.ts'
import { EXIT, isProblem } from './exit.ts'
import { inputsThere } from './run-inputs.ts'
import { vouchedBefore, wordsOfRun } from './run-question.ts'
import { choicesOf, lookedAt, readWritten } from './serve-asking.ts'
import { wordsSent } from './words-of-server.ts'

const START = fileURLToPath(new URL('../../bin/start.mjs', import.meta.url))
const ENDS_WITH_SERVER = new URL(
  `./ends-with-server${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
)

export const makingFor = (jurisdictions: Jurisdictions): Making => ({
  run: (asked, onProgress) =>
    begun(typed(asked), asked.from, event => {
      if (isProgress(event)) onProgress(event)
    }),
  papers: (asked, onProgress) =>
    begun(typedOfPapers(asked), asked.run, event => {
      if (isPaperProgress(event)) onProgress(event)
    }),
  again: (run, own) => askedAgain(run, own, jurisdictions),
  choices: () => Promise.all(jurisdictions.map(choicesOf)),
  look: (path, of) => lookedAt(path, of, jurisdictions),
  read: written => readWritten(written, jurisdictions),
  compare: (before, after, out) =>
    begun(
      ['compare', '--json', '--different-inputs', '--examples=0', `--out=${out}`, '--', before, after],
      dirname(out),
      () => {},
    ),
})

type Event = Readonly<Record<string, unknown>>

/** The command line in a process of its own. Settings of whatever folder the server was started in are not its own. */
function begun(words: readonly string[], from: string, onEvent: (event: Event) => void): RunningRun {
  const child = fork(START, [], {
    cwd: from,
    env: { ...process.env, ...wordsSent(words) },
    execArgv: ['--import', ENDS_WITH_SERVER.href],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let stopped = false
  return {
    ended: endOf(child, onEvent).then(end => (stopped ? 'stopped' : end)),
    stop: () => {
      stopped = true
      child.kill('SIGKILL')
    },
  }
}

const option = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${name}=${value}`]

const typedOfPapers = (asked: PapersToMake): readonly string[] => [
  'file',
  '--json',
  '--no-settings',
  ...option('--run', asked.run),
  ...option('--approvals', asked.approvals),
  ...option('--office', asked.office),
  ...option('--filed-on', asked.dated),
  ...option('--out', asked.out),
  ...option('--jurisdiction', asked.jurisdiction),
  ...option('--forms', asked.forms),
  ...option('--only', asked.only?.join(',')),
  ...option('--answers', asked.answers),
  ...option('--despite-unattributed', asked.despite?.toString()),
]

const isPaperProgress = (event: Event): event is Event & PaperProgress =>
  event.event === 'progress' &&
  typeof event.kind === 'string' &&
  typeof event.done === 'number' &&
  typeof event.all === 'number'

/** As it would be typed: settings of whatever folder the server was started in are not of this run. Whatever a file is called, it is no option. */
function typed(asked: RunToMake): readonly string[] {
  const { files, facts, out, county, asOf, program, policy, jurisdiction, inputFormat, map, vouched } = asked
  return [
    'run',
    '--json',
    '--no-settings',
    ...option('--county', county),
    ...option('--as-of', asOf),
    ...option('--jurisdiction', jurisdiction),
    ...option('--input-format', inputFormat),
    ...option('--map', map),
    ...option('--program', program),
    ...option('--policy', policy),
    ...option('--vouch', vouched?.words.join(',')),
    ...option('--vouched-by', vouched?.by),
    ...option('--vouched-source', vouched?.source),
    ...option('--tables', asked.tables?.join(',')),
    ...(asked.formats.length === 0 ? [] : option('--format', asked.formats.join(','))),
    ...(asked.csvMark ? ['--csv-mark'] : []),
    ...facts.flatMap(path => option('--facts', path)),
    ...option('--out', out),
    '--',
    ...files,
  ]
}

const STOPPED_BY_ITSELF: Unusable = {
  unusable: 'the run stopped by a fault of its own; nothing is kept of it',
}

async function endOf(child: ChildProcess, onEvent: (event: Event) => void): Promise<RunEnd> {
  let says: string | undefined
  // What it writes for people must be read, or it waits.
  child.stderr?.resume()
  const read = hearLines(child.stdout, event => {
    onEvent(event)
    if (event.event === 'failed' && typeof event.says === 'string') says = event.says
  })
  const code = await new Promise<number | null>(done => {
    child.on('error', () => done(null))
    child.on('close', done)
  })
  await read
  if (code === EXIT.done || code === EXIT.rejects) return 'done'
  return says === undefined ? STOPPED_BY_ITSELF : { unusable: says }
}

async function hearLines(
  from: Readable | null,
  hear: (event: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  if (from === null) return
  for await (const line of createInterface({ input: from })) {
    const event = parsed(line)
    if (isObject(event)) hear(event)
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const PHASES: readonly unknown[] = ['unpack', 'identify', 'arrange', 'decide']

const isProgress = (
  event: Readonly<Record<string, unknown>>,
): event is Readonly<Record<string, unknown>> & PassProgress =>
  event.event === 'progress' &&
  PHASES.includes(event.phase) &&
  typeof event.bytesDone === 'number' &&
  typeof event.bytesTotal === 'number'

async function askedAgain(
  run: FinishedRun,
  own: OwnFiles,
  jurisdictions: Jurisdictions,
): Promise<(RunAsked & { readonly files: readonly string[] }) | Unusable> {
  const known = await wordsOfRun(run, { policy: own.policy, map: own.map }, jurisdictions)
  if (isProblem(known)) return { unusable: known.says }
  const files = inputsThere(run)
  if (isProblem(files)) return { unusable: files.says }
  const { tables, formats, csvMark } = run.options
  const vouched = vouchedBefore(run)
  const { law, policy, format } = known
  const map = run.mapping === undefined ? undefined : (own.map ?? run.mapping.name)
  return {
    files,
    jurisdiction: law.id,
    ...(map === undefined ? { inputFormat: format.id } : { map }),
    county: run.county,
    asOf: run.asOf,
    program: run.program.name,
    ...(policy === undefined ? {} : { policy: own.policy ?? policy.name }),
    ...(vouched === undefined ? {} : { vouched }),
    ...(tables === undefined ? {} : { tables: names(tables) }),
    formats: names(formats),
    csvMark: csvMark === true,
  }
}

const names = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
