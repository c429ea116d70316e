/** The run: whole files in, every conviction of a county decided, tables and a manifest out. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Account, accountOf, FACTS_TABLE, factsTable } from '../facts/table.ts'
import type { Accounts } from '../intake/accounts.ts'
import { changed, type OpenedFile, openAll, type Refused } from '../intake/files.ts'
import type { PlanContext } from '../intake/format.ts'
import type { PlanWorkers } from '../intake/population.ts'
import type { Policy } from '../law/policy.ts'
import type { FactProblem } from '../record/fact-line.ts'
import { inForm, type TableForm } from '../results/conversion.ts'
import { type Earlier, type Output, openOutput } from '../results/folder.ts'
import { runFolder } from '../results/folder-kind.ts'
import { sha256, stableJson } from '../results/hash.ts'
import { INPUTS, type InputPlace, inputsJson } from '../results/inputs.ts'
import { type InputFile, type Manifest, RESULTS_VERSION } from '../results/manifest.ts'
import { type IndexBuilder, indexBuilder, PEOPLE_INDEX } from '../results/people-index.ts'
import { type Day, formatDay } from '../time/day.ts'
import { decidePopulation, type RunFacts } from './decide-population.ts'
import { isOfWriting, ofFiles } from './file-faults.ts'
import { type FileHashing, hashFiles } from './file-hashing.ts'
import { countiesText } from './person.ts'
import { newPool, type Pool } from './pool.ts'
import type { RunProgress } from './run-progress.ts'
import type { Setup, SetupSource } from './setup.ts'
import type { PlanTask } from './tasks.ts'
import { policyHash, rulesVersion } from './versions.ts'

export interface RunRequest<Tally> extends Setup<Tally> {
  /** The same setup for other threads. */
  readonly source: SetupSource
  readonly files: readonly string[]
  readonly out: string
  /** How the tables are written; as CSV alone where it is absent. */
  readonly form?: TableForm
  /** Threads that work; 1 is this one. They change nothing but the time it takes. */
  readonly workers: number
  /** The version of Setaside, for the manifest. */
  readonly setaside: string
  /** What describes the files, where a mapping does. */
  readonly mapping?: NonNullable<Manifest['mapping']>
  /** The facts of the question as they were given: files, and lines that could not be read. */
  readonly facts?: { readonly files: readonly InputFile[]; readonly problems: readonly FactProblem[] }
  /** What else was asked for, for the manifest: no paths, nothing of the machine. */
  readonly options: Readonly<Record<string, unknown>>
  readonly onProgress?: (progress: RunProgress) => void
  /** What was found in the folder, told before anything is written. */
  readonly onFolder?: (earlier: Earlier) => void
}

export type RunResult<Tally> =
  | Refused
  | {
      readonly accounts: Accounts
      readonly tally: Tally
      readonly manifest: Manifest
      /** What became of the lines of facts. */
      readonly facts?: Pick<Account, 'counts' | 'told'>
    }

/**
 * Runs whole files. Refuses before anything is written where one of them is not of the format. Throws the system's error
 * where the folder cannot be written; what was begun is then removed.
 */
export async function run<Tally>(request: RunRequest<Tally>): Promise<RunResult<Tally>> {
  // Threads take their time to start.
  const pool = newPool(request.workers, sizeOf(request.files), request, request.source)
  const folder = lazyFolder(request)
  try {
    const result = await runInto(request, pool, folder)
    if ('refused' in result) folder.abandon()
    return result
  } catch (error) {
    folder.abandon()
    throw isOfWriting(error) && (!('path' in error) || error.path === undefined)
      ? Object.assign(error, { path: request.out })
      : error
  } finally {
    await pool.close()
  }
}

/** The folder of results, opened when it is first asked for: files are refused before anything is written. */
interface LazyFolder {
  readonly opened: () => Output
  readonly scratch: (name: string) => string
  /** Removes what was begun. */
  readonly abandon: () => void
}

function lazyFolder<Tally>({ out, maker, form = {}, onFolder }: RunRequest<Tally>): LazyFolder {
  let output: Output | undefined
  const opened = (): Output => {
    if (output === undefined) {
      output = inForm(openOutput(out, runFolder(maker.ownTables)), form)
      onFolder?.(output.earlier)
    }
    return output
  }
  return { opened, scratch: name => opened().scratch(name), abandon: () => output?.abandon() }
}

