/** `facts.csv`: every line of the facts of a run and what became of it; it may be given to another run as it is. */
import type { FactLine, FactProblem } from '../record/fact-line.ts'
import { csvRows } from '../results/csv.ts'
import { formatDay } from '../time/day.ts'
import type { BecameOf } from './attach.ts'
import { FACTS_VERSION } from './read-lines.ts'
import type { LineState, Resolved } from './resolve.ts'
import { givenText } from './text.ts'

export const FACTS_TABLE = 'facts.csv'

export const FACT_COLUMNS = [
  'version',
  'state',
  'why',
  'person_id',
  'cycle_count',
  'cii',
  'case_number',
  'incident_number',
  'section',
  'fact',
  'value',
  'unit',
  'source',
  'by',
  'as_of',
  'corrects',
  'withdrawn',
  'record_says',
  'source_file',
  'source_line',
] as const

/** The facts of a run as they were given, and those that could not be read. */
export interface RunLines {
  readonly lines: readonly FactLine[]
  readonly problems: readonly FactProblem[]
}

/** What became of every line. */
export interface Account {
  /** By line. */
  readonly states: readonly LineState[]
  readonly record: ReadonlyMap<number, BecameOf['record']>
  /** How many lines came to each state, in the order of the words. */
  readonly counts: Readonly<Record<string, number>>
  /** How many lines count, by the name of the fact. */
  readonly counting: Readonly<Record<string, number>>
  /** The lines that decide nothing and that people must look at, each with why. */
  readonly told: readonly FactProblem[]
}

/** Where a line was given of several people (a fact of everybody), the gravest of what became of it counts. */
const GRAVITY: readonly LineState[] = ['differs', 'contradicts', 'corrects', 'given', 'agrees', 'not-asked']

export function accountOf(
  { lines, problems }: RunLines,
  { states: before }: Resolved,
  became: readonly BecameOf[],
): Account {
  const states: (LineState | undefined)[] = [...before]
  const record = new Map<number, BecameOf['record']>()
  for (const { line, state, record: says } of became) {
    const known = states[line]
    if (known === undefined || GRAVITY.indexOf(state) < GRAVITY.indexOf(known)) states[line] = state
    if (says !== undefined && lines[line]?.of.everyone !== true) record.set(line, says)
  }
  const all = states.map((state): LineState => state ?? 'not-asked')
  const counts: Record<string, number> = {}
  for (const state of [...all, ...problems.map((): LineState => 'not-read')].sort())
    counts[state] = (counts[state] ?? 0) + 1
  const told = lines.flatMap(({ at }, line) => {
    const state = all[line]
    const why = state === undefined || !TOLD.includes(state) ? undefined : WHY[state]
    return why === undefined ? [] : [{ at: { file: at.file, line: at.line }, why }]
  })
  const counting: Record<string, number> = {}
  for (const { fact } of lines
    .filter((_, at) => COUNTING.includes(all[at] as LineState))
    .sort((a, b) => (a.fact < b.fact ? -1 : 1)))
    counting[fact] = (counting[fact] ?? 0) + 1
  return { states: all, record, counts, counting, told }
}

const COUNTING: readonly LineState[] = ['given', 'corrects']
const TOLD: readonly LineState[] = ['contradicts', 'differs', 'nobody', 'several', 'mistaken']

/** Why a line decides nothing, in a sentence. */
export const WHY: Readonly<Partial<Record<LineState, string>>> = {
  contradicts: 'the record says otherwise: look at both, and say [corrects] where the record is wrong',
  differs: 'another line about the same says otherwise: withdraw the one that is wrong',
  nobody: 'its key means nobody in the files, or no count of theirs',
  several: 'its key means several people or counts: name the count or the section as well',
  mistaken:
    'it was written about another name or other case numbers than those of whom it means: the sheet is of another run; make it anew',
  'not-asked': 'nothing that was asked of this person would look at it',
  withdrawn: 'a later line took it back',
}

export function factsTable(
  { lines, problems }: RunLines,
  { meant }: Resolved,
  { states, record }: Account,
): Uint8Array {
  const rows = csvRows()
  for (const name of FACT_COLUMNS) rows.plain(name)
  rows.end()
  for (const [at, one] of lines.entries()) {
    const state = states[at] as LineState
    const { of, fact, value, unit, source, by, asOf, corrects, withdrawn } = one
    const whose = meant[at]
    rows.number(FACTS_VERSION)
    rows.plain(state)
    rows.text(WHY[state] ?? '')
    rows.text(of.everyone ? '*' : (whose?.person ?? of.person ?? ''))
    rows.text(whose?.count ?? of.count ?? '')
    for (const key of ['stateNumber', 'caseNumber', 'incidentNumber', 'section'] as const)
      rows.text(whose === undefined ? (of[key] ?? '') : '')
    rows.text(fact)
    rows.text(givenText(value))
    rows.text(unit ?? '')
    rows.text(source)
    rows.text(by)
    rows.plain(formatDay(asOf))
    rows.plain(corrects ? 'yes' : '')
    rows.plain(withdrawn ? 'yes' : '')
    rows.text(givenText(record.get(at)))
    rows.text(one.at.file)
    rows.number(one.at.line)
    rows.end()
  }
  for (const { at, why } of problems) {
    rows.number(FACTS_VERSION)
    rows.plain('not-read')
    rows.text(`${at.column === undefined ? '' : `${at.column} `}${why}`)
    rows.empty(15)
    rows.text(at.file)
    rows.number(at.line)
    rows.end()
  }
  return rows.take()
}
