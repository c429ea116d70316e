/** `setaside partition`: rows of whole people in, determinations as JSON Lines out, for a cluster engine to pipe through. */
import { readPeople } from '../intake/read.ts'
import type { Jurisdictions } from '../jurisdictions/jurisdiction.ts'
import { CONVICTION_COLUMNS, writeConviction } from '../report/convictions.ts'
import { RELIEF_COLUMNS, writeArrestReliefs, writeReliefs } from '../report/reliefs.ts'
import { jsonLines } from '../results/json-lines.ts'
import { asReader, decidePerson, decidingFor, offenseReader } from '../run/person.ts'
import { type AskedOf, askedOf } from './asked-of.ts'
import { command, type Given, type Options } from './command.ts'
import { DONE, type Ending, isProblem, refused } from './exit.ts'
import { COUNTY, questionOptions } from './options.ts'
import { stdinFile } from './stdin-file.ts'
import { tableTextsFor } from './table-maker.ts'
import type { Terminal } from './terminal.ts'

const optionsOf = (jurisdictions: Jurisdictions) =>
  ({
    county: { ...COUNTY, required: true },
    ...questionOptions(jurisdictions),
  }) as const satisfies Options

export const partitionCommand = (jurisdictions: Jurisdictions) =>
  command({
    name: 'partition',
    summary: 'decides rows given on standard input, for a cluster engine',
    description:
      'Reads rows of whole people on standard input, with or without a header, and prints a line of JSON for each conviction considered: the columns of convictions.csv, decided by the very code of a run. A program of several statutes gives the lines of reliefs.csv instead. Every row of a person must be in one partition. What was read is told on standard error, in numbers.',
    arguments: {},
    options: optionsOf(jurisdictions),
    examples: ['setaside partition --county SACRAMENTO --as-of 2026-11-01 < part-0001.csv > part-0001.jsonl'],
    run: (given, terminal) => partition(given, jurisdictions, terminal),
  })

/** Lines are printed when so many bytes are ready. */
const ENOUGH = 200

async function partition(
  flags: Given<ReturnType<typeof optionsOf>>,
  jurisdictions: Jurisdictions,
  terminal: Terminal,
): Promise<Ending> {
  const asked = await askedOf(flags, jurisdictions, () => undefined, terminal)
  if (isProblem(asked)) return asked
  // Who is who is settled before anybody is decided, so the rows are read twice: from a file that is gone afterwards.
  const { path, remove } = await stdinFile()
  try {
    return await decideAll(path, asked, terminal)
  } finally {
    remove()
  }
}

async function decideAll(path: string, { question, format }: AskedOf, terminal: Terminal): Promise<Ending> {
  const deciding = decidingFor(question)
  const texts = tableTextsFor(question)
  const byRelief = question.program.lines === 'reliefs'
  const rows = jsonLines(byRelief ? RELIEF_COLUMNS : CONVICTION_COLUMNS)
  let considered = 0
  let waiting = 0
  const accounts = await readPeople(format, [path], {
    asOf: question.day,
    readOffense: offenseReader(question),
    wantsOthers: false,
    keep: false,
    ...asReader(question),
    onPerson: read => {
      const { decided, arrests } = decidePerson(deciding, read.person, read.rows)
      for (const answer of decided) {
        if (byRelief) writeReliefs(rows, answer, question.day, texts)
        else writeConviction(rows, answer, texts.reasonsOf(answer), texts)
      }
      for (const arrest of arrests) writeArrestReliefs(rows, arrest, question.day, texts)
      considered += decided.length + arrests.length
      waiting += decided.length + arrests.length
      if (waiting < ENOUGH) return
      waiting = 0
      terminal.out(Buffer.from(rows.take()).toString('utf8'))
    },
  })
  if ('refused' in accounts) return refused(accounts.refused.replaceAll(path, 'standard input'))
  terminal.out(Buffer.from(rows.take()).toString('utf8'))
  const { lines, people, rejected, forms } = accounts
  terminal.err(
    `${JSON.stringify({ lines, people, considered, rejected, ...(forms === undefined ? {} : { forms }) })}\n`,
  )
  return DONE
}
