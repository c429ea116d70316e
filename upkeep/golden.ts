/** Writes what Setaside answers about the golden files, through the real command line: what must stay as it is. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { allCommands } from '../src/cli/commands.ts'
import { tryAll } from '../src/cli/doctor/trial.ts'
import { main } from '../src/cli/main.ts'
import { JURISDICTIONS } from '../src/jurisdictions/index.ts'
import { readPdf } from '../test/pdf.ts'
import { type ProofsRead, wholeProofs } from '../test/whole-proofs.ts'

const root = resolve(import.meta.dirname, '..')
/** The golden files and what was answered about them. They are kept, and never made anew by `synth`. */
export const GOLDEN = join(root, 'test/golden')

/** A county's file in the folder of inputs, and what an office there asks. */
export interface GoldenCounty {
  readonly file: string
  readonly county: string
  readonly policy: string
  /** How many people are explained, spread over those that something was decided of. */
  readonly explained: number
}

export const COUNTIES: readonly GoldenCounty[] = [
  { file: 'sacramento.csv', county: 'SACRAMENTO', policy: 'sacramento', explained: 6 },
  { file: 'los-angeles.csv', county: 'LOS ANGELES', policy: 'los-angeles', explained: 6 },
]

const AS_OF = '2026-11-01'
const EARLIER = '2020-07-01'
const PROGRAMS = ['prop64', 'automatic', 'petition', 'arrests', 'all'] as const

