/** `setaside file`: makes of approved reliefs what a court, a clerk's system and a person can act on. */
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { type Answered, readAnswers } from '../filing/answers.ts'
import { checkApprovals, type Refusal, readApprovals } from '../filing/approvals.ts'
import { rowOf } from '../filing/court-update.ts'
import type { CourtCodes } from '../filing/ecf/codes.ts'
import { type FilingManifest, fileAll, filingFolder, OWN_TABLES } from '../filing/file.ts'
import type { FiledCount, FilingInput, Kind, Office } from '../filing/filing.ts'
import { whyNotDespite } from '../filing/unattributed.ts'
import { askingOf } from '../filing/who-files.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import type { TableForm } from '../results/conversion.ts'
import { readRun } from '../results/finished.ts'
import { findManifest } from '../results/manifest.ts'
import { pathIn } from '../results/path-in.ts'
import { verifyAccounts, verifyFiles } from '../results/verified.ts'
import { countiesIn } from '../run/person.ts'
import { type Day, formatDay } from '../time/day.ts'
import { answersCommand } from './answers.ts'
import { readCount, readDay, readDespite, readNames } from './arguments.ts'
import { printJson } from './calling.ts'
import { chooseJurisdiction, whyOfAnother } from './choose-jurisdiction.ts'
import { type Command, command, type Given, type Options } from './command.ts'
import { courtCodesIn } from './court-codes.ts'
import { DONE, type Ending, EXIT, endingOf, isProblem, type Problem, refused, usage } from './exit.ts'
import { type FilledInFile, readFilledInFile } from './filled-in-file.ts'
import { CSV_MARK, formIn, LISTS_AS, readFormats, SHEETS, type TableFormat } from './formats.ts'
import { formsFolder } from './forms.ts'
import { officeIn } from './office-file.ts'
import { DESPITE, jurisdictionOption } from './options.ts'
import { paperProgressOn } from './paper-progress.ts'
import { noFolder } from './places.ts'
import { receiptsCommand } from './receipts.ts'
import { tellLines } from './tell-lines.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'
import { toldOfReaders } from './who-reads.ts'

const optionsOf = (jurisdictions: Jurisdictions, kinds: readonly Kind[]) =>
  ({
    run: {
      value: 'dir',
      says: 'the folder of the run that was approved',
      required: true,
      reads: 'folder',
      setting: 'results',
    },
    approvals: {
      value: 'file',
      reads: 'file',
      setting: 'approvals',
      says: 'approvals.csv: which relief of which count, by whom, when',
      required: true,
    },
    office: {
      value: 'file',
      says: 'office.json: who files, in which court',
      required: true,
      reads: 'file',
      setting: 'office',
    },
    filedOn: { value: 'date', says: 'the date of the documents, YYYY-MM-DD', required: true },
    out: { value: 'dir', says: 'the folder for the documents', required: true, setting: 'filing' },
    forms: {
      value: 'dir',
      reads: 'folder',
      setting: 'forms',
      says: 'official forms the office has added; [forms] beside office.json where left out',
    },
    only: {
      value: 'kinds',
      says: 'of the kinds below, with commas between',
      values: kinds.map(({ name }) => name),
    },
    answers: {
      value: 'file',
      reads: 'file',
      says: 'what the court has answered so far: letters go only to whom relief was granted',
    },
    courtCodes: {
      value: 'file',
      says: "court-codes.json: the court's codes for electronic filing",
      reads: 'file',
      setting: 'courtCodes',
    },
    format: SHEETS,
    csvMark: CSV_MARK,
    workers: {
      value: 'n',
      says: 'threads that set papers (default: one for each core); the papers are the same',
    },
    despiteUnattributed: DESPITE,
    partial: { says: 'file the rest where approvals are refused, or answers cannot be used' },
    json: { says: 'print progress and what was made as JSON, one event a line' },
    jurisdiction: jurisdictionOption(jurisdictions),
  }) as const satisfies Options

type FileGiven = Given<ReturnType<typeof optionsOf>>

export async function fileCommand(jurisdictions: Jurisdictions): Promise<Command> {
  const kinds = await jurisdictions[0].filings()
  return command({
    name: 'file',
    summary: 'makes motions, orders and lists of what was approved',
    description:
      'Holds every approval against the run it was made for, and makes of the approved counts what a court, a clerk and the record need. Nothing is filed that no named person approved; nothing is sent anywhere.',
    arguments: {},
    options: optionsOf(jurisdictions, kinds),
    list: { heading: 'Kinds', entries: kinds },
    prints: {
      out: 'the folder of the documents',
      filing: 'what was filed, as manifest.json has it with all its other keys',
      outputs: 'the files',
    },
    examples: [
      'setaside file --run results --approvals approvals.csv --office office.json --filed-on 2026-11-05 --out filing',
    ],
    parts: [answersCommand, receiptsCommand],
    run: (given, terminal) =>
      fileApproved(given, jurisdictions, terminal).catch((error: unknown) => {
        if (process.env.SETASIDE_DEBUG) console.error(error)
        return endingOf(error)
      }),
  })
}

