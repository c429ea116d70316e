/** `setaside review`: the questions of a finished run as a sheet to fill in, which a run takes back with `--facts`. */
import { type Resolved, resolve } from '../facts/resolve.ts'
import type { Meant } from '../facts/whom.ts'
import { readPeople } from '../intake/read.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { type Questions, questionSheet } from '../report/questions.ts'
import type { Sheet } from '../report/workbook.ts'
import { UTF8_MARK } from '../results/conversion.ts'
import { csvTable } from '../results/csv.ts'
import { readRun } from '../results/finished.ts'
import { finderFor } from '../run/meant.ts'
import { decidePerson, decidingFor, offenseReader } from '../run/person.ts'
import type { AskedOf } from './asked-of.ts'
import { type Arguments, type Called, command, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { CSV_MARK } from './formats.ts'
import { noNewFiles, writeNewFile } from './new-file.ts'
import { progressOn } from './progress.ts'
import { inputsOf } from './run-inputs.ts'
import { askedOfRun, typedOfRun } from './run-question.ts'
import type { Terminal } from './terminal.ts'

const ARGUMENTS = {
  files: {
    says: 'the files of the run, where they have been moved',
    many: true,
    optional: true,
    reads: 'file',
  },
} as const satisfies Arguments

const OPTIONS = {
  run: { value: 'dir', reads: 'folder', setting: 'results', says: 'a finished run', required: true },
  out: {
    value: 'file',
    says: 'the sheet: a name that ends in .xlsx for a workbook with drop-downs, or in .csv',
    required: true,
  },
  force: { says: 'replace a sheet that is there' },
  csvMark: CSV_MARK,
  policy: {
    value: 'file',
    reads: 'file',
    setting: 'policy',
    says: 'the policy file of the run, where it is none that comes with the program',
  },
  map: { value: 'file', reads: 'file', setting: 'map', says: 'the mapping of the run, where it had one' },
} as const satisfies Options

type Flags = Given<typeof OPTIONS, typeof ARGUMENTS>

export const reviewCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'review',
    summary: 'writes the questions of a run as a sheet to fill in',
    description:
      'Writes every question that is open in a finished run into a sheet, with what each answer would do: one line a question, under a line for all that ask the same. Fill in value, source, by and as_of, on the line of a group or on single lines, and give the sheet to [run --facts]. A blank line takes the answer of its group; its own answer wins.',
    arguments: ARGUMENTS,
    options: OPTIONS,
    prints: {
      out: 'the sheet',
      questions: 'how many lines it has, one a question',
      groups: 'how many groups of the same question',
      waiting: 'how many counts wait for them',
    },
    examples: [
      'setaside review --run results --out questions.xlsx',
      'setaside review --run results --out questions.csv --force',
    ],
    run: (given, terminal, { settings }) => review(given, jurisdictions, terminal, settings),
  })

async function review(
  flags: Flags,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
  settings: Called['settings'],
): Promise<Ending | Telling<'out' | 'questions' | 'groups' | 'waiting'>> {
  const { out, force } = flags
  if (!/\.(csv|xlsx)$/i.test(out)) return usage(`--out is [${out}]; write a name that ends in .xlsx or .csv`)
  const taken = noNewFiles({ '--out': out }, force, flags.files)
  if (taken !== undefined) return taken
  if (flags.csvMark && !/\.csv$/i.test(out))
    return usage('--csv-mark is of CSV, and [--out] names a workbook; leave one of them out')
  const run = readRun(flags.run)
  if ('unusable' in run) return refused(run.unusable)
  const asked = await askedOfRun(run, typedOfRun(flags, settings), jurisdictions)
  if (isProblem(asked)) return asked
  const files = inputsOf(run, flags.files)
  if (isProblem(files)) return files
  const questions = questionSheet()
  const problem = await askAll(files, asked, questions, terminal)
  if (problem !== undefined) return problem
  const sheet = questions.sheet()
  writeNewFile(out, await bytesOf(sheet, flags))
  const { lines, groups, waiting } = questions.counts()
  return {
    ...DONE,
    text: `${lines} questions in ${groups} groups, for which ${waiting} counts wait, in ${out}\nFill in value, source, by and as_of, and give it to [setaside run ... --facts ${out}]\n`,
    json: { out, questions: lines, groups, waiting },
  }
}

async function bytesOf(sheet: Sheet, { out, csvMark }: Flags): Promise<Uint8Array> {
  if (/\.xlsx$/i.test(out)) return await (await import('../report/workbook.ts')).workbook(sheet, out)
  const table = csvTable([sheet.columns.map(({ name }) => name), ...sheet.rows])
  return csvMark ? Buffer.concat([UTF8_MARK, table]) : table
}

async function askAll(
  files: readonly string[],
  { question, format }: AskedOf,
  questions: Questions,
  terminal: Terminal,
): Promise<Problem | undefined> {
  const deciding = decidingFor(question)
  const how = { asOf: question.day, readOffense: offenseReader(question), wantsOthers: false, keep: false }
  let given: Resolved['ofPerson'] | undefined
  if (question.facts !== undefined) {
    const meant: Meant[] = []
    const meantOf = finderFor(question, format)
    await readPeople(format, files, { ...how, onPerson: read => void meant.push(...meantOf(read)) })
    given = resolve(question.facts.lines, meant).ofPerson
  }
  const progress = progressOn(terminal)
  const accounts = await readPeople(format, files, {
    ...how,
    onPerson: ({ person, rows }) =>
      questions.add(deciding, decidePerson(deciding, person, rows, given?.get(person.id))),
    onProgress: progress.update,
  })
  progress.end()
  return 'refused' in accounts ? refused(accounts.refused) : undefined
}
