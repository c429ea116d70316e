/** `setaside synth`: writes a county of people who do not exist, and the answers meant for them. */
import { mkdirSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { pathIn } from '../results/path-in.ts'
import type { MadeUpFiles, MadeUpOffice, MadeUpOptions } from '../synth/made-up-files.ts'
import { formatDay, theDay } from '../time/day.ts'
import { choiceAmong, readCount, readCounty, readDay, readShare } from './arguments.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { command, type Telling } from './command.ts'
import { DONE, type Ending, endingOf, isProblem, type Problem, usage } from './exit.ts'
import { jurisdictionOption } from './options.ts'

/** The day the answers of a made-up county hold on, where none is given: a constant, so that a seed says it all. */
const AS_OF = theDay('2026-11-01')

export const synthCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'synth',
    summary: 'writes a made-up county file, for trying, testing and measuring',
    description:
      'Writes a file of people who do not exist, in the format of the jurisdiction. The same seed and options give the same bytes on any machine.',
    arguments: {},
    options: {
      rows: { value: 'n', says: 'rows to write, at most, without the header', required: true },
      seed: { value: 'text', says: 'any text; another seed makes other people', required: true },
      county: { value: 'name', says: 'the county most cases are in', required: true },
      out: {
        value: 'file',
        says: 'the file to write; its folder is made where it is missing',
        required: true,
      },
      dirt: { value: 'rate', says: 'share of rows that misbehave as real files do, 0 to 1', usual: '0' },
      truth: {
        value: 'file',
        says: 'also write the answer meant for each conviction, known before the rows were made',
      },
      facts: {
        value: 'file',
        says: 'also write what is so of them and no row shows, as a file of facts; the truth then has the answers that these give as well',
      },
      people: {
        value: 'kind',
        says: 'which kind of people: `all` for people of every statute, or the name of one statute; else as a county has them',
      },
      form: {
        value: 'name',
        says: 'something that is the matter with the whole file, such as every date written otherwise; a wrong name lists them',
        repeats: true,
      },
      office: {
        value: 'dir',
        says: 'also write an office’s own files of the same people: cases.csv, weights.csv, and which row is which conviction in truth.csv',
      },
      officeRows: { value: 'n', says: 'counts of the office, about', usual: '1000' },
      officeDirt: { value: 'rate', says: 'share of its counts that misbehave, for each kind', usual: '0' },
      asOf: { value: 'date', says: 'the day those answers hold on', usual: formatDay(AS_OF) },
      force: { says: 'write over a file that is there already' },
      jurisdiction: jurisdictionOption(jurisdictions),
    },
    prints: {
      out: 'the file',
      rows: 'how many rows it has, without its header',
      people: 'of how many made-up people',
      bytes: 'how large it is',
    },
    examples: [
      'setaside synth --rows 5000 --seed example --county SACRAMENTO --out county.csv',
      'setaside synth --rows 50000 --seed 7 --county YOLO --dirt 0.02 --out dirty.csv --truth truth.csv',
      'setaside synth --rows 5000 --seed 7 --county YOLO --out county.csv --truth truth.csv --facts facts.csv',
      'setaside synth --rows 5000 --seed 7 --county YOLO --people all --out statutes.csv --truth truth.csv',
      'setaside synth --rows 50000 --seed 7 --county "San Francisco" --out state.csv --office office --office-rows 900',
      'setaside synth --rows 5000 --seed 7 --county YOLO --form us-dates --form line-breaks --out spreadsheet.csv',
    ],
    run: async given => {
      const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
      if (isProblem(jurisdiction)) return jurisdiction
      const asked = readAsked(given, jurisdiction)
      if (isProblem(asked)) return asked
      if (jurisdiction.madeUp === undefined)
        return usage(`there are no made-up people of [${jurisdiction.id}]; name another [--jurisdiction]`)
      const { out, truth, facts, force } = given
      const twice = sameFile({ '--out': out, '--truth': truth, '--facts': facts })
      if (twice !== undefined) return twice
      const office = readOffice(given)
      if (isProblem(office)) return office
      const files = await jurisdiction.madeUp()
      const wrong =
        noSuchPeople(files, asked) ??
        (facts === undefined ? undefined : noFactsOf(files, asked)) ??
        noSuchForm(files, asked) ??
        noPlace('--out', out, force) ??
        noPlace('--truth', truth, force) ??
        noPlace('--facts', facts, force) ??
        OFFICE_FILES.map(name =>
          noPlace('--office', office && pathIn(office.folder, `${name}.csv`), force),
        ).find(problem => problem !== undefined)
      return wrong ?? (await writeCounty(files, asked, { out, truth, facts, office }))
    },
  })