/** What the command prints on standard output; it must end well. In this process: starting a hundred takes a minute. */
async function setaside(args: readonly string[]): Promise<string> {
  const write = process.stdout.write
  let printed = ''
  process.stdout.write = (text: string | Uint8Array): boolean => {
    printed += typeof text === 'string' ? text : Buffer.from(text).toString()
    return true
  }
  try {
    const code = await main(args, JURISDICTIONS)
    if (code !== 0) throw new Error(`[setaside ${args.join(' ')}] ended with ${code}`)
  } finally {
    process.stdout.write = write
  }
  return printed
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Larger files are kept as their hash alone: what differs in them differs in a smaller one too. */
const MOST = 100_000

/** Files told by their hash, name by name. */
type Hashes = Record<string, string>

/** Keeps the files of a folder: of a PDF its text, page by page. */
async function keep(from: string, to: string, whole: boolean): Promise<void> {
  mkdirSync(to, { recursive: true })
  const hashed: Hashes = {}
  // Where the files of a run were is another place on every machine.
  for (const name of readdirSync(from)
    .filter(each => each !== 'inputs.json')
    .sort()) {
    const bytes = readFileSync(join(from, name))
    if (name.endsWith('.pdf')) {
      const { pages } = await readPdf(join(from, name))
      writeFileSync(
        join(to, `${name}.txt`),
        withoutHashes((whole ? printed : flowing)(pages.map(({ text }) => text))),
      )
    } else if (name.endsWith('.idx') || (!whole && bytes.length > MOST)) hashed[name] = sha256(bytes)
    else if (name.endsWith('.json')) writeFileSync(join(to, name), withoutHashes(bytes.toString()))
    else writeFileSync(join(to, name), bytes)
  }
  if (Object.keys(hashed).length > 0)
    writeFileSync(join(to, 'hashes.json'), `${JSON.stringify(hashed, null, 2)}\n`)
}

/** Pages as they are printed, to compare two versions by eye. */
const printed = (pages: readonly string[]): string => pages.join('\n\f\n')

/**
 * What papers say, a sentence a line. Where their lines and pages break depends on how wide the digits of a hash are, so the
 * breaks are left out, and with them what stands on every page: its number, those of its lines, its foot.
 */
function flowing(pages: readonly string[]): string {
  const lines = pages.map(text => new Set(text.split('\n')))
  const onOnePage = (line: string): boolean => lines.filter(page => page.has(line)).length === 1
  return `${pages
    .flatMap(text => text.split('\n').filter(line => !/^\d+$/.test(line.trim()) && onOnePage(line)))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('. ', '.\n')}\n`
}

/**
 * Hashes change with the words of a rule, or with a file that is kept itself, and the version of the rules begins one: they
 * are left out. A page breaks them into parts.
 */
const withoutHashes = (text: string): string =>
  text
    .replaceAll(/\b[0-9a-f]{64}\b|\b[0-9a-f]{8}(?: [0-9a-f]{8}){7}\b/g, '*')
    .replaceAll(/\b\d{4}-\d\d-\d\d\.\s*[0-9a-f]{8}\b/g, '*')
    .replaceAll(/\brun [0-9a-f]{16}\b/g, 'run *')
    .replaceAll(/"bytes": \d+/g, '"bytes": "*"')

/** An explanation without its proofs, which are told by their hash. */
function withoutProofs(json: string): string {
  const { people, ...asked } = JSON.parse(json) as { readonly people: readonly ProofsRead[] }
  const whole = people.map(({ explanations, facts, steps, ...about }) => ({
    ...about,
    explanations: wholeProofs({ explanations, facts, steps }),
  }))
  return `${JSON.stringify(
    { ...asked, people: whole },
    (key, value: unknown) =>
      (key === 'rules' || key === 'lines') && Array.isArray(value)
        ? sha256(Buffer.from(JSON.stringify(value)))
        : value,
    1,
  )}\n`
}

/** Of a list, so many, spread over the whole of it. */
const spread = <T>(all: readonly T[], most: number): readonly T[] =>
  all.filter((_, at) => Math.floor((at * most) / all.length) !== Math.floor(((at - 1) * most) / all.length))

/** The first cell of each line of a table of the folder, once each. */
const peopleIn = (folder: string, table: string): readonly string[] => [
  ...new Set(
    readFileSync(join(folder, table), 'utf8')
      .split('\n')
      .slice(1)
      .filter(line => line !== '')
      .map(line => line.split(',', 1)[0] ?? ''),
  ),
]

/** Writes a folder for each county: its runs, explanations, comparisons and filings; `whole`: nothing by its hash alone. */
export async function writeGolden(
  inputs: string,
  into: string,
  counties = COUNTIES,
  whole = false,
): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'setaside-golden-'))
  try {
    for (const county of counties) await writeCounty(inputs, into, work, county, whole)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** A county whose answers are being written. */
interface CountyAnswers {
  readonly asked: GoldenCounty
  /** Its file, and the folder of all inputs. */
  readonly input: string
  readonly inputs: string
  /** Where its answers are kept, and where it is worked on. */
  readonly into: string
  readonly work: string
  readonly whole: boolean
}

async function writeCounty(
  inputs: string,
  into: string,
  work: string,
  asked: GoldenCounty,
  whole: boolean,
): Promise<void> {
  const name = asked.file.replace(/\.csv$/, '')
  const county: CountyAnswers = {
    asked,
    input: join(inputs, asked.file),
    inputs,
    into: join(into, name),
    work: join(work, name),
    whole,
  }
  const runs = await writeRuns(county)
  for (const program of PROGRAMS) await checkWithTwoWorkers(county, program, runs[program])
  await writeExplanations(county, runs)
  await writeComparisons(county, runs)
  await writeFilings(county, runs)
}

/** The folders of the results of a county, by what was asked. */
type Runs = Readonly<Record<(typeof PROGRAMS)[number] | 'policy' | 'earlier', string>>

const writeRuns = async (county: CountyAnswers): Promise<Runs> => ({
  prop64: await run(county, 'prop64', {}),
  policy: await run(county, 'prop64-policy', { more: ['--policy', county.asked.policy] }),
  earlier: await run(county, 'prop64-earlier', { day: EARLIER }),
  automatic: await run(county, 'automatic', { program: 'automatic' }),
  petition: await run(county, 'petition', { program: 'petition' }),
  arrests: await run(county, 'arrests', { program: 'arrests' }),
  all: await run(county, 'all', { program: 'all' }),
})

interface RunAsked {
  readonly program?: string
  readonly day?: string
  readonly workers?: number
  readonly more?: readonly string[]
}

/** Runs, keeps the results under a label, and gives the folder of all of them. */
async function run(
  { asked, input, into, work, whole }: CountyAnswers,
  label: string,
  { program = 'prop64', day = AS_OF, workers = 1, more = [] }: RunAsked,
): Promise<string> {
  const out = join(work, label)
  const tables =
    program === 'prop64'
      ? 'convictions,people,review,all-results,all-results-condensed,prop64-results'
      : 'convictions,people,review,reliefs'
  await setaside([
    ...['run', input, '--county', asked.county, '--as-of', day, '--out', out],
    ...['--program', program, '--tables', tables, '--max-rejects', '100%'],
    ...['--workers', String(workers), '--json', ...more],
  ])
  await keep(out, join(into, label), whole)
  return out
}

/** Throws where two workers write other results than one. */
async function checkWithTwoWorkers(county: CountyAnswers, program: string, alone: string): Promise<void> {
  const label = `${program}-two-workers`
  const two = await run(county, label, { program, workers: 2 })
  for (const each of readdirSync(alone))
    if (!readFileSync(join(alone, each)).equals(readFileSync(join(two, each))))
      throw new Error(`${county.asked.file}, ${program}: [${each}] is not the same with two workers`)
  rmSync(join(county.into, label), { recursive: true })
}

async function writeExplanations(county: CountyAnswers, runs: Runs): Promise<void> {
  const { explained, policy } = county.asked
  const some = (folder: string, table: string) => spread(peopleIn(folder, table), explained)
  mkdirSync(join(county.into, 'explain'), { recursive: true })
  for (const person of some(runs.prop64, 'convictions.csv')) await explain(county, 'prop64', person, [])
  for (const person of some(runs.policy, 'review.csv'))
    await explain(county, 'policy', person, ['--policy', policy])
  for (const person of some(runs.all, 'reliefs.csv'))
    await explain(county, 'all', person, ['--program', 'all'])
}

async function explain(
  { asked, input, into, whole }: CountyAnswers,
  label: string,
  person: string,
  more: readonly string[],
): Promise<void> {
  const question = ['explain', input, '--person', person, '--county', asked.county, '--as-of', AS_OF, ...more]
  const json = await setaside([...question, '--json'])
  const path = join(into, 'explain', `${label}-${person}`)
  writeFileSync(`${path}.json`, whole ? json : withoutProofs(json))
  if (label !== 'all') writeFileSync(`${path}.txt`, await setaside(question))
}

async function writeComparisons({ into, work, whole }: CountyAnswers, runs: Runs): Promise<void> {
  const compared = join(into, 'compare')
  mkdirSync(compared, { recursive: true })
  for (const [label, before, after] of [
    ['policy', runs.prop64, runs.policy],
    ['day', runs.earlier, runs.prop64],
  ] as const) {
    const out = join(work, `compare-${label}`)
    const json = await setaside(['compare', before, after, '--json', '--out', out])
    writeFileSync(join(compared, `${label}.json`), withoutHashes(json))
    await keep(out, join(compared, label), whole)
  }
}

const AUTHORITY = 'The agreement of this office with the court about its own motions.'
/** The statutes under which the office names an authority, where the whole program is of petitions. */
const MOVED = { 'PC 1203.4': AUTHORITY, 'pc-17': AUTHORITY }

async function writeFilings(county: CountyAnswers, runs: Runs): Promise<void> {
  const { asked, inputs, work } = county
  const { agency, ...rest } = JSON.parse(readFileSync(join(inputs, 'office.json'), 'utf8'))
  for (const label of ['prop64', 'policy', 'petition', 'all'] as const) {
    const office = join(work, `office-${label}.json`)
    const moved = label === 'petition' ? { motionAuthority: MOVED } : {}
    writeFileSync(office, JSON.stringify({ agency: { ...agency, county: asked.county }, ...rest, ...moved }))
    await approveAndFile(county, label, runs[label], office)
  }
}

async function approveAndFile(
  { into, work, whole }: CountyAnswers,
  label: string,
  results: string,
  office: string,
): Promise<void> {
  const approvals = join(work, `approvals-${label}.csv`)
  const others = join(work, `others-${label}.csv`)
  const filed = join(work, `filed-${label}`)
  const by = ['--by', 'A. Attorney', '--on', '2026-11-03', '--office', office]
  const told = await setaside([
    ...['approve', '--run', results, '--all-eligible', ...by, '--out', approvals, '--others', others],
  ])
  await setaside([
    ...['file', '--run', results, '--approvals', approvals, '--office', office, '--filed-on', '2026-11-05'],
    ...['--out', filed, '--only', 'bulk-motion,proposed-order,court-update,summary', '--json'],
  ])
  const kept = join(into, 'filed', label)
  await keep(filed, kept, whole)
  writeFileSync(join(kept, 'approve.txt'), told.replaceAll(work, '.'))
  writeFileSync(join(kept, 'approvals.csv'), withoutHashes(readFileSync(approvals, 'utf8')))
  writeFileSync(join(kept, 'others.csv'), readFileSync(others))
}

/** Writes what `setaside doctor` must find on any machine. */
async function writeTrials(): Promise<void> {
  for (const { id, trial } of JURISDICTIONS) {
    if (trial === undefined) continue
    const folder = mkdtempSync(join(tmpdir(), 'setaside-trial-'))
    const { hashes, undone } = await tryAll(await trial(), id, await allCommands(JURISDICTIONS), folder)
    rmSync(folder, { recursive: true, force: true })
    if (undone.length > 0) throw new Error(`the trial of [${id}]: ${undone.join('; ')}`)
    writeFileSync(join(root, `src/jurisdictions/${id}.trial.json`), `${JSON.stringify(hashes, null, 2)}\n`)
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const [into = join(GOLDEN, 'answers'), inputs = join(GOLDEN, 'files'), whole] = process.argv.slice(2)
  rmSync(into, { recursive: true, force: true })
  await writeGolden(inputs, into, COUNTIES, whole === 'whole')
  if (process.argv.length === 2) await writeTrials()
}