async function fileApproved(
  given: FileGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const asked = await readAsked(given, jurisdictions)
  if (isProblem(asked)) return asked
  const workers = readWorkers(given.workers)
  if (isProblem(workers)) return workers
  const list = await readFilledInFile(given.approvals, 'file of approvals', terminal)
  if (isProblem(list)) return list
  const approved = approvedIn(given, list, asked, terminal)
  if (isProblem(approved)) return approved
  const { run, counts, refusals, approvalsSha256 } = approved
  const answered = await answersIn(given.answers, counts, asked, terminal)
  if (isProblem(answered)) return answered
  const { filedOn, office, courtCodes, kinds } = asked
  const progress = paperProgressOn(
    terminal,
    given.json ? update => printJson({ event: 'progress', ...update }, terminal) : undefined,
  )
  const filed = await fileAll(
    {
      setaside: version(),
      office,
      run,
      counts,
      filedOn,
      approvalsSha256,
      refused: refusals.length,
      formsFolder: formsFolder(given),
      languagesFolder: pathIn(dirname(given.office), 'languages'),
      ...(answered === undefined ? {} : { answers: answered.answers }),
      ...(courtCodes === undefined ? {} : { courtCodes }),
    },
    kinds,
    refusals,
    {
      out: given.out,
      all: asked.all,
      workers,
      form: await tableForm(given, asked),
      onProgress: ({ name }, done, all) => progress.update(name, done, all),
    },
  ).finally(progress.end)
  if ('unusable' in filed) return refused(filed.unusable)
  if (given.json) terminal.out(`${JSON.stringify({ event: 'done', out: given.out, ...filed.manifest })}\n`)
  else tellFiled(filed.manifest, given.out, filedOn, terminal)
  const unused = answered?.problems.length ?? 0
  return unused === 0 || given.partial
    ? DONE
    : {
        code: EXIT.rejects,
        says: `[${unused}] lines of [${given.answers}] cannot be used, and the others were; mend them and file again`,
      }
}

/** How the tables of these kinds are written. */
function tableForm({ csvMark }: FileGiven, { formats, kinds }: Asked): Promise<TableForm> {
  const tables = [...OWN_TABLES, ...kinds.flatMap(({ tables: own = [] }) => own)]
  return formIn(
    { formats, csvMark },
    {
      tables: tables.map(({ name }) => name),
      uses: Object.fromEntries(tables.flatMap(({ name, use }) => (use === undefined ? [] : [[name, use]]))),
      setaside: version(),
      policy: true,
    },
  )
}

const MOST_WORKERS = 64
/** Each has the fonts and the compiler to itself: a hundred megabytes or two. */
const USUAL_WORKERS = 8

function readWorkers(text: string | undefined): number | Problem {
  if (text === undefined) return Math.min(availableParallelism(), USUAL_WORKERS)
  const workers = readCount('--workers', text, 1)
  if (isProblem(workers) || workers <= MOST_WORKERS) return workers
  return usage(`--workers is [${text}]; write a number from 1 to ${MOST_WORKERS}`)
}

interface Asked {
  readonly filedOn: Day
  readonly office: Office
  readonly courtCodes: CourtCodes | undefined
  /** What is made, and all that could be. */
  readonly kinds: readonly Kind[]
  readonly all: readonly Kind[]
  readonly formats: TableFormat['formats']
  readonly jurisdiction: Jurisdiction
}

async function readAsked(given: FileGiven, jurisdictions: Jurisdictions): Promise<Asked | Problem> {
  const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
  if (isProblem(jurisdiction)) return jurisdiction
  const all = await jurisdiction.filings()
  const filedOn = readDay('--filed-on', given.filedOn)
  if (isProblem(filedOn)) return filedOn
  const formats = readFormats(given.format, LISTS_AS)
  if (isProblem(formats)) return formats
  const place = noFolder(
    given.out,
    [given.approvals, given.office, ...(given.courtCodes === undefined ? [] : [given.courtCodes])],
    [],
    filingFolder(all),
  )
  if (place !== undefined) return place
  const office = await officeIn(given.office, jurisdiction)
  if (isProblem(office)) return office
  const courtCodes = given.courtCodes === undefined ? undefined : courtCodesIn(given.courtCodes)
  if (isProblem(courtCodes)) return courtCodes
  const kinds = chooseKinds(all, given.only, office, courtCodes)
  return isProblem(kinds) ? kinds : { filedOn, office, courtCodes, kinds, all, formats, jurisdiction }
}

