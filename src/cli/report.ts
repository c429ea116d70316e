/** `setaside report`: a page for the chief and the public of a finished run, with small numbers hidden. */
import { readFileSync, readSync } from 'node:fs'
import { FONT, typesetter } from '../filing/typeset.ts'
import { type Report, reportOf } from '../report/chief.ts'
import { countGroups, NotCounted } from '../report/groups.ts'
import { cellText, reportHtml } from '../report/report-html.ts'
import { REPORT_LAYOUT, reportPage } from '../report/report-pdf.ts'
import type { Summary } from '../report/summary.ts'
import { csvLine } from '../results/csv.ts'
import { csvLines, csvRecords, type ReadBytes } from '../results/csv-read.ts'
import { type Finished, openFinished } from '../results/finished.ts'
import { openOutput } from '../results/folder.ts'
import { REPORT } from '../results/folder-kind.ts'
import { MANIFEST } from '../results/manifest.ts'
import { pathIn } from '../results/path-in.ts'
import { parseDay } from '../time/day.ts'
import { type Arguments, command, type Given, type Options } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused } from './exit.ts'
import { noFolder } from './places.ts'
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
  json: { says: 'print what the page says as one JSON document' },
} as const satisfies Options

export const reportCommand = command({
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
  examples: ['setaside report results/law --out results/report'],
  closing: 'In the folder of the run nothing is hidden: summary.json has every number.',
  run: report,
})

const SUMMARY = 'summary.json'
const PEOPLE = 'people.csv'

async function report(
  { run, out, json }: Given<typeof OPTIONS, typeof ARGUMENTS>,
  terminal: Terminal,
): Promise<Ending> {
  const finished = openFinished(run, [SUMMARY, PEOPLE])
  if ('unusable' in finished) return refused(finished.unusable)
  try {
    const place = noFolder(out, [pathIn(finished.folder, MANIFEST)], [], REPORT)
    if (place !== undefined) return place
    const made = await reportOfRun(finished)
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

/** The report of the run in a folder. */
export async function reportOfFolder(folder: string): Promise<Problem | MadeReport> {
  const finished = openFinished(folder, [SUMMARY, PEOPLE])
  if ('unusable' in finished) return refused(finished.unusable)
  try {
    return await reportOfRun(finished)
  } finally {
    finished.close()
  }
}

async function reportOfRun(finished: Finished): Promise<Problem | MadeReport> {
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
  return { page: await reportOf(facts, summary, counting.groups()), asOf }
}

/** From where the handle stands. */
const readOn =
  (handle: number): ReadBytes =>
  (into, at, length) =>
    readSync(handle, into, at, length, null)

/** The tables of the page in one file: table, row, column, and what stands there. */
const reportCsv = ({ tables }: Report): string =>
  csvLine(['table', 'row', 'column', 'shown']).toString() +
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
