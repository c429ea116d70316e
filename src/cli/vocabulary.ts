/** `setaside vocabulary`: which texts of files are in no vocabulary, how many people carry them and wait. */
import type { UnknownText } from '../intake/format.ts'
import { readPeople } from '../intake/read.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { UNKNOWN_TEXT_COLUMNS, type UnknownTexts, unknownTextCounter } from '../report/unknown-texts.ts'
import { csvLine, csvRows } from '../results/csv.ts'
import { decidePerson, decidingFor, offenseReader } from '../run/person.ts'
import { type AskedOf, askedOf } from './asked-of.ts'
import { type Arguments, command, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { noNewFile } from './new-file.ts'
import { writeNewTable } from './new-table.ts'
import { COUNTY, questionOptions } from './options.ts'
import { sameFiles } from './places.ts'
import type { Terminal } from './terminal.ts'

const ARGUMENTS = {
  files: { says: 'the files of a run', many: true, reads: 'file' },
} as const satisfies Arguments

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    out: {
      value: 'file',
      says: 'the list to write, for its owner only: .csv, or .xlsx for a workbook',
      required: true,
    },
    force: { says: 'write over a file that is there already' },
    county: { ...COUNTY, says: 'only convictions of this county wait; without it those of every county' },
    ...questionOptions(jurisdictions),
  }) as const satisfies Options

export const vocabularyCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'vocabulary',
    summary: 'lists the texts of files that are not understood, to be learned',
    description:
      'Writes the dispositions, steps, sentence words, classes and offenses of these files that no vocabulary has, with how many rows and people carry each. people_waiting and convictions_waiting count those of the same people that wait for review, whatever makes them wait: no more wait for the text than that. Only texts that at least 11 people carry are listed, with their digits masked, and none of the free text of comments: the list names nobody, and may be sent to have the texts learned.',
    arguments: ARGUMENTS,
    options: optionsOf(jurisdictions),
    prints: {
      out: 'the list that was written',
      listed: 'how many texts it has, each of at least 11 people',
      others: 'how many more are of fewer people and are not listed',
    },
    examples: ['setaside vocabulary county.csv --county YOLO --as-of 2026-11-01 --out vocabulary.csv'],
    run: (given, terminal) => vocabulary(given, jurisdictions, terminal),
  })

async function vocabulary(
  flags: Given<ReturnType<typeof optionsOf>, typeof ARGUMENTS>,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending | Telling<'out' | 'listed' | 'others'>> {
  const { files, out, force } = flags
  const taken = (): Problem | undefined => sameFiles([...files, out]) ?? noNewFile('--out', out, force)
  const asked = await askedOf(flags, jurisdictions, taken, terminal)
  if (isProblem(asked)) return asked
  const counter = unknownTextCounter()
  const problem = await countAll(files, asked, counter)
  if (problem !== undefined) return problem
  const rows = csvRows()
  const { listed, others } = counter.write(rows)
  await writeNewTable(out, csvLine(UNKNOWN_TEXT_COLUMNS).toString() + Buffer.from(rows.take()).toString())
  return {
    ...DONE,
    text: `${listed} texts that are not understood, each of at least 11 people, in ${out}\n${others} more are of fewer people each and are not listed, for they might name somebody\n`,
    json: { out, listed, others },
  }
}

/** Counts the texts of everybody in the files; gives why it cannot. */
async function countAll(
  files: readonly string[],
  { question, format }: AskedOf,
  counter: UnknownTexts,
): Promise<Ending | undefined> {
  const { unknownTexts } = format
  if (unknownTexts === undefined)
    return usage(`[${format.id}] has no vocabulary of its own; name another [--input-format]`)
  const deciding = decidingFor(question)
  const readOffense = offenseReader(question)
  const accounts = await readPeople(format, files, {
    asOf: question.day,
    readOffense,
    wantsOthers: false,
    keep: false,
    onPerson: ({ person, rows }) => {
      const found: UnknownText[] = []
      for (const row of rows) if (row.duplicate !== true) found.push(...unknownTexts(row, readOffense))
      if (found.length === 0) return
      const { decided } = decidePerson(deciding, person, rows)
      counter.add(found, decided.filter(({ outcome }) => outcome === 'review').length)
    },
  })
  return 'refused' in accounts ? refused(accounts.refused) : undefined
}