/** What may be filed of a run: refusals are told, and end it unless the rest is asked for. */
function approvedIn(
  given: FileGiven,
  list: FilledInFile,
  { filedOn, office, kinds, jurisdiction }: Asked,
  terminal: Terminal,
):
  | (Pick<FilingInput, 'run' | 'counts' | 'approvalsSha256'> & { readonly refusals: readonly Refusal[] })
  | Problem {
  const { approvals: path } = given
  const run = readRun(given.run)
  if ('unusable' in run) return refused(run.unusable)
  const checking = paperProgressOn(terminal)
  checking.begin('asking whether the run is what was approved')
  const changed = whyChanged(given.run)
  checking.end()
  if (changed !== undefined) return refused(changed)
  const another = whyOfAnother(jurisdiction, run)
  if (another !== undefined) return another
  const despite = readDespite(given.despiteUnattributed)
  if (isProblem(despite)) return despite
  const why = whyNotDespite(run, despite)
  if (why !== undefined) return refused(why)
  const county = jurisdiction.venue.match(office.agency.county) ?? office.agency.county.trim().toUpperCase()
  const counties = countiesIn(run.county)
  if (counties?.includes(county) === false)
    return refused(
      `the office is of [${office.agency.county}] and the run of [${run.county}]; name the run of its county`,
    )
  const approvals = readApprovals(list)
  if ('unusable' in approvals) return refused(`[${path}] cannot be used: ${approvals.unusable}`)
  const filing = askingOf(kinds, office)
  const approved = checkApprovals(run, approvals, {
    filedOn: formatDay(filedOn),
    ...(filing === undefined ? {} : { filing }),
    ...(counties?.length === 1 ? {} : { ours: one => jurisdiction.venue.match(one) === county }),
  })
  if ('unusable' in approved) return refused(approved.unusable)
  const { counts, refusals, elsewhere, determinations, eligible } = approved
  const left = Object.values(elsewhere).reduce((sum, one) => sum + one, 0)
  if (left > 0)
    terminal.err(
      `[${left}] approvals in [${path}] are not of [${county}]; the offices of their counties file them.\n`,
    )
  tellLines(refusals, path, terminal)
  if (refusals.length > 0 && !given.partial)
    return refused(
      `[${refusals.length}] of [${approvals.length}] approvals in [${path}] are refused, and nothing was filed; ${counts.length === 0 ? 'mend them' : `mend them, or file the other [${counts.length}] with [--partial]`}`,
    )
  if (counts.length === 0) return refused(`no approval in [${path}] can be filed; see above`)
  return {
    run: { ...run, county, determinations, eligible },
    counts,
    refusals,
    approvalsSha256: list.sha256,
  }
}

/** Why nothing is made of this run: a file of it is not what was written, or its accounts do not add up. */
function whyChanged(folder: string): string | undefined {
  const found = findManifest(folder)
  if (found === undefined) return undefined
  const files = verifyFiles(found).faults
  const [first] = files.length > 0 ? files : verifyAccounts(found).faults
  return first === undefined ? undefined : `${first}: the run is not what was approved; make it again`
}

function tellFiled({ filing }: FilingManifest, out: string, filedOn: Day, terminal: Terminal): void {
  const kinds = Object.entries(filing.kinds)
  terminal.out(
    [
      `${filing.counts} approved counts, dated ${formatDay(filedOn)}${filing.refused === 0 ? '' : `; ${filing.refused} refused: see refused.csv`}`,
      ...kinds.flatMap(([name, { documents, counts, notes = [] }]) => [
        `  ${name.padEnd(22)}${String(documents).padStart(7)} file${documents === 1 ? ' ' : 's'}  ${String(counts).padStart(9)} counts`,
        ...notes.map(note => `      ${note}`),
      ]),
      `The documents are in ${out}; an attorney reads and signs them before they are filed.`,
      ...toldOfReaders(out),
      '',
    ].join('\n'),
  )
}

function chooseKinds(
  all: readonly Kind[],
  only: string | undefined,
  office: Office,
  courtCodes: CourtCodes | undefined,
): readonly Kind[] | Problem {
  if (only === undefined) return all.filter(({ usual }) => usual(office, courtCodes))
  const names = readNames(
    '--only',
    only,
    all.map(({ name }) => name),
  )
  return isProblem(names) ? names : all.filter(({ name }) => names.includes(name))
}

/** What the court answered to counts that are filed. A line that cannot be used is told, and leaves its counts open. */
async function answersIn(
  path: string | undefined,
  counts: readonly FiledCount[],
  { office }: Asked,
  terminal: Terminal,
): Promise<Pick<Answered, 'answers' | 'problems'> | Problem | undefined> {
  if (path === undefined) return undefined
  const table = await readFilledInFile(path, 'file of answers', terminal)
  if (isProblem(table)) return table
  const read = readAnswers(
    table,
    counts.map(count => rowOf({ office }, count, '')),
  )
  if ('unusable' in read) return refused(`[${path}] cannot be used: ${read.unusable}`)
  tellLines(read.problems, path, terminal)
  tellLines(read.told, path, terminal)
  return read.problems.length > 0 && read.answers.size === 0
    ? refused(
        `no answer in [${path}] can be used; [setaside file answers --updated FILE] writes answers as they are wanted here`,
      )
    : read
}
