/** `setaside file`: makes of approved reliefs what a court, a clerk's system and a person can act on. */
import type { Command } from 'commander'
import { readAnswers } from '../filing/answers.ts'
import { checkApprovals, type Refusal, readApprovals } from '../filing/approvals.ts'
import type { CourtCodes } from '../filing/ecf/codes.ts'
import { FILING, type FilingManifest, fileAll } from '../filing/file.ts'
import type { CourtAnswer, FiledCount, Kind, Office } from '../filing/filing.ts'
import { KINDS } from '../filing/kinds.ts'
import { readOffice } from '../filing/office.ts'
import { readRun } from '../results/finished.ts'
import { sha256 } from '../results/hash.ts'
import { type Day, formatDay } from '../time/day.ts'
import { answersCommand } from './answers.ts'
import { readDay, readNames } from './arguments.ts'
import { courtCodesIn } from './court-codes.ts'
import { DONE, type Ending, endingOf, isProblem, type Problem, refused, usage } from './exit.ts'
import { formsFolder } from './forms.ts'
import { noFolder } from './places.ts'
import { readWhole } from './read-whole.ts'
import { receiptsCommand } from './receipts.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

interface FileFlags {
  readonly run?: string
  readonly approvals?: string
  readonly office?: string
  readonly filedOn?: string
  readonly out?: string
  readonly forms?: string
  readonly only?: string
  readonly answers?: string
  readonly courtCodes?: string
  readonly partial?: boolean
  readonly json?: boolean
}

export function fileCommand(program: Command, terminal: Terminal, end: (ending: Ending) => void): void {
  const file = program
    .command('file')
    // Its part has options of the same names.
    .enablePositionalOptions()
    .summary('makes motions, orders and lists of what was approved')
    .description(
      'Holds every approval against the run it was made for, and makes of the approved counts what a court, a clerk and the record need. Nothing is filed that no named person approved; nothing is sent anywhere.',
    )
    .option('--run <dir>', 'the folder of the run that was approved')
    .option('--approvals <file>', 'approvals.csv: which relief of which count, by whom, when')
    .option('--office <file>', 'office.json: who files, in which court')
    .option('--filed-on <date>', 'the date of the documents, YYYY-MM-DD')
    .option('--out <dir>', 'the folder for the documents')
    .option('--forms <dir>', 'official forms the office has added; [forms] beside office.json where left out')
    .option('--only <kinds>', 'of the kinds below, with commas between')
    .option(
      '--answers <file>',
      'what the court has answered so far: letters go only to whom relief was granted',
    )
    .option('--court-codes <file>', "court-codes.json: the court's codes for electronic filing")
    .option('--partial', 'file the rest where approvals are refused')
    .option('--json', 'print what was made as JSON')
    .addHelpText(
      'after',
      `
Kinds:
${KINDS.map(({ name, says }) => `  ${name.padEnd(22)}${says}`).join('\n')}

Example:
  setaside file --run results --approvals approvals.csv --office office.json --filed-on 2026-11-05 --out filing`,
    )
    .action(async (flags: FileFlags) => {
      const missing = NEEDED.find(([name]) => flags[name] === undefined)
      if (missing !== undefined)
        return end(usage(`required option [${missing[1]}] not specified; see [setaside file --help]`))
      end(
        await fileApproved(flags as Needed, terminal).catch((error: unknown) => {
          if (process.env.SETASIDE_DEBUG) console.error(error)
          return endingOf(error)
        }),
      )
    })
  answersCommand(file, terminal, end)
  receiptsCommand(file, terminal, end)
}

/** Needed by the command itself and not by its parts, which is why the parser cannot ask for them. */
const NEEDED = [
  ['run', '--run <dir>'],
  ['approvals', '--approvals <file>'],
  ['office', '--office <file>'],
  ['filedOn', '--filed-on <date>'],
  ['out', '--out <dir>'],
] as const
type Needed = FileFlags & Required<Pick<FileFlags, (typeof NEEDED)[number][0]>>

