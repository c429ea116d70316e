/** Writes what Setaside answers about the golden files, through the real command line: what must stay as it is. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { readPdf } from '../test/pdf.ts'

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

/** What the command prints on standard output; it must end well. */
async function setaside(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    join(root, 'node_modules/.bin/node'),
    [join(root, 'bin/setaside'), ...args],
    { maxBuffer: 1 << 30 },
  )
  return stdout
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
  for (const name of readdirSync(from).sort()) {
    const bytes = readFileSync(join(from, name))
    if (name.endsWith('.pdf')) {
      const { pages } = await readPdf(join(from, name))
      writeFileSync(
        join(to, `${name}.txt`),
        withoutHashes((whole ? printed : flowing)(pages.map(({ text }) => text))),
      )
    } else if (!whole && bytes.length > MOST) hashed[name] = sha256(bytes)
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
const withoutProofs = (json: string): string =>
  `${JSON.stringify(
    JSON.parse(json),
    (key, value: unknown) =>
      (key === 'rules' || key === 'lines') && Array.isArray(value)
        ? sha256(Buffer.from(JSON.stringify(value)))
        : value,
    1,
  )}\n`

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

async function writeCounty(
  inputs: string,
  into: string,
  work: string,
  { file, county, policy, explained }: GoldenCounty,
  whole: boolean,
): Promise<void> {
  const input = join(inputs, file)
  const name = file.replace(/\.csv$/, '')
  const run = async (
    label: string,
    {
      program = 'prop64',
      day = AS_OF,
      workers = 1,
      more = [],
    }: {
      readonly program?: string
      readonly day?: string
      readonly workers?: number
      readonly more?: readonly string[]
    },
  ): Promise<string> => {
    const out = join(work, name, label)
    const tables =
      program === 'prop64'
        ? 'convictions,people,review,all-results,all-results-condensed,prop64-results'
        : 'convictions,people,review,reliefs'
    const asked = [
      '--county',
      county,
      '--as-of',
      day,
      '--out',
      out,
      '--programme',
      program,
      '--tables',
      tables,
    ]
    await setaside([
      'run',
      input,
      ...asked,
      '--max-rejects',
      '100%',
      '--workers',
      String(workers),
      '--json',
      ...more,
    ])
    await keep(out, join(into, name, label), whole)
    return out
  }
  const law = await run('prop64', {})
  const byPolicy = await run('prop64-policy', { more: ['--policy', policy] })
  const earlier = await run('prop64-earlier', { day: EARLIER })
  const runs = new Map<string, string>([['prop64', law]])
  for (const program of PROGRAMS.slice(1)) runs.set(program, await run(program, { program }))
  for (const [program, alone] of runs) {
    const two = await run(`${program}-two-workers`, { program, workers: 2 })
    for (const each of readdirSync(alone))
      if (!readFileSync(join(alone, each)).equals(readFileSync(join(two, each))))
        throw new Error(`${name}, ${program}: [${each}] is not the same with two workers`)
    rmSync(join(into, name, `${program}-two-workers`), { recursive: true })
  }

  const explanations = join(into, name, 'explain')
  mkdirSync(explanations, { recursive: true })
  const tell = async (label: string, person: string, more: readonly string[]): Promise<void> => {
    const asked = ['explain', input, '--person', person, '--county', county, '--as-of', AS_OF, ...more]
    const json = await setaside([...asked, '--json'])
    writeFileSync(join(explanations, `${label}-${person}.json`), whole ? json : withoutProofs(json))
    if (label !== 'all') writeFileSync(join(explanations, `${label}-${person}.txt`), await setaside(asked))
  }
  for (const person of spread(peopleIn(law, 'convictions.csv'), explained)) await tell('prop64', person, [])
  for (const person of spread(peopleIn(byPolicy, 'review.csv'), explained))
    await tell('policy', person, ['--policy', policy])
  for (const person of spread(peopleIn(runs.get('all') as string, 'reliefs.csv'), explained))
    await tell('all', person, ['--programme', 'all'])

  const compared = join(into, name, 'compare')
  mkdirSync(compared, { recursive: true })
  for (const [label, before, after] of [
    ['policy', law, byPolicy],
    ['day', earlier, law],
  ] as const) {
    const out = join(work, name, `compare-${label}`)
    writeFileSync(
      join(compared, `${label}.json`),
      withoutHashes(await setaside(['compare', before, after, '--json', '--out', out])),
    )
    await keep(out, join(compared, label), whole)
  }

  const office = join(work, name, 'office.json')
  const { agency, ...rest } = JSON.parse(readFileSync(join(inputs, 'office.json'), 'utf8'))
  writeFileSync(office, JSON.stringify({ agency: { ...agency, county }, ...rest }))
  for (const [label, of] of [
    ['prop64', law],
    ['policy', byPolicy],
    ['petition', runs.get('petition') as string],
  ] as const) {
    const approvals = join(work, name, `approvals-${label}.csv`)
    const filed = join(work, name, `filed-${label}`)
    const by = ['--by', 'A. Attorney', '--on', '2026-11-03']
    await setaside(['approve', '--run', of, '--all-eligible', ...by, '--out', approvals])
    const filing = ['--run', of, '--approvals', approvals, '--office', office, '--filed-on', '2026-11-05']
    await setaside([
      'file',
      ...filing,
      '--out',
      filed,
      '--only',
      'bulk-motion,proposed-order,court-update,summary',
      '--json',
    ])
    await keep(filed, join(into, name, 'filed', label), whole)
    writeFileSync(
      join(into, name, 'filed', label, 'approvals.csv'),
      withoutHashes(readFileSync(approvals, 'utf8')),
    )
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) {
  const [into = join(GOLDEN, 'answers'), inputs = join(GOLDEN, 'files'), whole] = process.argv.slice(2)
  rmSync(into, { recursive: true, force: true })
  await writeGolden(inputs, into, COUNTIES, whole === 'whole')
}
