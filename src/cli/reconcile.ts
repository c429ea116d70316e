/** `setaside reconcile`: an office's own file held against the state's, row by row, and answered with the state's priors. */
import { closeSync, fstatSync, openSync } from 'node:fs'
import { basename } from 'node:path'
import { temporaryFiles } from '../intake/files.ts'
import { tableOfFile } from '../intake/mapped/tables.ts'
import type { Jurisdiction, Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { type Reconciled, reconcile } from '../reconcile/reconcile.ts'
import { type ReconcileSummary, reconcileSummary, reconcileText } from '../reconcile/summary.ts'
import {
  doubtsTable,
  factsTable,
  officeList,
  rejectsTable,
  type StateOnly,
  stateOnly,
} from '../reconcile/tables.ts'
import { inForm } from '../results/conversion.ts'
import { openOutput } from '../results/folder.ts'
import { type FolderKind, tableFiles } from '../results/folder-kind.ts'
import { sha256OfFile, stableJson } from '../results/hash.ts'
import { type InputFile, RESULTS_VERSION } from '../results/manifest.ts'
import { openSpool } from '../results/spool.ts'
import { countiesText } from '../run/person.ts'
import { policyHash, rulesVersion } from '../run/versions.ts'
import { formatDay } from '../time/day.ts'
import { readCount } from './arguments.ts'
import { askedOf } from './asked-of.ts'
import { chooseJurisdiction } from './choose-jurisdiction.ts'
import { type ChosenMapping, chooseMapping, mappingNamed } from './choose-mapping.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { DONE, type Ending, EXIT, endingOf, isProblem, type Problem, refused, usage } from './exit.ts'
import { CSV_MARK, formIn, LISTS_AS, readFormats, SHEETS, type TableFormat } from './formats.ts'
import { factsAskedBy } from './given-facts.ts'
import { AS_OF, COUNTY, jurisdictionOption, POLICY, programOption, vouchOptions } from './options.ts'
import { noFolder, sameFiles } from './places.ts'
import { progressOn } from './progress.ts'
import { tableTextsFor } from './table-maker.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

const ARGUMENTS = {
  files: {
    says: 'files of the office, as the mapping calls them; files called otherwise are the state’s',
    many: true,
  },
} as const satisfies Arguments

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    doj: { value: 'file', says: 'a bulk file of the state', repeats: true },
    office: {
      value: 'name|file',
      says: 'the mapping of the office’s files: one that comes with Setaside, or a file',
      required: true,
    },
    weights: { value: 'file', says: 'a file of weights, which the mapping describes too', repeats: true },
    county: { ...COUNTY, required: true },
    out: { value: 'dir', says: 'the folder for the lists', required: true },
    asOf: AS_OF,
    slack: {
      value: 'days',
      says: 'how many days the two files may give a conviction apart, where the court number is not the same',
      usual: '60',
    },
    policy: POLICY,
    program: programOption(jurisdictions),
    ...vouchOptions(jurisdictions),
    jurisdiction: jurisdictionOption(jurisdictions),
    format: SHEETS,
    csvMark: CSV_MARK,
    json: { says: 'print the figures as one JSON document' },
  }) as const satisfies Options

type ReconcileGiven = Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>

const LISTS = ['paired', 'office-only', 'state-only', 'doubts', 'facts', 'rejects'] as const
const FIGURES = 'reconcile.json'
const FILES: readonly string[] = [...LISTS.flatMap(tableFiles), FIGURES]

export const RECONCILED: FolderKind = {
  ours: name => FILES.includes(name),
  manifest: found => 'reconciliation' in found,
}

export const reconcileCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'reconcile',
    summary: 'holds an office’s own file against the state’s and answers each of its rows',
    description:
      'Finds the people of an office’s file among those of the state’s: a strong number and the name or the birth date agree, or name, birth date and case number. One number alone, or two people who fit, is in doubt: it is listed and never used. Pairs rows with convictions by section, and court number or day, and writes three lists: paired, only the office has, only the state has. Each row of the office stands in its own columns, with the answer of law by the state’s priors and the office’s facts.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    prints: {
      office:
        'the lines of the office’s files, and what became of them; it is one document, which reconcile.json holds',
      people: 'how many people matched, are in doubt, or have no match',
      rows: 'how many rows are paired, and why others are not',
      answers: 'the answers of rows that are paired',
      officeFacts: 'how many facts of the office were used, and not',
      stateOnly: 'how many convictions only the state has',
    },
    examples: [
      'setaside reconcile --doj state.csv --office san-francisco cases.csv weights.csv --county "San Francisco" --as-of 2026-11-01 --out reconciled',
      'setaside reconcile --doj state.csv --office san-francisco cases.csv --weights weights.csv --county "San Francisco" --as-of 2026-11-01 --out reconciled --slack 30',
    ],
    closing:
      'facts.csv in the folder is a file of facts for [setaside run ... --facts]: what the office’s file says of the convictions that were paired.',
    run: async (given, terminal) =>
      await reconcileFiles(given, jurisdictions, terminal).catch((error: unknown) => {
        if (process.env.SETASIDE_DEBUG) console.error(error)
        return endingOf(error)
      }),
  })

interface Asked {
  readonly jurisdiction: Jurisdiction
  readonly chosen: ChosenMapping
  readonly question: Exclude<Awaited<ReturnType<typeof askedOf>>, Problem>['question']
  readonly doj: readonly string[]
  readonly office: readonly string[]
  readonly slack: number
  readonly formats: TableFormat['formats']
}