async function fileApproved(flags: Needed, terminal: Terminal): Promise<Ending> {
  const filedOn = readDay('--filed-on', flags.filedOn)
  if (isProblem(filedOn)) return filedOn
  const place = noFolder(
    flags.out,
    [flags.approvals, flags.office, ...(flags.courtCodes === undefined ? [] : [flags.courtCodes])],
    [],
    FILING,
  )
  if (place !== undefined) return place
  const office = officeIn(flags.office)
  if (isProblem(office)) return office
  const courtCodes = flags.courtCodes === undefined ? undefined : courtCodesIn(flags.courtCodes)
  if (isProblem(courtCodes)) return courtCodes
  const kinds = chooseKinds(flags.only, office, courtCodes)
  if (isProblem(kinds)) return kinds
  const run = readRun(flags.run)
  if ('unusable' in run) return refused(run.unusable)
  if (office.agency.county.trim().toUpperCase() !== run.county.toUpperCase())
    return refused(
      `the office is of [${office.agency.county}] and the run of [${run.county}]; name the run of its county`,
    )
  const text = readWhole(flags.approvals, 'file of approvals')
  if (isProblem(text)) return text
  const approvals = readApprovals(text)
  if ('unusable' in approvals) return refused(`[${flags.approvals}] cannot be used: ${approvals.unusable}`)
  const approved = checkApprovals(run, approvals, { filedOn: formatDay(filedOn) })
  if ('unusable' in approved) return refused(approved.unusable)
  const { counts, refusals, determinations, eligible } = approved
  tellRefusals(refusals, flags.approvals, terminal)
  if (refusals.length > 0 && !flags.partial)
    return refused(
      `[${refusals.length}] of [${approvals.length}] approvals in [${flags.approvals}] are refused, and nothing was filed; mend them, or file the other [${counts.length}] with [--partial]`,
    )
  if (counts.length === 0) return refused(`no approval in [${flags.approvals}] can be filed; see above`)
  const answers = answersIn(flags.answers, counts)
  if (isProblem(answers)) return answers
  const filed = await fileAll(
    {
      setaside: version(),
      office,
      run: { ...run, determinations, eligible },
      counts,
      filedOn,
      approvalsSha256: sha256(text),
      refused: refusals.length,
      formsFolder: formsFolder(flags),
      ...(answers === undefined ? {} : { answers }),
      ...(courtCodes === undefined ? {} : { courtCodes }),
    },
    kinds,
    refusals,
    { out: flags.out },
  )
  if ('unusable' in filed) return refused(filed.unusable)
  if (flags.json) terminal.out(`${JSON.stringify({ event: 'done', out: flags.out, ...filed.manifest })}\n`)
  else tellFiled(filed.manifest, flags.out, filedOn, terminal)
  return DONE
}

/** No more of them are printed; all of them are in refused.csv when the rest is filed. */
const MOST_TOLD = 50

function tellRefusals(refusals: readonly Refusal[], path: string, { err }: Terminal): void {
  for (const { line, why } of refusals.slice(0, MOST_TOLD)) err(`[${path}] line ${line}: ${why}\n`)
  if (refusals.length > MOST_TOLD) err(`... and ${refusals.length - MOST_TOLD} more\n`)
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
      '',
    ].join('\n'),
  )
}

function chooseKinds(
  only: string | undefined,
  office: Office,
  courtCodes: CourtCodes | undefined,
): readonly Kind[] | Problem {
  if (only === undefined) return KINDS.filter(({ usual }) => usual(office, courtCodes))
  const names = readNames(
    '--only',
    only,
    KINDS.map(({ name }) => name),
  )
  return isProblem(names) ? names : KINDS.filter(({ name }) => names.includes(name))
}

/** What the court answered to counts that are filed: every line must be of one of them. */
function answersIn(
  path: string | undefined,
  counts: readonly FiledCount[],
): ReadonlyMap<string, CourtAnswer> | Problem | undefined {
  if (path === undefined) return undefined
  const text = readWhole(path, 'file of answers')
  if (isProblem(text)) return text
  const read = readAnswers(
    text,
    counts.map(({ id }) => ({ count_id: id, order_reference: '' })),
  )
  if ('unusable' in read) return refused(`[${path}] cannot be used: ${read.unusable}`)
  const [problem] = read.problems
  return problem === undefined
    ? read.answers
    : refused(
        `[${path}] line ${problem.line}: ${problem.why}; [setaside file answers --updated FILE] writes answers as they are wanted here`,
      )
}

function officeIn(path: string): Office | Problem {
  const text = readWhole(path, 'office file')
  if (isProblem(text)) return text
  const office = readOffice(text)
  if (!('faults' in office)) return office
  const [first, ...more] = office.faults
  return refused(
    `the office file [${path}] cannot be used: ${[first, ...more].join('; and ')}; see src/filing/office.schema.json`,
  )
}
