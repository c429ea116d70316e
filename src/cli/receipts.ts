/** `setaside file receipts`: reads what a court's filing system sent back, and makes answers of what it ruled. */
import { readdirSync, statSync } from 'node:fs'
import type { StatusMeaning } from '../filing/ecf/codes.ts'
import { MESSAGES_CSV } from '../filing/ecf/ecf.ts'
import { answersTable, type Receipt, readReceipts } from '../filing/ecf/receipts.ts'
import { openFiling } from '../filing/finished.ts'
import type { TableRow } from '../results/csv-read.ts'
import { readTable } from '../results/finished.ts'
import { pathIn } from '../results/path-in.ts'
import { command, type Given, type Options, type Telling } from './command.ts'
import { courtCodesIn } from './court-codes.ts'
import { DONE, type Ending, isProblem, type Problem, refused, usage } from './exit.ts'
import { noNewFiles } from './new-file.ts'
import { writeNewTable } from './new-table.ts'
import { FILING } from './options.ts'
import { readWhole } from './read-whole.ts'
import type { Terminal } from './terminal.ts'

const OPTIONS = {
  filing: FILING,
  courtCodes: {
    value: 'file',
    says: 'court-codes.json: what the statuses of the court mean',
    required: true,
    reads: 'file',
    setting: 'courtCodes',
  },
  receipts: { value: 'path', says: 'an XML file that came back, or a folder of them', required: true },
  answers: { value: 'file', says: 'write what the court ruled, for [setaside file answers]: .csv or .xlsx' },
  partial: { says: 'use the others where some cannot be used' },
  force: { says: 'replace a file that is there already' },
} as const satisfies Options

export const receiptsCommand = command({
  name: 'receipts',
  summary: "reads what came back from a court's electronic filing",
  description:
    'Holds the answers of a filing system (ReviewFilingCallbackMessage of ECF 4.01) against the messages of a filing. That a clerk accepted a filing is no ruling: only the statuses that the codes of the court call granted, denied, struck or continued become answers, for [setaside file answers].',
  arguments: {},
  options: OPTIONS,
  prints: {
    messages: 'how many messages were filed',
    receipts: 'how many of them something came back of',
    unusable: 'how many files that came back cannot be used',
  },
  examples: [
    'setaside file receipts --filing filing --court-codes court-codes.json --receipts inbox --answers answers.csv',
  ],
  run: receipts,
})

const MOST_TOLD = 50

async function receipts(
  flags: Given<typeof OPTIONS>,
  terminal: Terminal,
): Promise<Ending | Telling<'messages' | 'receipts' | 'unusable'>> {
  const { answers } = flags
  const place = noNewFiles({ '--answers': answers }, flags.force, [flags.courtCodes, flags.receipts])
  if (place !== undefined) return place
  const codes = courtCodesIn(flags.courtCodes)
  if (isProblem(codes)) return codes
  const filing = openFiling(flags.filing)
  if ('unusable' in filing) return refused(filing.unusable)
  const { outputs } = filing.manifest
  if (!outputs.some(({ name }) => name === MESSAGES_CSV))
    return refused(
      `the filing in [${flags.filing}] has no ${MESSAGES_CSV}; file again with [--court-codes], so that messages are made`,
    )
  const rows: TableRow[] = []
  const broken = readTable({ folder: flags.filing, outputs }, MESSAGES_CSV, row => rows.push(row))
  if (broken !== undefined) return refused(broken.unusable)
  const files = filesAt(flags.receipts)
  if (isProblem(files)) return files

  let unread: Problem | undefined
  // One at a time: an answer may bring its documents along.
  function* texts() {
    for (const file of files as readonly string[]) {
      const text = readWhole(file, 'file that came back')
      if (isProblem(text)) {
        unread = text
        return
      }
      yield { file, text }
    }
  }
  const read = readReceipts(texts(), rows, codes)
  if (unread !== undefined) return unread
  for (const { file, why } of read.problems.slice(0, MOST_TOLD)) terminal.err(`[${file}]: ${why}\n`)
  if (read.problems.length > MOST_TOLD) terminal.err(`... and ${read.problems.length - MOST_TOLD} more\n`)
  if (read.problems.length > 0 && !flags.partial)
    return refused(
      `[${read.problems.length}] answers in [${flags.receipts}] cannot be used; mend them, or use the others with [--partial]`,
    )
  if (answers !== undefined) await writeNewTable(answers, answersTable(read, rows))
  const messages = new Set(rows.map(({ message = '' }) => message))
  return {
    ...DONE,
    text: receiptsText(messages, [...read.receipts.values()]),
    json: { messages: messages.size, receipts: read.receipts.size, unusable: read.problems.length },
  }
}

/** A file, or the XML files of a folder in the order of their names. */
function filesAt(path: string): readonly string[] | Problem {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory() !== true) return [path]
  const files = readdirSync(path)
    .filter(name => /\.xml$/i.test(name))
    .sort()
    .map(name => pathIn(path, name))
  return files.length > 0 ? files : usage(`the folder [${path}] holds no file named [.xml]; name another`)
}

/** In the order a filing takes. */
const MEANINGS: readonly (readonly [StatusMeaning, string])[] = [
  ['received', 'received'],
  ['accepted', 'accepted by the clerk'],
  ['rejected', 'rejected by the clerk'],
  ['granted', 'granted'],
  ['denied', 'denied'],
  ['struck', 'struck'],
  ['continued', 'continued'],
]

function receiptsText(messages: ReadonlySet<string>, found: readonly Receipt[]): string {
  const line = (label: string, count: number) => `  ${label.padEnd(28)}${String(count).padStart(9)}`
  const rejected = found
    .filter(({ meaning }) => meaning === 'rejected')
    .map(({ message }) => message)
    .sort()
  return [
    line('messages filed', messages.size),
    ...MEANINGS.map(([meaning, label]) => line(label, found.filter(one => one.meaning === meaning).length)),
    line('no answer yet', messages.size - found.length),
    ...(rejected.length === 0
      ? []
      : [
          'Not taken, and to be filed again (a rejected filing is not a denied motion):',
          ...rejected.slice(0, MOST_TOLD).map(message => `  ${message}`),
          ...(rejected.length > MOST_TOLD ? [`  and ${rejected.length - MOST_TOLD} others`] : []),
        ]),
    '',
  ].join('\n')
}