function readAsked(
  given: {
    readonly rows: string
    readonly seed: string
    readonly county: string
    readonly dirt: string
    readonly asOf: string
    readonly people: string | undefined
    readonly form: readonly string[]
  },
  jurisdiction: Jurisdiction,
): MadeUpOptions | Problem {
  const rows = readCount('--rows', given.rows, 1)
  if (isProblem(rows)) return rows
  const county = readCounty(given.county, jurisdiction)
  if (isProblem(county)) return county
  const dirt = readShare('--dirt', given.dirt)
  if (isProblem(dirt)) return dirt
  const asOf = readDay('--as-of', given.asOf)
  if (isProblem(asOf)) return asOf
  const { seed, people, form: forms } = given
  return { rows, seed, county, dirt, asOf, forms, ...(people === undefined ? {} : { people }) }
}

const OFFICE_FILES = ['cases', 'weights', 'truth'] as const

/** The files of an office that are wanted beside the state's. */
interface OfficeAsked {
  readonly folder: string
  readonly rows: number
  readonly dirt: number
}

function readOffice(given: {
  readonly office: string | undefined
  readonly officeRows: string
  readonly officeDirt: string
}): OfficeAsked | undefined | Problem {
  const { office: folder } = given
  const rows = readCount('--office-rows', given.officeRows, 1)
  if (isProblem(rows)) return rows
  const dirt = readShare('--office-dirt', given.officeDirt)
  if (isProblem(dirt)) return dirt
  if (folder?.trim() === '') return usage('--office is blank; name a folder')
  return folder === undefined ? undefined : { folder, rows, dirt }
}

/** Why there are no such people. */
function noSuchPeople({ people: kinds = [] }: MadeUpFiles, { people }: MadeUpOptions): Problem | undefined {
  if (people === undefined || kinds.some(({ name }) => name === people)) return undefined
  return usage(
    kinds.length === 0
      ? `--people is [${people}], and there is one kind only; leave it out`
      : `--people is [${people}]; ${choiceAmong(
          people,
          kinds.map(({ name }) => name),
        )}`,
  )
}

/** Why no more is known of those people than their rows show. */
function noFactsOf({ people: kinds = [] }: MadeUpFiles, { people }: MadeUpOptions): Problem | undefined {
  const kind = people === undefined ? kinds[0] : kinds.find(({ name }) => name === people)
  return kind?.withFacts
    ? undefined
    : usage(
        people === undefined
          ? '--facts is given, and nothing is known of these people that their rows do not show; leave it out'
          : `--facts is given, and nothing is known of the people of [${people}] that their rows do not show; leave [--people] out`,
      )
}

function sameFile(named: Readonly<Record<string, string | undefined>>): Problem | undefined {
  const places = Object.entries(named).flatMap(([option, path]) =>
    path === undefined ? [] : [{ option, path, place: resolve(path) }],
  )
  const second = places.find(({ place }, at) => places.findIndex(one => one.place === place) < at)
  const first = places.find(({ place }) => place === second?.place)
  return second === undefined || first === undefined
    ? undefined
    : usage(`${second.option} and ${first.option} are both [${first.path}]; name two files`)
}

/** Why there is no such form of a file. */
function noSuchForm({ forms: known = [] }: MadeUpFiles, { forms = [] }: MadeUpOptions): Problem | undefined {
  const unknown = forms.find(form => known.every(({ name }) => name !== form))
  if (unknown === undefined) return undefined
  const listed = known.map(({ name, says }) => `${name} (${says})`).join('; ')
  return usage(
    known.length === 0
      ? `--form is [${unknown}], and there are none; leave it out`
      : `--form is [${unknown}]; choose of ${listed}`,
  )
}

