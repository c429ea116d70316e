/** `setaside approve`: writes approvals for what a run found due and the office can file, in the name of who chose so. */
import { type ApprovedAll, approveAll, OTHERS, type Other } from '../filing/approve-all.ts'
import type { Office } from '../filing/filing.ts'
import { whyNotDespite } from '../filing/unattributed.ts'
import { filingOf, statuteId } from '../filing/who-files.ts'
import { number } from '../filing/words.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { csvTable } from '../results/csv.ts'
import { type FinishedRun, readRun } from '../results/finished.ts'
import { countiesIn } from '../run/person.ts'
import { formatDay } from '../time/day.ts'
import { readCounty, readDay, readDespite } from './arguments.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { type Command, command, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { noNewFiles, writeNewFile } from './new-file.ts'
import { writeNewTable } from './new-table.ts'
import { officeIn } from './office-file.ts'
import { DESPITE } from './options.ts'
import type { Terminal } from './terminal.ts'

const OPTIONS = {
  run: {
    value: 'dir',
    says: 'the folder of a finished run',
    required: true,
    reads: 'folder',
    setting: 'results',
  },
  by: { value: 'name', says: 'who approves: a person who answers for it', required: true },
  on: { value: 'date', says: 'the day of the approval, YYYY-MM-DD', required: true },
  out: {
    value: 'file',
    says: 'the list of approvals to write: .csv, or .xlsx for a workbook',
    required: true,
    setting: 'approvals',
  },
  allEligible: { says: 'approve of every conviction the best that the office itself can file' },
  statute: {
    value: 'statute',
    says: 'approve what this statute gives, such as pc-1203.4',
    repeats: true,
  },
  office: {
    value: 'file',
    reads: 'file',
    setting: 'office',
    says: 'office.json: what the office can file; one that prosecutes where left out',
  },
  county: {
    value: 'name',
    says: 'of a run of several counties: approve what is of this one alone, in any case',
  },
  others: {
    value: 'file',
    says: 'a list to write of what is due and not approved, and who acts: .csv or .xlsx',
  },
  note: { value: 'text', says: 'a note on each approval' },
  despiteUnattributed: DESPITE,
  force: { says: 'replace the files where they are there already' },
} as const satisfies Options

type ApproveGiven = Given<typeof OPTIONS>

export const approveCommand = (jurisdictions: Jurisdictions): Command =>
  command({
    name: 'approve',
    summary: 'approves what a run found due and the office can file, in the name of who chooses so',
    description:
      'Writes approvals.csv: a line for each conviction of which something is due today that the office itself can file, with the relief, who approved it and when. What comes by itself, what the court owes, and what the person must ask for is counted apart. Strike lines from it as you see fit; nothing is filed that has no line.',
    arguments: {},
    options: OPTIONS,
    prints: {
      out: 'the list of approvals, where there is one',
      approvals: 'how many there are',
      byRelief: 'how many of each relief',
      others: 'what is due and was not approved, by who acts',
    },
    examples: [
      'setaside approve --run results --all-eligible --by "A. Attorney" --on 2026-11-03 --out approvals.csv',
      'setaside approve --run state --county KERN --all-eligible --by "A. Attorney" --on 2026-11-03 --out kern.csv',
      'setaside approve --run results --statute pc-1203.4 --office office.json --by "A. Attorney" --on 2026-11-03 --out approvals.csv',
    ],
    run: (given, terminal) => approve(given, jurisdictions, terminal),
  })

