/** `setaside report`: a page for the chief and the public of a finished run, with small numbers hidden. */
import { readFileSync, readSync } from 'node:fs'
import { resolve } from 'node:path'
import { FONT, typesetter } from '../filing/typeset.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { type Beside, reportOf } from '../report/chief.ts'
import { countGroups, NotCounted } from '../report/groups.ts'
import type { Reached } from '../report/policy-reach.ts'
import type { Report } from '../report/public-page.ts'
import { cellText, reportHtml } from '../report/report-html.ts'
import { REPORT_LAYOUT, reportPage } from '../report/report-pdf.ts'
import type { Summary } from '../report/summary.ts'
import { REPORT_WORDS, speechIn } from '../report/words.ts'
import type { Work } from '../report/work.ts'
import { csvLine } from '../results/csv.ts'
import { csvLines, csvRecords, type ReadBytes } from '../results/csv-read.ts'
import { type Finished, openFinished, readRun } from '../results/finished.ts'
import { openOutput } from '../results/folder.ts'
import { REPORT } from '../results/folder-kind.ts'
import { isLanguage, LANGUAGES, type Language } from '../results/languages.ts'
import { MANIFEST } from '../results/manifest.ts'
import { pathIn } from '../results/path-in.ts'
import { NoDatabase } from '../review/database/connection.ts'
import { withDatabase } from '../review/database/office-database.ts'
import { runNamed, workOn } from '../review/work-done.ts'
import { parseDay } from '../time/day.ts'
import { choiceAmong } from './arguments.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { noFolder } from './places.ts'
import type { ToCompare } from './report-policies.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

const ARGUMENTS = {
  run: { says: 'the folder of a finished run, or its manifest.json', reads: 'folder', setting: 'results' },
} as const satisfies Arguments

const OPTIONS = {
  out: {
    value: 'dir',
    says: 'a folder for report.html, report.pdf, report.csv and report.json',
    required: true,
    setting: 'report',
  },
  data: {
    value: 'dir',
    reads: 'folder',
    says: 'the folder of the workstation in which people work on this run: how far their work has come stands on the page too',
  },
  policy: {
    value: 'name or file',
    repeats: true,
    says: 'a policy that is set beside that of the run: one that comes with Setaside, a policy file, or [law] for the law alone; everybody is read once more for it',
  },
  map: {
    value: 'file',
    reads: 'file',
    says: 'with --policy, the mapping of the run, where it had one of its own',
  },
  language: {
    value: 'language',
    says: `the language of the page: ${LANGUAGES.join(' or ')}; names of the law that nobody has translated stay English`,
    usual: 'en',
    values: LANGUAGES,
  },
  json: { says: 'print what the page says as one JSON document' },
} as const satisfies Options

export const reportCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'report',
    summary: 'makes a page for the chief and the public of a finished run',
    description:
      'Makes a page of a finished run: what was read, decided, due and waiting, and why; who would have no felony, no conviction, none in seven years; by race, sex, age and section. Counts of people from 1 to 10, and whatever they could be worked out from, are hidden.',
    arguments: ARGUMENTS,
    options: OPTIONS,
    prints: {
      headline:
        'the first sentence of the page; it is one document, over several lines, and what report.json holds',
      tables: 'its tables, with small numbers hidden',
    },
    examples: [
      'setaside report results/law --out results/report',
      'setaside report results/law --language es --out results/informe',
      'setaside report results/law --data setaside-data --out results/report',
      'setaside report results/law --policy los-angeles --policy ours.json --out results/report',
    ],
    closing: 'In the folder of the run nothing is hidden: summary.json has every number.',
    run: (given, terminal) => report(given, jurisdictions, terminal),
  })

const SUMMARY = 'summary.json'
const PEOPLE = 'people.csv'

async function report(
  { run, out, data, policy, map, language: named, json }: Given<typeof OPTIONS, typeof ARGUMENTS>,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const language = languageOf(named)
  if (isProblem(language)) return language
  const finished = openFinished(run, [SUMMARY, PEOPLE])
  if ('unusable' in finished) return refused(finished.unusable)
  try {
    const place = noFolder(out, [pathIn(finished.folder, MANIFEST)], [], REPORT)
    if (place !== undefined) return place
    const work = data === undefined ? undefined : await workThere(data, finished)
    if (isProblem(work)) return work
    if (map !== undefined && policy.length === 0)
      return usage('--map is for --policy; leave it out, or name a policy')
    const reached =
      policy.length === 0
        ? undefined
        : await compared(finished.folder, { named: policy, map }, jurisdictions, terminal)
    if (isProblem(reached)) return reached
    const beside = {
      language,
      ...(work === undefined ? {} : { work }),
      ...(reached === undefined ? {} : { reached }),
    }
    const made = await reportOfRun(finished, beside, jurisdictions)
    if (isProblem(made)) return made
    const { page } = made
    const output = openOutput(out, REPORT)
    try {
      for (const kind of REPORT_KINDS) output.write(`report.${kind}`, await reportAs(kind, made))
      output.finish(outputs => manifestOf(page, outputs))
    } catch (error) {
      output.abandon()
      throw error
    }
    terminal.out(
      json
        ? `${JSON.stringify(page, undefined, 2)}\n`
        : `${page.headline}.\n${page.lead.join('\n')}\nThe page is in ${out}: report.html, report.pdf, report.csv, report.json, manifest.json\n`,
    )
    return DONE
  } finally {
    finished.close()
  }
}