async function writeCounty(
  { make }: MadeUpFiles,
  asked: MadeUpOptions,
  {
    out,
    truth: truthOut,
    facts: factsOut,
    office,
  }: {
    readonly out: string
    readonly truth: string | undefined
    readonly facts: string | undefined
    readonly office: OfficeAsked | undefined
  },
): Promise<Ending | Telling<'out' | 'rows' | 'people' | 'bytes'>> {
  const files: NewFile[] = []
  try {
    const file = await create(out)
    files.push(file)
    const truth = truthOut === undefined ? undefined : await create(truthOut)
    if (truth !== undefined) files.push(truth)
    const facts = factsOut === undefined ? undefined : await create(factsOut)
    if (facts !== undefined) files.push(facts)
    const own = office === undefined ? undefined : await createOffice(office, files)
    const made = await make(asked, file.write, truth?.line, own, facts?.line)
    for (const each of files) await each.finish()
    const text = [
      `${made.rows} rows of ${made.people} made-up people, ${(made.bytes / 1e6).toFixed(1)} MB, in ${out}`,
      ...(truthOut === undefined ? [] : [`the answers meant for them in ${truthOut}`]),
      ...(factsOut === undefined ? [] : [`what is so of them and no row shows in ${factsOut}`]),
      ...(office === undefined
        ? []
        : [`the files of their office in ${office.folder}: cases.csv, weights.csv, truth.csv`]),
      '',
    ].join('\n')
    const { rows, people, bytes } = made
    return { ...DONE, text, json: { out, rows, people, bytes } }
  } catch (error) {
    for (const each of files) await each.abandon()
    return endingOf(error)
  }
}

/** The files of the office, to be finished with the others. */
async function createOffice({ folder, rows, dirt }: OfficeAsked, files: NewFile[]): Promise<MadeUpOffice> {
  const [cases, weights, truth] = [
    await create(pathIn(folder, 'cases.csv')),
    await create(pathIn(folder, 'weights.csv')),
    await create(pathIn(folder, 'truth.csv')),
  ]
  files.push(cases, weights, truth)
  return { rows, dirt, cases: cases.line, weights: text => weights.line(`${text}\r`), truth: truth.line }
}

/** Why nothing may be written there: what stands at the path would be replaced, and is a folder or a device. */
function noPlace(option: string, path: string | undefined, force: boolean): Problem | undefined {
  if (path === undefined) return undefined
  if (path === '') return usage(`${option} is blank; name a file`)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return undefined
  // A made-up county must not take the place of a real one by a slip of the hand.
  if (found.isFile())
    return force
      ? undefined
      : usage(
          `${option} is [${path}], a file that is there already; name another, or add --force to replace it`,
        )
  return usage(
    `${option} is [${path}], which is ${found.isDirectory() ? 'a folder' : 'a device'}; name a file`,
  )
}

interface NewFile {
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Keeps a line until enough of them are worth writing. */
  readonly line: (text: string) => void
  readonly finish: () => Promise<void>
  readonly abandon: () => Promise<void>
}

const LINES_AT_ONCE = 4096

/** A file for its owner only, under a temporary name until it is whole. */
async function create(path: string): Promise<NewFile> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.partial`
  await rm(temporary, { force: true })
  const handle = await open(temporary, 'wx', 0o600)
  let lines: string[] = []
  let writing: Promise<void> = Promise.resolve()
  const write = (bytes: Uint8Array): Promise<void> => {
    writing = writing.then(() => handle.writeFile(bytes))
    return writing
  }
  const flushLines = (): Promise<void> => {
    const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`
    lines = []
    return write(Buffer.from(text))
  }
  return {
    write,
    line: text => {
      // A failed write is told by `finish`, which waits for it.
      if (lines.push(text) >= LINES_AT_ONCE) flushLines().catch(() => undefined)
    },
    finish: async () => {
      await flushLines()
      await handle.close()
      await rename(temporary, path)
    },
    abandon: async () => {
      await handle.close().catch(() => undefined)
      await rm(temporary, { force: true })
    },
  }
}