async function approve(
  given: ApproveGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending | Approving> {
  const approving = readApproving(given)
  if (isProblem(approving)) return approving
  const run = runToApprove(given)
  if (isProblem(run)) return run
  const jurisdiction = chooseJurisdiction(jurisdictions, run.jurisdiction ?? jurisdictions[0].id)
  if (isProblem(jurisdiction)) return jurisdiction
  const office = given.office === undefined ? undefined : await officeIn(given.office, jurisdiction)
  if (isProblem(office)) return office
  const county = readOneCounty(given, run, jurisdiction, office)
  if (isProblem(county)) return county
  const { match } = jurisdiction.venue
  const approved = approveAll(run, {
    ...approving,
    ...(county === undefined ? {} : { ours: written => isOf(county, match(written)) }),
    ...(office === undefined ? {} : { filing: filingOf(office) }),
  })
  if ('unusable' in approved) return refused(approved.unusable)
  if (given.others !== undefined) await writeNewTable(given.others, approved.list)
  if (approved.counts === 0) return nothingToApprove(given.run, approved, terminal)
  writeNewFile(given.out, await bytesOf(approved.rows, given.out))
  const text = [
    `${number(approved.counts)} approvals in ${given.out}`,
    ...counts(approved.byRelief),
    ...(approved.owed === 0
      ? []
      : [
          `  the court may owe ${number(approved.owed)} of them without a motion: ask it whether they are done`,
        ]),
    ...othersTold(approved),
    ...(approved.elsewhere === 0
      ? []
      : [`${number(approved.elsewhere)} are of other counties, whose offices approve them`]),
    '',
  ].join('\n')
  return { ...DONE, text, json: { out: given.out, ...figures(approved) } }
}

const figures = ({ counts: approvals, byRelief, others }: ApprovedAll) => ({ approvals, byRelief, others })

type Approving = Telling<'out' | 'approvals' | 'byRelief' | 'others'>

const isOf = (county: string, found: string | undefined): boolean | undefined =>
  found === undefined ? undefined : found === county

/** The county to approve for, of a run of several; undefined where all of the run is meant. */
function readOneCounty(
  { county: text, office: path }: ApproveGiven,
  run: FinishedRun,
  jurisdiction: Jurisdiction,
  office: Office | undefined,
): string | undefined | Problem {
  if (text === undefined) return undefined
  const county = readCounty(text, jurisdiction)
  if (isProblem(county)) return county
  const counties = countiesIn(run.county)
  if (counties?.includes(county) === false)
    return refused(`--county is [${county}], and the run is of [${run.county}]; name the run of that county`)
  if (office !== undefined && jurisdiction.venue.match(office.agency.county) !== county)
    return refused(
      `--county is [${county}], and the office in [${path}] is of [${office.agency.county}]; each office approves for its own county`,
    )
  return counties?.length === 1 ? undefined : county
}

/** How wide the columns of a workbook are, in signs: what is read is wide, what only names the count is not. */
const WIDTHS: Readonly<Record<string, number>> = {
  name: 28,
  offense: 18,
  relief: 24,
  reason: 60,
  approved_by: 20,
}
const USUAL_WIDTH = 14
/** Where people write, and a day is typed as they are used to. */
const FILLED_IN: ReadonlySet<string> = new Set(['approved_by', 'approved_on', 'note'])

async function bytesOf(rows: readonly (readonly string[])[], out: string): Promise<Uint8Array> {
  if (!/\.xlsx$/i.test(out)) return csvTable(rows)
  const [columns = [], ...lines] = rows
  const { workbook } = await import('../report/workbook.ts')
  return await workbook(
    {
      name: 'approvals',
      columns: columns.map(name => ({
        name,
        width: WIDTHS[name] ?? USUAL_WIDTH,
        filledIn: FILLED_IN.has(name),
      })),
      rows: lines,
      choices: [],
    },
    out,
  )
}

function readApproving({
  by: name,
  on: date,
  out,
  allEligible,
  statute,
  others,
  note,
  office,
  force,
}: ApproveGiven): Omit<Parameters<typeof approveAll>[1], 'filing'> | Problem {
  const by = name.trim()
  if (by === '') return usage('--by is blank; write the name of the person who approves')
  if (!allEligible && statute.length === 0)
    return usage(
      'nothing says what is approved; add [--all-eligible], or write approvals.csv by hand (docs/tables.md)',
    )
  const on = readDay('--on', date)
  if (isProblem(on)) return on
  const place = noNewFiles({ '--out': out, '--others': others }, force, [office])
  if (place !== undefined) return place
  return {
    by,
    on: formatDay(on),
    statutes: [...new Set(statute.map(statuteId))],
    ...(note === undefined ? {} : { note }),
  }
}

function runToApprove({ run: folder, despiteUnattributed }: ApproveGiven): FinishedRun | Problem {
  const despite = readDespite(despiteUnattributed)
  if (isProblem(despite)) return despite
  const run = readRun(folder)
  if ('unusable' in run) return refused(run.unusable)
  const why = whyNotDespite(run, despite)
  return why === undefined ? run : refused(why)
}

/** What is told of the reliefs that are due and not approved: after how many there are. */
const TOLD: Readonly<Record<Other, string>> = {
  itself: "need no motion: check them against the state's record",
  court: 'are the duty of the court, without a motion: ask it whether they are done',
  agency: 'an agency gives and no court: the person asks it',
  person:
    'are for the person to ask: the office files none without an authority of its own ([motionAuthority] of office.json)',
  decision:
    'wait until a person has decided, by the policy of the office or as the county is not known: see review.csv',
  arrest:
    'are of arrests, of which no papers are made: ask the court on its own form, with what reliefs.csv says of the arrest',
  lesser:
    'the office can file, and leaves: the better of several are approved, or another statute was chosen',
}

const othersTold = ({ others }: ApprovedAll): readonly string[] =>
  OTHERS.flatMap(other => {
    const all = allOf(others[other])
    return all === 0 ? [] : [`${number(all)} ${TOLD[other]}`, ...counts(others[other])]
  })

type Numbers = Readonly<Record<string, number>>

const allOf = (of: Numbers): number => Object.values(of).reduce((sum, one) => sum + one, 0)

const counts = (of: Numbers): readonly string[] =>
  Object.entries(of)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `  ${name.padEnd(28)}${number(count)}`)

function nothingToApprove(folder: string, approved: ApprovedAll, terminal: Terminal): Problem {
  const told = othersTold(approved)
  if (told.length === 0 && approved.elsewhere > 0)
    return refused(
      `all [${approved.elsewhere}] that could be approved are of other counties; name one of theirs after [--county], or leave it out`,
    )
  if (told.length === 0)
    return refused(`the run in [${folder}] found nothing eligible; there is nothing to approve`)
  terminal.out([...told, ''].join('\n'))
  const comes = allOf(approved.others.itself)
  return refused(
    `of what the run in [${folder}] found due nothing that was asked for is the office's to file, and no approvals are written${comes === 0 ? '' : `; ${number(comes)} need no motion`}`,
  )
}