async function readAsked(
  given: ReconcileGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Asked | Problem> {
  const jurisdiction = chooseJurisdiction(jurisdictions, given.jurisdiction)
  if (isProblem(jurisdiction)) return jurisdiction
  const chosen = await chooseMapping(given.office, jurisdiction)
  if (isProblem(chosen)) return chosen
  const formats = readFormats(given.format, LISTS_AS)
  if (isProblem(formats)) return formats
  const slack = readCount('--slack', given.slack, 0)
  if (isProblem(slack)) return slack
  const ofOffice = (path: string): boolean => tableOfFile(basename(path), chosen.mapping) !== undefined
  const office = [...given.files.filter(ofOffice), ...given.weights]
  const doj = [...given.doj, ...given.files.filter(path => !ofOffice(path))]
  if (given.doj.length === 0) return usage('no file of the state was named; name at least one with [--doj]')
  if (office.length === 0) {
    const called = Object.values(chosen.mapping.files).map(({ match = '*' }) => `[${match}]`)
    return usage(
      `no file of the office was named: the mapping [${chosen.mapping.name}] calls them ${called.join(', ')}`,
    )
  }
  const files = [...doj, ...office]
  const place = (): Problem | undefined => sameFiles(files) ?? noFolder(given.out, files, FILES, RECONCILED)
  const asked = await askedOf(
    { ...given, inputFormat: undefined, map: undefined, facts: [] },
    jurisdictions,
    place,
    terminal,
  )
  return isProblem(asked)
    ? asked
    : { jurisdiction, chosen, question: asked.question, doj, office, slack, formats }
}

async function reconcileFiles(
  given: ReconcileGiven,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const asked = await readAsked(given, jurisdictions, terminal)
  if (isProblem(asked)) return asked
  const { question, chosen, jurisdiction, doj, office, slack } = asked
  const texts = tableTextsFor(question)
  const { scratch } = temporaryFiles()
  const spool = openSpool(scratch('state-only'))
  const state = stateOnly(texts, spool)
  const progress = progressOn(terminal)
  const found = await reconcile({
    question,
    reader: chosen.reader,
    mapping: chosen.mapping,
    doj,
    office,
    slack,
    scratch,
    vocabulary: factsAskedBy(question.law, question.program, question.policy),
    onOther: state.other,
    onHeld: state.held,
    onProgress: progress.update,
  })
  progress.end()
  if ('refused' in found) return refused(found.refused)
  const lists = { question, texts, line: jurisdiction.officeLine }
  const { names: outputs, summary } = await writeAll(given, asked, found, state, {
    'paired.csv': officeList('paired', found, lists),
    'office-only.csv': officeList('office-only', found, lists),
    'doubts.csv': doubtsTable(found),
    'facts.csv': factsTable(found),
    'rejects.csv': rejectsTable(found),
  })
  spool.close()
  terminal.out(
    given.json
      ? `${JSON.stringify(summary)}\n`
      : `${reconcileText(summary)}\nThe lists are in ${given.out}: ${outputs.join(', ')}, manifest.json\n`,
  )
  return endOf(found, given.out)
}

/** Writes the lists and the figures, and gives the names of their files. */
async function writeAll(
  { out, csvMark }: ReconcileGiven,
  { question, chosen, slack, doj, office, formats }: Asked,
  found: Reconciled,
  state: StateOnly,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<{ readonly names: readonly string[]; readonly summary: ReconcileSummary }> {
  const { law, program, policy, counties, day } = question
  const form = await formIn(
    { formats, csvMark },
    { tables: LISTS, setaside: version(), policy: policy !== undefined },
  )
  const output = inForm(openOutput(out, RECONCILED), form)
  let names: readonly string[] = []
  try {
    for (const [name, bytes] of Object.entries(files)) output.write(name, bytes)
    const { count } = state.write(found, bytes => output.append('state-only.csv', bytes))
    const summary = reconcileSummary(found, count)
    output.write(FIGURES, Buffer.from(`${stableJson(summary, 2)}\n`))
    output.finish(outputs => {
      names = outputs.map(({ name }) => name)
      return `${stableJson(
        {
          setaside: version(),
          resultsVersion: RESULTS_VERSION,
          reconciliation: true,
          asOf: formatDay(day),
          county: countiesText(counties),
          jurisdiction: law.id,
          program: { name: program.name, ...rulesVersion(program) },
          ...(policy === undefined ? {} : { policy: { name: policy.name, sha256: policyHash(policy) } }),
          mapping: mappingNamed(chosen.mapping),
          slack,
          inputs: { state: doj.map(inputOf), office: office.map(inputOf) },
          rows: { state: found.accounts, office: summary.office },
          outputs,
        },
        2,
      )}\n`
    })
    return { names, summary }
  } catch (error) {
    output.abandon()
    throw error
  }
}

function inputOf(path: string): InputFile {
  const handle = openSync(path, 'r')
  try {
    return { name: basename(path), bytes: fstatSync(handle).size, sha256: sha256OfFile(handle) }
  } finally {
    closeSync(handle)
  }
}

/** Rows that name nobody may be anybody's, as after a run: those of the state, and lines of the office that could not be read. */
function endOf({ accounts, office }: Reconciled, out: string): Ending {
  const unread = office.accounts.faulty.filter(({ harmless }) => harmless === undefined).length
  const says = [
    ...(accounts.unattributed === 0
      ? []
      : [
          `[${accounts.unattributed}] rows of the state’s files could not be read and name nobody: anyone’s record may lack one that forbids relief; ask for the file again`,
        ]),
    ...(unread === 0
      ? []
      : [
          `[${unread}] lines of the office’s files could not be read; read rejects.csv in [${out}] and ask for them again`,
        ]),
  ]
  return says.length === 0 ? DONE : { code: EXIT.rejects, says: says.join('; and ') }
}
