/** Reads the facts a command is given: from files, and what the office vouches for of everybody. */

import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { COUNTY, countyKind } from '../facts/county.ts'
import { readFactsCsv } from '../facts/read-csv.ts'
import { type FactTable, readFacts } from '../facts/read-lines.ts'
import type { LineState } from '../facts/resolve.ts'
import { type Vocabulary, vocabularyOf } from '../facts/vocabulary.ts'
import type { JurisdictionLaw, Venue } from '../law/jurisdiction.ts'
import type { Policy } from '../law/policy.ts'
import type { Program } from '../law/program.ts'
import type { FactLine, FactProblem } from '../record/fact-line.ts'
import { LIMITS } from '../record/limits.ts'
import { sha256 } from '../results/hash.ts'
import type { InputFile } from '../results/manifest.ts'
import { anySubject } from '../rules/condition.ts'
import type { GivenFacts } from '../run/person.ts'
import type { Day } from '../time/day.ts'
import type { Vouched } from './choose-program.ts'
import { isProblem, type Problem, refused, usage } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** The facts of a command. */
export interface Facts {
  readonly lines: readonly FactLine[]
  readonly problems: readonly FactProblem[]
  /** The files they stand in, as the manifest names what went in. */
  readonly files: readonly InputFile[]
}

/** The facts of files; undefined where none is named. Tells what could not be taken. */
export async function givenFacts(
  paths: readonly string[],
  law: JurisdictionLaw,
  terminal: Terminal,
): Promise<Facts | Problem | undefined> {
  if (paths.length === 0) return undefined
  const found = await readTables(paths, terminal)
  if (isProblem(found)) return found
  const read = readFacts(found.tables, await allFacts(law))
  if ('refused' in read) return refused(`the facts cannot be read: ${read.refused}`)
  tellProblems(read.problems, read.notes, terminal)
  return { lines: read.lines, problems: read.problems, files: found.files }
}

/** Every fact that the law of a jurisdiction or a policy that comes with it may ask for. */
export async function allFacts({ programs, policies, venue }: JurisdictionLaw): Promise<Vocabulary> {
  const all = await Promise.all(Object.values(programs).map(program => program()))
  return withCounty(vocabularyOf(all, (policies?.presets ?? []).flatMap(linesOf)), venue, true)
}

/** What a program and a policy ask for, and in which county. */
export const factsAskedBy = (
  { venue }: Pick<JurisdictionLaw, 'venue'>,
  program: Program,
  policy: Policy | undefined,
): Vocabulary =>
  withCounty(
    vocabularyOf([program], policy === undefined ? [] : linesOf(policy)),
    venue,
    program.statutes.arrests.length > 0,
  )

const withCounty = (vocabulary: Vocabulary, venue: Venue, arrests: boolean): Vocabulary =>
  new Map([...vocabulary, [COUNTY, countyKind(venue, arrests)]])

/** What is known beside the files of a question: lines of facts, and what the office vouches for of everybody. */
export interface Known {
  readonly facts: readonly FactLine[] | undefined
  readonly vouched: Vouched | undefined
  readonly law: JurisdictionLaw
  readonly day: Day
}

/** Undefined where nothing is. */
export function factsFor(
  { facts, vouched, law, day }: Known,
  program: Program,
  policy: Policy | undefined,
): GivenFacts | undefined {
  if (facts === undefined && vouched === undefined) return undefined
  const lines = [...(facts ?? []), ...vouchedLines(vouched, law, day)]
  return { lines, vocabulary: factsAskedBy(law, program, policy) }
}

export const withFacts = (facts: GivenFacts | undefined) => (facts === undefined ? {} : { facts })

const linesOf = ({ lines }: Policy) =>
  lines.flatMap(({ when, closes }) => [when, ...(closes === undefined ? [] : [closes])].map(anySubject))

/** What `--vouch` is short for. */
const vouchedLines = (
  vouching: Vouched | undefined,
  { vouched = {} }: JurisdictionLaw,
  asOf: Day,
): readonly FactLine[] =>
  (vouching?.words ?? []).flatMap((word, at) => {
    const fact = vouched[word]
    return vouching === undefined || fact === undefined
      ? []
      : [
          {
            of: { everyone: true },
            fact,
            value: true,
            source: vouching.source,
            by: vouching.by,
            asOf,
            at: { file: '--vouch', line: at + 1, column: word },
          },
        ]
  })

interface Tables {
  readonly tables: readonly FactTable[]
  readonly files: readonly InputFile[]
}

/** Nothing that people fill in is as long as this. */
const LONGEST = LIMITS.given.most

async function readTables(paths: readonly string[], terminal: Terminal): Promise<Tables | Problem> {
  const tables: FactTable[] = []
  const files: InputFile[] = []
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isFile() !== true)
      return usage(`[${path}] is no file; name the facts after [--facts], one file each time`)
    if (found.size > LONGEST) return refused(`[${path}] is too large for a file of facts; divide it`)
    const name = basename(path)
    if (tables.some(({ file }) => file === name))
      return usage(
        `two files of facts are called [${name}]; give one of them another name, so that each line can be told`,
      )
    const bytes = readFileSync(path)
    const read = isPacked(bytes)
      ? await (await import('../report/spreadsheet.ts')).readFactsSheet(name, bytes)
      : readFactsCsv(name, bytes)
    if ('refused' in read) return refused(`the facts cannot be read: ${read.refused}`)
    if (read.note !== undefined) terminal.err(`${read.note}.\n`)
    tables.push(read.table)
    files.push({ name, bytes: bytes.length, sha256: sha256(bytes) })
  }
  return { tables, files }
}

/** A workbook is a zip. */
const isPacked = (bytes: Buffer): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** So many lines are told one by one. */
const TOLD = 100

function tellProblems(
  problems: readonly FactProblem[],
  notes: readonly FactProblem[],
  terminal: Terminal,
): void {
  tellAll([...problems.map(one => `not taken: ${placed(one)}`), ...notes.map(placed)], terminal)
}

/** Lines that decide nothing, of which only a run knows. */
export const tellLines = (told: readonly FactProblem[], terminal: Terminal): void =>
  tellAll(
    told.map(one => `decides nothing: ${placed(one)}`),
    terminal,
  )

function tellAll(told: readonly string[], terminal: Terminal): void {
  for (const says of told.slice(0, TOLD)) terminal.err(`${says}${says.endsWith('?') ? '' : '.'}\n`)
  if (told.length > TOLD) terminal.err(`and ${told.length - TOLD} lines more, all of them in facts.csv.\n`)
}

/** What became of the lines of facts, in words: `Facts: 120 lines: 110 given, 3 nobody`. */
export function accountText(counts: Readonly<Record<string, number>>): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const parts = Object.entries(counts).map(([state, count]) => `${count} ${STATES[state as LineState]}`)
  return `Facts: ${all} line${all === 1 ? '' : 's'}${parts.length === 0 ? '' : `: ${parts.join(', ')}`} (facts.csv)`
}

const STATES: Readonly<Record<LineState, string>> = {
  given: 'count',
  agrees: 'say what the record says',
  corrects: 'correct the record',
  contradicts: 'contradict the record',
  differs: 'differ from another',
  withdrawn: 'were withdrawn',
  withdraws: 'withdraw others',
  nobody: 'mean nobody',
  several: 'mean several',
  mistaken: 'stand beside another’s name or case',
  'not-asked': 'were not asked for',
  'not-read': 'could not be read',
}

const placed = ({ at: { file, line, column }, why }: FactProblem): string =>
  `${file}:${line}${column === undefined ? '' : ` (${column})`} ${why}`