async function runInto<Tally>(
  request: RunRequest<Tally>,
  pool: Pool<Tally>,
  folder: LazyFolder,
): Promise<RunResult<Tally>> {
  const files = await openInputs(request, folder)
  if ('refused' in files) return files
  const hashing = hashFiles(files)
  const index = indexBuilder(folder.scratch)
  try {
    const context = planContext(request, pool, folder, hashing, index)
    const population = await ofFiles(files, () => request.format.plan(files, context))
    if ('refused' in population) return population
    const result = await decidePopulation(request, files, pool, population, hashing, folder.opened())
    // Threads take their time to end as well.
    void pool.close()
    if ('refused' in result) return result
    const hashed = await ofFiles(files, async () => hashing.done())
    if ('refused' in hashed) return hashed
    // What was cut, grown or replaced while it was read was not read whole, or is not what was hashed.
    const late = changed(files)
    if (late !== undefined) return late
    const output = folder.opened()
    for (const bytes of index.bytes(population.links ?? NO_LINKS, hashed.sums))
      output.append(PEOPLE_INDEX, bytes)
    const facts = writeFacts(request, result.facts, output)
    output.writeUnlisted(INPUTS, Buffer.from(inputsJson(files.map(placeOf))))
    const { accounts, tally } = result
    return {
      accounts,
      tally,
      ...(facts === undefined ? {} : { facts }),
      manifest: finish(output, manifestOf(request, hashed.inputs, accounts, facts)),
    }
  } finally {
    hashing.close()
    index.close()
  }
}

/** Writes what became of every line of facts, and counts them. */
export function writeFacts<Tally>(
  { question, facts }: Pick<RunRequest<Tally>, 'question' | 'facts'>,
  became: RunFacts | undefined,
  output: Output,
): Account | undefined {
  if (question.facts === undefined || facts === undefined || became === undefined) return undefined
  const lines = { lines: question.facts.lines, problems: facts.problems }
  const account = accountOf(lines, became.resolved, became.became)
  output.append(FACTS_TABLE, factsTable(lines, became.resolved, account))
  return account
}

const NO_LINKS = new Uint32Array(0)

/** Where a file was as it was given. */
function placeOf(file: OpenedFile): InputPlace {
  const { path, changed } = file.given ?? file
  return { path: resolve(path), changed }
}

/** Of files that may be missing: whoever opens them says so. */
const sizeOf = (files: readonly string[]): number =>
  files.reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0)

function openInputs<Tally>(
  { files, format, onProgress }: RunRequest<Tally>,
  { scratch }: LazyFolder,
): Promise<readonly OpenedFile[] | Refused> {
  const bytesTotal = sizeOf(files)
  return openAll(files, format, {
    scratch,
    onUnpacked: bytesDone => onProgress?.({ phase: 'unpack', bytesDone, bytesTotal }),
  })
}

/** Hashed so much before it is looked at, where other threads look: most of it will still be in memory then. */
const HASHED_AHEAD = 1 << 28

const planContext = <Tally>(
  { workers, onProgress }: RunRequest<Tally>,
  pool: Pool<Tally>,
  { scratch }: LazyFolder,
  hashing: FileHashing,
  index: IndexBuilder,
): PlanContext => ({
  workers: planWorkers(pool),
  scratch,
  mayRearrange: true,
  onPlace: index.add,
  ...(onProgress === undefined ? {} : { onProgress }),
  meanwhile: bytes => hashing.goOn(bytes + (workers === 1 ? 0 : HASHED_AHEAD)),
})

/** A pool as a plan sees it: its tasks are those of the format. */
const planWorkers = <Tally>(pool: Pool<Tally>): PlanWorkers => ({
  open: pool.open,
  each: <T, Done extends object>(
    tasks: readonly T[],
    take: (done: Done, task: T) => void,
    meanwhile?: () => boolean,
  ) =>
    pool.each<PlanTask>(
      tasks.map(task => ({ kind: 'plan', task })),
      (done, { task }) => take(done as Done, task as T),
      meanwhile,
    ),
})

/** Gives the files of the folder their names, the manifest last. */
export function finish(output: Output, manifest: Omit<Manifest, 'outputs'>): Manifest {
  let whole: Manifest = { ...manifest, outputs: [] }
  output.finish(outputs => {
    whole = { ...manifest, outputs }
    return `${stableJson(whole, 2)}\n`
  })
  return whole
}

export function manifestOf<Tally>(
  {
    question,
    format,
    setaside,
    options,
    mapping,
    facts,
  }: Pick<RunRequest<Tally>, 'question' | 'format' | 'setaside' | 'options' | 'mapping' | 'facts'>,
  inputs: readonly InputFile[],
  accounts: Accounts,
  account?: Pick<Account, 'counts' | 'counting'>,
): Omit<Manifest, 'outputs'> {
  const { law, program, policy, counties, day } = question
  const county = countiesText(counties)
  return {
    setaside,
    resultsVersion: RESULTS_VERSION,
    asOf: dayOf(day),
    county,
    jurisdiction: law.id,
    inputFormat: format.id,
    ...(mapping === undefined ? {} : { mapping }),
    options,
    optionsSha256: sha256(stableJson({ ...options, asOf: dayOf(day), county })),
    program: { name: program.name, ...rulesVersion(program) },
    ...(policy === undefined ? {} : { policy: describe(policy) }),
    inputs,
    ...(account === undefined
      ? {}
      : { facts: { files: facts?.files ?? [], lines: account.counts, counting: account.counting } }),
    rows: accounts,
  }
}

const dayOf = (day: Day): string => formatDay(day)
const describe = (policy: Policy) => ({
  name: policy.name,
  sha256: policyHash(policy),
  ...(policy.file === undefined ? {} : { file: policy.file }),
})