async function compared(
  folder: string,
  asked: ToCompare,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Reached | Problem> {
  const finished = readRun(folder)
  if ('unusable' in finished) return refused(finished.unusable)
  const { policiesBeside } = await import('./report-policies.ts')
  return await policiesBeside(finished, asked, jurisdictions, terminal)
}

/** What people did with the run, from the database of a workstation. */
async function workThere(data: string, { folder, manifestSha256 }: Finished): Promise<Work | Problem> {
  try {
    return await withDatabase(
      { data: resolve(data), databaseUrl: process.env.DATABASE_URL },
      async ({ db }) => {
        const run = await runNamed(db, manifestSha256)
        return run === undefined
          ? refused(`the workstation of [${data}] does not know the run in [${folder}]: open it there first`)
          : await workOn(db, run)
      },
    )
  } catch (error) {
    if (error instanceof NoDatabase) return refused(error.message)
    throw error
  }
}

function languageOf(named: string): Language | Problem {
  const language = named.trim().toLowerCase()
  return isLanguage(language) ? language : usage(`--language is [${named}]; ${choiceAmong(named, LANGUAGES)}`)
}

export const REPORT_KINDS = ['html', 'pdf', 'csv', 'json'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** The report of a run, and the day of the run. */
export interface MadeReport {
  readonly page: Report
  readonly asOf: number
}

/** The bytes of the report as a file. */
export async function reportAs(kind: ReportKind, { page, asOf }: MadeReport): Promise<Buffer> {
  if (kind === 'html') return Buffer.from(reportHtml(page))
  if (kind === 'csv') return Buffer.from(reportCsv(page))
  if (kind === 'json') return Buffer.from(`${JSON.stringify(page, undefined, 2)}\n`)
  return Buffer.from(await typesetter().pdf(REPORT_LAYOUT, reportPage(page, FONT), asOf))
}

/** The report of the run in a folder, with what stands beside it. */
export async function reportOfFolder(
  folder: string,
  beside: Beside,
  jurisdictions: Jurisdictions,
): Promise<Problem | MadeReport> {
  const finished = openFinished(folder, [SUMMARY, PEOPLE])
  if ('unusable' in finished) return refused(finished.unusable)
  try {
    return await reportOfRun(finished, beside, jurisdictions)
  } finally {
    finished.close()
  }
}

async function reportOfRun(
  finished: Finished,
  beside: Beside,
  jurisdictions: Jurisdictions,
): Promise<Problem | MadeReport> {
  const { folder, open, manifest, manifestSha256 } = finished
  const [summaryFile, peopleFile] = [open.get(SUMMARY), open.get(PEOPLE)]
  const asOf = parseDay(String(manifest.asOf))
  if (summaryFile === undefined || asOf === undefined)
    return refused(`[${folder}] has no ${SUMMARY}; run it again`)
  if (peopleFile === undefined)
    return refused(`[${folder}] has no ${PEOPLE}; run it again with [--tables] naming [people]`)
  const summary = JSON.parse(readFileSync(summaryFile, 'utf8')) as Summary
  if (summary.people?.helped === undefined || summary.acts === undefined || summary.impact === undefined)
    return refused(`[${folder}] was made by an older Setaside, which counted otherwise; run it again`)
  const counting = countGroups(asOf)
  try {
    for (const { row } of csvRecords(csvLines(readOn(peopleFile)))) counting.add(row)
  } catch (error) {
    if (error instanceof NotCounted) return refused(`[${folder}]: ${error.message}; run it again`)
    throw error
  }
  const facts = { setaside: version(), run: manifestSha256, day: asOf }
  const { language = 'en' } = beside
  const law = jurisdictions.find(({ id }) => id === manifest.jurisdiction)
  const speech = speechIn(language, await law?.translations?.[language]?.())
  return { page: await reportOf(facts, summary, counting.groups(), beside, speech), asOf }
}

/** From where the handle stands. */
const readOn =
  (handle: number): ReadBytes =>
  (into, at, length) =>
    readSync(handle, into, at, length, null)

/** The tables of the page in one file: table, row, column, and what stands there. */
const reportCsv = ({ tables, language }: Report): string =>
  csvLine(REPORT_WORDS[language].csv).toString() +
  tables
    .flatMap(({ id, columns, rows }) =>
      rows.flatMap(({ label, cells }) =>
        cells.map((cell, i) =>
          csvLine([
            id,
            label,
            columns[i + 1] ?? '',
            typeof cell === 'number' ? String(cell) : cellText(cell),
          ]).toString(),
        ),
      ),
    )
    .join('')

const manifestOf = ({ setaside, run, asOf }: Report, outputs: readonly object[]): string =>
  `${JSON.stringify({ setaside, report: { run }, asOf, outputs }, undefined, 2)}\n`
