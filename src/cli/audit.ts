/** `setaside audit verify`: whether every entry of the workstation's audit is what was written, in its place. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathIn } from '../results/path-in.ts'
import {
  BROKEN_SAYS,
  HEAD_FILE,
  type Head,
  headIn,
  headText,
  readHead,
  verifyAudit,
} from '../review/audit-chain.ts'
import { NoDatabase } from '../review/database/connection.ts'
import { withDatabase } from '../review/database/office-database.ts'
import { command, commandGroup, type Given, type Options, type Telling } from './command.ts'
import { DONE, type Ending, endingOf, isProblem, type Problem, refused, usage } from './exit.ts'
import { noNewFile, writeNewFile } from './new-file.ts'

export const DATA = {
  value: 'dir',
  usual: 'setaside-data',
  says: 'the folder of what people add: the database, keys and links',
} as const

const OPTIONS = {
  data: DATA,
  noted: {
    value: 'file',
    repeats: true,
    reads: 'file',
    says: 'an entry that was noted with --note: whoever cut off the audit after it, or wrote it anew, is seen',
  },
  note: {
    value: 'file',
    says: 'note the last entry in this file, to be kept where nobody who works here can change it',
  },
  force: { says: 'replace the file of --note' },
} as const satisfies Options

const verifyAuditCommand = command({
  name: 'verify',
  summary: 'whether every entry is what was written, in its place',
  description:
    'Reads the whole audit of a data folder, or of the database that DATABASE_URL names, and names the first entry that was changed, removed, put in or moved. It may run while people work. The end of an audit can be cut off without a trace in what is left: note the last entry elsewhere from time to time with --note, and name that file with --noted.',
  arguments: {},
  options: OPTIONS,
  prints: {
    entries: 'how many entries there are, where all hold',
    head: 'the last of them: its `number` and its `hash`',
    text: 'what is printed',
  },
  examples: [
    'setaside audit verify',
    'setaside audit verify --data office-data --noted /media/usb/audit.txt --note /media/usb/audit-2026-12.txt',
  ],
  run: async given => await toldOf(() => verified(given)),
})

export const auditCommand = commandGroup({
  name: 'audit',
  summary: 'holds the audit of the workstation against what was written',
  description: 'The audit says who saw and did what. Each entry holds the hash of the one before it.',
  examples: [],
  parts: [verifyAuditCommand],
})

/** Who does what a command does to the database of the workstation, in its audit. */
export const BY_COMMAND = { who: 'whoever owns the data folder', session: 'command line' } as const

/** What a database says that cannot be had is a refusal in its words. */
export async function toldOf<T extends Ending>(work: () => Promise<T>): Promise<T | Ending> {
  try {
    return await work()
  } catch (error) {
    return error instanceof NoDatabase ? refused(error.message) : endingOf(error)
  }
}

type Told = Ending | Telling<'entries' | 'head' | 'text'>

async function verified({ data, noted, note, force }: Given<typeof OPTIONS>): Promise<Told> {
  const heads = headsOf(noted)
  if (isProblem(heads)) return heads
  const cannot = note === undefined ? undefined : noNewFile('--note', note, force)
  if (cannot !== undefined) return cannot
  const folder = resolve(data)
  const own = headIn(pathIn(folder, HEAD_FILE))
  const found = await withDatabase({ data: folder, databaseUrl: process.env.DATABASE_URL }, ({ db }) =>
    verifyAudit(db, own === undefined ? heads : [...heads, own]),
  )
  if ('broken' in found) {
    const { number, how } = found.broken
    return refused(
      `the audit does not hold: ${BROKEN_SAYS[how](number)}; keep the database as it is, and find out who could write to it`,
    )
  }
  const { entries, head } = found
  if (note !== undefined) writeNewFile(note, `${headText(head)}\n`)
  const text = [
    `The audit holds: ${entries.toLocaleString('en-US')} entries, each with the one before it.`,
    `Last entry: ${headText(head)}`,
    ...(own === undefined && heads.length === 0
      ? [
          `Nothing says that its end is the end: [${pathIn(data, HEAD_FILE)}], where the server notes the last entry, is not there or cannot be read.`,
        ]
      : []),
    note === undefined
      ? 'Note it elsewhere with [--note], and the end cannot be cut off unseen.'
      : `It is noted in [${note}]. Keep that file where nobody who works here can change it.`,
  ].join('\n')
  return { ...DONE, text, json: { entries, head, text } }
}

function headsOf(paths: readonly string[]): readonly Head[] | Problem {
  const heads: Head[] = []
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isFile())
      return usage(`--noted is [${path}], and there is no such file`)
    const head = readHead(readFileSync(path, 'utf8'))
    if (head === undefined)
      return usage(
        `[${path}] is no entry that [setaside audit verify --note] wrote; it holds its number and its hash`,
      )
    heads.push(head)
  }
  return heads
}
